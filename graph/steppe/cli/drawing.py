"""The verb that draws: the whole graph, or the part of it that answers one question."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from steppe import home as homes
from steppe.ask import day_of, open_steppe
from steppe.build import load_manifest
from steppe.cli.app import ERROR, NOTHING, USAGE, AsOf, app, fail
from steppe.draw import LAYOUTS, NothingToDraw, Wish, draw
from steppe.draw import write as write_picture
from steppe.names import fold
from steppe.terms import slug_of

Pair = tuple[str, str]
_LONGEST = 60


@app.command("draw")
def draw_command(
    out: Annotated[Path | None, typer.Option("--out", "-o", help="file to write; else one in build/")] = None,
    as_of: AsOf = None,
    around: Annotated[str, typer.Option(metavar="THING", help="what is tied to an actor, facility, ...")] = "",
    between: Annotated[Pair | None, typer.Option(metavar="A B", help="all that joins two actors")] = None,
    path: Annotated[Pair | None, typer.Option(metavar="A B", help="the strongest chains from one to the other")] = None,
    agreement: Annotated[str, typer.Option(metavar="NAME", help="its parties, money, lots and claims")] = "",
    corridor: Annotated[str, typer.Option(metavar="NAME", help="stretches, states, owners, users of a route")] = "",
    query: Annotated[
        str, typer.Option(metavar="FILE|-|TEXT", help="result of a CONSTRUCT, or of a SELECT with ?s ?p ?o")
    ] = "",
    changes: Annotated[Pair | None, typer.Option(metavar="DAY DAY", help="what differs between two days")] = None,
    hops: Annotated[int | None, typer.Option(min=1, max=6, help="ties around a thing (1), hops of a path (4)")] = None,
    count: Annotated[int, typer.Option(min=1, max=20, help="how many chains of a path")] = 3,
    layout: Annotated[str, typer.Option(help=", ".join(LAYOUTS))] = "geographic",
) -> None:
    """Write a picture: one HTML file that opens offline, with the evidence behind every tie.

    Examples: steppe draw --as-of 2025-12-31 -o central-asia.html; steppe draw --around Uzbekistan;
    steppe draw --path usa kazakhstan; steppe draw --agreement ktz-wabtec-2025; steppe draw --corridor titr;
    steppe draw --changes 2024-12-31 2025-12-31; steppe draw --query - < mine.rq
    """
    if layout not in LAYOUTS:
        fail(f"no layout is called '{layout}'; there are {', '.join(LAYOUTS)}", USAGE)
    text = _text_of(query)
    wish = Wish(around, between, path, agreement, corridor, text, changes, hops, count, layout)
    home, day = homes.find(), day_of(as_of)
    manifest = load_manifest(home)
    inside = bool(manifest) and os.access(home.build, os.W_OK)
    target = out or (home.build if inside else Path()) / _name(wish)
    # The picture of the whole graph is drawn again only when something has changed.
    drawn = target.with_name(target.name + ".drawn") if manifest and inside and out is None and not wish.part else None
    of = f"{manifest.inputs} {day} {layout}\n" if manifest else ""
    if not (drawn and target.is_file() and drawn.is_file() and drawn.read_text() == of):
        try:
            write_picture(draw(open_steppe(), day, wish), target)
        except NothingToDraw as nothing:
            fail(str(nothing), NOTHING)
        except OSError as error:
            fail(f"{target} cannot be written: {error.strerror or error}", ERROR)
        if drawn:
            drawn.write_text(of)
    print(target)


def _text_of(query: str) -> str:
    """Text of a query given as such, as a file, or by standard input."""
    if query == "-":
        return sys.stdin.read()
    if query and "{" not in query:
        if not Path(query).is_file():
            fail(f"{query} is neither a file nor a query", USAGE)
        return Path(query).read_text(encoding="utf-8")
    return query


def _name(wish: Wish) -> str:
    """Name of the file of a view: ``steppe-around-uzbekistan.html``."""
    part = wish.part
    given = getattr(wish, part) if part and part != "query" else ()
    words = (part, *([given] if isinstance(given, str) else given)) if part else ()
    slug = "-".join(re.sub(r"[^a-z0-9]+", "-", fold(slug_of(word))).strip("-") for word in ("steppe", *words))
    return slug[:_LONGEST].strip("-") + ".html"
