"""The benchmark of pictures: its made-up graph, its table, and what it says where there is no browser."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from steppe.ask import Steppe
from steppe.bench import draw
from steppe.bench._browser import Browser, NoBrowser
from steppe.bench._made import made
from steppe.bench.draw import Row, measure, plain, table
from steppe.draw import view


def test_the_made_up_graph_has_the_size_asked_for(tmp_path: Path) -> None:
    v = view(made(60, 150, tmp_path), "2026")
    assert (len(v.nodes), len(v.ties)) == (60, 150)
    assert len({frozenset((t.source, t.target)) for t in v.ties}) == 150
    assert all(f.sources for f in v.facts)
    with pytest.raises(ValueError, match="20 nodes with 100 ties cannot be made"):
        made(20, 100, tmp_path)


def test_plain_pyvis_gets_the_same_nodes_and_ties(world: Steppe, tmp_path: Path) -> None:
    v = view(world, "2026-01-15")
    plain(v, tmp_path / "plain.html")
    text = (tmp_path / "plain.html").read_text(encoding="utf-8")
    assert text.count('"label":') == len(v.nodes) and text.count('"from":') == len(v.ties)
    assert '"physics"' in text or "physics" in text


def test_the_table_gives_ratios_and_says_what_was_given_up() -> None:
    ours, theirs = Row("a: 2 nodes, 1 ties", "steppe", 1000, 100.0, 500.0), Row("a", "pyvis", 2000, 250.0, None)
    text = table([ours, theirs], 60)
    assert "over 60" in text
    assert "2.0 x of the bytes, 2.5 x of the time to paint, more than 120 x of the time to answer" in text


def test_without_playwright_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(SystemExit, match="playwright is not here; it comes with the extra 'test'"):
        draw.main([])


def test_without_a_browser_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoBrowser, match="no chromium is here"):
        Browser(1)


def test_a_page_is_painted_before_it_answers(world: Steppe, tmp_path: Path) -> None:
    try:
        browser = Browser(10)
    except NoBrowser as error:
        pytest.skip(str(error))
    row = measure("world", view(world, "2026-01-15"), browser, 1, tmp_path)[0]
    assert row.painted and row.ready and 0 < row.painted <= row.ready
    assert row.size == (tmp_path / "world-steppe.html").stat().st_size
