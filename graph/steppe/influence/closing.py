"""What fails if a line or route closes for some days: what is stranded, what else could carry it, what the cut is.

Only what figures and capacities say is reckoned; where they are silent the answer says so and gives no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import networkx as nx

from steppe.influence.rows import cells
from steppe.store import Store
from steppe.terms import slug_of

LINES = """
SELECT ?line ?resource ?state ?capacity ?unit ?whole WHERE {
    ?line a st:Facility ; st:carries ?resource .
    { ?line st:serves ?state } UNION { ?line st:crosses ?state } UNION {
        ?figure a st:Figure ; st:subject ?state ; st:counterpart ?line . ?state a st:State .
        VALUES ?indicator { st:RouteVolume st:RouteShare } ?figure st:indicator ?indicator .
    }
    OPTIONAL {
        ?line st:capacity ?amount .
        ?amount st:in ?unit ; st:exactly|st:about|st:upTo|st:atLeast|st:moreThan ?capacity
    }
    OPTIONAL { ?line st:partOf ?whole }
    OPTIONAL { ?line st:openedOn ?opened }
    OPTIONAL { ?line st:endsEarliest ?ends }
    OPTIONAL {
        SELECT DISTINCT ?line (true AS ?plan) WHERE {
            VALUES ?stage {
                st:Proposed st:Announced st:Expected st:Approved st:UnderConstruction st:Suspended st:Cancelled
            }
            ?line st:milestone/st:stage ?stage
        }
    }
    FILTER(BOUND(?opened) || !BOUND(?plan))
    FILTER(!BOUND(?opened) || STR(?opened) <= "DAY")
    FILTER(!BOUND(?ends) || STR(?ends) >= "DAY")
}"""
EXPORTERS = """
SELECT ?state WHERE {
    { <LINE> st:serves ?state } UNION {
        ?figure a st:Figure ; st:subject ?state ; st:counterpart <LINE> ; st:indicator ?indicator .
        VALUES ?indicator { st:RouteVolume st:RouteShare } ?state a st:State .
    }
}"""
FLOWS = """
SELECT ?state ?line ?resource ?indicator ?during ?number ?unit WHERE {
    ?figure a st:Figure ; st:subject ?state ; st:indicator ?indicator ; st:of ?resource .
    { ?state a st:State . ?figure st:counterpart ?line } UNION {
        ?state a st:Facility . FILTER NOT EXISTS { ?figure st:counterpart ?other }
    }
    VALUES ?indicator { st:RouteVolume st:RouteShare }
    { ?figure st:value ?amount } UNION { ?figure st:share ?amount }
    ?amount st:in ?unit ; st:exactly|st:about|st:upTo|st:atLeast|st:moreThan ?number .
    OPTIONAL { ?figure st:during ?during }
}"""


Flows = dict[tuple[str, str, str, str], dict[str, tuple[float, str]]]
"""State or line, line or nothing, resource and indicator to the numbers by period."""


@dataclass
class Line:
    """A line that works on the day: what it carries, how much it could in a year, and for whom."""

    name: str
    resource: str
    capacity: float | None = None
    unit: str = ""
    states: set[str] = field(default_factory=set)
    whole: str = ""


@dataclass(frozen=True)
class Finding:
    """One line of the answer: a number where there is one, and words in any case."""

    exporter: str
    what: str
    line: str
    number: float | None
    unit: str
    words: str


def _lines(store: Store, day: str) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for name, resource, state, capacity, unit, whole in cells(store, LINES.replace("DAY", day)):
        line = found.setdefault(name, Line(name, resource))
        line.states.add(state)
        line.whole = whole or line.whole
        if capacity:
            line.capacity, line.unit = max(float(capacity), line.capacity or 0.0), slug_of(unit)
    return found


def close(store: Store, route: str, days: int, day: str) -> list[Finding]:
    """What a closure of a route strands, for each state whose goods it carries.

    Args:
        store: the opened build.
        route: IRI of a line.
        days: how long it is shut.
        day: from when; no figure and no capacity is taken from after it.
    """
    lines = _lines(store, day)
    exporters = sorted({row[0] for row in cells(store, EXPORTERS.replace("LINE", route))})
    if not exporters:
        return [Finding("", "exporters", route, None, "", "no source says whose goods the route carries")]
    flows: Flows = {}
    for state, line, resource, indicator, during, number, unit in cells(store, FLOWS):
        if during <= day:
            series = flows.setdefault((state, line, resource, slug_of(indicator)), {})
            series[during] = float(number), slug_of(unit)
    found = []
    for exporter in exporters:
        found += _for(exporter, route, days, lines, flows)
    return found


def _for(
    exporter: str,
    route: str,
    days: int,
    lines: dict[str, Line],
    flows: Flows,
) -> list[Finding]:
    of_figures = {resource for state, line, resource, _ in flows if state == exporter and line == route}
    resources = sorted(of_figures or ({lines[route].resource} if route in lines else set()))
    if not resources:
        return [Finding(exporter, "cargo", route, None, "", "no source says what the route carries")]
    found = []
    for resource in resources:
        ways = _ways(exporter, resource, lines, flows)
        volume = {way: _newest(flows.get((exporter, way, resource, "RouteVolume"), {})) for way in ways}
        found += [
            _stranded(exporter, route, resource, days, volume, flows),
            _rerouted(exporter, route, days, ways, volume, lines, flows),
        ]
        found += _cut(exporter, route, ways, lines)
    return found


def _newest(series: dict[str, tuple[float, str]]) -> tuple[str, float, str] | None:
    return max(((during, *value) for during, value in series.items()), default=None)


def _ways(
    exporter: str,
    resource: str,
    lines: dict[str, Line],
    flows: Flows,
) -> list[str]:
    """Working lines that could carry the resource out of the state; parts of a listed line are not counted again."""
    its = {name for name, line in lines.items() if line.resource == resource and exporter in line.states}
    its |= {line for state, line, what, _ in flows if state == exporter and what == resource}
    return sorted(name for name in its if name not in lines or lines[name].whole not in its)


def _stranded(
    exporter: str,
    route: str,
    resource: str,
    days: int,
    volume: dict[str, tuple[str, float, str] | None],
    flows: Flows,
) -> Finding:
    what = f"share of {slug_of(resource)} exports on the route"
    told, mine = _newest(flows.get((exporter, route, resource, "RouteShare"), {})), volume.get(route)
    goes = ""
    if mine:
        goes = f"; {mine[1]:g} {_words(mine[2])} in {mine[0]}: {mine[1] * days / 365:.2g} in {days} days at that pace"
    if told:
        return Finding(exporter, what, route, told[1], "Percent", f"told for {told[0]}{goes}")
    if mine is None:
        return Finding(exporter, what, route, None, "", "no figure says how much of the exports takes this route")
    same = [v for v in volume.values() if v and v[0] == mine[0] and v[2] == mine[2]]
    if len(same) < 2:
        return Finding(exporter, what, route, None, "", f"no figure of {mine[0]} for any other route{goes}")
    share = 100 * mine[1] / sum(v[1] for v in same)
    words = f"of what {len(same)} routes with figures of {mine[0]} carried: an upper bound{goes}"
    return Finding(exporter, what, route, share, "Percent", words)


def _rerouted(
    exporter: str,
    route: str,
    days: int,
    ways: list[str],
    volume: dict[str, tuple[str, float, str] | None],
    lines: dict[str, Line],
    loads: Flows,
) -> Finding:
    """The other way out with the most room, and what is at least left over of the route's own goods.

    Room is capacity less what runs through a line already. Where only this exporter's part of that is known, the room
    is an upper bound, and what is stranded a lower one.
    """
    others = [way for way in ways if way != route]
    if not others:
        return Finding(exporter, "best re-route", "", None, "", "no other working line for this cargo is in the graph")
    mine, best, room, unknown, spare, sure = volume.get(route), "", 0.0, 0, 0.0, True
    for way in others:
        line, own = lines.get(way), volume.get(way)
        whole = _newest(loads.get((way, "", line.resource if line else "", "RouteVolume"), {}))
        load = whole or own
        if line is None or line.capacity is None or load is None or not line.unit.startswith(load[2]):
            unknown += 1
            continue
        free = max(0.0, line.capacity - load[1])
        spare, sure = spare + free, sure and whole is not None
        if free > room:
            best, room = way, free
    silent = f"; of {unknown} more ways capacity or present load is not known" if unknown else ""
    if not best:
        known = max(((lines[w].capacity or 0.0, w) for w in others if w in lines), default=(0.0, ""))
        if not known[0]:
            return Finding(exporter, "best re-route", "", None, "", f"no capacity is known of {len(others)} other ways")
        words = f"the largest other way by capacity; how much of it is taken is not known{silent}"
        return Finding(exporter, "best re-route", known[1], known[0], lines[known[1]].unit, words)
    bound = "free in a year" if sure else "free in a year at most: what others send through it is not known"
    left = ""
    if mine and mine[1]:
        stays = max(0.0, 1 - spare / mine[1])
        least = "" if sure and not unknown else "at least "
        lost = mine[1] * stays * days / 365
        left = f"; {least}{stays:.0%} of what the route carries would be stranded ({lost:.2g} {_words(mine[2])})"
    return Finding(exporter, "best re-route", best, room, lines[best].unit, f"{bound}{left}{silent}")


def _words(unit: str) -> str:
    """``MillionTonnes`` as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unit).lower()


def _cut(exporter: str, route: str, ways: list[str], lines: dict[str, Line]) -> list[Finding]:
    """Minimum cut between the state and the outside, with and without the route, over capacities of one unit."""
    units = {lines[way].unit for way in ways if way in lines and lines[way].capacity is not None}
    found = []
    for unit in sorted(units):
        graph = nx.DiGraph()
        for way in ways:
            if way in lines and lines[way].unit == unit:
                graph.add_edge(exporter, way, capacity=lines[way].capacity)
                graph.add_edge(way, "outside")
        whole = nx.minimum_cut_value(graph, exporter, "outside")
        if route in graph:
            graph.remove_node(route)
        left = nx.minimum_cut_value(graph, exporter, "outside") if "outside" in graph and exporter in graph else 0.0
        silent = sum(1 for way in ways if way not in lines or lines[way].capacity is None)
        words = f"yearly capacity of all ways out known; {left:g} without the route"
        words += f"; {silent} ways of unknown capacity are left out" if silent else ""
        found.append(Finding(exporter, "minimum cut", "", float(whole), unit, words))
    if not units:
        words = f"no capacity is known of any of the {len(ways)} ways out"
        found.append(Finding(exporter, "minimum cut", "", None, "", words))
    return found
