/** The side panel: what is known of the thing or tie looked at, the newest first. */

import { bdi, byId, count, h, plural, sign } from "./dom";
import { card, go } from "./cards";
import { newestFirst, type Graph } from "./graph";
import { ABSENT, type Tie } from "./payload";
import { beyond, type Shown } from "./shown";
import type { Wish } from "./state";
import { ofPair, ofThing, sparql } from "./sparql";
import { strips, type StripHandlers } from "./strips";
import { tally } from "./summary";
import { kindColour } from "./theme";

export interface PanelHandlers extends StripHandlers {
  close(): void;
  /** Choose the second end of a path from this thing. */
  start(id: number): void;
  /** Bring in things tied to the one looked at. */
  bring(ids: number[]): void;
}

const PAGE = 40;
/** Things brought in at once. */
export const HOP = 25;

export class Panel {
  private readonly host = byId("panel");

  constructor(
    private readonly graph: Graph,
    private readonly on: PanelHandlers,
  ) {}

  /** Room of the picture that the panel covers, in pixels. */
  cover(): { right: number; bottom: number } {
    if (this.host.hidden) return { right: 0, bottom: 0 };
    const [mine, picture] = [this.host.getBoundingClientRect(), byId("canvas").getBoundingClientRect()];
    const below = this.host.classList.contains("path") || mine.width > window.innerWidth * 0.8;
    return below ? { right: 0, bottom: Math.max(0, picture.bottom - mine.top) } : { right: mine.width, bottom: 0 };
  }

  draw(wish: Wish, shown: Shown): void {
    this.host.hidden = wish.look === null;
    const { look } = wish;
    this.host.classList.toggle("path", look !== null && "path" in look);
    if (look === null) return;
    const parts =
      "thing" in look ? this.thing(look.thing, wish, shown) : "pair" in look ? this.pair(look.pair, wish) : strips(this.graph, wish, look.path, shown.chains, this.on);
    const close = h("button", { type: "button", class: "close", "aria-label": "Close", title: "Close (Escape)", onclick: () => this.on.close() }, "×");
    this.host.replaceChildren(close, ...parts);
    this.host.scrollTop = 0;
  }

  private passes(wish: Wish, fact: number): boolean {
    const { family, state } = this.graph.facts[fact]!;
    return wish.families.has(family) && wish.states.has(state);
  }

  private thing(id: number, wish: Wish, shown: Shown): Node[] {
    const { graph } = this;
    const thing = graph.things[id]!;
    const kind = graph.meta.kinds[thing.kind]!;
    const all = graph.factsOf[id]!.filter((i) => graph.facts[i]!.state !== ABSENT);
    const facts = all.filter((i) => this.passes(wish, i));
    const head = h("h2", {}, sign(kind.shape, kindColour(graph, thing.kind), kind.acts), bdi(thing.name));
    const parts: Node[] = [head, h("p", { class: "meta" }, kind.one)];
    if (thing.names.length) parts.push(h("p", { class: "names" }, "also ", ...join(thing.names.map(bdi))));
    if (thing.note) parts.push(h("p", { class: "note" }, bdi(thing.note)));
    parts.push(h("p", { class: "iri" }, graph.iri(thing)), sparql(ofThing(graph.iri(thing))));
    const more = beyond(graph, wish, shown, id);
    const ways = h("p", { class: "ways" });
    ways.append(h("button", { type: "button", class: "bring", title: "Shift-click another actor, or press p", onclick: () => this.on.start(id) }, "Path to another"), " ");
    parts.push(ways);
    if (more.length) {
      const text = more.length > HOP ? `Bring in the ${HOP} strongest of ${count(more.length)} more` : `Bring in ${plural(more.length, "more", "more")}`;
      ways.append(h("button", { type: "button", class: "bring", onclick: () => this.on.bring(more.slice(0, HOP)) }, `${text} tied to it`));
    }
    const left = all.length - facts.length;
    parts.push(h("p", { class: "sum" }, tally(graph, facts), ", newest first", left ? `; ${count(left)} not shown by the filter` : ""));
    const ties = graph.tiesOf[id]!.map((i) => graph.ties[i]!);
    parts.push(this.cards(facts, ties, id, wish));
    return parts;
  }

  private pair([a, b]: [number, number], wish: Wish): Node[] {
    const { graph } = this;
    const ties = graph.tiesOf[a]!.map((i) => graph.ties[i]!).filter((tie) => tie.from === b || tie.to === b);
    const facts = [...new Set(ties.flatMap((tie) => tie.facts))].filter((i) => this.passes(wish, i));
    const head = h("h2", {}, go(graph, a, this.on), " – ", go(graph, b, this.on));
    const families = new Set(facts.map((i) => graph.meta.families[graph.facts[i]!.family]!.name));
    const sum = h("p", { class: "sum" }, tally(graph, facts), ", newest first: ", [...families].join(", "));
    const query = sparql(ofPair(graph.iri(graph.things[a]!), graph.iri(graph.things[b]!)));
    return [head, query, sum, this.cards(facts, ties, null, wish)];
  }

  /** Cards of facts, claims beneath their record, a page at a time. */
  private cards(facts: number[], ties: Tie[], from: number | null, wish: Wish): HTMLElement {
    const { graph } = this;
    const among = new Set(facts);
    const lead = facts.filter((i) => !(graph.facts[i]!.says && among.has(graph.facts[i]!.of ?? -1)));
    const order = newestFirst(graph, lead);
    const list = h("div", { class: "cards" });
    const more = h("button", { type: "button", class: "bring" });
    const page = () => {
      for (const i of order.splice(0, PAGE)) {
        const claims = (graph.claimsOn.get(i) ?? []).filter((c) => this.passes(wish, c));
        more.before(card(graph, i, graph.facts[i]!.says ? [] : claims, ties, from, this.on));
      }
      more.hidden = !order.length;
      more.textContent = `Show ${Math.min(PAGE, order.length)} of ${count(order.length)} more`;
    };
    more.addEventListener("click", page);
    list.append(more);
    page();
    return list;
  }
}

function join(parts: Node[]): (Node | string)[] {
  return parts.flatMap((part, i) => (i ? [", ", part] : [part]));
}
