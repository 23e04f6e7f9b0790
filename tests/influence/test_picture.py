"""Pictures: the same rows give the same bytes, without a date, and what cannot be drawn is said in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from steppe.influence.picture import COLOURS, MARKS, BadPicture, Mark, intervals, matrix, multiples, series

MARKS_SHOWN = [
    Mark(patron, target, 0.3 + 0.1 * i, 0.1, 0.8 + 0.02 * i, panel, year, "rank 1, robust")
    for i, patron in enumerate(("Aland", "Dorland"))
    for target in ("Borland", "Cesta")
    for panel in ("credit", "supply")
    for year in (2020, 2024)
]
DRAWN: tuple[Callable[[Sequence[Mark], Path, str], None], ...] = (intervals, multiples, series, matrix)


@pytest.mark.parametrize("draw", DRAWN, ids=lambda f: f.__name__)
def test_the_same_rows_give_the_same_svg_without_a_date(
    draw: Callable[[Sequence[Mark], Path, str], None], tmp_path: Path
) -> None:
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    for path in (one, other):
        draw(MARKS_SHOWN, path, "Who can move whom")
    text = one.read_text(encoding="utf-8")
    assert one.read_bytes() == other.read_bytes()
    assert "<dc:date>" not in text
    assert text.count("<path") > 20


def test_png_is_written_too(tmp_path: Path) -> None:
    intervals(MARKS_SHOWN, tmp_path / "one.png", "Who can move whom")
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")


def test_another_form_and_an_unwritable_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPicture, match=r"\.svg or \.png"):
        matrix(MARKS_SHOWN, tmp_path / "one.jpg", "")
    with pytest.raises(BadPicture, match="No such file"):
        matrix(MARKS_SHOWN, tmp_path / "none" / "one.svg", "")


def test_small_multiples_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPicture, match="no kind"):
        multiples([Mark("Aland", "Borland", 0, 0, 0, "credit")], tmp_path / "one.svg", "")


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_patron_has_a_mark_of_its_own_and_a_colour_that_shows_on_paper() -> None:
    assert len(set(MARKS)) == len(MARKS) == len(COLOURS) == len(set(COLOURS))
    assert max(map(lightness, COLOURS)) < 0.75
