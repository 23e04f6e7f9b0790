"""The command line as a person meets it: run as a process on a small checkout, with its exit codes and single lines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).parents[1]
HEAD = (REPO / "tests/world/graph/facts/names.trig").read_text(encoding="utf-8").split("graph:sources")[0]


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny world laid out as a checkout and built."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("ontology", "queries"):
        shutil.copytree(REPO / name, root / name)
    shutil.copytree(REPO / "tests/world/graph", root / "graph")
    done = steppe(root, "build")
    assert done.returncode == 0, done.stderr
    return root


def steppe(root: Path, *words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "STEPPE_HOME": str(root), "NO_COLOR": "1", "COLUMNS": "200"}
    command = [sys.executable, "-c", "from steppe.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, input=given, check=False)


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


def test_ask_prints_data_on_standard_output_alone(checkout: Path) -> None:
    done = steppe(checkout, "ask", "memberships", "member=Borland", "--as-of", "1997", "-f", "csv", "--sources")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "record,member,body,role,from,until,observedOn,certainty,sources",
        "record:borland-concord-1995,actor:borland,actor:concord,st:Member,1995-05-01,1999-12-31,,certainly,"
        "source:concord-register-2025",
    ]


def test_a_value_without_a_name_goes_to_the_first_parameter(checkout: Path) -> None:
    named = steppe(checkout, "ask", "holders", "post=President of Borland")
    assert named.stdout == steppe(checkout, "ask", "holders", "President of Borland").stdout
    assert "Boris Bek" in named.stdout


def test_ask_without_a_name_lists_the_questions(checkout: Path) -> None:
    done = steppe(checkout, "ask")
    assert "Who holds which post" in done.stdout


def test_query_takes_text_a_file_or_standard_input(checkout: Path, tmp_path: Path) -> None:
    text = "SELECT ?s WHERE { ?s a st:State } ORDER BY ?s"
    (tmp_path / "states.rq").write_text(text)
    outs = {
        steppe(checkout, "query", text, "-f", "csv").stdout,
        steppe(checkout, "query", str(tmp_path / "states.rq"), "-f", "csv").stdout,
        steppe(checkout, "query", "-", "-f", "csv", given=text).stdout,
    }
    assert outs == {"s\nactor:aland\nactor:borland\nactor:cesta\nactor:dorland\n"}
    assert steppe(checkout, "query", "ASK { ?s a st:State }").stdout == "true\n"
    assert "st:State" in steppe(checkout, "query", "CONSTRUCT { ?s a st:State } WHERE { ?s a st:State }").stdout
    assert json.loads(steppe(checkout, "query", text, "-f", "json").stdout)["rows"][0]["s"]["label"] == "Aland"


def test_paths_prints_cards_and_no_path_is_exit_three(checkout: Path) -> None:
    done = steppe(checkout, "paths", "Аланд", "Borland", "--as-of", "2025")
    assert done.returncode == 0
    assert "weakest hop" in done.stdout
    none = steppe(checkout, "paths", "Cesta", "Aland", "--as-of", "1990")
    assert (none.returncode, one_line(none)) == (3, "steppe: no evidenced chain from Cesta to Aland on 1990-12-31")


def test_audit_says_what_to_search_for_without_the_address(checkout: Path) -> None:
    done = steppe(checkout, "audit", "--count", "3", "--seed", "a")
    assert done.returncode == 0
    assert len([line for line in done.stdout.splitlines() if line[:1].isdigit()]) == 3
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip().startswith("search for: ")]
    assert "search for: Analysts on the steppe: analysts Aland Dorland Borland balance" in lines
    assert all("http" not in line and len(line) > 20 for line in lines)


def test_doctor_counts_and_export_copies(checkout: Path, tmp_path: Path) -> None:
    counts = dict(
        line.split("  ", 1) for line in steppe(checkout, "doctor").stdout.splitlines() if "  " in line.strip()
    )
    counts = {name.strip(): number.strip() for name, number in counts.items()}
    assert counts["lines without a source"] == "0"
    assert counts["blank nodes"] == "0"
    assert int(counts["records"]) > 30
    done = steppe(checkout, "export", str(tmp_path / "out"))
    assert {p.name for p in (tmp_path / "out").iterdir()} >= {
        "facts.ttl",
        "claims.ttl",
        "all.trig",
        "all.nq",
        "sources.ttl",
    }
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("ask", "membership"), 2, "no question is called 'membership'; did you mean memberships"),
        (("ask", "memberships", "state=Borland"), 2, "memberships has no parameter 'state'; it takes [member=...]"),
        (("ask", "holders"), 2, "holders needs 'post'; it takes post=..."),
        (("ask", "holders", "President of Borlandia"), 2, "did you mean President of Borland"),
        (("ask", "memberships", "--as-of", "yesterday"), 2, "'yesterday' is no day; write 2025-06-30"),
        (("ask", "memberships", "--format", "xlsx"), 2, "--format 'xlsx' is none of table, csv, json, ttl"),
        (("ask", "holders", "President of Borland", "x"), 2, "'x' is one too many"),
        (("ask", "memberships", "member=Aland", "--as-of", "1900"), 3, "no result"),
        (("query", "SELECT ?s WHERE { ?s a st:State"), 2, "line 1, column "),
        (("query", "nosuchfile.rq"), 2, "nosuchfile.rq is neither a file nor a query"),
        (("paths", "Atlantis", "Borland"), 2, "no actor or facility or person is called 'Atlantis'"),
        (("new", "purchase", "x-2025", "buyer=Borland"), 2, "needs source="),
    ],
)
def test_a_mistake_is_one_clear_line_and_an_exit_code(
    checkout: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    done = steppe(checkout, *words)
    assert done.returncode == code, done.stderr
    assert says in (done.stderr if code == 3 else one_line(done))


def test_check_says_all_findings_with_file_and_line_and_exits_four(checkout: Path, tmp_path: Path) -> None:
    root = tmp_path / "bad"
    shutil.copytree(checkout, root, ignore=shutil.ignore_patterns("build"))
    (root / "graph/facts/bad.trig").write_text(
        HEAD + "source:daily-post-gas-2020 {\n  actor:borland st:nonsense 1 ;\n    st:seat place:borgrda .\n}\n"
    )
    done = steppe(root, "check")
    line = HEAD.count("\n") + 2
    assert done.returncode == 4
    found = done.stdout.splitlines()
    assert any(f.startswith(f"graph/facts/bad.trig:{line}  st:nonsense is no property of the ontology") for f in found)
    assert any(f.startswith(f"graph/facts/bad.trig:{line + 1}  ") and "did you mean place:borgrad" in f for f in found)
    built = steppe(root, "build")
    assert built.returncode == 4
    assert "nothing was built" in built.stderr
    assert steppe(root, "doctor").returncode == 1


def test_without_a_build_one_line_says_what_to_do(tmp_path: Path) -> None:
    done = steppe(tmp_path, "ask")
    assert done.returncode == 1
    assert "run 'steppe build'" in one_line(done)


def test_new_writes_a_block_that_the_next_build_takes_in(checkout: Path, tmp_path: Path) -> None:
    root = tmp_path / "new"
    shutil.copytree(checkout, root, symlinks=True)
    words = (
        "new",
        "visit",
        "abel-in-alaville-2018",
        "participant=Ana Abel",
        "host=Aland",
        "heldOn=2018-05",
        "source=borland-gazette-2019",
    )
    shown = steppe(root, *words, "--dry-run")
    assert "event:abel-in-alaville-2018" in shown.stdout
    assert not (root / "graph/facts/desk").exists()
    assert steppe(root, *words).returncode == 0
    assert steppe(root, "build").returncode == 0
    assert "abel-in-alaville-2018" in steppe(root, "ask", "events", "Ana Abel").stdout


def test_control_says_who_decides_at_each_pass_mark(checkout: Path) -> None:
    done = steppe(checkout, "control", "Kara Oil", "--as-of", "2025-01-01", "--pass-mark", "75", "-f", "csv")
    assert done.returncode == 0
    head, *rows = done.stdout.splitlines()
    assert head == "record,owner,level,share,cash_flow,control,power_75,stake_75"
    assert rows[0].startswith("record:borland-holding-in-kara-oil,actor:borland-holding,direct,0.600,0.600,0.600,0.5")
    assert any(row.startswith(",actor:borland,ultimate,,0.600,0.600") for row in rows)
    assert steppe(checkout, "control", "Kara Oil", "--pass-mark", "100").returncode == 2


def test_paths_come_in_four_forms_and_no_other(checkout: Path) -> None:
    ask = ("paths", "Aland", "Borland", "--as-of", "2025-01-01", "--count", "2")
    assert "What breaks it:" in steppe(checkout, *ask).stdout
    assert json.loads(steppe(checkout, *ask, "-f", "json").stdout)["cards"]
    assert steppe(checkout, *ask, "-f", "html").stdout.startswith("<!doctype html>")
    refused = steppe(checkout, *ask, "-f", "pdf")
    assert refused.returncode == 2
    assert "'pdf' is none of text, json, ttl, html" in one_line(refused)
    assert steppe(checkout, "paths", "Borland", "Aland Wire").returncode == 3


def test_a_changed_parameter_is_said_and_a_wrong_one_refused(checkout: Path, tmp_path: Path) -> None:
    ask = ("influence", "Borland", "--patron", "Aland", "--as-of", "2025-01-01", "-f", "json")
    done = steppe(checkout, *ask, "--set", "weight-credit=0.9")
    assert "changed parameters: weight-credit is 0.9, not 0.5" in done.stderr
    assert json.loads(done.stdout)["parameters"]["weight-credit"] == "0.9"
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "<https://w3id.org/steppe/parameter/weight-credit> <https://w3id.org/steppe/ns#setting> 0.9 .\n",
        encoding="utf-8",
    )
    assert steppe(checkout, *ask, "--parameters", str(mine)).stdout == done.stdout
    refused = steppe(checkout, *ask, "--set", "weight-credt=0.9")
    assert refused.returncode == 2
    assert "did you mean weight-credit" in one_line(refused)
