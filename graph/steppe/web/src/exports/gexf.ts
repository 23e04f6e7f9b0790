/** GEXF 1.3 for Gephi: places and colours of things, and each tie with the days between which it holds.

Every edge is written as directed, since readers refuse a mixture; its attribute `directed` says whether it is.
*/

import { theme } from "../theme";
import { span, type Visible } from "./visible";
import { Xml, type Attributes } from "./xml";

const SPACE = "http://gexf.net/1.3";
const VIZ = "http://gexf.net/1.3/viz";
const NODE = ["kind", "iri"];
const EDGE = ["relation", "state", "directed", "facts", "sources"];

export function gexf({ graph, things, ties, sentence }: Visible): string {
  const xml = new Xml(SPACE, "gexf", { version: "1.3", "xmlns:viz": VIZ });
  const meta = xml.add(xml.root, "meta");
  xml.add(meta, "creator", {}, "steppe");
  xml.add(meta, "description", {}, sentence);
  const root = xml.add(xml.root, "graph", { mode: "dynamic", defaultedgetype: "directed", timeformat: "date", timerepresentation: "interval" });
  for (const [of, names] of [["node", NODE], ["edge", EDGE]] as const) {
    const list = xml.add(root, "attributes", { class: of, mode: "static" });
    names.forEach((title, i) => xml.add(list, "attribute", { id: i, title, type: "string" }));
  }
  const values = (into: Element, all: string[]) => {
    const list = xml.add(into, "attvalues");
    all.forEach((value, i) => xml.add(list, "attvalue", { for: i, value }));
  };
  const nodes = xml.add(root, "nodes");
  for (const thing of things) {
    const kind = graph.meta.kinds[thing.kind]!;
    const node = xml.add(nodes, "node", { id: thing.iri, label: thing.name });
    values(node, [kind.one, graph.iri(thing)]);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(kind.colour[theme().dark ? 1 : 0].slice(at, at + 2), 16)) as [number, number, number];
    viz(node, "viz:color", { r, g, b });
    viz(node, "viz:position", { x: thing.x, y: -thing.y, z: 0 });
    viz(node, "viz:size", { value: thing.size });
  }
  const edges = xml.add(root, "edges");
  ties.forEach((tie, i) => {
    const { start, end } = span(graph, tie);
    const at: Attributes = { id: `e${i}`, source: graph.things[tie.from]!.iri, target: graph.things[tie.to]!.iri };
    const days = { ...(start ? { start } : {}), ...(end ? { end } : {}) };
    const edge = xml.add(edges, "edge", { ...at, label: tie.word, weight: tie.strength, ...days });
    const sources = new Set(tie.facts.flatMap((n) => graph.facts[n]!.sources ?? [])).size;
    const facts = tie.facts.map((n) => graph.iri(graph.facts[n]!)).join(" | ");
    values(edge, [graph.meta.families[tie.family]!.name, graph.meta.states[tie.state]!, String(tie.arrows !== ""), facts, String(sources)]);
  });
  return xml.toString();
}

function viz(into: Element, name: string, attributes: Attributes): void {
  const element = into.ownerDocument.createElementNS(VIZ, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  into.append(element);
}
