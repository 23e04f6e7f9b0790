"""What an adapter reads, accounted for: every column and value is used, ignored on purpose with a reason, or raises.

A new release with a column nobody thought of, or a status nobody translated, stops the refresh instead of slipping by.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


class Unaccounted(ValueError):
    """An input column or value that the adapter neither uses nor ignores; says where and what to do."""


@dataclass
class Ledger:
    """Counts of what was used and what was left out, and why."""

    used: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)

    def rows(self, path: Path, used: Iterable[str], ignored: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Rows of a CSV file, cells stripped, each with its line number under ``#line``.

        Args:
            path: the file.
            used: columns that the adapter reads.
            ignored: columns left out, with the reason.

        Raises:
            Unaccounted: the file has a column that is in neither, or lacks one that is used.
        """
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header, wanted = set(reader.fieldnames or ()), set(used)
            if new := sorted(header - wanted - ignored.keys()):
                raise Unaccounted(f"{path.name}:1  column '{new[0]}' is new; use it or ignore it with a reason")
            if gone := sorted(wanted - header):
                raise Unaccounted(f"{path.name}:1  column '{gone[0]}' is missing")
            for row in reader:
                self.used[path.name] += 1
                yield {**{k: (v or "").strip() for k, v in row.items()}, "#line": str(reader.line_num)}

    def leave(self, path: str, reason: str) -> None:
        """Count a row that was read and left out on purpose."""
        self.used[path] -= 1
        self.ignored[f"{path}: {reason}"] += 1

    @staticmethod
    def translate(value: str, table: Mapping[str, str], where: str) -> str:
        """Our term for a value of theirs; an empty string in the table means ignored on purpose.

        Raises:
            Unaccounted: the table does not know the value.
        """
        if value not in table:
            raise Unaccounted(f"{where}  value '{value}' is new; translate it or ignore it on purpose")
        return table[value]
