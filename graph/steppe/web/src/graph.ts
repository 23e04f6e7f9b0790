/** The payload with its indexes, settled for a day and a window of years: ties by pair, ties and facts by thing. */

import { ABSENT, type Fact, type Meta, type Payload, type Reach, type Source, type Strand, type Thing, type Tie } from "./payload";

/** First and last year, both within. */
export type Window = [number, number];

/** The year that stands for all before it: the states of the region begin in the next. */
export const EARLY = 1990;
/** States in the order in which strengths are summed, which is that of Python. */
const ORDER = [2, 3, 0, 1];

export class Graph {
  readonly meta: Meta;
  readonly things: Thing[];
  readonly facts: Fact[];
  readonly sources: Source[];
  readonly reach: Reach;
  /** Numbers of the facts that name each thing. */
  readonly factsOf: number[][];
  /** Claims by the number of the fact that they are on. */
  readonly claimsOn = new Map<number, number[]>();
  /** Numbers of facts that stand behind some tie. */
  readonly tied = new Set<number>();
  /** What follows holds for the day and window last settled. */
  ties: Tie[] = [];
  tiesOf: number[][] = [];
  /** State of each fact on the day, whatever the window. */
  at: number[] = [];
  day = "";
  window: Window | null = null;
  private readonly strands: Strand[];
  private readonly contested: Set<number>;

  constructor(payload: Payload) {
    this.meta = payload.meta;
    this.things = payload.network.nodes;
    this.strands = payload.network.edges;
    this.facts = payload.facts;
    this.sources = payload.sources;
    this.reach = payload.reach;
    this.factsOf = this.things.map(() => []);
    this.contested = new Set([...this.facts.keys()].filter((i) => this.facts[i]!.contested));
    for (const strand of this.strands) for (const fact of strand.facts) this.tied.add(fact);
    this.facts.forEach((fact, i) => {
      fact.course ??= [["", fact.state, fact.stage ?? ""]];
      for (const end of new Set(fact.ends ?? [])) this.factsOf[end]!.push(i);
      if (fact.says && fact.of !== undefined) this.claimsOn.set(fact.of, [...(this.claimsOn.get(fact.of) ?? []), i]);
    });
    this.settle(this.meta.asOf, null);
  }

  /** Bring facts and ties to a day, and leave out what is not dated within the window. */
  settle(day: string, window: Window | null): void {
    if (day === this.day && String(window) === String(this.window)) return;
    [this.day, this.window] = [day, window];
    this.at = this.facts.map((fact) => {
      const step = fact.course!.findLast(([from]) => from <= day);
      fact.state = step ? step[1] : ABSENT;
      fact.stage = step ? step[2] : "";
      return fact.state;
    });
    for (const [i, fact] of this.facts.entries()) {
      fact.when = this.when(fact, day);
      if (window && !within(fact.when, window)) fact.state = ABSENT;
      const disputed = () => (this.claimsOn.get(i) ?? []).some((claim) => this.contested.has(claim) && this.at[claim] !== ABSENT);
      fact.contested = Number(this.contested.has(i) && (fact.says !== undefined || disputed()));
    }
    this.ties = this.strands.flatMap((strand) => this.tiesIn(strand));
    this.tiesOf = this.things.map(() => []);
    this.ties.forEach((tie, i) => {
      this.tiesOf[tie.from]!.push(i);
      this.tiesOf[tie.to]!.push(i);
    });
  }

  /** The day by which a fact is ordered: the latest of its own that has come, else of its sources, else the first to come. */
  private when(fact: Fact, day: string): string {
    if (fact.says?.[1]) return fact.says[1];
    const of = fact.says && fact.of !== undefined ? this.facts[fact.of]! : fact;
    const dates = of.dates ?? [];
    const come = dates.filter(([label, text]) => !this.meta.ahead.includes(label) && text <= day).map(([, text]) => text);
    const issued = (of.sources ?? []).map((i) => this.sources[i]!.issued ?? "");
    return last(come) || last(issued) || dates.map(([, text]) => text).sort()[0] || "";
  }

  /** Ties of a strand by the state of its facts: weight of relation and state times the root of the sum of shares. */
  private tiesIn({ facts, shares, ...strand }: Strand): Tie[] {
    const found: Tie[] = [];
    for (const state of ORDER) {
      const mine = facts.filter((i) => this.facts[i]!.state === state);
      if (!mine.length) continue;
      const sum = shares.length ? facts.reduce((all, i, n) => all + (this.facts[i]!.state === state ? shares[n]! : 0), 0) : mine.length;
      const weight = this.meta.families[strand.family]!.weight * this.meta.weights[state]!;
      found.push({ ...strand, state, facts: mine, strength: Math.round(weight * Math.sqrt(sum) * 1000) / 1000 });
    }
    return found;
  }

  /** Whether anything is known of a thing on the day and within the window. */
  there(id: number): boolean {
    return this.factsOf[id]!.some((i) => this.facts[i]!.state !== ABSENT);
  }

  /** Whole IRI of a thing, fact or source; a line between two things is shown as its triple. */
  iri(of: { iri: string }): string {
    return /^https?:| /.test(of.iri) ? of.iri : this.meta.base + of.iri;
  }

  /** Name of a thing, or of an end of a channel that is not drawn. */
  name(id: number): string {
    return this.things[id]?.name ?? this.reach.extra[id - this.things.length]?.[1] ?? "";
  }

  /** One number for a pair of things, whichever way round. */
  pair(a: number, b: number): number {
    return Math.min(a, b) * this.things.length + Math.max(a, b);
  }

  /** How many publishers stand behind a fact independently: a copy counts as its original. */
  publishers(fact: Fact): number {
    const found = new Set<string>();
    for (const start of fact.sources ?? []) {
      let at = start;
      for (let hops = 0; hops < 20; hops++) {
        const origin = this.sources[at]?.origin;
        if (origin === undefined) break;
        at = origin;
      }
      found.add(this.sources[at]?.publisher ?? `?${at}`);
    }
    return found.size;
  }
}

function last(days: string[]): string {
  return days.reduce((one, other) => (other > one ? other : one), "");
}

/** Year of a day as the window counts it; null if there is none. */
export function yearOf(day: string | undefined): number | null {
  return day ? Math.max(EARLY, Number(day.slice(0, 4))) : null;
}

function within(day: string | undefined, [first, final]: Window): boolean {
  const year = yearOf(day);
  return year !== null && year >= first && year <= final;
}

/** Facts in the order of a reader's interest: the newest first, undated last. */
export function newestFirst(graph: Graph, facts: Iterable<number>): number[] {
  const when = (i: number) => graph.facts[i]!.when ?? "";
  return [...facts].sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : a - b));
}
