"""Named questions with parameters, free SPARQL, and the evidence behind every row."""

from steppe.ask.answer import Answer, render
from steppe.ask.question import BadQuestion, Parameter, Question, day_of, load_questions, pick
from steppe.ask.session import Steppe, open_steppe

__all__ = [
    "Answer",
    "BadQuestion",
    "Parameter",
    "Question",
    "Steppe",
    "day_of",
    "load_questions",
    "open_steppe",
    "pick",
    "render",
]
