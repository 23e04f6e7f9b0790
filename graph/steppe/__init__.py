"""steppe: a knowledge graph of Central Asia geopolitics that answers with its evidence, its dates and its doubt."""

from steppe.ask import Answer, Steppe
from steppe.ask import open_steppe as open

__all__ = ["Answer", "Steppe", "open"]
