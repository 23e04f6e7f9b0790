"""Channels of influence as a networkx graph, and the strongest chains through them with the evidence of each hop."""

from steppe.influence.cards import build_cards, render_cards
from steppe.influence.network import Hop, channels, to_networkx
from steppe.influence.paths import Chain, strongest
from steppe.influence.table import Table, influence

__all__ = ["Chain", "Hop", "Table", "build_cards", "channels", "influence", "render_cards", "strongest", "to_networkx"]
