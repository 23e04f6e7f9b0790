/** Facts a year as bars: drag over them for a window of years, or set the day on which everything is settled. */

import { byId, count, h, plural } from "./dom";
import { EARLY, yearOf, type Graph, type Window } from "./graph";
import type { State, Wish } from "./state";

const PAGE = 5;

export class Timeline {
  private readonly bars = byId("bars");
  private readonly days = byId<HTMLInputElement>("day");
  private readonly note = byId("window");
  private readonly handles: [HTMLElement, HTMLElement];
  private readonly first = EARLY;
  private readonly last: number;
  private held: number | null = null;

  constructor(
    private readonly graph: Graph,
    private readonly state: State,
  ) {
    const years = graph.facts.map((fact) => yearOf(fact.when) ?? EARLY);
    this.last = years.reduce((one, other) => Math.max(one, other), Number(graph.meta.asOf.slice(0, 4)));
    if (!graph.meta.days) {
      this.days.disabled = true;
      this.days.title = "This file knows its facts on one day alone";
    }
    this.days.addEventListener("change", () => {
      const day = lastDay(this.days.value.trim());
      this.days.setAttribute("aria-invalid", String(!day));
      if (day) state.set((wish) => (wish.day = day < graph.meta.asOf ? day : graph.meta.asOf));
      else this.note.replaceChildren("no such day; write 2025-06-30, 2025-06 or 2025");
    });
    this.days.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.days.value = state.wish.day;
      this.days.blur();
    });
    this.handles = [this.handle(0), this.handle(1)];
    this.bars.addEventListener("pointerdown", (event) => this.press(event));
    this.bars.addEventListener("pointermove", (event) => this.drag(event));
    this.bars.addEventListener("pointerup", () => (this.held = null));
    this.bars.addEventListener("pointercancel", () => (this.held = null));
  }

  private name(year: number): string {
    return year === EARLY ? `before ${EARLY + 1}` : String(year);
  }

  private get whole(): Window {
    return [this.first, this.last];
  }

  private handle(end: 0 | 1): HTMLElement {
    const label = end ? "Last year of facts shown" : "First year of facts shown";
    const element = h("div", { class: "handle", role: "slider", tabindex: "0", "aria-label": label, "aria-orientation": "horizontal" });
    element.setAttribute("aria-valuemin", String(this.first));
    element.setAttribute("aria-valuemax", String(this.last));
    element.addEventListener("keydown", (event) => {
      const now = (this.state.wish.window ?? this.whole)[end];
      const ways: Record<string, number> = {
        ArrowLeft: now - 1,
        ArrowDown: now - 1,
        ArrowRight: now + 1,
        ArrowUp: now + 1,
        PageDown: now - PAGE,
        PageUp: now + PAGE,
        Home: this.first,
        End: this.last,
      };
      const to = ways[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const window: Window = [...(this.state.wish.window ?? this.whole)];
      window[end] = end ? Math.max(to, window[0]) : Math.min(to, window[1]);
      this.choose(window);
    });
    return element;
  }

  private choose([from, to]: Window): void {
    const window: Window = [Math.max(this.first, Math.min(from, to)), Math.min(this.last, Math.max(from, to))];
    const all = window[0] === this.first && window[1] === this.last;
    this.state.set((wish) => (wish.window = all ? null : window));
  }

  private yearAt(event: PointerEvent): number {
    const box = this.bars.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    return Math.max(this.first, Math.min(this.last, this.first + Math.floor(part * (this.last - this.first + 1))));
  }

  private press(event: PointerEvent): void {
    if (event.button) return;
    const target = event.target as HTMLElement;
    const { window } = this.state.wish;
    const end = this.handles.indexOf(target);
    const year = this.yearAt(event);
    this.bars.setPointerCapture(event.pointerId);
    if (end >= 0) {
      this.held = (window ?? this.whole)[1 - end]!;
      return;
    }
    this.held = year;
    if (window && window[0] === year && window[1] === year) this.choose(this.whole);
    else this.choose([year, year]);
  }

  private drag(event: PointerEvent): void {
    if (this.held === null) return;
    const [from, to] = [this.held, this.yearAt(event)].sort((a, b) => a - b) as Window;
    const now = this.state.wish.window ?? this.whole;
    if (now[0] !== from || now[1] !== to) this.choose([from, to]);
  }

  draw(wish: Wish): void {
    const { graph } = this;
    const counts = new Map<number, number>();
    let undated = 0;
    graph.facts.forEach((fact, i) => {
      if (!wish.families.has(fact.family) || !wish.states.has(graph.at[i]!)) return;
      const year = yearOf(fact.when);
      if (year === null) undated++;
      else counts.set(year, (counts.get(year) ?? 0) + 1);
    });
    const most = Math.max(1, ...counts.values());
    const [from, to] = wish.window ?? this.whole;
    const bars: HTMLElement[] = [];
    for (let year = this.first; year <= this.last; year++) {
      const number = counts.get(year) ?? 0;
      const bar = h("span", { class: year < from || year > to ? "bar out" : "bar", title: `${this.name(year)}: ${plural(number, "fact")}` });
      bar.style.setProperty("--part", String(number / most));
      if (number) bar.classList.add("some");
      const label = year === this.first ? `<${EARLY + 1}` : year % 5 === 0 ? String(year) : "";
      if (label) bar.append(h("i", {}, label));
      bars.push(bar);
    }
    const focus = this.handles.indexOf(document.activeElement as HTMLElement);
    this.bars.replaceChildren(...bars, ...this.handles);
    const years = this.last - this.first + 1;
    [from, to].forEach((year, end) => {
      const handle = this.handles[end]!;
      handle.style.left = `${(100 * (year - this.first + end)) / years}%`;
      handle.setAttribute("aria-valuenow", String(year));
      handle.setAttribute("aria-valuetext", `${this.name(year)}, ${plural(counts.get(year) ?? 0, "fact")}`);
    });
    if (focus >= 0) this.handles[focus]!.focus();
    this.days.value = wish.day;
    this.days.setAttribute("aria-invalid", "false");
    const back = (text: string, change: (wish: Wish) => void) => h("button", { type: "button", class: "inline", onclick: () => this.state.set(change) }, text);
    const parts: (Node | string)[] = [];
    if (wish.window) {
      const left = undated ? `, ${count(undated)} undated left out` : "";
      parts.push(`${from === to ? this.name(from) : `${this.name(from)} to ${this.name(to)}`}${left} `, back("all years", (w) => (w.window = null)));
    }
    if (wish.day !== graph.meta.asOf) parts.push(parts.length ? "; " : "", back(`back to ${graph.meta.asOf}`, (w) => (w.day = graph.meta.asOf)));
    this.note.replaceChildren(...(parts.length ? parts : ["Facts a year; drag for a window"]));
  }
}

/** The last day of a day, month or year as written; empty if there is none such. */
export function lastDay(text: string): string {
  const found = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!found) return "";
  const [year, month] = [Number(found[1]), Number(found[2] ?? 12)];
  const most = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = Number(found[3] ?? most);
  if (month < 1 || month > 12 || day < 1 || day > most) return "";
  return [found[1], String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}
