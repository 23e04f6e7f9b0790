"""The command line: verbs only. Data goes to standard output, progress and complaints to standard error.

Exit codes: 0 ok, 1 error, 2 usage, 3 no result, 4 check failed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from steppe import home as homes
from steppe.ask import BadQuestion, Steppe, open_steppe, pick, render
from steppe.ask.answer import FORMATS, RECORD, Answer, Evidence, turtle_of
from steppe.build import CheckFailed, NotBuilt, build, load_manifest
from steppe.check import check_all
from steppe.names import UnknownName
from steppe.store import QueryError, Rows

ERROR, USAGE, NOTHING, FAILED = 1, 2, 3, 4
app = typer.Typer(
    help="steppe: who moves whom in Central Asia, with sources, dates and doubt.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False)

Format = Annotated[str, typer.Option("--format", "-f", help="table, csv, json or ttl")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="day asked about: 2025-06-30, 2025-06 or 2025; today if left out")]
Sources = Annotated[bool, typer.Option("--sources", "-s", help="add who says so")]


def _fail(message: str, code: int) -> NoReturn:
    _err.print(f"steppe: {message}")
    raise typer.Exit(code)


def _say(message: str) -> None:
    if _err.is_terminal:
        _err.print(f"  {message} ...")


def _format(form: str) -> str:
    if form not in FORMATS:
        _fail(f"--format '{form}' is none of {', '.join(FORMATS)}", USAGE)
    return form


def _put(answer: Answer, form: str, sources: bool, steppe: Steppe) -> None:
    evidence = None
    if sources:
        of = steppe.sources_of(answer.records)
        lines = {s: steppe.cite(s) for row in answer.rows for s in of.get(_key(answer, row), ())}
        evidence = Evidence(of, lines)
    sys.stdout.write(render(answer, form, steppe.names, evidence, lambda records: turtle_of(steppe.quads, records)))
    if not answer.rows:
        _fail("no result", NOTHING)


def _key(answer: Answer, row: tuple[object, ...]) -> str:
    node = row[answer.columns.index(RECORD)] if RECORD in answer.columns else None
    return str(getattr(node, "value", ""))


@app.command("check")
def check_command() -> None:
    """Say everything that is wrong with the ontology, facts and tables, each with file and line."""
    home = homes.find()
    findings = check_all(home)
    for finding in findings:
        print(finding)
    if findings:
        _fail(f"{len(findings)} finding{'s' * (len(findings) != 1)}", FAILED)
    _err.print("steppe: no findings")


@app.command("build")
def build_command(force: Annotated[bool, typer.Option(help="build even if nothing has changed")] = False) -> None:
    """Read, check, infer and write the graph; the last good build stays if anything fails."""
    manifest = build(homes.find(), force, _say)
    _err.print("steppe: " + ", ".join(f"{n:,} {what}" for what, n in manifest.counts.items()))


@app.command("doctor")
def doctor() -> None:
    """Count what the current build holds."""
    home = homes.find()
    manifest = load_manifest(home)
    if manifest is None:
        raise NotBuilt(f"nothing is built at {home.current}; run 'steppe build'")
    for what, number in manifest.counts.items():
        print(f"{what:<24} {number:>8,}")


@app.command("ask")
def ask(
    question: Annotated[str | None, typer.Argument(help="name of a stored question; none lists them")] = None,
    values: Annotated[list[str] | None, typer.Argument(help="parameters: state=Kazakhstan")] = None,
    as_of: AsOf = None,
    form: Format = "table",
    sources: Sources = False,
) -> None:
    """Ask a stored question.

    Examples: steppe ask holders post="President of Kazakhstan" --as-of 2018; steppe ask value agreement=ktz-wabtec-2025 -s
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
            _fail(f"{question} takes {stored.usage() or 'no parameters'}; '{value}' is one too many", USAGE)
        given[name] = text
    _put(steppe.ask(question, as_of, **given), _format(form), sources, steppe)


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
            _fail(f"{text} is neither a file nor a query", USAGE)
        text = Path(text).read_text(encoding="utf-8")
    found = steppe.query(text)
    if isinstance(found, bool):
        print(str(found).lower())
    elif isinstance(found, Rows):
        _put(Answer(found.columns, found.rows), _format(form), sources, steppe)
    else:
        sys.stdout.write(_turtle(found))


def _turtle(triples: list[object]) -> str:
    import pyoxigraph as ox  # noqa: PLC0415

    from steppe.terms import PREFIXES  # noqa: PLC0415

    text = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)  # type: ignore[arg-type]
    assert text is not None
    return text.decode()


def main() -> None:
    """Run the command line; every complaint is one line and an exit code."""
    try:
        app()
    except CheckFailed as failed:
        for finding in failed.findings:
            print(finding, file=sys.stderr)
        _err.print(f"steppe: {failed}; nothing was built")
        sys.exit(FAILED)
    except (BadQuestion, UnknownName, QueryError) as error:
        _err.print(f"steppe: {error}")
        sys.exit(USAGE)
    except NotBuilt as error:
        _err.print(f"steppe: {error}")
        sys.exit(ERROR)
    except BrokenPipeError:
        sys.exit(ERROR)
