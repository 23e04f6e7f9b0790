"""A stored question: its words, parameters and columns from the head of its file, and its text with values put in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox
from rapidfuzz import process
from rdflib.namespace import XSD

from steppe.infer.days import bounds
from steppe.names import TERM, Names
from steppe.terms import KINDS, NS

KINDS_OF = {
    "actor": ("actor", "person"),
    "state": ("actor",),
    "body": ("actor", "programme"),
    "asset": ("actor", "facility"),
    "thing": KINDS,
    **{k: (k,) for k in ("person", "post", "place", "facility", "corridor", "agreement", "programme", "event")},
    **{k: (k,) for k in ("resource", "source")},
}
"""Kind of a parameter to the kinds of things a name is looked up among."""
PLAIN = {"date", "term"}
AS_OF = "asOf"
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_TOKEN = re.compile(r"\$([A-Za-z]\w*)")
_PARAMETER = re.compile(r"(\w+):(\w+)(\?)?")


class BadQuestion(ValueError):
    """An unknown question or parameter, a missing or unreadable value; says what would be right."""


@dataclass(frozen=True)
class Parameter:
    """Name, kind and whether it may be left out."""

    name: str
    kind: str
    optional: bool


@dataclass(frozen=True)
class Question:
    """A stored question."""

    name: str
    words: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    @classmethod
    def load(cls, path: Path) -> Question:
        """Question from its file.

        Raises:
            BadQuestion: the head does not give words, params and columns.
        """
        text = path.read_text(encoding="utf-8")
        head = [row.removeprefix("#").strip() for row in text.splitlines() if row.startswith("#")]
        fields = {
            k: row.removeprefix(k + ":").strip()
            for k in ("params", "columns")
            for row in head
            if row.startswith(k + ":")
        }
        words = " ".join(row for row in head if not re.match(r"(params|columns|view):", row))
        parameters = tuple(Parameter(n, k, bool(o)) for n, k, o in _PARAMETER.findall(fields.get("params", "")))
        if not words or "columns" not in fields:
            raise BadQuestion(f"{path.name} does not open with its words, its params and its columns")
        if bad := [p.kind for p in parameters if p.kind not in {*KINDS_OF, *PLAIN}]:
            raise BadQuestion(
                f"{path.name}: parameter kind {bad[0]} is none of {', '.join(sorted({*KINDS_OF, *PLAIN}))}"
            )
        columns = tuple(c.strip() for c in fields["columns"].split(","))
        return cls(path.stem, words, parameters, columns, text)

    def fill(self, values: Mapping[str, str], names: Names) -> str:
        """Query text with every given value in its place; a parameter left out stays a variable.

        Raises:
            BadQuestion: a parameter that the question does not have, lacks, or cannot read.
            UnknownName: a name that means nothing here.
        """
        known = {p.name: p for p in self.parameters}
        for name in values:
            if name not in known:
                raise BadQuestion(f"{self.name} has no parameter '{name}'; it takes {self.usage() or 'none'}")
        terms = {}
        for p in self.parameters:
            if p.name in values:
                terms[p.name] = str(_term(p, values[p.name], names))
            elif not p.optional:
                raise BadQuestion(f"{self.name} needs '{p.name}'; it takes {self.usage()}")
        return _TOKEN.sub(lambda m: terms.get(m[1], m[0]), self.text)

    def usage(self) -> str:
        """Parameters as a person would type them."""
        return " ".join(f"[{p.name}=...]" if p.optional else f"{p.name}=..." for p in self.parameters)


def day_of(text: str | None, name: str = "as-of") -> str:
    """A day asked about, as ``2025-06-30``: a year or month stands for its last day, nothing for today.

    Raises:
        BadQuestion: the text is no day.
    """
    if not text:
        return date.today().isoformat()
    try:
        return bounds(text)[1].isoformat() if DAY.fullmatch(text) else _refuse(text, name)
    except ValueError:
        return _refuse(text, name)


def _refuse(text: str, name: str) -> NoReturn:
    raise BadQuestion(f"{name}: '{text}' is no day; write 2025-06-30, 2025-06 or 2025")


def _term(parameter: Parameter, value: str, names: Names) -> ox.NamedNode | ox.Literal:
    if parameter.kind == "date":
        return ox.Literal(day_of(value, parameter.name), datatype=ox.NamedNode(str(XSD.date)))
    if parameter.kind == "term":
        own = NS + value.removeprefix("st:")
        return ox.NamedNode(own if own in names.labels else names.find(value, (TERM,)))
    return ox.NamedNode(names.find(value, KINDS_OF[parameter.kind]))


def load_questions(folder: Path) -> dict[str, Question]:
    """All stored questions by name."""
    return {path.stem: Question.load(path) for path in sorted(folder.glob("*.rq"))}


def pick(questions: Mapping[str, Question], name: str) -> Question:
    """The question called ``name``.

    Raises:
        BadQuestion: there is none; says which is near.
    """
    if name in questions:
        return questions[name]
    near = [n for n, _, _ in process.extract(name, list(questions), score_cutoff=60, limit=3)]
    hint = f"did you mean {', '.join(near)}?" if near else "'steppe ask' lists them"
    raise BadQuestion(f"no question is called '{name}'; {hint}")
