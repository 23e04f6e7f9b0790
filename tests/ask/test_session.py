"""What an opened build answers, and that it answers the same in every engine."""

from __future__ import annotations

import csv
import http.server
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from steppe.ask import BadQuestion, Steppe
from steppe.ask.answer import plain
from steppe.names import UnknownName
from steppe.store import Embedded, QueryError, Remote
from steppe.terms import DEFAULT_GRAPHS, curie, prologue

GOLD = sorted((Path(__file__).parents[1] / "answers/world").glob("*.csv"))


def asked(path: Path) -> tuple[str, dict[str, str], str]:
    """Question, parameters and expected CSV of a gold file, whose first line says what was asked."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    name, *values = next(csv.reader([head.removeprefix("# ")], delimiter=" "))
    return name, dict(value.split("=", 1) for value in values), body


def answer_csv(world: Steppe, name: str, values: dict[str, str]) -> str:
    answer = world.ask(name, **values)
    rows = [",".join(answer.columns), *(",".join(quoted(plain(cell)) for cell in row) for row in answer.rows)]
    return "\n".join(rows) + "\n"


def quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_question_has_its_gold_answer(world: Steppe, path: Path) -> None:
    name, values, expected = asked(path)
    assert answer_csv(world, name, values) == expected


def test_every_question_has_a_gold_answer_that_is_not_empty(world: Steppe) -> None:
    answered = {asked(path)[0] for path in GOLD if asked(path)[2].count("\n") > 1}
    assert set(world.questions) <= answered
    assert len(answered) >= 35


def terms(row: Iterator[object]) -> tuple[str, ...]:
    """A row by value: numbers as numbers, so that 31.50 and 31.5 are one."""
    cells = []
    for term in row:
        text = "" if term is None else str(getattr(term, "value", None) if hasattr(term, "value") else term)
        lexical = str(term) if isinstance(term, rdflib.term.Identifier) else text
        try:
            cells.append(str(float(lexical)))
        except ValueError:
            cells.append(lexical)
    return tuple(cells)


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_rdflib_and_oxigraph_give_equal_answers(world: Steppe, path: Path) -> None:
    name, values, _ = asked(path)
    question = world.questions[name]
    text = prologue() + question.fill(values, world.names)
    native = world.graph.query(text)
    ours = world.ask(name, **values)
    order = [str(v) for v in native.vars or ()]
    there = sorted(terms(row[order.index(c)] for c in ours.columns) for row in native)  # type: ignore[index]
    here = sorted(terms(iter(row)) for row in ours.rows)
    assert here == there


@pytest.fixture(scope="module")
def endpoint(world: Steppe) -> Iterator[str]:
    """A SPARQL 1.1 endpoint on this machine that serves the tiny world."""
    store = Embedded(world.quads).engine

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            default: Any = [ox.NamedNode(g) for g in form.get("default-graph-uri", [])]
            named: Any = [ox.NamedNode(g) for g in form.get("named-graph-uri", [])]
            try:
                found = store.query(form["query"][0], default_graph=default, named_graphs=named)
            except SyntaxError as error:
                self.send_error(400, str(error))
                return
            if isinstance(found, ox.QueryTriples):
                kind, body = "application/n-triples", found.serialize(format=ox.RdfFormat.N_TRIPLES)
            else:
                assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
                kind, body = "application/sparql-results+json", found.serialize(format=ox.QueryResultsFormat.JSON)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_store_behind_a_url_gives_the_same_answers(world: Steppe, endpoint: str) -> None:
    remote = Steppe(world.home, Remote(endpoint))
    for path in GOLD:
        name, values, _ = asked(path)
        assert remote.ask(name, **values).rows == world.ask(name, **values).rows, name
    assert remote.query("ASK { ?s a st:State }") is True
    triples = remote.query("CONSTRUCT { ?s a st:State } WHERE { ?s a st:State }")
    assert isinstance(triples, list)
    assert len(triples) == 4


def test_a_store_behind_a_url_says_what_is_wrong(endpoint: str) -> None:
    with pytest.raises(QueryError, match="answered 400"):
        Remote(endpoint).query("SELECT nonsense")
    with pytest.raises(QueryError, match="does not answer"):
        Remote("http://127.0.0.1:9/sparql").query("ASK {}")
    with pytest.raises(QueryError, match="not an http address"):
        Remote("file:///etc/passwd")


def test_the_graph_is_a_native_dataset_whose_default_graph_holds_no_claims(world: Steppe) -> None:
    graph = world.graph
    assert type(graph) is rdflib.Dataset
    assert not list(graph.query("SELECT ?s WHERE { ?s st:claim ?c }"))
    assert list(graph.query("SELECT ?s WHERE { GRAPH graph:claims { ?s st:claim ?c } }"))
    told = {q.triple for q in world.quads if q.graph_name.value in DEFAULT_GRAPHS}  # type: ignore[union-attr]
    assert len(graph.default_graph) == len(told)


def test_literals_stand_as_the_source_wrote_them(world: Steppe) -> None:
    written = {q.object.value for q in world.quads if isinstance(q.object, ox.Literal)}
    assert "12.0" in written


def test_unknown_question_parameter_day_and_name_say_what_would_be_right(world: Steppe) -> None:
    with pytest.raises(BadQuestion, match="did you mean memberships"):
        world.ask("membership")
    with pytest.raises(BadQuestion, match="no parameter 'who'; it takes"):
        world.ask("memberships", who="Borland")
    with pytest.raises(BadQuestion, match="needs 'post'"):
        world.ask("holders")
    with pytest.raises(BadQuestion, match="'2025-02-30' is no day"):
        world.ask("memberships", "2025-02-30")
    with pytest.raises(UnknownName, match="did you mean Borland Railways"):
        world.ask("owners", asset="Borlan Railwys Co")
    with pytest.raises(UnknownName, match="no term is called 'imports of tea'; did you mean"):
        world.ask("figures", subject="Borland", indicator="imports of tea")
    with pytest.raises(BadQuestion, match="no parameter 'asOf'"):
        world.ask("holders", "2020", post="President of Borland")


@pytest.mark.parametrize("written", ["ExportShare", "st:ExportShare", "export share", "Export-Share"])
def test_a_word_of_the_ontology_is_known_by_its_name_and_its_label(world: Steppe, written: str) -> None:
    rows = world.ask("figures", subject="Borland", indicator=written).rows
    assert rows == world.ask("figures", subject="Borland", indicator="ExportShare").rows
    assert len(rows) == 2


def test_a_year_asked_about_stands_for_its_last_day(world: Steppe) -> None:
    year, day = (world.ask("memberships", text, member="Borland") for text in ("2006", "2006-12-31"))
    assert year.rows == day.rows


def test_sources_are_named_with_publisher_title_day_and_address(world: Steppe) -> None:
    answer = world.ask("value", agreement="borland-railways-locomotives-2024")
    sources = world.sources_of(answer.records)
    assert {curie(s) for its in sources.values() for s in its} >= {"source:daily-post-locomotives-2024"}
    cite = world.cite("https://w3id.org/steppe/source/cesta-herald-reprint-2024")
    assert cite.startswith("Cesta Herald, Borland orders locomotives from Aland (reprint), 2024-05-23, https://")
    assert cite.endswith("(a reprint)")


def test_a_bad_query_is_one_line_with_its_line_number(world: Steppe) -> None:
    with pytest.raises(QueryError, match=r"^line 2, column \d+: [^\n]+$"):
        world.query("SELECT ?s\nWHERE { ?s a st:State")
