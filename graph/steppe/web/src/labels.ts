/** Names on the picture: of one size on the screen at any zoom, never one over another; what has no room waits for it. */

import type { Theme } from "./theme";

export interface Name {
  id: number;
  lines: string[];
  /** Place and radius in the units of the picture. */
  x: number;
  y: number;
  radius: number;
  strong: boolean;
  faded: boolean;
}

/** A word along a tie, tried at these places one after another. */
export interface Word {
  text: string;
  colour: string;
  at: [number, number][];
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What was written and where; a word along a tie belongs to no thing. */
export interface Placed extends Rect {
  id: number;
  lines: string[];
  strong: boolean;
  colour: string;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LEAD = 14;
const CELL = 64;

/** Rectangles already taken, found by the cells they lie in. */
class Taken {
  private readonly cells = new Map<string, Rect[]>();

  private *keys(r: Rect): Generator<string> {
    for (let i = Math.floor(r.left / CELL); i <= Math.floor(r.right / CELL); i++)
      for (let j = Math.floor(r.top / CELL); j <= Math.floor(r.bottom / CELL); j++) yield `${i},${j}`;
  }

  add(r: Rect): void {
    for (const key of this.keys(r)) {
      const list = this.cells.get(key);
      if (list) list.push(r);
      else this.cells.set(key, [r]);
    }
  }

  meets(r: Rect, but?: Rect): boolean {
    for (const key of this.keys(r))
      for (const other of this.cells.get(key) ?? [])
        if (other !== but && r.left < other.right && other.left < r.right && r.top < other.bottom && other.top < r.bottom) return true;
    return false;
  }
}

export interface Camera {
  scale: number;
  /** From the picture to the screen. */
  toScreen(x: number, y: number): { x: number; y: number };
  width: number;
  height: number;
}

/** Draw names in the order given, then words, each where it meets nothing; returns the names and words that found room. */
export function drawLabels(ctx: CanvasRenderingContext2D, names: Name[], words: Word[], camera: Camera, theme: Theme): [Placed[], Placed[]] {
  const taken = new Taken();
  const written = new Taken();
  const placed: Placed[] = [];
  const along: Placed[] = [];
  const inView: { name: Name; x: number; y: number; radius: number; disc: Rect }[] = [];
  for (const name of names) {
    const { x, y } = camera.toScreen(name.x, name.y);
    if (x < -80 || y < -60 || x > camera.width + 80 || y > camera.height + 60) continue;
    const radius = Math.max(3, name.radius * camera.scale);
    const disc = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    if (!name.faded) taken.add(disc);
    inView.push({ name, x, y, radius, disc });
  }
  ctx.save();
  ctx.setTransform(ctx.canvas.width / camera.width, 0, 0, ctx.canvas.height / camera.height, 0, 0);
  ctx.lineJoin = "round";
  ctx.textBaseline = "middle";
  for (const { name, x, y, radius, disc } of inView) {
    if (name.faded) continue;
    ctx.font = `${name.strong ? "650 13px" : "12px"} ${FONT}`;
    const wide = Math.max(...name.lines.map((line) => ctx.measureText(line).width));
    const high = name.lines.length * LEAD;
    const tried = spots(x, y, radius, wide, high);
    const spot = tried.find((r) => !taken.meets(r, disc)) ?? (name.strong ? tried.find((r) => !written.meets(r)) : undefined);
    if (!spot) continue;
    written.add(spot);
    taken.add(spot);
    placed.push({ id: name.id, ...spot, lines: name.lines, strong: name.strong, colour: theme.ink });
    write(ctx, name.lines, spot, theme.ink, theme.ground);
  }
  ctx.font = `italic 11px ${FONT}`;
  for (const word of words) {
    const wide = ctx.measureText(word.text).width;
    const spot = word.at
      .map(([x, y]) => camera.toScreen(x, y))
      .map(({ x, y }) => ({ left: x - wide / 2, top: y - 7, right: x + wide / 2, bottom: y + 7 }))
      .find((r) => !taken.meets(r));
    if (!spot) continue;
    taken.add(spot);
    along.push({ id: -1, ...spot, lines: [word.text], strong: false, colour: word.colour });
    write(ctx, [word.text], spot, word.colour, theme.ground);
  }
  ctx.restore();
  return [placed, along];
}

/** Below, above, right, left. */
function spots(x: number, y: number, radius: number, wide: number, high: number): Rect[] {
  const gap = 3;
  const rect = (left: number, top: number) => ({ left, top, right: left + wide, bottom: top + high });
  return [
    rect(x - wide / 2, y + radius + gap),
    rect(x - wide / 2, y - radius - gap - high),
    rect(x + radius + gap + 2, y - high / 2),
    rect(x - radius - gap - 2 - wide, y - high / 2),
  ];
}

function write(ctx: CanvasRenderingContext2D, lines: string[], at: Rect, ink: string, ground: string): void {
  ctx.textAlign = "center";
  ctx.lineWidth = 4;
  ctx.strokeStyle = ground;
  ctx.fillStyle = ink;
  lines.forEach((line, i) => {
    const x = (at.left + at.right) / 2;
    const y = at.top + LEAD * (i + 0.5);
    ctx.strokeText(line, x, y);
    ctx.fillText(line, x, y);
  });
}
