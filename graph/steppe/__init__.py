"""steppe: a knowledge graph of Central Asia geopolitics that answers with its evidence, its dates and its doubt."""

from steppe.ask import Answer, Steppe
from steppe.influence.session import Opened
from steppe.influence.session import opened as open

__all__ = ["Answer", "Opened", "Steppe", "open"]
