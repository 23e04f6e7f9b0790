/** Where the inner ends of chains stand that have no place of their own near by: along the way between the two ends. */

import type { Chain } from "./paths";
import type { Point } from "./styles";

/** How far chains part from the straight way, and inner ends at least from one another. */
const [PART, LEAST] = [95, 120];

/** Places of the inner ends that are `far`, spread along the way; what two chains share stands where the first puts it. */
export function between(chains: Chain[], far: (id: number) => boolean, home: (id: number) => Point): Map<number, Point> {
  const found = new Map<number, Point>();
  chains.forEach(({ hops }, row) => {
    if (hops.length < 2 || far(hops[0]!.from) || far(hops.at(-1)!.to)) return;
    const [from, to] = [home(hops[0]!.from), home(hops.at(-1)!.to)];
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const spread = Math.max(length, LEAST * hops.length);
    const start = (length - spread) / 2;
    const aside = PART * (row - 1 || 0.45);
    hops.slice(1).forEach((hop, i) => {
      if (!far(hop.from) || found.has(hop.from)) return;
      const along = start + (spread * (i + 1)) / hops.length;
      found.set(hop.from, { x: from.x + dx * along - dy * aside, y: from.y + dy * along + dx * aside });
    });
  });
  return found;
}
