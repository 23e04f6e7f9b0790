/** The picture itself: hands what is shown, and nothing else, to vis-network, and draws the names over it. */

import type { Edge, Network, Node } from "vis-network";
import type { Graph } from "./graph";
import { drawLabels, type Camera, type Name, type Placed, type Word } from "./labels";
import type { Scene, Stroke } from "./scene";
import type { Shown } from "./shown";
import type { Wish } from "./state";
import { between } from "./strand";
import { around, hopsOf, linesOf, namesOf, nodeOf, type Point } from "./styles";
import { still, theme } from "./theme";

interface Data<T> {
  get(): T[];
  update(items: T[]): unknown;
  remove(ids: unknown[]): unknown;
  length: number;
}

interface Vis {
  Network: new (host: HTMLElement, data: { nodes: Data<Node>; edges: Data<Edge> }, options: object) => Network;
  DataSet: new <T>() => Data<T>;
}

declare const vis: Vis;

export interface Handlers {
  thing(id: number, second: boolean): void;
  pair(a: number, b: number): void;
  nothing(): void;
  open(id: number): void;
  over(what: { thing: number } | { pair: [number, number] } | null, x: number, y: number): void;
}

/** Room that a panel takes from the picture. */
export interface Cover {
  right: number;
  bottom: number;
}

/** Room for names at the rim, in pixels of the screen. */
const [SIDE, ABOVE, BELOW] = [64, 24, 58];
const NONE: Cover = { right: 0, bottom: 0 };

export class Canvas {
  private readonly nodes = new vis.DataSet<Node>();
  private readonly edges = new vis.DataSet<Edge>();
  private readonly network: Network;
  private names: Name[] = [];
  private words: { edge: string; text: string; colour: string }[] = [];
  private placed: Placed[] = [];
  private written: Placed[] = [];
  private near: Set<number> | null = null;
  /** Places of what the chains pass through and the opening view does not show. */
  private aside = new Map<number, Point>();
  /** Called once after the first drawing. */
  onFirst: (() => void) | null = null;

  constructor(
    private readonly graph: Graph,
    private readonly host: HTMLElement,
    private readonly tall: boolean,
    options: object,
    private readonly on: Handlers,
  ) {
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("afterDrawing", (ctx: CanvasRenderingContext2D) => this.after(ctx));
    this.network.on("click", (event) => this.hit(event.pointer.DOM, event.event.srcEvent?.shiftKey === true));
    this.network.on("doubleClick", (event) => {
      const what = this.at(event.pointer.DOM);
      if (what && "thing" in what) on.open(what.thing);
    });
    let waiting = false;
    host.addEventListener("pointermove", (event) => {
      if (waiting || event.pointerType === "touch") return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const box = host.getBoundingClientRect();
        const at = { x: event.clientX - box.left, y: event.clientY - box.top };
        const what = event.buttons ? null : this.at(at);
        host.classList.toggle("over", what !== null);
        on.over(what, at.x, at.y);
      });
    });
    window.addEventListener("beforeprint", () => this.network.setOptions({ autoResize: false }));
    window.addEventListener("afterprint", () => this.network.setOptions({ autoResize: true }));
    host.addEventListener("pointerleave", () => on.over(null, 0, 0));
    host.addEventListener("pointerdown", () => on.over(null, 0, 0));
  }

  /** Place of a thing in the picture. */
  place(id: number): Point {
    return this.aside.get(id) ?? this.home(id);
  }

  private home(id: number): Point {
    const thing = this.graph.things[id]!;
    return this.tall ? { x: thing.tall[0], y: thing.tall[1] } : { x: thing.x, y: thing.y };
  }

  /** What is drawn: numbers for tests and for the summary. */
  get drawn(): { nodes: number; edges: number; labels: Placed[] } {
    return { nodes: this.nodes.length, edges: this.edges.length, labels: this.placed };
  }

  private hit(at: Point, second: boolean): void {
    const what = this.at(at);
    if (!what) this.on.nothing();
    else if ("thing" in what) this.on.thing(what.thing, second);
    else this.on.pair(...what.pair);
  }

  private at(at: Point): { thing: number } | { pair: [number, number] } | null {
    const node = this.network.getNodeAt(at);
    if (node !== undefined) return { thing: Number(node) };
    const name = this.placed.find((r) => at.x >= r.left && at.x <= r.right && at.y >= r.top && at.y <= r.bottom);
    if (name) return { thing: name.id };
    const edge = this.network.getEdgeAt(at);
    if (edge === undefined) return null;
    const [a, b] = String(edge).split(":")[0]!.split("-").map(Number) as [number, number];
    return { pair: [Math.min(a, b), Math.max(a, b)] };
  }

  /** Bring the renderer to what is shown. */
  draw(shown: Shown, wish: Wish): void {
    const near = around(wish.look, shown);
    this.near = near;
    this.aside = between(shown.chains, (id) => this.graph.things[id]?.rank === -1, (id) => this.home(id));
    const styled = [...shown.bundles.flatMap((bundle) => linesOf(this.graph, bundle, wish.look)), ...hopsOf(this.graph, shown.chains)];
    this.words = styled.filter(({ word }) => word).map(({ edge, word, ink }) => ({ edge: String(edge.id), text: word, colour: ink }));
    sync(this.nodes, [...shown.things].map((id) => nodeOf(this.graph, this.graph.things[id]!, this.place(id), near, wish.look)));
    sync(this.edges, styled.map(({ edge }) => edge));
    this.names = namesOf(this.graph, shown, near, wish.look, (id) => this.place(id));
    this.network.redraw();
  }

  private after(ctx: CanvasRenderingContext2D): void {
    const camera: Camera = {
      scale: this.network.getScale(),
      toScreen: (x, y) => this.network.canvasToDOM({ x, y }),
      width: this.host.clientWidth,
      height: this.host.clientHeight,
    };
    const words: Word[] = this.words.map(({ edge, text, colour }) => ({ text, colour, at: this.along(edge) }));
    [this.placed, this.written] = drawLabels(ctx, this.names, words, camera, theme());
    const first = this.onFirst;
    this.onFirst = null;
    first?.();
  }

  /** What is drawn, as lines, shapes and names in pixels of the screen. */
  scene(): Scene {
    const screen = ([x, y]: [number, number]) => this.network.canvasToDOM({ x, y });
    const scale = this.network.getScale();
    const steps = Array.from({ length: 17 }, (_, i) => i / 16);
    const radius = new Map(this.nodes.get().map((node) => [node.id, ((node.size ?? 0) + (node.borderWidth ?? 0)) * scale]));
    const strokes = this.edges.get().map((edge): Stroke => {
      const { color, opacity } = edge.color as { color: string; opacity: number };
      const arrows = edge.arrows ? Object.keys(edge.arrows) : [];
      const bent = edge.smooth !== false;
      const points = this.along(String(edge.id), bent ? steps : [0, 1]).map(screen);
      const dash = Array.isArray(edge.dashes) ? edge.dashes.map((part) => part * scale) : [];
      const clear = { to: radius.get(edge.to) ?? 0, from: radius.get(edge.from) ?? 0 };
      return { points, color, opacity, width: (edge.width ?? 1) * scale, dash, arrows, clear };
    });
    const shapes = this.nodes.get().map((node) => {
      const { background, border } = node.color as { background: string; border: string };
      const at = screen([node.x!, node.y!]);
      return { ...at, shape: node.shape ?? "dot", size: node.size! * scale, fill: background, border, width: (node.borderWidth ?? 1) * scale };
    });
    const size = { width: this.host.clientWidth, height: this.host.clientHeight };
    return { ...size, strokes, shapes, names: this.placed, words: this.written };
  }

  /** The renderer's own picture, in pixels of the device. */
  get picture(): HTMLCanvasElement {
    return this.host.querySelector("canvas")!;
  }

  /** Points along an edge as the renderer bends it. */
  private along(edge: string, steps = [0.5, 0.4, 0.6, 0.32, 0.68]): [number, number][] {
    type Inner = { body: { edges: Record<string, { edgeType: { getPoint(at: number): Point } } | undefined> } };
    const type = (this.network as unknown as Inner).body.edges[edge]?.edgeType;
    if (!type) return [];
    return steps.map((at) => type.getPoint(at)).map(({ x, y }) => [x, y]);
  }

  /** Show the whole of what is shown, or of these things, in what `cover` leaves free. */
  fit(cover: Cover = NONE, only: Set<number> | null = null, move = false): void {
    const names = only ? this.names.filter((name) => only.has(name.id)) : this.names;
    if (!names.length) return;
    const xs = names.map((name) => name.x);
    const ys = names.map((name) => name.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const free = { x: this.host.clientWidth - cover.right - 2 * SIDE, y: this.host.clientHeight - cover.bottom - ABOVE - BELOW };
    const most = only ? Math.max(1.5, this.network.getScale()) : 1.7;
    const scale = Math.min(Math.max(free.x, 90) / (right - left + 1), Math.max(free.y, 90) / (bottom - top + 1), most);
    const aside = { x: cover.right / 2, y: (cover.bottom + BELOW - ABOVE) / 2 };
    const middle = { x: (left + right) / 2 + aside.x / scale, y: (top + bottom) / 2 + aside.y / scale };
    this.look(middle, scale, move && this.nodes.length < 300);
  }

  /** Show the whole at once: on paper nothing lies over the picture. */
  forPaper(): void {
    this.fit();
    this.network.redraw();
  }

  /** Bring the thing or tie looked at, with what it touches, into sight if any of it is outside or under `cover`. */
  uncover(cover: Cover, always = false): void {
    const near = this.near;
    if (!near) return;
    const free = { x: this.host.clientWidth - cover.right, y: this.host.clientHeight - cover.bottom };
    const out = [...near].some((id) => {
      const { x, y } = this.screen(id);
      return x < 12 || y < 12 || x > free.x - 24 || y > free.y - 36;
    });
    if (out || always) this.fit(cover, near, true);
  }

  private look(position: Point, scale: number, move: boolean): void {
    this.network.moveTo(move && !still() ? { position, scale, animation: { duration: 350, easingFunction: "easeInOutQuad" } } : { position, scale });
  }

  /** Where a thing is on the screen, within the picture. */
  screen(id: number): Point {
    return this.network.canvasToDOM(this.place(id));
  }
}

/** Make a data set hold exactly these items. */
function sync<T extends { id?: unknown }>(set: Data<T>, items: T[]): void {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.get().filter((item) => !wanted.has(item.id));
  if (gone.length) set.remove(gone.map((item) => item.id));
  set.update(items);
}
