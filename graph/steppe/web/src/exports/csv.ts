/** CSV of the facts shown, one row each; for spreadsheets, with cells that begin like a formula made harmless. */

import { csvFormatRows } from "d3-dsv";
import { cite, type Visible } from "./visible";

const HEAD = ["day", "fact", "kind", "relation", "between", "state", "stage", "said by", "said on", "standing", "says", "publishers", "sources", "iri"];

export function csv({ graph, facts }: Visible, safe: boolean): string {
  const rows = facts.map((i) => {
    const fact = graph.facts[i]!;
    const lines = [...(fact.dates ?? []), ...(fact.lines ?? [])].map(([label, text]) => `${label} ${text}`);
    const [speaker, said, standing] = fact.says ?? ["", "", ""];
    return [
      ...[fact.when ?? "", fact.title ?? "", fact.kind ?? "", graph.meta.families[fact.family]!.name],
      (fact.ends ?? []).map((id) => graph.name(id)).join("; "),
      ...[graph.meta.states[fact.state] ?? "", fact.stage ?? "", speaker, said, standing, lines.join("; ")],
      String(graph.publishers(fact)),
      (fact.sources ?? []).map((n) => cite(graph.sources[n]!)).join(" | "),
      graph.iri(fact),
    ];
  });
  return csvFormatRows([HEAD, ...(safe ? rows.map((row) => row.map(harmless)) : rows)]) + "\n";
}

/** A cell that no spreadsheet takes for a formula. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
