/** How things, ties and names look: shape and colour by kind and relation, dash by state, faint beside what is looked at. */

import type { Edge, Node } from "vis-network";
import type { Graph } from "./graph";
import type { Name } from "./labels";
import type { Chain } from "./paths";
import { CLAIMED, PLANNED, type Thing, type Tie } from "./payload";
import { familyOf, stateOf, type Bundle, type Shown } from "./shown";
import type { Look } from "./state";
import { familyColour, kindColour, mixed, theme, through } from "./theme";

export interface Point {
  x: number;
  y: number;
}

/** A line with the word to write along it. */
export interface Styled {
  edge: Edge;
  word: string;
  ink: string;
}

const DASH: Record<number, number[]> = { [PLANNED]: [9, 6], [CLAIMED]: [2, 5] };
/** How far lines between the same two things part. */
const BEND = 0.22;

/** The thing or tie looked at with what it touches; null if nothing is. */
export function around(look: Look, shown: Shown): Set<number> | null {
  if (!look) return null;
  if ("pair" in look) return new Set(look.pair);
  if ("path" in look) return new Set([...look.path, ...shown.chains.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to]))]);
  const near = new Set([look.thing]);
  for (const { a, b } of shown.bundles) {
    if (a === look.thing) near.add(b);
    if (b === look.thing) near.add(a);
  }
  return near;
}

/** The first of the backbone are drawn larger. */
function size(thing: Thing): number {
  return thing.rank >= 0 && thing.rank < 5 ? thing.size + 5 : thing.size;
}

export function nodeOf(graph: Graph, thing: Thing, at: Point, near: Set<number> | null, look: Look): Node {
  const kind = graph.meta.kinds[thing.kind]!;
  const faded = near !== null && !near.has(thing.id);
  const chosen = look !== null && ("thing" in look ? look.thing === thing.id : ("pair" in look ? look.pair : look.path).includes(thing.id));
  const colour = through(kindColour(graph, thing.kind), faded ? 0.16 : 1);
  const background = kind.acts ? colour : theme().ground;
  const border = chosen ? theme().accent : colour;
  return { id: thing.id, ...at, shape: kind.shape, size: size(thing), borderWidth: chosen ? 4 : 2, color: { background, border } };
}

/** One line for a bundle; of the thing or tie looked at, one for each relation, state and direction, with its word. */
export function linesOf(graph: Graph, bundle: Bundle, look: Look): Styled[] {
  if (!on(bundle, look)) return [line(graph, bundle.id, bundle, bundle.ties, look === null ? 0.62 : 0.07)];
  const groups = new Map<string, Tie[]>();
  for (const tie of bundle.ties) {
    const key = [tie.family, tie.state, tie.arrows ? tie.from : -1].join();
    groups.set(key, [...(groups.get(key) ?? []), tie]);
  }
  const sorted = [...groups.values()].sort((x, y) => y[0]!.strength - x[0]!.strength);
  return sorted.map((ties, i) => {
    const styled = line(graph, `${bundle.id}:${i}`, bundle, ties, 0.95);
    const bend = (i - (sorted.length - 1) / 2) * BEND;
    if (bend) styled.edge.smooth = { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
    if (ties[0]!.arrows) styled.edge.arrows = { [ties[0]!.from === bundle.a ? "to" : "from"]: { enabled: true, scaleFactor: 0.55 } };
    const words = [...new Set(ties.map((tie) => tie.word))];
    styled.word = words[0]! + (words.length > 1 ? ` +${words.length - 1}` : "");
    return styled;
  });
}

function on(bundle: Bundle, look: Look): boolean {
  if (look === null) return false;
  if ("thing" in look) return bundle.a === look.thing || bundle.b === look.thing;
  return "pair" in look && bundle.a === look.pair[0] && bundle.b === look.pair[1];
}

/** The hops of the chains looked at, as arrows with their verbs; a hop that two chains share is drawn once. */
export function hopsOf(graph: Graph, chains: Chain[]): Styled[] {
  const found = new Map<string, Styled>();
  const color = theme().accent;
  for (const { hops, weakest } of chains) {
    hops.forEach((hop, i) => {
      const id = `${hop.from}-${hop.to}:hop`;
      if (found.has(id) || Math.max(hop.from, hop.to) >= graph.things.length) return;
      const edge: Edge = {
        id,
        from: hop.from,
        to: hop.to,
        color: { color, opacity: 0.95, inherit: false },
        width: 2 + 3 * hop.strength,
        dashes: false,
        smooth: { enabled: true, type: "curvedCW", roundness: 0.12 },
        arrows: { to: { enabled: true, scaleFactor: 0.7 } },
      };
      const verb = graph.reach.kinds[hop.kind]![1];
      found.set(id, { edge, word: i === weakest && hops.length > 1 ? `${verb} (weakest)` : verb, ink: mixed(color, theme().ink) });
    });
  }
  return [...found.values()];
}

function line(graph: Graph, id: string, bundle: Bundle, ties: Tie[], opacity: number): Styled {
  const state = stateOf({ ties });
  const color = familyColour(graph, familyOf({ ties }), state);
  const strength = ties.reduce((sum, tie) => sum + tie.strength, 0);
  const edge: Edge = {
    id,
    from: bundle.a,
    to: bundle.b,
    color: { color, opacity, inherit: false },
    width: 1.1 + Math.min(3.4, strength / 4),
    dashes: DASH[state] ?? false,
    smooth: false,
    arrows: "",
  };
  return { edge, word: "", ink: mixed(color, theme().ink) };
}

/** Names in the order in which they find room: what is looked at, what it touches, then by rank. */
export function namesOf(graph: Graph, shown: Shown, near: Set<number> | null, look: Look, place: (id: number) => Point): Name[] {
  const order = (id: number): number[] => {
    const thing = graph.things[id]!;
    const ends = look && "path" in look ? look.path : look && "thing" in look ? [look.thing] : [];
    const first = ends.includes(id) ? -2 : near?.has(id) ? -1 : 0;
    return [first, thing.rank < 0 ? 1e6 : thing.rank, -graph.tiesOf[id]!.length, id];
  };
  return [...shown.things]
    .map((id) => ({ id, order: order(id) }))
    .sort((x, y) => x.order.reduce((d, v, i) => d || v - y.order[i]!, 0))
    .map(({ id }) => {
      const thing = graph.things[id]!;
      const strong = graph.meta.kinds[thing.kind]!.key === "state";
      const faded = near !== null && !near.has(id);
      return { id, lines: thing.label.split("\n"), ...place(id), radius: size(thing) + 2, strong, faded };
    });
}
