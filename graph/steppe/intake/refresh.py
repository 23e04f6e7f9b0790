"""``scripts/refresh <set> <path>``: a data set's files to our tables, as a diff that a maintainer reviews.

An adapter turns its files into rows of our tables; this module matches, sorts, compares and writes. Nothing is
written without ``--write``; a table is whole before and after.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from steppe.home import Home
from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher
from steppe.names import Names
from steppe.read import load_schema, read_told
from steppe.terms import PREFIXES, iri

Row = dict[str, str]
"""Cells of one row by the headers of our tables: ``id``, ``source``, ``label``, property names, ``share.number`` ..."""
Adapter = Callable[[Path, Ledger, Matcher], Iterable[tuple[str, Row]]]
"""From the folder of a data set to pairs of class name and row; source rows come as class ``Source``."""


@dataclass
class Diff:
    """What a refresh would change in one table."""

    table: Path
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    text: str = ""


def known_names(home: Home, without: str) -> Names:
    """Names told in the home, leaving out the tables of one data set: a refresh must not match itself."""
    schema, _ = load_schema(home.ontology)
    files = [*sorted(home.facts.rglob("*.trig")), *sorted(home.tables.glob("*.csv"))]
    told = read_told(home, schema, [f for f in files if not f.name.endswith(f".{without}.csv")])
    label, other = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel"
    return Names.of(
        (iri(q.subject), q.object.value, q.predicate.value == label)
        for q in told.quads
        if q.predicate.value in {label, other} and isinstance(q.object, ox.Literal)
    )


def tables(rows: Iterable[tuple[str, Row]], name: str, folder: Path) -> Iterator[tuple[Path, str]]:
    """Path and CSV text of each table, columns in order of first use, rows sorted by id and source.

    Raises:
        ValueError: two rows of one table share id and source and differ.
    """
    by_class: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    columns: dict[str, dict[str, None]] = defaultdict(dict)
    for cls, row in rows:
        key = (row["id"], row["source"])
        if by_class[cls].setdefault(key, row) != row:
            raise ValueError(f"{cls}: two rows for {key[0]} in {key[1]} differ: {row} and {by_class[cls][key]}")
        columns[cls] |= dict.fromkeys(c for c in row if c not in {"id", "source"})
    for cls in sorted(by_class):
        out = io.StringIO()
        header = ["id", *columns[cls], "source"]
        writer = csv.DictWriter(out, header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(by_class[cls][key] for key in sorted(by_class[cls]))
        yield folder / f"{cls}.{name}.csv", out.getvalue()


def compare(path: Path, text: str) -> Diff:
    """What would change from the table on disk to the new text, by id and source."""

    def keyed(body: str) -> dict[str, tuple[tuple[str, str], ...]]:
        rows = list(csv.DictReader(io.StringIO(body)))
        return {f"{r['id']} in {r['source']}": tuple(sorted((k, v) for k, v in r.items() if v)) for r in rows}

    old = keyed(path.read_text(encoding="utf-8")) if path.exists() else {}
    new = keyed(text)
    changed = [key for key in old.keys() & new.keys() if old[key] != new[key]]
    return Diff(path, sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys()), sorted(changed), text)


def refresh(home: Home, name: str, adapter: Adapter, folder: Path) -> tuple[list[Diff], Ledger, Matcher]:
    """Differences that a data set would make, the account of its rows, and the names left in doubt.

    Tables of the set that no longer have rows come out emptied of them.
    """
    ledger = Ledger()
    matcher = Matcher.load(known_names(home, name), home.tables / "decisions" / f"{name}.csv")
    texts = dict(tables(adapter(folder, ledger, matcher), name, home.tables))
    for path in home.tables.glob(f"*.{name}.csv"):
        texts.setdefault(path, "id,source\n")
    return [compare(path, text) for path, text in sorted(texts.items())], ledger, matcher


def write(diffs: Iterable[Diff]) -> None:
    """Put the new tables in place, each in one step; a table without rows goes."""
    for diff in diffs:
        if diff.text == "id,source\n":
            diff.table.unlink()
            continue
        diff.table.parent.mkdir(parents=True, exist_ok=True)
        part = diff.table.with_suffix(".part")
        part.write_text(diff.text, encoding="utf-8")
        part.replace(diff.table)
