/** Colours of the picture on light and dark ground, following the reader's setting or choice. */

import type { Graph } from "./graph";
import { ENDED } from "./payload";
import type { Ground } from "./state";

export interface Theme {
  dark: boolean;
  ground: string;
  ink: string;
  faint: string;
  accent: string;
}

const LIGHT: Theme = { dark: false, ground: "#fbfaf6", ink: "#1d2129", faint: "#5d6470", accent: "#c2410c" };
const DARK: Theme = { dark: true, ground: "#14171c", ink: "#eceae4", faint: "#a3a9b5", accent: "#ff9a5c" };

const query = window.matchMedia("(prefers-color-scheme: dark)");
let chosen: Ground = "auto";

export function theme(): Theme {
  return (chosen === "auto" ? query.matches : chosen === "dark") ? DARK : LIGHT;
}

/** Take the reader's choice of ground; whether it changed anything. */
export function choose(ground: Ground): boolean {
  const before = theme();
  chosen = ground;
  if (ground === "auto") document.documentElement.removeAttribute("data-ground");
  else document.documentElement.dataset["ground"] = ground;
  return theme() !== before;
}

/** Call `listener` when the reader's setting changes. */
export function onTheme(listener: () => void): void {
  query.addEventListener("change", listener);
}

export function kindColour(graph: Graph, kind: number): string {
  return graph.meta.kinds[kind]!.colour[theme().dark ? 1 : 0];
}

export function familyColour(graph: Graph, family: number, state: number): string {
  const pair = state === ENDED ? graph.meta.ended : graph.meta.families[family]!.colour;
  return pair[theme().dark ? 1 : 0];
}

/** A colour `#rrggbb` seen through: 0 is clear, 1 is full. */
export function through(colour: string, alpha: number): string {
  const part = (at: number) => parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${alpha})`;
}

/** A colour half way to another, for words that must be read. */
export function mixed(colour: string, other: string): string {
  const part = (text: string, at: number) => parseInt(text.slice(at, at + 2), 16);
  const half = [1, 3, 5].map((at) => Math.round((part(colour, at) + part(other, at)) / 2));
  return `rgb(${half.join()})`;
}

/** Whether movement is unwelcome. */
export function still(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
