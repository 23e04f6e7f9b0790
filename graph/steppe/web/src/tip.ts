/** A few words beside the pointer. */

import { byId, h, plural } from "./dom";
import type { Graph } from "./graph";
import { ABSENT } from "./payload";
import type { Shown } from "./shown";

export type What = { thing: number } | { pair: [number, number] } | null;

export function tip(graph: Graph, shown: Shown, what: What, x: number, y: number): void {
  const box = byId("tip");
  box.hidden = what === null;
  if (!what) return;
  if ("thing" in what) {
    const thing = graph.things[what.thing]!;
    const kind = graph.meta.kinds[thing.kind]!.one;
    const facts = graph.factsOf[what.thing]!.filter((i) => graph.facts[i]!.state !== ABSENT);
    box.replaceChildren(h("b", {}, thing.name), ` ${kind}, ${plural(facts.length, "fact")}`);
  } else {
    const [a, b] = what.pair;
    const bundle = shown.bundles.find((its) => its.a === a && its.b === b);
    const words = new Set(bundle?.ties.map((tie) => tie.word));
    const some = [...words].slice(0, 5).join(", ") + (words.size > 5 ? " ..." : "");
    box.replaceChildren(h("b", {}, `${graph.things[a]!.name} – ${graph.things[b]!.name}`), ` ${some}`);
  }
  const stage = byId("stage").getBoundingClientRect();
  box.style.left = `${Math.min(x + 14, stage.width - box.offsetWidth - 6)}px`;
  box.style.top = `${Math.min(y + 14, stage.height - box.offsetHeight - 6)}px`;
}
