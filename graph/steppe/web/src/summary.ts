/** The sentence on top and what is said of the evidence: what is shown, in words that stay true with every change. */

import { byId, count, h, plural } from "./dom";
import { EARLY, type Graph } from "./graph";
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
  const which = wish.all || wish.look || !shown.hidden ? "" : "strongest ";
  const ties = `${count(shown.bundles.length)} ${which}tie${shown.bundles.length === 1 ? "" : "s"}`;
  return `${things}, ${ties}, as of ${wish.day}${years(wish)}${chains(graph, wish)}`;
}

/** `, facts of 2010 to 2015`, if a window is set. */
function years({ window }: Wish): string {
  if (!window) return "";
  const [from, to] = window.map((year) => (year === EARLY ? `before ${EARLY + 1}` : String(year)));
  return `, facts of ${from === to ? from : `${from} to ${to}`}`;
}

/** `, with the chains from China to Uzbekistan`, if a path is looked at. */
function chains(graph: Graph, { look }: Wish): string {
  return look && "path" in look ? `, with the chains from ${graph.name(look.path[0])} to ${graph.name(look.path[1])}` : "";
}

export function drawSummary(graph: Graph, wish: Wish, shown: Shown, on: SummaryHandlers): void {
  const host = byId("sentence");
  const parts: (Node | string)[] = [sentence(graph, wish, shown)];
  parts.push(shown.hidden ? `; ${plural(shown.hidden, "other tie")} hidden` : "; no tie hidden");
  const ways = h("span", { class: "ways" });
  if (shown.hidden) ways.append(": ", button("show", () => on.all(true)));
  if (wish.all || wish.brought.size) ways.append(shown.hidden ? " or " : ": ", button("strongest only", () => on.all(false)));
  parts.push(ways);
  host.replaceChildren(...parts);
  byId("spoken").textContent = spoken(graph, wish, shown);
}

/** What a reader who does not see the picture should know of it. */
export function spoken(graph: Graph, wish: Wish, shown: Shown): string {
  const strongest = [...shown.bundles].sort((x, y) => y.strength - x.strength).slice(0, 5);
  const words = strongest.map(({ a, b, ties }) => `${graph.name(a)} and ${graph.name(b)} (${graph.meta.families[ties[0]!.family]!.name})`);
  const which = words.length ? ` The strongest join ${words.join("; ")}.` : "";
  return `A picture of ${sentence(graph, wish, shown)}.${which} Press t for the same facts as a table.`;
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

export interface Share {
  words: string;
  part: number;
  text: string;
}

/** Which share of the facts shown is sourced, has two or more publishers, is disputed; claims are not facts. */
export function shares(graph: Graph, shown: Shown): Share[] {
  const facts = [...shown.facts].map((i) => graph.facts[i]!).filter((fact) => !fact.says);
  if (!facts.length) return [];
  const share = (words: string, some: number): Share => {
    const percent = (100 * some) / facts.length;
    const text = some && percent < 1 ? "under 1 %" : `${some < facts.length ? Math.min(99, Math.round(percent)) : 100} %`;
    return { words, part: some / facts.length, text };
  };
  return [
    share("sourced", facts.filter((fact) => fact.sources?.length).length),
    share("with two or more publishers", facts.filter((fact) => graph.publishers(fact) > 1).length),
    share("disputed", facts.filter((fact) => fact.contested).length),
  ];
}

/** `3,000 facts, 100 % sourced, 61 % with two or more publishers, 4 % disputed; 77 claims beside them`. */
export function coverage(graph: Graph, shown: Shown): string {
  const claims = [...shown.facts].filter((i) => graph.facts[i]!.says).length;
  const facts = plural(shown.facts.size - claims, "fact");
  const beside = claims ? `; ${plural(claims, "claim")} beside them` : "";
  return [facts, ...shares(graph, shown).map(({ text, words }) => `${text} ${words}`)].join(", ") + beside;
}
