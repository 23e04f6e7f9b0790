"""The verbs that weigh and ask what if, run as a person runs them on the tiny world."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from steppe.cli.app import app
from steppe.home import Home

COMMANDS = (
    "series 2015-2025 --step 5",
    "series 2015-2025 --change",
    "leverage",
    "gaps",
    "gaps --kinds",
    "whatif without Supply",
    "whatif without 'Borland Railways'",
    "whatif sensitive --all",
    "whatif loss Aland Borland",
)
ENDS = " --patron Aland --patron Dorland --target Borland"


@pytest.fixture
def run(world_home: Home, world: object, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A runner on the tiny world."""
    monkeypatch.setattr("steppe.home.find", lambda: world_home)
    monkeypatch.setenv("COLUMNS", "200")
    return CliRunner()


def words_of(command: str) -> list[str]:
    ends = "" if " loss " in command else ENDS
    day = " --as-of 2025-12-31" if command.startswith("series") else " --as-of 2025-01-01"
    return [
        word.replace("_", " ")
        for word in (command.replace("'Borland Railways'", "Borland_Railways") + ends + day).split()
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_verb_answers_in_every_form_with_the_same_rows(run: CliRunner, command: str) -> None:
    text, table, data = (run.invoke(app, [*words_of(command), "-f", form]) for form in ("table", "csv", "json"))
    assert text.exit_code == table.exit_code == data.exit_code == 0, text.stderr
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    assert rows
    assert [list(row) for row in json.loads(data.stdout)["rows"]] == [list(row) for row in rows]
    assert "Borland" in text.stdout
    assert run.invoke(app, [*words_of(command), "-f", "csv"]).stdout == table.stdout


def test_spreads_says_what_is_known_of_each_kind_and_what_unknown_ones_are_drawn_from(run: CliRunner) -> None:
    done = run.invoke(app, ["spreads", "2023-2024", "--as-of", "2025-01-01", "-f", "csv"])
    assert done.exit_code == 0, done.stderr
    rows = {(row["kind"], row["of"]): row for row in csv.DictReader(io.StringIO(done.stdout))}
    owned = rows["st:Ownership", "dependence"]
    assert int(owned["pairs"]) >= 2
    assert float(owned["low"]) <= float(owned["median"]) <= float(owned["high"]) <= 1
    assert float(owned["drawn around"]) > 0
    assert float(owned["with precision"]) > 0
    assert "may be smaller" in done.stderr
    late = run.invoke(app, ["spreads", "2023-2026", "--as-of", "2025-01-01"])
    assert late.exit_code == 2
    assert "runs beyond 2025-01-01" in late.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("series 2025", "no span of years"),
        ("series 2015-2031 --as-of 2025", "runs beyond"),
        ("whatif without kind:Magic --patron Aland --target Borland", "no channel of a kind"),
        ("whatif built Aland --patron Aland --target Borland --as-of 2025-01-01", "has a potential channel"),
        ("brokers Aland Dorland --layer Magic", "no layer"),
        ("influence Borland --patron Aland --plot x.svg --picture cake", "none of intervals"),
    ],
)
def test_what_cannot_be_asked_gets_one_line(run: CliRunner, command: str, words: str) -> None:
    done = run.invoke(app, command.split())
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_table_can_be_drawn(run: CliRunner, tmp_path: Path) -> None:
    for picture in ("intervals", "kinds", "matrix"):
        path = tmp_path / f"{picture}.svg"
        ask = ["influence", "Borland", "--patron", "Aland", "--as-of", "2025-01-01", "--kinds"]
        done = run.invoke(app, [*ask, "--plot", str(path), "--picture", picture])
        assert done.exit_code == 0, done.stderr
        assert path.read_text(encoding="utf-8").startswith("<?xml")


def test_validation_prints_what_rests_on_no_figure_and_gives_no_verdict_on_few_pairs(
    run: CliRunner, tmp_path: Path
) -> None:
    path = tmp_path / "benchmark.csv"
    path.write_text("patron,client,year,value\nAland,Borland,2024,3\nDorland,Borland,2024,2\nCesta,Borland,2024,1\n")
    done = run.invoke(app, ["validate", "--against", str(path), "-f", "csv"])
    assert done.exit_code == 0, done.stderr
    assert {row["measure"] for row in csv.DictReader(io.StringIO(done.stdout))} == {
        *("reach", "channel count", "trade share", "patron effect")
    }
    assert "of the channels rest on no figure; no verdict" in done.stderr
