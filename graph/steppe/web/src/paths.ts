/** The strongest diverse chains of channels from one actor to another, by the same grammar as `steppe paths`.

A chain is simple and at most four hops long, passes through no state, bloc, event, document or place, and any two
chains share at most one channel. Partial chains are taken up in the order of the best that they can become, so the
first to arrive is the strongest.
*/

import type { Channel, Reach } from "./payload";

export interface Chain {
  hops: Channel[];
  strength: number;
  /** Credence of the least credible hop. */
  credence: number;
  /** Place of the weakest hop. */
  weakest: number;
}

const HOPS = 4;
/** Chains looked at before giving up on finding more that are diverse. */
const LOOKED_AT = 2000;

interface Part {
  at: number;
  cost: number;
  bound: number;
  hops: Channel[];
}

/** Strength that a channel gives a chain: an inner actor may hold back a part. */
const weight = (channel: Channel, goal: number) =>
  channel.to === goal ? channel.strength : channel.strength * (channel.passes ?? 1);

const cost = (channel: Channel, goal: number) => -Math.log(weight(channel, goal));

/** At most `count` chains, the strongest first. */
export function strongest(reach: Reach, start: number, goal: number, count = 3): Chain[] {
  if (start === goal) return [];
  const out = best(reach, start, goal);
  const left = bounds(out, goal);
  const found: Chain[] = [];
  const queue: Part[] = [];
  push(queue, { at: start, cost: 0, bound: left[HOPS]!.get(start) ?? Infinity, hops: [] });
  for (let looked = 0; queue.length && looked <= LOOKED_AT; ) {
    const part = pop(queue)!;
    if (part.bound === Infinity) break;
    if (part.at === goal) {
      looked++;
      if (found.every((chain) => shared(chain.hops, part.hops) <= 1)) found.push(chain(part.hops, goal));
      if (found.length === count) break;
      continue;
    }
    for (const hop of out.get(part.at)?.values() ?? []) {
      if (hop.to === start || part.hops.some((its) => its.to === hop.to)) continue;
      const rest = left[HOPS - part.hops.length - 1]!.get(hop.to);
      if (rest === undefined) continue;
      const sum = part.cost + cost(hop, goal);
      push(queue, { at: hop.to, cost: sum, bound: sum + rest, hops: [...part.hops, hop] });
    }
  }
  return found;
}

/** The strongest channel of each pair that a chain between the two may use, by its start and end. */
function best(reach: Reach, start: number, goal: number): Map<number, Map<number, Channel>> {
  const closed = new Set(reach.closed);
  const out = new Map<number, Map<number, Channel>>();
  for (const channel of reach.channels) {
    if ((channel.from !== start && closed.has(channel.from)) || (channel.to !== goal && closed.has(channel.to))) continue;
    if (!weight(channel, goal)) continue;
    const ends = out.get(channel.from) ?? new Map<number, Channel>();
    const known = ends.get(channel.to);
    if (!known || weight(channel, goal) >= weight(known, goal)) ends.set(channel.to, channel);
    out.set(channel.from, ends);
  }
  return out;
}

/** Least cost from each end to the goal within a number of hops, by that number. */
function bounds(out: Map<number, Map<number, Channel>>, goal: number): Map<number, number>[] {
  const found = [new Map([[goal, 0]])];
  for (let hops = 1; hops <= HOPS; hops++) {
    const before = found[hops - 1]!;
    const now = new Map(before);
    for (const [from, ends] of out) {
      for (const hop of ends.values()) {
        const rest = before.get(hop.to);
        const whole = rest === undefined ? Infinity : cost(hop, goal) + rest;
        if (whole < (now.get(from) ?? Infinity)) now.set(from, whole);
      }
    }
    found.push(now);
  }
  return found;
}

function shared(one: Channel[], other: Channel[]): number {
  return one.filter((hop) => other.includes(hop)).length;
}

function chain(hops: Channel[], goal: number): Chain {
  const least = Math.min(...hops.map((hop) => hop.strength));
  return {
    hops,
    strength: hops.reduce((product, hop) => product * weight(hop, goal), 1),
    credence: Math.min(...hops.map((hop) => hop.credence)),
    weakest: hops.findIndex((hop) => hop.strength === least),
  };
}

/** Keep the part with the least bound on top of a heap. */
function push(heap: Part[], part: Part): void {
  heap.push(part);
  for (let i = heap.length - 1; i > 0; ) {
    const up = (i - 1) >> 1;
    if (heap[up]!.bound <= heap[i]!.bound) break;
    [heap[up], heap[i]] = [heap[i]!, heap[up]!];
    i = up;
  }
}

function pop(heap: Part[]): Part | undefined {
  const top = heap[0];
  const end = heap.pop();
  if (!heap.length || !end) return top;
  heap[0] = end;
  for (let i = 0; ; ) {
    const [left, right] = [2 * i + 1, 2 * i + 2];
    let least = i;
    if (left < heap.length && heap[left]!.bound < heap[least]!.bound) least = left;
    if (right < heap.length && heap[right]!.bound < heap[least]!.bound) least = right;
    if (least === i) break;
    [heap[i], heap[least]] = [heap[least]!, heap[i]!];
    i = least;
  }
  return top;
}
