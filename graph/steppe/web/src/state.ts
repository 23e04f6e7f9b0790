/** What the reader has asked for: kinds, relations, states, the thing or tie looked at. One object, one way to change it. */

import { ENDED } from "./payload";
import type { Graph } from "./graph";

export type Look = { thing: number } | { pair: [number, number] } | null;

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
  table: boolean;
}

export class State {
  readonly wish: Wish;
  private readonly listeners: ((wish: Wish) => void)[] = [];

  constructor(graph: Graph, room: number) {
    const kinds = graph.meta.kinds.map((kind, i) => (kind.backbone ? i : -1)).filter((i) => i >= 0);
    this.wish = {
      kinds: new Set(kinds),
      families: new Set(graph.meta.families.keys()),
      states: new Set(graph.meta.states.map((_, i) => i).filter((i) => i !== ENDED)),
      all: false,
      room,
      brought: new Set(),
      look: null,
      table: false,
    };
  }

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
