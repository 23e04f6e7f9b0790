"""Channels of influence as a networkx graph, and the strongest chains through them with the evidence of each hop."""

from steppe.influence.card import text_card
from steppe.influence.network import Hop, channels, to_networkx
from steppe.influence.paths import Chain, strongest
from steppe.influence.table import Table, influence

__all__ = ["Chain", "Hop", "Table", "channels", "influence", "strongest", "text_card", "to_networkx"]
