"""What all verbs share: the application, exit codes, how an answer is put out and a complaint made."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from steppe.ask import Steppe, render
from steppe.ask.answer import FORMATS, RECORD, Answer, Evidence, turtle_of

ERROR, USAGE, NOTHING, FAILED = 1, 2, 3, 4
app = typer.Typer(
    help="steppe: who moves whom in Central Asia, with sources, dates and doubt.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

Format = Annotated[str, typer.Option("--format", "-f", help="table, csv, json or ttl")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="day asked about: 2025-06-30, 2025-06 or 2025; today if left out")
]
Sources = Annotated[bool, typer.Option("--sources", "-s", help="add who says so")]


def fail(message: str, code: int) -> NoReturn:
    """Say one line on standard error and end with a code."""
    err.print(f"steppe: {message}")
    raise typer.Exit(code)


def say(message: str) -> None:
    """Say what is being done, where a person watches."""
    if err.is_terminal:
        err.print(f"  {message} ...")


def checked_format(form: str) -> str:
    """The form of an answer, if it is one of those there are."""
    if form not in FORMATS:
        fail(f"--format '{form}' is none of {', '.join(FORMATS)}", USAGE)
    return form


def put(answer: Answer, form: str, sources: bool, steppe: Steppe) -> None:
    """Put an answer on standard output; an empty one ends with the code for no result."""
    evidence = None
    if sources:
        of = steppe.sources_of(answer.records)
        lines = {s: steppe.cite(s) for row in answer.rows for s in of.get(_key(answer, row), ())}
        evidence = Evidence(of, lines)
    sys.stdout.write(render(answer, form, steppe.names, evidence, lambda records: turtle_of(steppe.quads, records)))
    if not answer.rows:
        fail("no result", NOTHING)


def _key(answer: Answer, row: tuple[object, ...]) -> str:
    node = row[answer.columns.index(RECORD)] if RECORD in answer.columns else None
    return str(getattr(node, "value", ""))
