"""Journeys of China's leaders: a visit a row, in a year and on no day."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import trips
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

HEADER = "Year,Name,Level,Country,Continent,Developed country,Communist country,Developing country"
KNOWN = [("https://w3id.org/steppe/person/xi-jinping", "Xi Jinping", True)]


def run(tmp_path: Path, *lines: str, header: str = HEADER) -> list[tuple[str, Row]]:
    body = [line + ",Asia,0,0,1" for line in lines]
    (tmp_path / trips.FILE).write_text("\n".join([header, *body]) + "\n", encoding="utf-8")
    return list(trips.rows(tmp_path, Ledger(), Matcher(Names.of(KNOWN))))


def test_a_visit_and_the_leader_it_is_first_to_name(tmp_path: Path) -> None:
    told = run(tmp_path, "2013,Xi Jinping,President,Kazakhstan", "2001,An Other,Premier,Tajikistan")
    first, second = (row for cls, row in told if cls == "Visit")
    assert (first["id"], first["participant"]) == ("event:xi-jinping-kazakhstan-2013", "person:xi-jinping")
    assert (first["heldOn"], first["host"], first["envoyOf"]) == ("2013", "actor:kazakhstan", "actor:china")
    assert second["comment"] == "A journey as premier of China."
    assert [row["id"] for cls, row in told if cls == "Person"] == ["person:an-other"]


def test_a_new_state_level_or_column_stops_the_refresh(tmp_path: Path) -> None:
    for line in ("2013,Xi Jinping,President,Aland", "2013,Xi Jinping,Envoy,Kazakhstan"):
        with pytest.raises(Unaccounted, match="is new"):
            run(tmp_path, line)
    with pytest.raises(Unaccounted, match="column 'novelty' is new"):
        run(tmp_path, header=HEADER + ",novelty")
