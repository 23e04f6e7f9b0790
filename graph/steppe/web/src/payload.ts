/** What the page carries, as Python wrote it (steppe.draw.carry), and how it is unpacked. */

export interface Kind {
  key: string;
  one: string;
  many: string;
  shape: string;
  acts: boolean;
  backbone: boolean;
  colour: [string, string];
}

export interface Family {
  key: string;
  name: string;
  colour: [string, string];
}

export interface Meta {
  base: string;
  asOf: string;
  version: string;
  counts: Record<string, number>;
  later: number;
  strongest: number;
  states: string[];
  ended: [string, string];
  kinds: Kind[];
  families: Family[];
}

export interface Thing {
  id: number;
  label: string;
  shape: string;
  size: number;
  x: number;
  y: number;
  tall: [number, number];
  iri: string;
  name: string;
  names: string[];
  folded: string[];
  note: string;
  kind: number;
  rank: number;
}

export interface Tie {
  from: number;
  to: number;
  arrows: string;
  family: number;
  word: string;
  state: number;
  strength: number;
  facts: number[];
}

/** A line of a fact: its word, its text, and the thing meant if it is drawn. */
export type Line = [string, string, number?];

export interface Fact {
  iri: string;
  title?: string;
  kind?: string;
  family: number;
  state: number;
  stage?: string;
  when?: string;
  dates?: Line[];
  lines?: Line[];
  note?: string;
  ends?: number[];
  sources?: number[];
  of?: number;
  contested: number;
  says?: [string, string, string];
}

export interface Source {
  iri: string;
  title?: string;
  publisher?: string;
  issued?: string;
  url?: string;
  seenAs?: string;
  origin?: number;
}

export interface Payload {
  meta: Meta;
  network: { nodes: Thing[]; edges: Tie[]; options: Record<string, unknown> };
  facts: Fact[];
  sources: Source[];
}

/** States of a fact, by their place in `Meta.states`. */
export const HELD = 0;
export const PLANNED = 1;
export const CLAIMED = 2;
export const ENDED = 3;

/** The data in the page, unpacked by the browser itself. */
export async function unpack(text: string): Promise<Payload> {
  const packed = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text()) as Payload;
}
