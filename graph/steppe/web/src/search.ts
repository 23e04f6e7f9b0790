/** Search over every name in every script: what is typed and what is known are folded alike. */

import { bdi, byId, h, sign } from "./dom";
import type { Graph } from "./graph";
import type { Thing } from "./payload";
import { kindColour } from "./theme";

const MOST = 12;

/** Lower-case letters and digits without accents, words apart by one blank. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLocaleLowerCase("en")
    .replace(/[ʻʼ’'`]/g, "")
    .replace(/[^\p{L}\p{N}+]+/gu, " ")
    .trim();
}

interface Entry {
  thing: Thing;
  keys: string[];
}

export class Search {
  private readonly input = byId<HTMLInputElement>("query");
  private readonly list = byId("found");
  private readonly entries: Entry[];
  private found: Thing[] = [];
  private at = 0;

  constructor(
    private readonly graph: Graph,
    private readonly choose: (id: number) => void,
  ) {
    this.entries = graph.things.map((thing) => ({
      thing,
      keys: [...new Set([thing.name, ...thing.names, ...thing.folded, thing.iri.split("/").pop() ?? ""].map(fold))],
    }));
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => this.look());
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Things whose names match, the best first. */
  match(text: string): Thing[] {
    const query = fold(text);
    if (!query) return [];
    const scored: [number, number, Thing][] = [];
    for (const { thing, keys } of this.entries) {
      const best = Math.min(...keys.map((key) => score(key, query)));
      if (best < 9) scored.push([best, thing.rank < 0 ? 1e6 : thing.rank, thing]);
    }
    return scored
      .sort((x, y) => x[0] - y[0] || x[1] - y[1] || this.graph.tiesOf[y[2].id]!.length - this.graph.tiesOf[x[2].id]!.length || x[2].id - y[2].id)
      .slice(0, MOST)
      .map(([, , thing]) => thing);
  }

  private look(): void {
    this.found = this.match(this.input.value);
    this.at = 0;
    const none = fold(this.input.value) !== "" && !this.found.length;
    this.list.replaceChildren(
      ...this.found.map((thing, i) => {
        const kind = this.graph.meta.kinds[thing.kind]!;
        const other = this.reason(thing);
        const picture = sign(kind.shape, kindColour(this.graph, thing.kind), kind.acts);
        const row = h("li", { role: "option", id: `found-${i}` }, picture, h("span", { class: "name" }, bdi(thing.name)), h("small", {}, other || kind.one));
        row.addEventListener("click", () => this.take(i));
        return row;
      }),
      ...(none ? [h("li", { class: "none" }, "nothing is called so")] : []),
    );
    this.list.hidden = !this.found.length && !none;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark();
  }

  /** The other name by which it was found, if its own does not match. */
  private reason(thing: Thing): string {
    const query = fold(this.input.value);
    if (fold(thing.name).includes(query)) return "";
    return thing.names.find((name) => fold(name).includes(query)) ?? "";
  }

  private mark(): void {
    [...this.list.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === this.at && this.found.length > 0)));
    if (this.found.length && !this.list.hidden) this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  private key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && this.found.length) {
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.mark();
      event.preventDefault();
    } else if (event.key === "Enter" && this.found.length) {
      this.take(this.at);
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.close();
      this.input.blur();
      event.stopPropagation();
    }
  }

  private take(i: number): void {
    const thing = this.found[i];
    this.close();
    this.input.blur();
    if (thing) this.choose(thing.id);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** 0 the name itself, 1 its beginning, 2 the beginning of a word, 3 every word begun, 4 within; 9 not at all. */
function score(key: string, query: string): number {
  if (key === query) return 0;
  if (key.startsWith(query)) return 1;
  if (key.includes(` ${query}`)) return 2;
  const words = key.split(" ");
  if (query.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return 3;
  return query.length > 2 && key.includes(query) ? 4 : 9;
}
