"""Each query of channels against a small input: exactly the channels that its file expects, none that it forbids."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from steppe.build import derive
from steppe.home import Home
from steppe.infer import construct, name_channels
from steppe.read import Schema, read_told
from steppe.store import Embedded
from steppe.terms import PREFIXES, ST, curie, iri

ROOT = Path(__file__).resolve().parents[2]
QUERIES = sorted((ROOT / "queries/channels").glob("*.rq"))
FILES = ROOT / "tests/channels"


def said(name: str, word: str) -> set[str]:
    text = (FILES / f"{name}.trig").read_text(encoding="utf-8")
    return set(re.findall(rf"^# {word}: (.+)$", text, re.M))


@pytest.fixture(scope="module")
def drawn(world_home: Home, schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, set[str]]]:
    """Channels in words, by query and by the file that their record stands in."""
    rules = tmp_path_factory.mktemp("queries")
    (rules / "rules").symlink_to(ROOT / "queries/rules")
    told = read_told(replace(world_home, queries=rules), schema, sorted(FILES.glob("*.trig")))
    assert told.findings == []
    store = Embedded(derive(told, schema, replace(world_home, queries=rules)))
    found: dict[str, dict[str, set[str]]] = {}
    for query in QUERIES:
        parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for triple in name_channels(construct(store, query)):
            end = curie(iri(triple.object)) or str(getattr(triple.object, "value", ""))
            parts[iri(triple.subject)][triple.predicate.value].add(end)
        found[query.stem] = defaultdict(set)
        for of in parts.values():
            (via,) = of[str(ST.via)]
            words = [*of[str(ST.influencer)], *of[str(ST.channelKind)], *of[str(ST.influenced)], via]
            if of[str(ST.potential)] == {"true"}:
                words.append("potential")
            others = sorted(of[PREFIXES["st"] + "while"], key=len, reverse=True)
            text = " ".join(words) + (" while " + " ".join(sorted(others)) if others else "")
            name = max((q.stem for q in QUERIES if via.split(":")[1].startswith(q.stem + "-")), key=len)
            found[query.stem][name].add(text)
    return found


def test_there_are_queries_and_each_has_a_file() -> None:
    assert len(QUERIES) >= 50
    assert {path.stem for path in FILES.glob("*.trig")} == {query.stem for query in QUERIES}


@pytest.mark.parametrize("query", QUERIES, ids=lambda p: p.stem)
def test_query_draws_exactly_the_channels_that_its_file_expects(
    query: Path, drawn: dict[str, dict[str, set[str]]]
) -> None:
    expected = {ordered(line) for line in said(query.stem, "expect")}
    assert expected
    assert drawn[query.stem][query.stem] == expected


@pytest.mark.parametrize("query", QUERIES, ids=lambda p: p.stem)
def test_query_never_draws_what_its_file_forbids(query: Path, drawn: dict[str, dict[str, set[str]]]) -> None:
    forbidden = said(query.stem, "never")
    assert forbidden
    assert not {line.partition(" while ")[0] for line in drawn[query.stem][query.stem]} & forbidden


@pytest.mark.parametrize("query", QUERIES, ids=lambda p: p.stem)
def test_query_opens_with_its_reading_in_one_sentence(query: Path) -> None:
    assert re.match(r"# [A-Z][^\n]+\.\nCONSTRUCT", query.read_text(encoding="utf-8"))


def ordered(line: str) -> str:
    """The line with the records that must hold too in the order of their names."""
    words, mark, others = line.partition(" while ")
    return words + (mark + " ".join(sorted(others.split())) if others else "")
