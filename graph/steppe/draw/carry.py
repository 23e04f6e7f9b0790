"""A view as the viewer reads it: nodes, edges and options carried by pyvis, facts and sources beside them.

pyvis lends its data alone. Its page is never made: it asks the network for files and lets raw HTML in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from steppe.draw.backbone import STRONGEST, STRONGEST_OF_PART
from steppe.draw.boxes import wrap
from steppe.draw.course import START
from steppe.draw.legend import Legend
from steppe.draw.model import STATES, Fact, Line, Source, Step, View
from steppe.draw.palette import ENDED_COLOUR, KIND_COLOURS
from steppe.draw.reach import reach_json
from steppe.draw.relations import AHEAD, KIND, KINDS
from steppe.draw.strands import strands_of
from steppe.draw.wording import short
from steppe.names import fold
from steppe.terms import BASE

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "navigationButtons": False,
        "selectable": False,
    },
    "nodes": {"fixed": True, "physics": False, "chosen": False, "borderWidth": 2},
    "edges": {"smooth": False, "physics": False, "chosen": False, "selectionWidth": 0},
}

Json = dict[str, Any]


def carry(view: View) -> Json:
    """Everything that the page embeds, with numbers in place of IRIs where one thing names another."""
    number = {node.iri: i for i, node in enumerate(view.nodes)}
    facts = {fact.iri: i for i, fact in enumerate(view.facts)}
    sources = {source.iri: i for i, source in enumerate(view.sources)}
    courses = view.courses if has_days(view) else {}
    legend = Legend.of(view)
    return {
        "meta": _meta(view, legend),
        "network": _network(view, legend, number, facts),
        "facts": [_fact(legend, fact, number, facts, sources) | _course(courses, fact) for fact in view.facts],
        "sources": [_source(source, sources) for source in view.sources],
        "reach": reach_json(view.reach, number, facts, sources),
    }


def _meta(view: View, legend: Legend) -> Json:
    return {
        "base": BASE,
        "asOf": view.as_of,
        "version": view.version,
        "counts": dict(view.counts),
        "later": view.later,
        "title": view.title,
        "lead": view.lead,
        "strongest": STRONGEST_OF_PART if view.focused else STRONGEST,
        "states": legend.states,
        "weights": legend.weights,
        "days": has_days(view),
        "ahead": list(AHEAD.values()),
        "ended": ENDED_COLOUR,
        "kinds": [
            {"key": k.key, "one": k.one, "many": k.many, "shape": k.shape, "acts": k.acts}
            | {"backbone": k.backbone or view.focused, "colour": KIND_COLOURS[k.key]}
            for k in KINDS
        ],
        "families": [row._asdict() for row in legend.families],
    }


def _network(view: View, legend: Legend, number: dict[str, int], facts: dict[str, int]) -> Json:
    from pyvis.network import Network  # noqa: PLC0415  slow to import, and only pictures need it

    kinds = [kind.key for kind in KINDS]
    net = Network(directed=True)
    net.set_options(json.dumps(OPTIONS))
    for node in view.nodes:
        kind = KIND[node.kind]
        net.add_node(
            number[node.iri],
            label=wrap(node.tag) or "-",
            shape=kind.shape,
            color=KIND_COLOURS[node.kind][0],
            size=kind.size,
            x=node.spot.wide[0],
            y=node.spot.wide[1],
            tall=list(node.spot.tall),
            iri=short(node.iri),
            name=node.label or "-",
            names=list(node.names),
            folded=_folded(node.label, node.names),
            note=node.note,
            kind=kinds.index(node.kind),
            rank=node.rank,
        )
    for tie in strands_of(view):
        shares = [round(share, 6) for _, share in tie.facts]
        net.add_edge(
            number[tie.source],
            number[tie.target],
            arrows="to" if tie.directed else "",
            family=legend.family(tie.family),
            word=tie.word,
            facts=[facts[iri] for iri, _ in tie.facts],
            shares=shares if set(shares) != {1.0} else [],
        )
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _folded(label: str, names: tuple[str, ...]) -> list[str]:
    """Latin spellings of names in other scripts, so that either can be typed."""
    return sorted({fold(name) for name in (label, *names) if not name.isascii()} - {""})


def _lines(lines: tuple[Line, ...], number: dict[str, int]) -> list[list[Any]]:
    return [[x.label, x.text, number[x.thing]] if x.thing in number else [x.label, x.text] for x in lines]


def _fact(legend: Legend, fact: Fact, number: dict[str, int], facts: dict[str, int], sources: dict[str, int]) -> Json:
    whole: Json = {
        "iri": short(fact.iri),
        "title": fact.title,
        "kind": fact.kind,
        "family": legend.family(fact.family),
        "state": legend.state(fact.state),
        "stage": fact.stage,
        "when": fact.when,
        "dates": _lines(fact.dates, number),
        "lines": _lines(fact.lines, number),
        "note": fact.note,
        "ends": [number[iri] for iri in fact.ends if iri in number],
        "sources": [sources[iri] for iri in fact.sources if iri in sources],
        "of": facts.get(fact.of, -1),
        "contested": int(fact.contested),
    }
    if fact.saying:
        whole["says"] = [fact.saying.speaker, fact.saying.day, fact.saying.standing]
    return {key: value for key, value in whole.items() if value not in ("", [], -1)}


def has_days(view: View) -> bool:
    """Whether the view knows how every one of its facts stood on other days."""
    return bool(view.courses) and all(
        (steps := view.courses.get(fact.iri)) and steps[-1].state == fact.state for fact in view.facts
    )


def _course(courses: Mapping[str, tuple[Step, ...]], fact: Fact) -> Json:
    """Steps by which a fact came to stand as it does, if it did not always."""
    steps = courses.get(fact.iri, ())
    if not steps or (len(steps) == 1 and steps[0].day == START):
        return {}
    return {"course": [[step.day, STATES.index(step.state), step.stage] for step in steps]}


def _source(source: Source, sources: dict[str, int]) -> Json:
    whole = {
        "iri": short(source.iri),
        "title": source.title,
        "publisher": source.publisher,
        "issued": source.issued,
        "url": source.url,
        "seenAs": source.seen_as,
        "origin": sources.get(source.origin, -1),
    }
    return {key: value for key, value in whole.items() if value not in ("", -1)}
