"""Every row of the two reports the project began from is in the graph, and a stored question answers it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from steppe.ask import Steppe
from steppe.ask.answer import plain
from steppe.store import Rows
from steppe.terms import expand

ANSWERS = Path(__file__).parent / "answers"


def listed(name: str) -> list[dict[str, str]]:
    """Rows of a table of questions and what their answers must say."""
    return list(csv.DictReader((ANSWERS / name).read_text(encoding="utf-8").splitlines()))


LEDGER = listed("ledger.csv")
EXAM = listed("exam.csv")


def test_all_thirty_eight_rows_are_listed() -> None:
    assert sorted({row["id"] for row in LEDGER}) == [f"S{n:02}" for n in range(1, 39)]


@pytest.mark.parametrize("row", LEDGER, ids=lambda r: f"{r['id']}-{r['ask'].split()[0]}")
def test_a_question_answers_the_row(live: Steppe, row: dict[str, str]) -> None:
    name, *values = row["ask"].split()
    answer = live.ask(name, **dict(value.split("=", 1) for value in values))
    said = "\n".join(plain(cell) for cells in answer.rows for cell in cells)
    for words in row["expect"].split("|"):
        assert words in said, f"{row['id']}: '{row['ask']}' does not say {words}"


@pytest.mark.parametrize("row", [r for r in LEDGER if r["focus"]], ids=lambda r: r["id"])
def test_the_row_stands_in_the_graph_of_a_source(live: Steppe, row: dict[str, str]) -> None:
    said: set[str] = set()
    for thing in map(expand, row["focus"].split()):
        assert live.sources_of({thing}).get(thing) or "/source/" in thing, f"{thing} has no source"
        found = live.query(f"""SELECT DISTINCT ?p WHERE {{
            {{ GRAPH ?g {{ <{thing}> ?p ?o }} }}
            UNION {{ GRAPH graph:claims {{ <{thing}> st:claim ?claim . ?claim ?p ?o }} }} }}""")
        assert isinstance(found, Rows)
        said |= {cell.value for (cell,) in found.rows if cell is not None}
    for predicate in row["predicate"].split():
        assert expand(predicate) in said, f"{row['id']}: nothing says {predicate}"


@pytest.mark.parametrize("row", EXAM, ids=lambda r: f"{r['id']}-{r['ask'].split()[0]}")
def test_a_general_question_answers_the_exam(live: Steppe, row: dict[str, str]) -> None:
    name, *values = row["ask"].split()
    answer = live.ask(name, row["as_of"] or None, **dict(value.split("=", 1) for value in values))
    said = "\n".join(plain(cell) for cells in answer.rows for cell in cells)
    for words in row["expect"].split("|"):
        assert words in said, f"{row['id']}: '{row['ask']}' does not say {words}"
