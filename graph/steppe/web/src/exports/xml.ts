/** XML made as a document and written by the browser itself, so that no name can break out of its element. */

export type Attributes = Record<string, string | number>;

export class Xml {
  private readonly document: XMLDocument;

  constructor(
    private readonly space: string,
    root: string,
    attributes: Attributes = {},
  ) {
    this.document = document.implementation.createDocument(space, root);
    fill(this.root, attributes);
  }

  get root(): Element {
    return this.document.documentElement;
  }

  /** Put a new element into another. */
  add(into: Element, name: string, attributes: Attributes = {}, text = ""): Element {
    const element = this.document.createElementNS(this.space, name);
    fill(element, attributes);
    if (text) element.textContent = clean(text);
    into.append(element);
    return element;
  }

  toString(): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.document)}\n`;
  }
}

function fill(element: Element, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, clean(String(value)));
}

/** Text without the characters that XML forbids. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
}
