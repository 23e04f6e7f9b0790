"""The page: one HTML file that asks nothing of the network, its policy made of the hashes of its own parts."""

from __future__ import annotations

import base64
import html
import json
import re
import zlib
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from steppe.draw.backbone import kept, strengths
from steppe.draw.carry import carry
from steppe.draw.model import View
from steppe.draw.turtle import turtle_json

HERE = Path(__file__).resolve().parent
DIST = HERE.parent / "web" / "dist"
SCRIPTS = ("vis-network.min.js", "viewer.js")
STYLES = ("vis-network.min.css", "viewer.css")
LEAD = "#top{flex-wrap:wrap}#lead{flex:0 0 100%;order:9;margin:0;font-size:13px;line-height:1.35;color:var(--faint)}"
LEAD += "@media(max-width:700px){#top h1{flex:0 0 100%}}"
"""Style of the sentence that a part of the graph opens with: a row of its own under the heading."""


class BadPart(ValueError):
    """A part of the page that would end its own element."""


def _part(name: str) -> str:
    """A built file as it goes into the page.

    Left out are the map of its source, which a browser would ask for, and pictures of buttons that are never shown.
    """
    text = (DIST / name).read_text(encoding="utf-8").replace("\r\n", "\n")
    text = re.sub(r"\n?(//|/\*)# sourceMappingURL=[^\n]*\n?", "", text)
    text = re.sub(r'url\("?data:[^)]*\)', "none", text)
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise BadPart(f"{name} would end its own element")
    return text


def digest(text: str) -> str:
    """Hash of an inline script or style as a policy names it."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(scripts: list[str], styles: list[str]) -> str:
    """Content security policy: these scripts and styles and nothing else, from nowhere else."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(digest, scripts)),
        "style-src": " ".join(map(digest, styles)),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{what} {who}" for what, who in rules.items())


def pack(data: dict[str, Any]) -> str:
    """Data for the page: JSON, deflated, in base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def sentence(view: View) -> str:
    """What the page opens on, in words, for readers without scripts."""
    if view.focused:
        return f"{len(view.nodes):,} things, {len(view.ties):,} ties, as of {view.as_of}"
    strength = strengths(view.ties)
    core = [n.iri for n in sorted(view.nodes, key=lambda n: n.rank) if n.rank >= 0]
    pairs = {frozenset((t.source, t.target)) for t in view.ties if t.state != "ended"}
    strongest = kept(core, strength)
    return (
        f"{len(core)} actors, {len(strongest)} strongest ties, as of {view.as_of}; "
        f"{len(pairs) - len(strongest):,} other ties hidden"
    )


def to_html(view: View) -> str:
    """The page as text.

    Raises:
        BadPart: a built front-end file cannot stand in a page.
    """
    scripts, styles = [_part(name) for name in SCRIPTS], [_part(name) for name in STYLES]
    styles += [LEAD] if view.lead else []
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    try:
        release = version("steppe")
    except PackageNotFoundError:
        release = ""
    page = environment.get_template("template.html.j2").render(
        policy=policy(scripts, styles),
        scripts=[Markup(text) for text in scripts],  # noqa: S704  our own built files, checked above
        styles=[Markup(text) for text in styles],  # noqa: S704
        data=pack(carry(view)),
        turtle=pack(turtle_json(view)),
        sentence=sentence(view),
        view=view,
        release=release,
    )
    return headed(page, view) if view.lead else page


def headed(page: str, view: View) -> str:
    """The page under the title of a part of the graph, with the sentence on what is in it and what is left out.

    Raises:
        BadPart: the page has no title, heading or header to put them in.
    """
    title, lead = html.escape(view.title), html.escape(view.lead)
    parts = {
        r"<title>[^<]*</title>": f"<title>{title}, as of {view.as_of} (steppe)</title>",
        r"<h1>[^<]*</h1>": f"<h1>{title}</h1>",
        r"</header>": f'<p id="lead">{lead}.</p>\n</header>',
    }
    for pattern, text in parts.items():
        page, number = re.subn(pattern, lambda _, text=text: text, page, count=1)  # type: ignore[misc]
        if not number:
            raise BadPart(f"the page has no {pattern}")
    return page


def write(view: View, path: Path) -> None:
    """Write the page, aside first and then in place.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".part")
    try:
        aside.write_text(to_html(view), encoding="utf-8", newline="\n")
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def frame(view: View, height: int = 640) -> str:
    """The page within another, such as a notebook: a frame that may run scripts, open links and save files."""
    inner = html.escape(to_html(view), quote=True)
    return (
        f'<iframe title="steppe, as of {html.escape(view.as_of)}" sandbox="allow-scripts allow-popups allow-downloads" '
        f'width="100%" height="{height}" srcdoc="{inner}"></iframe>'
    )


@dataclass(frozen=True)
class Picture(View):
    """A view that a notebook shows as its page."""

    def _repr_html_(self) -> str:
        return frame(self)
