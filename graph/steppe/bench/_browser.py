"""Opens a page in headless Chromium with the network cut, and tells when it was painted and when it answers."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUIET = 1000
"""Milliseconds without a task longer than 50 ms after which a page counts as interactive, from their beginning on."""
_WATCH = """
(() => {
  let busy = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) busy = Math.max(busy, task.startTime + task.duration);
  }).observe({ type: "longtask", buffered: true });
  const drawn = () => {
    const mark = performance.getEntriesByName("steppe-drawn")[0];
    if (mark) return mark.startTime;
    const bar = document.getElementById("loadingBar");
    const over = !bar || getComputedStyle(bar).display === "none";
    return document.querySelector("canvas") && document.readyState === "complete" && over ? performance.now() : 0;
  };
  let seen = 0;
  const look = () => {
    seen = seen || drawn();
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const from = Math.max(busy, seen);
    if (paint) console.debug("bench-paint " + paint.startTime);
    if (seen && paint && performance.now() - from > QUIET) console.debug("bench-ready " + from);
    else setTimeout(look, 50);
  };
  addEventListener("DOMContentLoaded", look);
})();
"""


class NoBrowser(RuntimeError):
    """The browser or the library that drives it is not here."""


@dataclass(frozen=True)
class Timing:
    """Milliseconds from the start of loading to the first painted content, and to an answering page; None if never."""

    painted: float | None
    ready: float | None


class Browser:
    """Headless Chromium; a new one for each page, so that a page which hangs takes nothing with it."""

    def __init__(self, cap: float) -> None:
        try:
            from playwright.sync_api import TimeoutError, sync_playwright  # noqa: PLC0415  an extra of the tests
        except ImportError:
            raise NoBrowser(
                "playwright is not here; it comes with the extra 'test': pip install 'steppe[test]'"
            ) from None
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if found is None:
            raise NoBrowser("no chromium is here; pages can only be measured in a browser (apt-get install chromium)")
        self._start, self._late, self._path, self.cap = sync_playwright, TimeoutError, found, cap

    def open(self, page: Path) -> Timing:
        """Open a file and wait until it answers, or until the cap in seconds is over."""
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]
        painted: list[float] = []
        with self._start() as playwright:
            browser = playwright.chromium.launch(executable_path=self._path, args=flags)
            tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            tab.add_init_script(_WATCH.replace("QUIET", json.dumps(QUIET)))
            tab.on("console", lambda m: painted.append(_number(m.text)) if m.text.startswith("bench-paint") else None)
            ready: float | None = None
            try:
                with tab.expect_console_message(
                    lambda m: str(m.text).startswith("bench-ready"), timeout=1000 * self.cap
                ) as said:
                    tab.goto(page.as_uri(), wait_until="commit", timeout=1000 * self.cap)
                ready = _number(said.value.text)
            except self._late:
                pass
            _stop(browser)
        return Timing(painted[0] if painted else None, ready)


def _number(text: str) -> float:
    return float(text.split()[1])


def _stop(browser: Any) -> None:  # noqa: ANN401  playwright is imported late
    browser.close()
