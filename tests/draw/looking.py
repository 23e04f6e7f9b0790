"""A browser with the network cut, and what a test asks of a page that is open in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from steppe.draw import View, write
from steppe.terms import expand

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


@dataclass
class Seen:
    """An open page and what went wrong on it."""

    page: Page
    trouble: list[str] = field(default_factory=list)

    def ask(self, script: str) -> Any:  # noqa: ANN401  whatever the page answers
        return self.page.evaluate(script)

    @property
    def sentence(self) -> str:
        return self.page.inner_text("#sentence")

    def number(self, pattern: str) -> int:
        found = re.search(pattern, self.sentence)
        assert found, self.sentence
        return int(found[1].replace(",", ""))

    def id(self, view: View, name: str) -> int:
        return [n.iri for n in view.nodes].index(expand(name))

    def click(self, x: float, y: float) -> None:
        box = self.page.locator("#canvas").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def click_thing(self, number: int) -> None:
        at = self.ask(f"steppe.screen({number})")
        self.click(at["x"], at["y"])

    def wait(self) -> None:
        """Until the first drawing; the policy forbids what wait_for_function does."""
        for _ in range(1200):
            if self.ask("performance.getEntriesByName('steppe-drawn').length"):
                return
            self.page.wait_for_timeout(25)

    def settle(self) -> None:
        """Until the picture has stood still for a while."""
        where, still = None, 0
        for _ in range(100):
            self.page.wait_for_timeout(60)
            now = self.ask("steppe.screen(0)")
            still = still + 1 if now == where else 0
            where = now
            if still == 5:
                return


Opener = Callable[..., Seen]


def open_page(browser: Browser, v: View, path: Path, size: dict[str, int], tail: str = "", **settings: object) -> Seen:
    """Open a view from a file, with every request but the file's own refused and written down.

    ``tail`` is put after the address: a query or a hash.
    """
    if not path.exists():
        write(v, path)
    context = browser.new_context(viewport=size, **settings)  # type: ignore[arg-type]
    context.set_offline(True)
    seen = Seen(context.new_page())

    def refuse(route: Route) -> None:
        if route.request.url.split("?")[0].split("#")[0] == path.as_uri():
            route.continue_()
            return
        seen.trouble.append(f"request {route.request.url}")
        route.abort()

    context.route("**/*", refuse)
    seen.page.on("console", lambda m: seen.trouble.append(f"console {m.type} {m.text}"))
    seen.page.on("pageerror", lambda e: seen.trouble.append(f"error {e}"))
    seen.page.on("dialog", lambda d: seen.trouble.append(f"dialog {d.message}"))
    seen.page.goto(path.as_uri() + tail)
    seen.wait()
    assert "ready" in (seen.page.get_attribute("body", "class") or ""), seen.trouble
    return seen
