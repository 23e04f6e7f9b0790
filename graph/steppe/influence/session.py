"""An opened steppe that also gives its channels of influence as a networkx graph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import networkx as nx

from steppe.ask import Steppe, day_of, open_steppe
from steppe.home import Home
from steppe.influence.network import to_networkx
from steppe.influence.parameters import Parameters


class Opened(Steppe):
    """One build, opened for reading, with its channels of influence."""

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
        return to_networkx(self.store, day_of(as_of), potential, Parameters.load(self.store, parameters))


def opened(home: Home | Path | str | None = None, endpoint: str | None = None) -> Opened:
    """Open the current build.

    Args:
        home: a home, or the root of a checkout; by default the one in force.
        endpoint: URL of a SPARQL endpoint that holds the build, in place of the embedded engine.

    Raises:
        NotBuilt: there is no build yet.
    """
    steppe = open_steppe(home, endpoint)
    return Opened(steppe.home, steppe.store)
