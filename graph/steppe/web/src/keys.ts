/** Keys: `/` finds, `t` turns to the table and back, `f` fits, Escape closes, arrows walk from thing to thing. */

export interface KeyHandlers {
  find(): void;
  table(): void;
  fit(): void;
  close(): void;
  /** Walk to the next thing in a direction, in screen terms. */
  walk(dx: number, dy: number): void;
  enter(): void;
}

const WAYS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function listenToKeys(canvas: HTMLElement, on: KeyHandlers): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.matches("input[type=search], textarea, select")) return;
    if (event.key === "/") on.find();
    else if (event.key === "t") on.table();
    else if (event.key === "f") on.fit();
    else if (event.key === "Escape") on.close();
    else return;
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
