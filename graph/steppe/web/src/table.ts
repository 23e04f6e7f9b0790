/** The twin of the picture: the same facts as a table, for reading aloud, for printing and for finding with the browser. */

import { bdi, byId, count, h, link } from "./dom";
import { newestFirst, type Graph } from "./graph";
import type { Fact } from "./payload";
import type { Shown } from "./shown";
import { tally } from "./summary";

interface Column {
  name: string;
  key(graph: Graph, fact: Fact): string;
  cell(graph: Graph, fact: Fact): (Node | string)[];
}

const MOST = 1500;

const COLUMNS: Column[] = [
  { name: "Day", key: (_, fact) => fact.when ?? "", cell: (_, fact) => [fact.when ?? ""] },
  { name: "Fact", key: (_, fact) => fact.title ?? "", cell: (_, fact) => [bdi(fact.title ?? fact.iri)] },
  { name: "Kind", key: (_, fact) => fact.kind ?? "", cell: (_, fact) => [bdi(fact.kind ?? "")] },
  { name: "Between", key: between, cell: (graph, fact) => [bdi(between(graph, fact))] },
  { name: "Standing", key: standing, cell: (graph, fact) => [bdi(standing(graph, fact))] },
  { name: "Says", key: says, cell: (graph, fact) => [bdi(says(graph, fact))] },
  { name: "Sources", key: (_, fact) => String(fact.sources?.length ?? 0).padStart(4, "0"), cell: told },
];

function between(graph: Graph, fact: Fact): string {
  const ends = (fact.ends ?? []).map((id) => graph.things[id]!.name);
  return ends.length > 6 ? `${ends.slice(0, 6).join("; ")} and ${ends.length - 6} more` : ends.join("; ");
}

function standing(graph: Graph, fact: Fact): string {
  if (!fact.says) return fact.stage || graph.meta.states[fact.state] || "";
  return `${fact.says[2] || "claim"}: ${fact.says[0]} says`;
}

function says(_: Graph, fact: Fact): string {
  return [...(fact.dates ?? []), ...(fact.lines ?? []).filter((line) => line[2] === undefined)].map(([label, text]) => `${label} ${text}`).join("; ");
}

function told(graph: Graph, fact: Fact): (Node | string)[] {
  return (fact.sources ?? []).flatMap((i, n) => {
    const source = graph.sources[i]!;
    const words = [source.publisher ?? "", source.issued ?? ""].filter(Boolean).join(", ");
    return [n ? "; " : "", link(source.url, words || source.iri)];
  });
}

export class Table {
  private readonly host = byId("table");
  private by = 0;
  private up = false;

  constructor(private readonly graph: Graph) {}

  draw(shown: Shown, sentence: string): void {
    const { graph } = this;
    const column = COLUMNS[this.by]!;
    const order = newestFirst(graph, shown.facts);
    if (this.by || this.up) {
      const sorted = order.map((i) => ({ i, key: column.key(graph, graph.facts[i]!) }));
      sorted.sort((x, y) => x.key.localeCompare(y.key, "en") || x.i - y.i);
      if (!this.up) sorted.reverse();
      order.splice(0, order.length, ...sorted.map(({ i }) => i));
    }
    const head = h("tr", {});
    COLUMNS.forEach((its, i) => {
      const way = i === this.by ? (this.up ? "ascending" : "descending") : "none";
      const sort = () => {
        this.up = i === this.by ? !this.up : i !== 0;
        this.by = i;
        this.draw(shown, sentence);
        this.host.querySelectorAll<HTMLElement>("th button")[i]?.focus();
      };
      head.append(h("th", { scope: "col", "aria-sort": way }, h("button", { type: "button", onclick: sort }, its.name)));
    });
    const cell = (its: Column, fact: Fact) => h("div", {}, ...its.cell(graph, fact));
    const body = h("tbody", {});
    for (const i of order.slice(0, MOST)) {
      const fact = graph.facts[i]!;
      const row = h("tr", { class: graph.meta.states[fact.state] ?? "" });
      COLUMNS.forEach((its, n) => row.append(n === 1 ? h("th", { scope: "row" }, cell(its, fact)) : h("td", {}, cell(its, fact))));
      body.append(row);
    }
    const cut = order.length > MOST ? ` The first ${count(MOST)} are listed; narrow the filter for the rest.` : "";
    const caption = h("caption", {}, `${tally(graph, order)} behind the picture: ${sentence}.${cut}`);
    this.host.replaceChildren(h("table", {}, caption, h("thead", {}, head), body));
  }
}
