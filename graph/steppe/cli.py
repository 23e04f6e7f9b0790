"""The command line: verbs only. Data goes to standard output, progress and complaints to standard error.

Exit codes: 0 ok, 1 error, 2 usage, 3 no result, 4 check failed.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from steppe import home as homes
from steppe.ask import BadQuestion, Steppe, day_of, open_steppe, pick, render
from steppe.ask.answer import FORMATS, RECORD, Answer, Evidence, turtle_of
from steppe.build import CheckFailed, NotBuilt, build, load_manifest
from steppe.check import check_all
from steppe.draw import view
from steppe.draw import write as write_picture
from steppe.export import turtle
from steppe.influence import strongest, text_card, to_networkx
from steppe.influence.paths import MAX_HOPS, closed_to
from steppe.intake import Slots, adapter, block, refresh, write, write_tables
from steppe.intake.new import BadSlot
from steppe.names import UnknownName
from steppe.read import load_schema
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
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="day asked about: 2025-06-30, 2025-06 or 2025; today if left out")
]
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
        sys.stdout.write(turtle(found).decode())


@app.command("paths")
def paths(
    start: Annotated[str, typer.Argument(help="who moves: usa")],
    goal: Annotated[str, typer.Argument(help="who is moved: kazakhstan")],
    as_of: AsOf = None,
    count: Annotated[int, typer.Option(min=1, max=20, help="how many diverse chains")] = 3,
    hops: Annotated[int, typer.Option(min=1, max=6, help="longest chain")] = MAX_HOPS,
) -> None:
    """Print the strongest chains from one actor to another, each hop with its record, dates and sources.

    Example: steppe paths usa kazakhstan --as-of 2025-12-31
    """
    steppe = open_steppe()
    day = day_of(as_of)
    one, other = (steppe.names.find(text, ("actor", "person")) for text in (start, goal))
    graph = to_networkx(steppe.store, day)
    chains = strongest(graph, one, other, closed_to(steppe.store), count, hops)
    names = f"{steppe.names.label(one)} to {steppe.names.label(other)}"
    if not chains:
        _fail(f"no evidenced chain from {names} on {day}", NOTHING)
    print(f"Strongest chains from {names} on {day} (capacity to move, not proof of use):\n")
    for number, chain in enumerate(chains, 1):
        print(text_card(chain, steppe.names, steppe.cite, number))


@app.command("draw")
def draw(
    out: Annotated[Path | None, typer.Option("--out", "-o", help="file to write; else build/steppe.html")] = None,
    as_of: AsOf = None,
) -> None:
    """Write the picture: one HTML file that opens offline, with the evidence behind every tie.

    Example: steppe draw --as-of 2025-12-31 --out central-asia.html
    """
    steppe = open_steppe()
    if out is None:
        out = steppe.home.build / "steppe.html" if os.access(steppe.home.build, os.W_OK) else Path("steppe.html")
    write_picture(view(steppe, day_of(as_of)), out)
    print(out)


@app.command("new")
def new(
    kind: Annotated[str, typer.Argument(help="purchase, loan, treaty, tenure, stake, visit, ...")],
    slug: Annotated[str, typer.Argument(help="name of the record: ktz-wabtec-2025")],
    slots: Annotated[
        list[str], typer.Argument(help="property=value ..., and source=, title=, publisher=, issued=, url=")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="print the block, write nothing")] = False,
) -> None:
    """Write a well-formed block for a new record into the right file, with a stub for its source.

    Example: steppe new purchase ktz-wabtec-2026 buyer=ktz seller=wabtec signedOn=2026-02-03
    value="about 50000000 USD" source=reuters-ktz-2026 title="KTZ buys more" publisher=Reuters issued=2026-02-03
    url=https://... locator="ktz wabtec second order"
    """
    home = homes.find()
    schema, _ = load_schema(home.ontology)
    text = block(kind, slug, Slots.parse(slots), schema, open_steppe().names, date.today().isoformat())
    if dry_run:
        sys.stdout.write(text)
        return
    path = write(home, kind, text, schema)
    _err.print(
        f"steppe: written to {home.name(path)}; 'steppe check' says what is still due, 'steppe build' takes it in"
    )


@app.command("refresh")
def refresh_command(
    name: Annotated[str, typer.Argument(help="data set: gem, treaties, ...")],
    folder: Annotated[Path, typer.Argument(help="folder of the release")],
    put: Annotated[
        bool, typer.Option("--write", help="write the tables; without it only say what would change")
    ] = False,
    show: Annotated[int, typer.Option(help="rows of each change to print")] = 5,
) -> None:
    """Read a release of a data set and say what it would change in our tables.

    Example: steppe refresh gem ~/downloads/gem --write
    """
    home = homes.find()
    try:
        diffs, ledger, matcher = refresh(home, name, adapter(name), folder)
    except (LookupError, ValueError, OSError) as error:
        _fail(str(error), USAGE if isinstance(error, LookupError) else ERROR)
    for diff in diffs:
        print(
            f"{home.name(diff.table)}: {len(diff.added)} added, {len(diff.removed)} gone, {len(diff.changed)} changed"
        )
        for mark, keys in (("+", diff.added), ("-", diff.removed), ("~", diff.changed)):
            print("".join(f"  {mark} {key}\n" for key in keys[:show]), end="")
    for reason, number in sorted(ledger.ignored.items()):
        print(f"left out, {reason}: {number}")
    doubts = home.build / "review" / f"{name}.csv"
    matcher.write_doubts(doubts)
    print(f"{len(set(matcher.doubts))} names in doubt, in {home.name(doubts)}")
    if put:
        write_tables(diffs)


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(help="folder to write to; made if it is not there")],
) -> None:
    """Copy the build's files for other tools: Turtle by graph, TriG with every line's source, N-Quads."""
    home = homes.find()
    if load_manifest(home) is None:
        raise NotBuilt(f"nothing is built at {home.current}; run 'steppe build'")
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(home.current.iterdir()):
        shutil.copyfile(path, folder / path.name)
        print(folder / path.name)


def main() -> None:
    """Run the command line; every complaint is one line and an exit code."""
    try:
        app()
    except CheckFailed as failed:
        for finding in failed.findings:
            print(finding, file=sys.stderr)
        _err.print(f"steppe: {failed}; nothing was built")
        sys.exit(FAILED)
    except (BadQuestion, BadSlot, UnknownName, QueryError) as error:
        _err.print(f"steppe: {error}")
        sys.exit(USAGE)
    except NotBuilt as error:
        _err.print(f"steppe: {error}")
        sys.exit(ERROR)
    except BrokenPipeError:
        sys.exit(ERROR)
