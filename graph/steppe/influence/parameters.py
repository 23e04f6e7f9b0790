"""The numbers of the influence model, read from the graph so that a user can change them without touching code.

A user may set any of them on the command line or in a Turtle file of their own; what was changed is said with each
answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
from rapidfuzz import process

from steppe.store import Rows, Store
from steppe.terms import PREFIXES, ST, iri, slug_of

SHARES = {"Dependence", "Bandwidth", "Escape", "Reliability", "Transmissivity"}
"""Kinds of parameter that are shares: nothing below 0 or above 1."""
POSITIVE = {"HalfLife", "Spread", "DependencePrecision", "BandwidthPrecision"}
PARAMETERS = """
SELECT ?p ?kind ?of ?setting WHERE {
    ?p a st:Parameter ; st:parameterKind ?kind ; st:setting ?setting .
    OPTIONAL { ?p st:parameterOf ?of }
}"""


class BadParameter(ValueError):
    """A parameter that is not one of the model's, or a setting that it cannot take."""


class Prior(NamedTuple):
    """A Beta distribution by its mean and its precision, the sum of its two numbers."""

    mean: float
    precision: float


@dataclass(frozen=True)
class Parameters:
    """Settings by local name of the channel kind or way of seeing they belong to."""

    weight: dict[str, float] = field(default_factory=dict)
    half_life: dict[str, float] = field(default_factory=dict)
    reliability: dict[str, float] = field(default_factory=dict)
    escape: float = 0.0
    number: dict[str, float] = field(default_factory=dict)
    """Every setting by the name of its parameter: ``weight-credit``."""
    kind: dict[str, str] = field(default_factory=dict)
    """Kind of each parameter by its name."""
    own: dict[str, dict[str, float]] = field(default_factory=dict)
    """Settings that a channel kind has of its own, by kind of parameter and then by channel kind."""
    told: dict[str, float] = field(default_factory=dict)
    """What the graph says of those that the user has changed."""
    _priors: dict[tuple[str, str], Prior] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, store: Store, changes: Mapping[str, float] | None = None) -> Parameters:
        """Parameters of the graph, with the user's changes.

        Args:
            store: the opened build.
            changes: settings by name of the parameter, from `read_settings` and `read_file`.

        Raises:
            ValueError: the graph holds no parameters.
            BadParameter: a change names no parameter, or sets one to what it cannot be.
        """
        found = store.query(PARAMETERS)
        assert isinstance(found, Rows)
        if not found.rows:
            raise ValueError("the graph holds no parameters of the influence model (ontology/influence.ttl)")
        number, kind, of = {}, {}, {}
        for one, what, whose, setting in found.rows:
            assert one is not None and what is not None and setting is not None
            slug = slug_of(one.value)
            number[slug], kind[slug] = float(setting.value), slug_of(what.value)
            of[slug] = slug_of(whose.value) if whose else ""
        told = {}
        for name, value in sorted((changes or {}).items()):
            _check(name, value, kind)
            if value != number[name]:
                told[name], number[name] = number[name], value
        if number["balance-low"] > number["balance-high"]:
            raise BadParameter("balance-low is above balance-high")

        def by(what: str) -> dict[str, float]:
            return {of[slug]: number[slug] for slug in sorted(number) if kind[slug] == what}

        return cls(
            by("Weight"),
            by("HalfLife"),
            by("Reliability"),
            number["escape"],
            number,
            kind,
            {what: by(what) for what in ("Dependence", "DependencePrecision", "Bandwidth", "BandwidthPrecision")},
            told,
        )

    def dependence_on(self, kind: str) -> Prior:
        """What a dependence of this channel kind is drawn from where nobody knows it."""
        return self._prior("Dependence", kind)

    def bandwidth_of(self, kind: str) -> Prior:
        """What a bandwidth of this channel kind is drawn from where nobody knows it."""
        return self._prior("Bandwidth", kind)

    def _prior(self, what: str, kind: str) -> Prior:
        if (what, kind) not in self._priors:
            mean, precision = self.number[what.lower()], self.number["precision-unquantified"]
            means, precisions = self.own.get(what, {}), self.own.get(f"{what}Precision", {})
            self._priors[what, kind] = Prior(means.get(kind, mean), precisions.get(kind, precision))
        return self._priors[what, kind]

    @property
    def changed(self) -> list[str]:
        """What the user changed, in words."""
        return [f"{name} is {self.number[name]:g}, not {was:g}" for name, was in sorted(self.told.items())]

    @property
    def summary(self) -> str:
        """All settings on one line: for each kind the commonest, then those that differ."""
        groups: dict[str, dict[str, float]] = defaultdict(dict)
        for name, value in sorted(self.number.items()):
            groups[self.kind[name]][name] = value
        words = []
        for what, held in sorted(groups.items()):
            usual, times = Counter(held.values()).most_common(1)[0]
            odd = [f"{name} {value:g}" for name, value in held.items() if times <= 2 or value != usual]
            common = [f"{what.lower()} {usual:g}"] if times > 2 else []
            words.append(" but ".join([*common, *([", ".join(odd)] if odd else [])]))
        return "; ".join(words)


def _check(name: str, value: float, kind: Mapping[str, str]) -> None:
    if name not in kind:
        near = [slug for slug, _, _ in process.extract(name, sorted(kind), limit=3, score_cutoff=60)]
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise BadParameter(f"no parameter is called '{name}'{hint}")
    if not 0 <= value < float("inf") or (kind[name] in SHARES and value > 1) or (kind[name] in POSITIVE and not value):
        span = "from 0 to 1" if kind[name] in SHARES else "above 0" if kind[name] in POSITIVE else "0 or more"
        raise BadParameter(f"{name} must be {span}, not {value:g}")


def read_settings(settings: Sequence[str]) -> dict[str, float]:
    """Settings written as ``weight-credit=0.7``.

    Raises:
        BadParameter: one is not written so.
    """
    found = {}
    for text in settings:
        name, equals, value = text.partition("=")
        try:
            found[name.strip().removeprefix("parameter:")] = float(value)
        except ValueError:
            equals = ""
        if not equals:
            raise BadParameter(f"'{text}' is not written name=number, as in weight-credit=0.7")
    return found


def read_file(path: Path) -> dict[str, float]:
    """Settings in a user's Turtle file: ``parameter:weight-credit st:setting 0.7 .``

    Raises:
        BadParameter: the file cannot be read, or says something else than settings.
    """
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise BadParameter(f"{path}: {error}") from None
    return dict(_settings(path, quads))


def _settings(path: Path, quads: Iterable[ox.Quad]) -> Iterable[tuple[str, float]]:
    for quad in quads:
        if quad.predicate.value != str(ST.setting):
            continue
        name = iri(quad.subject)
        if not name.startswith(PREFIXES["parameter"]) or not isinstance(quad.object, ox.Literal):
            raise BadParameter(f"{path}: {quad.subject} is no parameter of the model")
        try:
            yield slug_of(name), float(quad.object.value)
        except ValueError:
            raise BadParameter(f"{path}: {slug_of(name)} is set to '{quad.object.value}', which is no number") from None
