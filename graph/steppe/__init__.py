"""steppe: a knowledge graph of Central Asia geopolitics that answers with its evidence, its dates and its doubt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from steppe.ask import Answer, day_of, open_steppe
from steppe.ask import Steppe as Asked
from steppe.home import Home

if TYPE_CHECKING:
    from steppe.draw import View

__all__ = ["Answer", "Steppe", "open"]


class Steppe(Asked):
    """One build, opened for reading, that can also be drawn."""

    def draw(self, as_of: str | None = None, **wish: Any) -> View:  # noqa: ANN401  as `Wish` has them
        """A picture, which a notebook shows; `steppe.draw.write` puts it into a file.

        Args:
            as_of: the day; today if left out.
            wish: what to show, as in `steppe.draw.Wish`: ``around="Uzbekistan"``, ``path=("usa", "kazakhstan")``,
                ``changes=("2024", "2025")``; nothing for the whole graph.

        Raises:
            BadQuestion: a day that is none, or more than one part.
            UnknownName: a name that means nothing here, with the nearest ones that do.
            NothingToDraw: the part is empty on the day.
        """
        from steppe.draw import Wish, draw  # noqa: PLC0415  who only asks need not wait for it

        return draw(self, day_of(as_of), Wish(**wish))


def open(home: Home | Path | str | None = None, endpoint: str | None = None) -> Steppe:
    """Open the current build, as `steppe.ask.open_steppe` does.

    Raises:
        NotBuilt: there is no build yet.
    """
    found = open_steppe(home, endpoint)
    return Steppe(found.home, found.store)
