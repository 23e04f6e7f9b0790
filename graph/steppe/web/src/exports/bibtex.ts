/** BibTeX of the sources behind what is shown. */

import type { Source } from "../payload";
import type { Visible } from "./visible";

/** Signs that a backslash before them does not make plain. */
const SPECIAL: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

export function bibtex({ graph, sources }: Visible): string {
  return sources.map((i) => entry(graph.sources[i]!, graph.iri(graph.sources[i]!))).join("\n");
}

function entry(source: Source, iri: string): string {
  const key = (source.iri.split("/").pop() ?? "source").replace(/[^A-Za-z0-9:-]/g, "-");
  const [year, month] = (source.issued ?? "").split("-");
  const fields: [string, string | undefined][] = [
    ["title", source.title && `{${escaped(source.title)}}`],
    ["author", source.publisher && `{${escaped(source.publisher)}}`],
    ["year", year],
    ["month", month && String(Number(month))],
    ["date", source.issued],
    ["url", source.url && url(source.url)],
    ["note", `steppe source ${escaped(iri)}`],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${key},\n${lines.join(",\n")}\n}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\{}$&#%_^~]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}

/** An address that leaves the braces of its field whole. */
function url(address: string): string {
  return address.replace(/[{}\\]/g, encodeURIComponent);
}
