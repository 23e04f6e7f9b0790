"""A sample for a reader: drawn by seed and name alone, whole records with their parts and sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.check.sample import HAND, TABLE, sample, written
from steppe.home import Home
from steppe.read import Schema, Told, read_told
from steppe.terms import expand


@pytest.fixture(scope="module")
def told(world_home: Home, schema: Schema) -> Told:
    return read_told(world_home, schema)


@pytest.mark.parametrize("of", [TABLE, HAND])
def test_the_same_seed_draws_the_same_and_another_another(told: Told, schema: Schema, of: str) -> None:
    first = [drawn.name for drawn in sample(told, schema, of, 8, "a")]
    assert first == [drawn.name for drawn in sample(told, schema, of, 8, "a")]
    assert first != [drawn.name for drawn in sample(told, schema, of, 8, "b")]
    assert len(first) == 8


def test_a_record_that_is_gone_leaves_the_draw_of_the_others_as_it_was(told: Told, schema: Schema) -> None:
    before = [drawn.name for drawn in sample(told, schema, HAND, 1000, "a")]
    gone = before[3]
    rest = Told([line for line in told.lines if line.quad.subject.value != gone])  # type: ignore[union-attr]
    assert [drawn.name for drawn in sample(rest, schema, HAND, 1000, "a")] == [n for n in before if n != gone]


def test_a_hand_written_record_comes_whole_with_its_parts_and_claims(told: Told, schema: Schema) -> None:
    name = expand("agreement:borland-railways-locomotives-2024")
    drawn = next(d for d in sample(told, schema, HAND, 1000, "") if d.name == name)
    text = "\n".join(written(drawn))
    assert "st:firmness st:Option" in text
    assert "st:saidBy person:boris-bek" in text
    assert expand("source:daily-post-locomotives-2024") in drawn.sources


def test_a_row_of_a_table_is_one_record_in_one_source(told: Told, schema: Schema) -> None:
    rows = sample(told, schema, TABLE, 10_000, "")
    files = {Path(drawn.file).name for drawn in rows}
    assert files == {"Figure.csv", "Membership.csv", "Stake.csv", "Tenure.csv"}
    assert len({(drawn.file, drawn.line) for drawn in rows}) == len(rows)
    assert all(len(drawn.sources) == 1 for drawn in rows)


def test_a_part_that_two_sources_share_is_shown_once_in_each(told: Told, schema: Schema) -> None:
    for drawn in sample(told, schema, HAND, 1000, ""):
        rows = list(written(drawn))
        assert len(set(rows)) == len(rows), drawn.name
