/** Puts the parts together: unpack, show, and redraw after every change of the wish. Asks nothing of any network. */

import { Canvas } from "./canvas";
import { byId, h, plural } from "./dom";
import { Graph } from "./graph";
import { listenToKeys } from "./keys";
import { Legend } from "./legend";
import { HOP, Panel } from "./panel";
import { unpack, type Payload } from "./payload";
import { Search } from "./search";
import { beyond, show, type Shown } from "./shown";
import { State, type Look } from "./state";
import { drawSummary, sentence } from "./summary";
import { Table } from "./table";
import { onTheme } from "./theme";

/** Square pixels that a node with its name wants on the opening view. */
const ROOM = 11500;

function start(payload: Payload): void {
  const graph = new Graph(payload);
  const host = byId("canvas");
  const tall = host.clientWidth < 600 && host.clientHeight > host.clientWidth * 0.9;
  const room = tall ? 20 : Math.max(12, Math.floor((host.clientWidth * host.clientHeight) / ROOM));
  const state = new State(graph, room);
  let shown: Shown = show(graph, state.wish);

  const look = (what: Look) => state.set((wish) => (wish.look = what));
  const visit = (id: number) => {
    state.set((wish) => {
      if (!shown.things.has(id)) bring(graph, wish.brought, id);
      wish.look = { thing: id };
      wish.table = false;
    });
    canvas.uncover(panel.cover(), true);
  };
  const open = (id: number) => {
    state.set((wish) => beyond(graph, wish, shown, id).slice(0, HOP).forEach((other) => wish.brought.add(other)));
    canvas.uncover(panel.cover(), true);
  };

  const canvas = new Canvas(graph, host, tall, payload.network.options, {
    thing: (id) => {
      look({ thing: id });
      canvas.uncover(panel.cover());
    },
    pair: (a, b) => {
      look({ pair: [a, b] });
      canvas.uncover(panel.cover());
    },
    nothing: () => look(null),
    open,
    over: (what, x, y) => tip(graph, shown, what, x, y),
  });
  const panel = new Panel(graph, {
    to: visit,
    close: () => {
      look(null);
      host.focus();
    },
    bring: (ids) => {
      state.set((wish) => ids.forEach((id) => wish.brought.add(id)));
      canvas.uncover(panel.cover(), true);
    },
  });
  const legend = new Legend(graph, state);
  const table = new Table(graph);
  const search = new Search(graph, visit);

  const redraw = () => {
    const { wish } = state;
    shown = show(graph, wish);
    drawSummary(graph, wish, shown, {
      all: (on) => {
        state.set((w) => {
          w.all = on;
          w.brought.clear();
          w.kinds = new Set(graph.meta.kinds.map((kind, i) => (on || kind.backbone ? i : -1)).filter((i) => i >= 0));
        });
        canvas.fit(panel.cover(), null, true);
      },
    });
    legend.draw(wish, shown);
    panel.draw(wish, shown);
    canvas.draw(shown, wish);
    byId("stage").hidden = wish.table;
    byId("table").hidden = !wish.table;
    byId("table-button").setAttribute("aria-pressed", String(wish.table));
    if (wish.table) table.draw(shown, sentence(graph, wish, shown));
  };
  state.listen(redraw);
  onTheme(() => {
    legend.build();
    redraw();
  });

  const turn = () => state.set((wish) => (wish.table = !wish.table));
  byId("table-button").addEventListener("click", turn);
  byId("fit-button").addEventListener("click", () => canvas.fit(panel.cover(), null, true));
  byId("legend-button").addEventListener("click", () => {
    const on = document.body.classList.toggle("legend");
    byId("legend-button").setAttribute("aria-expanded", String(on));
  });
  listenToKeys(host, {
    find: () => search.focus(),
    table: turn,
    fit: () => canvas.fit(panel.cover(), null, true),
    close: () => look(null),
    walk: (dx, dy) => {
      const next = neighbour(canvas, shown, state.wish.look, dx, dy);
      if (next === null) return;
      look({ thing: next });
      canvas.uncover(panel.cover());
    },
    enter: () => byId("panel").focus(),
  });
  document.querySelector(".skip")?.addEventListener("click", () => state.set((wish) => (wish.table = true)));

  redraw();
  canvas.onFirst = () => performance.mark("steppe-drawn");
  canvas.fit();
  Object.defineProperty(window, "steppe", {
    value: Object.freeze({
      drawn: () => canvas.drawn,
      shown: () => ({ things: [...shown.things], ties: shown.bundles.length, hidden: shown.hidden, facts: shown.facts.size }),
      screen: (id: number) => canvas.screen(id),
      find: (text: string) => search.match(text).map((thing) => thing.id),
      graph,
    }),
  });
  document.body.classList.add("ready");
}

/** Bring in a thing, with the strongest that joins it to the rest. */
function bring(graph: Graph, brought: Set<number>, id: number): void {
  brought.add(id);
  const ties = graph.tiesOf[id]!.map((i) => graph.ties[i]!).sort((x, y) => y.strength - x.strength);
  for (const tie of ties.slice(0, graph.meta.strongest)) brought.add(tie.from === id ? tie.to : tie.from);
}

/** The shown thing nearest in a direction from the one looked at, or the first. */
function neighbour(canvas: Canvas, shown: Shown, look: Look, dx: number, dy: number): number | null {
  if (!look || !("thing" in look)) return Math.min(...shown.things);
  const from = canvas.screen(look.thing);
  let best: number | null = null;
  let least = Infinity;
  for (const id of shown.things) {
    const at = canvas.screen(id);
    const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
    if (id !== look.thing && along > 4 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
  }
  return best;
}

/** A few words beside the pointer. */
function tip(graph: Graph, shown: Shown, what: { thing: number } | { pair: [number, number] } | null, x: number, y: number): void {
  const box = byId("tip");
  box.hidden = what === null;
  if (!what) return;
  if ("thing" in what) {
    const thing = graph.things[what.thing]!;
    const kind = graph.meta.kinds[thing.kind]!.one;
    box.replaceChildren(h("b", {}, thing.name), ` ${kind}, ${plural(graph.factsOf[what.thing]!.length, "fact")}`);
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

unpack(byId("data").textContent ?? "").then(start, (error: unknown) => {
  byId("sentence").textContent = `This browser cannot open the picture: ${String(error)}`;
});
