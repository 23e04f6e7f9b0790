"""The verb that draws, as a person meets it: files, names, exit codes and single lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from steppe.ask import Steppe
from steppe.cli import drawing
from steppe.cli.app import app


@pytest.fixture
def run(world: Steppe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line over the tiny world, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(drawing, "open_steppe", lambda: world)
    monkeypatch.setattr("steppe.home.find", lambda: world.home)
    return CliRunner()


def test_a_part_is_written_where_it_is_asked_for(run: CliRunner, tmp_path: Path) -> None:
    done = run.invoke(app, ["draw", "--around", "Борланд", "-o", "deep/b.html", "--as-of", "2025"])
    assert (done.exit_code, done.stdout) == (0, "deep/b.html\n"), done.output
    assert "<h1>Around Borland</h1>" in (tmp_path / "deep/b.html").read_text(encoding="utf-8")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["b.html"]


def test_a_part_without_a_file_is_named_after_what_it_shows(run: CliRunner, world: Steppe) -> None:
    done = run.invoke(app, ["draw", "--path", "Aland", "Borland", "--as-of", "2025"])
    assert done.stdout == f"{world.home.build / 'steppe-path-aland-borland.html'}\n"
    assert (world.home.build / "steppe-path-aland-borland.html").stat().st_size > 100_000


def test_a_query_is_taken_from_text_a_file_or_standard_input(run: CliRunner, tmp_path: Path) -> None:
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a st:Stake ; ?p ?o }"
    (tmp_path / "q.rq").write_text(text)
    pages = []
    for given in (text, "q.rq", "-"):
        assert run.invoke(app, ["draw", "--query", given, "-o", "q.html"], input=text).exit_code == 0
        pages.append((tmp_path / "q.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1] == pages[2]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--around", "Borland Railways", "--as-of", "1900"], "nothing is tied to Borland Railways on 1900-12-31"),
        (["--path", "Cesta", "Aland", "--as-of", "1990"], "no evidenced chain from Cesta to Aland on 1990-12-31"),
        (["--changes", "2025", "2025"], "nothing changed between 2025-12-31 and 2025-12-31"),
        (["--query", "CONSTRUCT { ?s ?p ?o } WHERE { ?s st:none ?o ; ?p ?o }"], "nothing that can be drawn"),
    ],
)
def test_nothing_to_draw_is_one_line_exit_three_and_no_file(
    run: CliRunner, tmp_path: Path, words: list[str], says: str
) -> None:
    done = run.invoke(app, ["draw", *words, "-o", "none.html"])
    assert done.exit_code == 3
    assert says in done.stderr and done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_layout_or_file_that_is_none_is_a_slip_of_use(run: CliRunner) -> None:
    assert run.invoke(app, ["draw", "--layout", "tree"]).exit_code == 2
    done = run.invoke(app, ["draw", "--query", "nosuch.rq"])
    assert (done.exit_code, done.stderr) == (2, "steppe: nosuch.rq is neither a file nor a query\n")


def test_a_failed_write_leaves_the_old_picture(run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.html").write_text("old")

    def full(self: Path, *_: object, **__: object) -> int:
        self.touch()
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    done = run.invoke(app, ["draw", "--around", "Borland", "-o", "old.html"])
    assert (done.exit_code, done.stderr) == (1, "steppe: old.html cannot be written: no space left on device\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old.html": b"old"}
