/** Puts the parts together: unpack, show, and redraw after every change of the wish. Asks nothing of any network. */

import { Canvas } from "./canvas";
import { bdi, byId, h } from "./dom";
import { exportMenu } from "./exports/menu";
import { visible } from "./exports/visible";
import { Graph } from "./graph";
import { addressOf, keepHash, read } from "./hash";
import { help } from "./help";
import { listenToKeys } from "./keys";
import { Legend } from "./legend";
import { Moves } from "./moves";
import { Panel } from "./panel";
import { unpack, type Payload } from "./payload";
import { strongest } from "./paths";
import { Search } from "./search";
import { show, type Shown } from "./shown";
import { State, type Ground, type Wish } from "./state";
import { drawSummary, sentence } from "./summary";
import { Table } from "./table";
import { choose, onTheme, theme } from "./theme";
import { Timeline } from "./timeline";
import { tip } from "./tip";

/** Square pixels that a node with its name wants on the opening view. */
const ROOM = 10500;

function start(payload: Payload): void {
  const graph = new Graph(payload);
  const host = byId("canvas");
  const embedded = new URLSearchParams(location.search).get("embed") === "1";
  document.body.classList.toggle("embed", embedded);
  const tall = host.clientWidth < 600 && host.clientHeight > host.clientWidth * 0.9;
  const room = tall ? 20 : Math.max(12, Math.floor((host.clientWidth * host.clientHeight) / ROOM));
  const state = new State(read(graph, location.hash, room));
  choose(state.wish.ground);
  let shown: Shown = show(graph, state.wish);

  const uncover = (always = false) => canvas.uncover(panel.cover(), always);
  const moves = new Moves(graph, state, () => canvas, () => shown, uncover);
  const fit = (move = true) => canvas.fit(panel.cover(), null, move);
  const canvas = new Canvas(graph, host, tall, payload.network.options, {
    thing: (id, second) => moves.choose(id, second),
    pair: (a, b) => moves.look({ pair: [a, b] }),
    nothing: () => moves.close(),
    open: (id) => moves.open(id),
    over: (what, x, y) => tip(graph, shown, what, x, y),
  });
  const close = () => {
    moves.close();
    host.focus();
  };
  const panel = new Panel(graph, {
    to: (id) => moves.visit(id),
    close,
    start: (id) => {
      moves.start(id);
      search.focus();
    },
    path: (pair) => moves.path(pair),
    bring: (ids) => moves.more(ids),
  });
  const legend = new Legend(graph, state);
  const timeline = new Timeline(graph, state);
  const table = new Table(graph);
  const search = new Search(graph, (id) => {
    moves.visit(id);
    host.focus();
  });

  let ground = theme();
  const redraw = () => {
    const { wish } = state;
    choose(wish.ground);
    if (theme() !== ground) {
      ground = theme();
      legend.build();
    }
    shown = show(graph, wish);
    drawSummary(graph, wish, shown, {
      all: (on) => {
        state.set((w) => {
          w.all = on;
          w.brought.clear();
          w.kinds = new Set(graph.meta.kinds.map((kind, i) => (on || kind.backbone ? i : -1)).filter((i) => i >= 0));
        });
        fit();
      },
    });
    asking(graph, wish, close);
    byId("stage").hidden = wish.table;
    byId("table").hidden = !wish.table;
    legend.draw(wish, shown);
    panel.draw(wish, shown);
    canvas.draw(shown, wish);
    timeline.draw(wish);
    byId("table-button").setAttribute("aria-pressed", String(wish.table));
    byId("ground-button").setAttribute("aria-label", `Ground: ${wish.ground}. Change`);
    if (wish.table) table.draw(shown, sentence(graph, wish, shown));
  };
  state.listen(redraw);
  onTheme(redraw);
  keepHash(graph, state, () => fit(false));

  const turn = () => state.set((wish) => (wish.table = !wish.table));
  byId("table-button").addEventListener("click", turn);
  byId("fit-button").addEventListener("click", () => fit());
  byId("help-button").addEventListener("click", help);
  byId("ground-button").addEventListener("click", () => state.set((wish) => (wish.ground = nextGround(wish.ground))));
  byId("legend-button").addEventListener("click", () => {
    const on = document.body.classList.toggle("legend");
    byId("legend-button").setAttribute("aria-expanded", String(on));
  });
  exportMenu({
    visible: () => visible(graph, shown, sentence(graph, state.wish, shown)),
    scene: () => canvas.scene(),
    picture: () => canvas.picture,
    legend: () => legend.text(shown),
    address: () => addressOf(graph, state.wish),
    show: () => {
      if (state.wish.table) turn();
    },
  });
  listenToKeys(host, {
    find: () => search.focus(),
    table: turn,
    path: () => {
      const { look } = state.wish;
      if (look && "thing" in look) moves.start(look.thing);
      else search.focus();
    },
    fit: () => fit(),
    help,
    close: () => {
      document.body.classList.remove("legend");
      moves.close();
    },
    walk: (dx, dy) => moves.walk(dx, dy),
    enter: () => {
      moves.take();
      byId("panel").focus();
    },
    expand: () => {
      const { look } = state.wish;
      if (look && "thing" in look) moves.open(look.thing);
    },
  });
  window.addEventListener("beforeprint", () => canvas.forPaper());
  window.addEventListener("afterprint", () => {
    if (state.wish.look) uncover(true);
  });
  document.querySelector(".skip")?.addEventListener("click", () => state.set((wish) => (wish.table = true)));
  if (embedded) byId("whole").setAttribute("href", location.href.replace(/[?&]embed=1/, ""));

  redraw();
  canvas.onFirst = () => performance.mark("steppe-drawn");
  canvas.fit(panel.cover());
  if (state.wish.look) uncover(true);
  Object.defineProperty(window, "steppe", {
    value: Object.freeze({
      drawn: () => canvas.drawn,
      shown: () => ({ things: [...shown.things], ties: shown.bundles.length, hidden: shown.hidden, facts: shown.facts.size }),
      screen: (id: number) => canvas.screen(id),
      find: (text: string) => search.match(text).map((thing) => thing.id),
      paths: (from: number, to: number) => strongest(graph.reach, from, to),
      graph,
    }),
  });
  document.body.classList.add("ready");
}

/** While the second end of a path is to be chosen, a line says so. */
function asking(graph: Graph, wish: Wish, stop: () => void): void {
  const line = byId("asking");
  line.hidden = wish.from === null;
  if (wish.from === null) return;
  const leave = h("button", { type: "button", class: "inline", onclick: stop }, "leave it");
  line.replaceChildren("Path from ", h("b", {}, bdi(graph.name(wish.from))), " to whom? Click, find a name ( / ), or walk with the arrows and press Enter; or ", leave, ".");
}

function nextGround(ground: Ground): Ground {
  if (ground !== "auto") return "auto";
  return theme().dark ? "light" : "dark";
}

unpack(byId("data").textContent ?? "").then(start, (error: unknown) => {
  byId("sentence").textContent = `This browser cannot open the picture: ${String(error)}`;
});
