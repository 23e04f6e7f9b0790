/** What the reader does, as changes of the wish: look, bring in, open, ask for a path, walk. */

import type { Canvas } from "./canvas";
import type { Graph } from "./graph";
import { HOP } from "./panel";
import { beyond, type Shown } from "./shown";
import type { Look, Pair, State } from "./state";

export class Moves {
  constructor(
    private readonly graph: Graph,
    private readonly state: State,
    private readonly canvas: () => Canvas,
    private readonly shown: () => Shown,
    private readonly uncover: (always?: boolean) => void,
  ) {}

  look(what: Look): void {
    this.state.set((wish) => (wish.look = what));
    if (what) this.uncover(!("thing" in what));
  }

  /** Close what is open: the choice of a second end first, then what is looked at. */
  close(): void {
    this.state.set((wish) => {
      if (wish.from !== null) wish.from = null;
      else wish.look = null;
    });
  }

  /** A thing was chosen: the second end of a path if one is asked for. */
  choose(id: number, second = false): void {
    const { from, look } = this.state.wish;
    const first = from ?? (second && look && "thing" in look ? look.thing : null);
    if (first !== null && first !== id) this.path([first, id]);
    else this.look({ thing: id });
  }

  /** Go to a thing, bringing it in if it is hidden. */
  visit(id: number): void {
    if (this.state.wish.from !== null) {
      this.choose(id);
      return;
    }
    this.state.set((wish) => {
      if (!this.shown().things.has(id)) this.bring(wish.brought, id);
      wish.look = { thing: id };
      wish.table = false;
    });
    this.uncover(true);
  }

  /** Bring in the strongest tied to a thing. */
  open(id: number): void {
    this.more(beyond(this.graph, this.state.wish, this.shown(), id).slice(0, HOP));
  }

  more(ids: number[]): void {
    this.state.set((wish) => ids.forEach((id) => wish.brought.add(id)));
    this.uncover(true);
  }

  /** Ask for the second end of a path that starts here. */
  start(id: number): void {
    this.state.set((wish) => {
      wish.from = id;
      wish.look = { thing: id };
      wish.table = false;
    });
  }

  path(pair: Pair): void {
    this.state.set((wish) => {
      wish.from = null;
      wish.look = { path: pair };
      wish.table = false;
    });
    this.uncover(true);
  }

  /** Take the thing that the arrows have come to: as the second end of a path, if one is asked for. */
  take(): boolean {
    const { from, look } = this.state.wish;
    if (from === null || !look || !("thing" in look) || look.thing === from) return false;
    this.path([from, look.thing]);
    return true;
  }

  /** Look at the next thing in a direction. */
  walk(dx: number, dy: number): void {
    const next = this.neighbour(dx, dy);
    if (next !== null) this.look({ thing: next });
  }

  /** Bring in a thing, with the strongest that joins it to the rest. */
  private bring(brought: Set<number>, id: number): void {
    brought.add(id);
    const ties = this.graph.tiesOf[id]!.map((i) => this.graph.ties[i]!).sort((x, y) => y.strength - x.strength);
    for (const tie of ties.slice(0, this.graph.meta.strongest)) brought.add(tie.from === id ? tie.to : tie.from);
  }

  /** The shown thing nearest in a direction from the one looked at, or the first. */
  private neighbour(dx: number, dy: number): number | null {
    const { look } = this.state.wish;
    const { things } = this.shown();
    if (!things.size) return null;
    if (!look || !("thing" in look)) return Math.min(...things);
    const from = this.canvas().screen(look.thing);
    let best: number | null = null;
    let least = Infinity;
    for (const id of things) {
      const at = this.canvas().screen(id);
      const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
      const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
      if (id !== look.thing && along > 4 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
    }
    return best;
  }
}
