/** Turtle of the facts shown, of the things they name and of their sources, put together from the pieces in the page. */

import { byId } from "../dom";
import { unpack, type Pieces } from "../payload";
import type { Visible } from "./visible";

export async function turtle({ graph, facts, sources, sentence }: Visible): Promise<string> {
  const pieces = await unpack<Pieces>(byId("turtle").textContent ?? "");
  const things = new Set(facts.flatMap((i) => graph.facts[i]!.ends ?? []));
  const part = (title: string, texts: (string | undefined)[]) => `# ${title}\n${texts.filter(Boolean).join("")}`;
  return [
    `# steppe: ${sentence}. Data ${graph.meta.version || "not built"}. CC BY 4.0.\n# A claim (st:claim) is what somebody said, never a fact.\n${pieces.head}`,
    part("facts and claims", facts.map((i) => pieces.facts[i])),
    part("things", [...things].sort((a, b) => a - b).map((i) => pieces.things[i])),
    part("sources", sources.map((i) => pieces.sources[i])),
  ].join("\n");
}
