/** Chains as strips of hop cards: how one actor can move another, what stands behind each hop, which is the weakest. */

import { bdi, count, h, link, plural } from "./dom";
import { go, type Going } from "./cards";
import type { Graph } from "./graph";
import type { Chain } from "./paths";
import type { Channel } from "./payload";
import type { Pair, Wish } from "./state";

export interface StripHandlers extends Going {
  /** Look at the path between two things. */
  path(pair: Pair): void;
}

/** Sources under a hop before the rest is folded away. */
const SHOWN = 1;

/** Heading, the chains, and the way to look at it from the other end. */
export function strips(graph: Graph, wish: Wish, [from, to]: Pair, chains: Chain[], on: StripHandlers): Node[] {
  const title = h("h2", {}, h("span", {}, "How ", go(graph, from, on), " can move ", go(graph, to, on)));
  const turn = h("button", { type: "button", class: "bring", onclick: () => on.path([to, from]) }, "The other way round");
  const { asOf } = graph.meta;
  const other = wish.day === asOf ? "" : ` Chains are always as of ${asOf}, the day of this file, not ${wish.day}.`;
  if (!chains.length) {
    const words = `No evidenced path: of the ${count(graph.reach.channels.length)} channels live on ${asOf}, none make a chain of at most four hops from ${graph.name(from)} to ${graph.name(to)}.${other}`;
    return [title, h("p", { class: "none-found" }, words), turn];
  }
  const words = `${chains.length === 1 ? "The only diverse chain" : `The ${chains.length} strongest diverse chains`} of channels live on ${asOf}. A capacity to move, not proof of use.${other}`;
  return [title, h("p", { class: "meta" }, words, " ", turn), ...chains.map((chain, i) => strip(graph, chain, i, on))];
}

function strip(graph: Graph, chain: Chain, place: number, on: StripHandlers): HTMLElement {
  const row = h("ol", { class: "strip" });
  row.append(h("li", { class: "end" }, end(graph, chain.hops[0]!.from, on)));
  chain.hops.forEach((hop, i) => {
    const weakest = i === chain.weakest && chain.hops.length > 1;
    row.append(h("li", { class: weakest ? "hop weakest" : "hop" }, ...card(graph, hop, weakest)), h("li", { class: "end" }, end(graph, hop.to, on)));
  });
  const sum = h("p", { class: "sum" }, `${place + 1}. Strength ${chain.strength.toFixed(3)}, `, h("small", {}, `${plural(chain.hops.length, "hop")}, credence of the least credible ${chain.credence.toFixed(2)}`));
  return h("section", { class: "chain", "aria-label": `Chain ${place + 1}` }, sum, row);
}

function end(graph: Graph, id: number, on: Going): HTMLElement {
  return id < graph.things.length ? go(graph, id, on) : h("b", {}, bdi(graph.name(id)));
}

function card(graph: Graph, hop: Channel, weakest: boolean): Node[] {
  const [kind, verb] = graph.reach.kinds[hop.kind]!;
  const bar = h("span", { class: "meter", "aria-hidden": "true" });
  bar.style.setProperty("--part", String(hop.strength));
  const fact = hop.fact === undefined ? null : graph.facts[hop.fact]!;
  const record = fact ? fact.title || fact.iri : hop.title || hop.via || "";
  const standing = !fact && (hop.via === iriOf(graph, hop.from) || hop.via === iriOf(graph, hop.to));
  const span = hop.begins ? `since ${hop.begins} at the latest` : "since an unknown day";
  const share = hop.share === undefined ? "no figure: a typical share" : `dependence ${hop.share.toFixed(2)}`;
  const parts: Node[] = [
    h("p", { class: "verb" }, h("b", {}, verb), h("small", {}, ` ${kind}`), weakest ? h("span", { class: "chip weakest" }, "weakest hop") : null),
    h("p", { class: "measure" }, bar, h("span", {}, `strength ${hop.strength.toFixed(3)}, credence ${hop.credence.toFixed(2)}`)),
    h("p", { class: "record" }, standing ? "a standing tie" : bdi(record)),
    h("p", { class: "meta" }, `${span}${hop.ends ? `, until ${hop.ends}` : ""}; ${share}`),
  ];
  return [...parts, sources(graph, hop)];
}

function iriOf(graph: Graph, id: number): string {
  return graph.things[id]?.iri ?? graph.reach.extra[id - graph.things.length]?.[0] ?? "";
}

function sources(graph: Graph, hop: Channel): HTMLElement {
  const rows = hop.sources.map((i) => {
    const source = graph.sources[i]!;
    const row = h("li", {}, bdi(source.publisher ?? "publisher not stated"), ", ", link(source.url, source.title ?? source.iri));
    if (source.issued) row.append(", ", h("time", {}, source.issued));
    return row;
  });
  if (!rows.length) return h("p", { class: "none" }, "no source but the editors");
  const list = h("ul", { class: "sources" }, ...rows.slice(0, SHOWN));
  const rest = rows.slice(SHOWN);
  if (!rest.length) return list;
  return h("div", {}, list, h("details", {}, h("summary", {}, plural(rest.length, "more source")), h("ul", { class: "sources" }, ...rest)));
}
