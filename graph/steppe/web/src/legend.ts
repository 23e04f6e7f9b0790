/** The legend is the filter: every kind, relation and state with its sign, how many are shown, and a box to tick. */

import { byId, count, h, sign, stroke } from "./dom";
import { DASHES } from "./cards";
import type { Graph } from "./graph";
import { ABSENT, ENDED } from "./payload";
import type { Shown } from "./shown";
import type { State, Wish } from "./state";
import { coverage, shares, tally } from "./summary";
import { familyColour, kindColour, theme } from "./theme";

type Part = "kinds" | "families" | "states";

interface Row {
  box: HTMLInputElement;
  number: HTMLElement;
  part: Part;
  index: number;
  /** Name and sign in words. */
  says: string;
}

const SHAPES: Record<string, string> = {
  dot: "disc",
  square: "square",
  diamond: "diamond",
  triangle: "triangle",
  hexagon: "hexagon",
  star: "star",
  triangleDown: "triangle on its point",
};
const WORDS: Record<string, string> = {
  held: "held as fact",
  planned: "planned, announced",
  claimed: "only claimed",
  ended: "over",
};

export class Legend {
  private readonly host = byId("legend");
  private rows: Row[] = [];
  private readonly evidence = h("ul", { id: "coverage" });
  private totals: Record<Part, number[]>;

  constructor(
    private readonly graph: Graph,
    private readonly state: State,
  ) {
    this.totals = this.count();
    this.build();
  }

  /** How many there are on the day, whatever the filter: things by kind, facts and claims by relation and state. */
  private count(): Record<Part, number[]> {
    const { meta, things, facts, at } = this.graph;
    const totals = { kinds: meta.kinds.map(() => 0), families: meta.families.map(() => 0), states: meta.states.map(() => 0) };
    for (const thing of things) totals.kinds[thing.kind]!++;
    facts.forEach((fact, i) => {
      if (at[i] === ABSENT) return;
      totals.families[fact.family]!++;
      totals.states[at[i]!]!++;
    });
    return totals;
  }

  /** Make the rows anew; colours follow the ground. */
  build(): void {
    const { meta } = this.graph;
    this.rows = [];
    const grey = theme().faint;
    const kinds = meta.kinds.map((kind, i) => this.row("kinds", i, kind.many, sign(kind.shape, kindColour(this.graph, i), kind.acts)));
    const families = meta.families.map((family, i) => this.row("families", i, family.name, stroke(familyColour(this.graph, i, 0))));
    const states = meta.states.map((name, i) =>
      this.row("states", i, WORDS[name] ?? name, stroke(i === ENDED ? meta.ended[theme().dark ? 1 : 0] : grey, DASHES[i])),
    );
    this.host.replaceChildren(
      h("section", { "aria-label": "Evidence" }, h("h2", {}, "Evidence"), this.evidence),
      this.group("Kinds", "kinds", kinds),
      this.group("Relations", "families", families),
      this.group("Standing", "states", states),
      h("p", { class: "hint" }, "Filled shapes act, hollow ones are acted on. Alt-click, or Alt and Space, shows one alone. A line takes the colour of its strongest relation."),
    );
  }

  private group(title: string, part: Part, rows: (HTMLElement | null)[]): HTMLElement {
    const unit = part === "kinds" ? "shown of all" : "facts, claims of all";
    return h("fieldset", {}, h("legend", {}, title, h("small", {}, unit)), ...rows);
  }

  private row(part: Part, index: number, name: string, picture: SVGElement): HTMLElement | null {
    const { things, facts } = this.graph;
    if (part === "kinds" && !things.some((thing) => thing.kind === index)) return null;
    if (part === "families" && !facts.some((fact) => fact.family === index)) return null;
    const box = h("input", { type: "checkbox", checked: this.state.wish[part].has(index) });
    const number = h("span", { class: "number" });
    const row = h("label", {}, box, picture, h("span", { class: "name" }, name), number);
    row.addEventListener("click", (event) => {
      if (!event.altKey) return;
      event.preventDefault();
      this.alone(part, index);
    });
    box.addEventListener("keydown", (event) => {
      if (!event.altKey || event.key !== " ") return;
      event.preventDefault();
      this.alone(part, index);
    });
    box.addEventListener("change", () => {
      this.state.set((wish) => (box.checked ? wish[part].add(index) : wish[part].delete(index)));
    });
    this.rows.push({ box, number, part, index, says: this.says(part, index, name) });
    return row;
  }

  private says(part: Part, index: number, name: string): string {
    const { kinds } = this.graph.meta;
    if (part === "kinds") return `${name}: ${kinds[index]!.acts ? "filled" : "hollow"} ${SHAPES[kinds[index]!.shape] ?? "shape"}`;
    if (part === "families") return `${name}: line in ${familyColour(this.graph, index, 0)}`;
    return `${name}: ${["full", "dashed", "dotted", "grey"][index] ?? "full"} line`;
  }

  /** Tick one box of a part alone; done again, tick all. */
  private alone(part: Part, index: number): void {
    this.state.set((wish) => {
      const only = wish[part].size === 1 && wish[part].has(index);
      wish[part] = new Set(only ? this.totals[part].keys() : [index]);
    });
  }

  /** The legend in plain text, with what is ticked and how many are shown. */
  text(shown: Shown): string {
    const titles: Record<Part, string> = { kinds: "Kinds", families: "Relations", states: "Standing" };
    const lines = [`Evidence: ${coverage(this.graph, shown)}`];
    for (const part of ["kinds", "families", "states"] as const) {
      lines.push("", titles[part]);
      for (const row of this.rows.filter((its) => its.part === part)) lines.push(`[${row.box.checked ? "x" : " "}] ${row.says}, ${row.number.textContent}`);
    }
    return lines.join("\n");
  }

  draw(wish: Wish, shown: Shown): void {
    const { things, facts } = this.graph;
    this.totals = this.count();
    this.evidence.replaceChildren(
      h("li", {}, `${tally(this.graph, shown.facts)} shown`),
      ...shares(this.graph, shown).map(({ words, part, text }) => {
        const bar = h("span", { class: "meter", "aria-hidden": "true" });
        bar.style.setProperty("--part", String(part));
        return h("li", {}, `${text} ${words}`, bar);
      }),
    );
    const now: Record<Part, Map<number, number>> = { kinds: new Map(), families: new Map(), states: new Map() };
    const add = (part: Part, index: number) => now[part].set(index, (now[part].get(index) ?? 0) + 1);
    for (const id of shown.things) add("kinds", things[id]!.kind);
    for (const i of shown.facts) {
      add("families", facts[i]!.family);
      add("states", facts[i]!.state);
    }
    for (const { box, number, part, index } of this.rows) {
      box.checked = wish[part].has(index);
      const [some, all] = [now[part].get(index) ?? 0, this.totals[part][index]!];
      number.textContent = some === all ? count(all) : `${count(some)}/${count(all)}`;
    }
  }
}
