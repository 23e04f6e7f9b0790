"""The forms of cards: text for people, JSON for programs, Turtle for other graphs, one page of HTML to pass on."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from steppe.export import turtle
from steppe.influence.cards.build import Card, Cards, Step
from steppe.influence.cards.page import page
from steppe.influence.cards.sparql import parts
from steppe.influence.cards.text import chain_line, head, rank_line, text
from steppe.influence.cards.words import hop_sentence, measure, span
from steppe.names import Names
from steppe.terms import NS, PREFIXES, ST

FORMS = ("text", "json", "ttl", "html")
XSD = PREFIXES["xsd"]


def render_cards(cards: Cards, form: str, names: Names) -> str:
    """Cards in one of `FORMS`.

    Args:
        cards: from `build_cards`.
        form: text, json, ttl or html.
        names: labels.
    """
    if form == "json":
        return json.dumps(_data(cards, names), ensure_ascii=False, indent=1) + "\n"
    if form == "ttl":
        return turtle(_triples(cards)).decode()
    return page(cards, names) if form == "html" else text(cards, names)


def _data(cards: Cards, names: Names) -> dict[str, Any]:
    median, low, high = cards.reach
    return {
        "question": head(cards, names),
        "from": _thing(cards.start, names),
        "to": _thing(cards.goal, names),
        "asOf": cards.day,
        "seed": cards.seed,
        "reach": {"median": median, "low": low, "high": high},
        "rank": rank_line(cards, names),
        "nearEqualNotShown": cards.near,
        "cards": [_card(card, names) for card in cards.cards],
        "parameters": dict(sorted(cards.parameters.number.items())),
        "changedParameters": cards.parameters.changed,
    }


def _thing(name: str, names: Names) -> dict[str, str]:
    return {"iri": name, "label": names.label(name)}


def _card(card: Card, names: Names) -> dict[str, Any]:
    return {
        "number": card.number,
        "sentence": card.sentence,
        "strength": card.chain.strength,
        "credence": card.chain.credence,
        "hops": [_step(step, names) for step in card.steps],
        "weakestHop": hop_sentence(card.weakest, names),
        "breaks": [
            {
                "without": hop_sentence(gone.hop, names),
                "reach": gone.reach,
                "substitute": chain_line(gone.substitute, names) if gone.substitute else None,
                "substituteStrength": gone.substitute.strength if gone.substitute else 0.0,
            }
            for gone in card.breaks
        ],
        "rival": {
            "patron": _thing(card.rival[0], names),
            "chain": chain_line(card.rival[1], names),
            "strength": card.rival[1].strength,
        }
        if card.rival
        else None,
        "wouldChangeTheAnswer": list(card.wanted),
        "sparql": card.sparql,
    }


def _step(step: Step, names: Names) -> dict[str, Any]:
    hop = step.hop
    return {
        "sentence": hop_sentence(hop, names),
        "from": _thing(hop.influencer, names),
        "to": _thing(hop.influenced, names),
        "kind": hop.kind,
        "records": [_thing(record, names) for record in hop.records],
        "channels": [part.channel for part in parts(hop)],
        "holds": span(hop),
        "begins": hop.begins,
        "ends": hop.ends,
        "strength": hop.strength,
        "passesOn": hop.theta,
        "credence": hop.credence,
        "publishers": hop.publishers,
        "dependence": hop.dependence,
        "bandwidth": hop.bandwidth,
        "measure": measure(hop),
        "sources": [
            {"iri": s.source, "publisher": s.publisher, "issued": s.issued, "cite": s.line} for s in step.sources
        ],
        "contrary": list(step.against),
    }


def _triples(cards: Cards) -> list[ox.Triple]:
    found: list[ox.Triple] = []

    def add(subject: str, term: str, value: ox.NamedNode | ox.Literal) -> None:
        found.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(NS + term), value))

    def number(value: float) -> ox.Literal:
        return ox.Literal(f"{value:.4f}", datatype=ox.NamedNode(XSD + "decimal"))

    for card in cards.cards:
        base = card.chain.hops[-1].channel.rsplit("/", 1)[-1]
        node = f"{PREFIXES['channel']}chain-{cards.day}-{base}-{card.number}"
        kind = ox.NamedNode(NS + "Chain")
        found.append(ox.Triple(ox.NamedNode(node), ox.NamedNode(PREFIXES["rdf"] + "type"), kind))
        _ends(add, node, cards.start, cards.goal)
        add(node, "asOf", ox.Literal(cards.day, datatype=ox.NamedNode(XSD + "date")))
        add(node, "strength", number(card.chain.strength))
        add(node, "credence", number(card.chain.credence))
        for place, step in enumerate(card.steps, 1):
            hop = step.hop
            its = f"{node}-{place}"
            found.append(
                ox.Triple(ox.NamedNode(its), ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(str(ST.Channel)))
            )
            add(node, "runsThrough", ox.NamedNode(its))
            add(its, "order", ox.Literal(str(place), datatype=ox.NamedNode(XSD + "integer")))
            _ends(add, its, hop.influencer, hop.influenced)
            add(its, "channelKind", ox.NamedNode(NS + hop.kind))
            for record in hop.records:
                add(its, "via", ox.NamedNode(record))
            add(its, "strength", number(hop.strength))
            add(its, "credence", number(hop.credence))
            if hop.dependence is not None:
                add(its, "dependence", number(hop.dependence))
            source = ox.NamedNode(PREFIXES["dct"] + "source")
            found += [ox.Triple(ox.NamedNode(its), source, ox.NamedNode(s)) for s in hop.sources]
    return found


def _ends(add: Callable[[str, str, ox.NamedNode], None], node: str, one: str, other: str) -> None:
    add(node, "influencer", ox.NamedNode(one))
    add(node, "influenced", ox.NamedNode(other))
