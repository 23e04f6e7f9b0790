/** A picture as lines, shapes and names, whoever draws it. */

import type { Placed } from "./labels";

export interface Spot {
  x: number;
  y: number;
}

export interface Stroke {
  points: Spot[];
  color: string;
  opacity: number;
  width: number;
  dash: number[];
  /** `to`, `from` or both. */
  arrows: string[];
  /** Radius of what stands at the last point and at the first. */
  clear: { to: number; from: number };
}

export interface Shape extends Spot {
  shape: string;
  size: number;
  fill: string;
  border: string;
  width: number;
}

export interface Scene {
  width: number;
  height: number;
  strokes: Stroke[];
  shapes: Shape[];
  names: Placed[];
  words: Placed[];
}
