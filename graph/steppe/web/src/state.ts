/** What the reader has asked for: kinds, relations, day, years, the thing or tie looked at. One object, one way to change it. */

import type { Graph, Window } from "./graph";
import { ENDED } from "./payload";

export type Pair = [number, number];
export type Look = { thing: number } | { pair: Pair } | { path: Pair } | null;
export type Ground = "auto" | "light" | "dark";

export interface Wish {
  kinds: Set<number>;
  families: Set<number>;
  states: Set<number>;
  /** Whether all ties are wanted, not the strongest alone. */
  all: boolean;
  /** Most nodes of the backbone that the screen has room for. */
  room: number;
  /** Things brought in by search, the panel or a double click. */
  brought: Set<number>;
  look: Look;
  /** The first end of a path whose second is still to be chosen. */
  from: number | null;
  day: string;
  window: Window | null;
  table: boolean;
  ground: Ground;
}

/** The wish on which the page opens. */
export function opening(graph: Graph, room: number): Wish {
  const kinds = graph.meta.kinds.map((kind, i) => (kind.backbone ? i : -1)).filter((i) => i >= 0);
  return {
    kinds: new Set(kinds),
    families: new Set(graph.meta.families.keys()),
    states: new Set(graph.meta.states.map((_, i) => i).filter((i) => i !== ENDED)),
    all: false,
    room,
    brought: new Set(),
    look: null,
    from: null,
    day: graph.meta.asOf,
    window: null,
    table: false,
    ground: "auto",
  };
}

export class State {
  private readonly listeners: ((wish: Wish) => void)[] = [];

  constructor(readonly wish: Wish) {}

  /** Call `listener` after every change. */
  listen(listener: (wish: Wish) => void): void {
    this.listeners.push(listener);
  }

  /** Change the wish and tell everybody once. */
  set(change: (wish: Wish) => void): void {
    change(this.wish);
    for (const listener of this.listeners) listener(this.wish);
  }
}
