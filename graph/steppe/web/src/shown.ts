/** From the wish to what is shown: which things, which ties in bundles, which facts, and how many ties stay hidden. */

import type { Graph } from "./graph";
import { strongest as chainsOf, type Chain } from "./paths";
import { HELD, type Tie } from "./payload";
import type { Wish } from "./state";

/** All ties between two things that pass the filter, drawn as one line. */
export interface Bundle {
  id: string;
  a: number;
  b: number;
  ties: Tie[];
  strength: number;
}

export interface Shown {
  things: Set<number>;
  bundles: Bundle[];
  facts: Set<number>;
  /** Bundles that pass the filter of relations and states but are not drawn. */
  hidden: number;
  /** The strongest chains of channels, if a path is looked at. */
  chains: Chain[];
}

/** Bundles of all ties that pass the filter of relations and states, by pair. */
export function passing(graph: Graph, wish: Wish): Map<number, Bundle> {
  const found = new Map<number, Bundle>();
  for (const tie of graph.ties) {
    if (!wish.families.has(tie.family) || !wish.states.has(tie.state)) continue;
    const key = graph.pair(tie.from, tie.to);
    const bundle = found.get(key);
    if (bundle) {
      bundle.ties.push(tie);
      bundle.strength += tie.strength;
    } else {
      const [a, b] = [Math.min(tie.from, tie.to), Math.max(tie.from, tie.to)];
      found.set(key, { id: `${a}-${b}`, a, b, ties: [tie], strength: tie.strength });
    }
  }
  return found;
}

/** What is shown for a wish. */
export function show(graph: Graph, wish: Wish): Shown {
  graph.settle(wish.day, wish.window);
  const pass = passing(graph, wish);
  const things = wish.all ? everything(graph, wish, pass) : backbone(graph, wish, pass);
  const chains = wish.look && "path" in wish.look ? chainsOf(graph.reach, ...wish.look.path) : [];
  for (const end of ends(wish, chains)) if (end < graph.things.length) things.add(end);
  const among = [...pass.values()].filter((bundle) => things.has(bundle.a) && things.has(bundle.b));
  const kept = wish.all ? new Set(among) : strongest(among, graph.meta.strongest);
  if (!wish.all) for (const bundle of among) if (looked(wish, bundle)) kept.add(bundle);
  const bundles = among.filter((bundle) => kept.has(bundle));
  return { things, bundles, facts: factsOf(graph, wish, things, bundles), hidden: pass.size - bundles.length, chains };
}

/** Every end of the chains, and the two that were asked for even if none joins them. */
function ends(wish: Wish, chains: Chain[]): Set<number> {
  const asked = wish.look && "path" in wish.look ? wish.look.path : [];
  return new Set([...asked, ...chains.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to]))]);
}

function everything(graph: Graph, wish: Wish, pass: Map<number, Bundle>): Set<number> {
  const found = new Set(wish.brought);
  for (const { a, b } of pass.values()) {
    if (!wish.kinds.has(graph.things[a]!.kind) || !wish.kinds.has(graph.things[b]!.kind)) continue;
    found.add(a).add(b);
  }
  return found;
}

/** The backbone, what was brought in, and things of other kinds asked for that are tied to it. */
function backbone(graph: Graph, wish: Wish, pass: Map<number, Bundle>): Set<number> {
  const found = new Set(wish.brought);
  for (const thing of graph.things) {
    if (thing.rank >= 0 && thing.rank < wish.room && wish.kinds.has(thing.kind) && graph.there(thing.id)) found.add(thing.id);
  }
  const core = new Set(found);
  const asked = (id: number) => {
    const kind = graph.things[id]!.kind;
    return wish.kinds.has(kind) && !graph.meta.kinds[kind]!.backbone;
  };
  for (const { a, b } of pass.values()) {
    if (core.has(a) && asked(b)) found.add(b);
    if (core.has(b) && asked(a)) found.add(a);
  }
  return found;
}

/** Bundles that remain when each thing keeps its strongest. */
function strongest(among: Bundle[], most: number): Set<Bundle> {
  const of = new Map<number, Bundle[]>();
  for (const bundle of among) {
    for (const end of [bundle.a, bundle.b]) {
      const list = of.get(end);
      if (list) list.push(bundle);
      else of.set(end, [bundle]);
    }
  }
  const kept = new Set<Bundle>();
  for (const [end, bundles] of of) {
    const other = (bundle: Bundle) => (bundle.a === end ? bundle.b : bundle.a);
    bundles.sort((x, y) => y.strength - x.strength || other(x) - other(y));
    for (const bundle of bundles.slice(0, most)) kept.add(bundle);
  }
  return kept;
}

function looked(wish: Wish, bundle: Bundle): boolean {
  if (!wish.look) return false;
  if ("thing" in wish.look) return bundle.a === wish.look.thing || bundle.b === wish.look.thing;
  if ("path" in wish.look) return false;
  return wish.look.pair.includes(bundle.a) && wish.look.pair.includes(bundle.b);
}

function factsOf(graph: Graph, wish: Wish, things: Set<number>, bundles: Bundle[]): Set<number> {
  const found = new Set<number>();
  for (const bundle of bundles) for (const tie of bundle.ties) for (const fact of tie.facts) found.add(fact);
  for (const thing of things) {
    for (const i of graph.factsOf[thing]!) {
      const fact = graph.facts[i]!;
      if (!graph.tied.has(i) && wish.families.has(fact.family) && wish.states.has(fact.state)) found.add(i);
    }
  }
  return found;
}

/** Things tied to one that are not shown, the strongest first. */
export function beyond(graph: Graph, wish: Wish, shown: Shown, thing: number): number[] {
  const strength = new Map<number, number>();
  for (const i of graph.tiesOf[thing]!) {
    const tie = graph.ties[i]!;
    const other = tie.from === thing ? tie.to : tie.from;
    if (shown.things.has(other) || !wish.families.has(tie.family) || !wish.states.has(tie.state)) continue;
    strength.set(other, (strength.get(other) ?? 0) + tie.strength);
  }
  return [...strength.entries()].sort((x, y) => y[1] - x[1] || x[0] - y[0]).map(([id]) => id);
}

/** The state in which a bundle is drawn: held if anything in it is, else the firmest. */
export function stateOf(bundle: { ties: Tie[] }): number {
  return Math.min(...bundle.ties.map((tie) => tie.state), 3) || HELD;
}

/** The relation that gives a bundle its colour: the strongest of those that give it its state. */
export function familyOf(bundle: { ties: Tie[] }): number {
  const state = stateOf(bundle);
  const sums = new Map<number, number>();
  for (const tie of bundle.ties) if (tie.state === state) sums.set(tie.family, (sums.get(tie.family) ?? 0) + tie.strength);
  return [...sums.entries()].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0]![0];
}
