"""Whose name is this? Exact after folding, or by an identifier, or an editor's decision; else new, or left for review.

A doubtful match never enters the graph: it goes to a review file, and the editor's answer to a file of decisions.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from steppe.names import Names as Index
from steppe.names import UnknownName, fold
from steppe.terms import PREFIXES, curie, kind_of

DOUBTFUL = 88
"""Similarity of the sorted words (0-100) from which a name is too near to another to be minted unseen."""
_FORMS = re.compile(
    r"\b(jsc|llp|llc|ltd|plc|pjsc|ojsc|cjsc|oao|ooo|zao|too|ao|inc|corp|corporation|company|co|group|holding"
    r"|joint stock)\b"
)


class Doubt(NamedTuple):
    """A name that lies near one we know."""

    name: str
    kind: str
    candidate: str
    score: int


@dataclass
class Matcher:
    """Matches names of a data set against the names told elsewhere."""

    index: Index
    decisions: dict[tuple[str, str], str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    minted: dict[str, str] = field(default_factory=dict)
    """Short form to label of every thing this run mints."""

    @classmethod
    def load(cls, index: Index, decided: Path) -> Matcher:
        """Matcher with the decisions of a file: columns name, kind, answer (``prefix:slug``, ``new`` or ``skip``)."""
        decisions = {}
        if decided.exists():
            with decided.open(encoding="utf-8", newline="") as file:
                decisions = {(row["name"], row["kind"]): row["answer"] for row in csv.DictReader(file)}
        return cls(index, decisions)

    def find(self, name: str, kind: str, among: Collection[str] = ()) -> str | None:
        """Short form (``actor:chevron``) of the thing meant; minted if nothing is near; None if doubtful or skipped.

        Args:
            name: as the data set writes it.
            kind: kind of IRI to mint (``actor``, ``facility``).
            among: kinds to look among; ``kind`` alone if empty.
        """
        answer = self.decisions.get((name, kind))
        if answer == "skip":
            return None
        if answer and answer != "new":
            return answer
        if not answer:
            for text in (name, bare(name)):
                try:
                    found = self.index.find(text, tuple(among) or (kind,), near=False)
                except UnknownName:
                    continue
                return curie(found)
            if doubt := self._near(name, tuple(among) or (kind,)):
                self.doubts.append(Doubt(name, kind, *doubt))
                return None
        return self._mint(name, kind)

    def _near(self, name: str, kinds: Collection[str]) -> tuple[str, int] | None:
        labels = {iri: fold(bare(label)) for iri, label in self.index.labels.items() if kind_of(iri) in kinds}
        best = process.extractOne(fold(bare(name)), labels, scorer=fuzz.token_sort_ratio, score_cutoff=DOUBTFUL)
        return (curie(best[2]), round(best[1])) if best else None

    def _mint(self, name: str, kind: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
        short = f"{kind}:{slug}"
        if self.minted.get(short, name) != name and fold(self.minted[short]) != fold(name):
            both = f"'{self.minted[short]}' and '{name}'"
            raise ValueError(f"{short} would stand for both {both}; decide in the file of decisions")
        self.minted[short] = name
        return short

    def write_doubts(self, path: Path) -> None:
        """Doubts for an editor, as a CSV that has the columns of the file of decisions."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["name", "kind", "answer", "candidate", "score"])
            out.writerows([d.name, d.kind, "", d.candidate, d.score] for d in sorted(set(self.doubts)))


def bare(name: str) -> str:
    """A firm's name without its legal form."""
    return " ".join(_FORMS.sub(" ", fold(name)).split()) or name


def is_known(short: str, index: Index) -> bool:
    """Whether a short form names a thing told elsewhere."""
    prefix, _, slug = short.partition(":")
    return PREFIXES[prefix] + slug in index.labels
