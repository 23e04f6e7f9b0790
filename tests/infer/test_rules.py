"""Each rule draws what its file in ``tests/rules`` expects, and not what that file says it must not.

``# expect: <subject> <predicate> <object>`` is drawn by the rule of that name and by no rule before it;
``# never: ...`` is drawn by no rule. A rule without such a file fails here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from steppe.build import derive
from steppe.home import Home
from steppe.infer import name_channels, run_rules
from steppe.read import Schema, read_told
from steppe.store import Embedded, QueryError
from steppe.terms import expand

ROOT = Path(__file__).resolve().parents[2]
RULES = sorted((ROOT / "queries/rules").glob("*.rq"))
Drawn = dict[str, set[ox.Triple]]


def said(path: Path, word: str) -> list[ox.Triple]:
    rows = re.findall(rf"^# {word}: (\S+) (\S+) (\S+)$", path.read_text(encoding="utf-8"), re.M)
    return [ox.Triple(*(ox.NamedNode(expand(name)) for name in row)) for row in rows]


@pytest.fixture(scope="module")
def drawn(world_home: Home, schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """What each rule adds, over the facts of all files of ``tests/rules``, after the rules before it."""
    empty = replace(world_home, queries=tmp_path_factory.mktemp("none"))
    told = read_told(empty, schema, sorted((ROOT / "tests/rules").glob("*.trig")))
    assert told.findings == []
    store = Embedded(derive(told, schema, empty))
    found: Drawn = {}
    for rule in RULES:
        folder = tmp_path_factory.mktemp(rule.stem)
        shutil.copy(rule, folder)
        found[rule.stem] = set(run_rules(store, folder))
    return found


def test_there_are_rules() -> None:
    assert len(RULES) >= 5


@pytest.mark.parametrize("rule", RULES, ids=lambda p: p.stem)
def test_rule_draws_what_its_file_expects(rule: Path, drawn: Drawn) -> None:
    path = ROOT / f"tests/rules/{rule.stem}.trig"
    expected = said(path, "expect")
    assert expected, f"{path.name} expects nothing"
    assert set(expected) <= drawn[rule.stem]
    everything = {triple for triples in drawn.values() for triple in triples}
    assert not everything & set(said(path, "never"))


@pytest.mark.parametrize("rule", RULES, ids=lambda p: p.stem)
def test_rule_opens_with_its_reading_in_words(rule: Path) -> None:
    assert re.match(r"# [A-Z].+\.\n", rule.read_text(encoding="utf-8"))


def test_no_file_expects_a_rule_that_is_not_there() -> None:
    assert {path.stem for path in (ROOT / "tests/rules").glob("*.trig")} <= {rule.stem for rule in RULES}


@pytest.fixture
def rule(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        (tmp_path / "10-a.rq").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_rule_that_never_ends_is_stopped(rule: Callable[[str], Path]) -> None:
    folder = rule(
        "CONSTRUCT { ?next st:unitOf ?x } WHERE { ?x st:unitOf ?y . BIND(IRI(CONCAT(STR(?x), 'x')) AS ?next) }"
    )
    seed = ox.Quad(*(ox.NamedNode(expand(n)) for n in ("actor:a", "st:unitOf", "actor:b", "graph:facts")))
    with pytest.raises(QueryError, match=r"^10-a\.rq: still adds triples after"):
        run_rules(Embedded([seed]), folder)


def test_a_rule_that_is_no_construct_is_refused_with_its_name(rule: Callable[[str], Path]) -> None:
    with pytest.raises(QueryError, match=r"^10-a\.rq: is no CONSTRUCT"):
        run_rules(Embedded(), rule("SELECT ?x WHERE { ?x a ?y }"))


def test_a_channel_drawn_twice_is_one_and_keeps_its_name() -> None:
    def channel() -> list[ox.Triple]:
        node = ox.BlankNode()
        ends = (("st:influencer", "actor:a"), ("st:influenced", "actor:b"), ("st:via", "agreement:x"))
        return [ox.Triple(node, ox.NamedNode(expand(p)), ox.NamedNode(expand(o))) for p, o in ends]

    once = name_channels(channel())
    assert once == name_channels([*channel(), *reversed(channel())])
    assert len({triple.subject for triple in once}) == 1
