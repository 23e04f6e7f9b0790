"""steppe: a knowledge graph of Central Asia geopolitics that answers with its evidence, its dates and its doubt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from steppe.ask import Answer, day_of, open_steppe
from steppe.ask import Steppe as Asked
from steppe.home import Home

if TYPE_CHECKING:
    import networkx as nx

    from steppe.draw import Picture

__all__ = ["Answer", "Steppe", "open"]


class Steppe(Asked):
    """One build, opened for reading, that can also be drawn and gives its channels of influence as a graph."""

    def draw(self, as_of: str | None = None, **wish: Any) -> Picture:  # noqa: ANN401  as `Wish` has them
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

    def to_networkx(
        self,
        as_of: str | None = None,
        potential: bool = False,
        parameters: Mapping[str, float] | None = None,
    ) -> nx.MultiDiGraph:
        """The channels that are live on a day, one edge a record, with their evidence.

        Edges carry ``kind``, ``record``, ``begins``, ``ends``, ``sources``, ``strength`` and ``credence`` (0 to 1, kept
        apart from one another), ``dependence`` (None where unquantified) and ``reckoning`` in words.

        Args:
            as_of: the day, as ``2025-06-30``; today if None.
            potential: only what is proposed, announced or optional, instead of what is live.
            parameters: settings of the model by name, as ``{"weight-credit": 0.7}``.

        Raises:
            BadParameter: a setting names no parameter, or sets one to what it cannot be.
        """
        from steppe.influence.network import to_networkx  # noqa: PLC0415  as above
        from steppe.influence.parameters import Parameters  # noqa: PLC0415

        return to_networkx(self.store, day_of(as_of), potential, Parameters.load(self.store, parameters))


def open(home: Home | Path | str | None = None, endpoint: str | None = None) -> Steppe:
    """Open the current build, as `steppe.ask.open_steppe` does.

    Raises:
        NotBuilt: there is no build yet.
    """
    found = open_steppe(home, endpoint)
    return Steppe(found.home, found.store)
