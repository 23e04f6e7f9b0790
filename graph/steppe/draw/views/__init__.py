"""What can be drawn of a graph: all of it, or a part that answers one question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from steppe.ask import BadQuestion, Steppe
from steppe.draw.page import Picture
from steppe.draw.place import GEOGRAPHIC
from steppe.draw.scene import Pick, Scene, scene
from steppe.draw.view import finish, whole
from steppe.draw.views.around import around
from steppe.draw.views.changes import changes
from steppe.draw.views.common import NothingToDraw
from steppe.draw.views.pairs import CHAINS, between, path
from steppe.draw.views.query import query
from steppe.draw.views.single import agreement, corridor
from steppe.influence.paths import MAX_HOPS

__all__ = ["NothingToDraw", "Wish", "draw"]

_ACTORS = ("actor", "person")
_THINGS = (*_ACTORS, "facility", "corridor", "programme", "resource")
_ROUTES = ("corridor", "facility")


@dataclass(frozen=True)
class Wish:
    """What a picture is to show: the whole graph, or the one part that is given. Names in any spelling."""

    around: str = ""
    between: tuple[str, str] | None = None
    path: tuple[str, str] | None = None
    agreement: str = ""
    corridor: str = ""
    query: str = ""
    changes: tuple[str, str] | None = None
    hops: int | None = None
    count: int = CHAINS
    layout: str = GEOGRAPHIC

    @property
    def part(self) -> str:
        """Name of the part that is given; empty for the whole graph.

        Raises:
            BadQuestion: there is more than one.
        """
        parts = ("around", "between", "path", "agreement", "corridor", "query", "changes")
        given = [part for part in parts if getattr(self, part)]
        if len(given) > 1:
            raise BadQuestion(f"one picture shows one part; {' and '.join(given)} are two")
        return given[0] if given else ""


def draw(steppe: Steppe, as_of: str, wish: Wish | None = None) -> Picture:
    """The picture of a build, or of a part of it, as of a day.

    Args:
        steppe: an opened build.
        as_of: ``2025-06-30``, ``2025-06`` or ``2025`` (the last day of it); for changes, the days are given with them.
        wish: what to show; the whole graph if left out.

    Raises:
        BadQuestion: a day that is none, more than one part, an unknown layout, or a query that gives no picture.
        UnknownName: a name that means nothing here, with the nearest ones that do.
        QueryError: a query that the engine refuses.
        NothingToDraw: the part is empty on the day.
    """
    wish = wish or Wish()
    part = wish.part
    if part == "changes" and wish.changes:
        first, last = sorted(wish.changes)
        before = scene(steppe, first)
        after = scene(steppe, last, before.graph)
        return finish(after, changes(before, after), wish.layout)
    # Names are looked up before the graph is gathered, so that a slip is told at once.
    pick = _picker(steppe, wish, part)
    all_ = scene(steppe, as_of)
    return finish(all_, pick(all_), wish.layout)


def _picker(steppe: Steppe, wish: Wish, part: str) -> Callable[[Scene], Pick]:
    find = steppe.names.find
    if part == "around":
        iri = find(wish.around, _THINGS)
        return lambda of: around(of, iri, wish.hops or 1)
    if part == "between" and wish.between:
        one, other = (find(name, _ACTORS) for name in wish.between)
        return lambda of: between(of, one, other)
    if part == "path" and wish.path:
        start, goal = (find(name, _ACTORS) for name in wish.path)
        return lambda of: path(of, start, goal, wish.count, wish.hops or MAX_HOPS)
    if part == "agreement":
        deal = find(wish.agreement, ("agreement",))
        return lambda of: agreement(of, deal)
    if part == "corridor":
        route = find(wish.corridor, _ROUTES)
        return lambda of: corridor(of, route)
    if part == "query":
        return lambda of: query(of, wish.query)
    return whole
