"""The numbers of the model: all in the ontology, changed by a file or on the command line, and said when changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.ask import Steppe
from steppe.influence.network import channels
from steppe.influence.parameters import BadParameter, Parameters, read_file, read_settings
from steppe.read import Schema
from steppe.store import Rows
from steppe.terms import NS, slug_of


def test_every_kind_of_channel_has_a_weight(world: Steppe, schema: Schema) -> None:
    kinds = {
        slug_of(getattr(q.subject, "value", ""))
        for q in schema.quads
        if getattr(q.object, "value", "") == NS + "ChannelKind" and q.predicate.value.endswith("#type")
    }
    assert kinds == set(Parameters.load(world.store).weight)


def test_every_parameter_is_of_a_declared_kind_and_of_something_declared(world: Steppe) -> None:
    found = world.store.query(
        "SELECT ?p WHERE { ?p a st:Parameter ; st:parameterKind ?kind OPTIONAL { ?p st:parameterOf ?of }"
        " FILTER(NOT EXISTS { ?kind a st:ParameterKind } || (BOUND(?of) && NOT EXISTS { ?of skos:inScheme ?list })) }"
    )
    assert isinstance(found, Rows)
    assert found.rows == []
    assert Parameters.load(world.store).kind


def test_base_weights_are_equal_but_for_control_and_what_is_weak_by_definition(world: Steppe) -> None:
    weights = Parameters.load(world.store).weight
    odd = {kind: weight for kind, weight in weights.items() if weight not in {0.5, 1.0}}
    assert odd == {"Nationality": 0.1, "MutualAid": 0.1}


def test_a_setting_changes_the_strength_and_is_said(world: Steppe) -> None:
    more = Parameters.load(world.store, read_settings(["weight-credit=0.9"]))
    assert more.changed == ["weight-credit is 0.9, not 0.5"]
    assert "weight-credit 0.9" in more.summary
    plain, strong = (
        {h.channel: h for h in channels(world.store, "2025-01-01", parameters=p)}
        for p in (Parameters.load(world.store), more)
    )
    for name, hop in plain.items():
        assert (strong[name].strength > hop.strength) == (hop.kind == "Credit")


def test_the_same_setting_is_no_change(world: Steppe) -> None:
    assert Parameters.load(world.store, {"weight-credit": 0.5}).changed == []


def test_a_file_of_turtle_changes_them_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        "@prefix st: <https://w3id.org/steppe/ns#> . @prefix parameter: <https://w3id.org/steppe/parameter/> .\n"
        "parameter:weight-credit st:setting 0.7 . parameter:escape st:setting 0.1 .\n",
        encoding="utf-8",
    )
    assert read_file(path) == {"weight-credit": 0.7, "escape": 0.1}


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["weight-credt=0.7"], "no parameter is called 'weight-credt'; did you mean weight-credit"),
        (["escape=1.5"], "escape must be from 0 to 1, not 1.5"),
        (["half-life-arms-supply=0"], "half-life-arms-supply must be above 0"),
        (["weight-credit=-1"], "weight-credit must be 0 or more"),
        (["weight-credit=nan"], "weight-credit must be 0 or more"),
        (["weight-credit"], "is not written name=number"),
        (["weight-credit=much"], "is not written name=number"),
        (["balance-low=0.9"], "balance-low is above balance-high"),
    ],
)
def test_a_bad_setting_is_refused_in_one_sentence(world: Steppe, settings: list[str], said: str) -> None:
    with pytest.raises(BadParameter) as refused:
        Parameters.load(world.store, read_settings(settings))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text", ["not turtle", "<urn:x> <https://w3id.org/steppe/ns#setting> 1 .", "<urn:x> <urn:y> 1 ."]
)
def test_a_bad_file_is_refused_or_says_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(text, encoding="utf-8")
    if "urn:y" in text:
        assert read_file(path) == {}
    else:
        with pytest.raises(BadParameter):
            read_file(path)
