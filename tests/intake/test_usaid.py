"""US assistance: two figures a fiscal year, and none for the year that is not over."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.intake.adapters import usaid
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.names import Names

HEADER = ",".join((*usaid.USED, *usaid.IGNORED))


def run(tmp_path: Path, *lines: str, header: str = HEADER) -> tuple[list[Row], Ledger]:
    body = [line + ",4,South and Central Asia,UMIC,Upper Middle Income Country,2,1" for line in lines]
    (tmp_path / usaid.FILE).write_text("\n".join([header, *body]) + "\n", encoding="utf-8")
    ledger = Ledger()
    rows = list(usaid.rows(tmp_path, ledger, Matcher(Names())))
    return [row for cls, row in rows if cls == "Figure"], ledger


def test_obligated_and_disbursed_are_two_figures_in_dollars_of_the_year(tmp_path: Path) -> None:
    lines = [f"KAZ,Kazakhstan,{kind},{year},{year}00" for year in (2019, 2020) for kind in usaid.KINDS]
    obligated, disbursed = run(tmp_path, *lines)[0]
    assert (obligated["indicator"], disbursed["indicator"]) == ("st:Assistance", "st:AssistanceDisbursed")
    assert (obligated["subject"], obligated["counterpart"]) == ("actor:kazakhstan", "actor:united-states")
    assert (obligated["during"], obligated["value.number"], obligated["value.in"]) == ("2019", "201900", "currency:USD")


def test_the_newest_fiscal_year_is_partial(tmp_path: Path) -> None:
    figures, ledger = run(tmp_path, "KAZ,Kazakhstan,Obligations,2020,5", "KAZ,Kazakhstan,Obligations,2021,-95396")
    assert [figure["during"] for figure in figures] == ["2020"]
    assert ledger.ignored == {f"{usaid.FILE}: fiscal 2021, the newest of the release, is partial": 1}


def test_a_new_state_kind_or_column_stops_the_refresh(tmp_path: Path) -> None:
    for line in ("ALA,Aland,Obligations,2019,5", "KAZ,Kazakhstan,Promises,2019,5"):
        with pytest.raises(Unaccounted, match="is new"):
            run(tmp_path, line)
    with pytest.raises(Unaccounted, match="column 'novelty' is new"):
        run(tmp_path, header=HEADER + ",novelty")
