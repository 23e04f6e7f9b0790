/** Elements made by hand: text goes in as text, addresses only if they are http or https. */

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | boolean | EventListener>;

/** An element with attributes (`on...` are listeners, `false` leaves one out) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** The element with this id, which the template holds. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

/** A name whose direction of writing cannot spill over. */
export function bdi(text: string): HTMLElement {
  return h("bdi", {}, text);
}

/** A link out, or plain text if the address is not one that may be followed. */
export function link(address: string | undefined, text: string): HTMLElement {
  const url = safe(address);
  return url ? h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, bdi(text)) : bdi(text);
}

function safe(address: string | undefined): string | null {
  if (!address || !/^https?:\/\//.test(address)) return null;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

const SVG = "http://www.w3.org/2000/svg";

function svg(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Shapes of kinds on a square of 16. */
export const PATHS: Record<string, string> = {
  dot: "M8 2.5a5.5 5.5 0 1 0 .01 0z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1.5 14.5 8 8 14.5 1.5 8z",
  triangle: "M8 2 14.5 13.5h-13z",
  triangleDown: "M8 14 1.5 2.5h13z",
  hexagon: "M4.6 2.2h6.8L14.8 8l-3.4 5.8H4.6L1.2 8z",
  star: "M8 1l2.1 4.7 5.1.5-3.9 3.4 1.2 5L8 12l-4.5 2.6 1.2-5L.8 6.2l5.1-.5z",
};

/** The sign of a kind: its shape, filled if it acts. */
export function sign(shape: string, colour: string, filled: boolean): SVGElement {
  const picture = svg("svg", { viewBox: "0 0 16 16", width: "15", height: "15", "aria-hidden": "true" });
  const path = { d: PATHS[shape] ?? PATHS["dot"]!, stroke: colour, "stroke-width": "1.8", fill: filled ? colour : "none" };
  picture.append(svg("path", path));
  return picture;
}

/** The sign of a tie: a stroke in its colour and dash. */
export function stroke(colour: string, dash = ""): SVGElement {
  const picture = svg("svg", { viewBox: "0 0 26 10", width: "26", height: "10", "aria-hidden": "true" });
  picture.append(svg("line", { x1: "1", y1: "5", x2: "25", y2: "5", stroke: colour, "stroke-width": "3", "stroke-dasharray": dash }));
  return picture;
}

/** A number with its thousands parted. */
export function count(number: number): string {
  return number.toLocaleString("en");
}

/** `one thing`, `two things`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}
