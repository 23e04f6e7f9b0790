"""One actor, many spellings: from what a person types to the thing meant, in any script.

Names are folded to plain Latin letters; spellings that differ only in transliteration (Toqaev, Tokayev, Токаев) fall
together or lie close. What is not found is answered with the nearest names, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from steppe.terms import NS, curie, expand, kind_of, slug_of

TERM = "term"
"""Kind of the words of the ontology, beside the kinds of things."""
SLIP_FROM = 5
"""Letters from which a name may have one letter wrong and still be taken as meant, if it is then the only one."""
BEHIND = ("record", "source")
"""Kinds that stand behind the others: they are named after what they tell of."""
NEAR = 60
"""Similarity from which a name is offered as a suggestion."""

DEMONYMS = {
    "Kazakhstan": "Kazakh",
    "Kyrgyzstan": "Kyrgyz",
    "Tajikistan": "Tajik",
    "Turkmenistan": "Turkmen",
    "Uzbekistan": "Uzbek",
    "United States": "US",
    "China": "Chinese",
    "Russia": "Russian",
    "Türkiye": "Turkish",
    "Iran": "Iranian",
    "India": "Indian",
    "Japan": "Japanese",
    "South Korea": "Korean",
    "Azerbaijan": "Azerbaijani",
    "Georgia": "Georgian",
    "Afghanistan": "Afghan",
    "Pakistan": "Pakistani",
}
"""How newspapers call the officials of the states whose posts are asked for most."""
_SPELLINGS = (
    ("kh", "h"),
    ("zh", "j"),
    ("dzh", "j"),
    ("ts", "s"),
    ("ye", "e"),
    ("iy", "i"),
    ("yi", "i"),
    ("oe", "o"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("g", "h"),
)
"""Letters that transliterations of the region's languages write differently; replaced one after another."""


class UnknownName(LookupError):
    """A name that means nothing here, with the nearest ones that do."""

    def __init__(self, text: str, kinds: Collection[str], near: list[str], many: bool = False) -> None:
        noun = " or ".join(sorted(kinds)) if 0 < len(kinds) < 4 else "thing"
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        shared = f"'{text}' may be {' or '.join(near)}; say which"
        super().__init__(shared if many else f"no {noun} is called '{text}'{hint}")
        self.near = near


def fold(text: str) -> str:
    """Latin lower-case letters and digits with single spaces.

    >>> fold("Қасым-Жомарт  Тоқаев")
    'qasym zhomart toqaev'
    """
    return " ".join(re.findall(r"[a-z0-9+]+", anyascii(text).casefold()))


def loosen(folded: str) -> str:
    """A folded name with the usual differences of transliteration taken out.

    >>> loosen(fold("Toqayev")) == loosen(fold("Токаев"))
    True
    """
    for written, plain in _SPELLINGS:
        folded = folded.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", folded)


def other_titles(title: str) -> list[str]:
    """The title of a post as ministries and newspapers write it.

    >>> other_titles("Foreign Minister of Kazakhstan")
    ['Minister of Foreign Affairs of Kazakhstan', 'Kazakh Foreign Minister', "Kazakhstan's Foreign Minister"]
    >>> other_titles("Chairman of the Assembly of Borland")
    ['Chair of the Assembly of Borland', 'Head of the Assembly of Borland']
    """
    titles = []
    if (found := re.fullmatch(r"(\w+) Minister of (.+)", title)) and found[1] != "Prime":
        field = {"Foreign": "Foreign Affairs", "Interior": "Internal Affairs"}.get(found[1], found[1])
        titles.append(f"Minister of {field} of {found[2]}")
    if title.startswith("Chairman of "):
        titles += [title.replace("Chairman", word, 1) for word in ("Chair", "Head")]
    office, of, state = title.rpartition(" of ")
    if of and state in DEMONYMS:
        titles += [f"{DEMONYMS[state]} {office}", f"{state}'s {office}"]
    return titles


@dataclass
class Names:
    """Every name of every thing."""

    labels: dict[str, str] = field(default_factory=dict)
    _folded: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _loose: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, bool]]) -> Names:
        """Names from rows of IRI, name, and whether it is the thing's own label."""
        names = cls()
        for iri, name, own in rows:
            if own and (iri not in names.labels or name < names.labels[iri]):
                names.labels[iri] = name
            for text in (name, slug_of(iri), *(other_titles(name) if kind_of(iri) == "post" else ())):
                folded = fold(text)
                names._folded[folded].add(iri)
                names._loose[loosen(folded)].add(iri)
        return names

    def label(self, iri: str) -> str:
        """Label of a thing, or the last step of its IRI."""
        return self.labels.get(iri) or slug_of(iri)

    def find(self, text: str, kinds: Collection[str] = (), near: bool = True) -> str:
        """IRI of the thing that ``text`` names.

        Args:
            text: a label, another name, a slug, ``prefix:slug`` or an IRI; any spelling or script.
            kinds: kinds to look among (``actor``, ``place``); empty for all.
            near: also take a name with one letter wrong, or a surname alone, where it is the only one.

        Raises:
            UnknownName: nothing, or more than one thing, is called so.
        """
        if text.startswith(("http://", "https://")):
            return text
        if ":" in text and " " not in text:
            try:
                iri = expand(text)
            except ValueError:
                pass
            else:
                if iri in self.labels:
                    return iri
        for found in self._stages(text, near):
            fitting = sorted(i for i in found if self._fits(i, kinds))
            own = [i for i in fitting if fold(self.label(i)) == fold(text)]
            apart = [i for i in fitting if kind_of(i) not in BEHIND]
            for meant in (fitting, own, apart):
                if len(meant) == 1:
                    return meant[0]
            if fitting:
                raise UnknownName(text, kinds, [f"{self.label(i)} ({curie(i)})" for i in apart or fitting], many=True)
        raise UnknownName(text, kinds, [self.label(i) for i in self.near(text, kinds)])

    def _stages(self, text: str, near: bool) -> Iterator[set[str]]:
        folded = fold(text)
        yield self._folded.get(folded, set())
        yield self._loose.get(loosen(folded), set())
        if not near:
            return
        loose = loosen(folded)
        if len(loose) >= SLIP_FROM:
            slips = process.extract(loose, list(self._loose), scorer=Levenshtein.distance, score_cutoff=1, limit=3)
            yield {i for key, _, _ in slips for i in self._loose[key]}
        # A surname alone stands for the person if only one bears it.
        words = set(loose.split())
        if words and len(loose) > 3:
            yield {i for key, iris in self._loose.items() if words <= set(key.split()) for i in iris}

    def near(self, text: str, kinds: Collection[str] = (), limit: int = 4) -> list[str]:
        """IRIs of the things with the nearest names, best first."""
        keys = {k: iris for k, iris in self._loose.items() if any(self._fits(i, kinds) for i in iris)}
        best = process.extract(loosen(fold(text)), list(keys), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=3 * limit)
        ranked = [i for key, _, _ in best for i in sorted(keys[key]) if self._fits(i, kinds)]
        return list(dict.fromkeys(ranked))[:limit]

    @staticmethod
    def _fits(iri: str, kinds: Collection[str]) -> bool:
        return not kinds or (kind_of(iri) or (TERM if iri.startswith(NS) else None)) in kinds
