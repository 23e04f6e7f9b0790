/** GraphML: every tie shown as an edge with its relation, state, strength, days and the records behind it. */

import { span, type Visible } from "./visible";
import { Xml } from "./xml";

const NODE = { label: "string", kind: "string", iri: "string", x: "double", y: "double" };
const EDGE = {
  label: "string",
  relation: "string",
  state: "string",
  strength: "double",
  directed: "boolean",
  start: "string",
  end: "string",
  facts: "string",
  sources: "int",
};

export function graphml({ graph, things, ties, sentence }: Visible): string {
  const xml = new Xml("http://graphml.graphdrawing.org/xmlns", "graphml");
  for (const [of, keys] of [["node", NODE], ["edge", EDGE]] as const) {
    for (const [name, type] of Object.entries(keys)) xml.add(xml.root, "key", { id: `${of}-${name}`, for: of, "attr.name": name, "attr.type": type });
  }
  const root = xml.add(xml.root, "graph", { id: "steppe", edgedefault: "directed" });
  xml.add(root, "desc", {}, sentence);
  const put = (into: Element, of: string, values: Record<string, string | number>) => {
    for (const [name, value] of Object.entries(values)) if (value !== "") xml.add(into, "data", { key: `${of}-${name}` }, String(value));
  };
  for (const thing of things) {
    const node = xml.add(root, "node", { id: thing.iri });
    put(node, "node", { label: thing.name, kind: graph.meta.kinds[thing.kind]!.one, iri: graph.iri(thing), x: thing.x, y: -thing.y });
  }
  ties.forEach((tie, i) => {
    const edge = xml.add(root, "edge", { id: `e${i}`, source: graph.things[tie.from]!.iri, target: graph.things[tie.to]!.iri });
    put(edge, "edge", {
      label: tie.word,
      relation: graph.meta.families[tie.family]!.name,
      state: graph.meta.states[tie.state]!,
      strength: tie.strength,
      directed: String(tie.arrows !== ""),
      ...span(graph, tie),
      facts: tie.facts.map((n) => graph.iri(graph.facts[n]!)).join(" | "),
      sources: new Set(tie.facts.flatMap((n) => graph.facts[n]!.sources ?? [])).size,
    });
  });
  return xml.toString();
}
