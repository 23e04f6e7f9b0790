"""Two things whose names differ only in spelling, small words or the order of words: likely one thing twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib.namespace import OWL, RDFS, SKOS

from steppe.names import fold, loosen
from steppe.read import Finding, Line, Told
from steppe.terms import curie, iri, kind_of

KINDS = ("actor", "person", "facility", "corridor", "programme", "resource")
"""Kinds of which a name says all; of a post the order of the words tells (an ambassador of one state to another)."""
SMALL = frozenset(("a", "and", "at", "for", "in", "of", "the"))
NUMBER = re.compile(r"[ivx]+|.*\d.*")
OWN, OTHER = str(RDFS.label), str(SKOS.altLabel)
SHORTEST = 4
"""Letters from which a name is judged; acronyms are shared too often."""


def skeleton(name: str) -> str:
    """What is left of a name without spelling, small words and the order of its words.

    >>> skeleton("Mohammad Hassan Akhund") == skeleton("Akhund, Mohammad Hasan")
    True
    >>> skeleton("Line II") == skeleton("Line I")
    False
    """
    words = (word for word in fold(name).split() if word not in SMALL)
    return " ".join(sorted(word if NUMBER.fullmatch(word) else loosen(word) for word in words))


def check_twins(told: Told) -> Iterator[Finding]:
    """A finding at the name of each thing that is called like another but for the spelling.

    Names that are the same letter for letter are left to the check ``same-name``.
    """
    named: dict[tuple[str, str], dict[str, Line]] = defaultdict(dict)
    gone = {iri(line.quad.subject) for line in told.lines if line.quad.predicate.value == str(OWL.deprecated)}
    for line in told.lines:
        thing, name = iri(line.quad.subject), line.quad.object
        if line.quad.predicate.value not in (OWN, OTHER) or not isinstance(name, ox.Literal) or thing in gone:
            continue
        kind = kind_of(thing)
        if kind in KINDS and len(key := skeleton(name.value)) >= SHORTEST:
            seen = named[kind, key].get(thing)
            if seen is None or seen.quad.predicate.value == OTHER:
                named[kind, key][thing] = line
    for things in named.values():
        first, *others = (things[thing] for thing in sorted(things))
        own = OWN in {line.quad.predicate.value for line in things.values()}
        for line in others if own else ():
            if _name(line).casefold() != _name(first).casefold():
                one, other = curie(iri(line.quad.subject)), curie(iri(first.quad.subject))
                sentence = f"'{_name(line)}' is '{_name(first)}' of {other} in another spelling"
                yield Finding(
                    line.file, line.line, f"{one}: {sentence}; if they are one, keep one, else tell them apart"
                )


def _name(line: Line) -> str:
    return line.quad.object.value if isinstance(line.quad.object, ox.Literal) else ""
