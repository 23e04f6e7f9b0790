"""Verbs that ask: stored questions and free SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from steppe.ask import open_steppe, pick
from steppe.ask.answer import Answer
from steppe.cli.app import USAGE, AsOf, Format, Sources, app, checked_format, fail, put
from steppe.export import turtle
from steppe.store import Rows


@app.command("ask")
def ask(
    question: Annotated[str | None, typer.Argument(help="name of a stored question; none lists them")] = None,
    values: Annotated[list[str] | None, typer.Argument(help="parameters: state=Kazakhstan")] = None,
    as_of: AsOf = None,
    form: Format = "table",
    sources: Sources = False,
) -> None:
    """Ask a stored question.

    Examples: steppe ask who Kazakhstan --as-of 2018; steppe ask value agreement=ktz-wabtec-2025 --sources
    """
    steppe = open_steppe()
    if question is None:
        for stored in steppe.questions.values():
            print(f"{stored.name:<22} {stored.words}\n{'':<22} {stored.usage()}")
        return
    stored = pick(steppe.questions, question)
    given: dict[str, str] = {}
    free = [p.name for p in stored.parameters if p.name != "asOf"]
    for value in values or ():
        name, equals, text = value.partition("=")
        if not equals:
            name, text = next((p for p in free if p not in given), ""), value
        if not name:
            takes = stored.usage() or "no parameters"
            fail(f"{question} takes {takes}; '{value}' is one too many; several words in one go in quotes", USAGE)
        given[name] = text
    put(steppe.ask(question, as_of, **given), checked_format(form), sources, steppe)


@app.command("query")
def query(
    text: Annotated[str, typer.Argument(help="SPARQL, a file, or - for standard input")],
    form: Format = "table",
    sources: Sources = False,
) -> None:
    """Run SPARQL over the graph; prefixes are known.

    Example: steppe query 'SELECT ?state WHERE { ?state a st:State }'
    """
    steppe = open_steppe()
    if text == "-":
        text = sys.stdin.read()
    elif "{" not in text:
        if not Path(text).is_file():
            fail(f"{text} is neither a file nor a query", USAGE)
        text = Path(text).read_text(encoding="utf-8")
    found = steppe.query(text)
    if isinstance(found, bool):
        print(str(found).lower())
    elif isinstance(found, Rows):
        put(Answer(found.columns, found.rows), checked_format(form), sources, steppe)
    else:
        sys.stdout.write(turtle(found).decode())
