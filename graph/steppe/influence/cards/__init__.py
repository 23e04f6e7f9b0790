"""Path cards: a chain with everything that an analyst needs to argue with it, in text, JSON, Turtle and HTML."""

from steppe.influence.cards.build import Break, Card, Cards, Step, build_cards
from steppe.influence.cards.forms import FORMS, render_cards

__all__ = ["FORMS", "Break", "Card", "Cards", "Step", "build_cards", "render_cards"]
