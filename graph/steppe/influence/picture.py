"""Pictures of reach and its doubt: intervals, small multiples by kind, series over years, and a matrix.

Readable without colour: every patron has a mark and a line of its own beside its colour, which is one of those that
Okabe and Ito chose. The same rows give the same bytes. matplotlib is loaded only when a picture is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8C7A00")
MARKS = ("o", "s", "^", "D", "v", "P", "X", "*")
LINES = (
    "-",
    (0, (5, 1.5)),
    (0, (1, 1.2)),
    (0, (6, 1.5, 1, 1.5)),
    (0, (3, 1)),
    (0, (8, 2)),
    (0, (1, 2.5)),
    (0, (4, 1, 1, 1, 1, 1)),
)
INK, FAINT = "#222222", "#BBBBBB"
SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "svg.hashsalt": "steppe",
    "svg.fonttype": "path",
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}
FORMATS = (".svg", ".png")


class BadPicture(ValueError):
    """A picture that cannot be drawn as asked."""


@dataclass(frozen=True)
class Mark:
    """One value of a picture: reach of a patron to a target with its band, in a panel or year."""

    patron: str
    target: str
    middle: float
    low: float
    high: float
    panel: str = ""
    year: int = 0
    note: str = ""


def _save(path: Path, draw: Callable[[Figure], None], width: float, height: float) -> None:
    import matplotlib as mpl  # noqa: PLC0415  slow to load, and few answers are pictures
    from matplotlib.figure import Figure  # noqa: PLC0415

    if path.suffix.lower() not in FORMATS:
        raise BadPicture(f"{path}: a picture is written as {' or '.join(FORMATS)}")
    with mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        figure = Figure(figsize=(width, height), layout="constrained")
        draw(figure)
        meta: dict[str, Any] = {"Date": None, "Creator": None} if path.suffix.lower() == ".svg" else {"Software": None}
        try:
            figure.savefig(path, dpi=160, metadata=meta)
        except OSError as error:
            raise BadPicture(f"{path}: {error.strerror or error}") from None


def _order(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _styles(marks: Sequence[Mark]) -> dict[str, int]:
    """Style of each patron: by name, so that it is the same in every picture of the same patrons."""
    return {patron: i % len(COLOURS) for i, patron in enumerate(sorted({m.patron for m in marks}))}


def _dot(axes: Axes, mark: Mark, place: float, style: int, size: float = 6) -> None:
    """A dot at the middle and a bar over the 90 % band."""
    colour = COLOURS[style]
    axes.plot([mark.low, mark.high], [place, place], color=colour, lw=1.6, solid_capstyle="butt", zorder=2)
    face = colour if mark.high > 0 else "white"
    axes.plot([mark.middle], [place], MARKS[style], color=colour, mfc=face, mec=colour, ms=size, zorder=3)


def _reach_axis(axes: Axes) -> None:
    axes.set_xlim(-0.02, 1.02)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "¼", "½", "¾", "1"])
    axes.grid(axis="x", color=FAINT, lw=0.5, zorder=0)
    axes.tick_params(axis="y", length=0)


def _key(figure: Figure, styles: Mapping[str, int], lines: bool = False) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415

    handles = [
        Line2D([], [], color=COLOURS[s], marker=MARKS[s], ls=LINES[s] if lines else "-", lw=1.6, ms=6, label=patron)
        for patron, s in styles.items()
    ]
    figure.legend(
        handles=handles, loc="outside lower center", ncols=min(5, len(handles)), frameon=False, handlelength=3.2
    )


def intervals(marks: Sequence[Mark], path: Path, title: str) -> None:
    """Dot-and-bar of every patron over every target, the note (rank and verdict) beside each.

    Raises:
        BadPicture: the file cannot be written, or is neither SVG nor PNG.
    """
    targets, styles = _order([m.target for m in marks]), _styles(marks)

    def draw(figure: Figure) -> None:
        rows = [[m for m in marks if m.target == target] for target in targets]
        axes = figure.subplots(len(targets), 1, sharex=True, squeeze=False, height_ratios=[len(r) + 0.6 for r in rows])
        for axis, target, its in zip(axes[:, 0], targets, rows, strict=True):
            for place, mark in enumerate(its):
                _dot(axis, mark, -place, styles[mark.patron])
                axis.text(1.04, -place, mark.note, va="center", fontsize=8, clip_on=False)
            axis.set_yticks([-p for p in range(len(its))], [m.patron for m in its])
            axis.set_ylim(-len(its) + 0.4, 0.6)
            axis.set_title(target, loc="left", fontsize=9.5, fontweight="bold", pad=3)
            _reach_axis(axis)
        axes[-1, 0].set_xlabel("reach: chance that influence gets through (dot: median; bar: 90 % interval)")
        figure.suptitle(title, x=0.01, ha="left", fontsize=11)

    _save(path, draw, 8.2, 1.0 + 0.27 * len(marks) + 0.34 * len(targets))


def multiples(marks: Sequence[Mark], path: Path, title: str) -> None:
    """One small panel a kind of channel, targets down, patrons side by side.

    Raises:
        BadPicture: as `intervals`, or there is nothing to show.
    """
    panels = [p for p in _order([m.panel for m in marks]) if any(m.high > 0 for m in marks if m.panel == p)]
    if not panels:
        raise BadPicture("no kind of channel carries any influence here")
    targets, styles = _order([m.target for m in marks]), _styles(marks)
    wide = min(4, len(panels))
    tall = -(-len(panels) // wide)

    def draw(figure: Figure) -> None:
        axes = figure.subplots(tall, wide, sharex=True, sharey=True, squeeze=False)
        for axis, panel in zip(axes.flat, panels, strict=False):
            for mark in (m for m in marks if m.panel == panel and m.high > 0):
                shift = (styles[mark.patron] - (len(styles) - 1) / 2) * 0.8 / max(1, len(styles))
                _dot(axis, mark, -targets.index(mark.target) - shift, styles[mark.patron], 3.6)
            for line in range(len(targets) - 1):
                axis.axhline(-line - 0.5, color=FAINT, lw=0.4, zorder=0)
            axis.set_title(panel, loc="left", fontsize=9, pad=2)
            axis.set_yticks([-p for p in range(len(targets))], targets)
            axis.set_ylim(-len(targets) + 0.5, 0.5)
            _reach_axis(axis)
        for axis in axes.flat[len(panels) :]:
            axis.set_visible(False)
        _key(figure, styles)
        figure.suptitle(title, x=0.01, ha="left", fontsize=11)

    _save(path, draw, 1.6 + 2.1 * wide, 1.2 + (0.45 + 0.27 * len(targets)) * tall)


def series(marks: Sequence[Mark], path: Path, title: str) -> None:
    """Reach over the years with its band, one panel a target, one line a patron.

    Raises:
        BadPicture: as `intervals`.
    """
    targets, styles = _order([m.target for m in marks]), _styles(marks)

    def draw(figure: Figure) -> None:
        axes = figure.subplots(1, len(targets), sharey=True, squeeze=False)
        for axis, target in zip(axes[0], targets, strict=True):
            for patron, style in styles.items():
                its = sorted((m for m in marks if (m.patron, m.target) == (patron, target)), key=lambda m: m.year)
                if not any(m.high > 0 for m in its):
                    continue
                years = [m.year for m in its]
                colour = COLOURS[style]
                axis.fill_between(years, [m.low for m in its], [m.high for m in its], color=colour, alpha=0.13, lw=0)
                for edge in ([m.low for m in its], [m.high for m in its]):
                    axis.plot(years, edge, color=colour, lw=0.5, alpha=0.6)
                axis.plot(
                    years, [m.middle for m in its], color=colour, ls=LINES[style], lw=1.8, marker=MARKS[style], ms=4
                )
            axis.set_title(target, loc="left", fontsize=9.5, fontweight="bold", pad=3)
            axis.set_ylim(0, 1.02)
            axis.grid(axis="y", color=FAINT, lw=0.5)
            years = sorted({m.year for m in marks})
            axis.set_xticks(years[:: max(1, -(-len(years) // 4))])
        axes[0, 0].set_ylabel("reach (line: median; band: 90 %)")
        _key(figure, styles, lines=True)
        figure.suptitle(title, x=0.01, ha="left", fontsize=11)

    _save(path, draw, max(5.0, 1.2 + 2.3 * len(targets)), 3.8)


def matrix(marks: Sequence[Mark], path: Path, title: str) -> None:
    """Patrons down, targets across; each cell has the median and its 90 % interval in figures.

    Raises:
        BadPicture: as `intervals`.
    """
    targets, patrons = _order([m.target for m in marks]), _order([m.patron for m in marks])
    at = {(m.patron, m.target): m for m in marks}

    def draw(figure: Figure) -> None:
        axes = figure.subplots()
        nothing = Mark("", "", float("nan"), 0, 0)
        values = [[at.get((p, t), nothing).middle for t in targets] for p in patrons]
        image = axes.imshow(values, cmap="Greys", vmin=0, vmax=1, aspect="auto")
        for (patron, target), mark in at.items():
            dark = mark.middle > 0.5
            words = f"{mark.middle:.2f}\n{mark.low:.2f}–{mark.high:.2f}" if mark.high > 0 else "no evidenced\npath"
            place = targets.index(target), patrons.index(patron)
            axes.text(*place, words, ha="center", va="center", fontsize=8, color="white" if dark else INK)
        axes.set_xticks(range(len(targets)), targets)
        axes.set_yticks(range(len(patrons)), patrons)
        axes.tick_params(length=0)
        axes.xaxis.tick_top()
        for line in range(1, len(targets)):
            axes.axvline(line - 0.5, color=FAINT, lw=0.6)
        for line in range(1, len(patrons)):
            axes.axhline(line - 0.5, color=FAINT, lw=0.6)
        for spine in axes.spines.values():
            spine.set_visible(False)
        figure.colorbar(image, ax=axes, shrink=0.7, label="median reach; below it, 90 % interval")
        figure.suptitle(title, x=0.01, ha="left", fontsize=11)

    _save(path, draw, 2.6 + 1.15 * len(targets), 1.4 + 0.55 * len(patrons))
