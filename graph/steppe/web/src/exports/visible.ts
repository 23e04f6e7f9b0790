/** What an export writes: the things, ties, facts and sources that are shown, and when each tie began and ended. */

import { newestFirst, type Graph } from "../graph";
import { ENDED, HELD, type Fact, type Source, type Thing, type Tie } from "../payload";
import type { Shown } from "../shown";

export interface Visible {
  graph: Graph;
  things: Thing[];
  ties: Tie[];
  /** Numbers of facts, the newest first. */
  facts: number[];
  /** Numbers of the sources behind them. */
  sources: number[];
  /** The sentence on top. */
  sentence: string;
}

export function visible(graph: Graph, shown: Shown, sentence: string): Visible {
  const facts = newestFirst(graph, shown.facts);
  const hops = shown.chains.flatMap((chain) => chain.hops.flatMap((hop) => hop.sources));
  const sources = new Set([...facts.flatMap((i) => graph.facts[i]!.sources ?? []), ...hops]);
  return {
    graph,
    things: [...shown.things].sort((a, b) => a - b).map((id) => graph.things[id]!),
    ties: shown.bundles.flatMap((bundle) => bundle.ties),
    facts,
    sources: [...sources].sort((a, b) => a - b),
    sentence,
  };
}

/** First and last day on which a tie holds as far as its facts say; empty where they do not. */
export function span(graph: Graph, tie: Tie): { start: string; end: string } {
  const spans = tie.facts.map((i) => spanOf(graph.facts[i]!));
  const start = spans.map((its) => its.start).sort()[0] ?? "";
  const ends = spans.map((its) => its.end);
  return { start, end: ends.every(Boolean) ? ends.sort().at(-1)! : "" };
}

function spanOf(fact: Fact): { start: string; end: string } {
  const course = fact.course ?? [];
  const held = course.find(([, state]) => state === HELD)?.[0] ?? course[0]?.[0] ?? "";
  const over = course.at(-1)?.[1] === ENDED ? course.at(-1)![0] : "";
  return { start: held > "0001" ? held : "", end: over && over > held ? before(over) : over };
}

/** The day before a day. */
function before(day: string): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() - 1);
  return time.toISOString().slice(0, 10);
}

/** `Reuters, 2025-11-06, https://...`. */
export function cite(source: Source): string {
  return [source.publisher, source.title, source.issued, source.url].filter(Boolean).join(", ");
}
