"""Every export of the page, read again by a parser that knows the format."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from looking import Seen
from pybtex.database import parse_string

from steppe.draw import View
from steppe.draw.model import ENDED
from steppe.terms import NS, PREFIXES

Again = Callable[[View], Seen]
SVG = "{http://www.w3.org/2000/svg}"


def export(seen: Seen, label: str) -> Path:
    """Save what one row of the list gives."""
    seen.page.click("#export-button")
    with seen.page.expect_download() as download:
        seen.page.locator("#exports").get_by_role("button", name=label, exact=True).click()
    return Path(download.value.path())


def name_of(seen: Seen, label: str) -> str:
    seen.page.click("#export-button")
    with seen.page.expect_download() as download:
        seen.page.locator("#exports").get_by_role("button", name=label, exact=True).click()
    found: str = download.value.suggested_filename
    return found


@pytest.fixture
def open_all(again: Again, world_view: View) -> Seen:
    """The world with every tie shown, also those that are over."""
    seen = again(world_view)
    seen.page.get_by_role("button", name="show", exact=True).click()
    seen.page.get_by_label("over").last.check()
    return seen


def test_csv_holds_every_fact_shown(open_all: Seen, world_view: View) -> None:
    rows = list(csv.DictReader(io.StringIO(export(open_all, "Facts (CSV)").read_text(encoding="utf-8"))))
    assert len(rows) == open_all.ask("steppe.shown().facts")
    facts = {f.iri: f for f in world_view.facts}
    known = {row["iri"]: row for row in rows}
    assert len(known) == len(rows)
    for iri, row in known.items():
        fact = facts[iri] if iri in facts else next(f for f in world_view.facts if f.iri == iri)
        assert (row["day"], row["fact"], row["state"]) == (fact.when, fact.title, fact.state)
        assert row["said by"] == (fact.saying.speaker if fact.saying else "")
        assert row["sources"].count(" | ") == len(fact.sources) - 1
    days = [row["day"] for row in rows]
    assert days == sorted(days, reverse=True)


def test_csv_for_spreadsheets_holds_no_formula(again: Again, hostile: View) -> None:
    seen = again(hostile)
    seen.page.get_by_label("agreements of many").evaluate_all("boxes => boxes.forEach(box => box.click())")
    text = export(seen, "Facts for spreadsheets (CSV)").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 1 and {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def test_graphml_is_read_by_networkx(open_all: Seen, world_view: View) -> None:
    graph = nx.read_graphml(export(open_all, "Graph (GraphML)"), force_multigraph=True)
    nodes = {node.iri for node in world_view.nodes}
    assert {data["iri"] for _, data in graph.nodes(data=True)} <= nodes
    assert len(graph) == len(open_all.ask("steppe.shown().things"))
    ties = {(t.source, t.target, t.word, t.state): t for t in world_view.ties}
    assert graph.number_of_edges() > 40
    for one, other, data in graph.edges(data=True):
        iris = [graph.nodes[end]["iri"] for end in (one, other)]
        tie = ties[iris[0], iris[1], data["label"], data["state"]]
        assert data["strength"] == pytest.approx(tie.strength) and data["directed"] == tie.directed
        assert data["facts"].split(" | ") == list(tie.facts) and data["sources"] >= 1


def test_gexf_is_read_by_networkx_with_its_days(open_all: Seen, world_view: View) -> None:
    path = export(open_all, "Graph over time (GEXF)")
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    space = "{http://gexf.net/1.3}"
    assert root.tag == f"{space}gexf" and root.get("version") == "1.3"
    edges = root.findall(f"{space}graph/{space}edges/{space}edge")
    days = [edge.get(end) for edge in edges for end in ("start", "end") if edge.get(end)]
    assert days and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day or "") for day in days)
    assert all((e.get("start") or "") <= (e.get("end") or "9999") for e in edges)
    assert len({edge.get("id") for edge in edges}) == len(edges)
    older = path.with_suffix(".older")
    older.write_text(text.replace("gexf.net/1.3", "www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"'))
    graph = nx.read_gexf(older)
    assert len(graph) == len(open_all.ask("steppe.shown().things"))
    over = [t for t in world_view.ties if t.state == ENDED]
    assert len([edge for edge in edges if edge.get("end")]) >= len(over) > 0


def test_turtle_holds_the_facts_with_their_sources(open_all: Seen, world_view: View) -> None:
    graph = rdflib.Graph()
    graph.parse(export(open_all, "Facts with sources (Turtle)"), format="turtle")
    shown = [fact for fact in world_view.facts if " " not in fact.iri and not fact.saying]
    st = rdflib.Namespace(NS)
    records = [fact for fact in shown if (rdflib.URIRef(fact.iri), rdflib.RDF.type, None) in graph]
    assert len(records) > 25
    for fact in records:
        told = {str(source) for source in graph.objects(rdflib.URIRef(fact.iri), rdflib.DCTERMS.source)}
        if told:
            assert set(fact.sources) <= told
    for source in graph.objects(None, rdflib.DCTERMS.source):
        assert (source, rdflib.RDF.type, st.Source) in graph
        assert (source, rdflib.DCTERMS.title, None) in graph
    claims = set(graph.objects(None, st.claim))
    assert {str(claim) for claim in claims} == {f.iri for f in world_view.facts if f.saying}
    assert not [triple for claim in claims for triple in graph.triples((None, None, claim)) if triple[1] != st.claim]


def test_bibtex_holds_the_sources(open_all: Seen, world_view: View) -> None:
    database = parse_string(export(open_all, "Sources (BibTeX)").read_text(encoding="utf-8"), "bibtex")
    named = {s for f in world_view.facts for s in f.sources}
    assert 0 < len(database.entries) <= len(named)
    sources = {source.iri: source for source in world_view.sources}
    for entry in database.entries.values():
        source = sources[entry.fields["note"].removeprefix("steppe source ")]
        assert entry.fields["title"].strip("{}") == source.title
        assert entry.fields.get("url", "") == source.url
        assert entry.fields.get("year", "") == source.issued[:4]
        assert bool(source.publisher) == ("author" in entry.persons)


def test_svg_holds_what_is_drawn(open_all: Seen) -> None:
    root = ET.fromstring(export(open_all, "Drawing (SVG)").read_text(encoding="utf-8"))
    # Names settle as things are drawn: what the file holds is what stands after it was made.
    drawn = open_all.ask("steppe.drawn()")
    lines, shapes, names, foot = root.findall(f"{SVG}g")
    assert len(shapes) == drawn["nodes"] and len(lines) >= drawn["edges"]
    texts = [" ".join(part.text or "" for part in text) for text in names]
    assert texts[: len(drawn["labels"])] == [" ".join(label["lines"]) for label in drawn["labels"]]
    assert "as of 2026-01-15" in (root.findtext(f"{SVG}title") or "")
    assert "CC BY 4.0" in "".join(foot.itertext())
    assert not [e for e in root.iter() if e.tag in {f"{SVG}script", f"{SVG}foreignObject"}]


def test_png_is_a_picture_of_the_size_of_the_page(open_all: Seen) -> None:
    data = export(open_all, "Picture (PNG)").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(data[i : i + 4], "big") for i in (16, 20))
    box = open_all.page.locator("#canvas").bounding_box()
    assert box and abs(width - box["width"]) <= 1 and height > box["height"]
    assert len(data) > 20_000


def test_the_picture_is_saved_from_the_table_too(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.page.keyboard.press("t")
    root = ET.fromstring(export(seen, "Drawing (SVG)").read_text(encoding="utf-8"))
    assert len(root.findall(f"{SVG}g")[1]) == seen.ask("steppe.drawn()")["nodes"]


def test_the_legend_is_text(open_all: Seen) -> None:
    text = export(open_all, "Legend (text)").read_text(encoding="utf-8")
    assert "as of 2026-01-15" in text and "Evidence: " in text
    assert "[x] states: filled disc" in text and "[x] over: grey line" in text
    assert "100 % sourced" in text


def test_files_are_named_by_their_day(again: Again, world_view: View) -> None:
    seen = again(world_view)
    seen.page.fill("#day", "2020")
    seen.page.press("#day", "Enter")
    assert name_of(seen, "Facts (CSV)") == "steppe-2020-12-31.csv"


@pytest.mark.parametrize("label", ["Graph (GraphML)", "Graph over time (GEXF)", "Drawing (SVG)"])
def test_hostile_names_stay_text_in_xml(again: Again, hostile: View, label: str) -> None:
    seen = again(hostile)
    root = ET.fromstring(export(seen, label).read_text(encoding="utf-8"))
    assert not [e for e in root.iter() if e.tag.rpartition("}")[2] in {"script", "img"}]
    if "SVG" not in label:
        assert "<script>window.pwned=1</script>" in ET.tostring(root, encoding="unicode", method="text") + str(
            [e.attrib for e in root.iter()]
        )


def test_hostile_names_stay_text_in_turtle_and_bibtex(again: Again, hostile: View) -> None:
    seen = again(hostile)
    graph = rdflib.Graph()
    graph.parse(export(seen, "Facts with sources (Turtle)"), format="turtle")
    assert {str(s).startswith(tuple(PREFIXES.values())) for s in graph.subjects()} == {True}
    assert not list(graph.objects(None, rdflib.URIRef(NS + "url")))
    entries = parse_string(export(seen, "Sources (BibTeX)").read_text(encoding="utf-8"), "bibtex").entries
    assert len(entries) == 1 and "url" not in next(iter(entries.values())).fields
