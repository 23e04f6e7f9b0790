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
  weight: number;
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
  /** Weight of each state in the strength of a tie. */
  weights: number[];
  /** Whether the file knows how its facts stood on other days. */
  days: boolean;
  /** Words of days that lie ahead of their record. */
  ahead: string[];
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

/** What joins two things in one way whatever the day; without `shares` every fact has a whole one. */
export interface Strand {
  from: number;
  to: number;
  arrows: string;
  family: number;
  word: string;
  facts: number[];
  shares: number[];
}

/** A strand on the day, as far as its facts are in one state. */
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

/** A step of a fact: from this day on it is in this state and stage. */
export type Step = [string, number, string];

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
  course?: Step[];
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

/** A way by which one actor can move another on the day of the file. */
export interface Channel {
  from: number;
  to: number;
  kind: number;
  strength: number;
  /** Part of this pull that the one moved passes on, if not all of it. */
  passes?: number;
  credence: number;
  share?: number;
  fact?: number;
  via?: string;
  title?: string;
  begins?: string;
  ends?: string;
  sources: number[];
}

export interface Reach {
  /** Ends that are not drawn: IRI and name, numbered after the things. */
  extra: [string, string][];
  /** Ends that no chain may pass through. */
  closed: number[];
  /** Kind and verb. */
  kinds: [string, string][];
  channels: Channel[];
}

export interface Payload {
  meta: Meta;
  network: { nodes: Thing[]; edges: Strand[]; options: Record<string, unknown> };
  facts: Fact[];
  sources: Source[];
  reach: Reach;
}

/** The triples of the file in pieces, by the numbers of its things, facts and sources. */
export interface Pieces {
  head: string;
  things: string[];
  facts: string[];
  sources: string[];
}

/** States of a fact, by their place in `Meta.states`. */
export const HELD = 0;
export const PLANNED = 1;
export const CLAIMED = 2;
export const ENDED = 3;
/** Not there on the day, or outside the years asked for. */
export const ABSENT = 4;

/** The data in the page, unpacked by the browser itself. */
export async function unpack<T = Payload>(text: string): Promise<T> {
  const packed = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text()) as T;
}
