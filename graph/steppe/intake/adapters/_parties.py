"""Parties of treaties by the names and codes that registers give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.terms import expand

ISO3 = {
    "AFG": "Afghanistan",
    "ARM": "Armenia",
    "AZE": "Azerbaijan",
    "BLR": "Belarus",
    "GEO": "Georgia",
    "IRN": "Iran",
    "KAZ": "Kazakhstan",
    "KGZ": "Kyrgyzstan",
    "MDA": "Moldova",
    "PAK": "Pakistan",
    "RUS": "Russia",
    "TJK": "Tajikistan",
    "TKM": "Turkmenistan",
    "TUR": "Turkey",
    "UKR": "Ukraine",
    "UZB": "Uzbekistan",
    "VNM": "Vietnam",
}
COMMON = {
    "Czech Republic": "Czechia",
    "Euratom": "European Atomic Energy Community",
    "Iran, Islamic Republic of": "Iran",
    "Korea, Republic of": "South Korea",
    "Moldova, Republic of": "Moldova",
    "Russian Federation": "Russia",
    "Syrian Arab Republic": "Syria",
    "Viet Nam": "Vietnam",
}
"""Register names that no folding brings to the common English name."""
# The Belgium-Luxembourg Economic Union has no existence apart from its two states: both are bound.
UNIONS = {"BLEU (Belgium-Luxembourg Economic Union)": ("Belgium", "Luxembourg")}
CLASSES = {"actor:european-atomic-energy-community": "Bloc"}
SHORT = {"united-arab-emirates": "uae", "united-kingdom": "uk", "united-states": "us"}


@dataclass
class Parties:
    """Finds the actors meant and describes those that no other set has told."""

    matcher: Matcher
    source: str
    met: dict[str, str] = field(default_factory=dict)
    """Label by short form of every actor named."""

    def find(self, names: Iterable[str]) -> list[str] | None:
        """Short forms, sorted and each once; None if one of the names is in doubt."""
        found = {}
        for name in (one for each in names for one in UNIONS.get(each, (each,))):
            common = COMMON.get(name, name)
            actor = self.matcher.find(common, "actor")
            if actor is None:
                return None
            found[actor] = self.matcher.index.labels.get(expand(actor), common)
        self.met |= found
        return sorted(found)

    def rows(self) -> Iterator[tuple[str, Row]]:
        """A row for every actor that this set is the first to name."""
        for actor, label in sorted(self.met.items()):
            if actor in self.matcher.minted:
                yield CLASSES.get(actor, "State"), {"id": actor, "label": label, "source": self.source}


def by_code(code: str, where: str) -> str:
    """Name of a state by its three letters.

    Raises:
        Unaccounted: the code is new.
    """
    return Ledger.translate(code, ISO3, where)


def short(actor: str) -> str:
    """A party as it stands in the slug of an agreement."""
    slug = actor.partition(":")[2]
    return SHORT.get(slug, slug)


def spoken(name: str) -> str:
    """A state's name as it stands in a sentence."""
    return f"the {name}" if name.startswith("United ") or name == "Netherlands" else name


def joined(names: list[str]) -> str:
    """Names as a phrase: ``A, B and C``."""
    names = [spoken(name) for name in names]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
