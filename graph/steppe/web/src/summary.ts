/** The sentence on top and the line of evidence: what is shown, in words that stay true with every change. */

import { byId, count, h, plural } from "./dom";
import type { Graph } from "./graph";
import type { Shown } from "./shown";
import type { Wish } from "./state";

export interface SummaryHandlers {
  /** Show all ties, or the strongest alone again. */
  all(on: boolean): void;
}

/** `50 actors, 131 strongest ties, as of 2026-11-22`. */
export function sentence(graph: Graph, wish: Wish, shown: Shown): string {
  let acting = 0;
  for (const id of shown.things) if (graph.meta.kinds[graph.things[id]!.kind]!.acts) acting++;
  const others = shown.things.size - acting;
  const things = plural(acting, "actor") + (others ? ` and ${plural(others, "other thing")}` : "");
  const which = wish.all || wish.look ? "" : "strongest ";
  const ties = `${count(shown.bundles.length)} ${which}tie${shown.bundles.length === 1 ? "" : "s"}`;
  return `${things}, ${ties}, as of ${graph.meta.asOf}`;
}

export function drawSummary(graph: Graph, wish: Wish, shown: Shown, on: SummaryHandlers): void {
  const host = byId("sentence");
  const parts: (Node | string)[] = [sentence(graph, wish, shown)];
  parts.push(shown.hidden ? `; ${plural(shown.hidden, "weaker tie")} hidden` : "; no tie hidden");
  const ways = h("span", { class: "ways" });
  if (shown.hidden) ways.append(": ", button("show", () => on.all(true)));
  if (wish.all || wish.brought.size) ways.append(shown.hidden ? " or " : ": ", button("strongest only", () => on.all(false)));
  parts.push(ways);
  host.replaceChildren(...parts);
  byId("coverage").textContent = coverage(graph, shown);
}

function button(text: string, act: () => void): HTMLElement {
  return h("button", { type: "button", class: "inline", onclick: act }, text);
}

/** `286 facts and 77 claims`. */
export function tally(graph: Graph, facts: Iterable<number>): string {
  let [held, said] = [0, 0];
  for (const i of facts) graph.facts[i]!.says ? said++ : held++;
  return plural(held, "fact") + (said ? ` and ${plural(said, "claim")}` : "");
}

/** `3,000 facts and 77 claims shown; of the facts 100 % sourced, 61 % with two or more publishers, 4 % disputed`. */
export function coverage(graph: Graph, shown: Shown): string {
  const facts = [...shown.facts].map((i) => graph.facts[i]!).filter((fact) => !fact.says);
  const all = `${tally(graph, shown.facts)} shown`;
  if (!facts.length) return all;
  const share = (some: number) => {
    const percent = (100 * some) / facts.length;
    if (some && percent < 1) return "under 1 %";
    return `${some < facts.length ? Math.min(99, Math.round(percent)) : 100} %`;
  };
  const sourced = facts.filter((fact) => fact.sources?.length).length;
  const several = facts.filter((fact) => graph.publishers(fact) > 1).length;
  const disputed = facts.filter((fact) => fact.contested).length;
  return `${all}; of the facts ${share(sourced)} sourced, ${share(several)} with two or more publishers, ${share(disputed)} disputed`;
}
