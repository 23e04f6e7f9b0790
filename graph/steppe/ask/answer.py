"""An answer and its four forms: a table for people, CSV and JSON for programs, Turtle for other graphs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from steppe.export import turtle
from steppe.names import Names
from steppe.read.parts import is_part
from steppe.store import Term
from steppe.terms import CLAIMS, FACTS, PROVENANCE, SOURCES, curie, iri, kind_of

RECORD = "record"
"""Column of the node whose sources back the row."""
FORMATS = ("table", "csv", "json", "ttl")


@dataclass(frozen=True)
class Answer:
    """Columns, rows of terms (None where unbound), and what was asked."""

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]
    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def records(self) -> set[str]:
        """IRIs in the column of records."""
        if RECORD not in self.columns:
            return set()
        place = self.columns.index(RECORD)
        return {row[place].value for row in self.rows if isinstance(row[place], ox.NamedNode)}  # type: ignore[union-attr]


@dataclass(frozen=True)
class Evidence:
    """Sources by record and a line for each source, in the order of their numbers."""

    of: Mapping[str, Sequence[str]]
    lines: Mapping[str, str]

    def numbers(self, record: str) -> str:
        """``[1] [3]``: the numbers of the sources of a record."""
        order = list(self.lines)
        return " ".join(f"[{order.index(source) + 1}]" for source in self.of.get(record, ()))


def show(term: Term | None, names: Names) -> str:
    """A term for people: the label of a thing, a number with its thousands parted."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return names.label(term.value) if term.value in names.labels else curie(term.value)
    if isinstance(term, ox.Literal) and term.datatype.value.endswith(("#integer", "#decimal")):
        whole, dot, rest = term.value.partition(".")
        if len(whole) > 4:
            return f"{int(whole):,}{dot}{rest}"
    return str(term.value)


def plain(term: Term | None) -> str:
    """A term for programs: the short form of an IRI, a literal's text as told."""
    if term is None:
        return ""
    return curie(term.value) if isinstance(term, ox.NamedNode) else str(term.value)


def render(
    answer: Answer,
    form: str,
    names: Names,
    evidence: Evidence | None = None,
    describe: Callable[[set[str]], bytes] | None = None,
) -> str:
    """The answer as text in one of `FORMATS`.

    Args:
        answer: what to show.
        form: table, csv, json or ttl.
        names: labels.
        evidence: sources to add to each row.
        describe: gives Turtle for a set of records; needed for ttl.
    """
    if form == "csv":
        return _csv(answer, evidence)
    if form == "json":
        return _json(answer, names, evidence)
    if form == "ttl":
        assert describe is not None
        return describe(answer.records).decode()
    return _table(answer, names, evidence)


def _record(answer: Answer, row: Sequence[Term | None]) -> str:
    node = row[answer.columns.index(RECORD)] if RECORD in answer.columns else None
    return node.value if node is not None else ""


def _csv(answer: Answer, evidence: Evidence | None) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*answer.columns, *(["sources"] if evidence else [])])
    for row in answer.rows:
        sources = [" ".join(map(curie, evidence.of.get(_record(answer, row), ())))] if evidence else []
        writer.writerow([*map(plain, row), *sources])
    return out.getvalue()


def _json(answer: Answer, names: Names, evidence: Evidence | None) -> str:
    rows = []
    for row in answer.rows:
        cells: dict[str, object] = {}
        for column, term in zip(answer.columns, row, strict=True):
            if isinstance(term, ox.NamedNode):
                cells[column] = {"iri": term.value, "label": names.label(term.value)}
            else:
                cells[column] = None if term is None else term.value
        if evidence:
            cells["sources"] = [
                {"iri": s, "cite": evidence.lines[s]} for s in evidence.of.get(_record(answer, row), ())
            ]
        rows.append(cells)
    whole = {"question": answer.words, "parameters": dict(answer.values), "columns": answer.columns, "rows": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _table(answer: Answer, names: Names, evidence: Evidence | None) -> str:
    # The record is the handle for the next question: it stands last, as its short form.
    shown = sorted(range(len(answer.columns)), key=lambda i: answer.columns[i] == RECORD)
    table = Table(box=None, pad_edge=False)
    for i in shown:
        numeric = all(
            isinstance(row[i], ox.Literal) and row[i].datatype.value.endswith(("#integer", "#decimal"))  # type: ignore[union-attr]
            for row in answer.rows
            if row[i] is not None
        )
        # A number broken over two lines reads as another number.
        numeric = numeric and bool(answer.rows)
        table.add_column(answer.columns[i], justify="right" if numeric else "left", overflow="fold", no_wrap=numeric)
    if evidence:
        table.add_column("sources")
    for row in answer.rows:
        numbers = [escape(evidence.numbers(_record(answer, row)))] if evidence else []
        cells = (plain(row[i]) if answer.columns[i] == RECORD else show(row[i], names) for i in shown)
        table.add_row(*map(escape, cells), *numbers)
    console = Console(record=True, file=io.StringIO(), width=_width(), soft_wrap=False)
    if answer.words:
        console.print(escape(answer.words), style="bold", soft_wrap=True)
    console.print(table)
    if evidence:
        for number, line in enumerate(evidence.lines.values(), 1):
            console.print(escape(f"[{number}] {line}"), soft_wrap=True)
    return "\n".join(line.rstrip() for line in console.export_text().splitlines()) + "\n"


def _width() -> int:
    console = Console()
    return console.width if console.is_terminal else 160


def _belongs(iri: str) -> bool:
    """Whether a node is told of together with what points at it: its parts, claims and sources."""
    return is_part(iri) or kind_of(iri) in {"claim", "source"}


def turtle_of(quads: Sequence[ox.Quad], records: set[str]) -> bytes:
    """Turtle of all told lines about records and their parts, with their sources described."""
    wanted, todo = set(records), list(records)
    about: dict[str, list[ox.Quad]] = {}
    for q in quads:
        if iri(q.graph_name) in {FACTS, CLAIMS, PROVENANCE, SOURCES}:
            about.setdefault(iri(q.subject), []).append(q)
    while todo:
        for q in about.get(todo.pop(), ()):
            node = q.object
            if isinstance(node, ox.NamedNode) and node.value not in wanted and _belongs(node.value):
                wanted.add(node.value)
                todo.append(node.value)
    return turtle(q.triple for iri in wanted for q in about.get(iri, ()))
