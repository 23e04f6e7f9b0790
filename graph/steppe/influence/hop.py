"""One channel on one day, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

FIGURE, VOTES, RIGHT, PRIOR, UNKNOWN = "figure", "votes", "right", "prior", "unknown"
"""What a dependence rests on: a figure, voting power of a stake, a right that is whole by law, the model's prior for
the nationality of a firm, or nothing."""
CONTROL = frozenset({"Ownership", "Appointing", "Headship", "Oversight", "Representation", "OperatingRight"})
"""Kinds that carry control: their weights are certain."""
SHARED = frozenset(
    {
        "Presence",
        "Jurisdiction",
        "Demand",
        "Supply",
        "Credit",
        "ProjectCredit",
        "ArmsSupply",
        "Remitting",
        "Aid",
        "Fees",
    }
    | {"Protection", "Ownership"}
)
"""Kinds whose dependences on all influencers are shares of one whole: they cannot sum to more than it."""


@dataclass(frozen=True)
class Hop:
    """One live channel: its ends, the record behind it, and its strength and credence on the day."""

    influencer: str
    influenced: str
    kind: str
    via: str
    channel: str
    begins: str | None
    ends: str | None
    strength: float
    credence: float
    dependence: float | None
    """Share of the target's total, None where no figure is known."""
    sources: tuple[str, ...]
    publishers: int
    bandwidth: float | None = None
    """Logarithmic measure of the amount against the target's output, None where either is unknown."""
    age: float = 1.0
    """What is left of an event's strength; 1 for states of affairs."""
    basis: str = UNKNOWN
    """What the dependence rests on."""
    reckoning: str = ""
    """How the dependence was reckoned, in words with its figures and their years."""
    spread: tuple[float, float] | None = None
    """Lowest and highest dependence that sources give, where they differ."""
    value: float | None = None
    """Amount as a share of the target's output."""
    escape: float | None = None
    """Part that the target could move elsewhere within a year, None where no figure says."""
    theta: float = 1.0
    """Part of this pull that the influenced actor passes on; never used at the end of a chain."""
    groups: tuple[tuple[str, float], ...] = ()
    """Independent publishers, each with those that speak with one voice, and how reliable what was seen of it is."""
    fresh: float = 1.0
    """What time has left of the credence since the record was last verified."""
    whole: bool = False
    """Whether the dependence is that on the influencer as a whole, so that records of the same kind are parts of it."""
    others: tuple[str, ...] = ()
    """Other records that must hold too."""
    typical: float | None = None
    """Mean of the draws of a dependence that is not known; None for that of its kind."""
    most: float | None = None
    """What a dependence that is not known cannot exceed, None where nothing says."""
    parts: tuple[Hop, ...] = ()
    """The channels of single records that this one stands for."""

    @property
    def quantified(self) -> bool:
        """Whether the dependence rests on a figure, a stake or a right; if not, it is drawn."""
        return self.dependence is not None

    @property
    def records(self) -> tuple[str, ...]:
        """Records behind it, those that matter most first."""
        return tuple(dict.fromkeys([self.via, *(part.via for part in self.parts), *self.others]))
