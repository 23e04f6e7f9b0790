"""The numbers of the influence model, read from the graph so that a user can change them without touching code."""

from __future__ import annotations

from dataclasses import dataclass, field

from steppe.store import Rows, Store
from steppe.terms import slug_of


@dataclass(frozen=True)
class Parameters:
    """Settings by local name of the channel kind or way of seeing they belong to."""

    weight: dict[str, float] = field(default_factory=dict)
    half_life: dict[str, float] = field(default_factory=dict)
    reliability: dict[str, float] = field(default_factory=dict)
    dependence: float = 0.2
    bandwidth: float = 0.3
    escape: float = 0.0

    @classmethod
    def load(cls, store: Store) -> Parameters:
        """Parameters of the graph.

        Raises:
            ValueError: the graph holds no parameters.
        """
        found = store.query(
            "SELECT ?kind ?of ?setting WHERE { ?p a st:Parameter ; st:parameterKind ?kind ; st:setting ?setting . "
            "OPTIONAL { ?p st:parameterOf ?of } }"
        )
        assert isinstance(found, Rows)
        table: dict[str, dict[str, float]] = {}
        for kind, of, setting in found.rows:
            assert kind is not None and setting is not None
            table.setdefault(slug_of(kind.value), {})[slug_of(of.value) if of else ""] = float(setting.value)
        if not table:
            raise ValueError("the graph holds no parameters of the influence model (ontology/influence.ttl)")
        return cls(
            table["Weight"],
            table.get("HalfLife", {}),
            table["Reliability"],
            table["Dependence"][""],
            table["Bandwidth"][""],
            table["Escape"][""],
        )
