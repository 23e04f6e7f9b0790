"""Pictures: the graph as of a day in one offline HTML file, drawn as relations with their evidence."""

from steppe.draw.model import Fact, Line, Node, Saying, Source, Spot, Tie, View
from steppe.draw.page import to_html, write
from steppe.draw.view import view

__all__ = ["Fact", "Line", "Node", "Saying", "Source", "Spot", "Tie", "View", "to_html", "view", "write"]
