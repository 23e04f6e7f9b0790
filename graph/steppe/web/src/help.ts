/** The list of keys, in a dialog of the browser's own. */

import { byId, h } from "./dom";
import { KEYS } from "./keys";

export function help(): void {
  const dialog = byId<HTMLDialogElement>("help");
  if (dialog.open) return;
  const list = h("dl", {});
  for (const [key, words] of KEYS) list.append(h("dt", {}, h("kbd", {}, key)), h("dd", {}, words));
  const close = h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => dialog.close() }, "×");
  dialog.replaceChildren(close, h("h2", {}, "Keys and gestures"), list);
  dialog.showModal();
}
