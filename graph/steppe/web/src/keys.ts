/** Keys: `/` finds, `t` turns to the table and back, `p` asks for a path, `f` fits, `?` lists them, Escape closes, arrows walk. */

export interface KeyHandlers {
  find(): void;
  table(): void;
  path(): void;
  fit(): void;
  help(): void;
  close(): void;
  /** Walk to the next thing in a direction, in screen terms. */
  walk(dx: number, dy: number): void;
  enter(): void;
  expand(): void;
}

/** Keys and what they do, as the page lists them. */
export const KEYS: [string, string][] = [
  ["/", "find a name, in any script"],
  ["Arrow keys", "walk from thing to thing on the picture"],
  ["Enter", "read the facts of the thing; while a path is asked for, take it as the second end"],
  ["p", "path: from the thing chosen to the one chosen next"],
  ["e", "expand: bring in the 25 strongest tied to the thing"],
  ["t", "the same facts as a table, and back"],
  ["f", "fit the picture"],
  ["Escape", "close what is open"],
  ["?", "this list"],
  ["Click, double click", "facts of a thing or tie; bring in what is tied to it"],
  ["Shift-click", "path from the thing chosen to this one"],
  ["Alt-click, Alt+Space", "in the legend: this alone, and all again"],
];

const WAYS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function listenToKeys(canvas: HTMLElement, on: KeyHandlers): void {
  const plain: Record<string, () => void> = {
    "/": on.find,
    t: on.table,
    p: on.path,
    f: on.fit,
    e: on.expand,
    "?": on.help,
    Escape: on.close,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.matches("input:not([type=checkbox]), textarea, select") || target.closest("dialog")) return;
    const act = plain[event.key];
    if (!act) return;
    act();
    event.preventDefault();
  });
  canvas.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (way) on.walk(...way);
    else if (event.key === "Enter") on.enter();
    else return;
    event.preventDefault();
  });
}
