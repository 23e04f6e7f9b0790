"""Cards as one page of HTML: nothing is fetched, no script runs, every text is escaped."""

from __future__ import annotations

import base64
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from steppe.influence.cards import text as lines
from steppe.influence.cards.build import Cards
from steppe.influence.cards.words import hop_sentence, measure, span
from steppe.names import Names
from steppe.terms import NS, curie


def page(cards: Cards, names: Names) -> str:
    """The page. Its policy allows the one style by its hash and nothing else."""
    here = resources.files(__package__)
    style = (here / "cards.css").read_text(encoding="utf-8")
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    environment = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.from_string((here / "cards.html.j2").read_text(encoding="utf-8"))
    return template.render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704  our own file, no text of the graph
        cards=cards,
        names=names,
        head=lines.head(cards, names),
        rank=lines.rank_line(cards, names),
        sentence=hop_sentence,
        measure=measure,
        span=span,
        chain_line=lines.chain_line,
        kind=lambda hop: names.label(NS + hop.kind),
        short=curie,
        linked=lambda url: url.startswith(("http://", "https://")),
    )
