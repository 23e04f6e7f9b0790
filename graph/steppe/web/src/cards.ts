/** Facts as cards: relation, other end, days, standing, our sentence, sources; claims side by side beneath their record. */

import { bdi, h, link, plural, stroke } from "./dom";
import type { Graph } from "./graph";
import { CLAIMED, ENDED, HELD, PLANNED, type Fact, type Line, type Tie } from "./payload";
import { familyColour } from "./theme";

export interface Going {
  /** Look at a thing. */
  to(id: number): void;
}

export const DASHES: Record<number, string> = { [HELD]: "", [PLANNED]: "7 4", [CLAIMED]: "1.5 3", [ENDED]: "" };

/** Readings of one fact at most; the rest stands in its lines. */
const READINGS = 4;

/** A thing's name as a button that leads to it. */
export function go(graph: Graph, id: number, going: Going): HTMLElement {
  return h("button", { type: "button", class: "go", onclick: () => going.to(id) }, bdi(graph.things[id]!.name));
}

/** One card for a record and its claims; for a claim whose record is not at hand, a card of its own. */
export function card(graph: Graph, number: number, claims: number[], ties: Tie[], from: number | null, going: Going): HTMLElement {
  const fact = graph.facts[number]!;
  const body = h("article", { class: `card ${graph.meta.states[fact.state] ?? ""}` });
  const colour = familyColour(graph, fact.family, fact.state);
  const title = h("h3", {}, stroke(colour, DASHES[fact.state]), bdi(fact.title || fact.iri));
  const mine = ties.filter((tie) => tie.facts.includes(number)).slice(0, READINGS);
  const read = new Set(mine.flatMap((tie) => [tie.from, tie.to]));
  body.append(title, readings(graph, mine, from, going), meta(graph, fact));
  if (fact.says) body.append(saying(graph, fact, going));
  else body.append(...texts(graph, fact, read, going));
  if (fact.note) body.append(h("p", { class: "note" }, bdi(fact.note)));
  body.append(sources(graph, fact));
  if (claims.length) {
    const side = h("div", { class: "claims" });
    const said = new Set(claims.flatMap((i) => parts(graph.facts[i]!).map(([label]) => label)));
    const held = fact.says ? [] : parts(fact).filter(([label]) => said.has(label));
    if (held.length) side.append(h("div", { class: "claim fact" }, heldAs(graph, held, going), sources(graph, fact, true)));
    for (const i of claims) side.append(h("div", { class: "claim" }, saying(graph, graph.facts[i]!, going), sources(graph, graph.facts[i]!, true)));
    body.append(h("h4", {}, plural(claims.length, "claim"), " on it, side by side with what is held"), side);
  }
  return body;
}

/** What the fact says of the thing looked at: `buys from Boeing`, `Uzbekistan Airways buys from it`. */
function readings(graph: Graph, ties: Tie[], from: number | null, going: Going): HTMLElement {
  const list = h("ul", { class: "readings" });
  for (const tie of ties) {
    const source = go(graph, tie.from, going);
    const target = go(graph, tie.to, going);
    const row = h("li", {});
    if (from === null) row.append(source, tie.arrows ? ` ${tie.word} ` : " and ", target, tie.arrows ? "" : ` (${tie.word})`);
    else if (!tie.arrows) row.append("with ", from === tie.to ? source : target, ` (${tie.word})`);
    else if (from === tie.from) row.append(`${tie.word} `, target);
    else row.append(source, ` ${tie.word} it`);
    list.append(row);
  }
  return list;
}

function meta(graph: Graph, fact: Fact): HTMLElement {
  const state = graph.meta.states[fact.state] ?? "";
  const standing = fact.says ? `claim, ${fact.says[2] || "standing not stated"}` : fact.stage || state;
  const line = h("p", { class: "meta" }, h("span", { class: `chip ${state}` }, standing));
  if (fact.kind) line.append(" ", bdi(fact.kind));
  for (const [label, text] of fact.dates ?? []) line.append(h("span", { class: "day" }, `${label} `, h("time", {}, text)));
  return line;
}

/** The lines of a record, without the things that its readings have named. */
function texts(graph: Graph, fact: Fact, read: Set<number>, going: Going): HTMLElement[] {
  const lines = (fact.lines ?? []).filter(([, , thing]) => thing === undefined || !read.has(thing));
  if (!lines.length) return [];
  const list = h("dl", {});
  let last = "";
  for (const line of lines) {
    if (line[0] !== last) list.append(h("dt", {}, line[0]));
    last = line[0];
    list.append(h("dd", {}, text(graph, line, going)));
  }
  return [list];
}

function text(graph: Graph, [, words, thing]: Line, going: Going): HTMLElement {
  return thing === undefined ? bdi(words) : go(graph, thing, going);
}

/** Who says it, how it stands, and what is said. */
function saying(graph: Graph, fact: Fact, going: Going): HTMLElement {
  const [speaker, day, standing] = fact.says!;
  const who = h("p", { class: "who" }, bdi(speaker), " says", day ? h("span", { class: "day" }, ` on ${day}`) : "");
  who.append(h("span", { class: `chip ${fact.contested ? "disputed" : "claimed"}` }, standing || "claim"));
  const list = h("ul", {});
  for (const line of parts(fact)) list.append(h("li", {}, line[0] === "statement" ? "" : `${line[0]}: `, text(graph, line, going)));
  return h("div", { class: "saying" }, who, list);
}

/** Days and lines of a fact. */
function parts(fact: Fact): Line[] {
  return [...(fact.dates ?? []), ...(fact.lines ?? [])];
}

/** What the record itself holds of the matter that its claims are about. */
function heldAs(graph: Graph, held: Line[], going: Going): HTMLElement {
  const list = h("ul", {}, ...held.map((line) => h("li", {}, `${line[0]}: `, text(graph, line, going))));
  return h("div", { class: "saying" }, h("p", { class: "who" }, "the record", h("span", { class: "chip held" }, "held as fact")), list);
}

/** Sources with publisher, title, day, how they were seen, and the way there. */
function sources(graph: Graph, fact: Fact, small = false): HTMLElement {
  const list = h("ul", { class: "sources" });
  for (const i of fact.sources ?? []) {
    const source = graph.sources[i]!;
    const row = h("li", {}, bdi(source.publisher ?? "publisher not stated"), ", ", link(source.url, source.title ?? source.iri));
    if (source.issued) row.append(", ", h("time", {}, source.issued));
    if (source.seenAs) row.append(` (seen as ${source.seenAs})`);
    if (source.origin !== undefined) row.append(" rests on ", bdi(graph.sources[source.origin]?.title ?? "another source"));
    list.append(row);
  }
  if (!list.childElementCount) list.append(h("li", { class: "none" }, "no source"));
  const iri = h("p", { class: "iri" }, graph.iri(fact));
  return h("div", { class: "evidence" }, list, small ? h("details", {}, h("summary", {}, "IRI"), iri) : iri);
}
