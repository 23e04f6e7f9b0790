"""Pictures: the graph as of a day in one offline HTML file, drawn as relations with their evidence."""

from steppe.draw.layouts import LAYOUTS
from steppe.draw.model import Fact, Line, Node, Saying, Source, Spot, Tie, View
from steppe.draw.page import Picture, to_html, write
from steppe.draw.view import view
from steppe.draw.views import NothingToDraw, Wish, draw

__all__ = [
    "LAYOUTS",
    "Fact",
    "Line",
    "Node",
    "NothingToDraw",
    "Picture",
    "Saying",
    "Source",
    "Spot",
    "Tie",
    "View",
    "Wish",
    "draw",
    "to_html",
    "view",
    "write",
]
