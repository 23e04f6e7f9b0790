/** The wish in the address: a link or a mail reopens the same view, from a file too. Only what differs from the opening is written. */

import { EARLY, type Graph } from "./graph";
import { opening, type Ground, type Look, type Pair, type State, type Wish } from "./state";

/** Milliseconds for which changes are gathered before the address is written: browsers refuse many in a row. */
const WAIT = 120;

/** The part of the address after `#`; empty for the opening view. */
export function written(graph: Graph, wish: Wish): string {
  const plain = opening(graph, wish.room);
  const parts: [string, string][] = [];
  const add = (name: string, value: string | false | null | undefined) => value && parts.push([name, value]);
  const iri = (id: number) => graph.things[id]!.iri;
  const { look, window } = wish;
  add("thing", look && "thing" in look && iri(look.thing));
  add("tie", look && "pair" in look && look.pair.map(iri).join("~"));
  add("path", look && "path" in look && look.path.map(iri).join("~"));
  add("from", wish.from !== null && iri(wish.from));
  add("day", wish.day !== graph.meta.asOf && wish.day);
  add("years", window && window.join("-"));
  add("kinds", differ(wish.kinds, plain.kinds) && keys(wish.kinds, graph.meta.kinds));
  add("relations", differ(wish.families, plain.families) && keys(wish.families, graph.meta.families));
  add("standing", differ(wish.states, plain.states) && keys(wish.states, graph.meta.states.map((key) => ({ key }))));
  add("ties", wish.all && "all");
  add("with", [...wish.brought].map(iri).join("~"));
  add("show", wish.table && "table");
  add("ground", wish.ground !== "auto" && wish.ground);
  return parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2F", "/")}`).join("&");
}

/** The wish that an address asks for; what it names and the file does not hold is left out. */
export function read(graph: Graph, hash: string, room: number): Wish {
  const wish = opening(graph, room);
  const asked = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, value] = part.split("=", 2);
    if (name && value) asked.set(name, decoded(value));
  }
  const numbers = new Map(graph.things.map((thing) => [thing.iri, thing.id]));
  const ids = (name: string) => (asked.get(name) ?? "").split("~").map((iri) => numbers.get(iri)).filter((id) => id !== undefined);
  wish.look = looked(ids("thing"), ids("tie"), ids("path"));
  wish.from = ids("from")[0] ?? null;
  const day = asked.get("day") ?? "";
  if (/^\d{4}-\d\d-\d\d$/.test(day) && day <= graph.meta.asOf && graph.meta.days) wish.day = day;
  const years = /^(\d{4})-(\d{4})$/.exec(asked.get("years") ?? "");
  if (years && years[1]! <= years[2]! && Number(years[1]) >= EARLY) wish.window = [Number(years[1]), Number(years[2])];
  const chosen = (name: string, all: string[], plain: Set<number>) => {
    const named = asked.get(name)?.split("~");
    return named ? new Set(all.map((key, i) => (named.includes(key) ? i : -1)).filter((i) => i >= 0)) : plain;
  };
  wish.kinds = chosen("kinds", graph.meta.kinds.map((kind) => kind.key), wish.kinds);
  wish.families = chosen("relations", graph.meta.families.map((family) => family.key), wish.families);
  wish.states = chosen("standing", graph.meta.states, wish.states);
  wish.all = asked.get("ties") === "all";
  wish.brought = new Set(ids("with"));
  wish.table = asked.get("show") === "table";
  const ground = asked.get("ground");
  if (ground === "dark" || ground === "light") wish.ground = ground as Ground;
  return wish;
}

/** Keep the address and the wish in step, both ways; `restored` is called after the address was changed by the reader. */
export function keepHash(graph: Graph, state: State, restored: () => void): void {
  let waiting = 0;
  let mine = location.hash.slice(1);
  const write = () => {
    waiting = 0;
    const now = written(graph, state.wish);
    if (now === mine) return;
    mine = now;
    try {
      history.replaceState(null, "", now ? `#${now}` : location.pathname + location.search);
    } catch {
      location.hash = now; // a page within a page has no address of its own to replace
    }
  };
  state.listen(() => {
    waiting ||= window.setTimeout(write, WAIT);
  });
  window.addEventListener("hashchange", () => {
    const now = location.hash.slice(1);
    if (now === mine) return;
    mine = now;
    state.set((wish) => Object.assign(wish, read(graph, now, wish.room)));
    restored();
  });
}

/** The address of the view as it is now. */
export function addressOf(graph: Graph, wish: Wish): string {
  const hash = written(graph, wish);
  return location.href.split("#")[0]! + (hash && `#${hash}`);
}

function looked(thing: number[], pair: number[], path: number[]): Look {
  if (path.length === 2) return { path: path as Pair };
  if (pair.length === 2) return { pair: pair.sort((a, b) => a - b) as Pair };
  return thing.length ? { thing: thing[0]! } : null;
}

function differ(one: Set<number>, other: Set<number>): boolean {
  return one.size !== other.size || [...one].some((i) => !other.has(i));
}

function keys(chosen: Set<number>, all: { key: string }[]): string {
  return [...chosen].sort((a, b) => a - b).map((i) => all[i]!.key).join("~") || "none";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
