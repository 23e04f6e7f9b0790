"""What a view is keyed by: relations and states as they stand on a day, or what changed between two days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from steppe.draw.model import CHANGES, STATES, View
from steppe.draw.palette import CHANGE_COLOURS, FAMILY_COLOURS, Pair
from steppe.draw.relations import FAMILIES, FAMILY, STATE_WEIGHT


class Row(NamedTuple):
    """A line of the legend: its key, its name, the weight of one fact in the strength of a tie, and its colours."""

    key: str
    name: str
    weight: float
    colour: Pair


@dataclass(frozen=True)
class Legend:
    """Families of relations, and states in the order of their dashes: the first whole, then dashed, then dotted."""

    families: tuple[Row, ...]
    states: tuple[str, ...]

    @classmethod
    def of(cls, view: View) -> Legend:
        """Legend of a view; where it shows changes, a family for each change and relation that it holds."""
        if not view.changes:
            return cls(tuple(Row(f.key, f.name, f.weight, FAMILY_COLOURS[f.key]) for f in FAMILIES), STATES)
        held = {fact.family for fact in view.facts} | {tie.family for tie in view.ties}
        rows = (
            Row(marked(change, key), f"{change}: {family.name}", family.weight, CHANGE_COLOURS[change])
            for change in CHANGES
            for key, family in FAMILY.items()
        )
        return cls(tuple(row for row in rows if row.key in held), CHANGES)

    @property
    def weights(self) -> tuple[float, ...]:
        """Weight of each state in the strength of a tie."""
        return tuple(STATE_WEIGHT.get(state, 1.0) for state in self.states)

    def family(self, key: str) -> int:
        """Place of a family."""
        return next(i for i, row in enumerate(self.families) if row.key == key)

    def state(self, key: str) -> int:
        """Place of a state."""
        return self.states.index(key)


def marked(change: str, family: str) -> str:
    """Key of a family of relations with the change that it went through."""
    return f"{change}/{family}"
