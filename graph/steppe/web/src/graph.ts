/** The payload with its indexes: ties by pair, ties and facts by thing. Nothing here changes once made. */

import type { Fact, Meta, Payload, Source, Thing, Tie } from "./payload";

export class Graph {
  readonly meta: Meta;
  readonly things: Thing[];
  readonly ties: Tie[];
  readonly facts: Fact[];
  readonly sources: Source[];
  /** Numbers of the ties of each thing. */
  readonly tiesOf: number[][];
  /** Numbers of the facts that name each thing. */
  readonly factsOf: number[][];
  /** Claims by the number of the fact that they are on. */
  readonly claimsOn = new Map<number, number[]>();
  /** Numbers of facts that stand behind some tie. */
  readonly tied = new Set<number>();

  constructor(payload: Payload) {
    this.meta = payload.meta;
    this.things = payload.network.nodes;
    this.ties = payload.network.edges;
    this.facts = payload.facts;
    this.sources = payload.sources;
    this.tiesOf = this.things.map(() => []);
    this.factsOf = this.things.map(() => []);
    this.ties.forEach((tie, i) => {
      this.tiesOf[tie.from]!.push(i);
      this.tiesOf[tie.to]!.push(i);
      for (const fact of tie.facts) this.tied.add(fact);
    });
    this.facts.forEach((fact, i) => {
      for (const end of new Set(fact.ends ?? [])) this.factsOf[end]!.push(i);
      if (fact.says && fact.of !== undefined) this.claimsOn.set(fact.of, [...(this.claimsOn.get(fact.of) ?? []), i]);
    });
  }

  /** Whole IRI of a thing, fact or source; a line between two things is shown as its triple. */
  iri(of: { iri: string }): string {
    return /^https?:| /.test(of.iri) ? of.iri : this.meta.base + of.iri;
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

/** Facts in the order of a reader's interest: the newest first, undated last. */
export function newestFirst(graph: Graph, facts: Iterable<number>): number[] {
  const when = (i: number) => graph.facts[i]!.when ?? "";
  return [...facts].sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : a - b));
}
