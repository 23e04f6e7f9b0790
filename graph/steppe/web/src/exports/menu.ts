/** The list of exports: what each gives, and the saving of it. */

import { byId, h } from "../dom";
import { bibtex } from "./bibtex";
import { csv } from "./csv";
import { gexf } from "./gexf";
import { graphml } from "./graphml";
import { png } from "./png";
import { svg } from "./svg";
import { turtle } from "./turtle";
import type { Visible } from "./visible";
import type { Scene } from "../scene";

export interface Exporter {
  visible(): Visible;
  scene(): Scene;
  picture(): HTMLCanvasElement;
  legend(): string;
  address(): string;
  /** Show the picture, which must be on the page to be drawn. */
  show(): void;
}

type Make = (of: Exporter) => string | Blob | Promise<string | Blob>;

/** Label, name of the file, type, and how it is made. */
const KINDS: [string, string, string, Make][] = [
  ["Picture (PNG)", "png", "image/png", (of) => png(of.picture(), of.scene().width, of.visible().sentence, origin(of))],
  ["Drawing (SVG)", "svg", "image/svg+xml", (of) => svg(of.scene(), of.visible().sentence, origin(of))],
  ["Facts (CSV)", "csv", "text/csv", (of) => csv(of.visible(), false)],
  ["Facts for spreadsheets (CSV)", "sheet.csv", "text/csv", (of) => `\ufeff${csv(of.visible(), true)}`],
  ["Facts with sources (Turtle)", "ttl", "text/turtle", (of) => turtle(of.visible())],
  ["Graph (GraphML)", "graphml", "application/graphml+xml", (of) => graphml(of.visible())],
  ["Graph over time (GEXF)", "gexf", "application/gexf+xml", (of) => gexf(of.visible())],
  ["Sources (BibTeX)", "bib", "application/x-bibtex", (of) => bibtex(of.visible())],
  ["Legend (text)", "txt", "text/plain", (of) => `${of.visible().sentence}\n${origin(of)}\n\n${of.legend()}\n`],
];

function origin(of: Exporter): string {
  const { meta } = of.visible().graph;
  return `steppe, data ${meta.version || "not built"}, https://w3id.org/steppe/, CC BY 4.0`;
}

/** Put the list behind its button. */
export function exportMenu(of: Exporter): void {
  const [button, list] = [byId("export-button"), byId("exports")];
  const open = (on: boolean) => {
    list.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    if (on) list.querySelector("button")?.focus();
  };
  const rows = KINDS.map(([label, ending, type, make]) => {
    const act = async () => {
      open(false);
      button.focus();
      if (ending === "png" || ending === "svg") of.show();
      const made = await make(of);
      save(`steppe-${of.visible().graph.day}.${ending}`, typeof made === "string" ? new Blob([made], { type: `${type};charset=utf-8` }) : made);
    };
    return h("li", {}, h("button", { type: "button", onclick: () => void act() }, label));
  });
  const link = h("button", { type: "button", onclick: () => void copy(of.address(), link) }, "Copy the link to this view");
  const print = h("button", { type: "button", onclick: () => (open(false), window.print()) }, "Print");
  list.replaceChildren(...rows, h("li", {}, link), h("li", {}, print));
  button.addEventListener("click", () => open(list.hidden === true));
  for (const each of [button, list]) {
    each.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || list.hidden) return;
      open(false);
      button.focus();
      event.stopPropagation();
    });
  }
  document.addEventListener("pointerdown", (event) => {
    if (!list.contains(event.target as Node) && !button.contains(event.target as Node)) open(false);
  });
}

function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function copy(address: string, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copy it from the address bar";
  }
  window.setTimeout(() => (button.textContent = "Copy the link to this view"), 2000);
}
