"""``steppe new``: a block that the reader and the checks accept, or one clear line and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppe.ask import Steppe
from steppe.check import check
from steppe.home import Home
from steppe.intake import Slots, block, write
from steppe.intake.new import BadSlot
from steppe.read import Schema, load_schema, read_told

REPO = Path(__file__).parents[2]
WORDS = [
    "buyer=Borland Railways",
    "seller=aland-locomotives",
    "signedOn=2025-11-03",
    "value=about 50,000,000 USD",
    "label=Second order of Borland Railways",
    "source=daily-post-second-order-2025",
    "title=A second order",
    "publisher=Daily Post",
    "issued=2025-11-04",
    "url=https://dailypost.test/second",
    "locator=Borland Railways second order locomotives",
]


@pytest.fixture(scope="module")
def schema() -> Schema:
    found, _ = load_schema(REPO / "ontology")
    return found


def make(kind: str, words: list[str], world: Steppe, schema: Schema, slug: str = "borland-second-2025") -> str:
    return block(kind, slug, Slots.parse(words), schema, world.names, "2026-01-15")


def test_a_new_purchase_passes_every_check(world: Steppe, schema: Schema, tmp_path: Path) -> None:
    text = make("purchase", [w for w in WORDS if not w.startswith("value=")], world, schema)
    home = Home(REPO / "ontology", tmp_path / "facts", tmp_path / "tables", REPO / "queries", tmp_path / "build")
    path = write(home, "purchase", text, schema)
    assert path == tmp_path / "facts/desk/agreements.trig"
    files = [*sorted(world.home.facts.rglob("*.trig")), *sorted(world.home.tables.glob("*.csv")), path]
    told = read_told(home, schema, files)
    assert check(told, schema, home) == []
    assert "https://w3id.org/steppe/agreement/borland-second-2025" in told.about


def test_an_amount_from_one_outlet_is_sent_back_by_the_check(world: Steppe, schema: Schema, tmp_path: Path) -> None:
    home = Home(REPO / "ontology", tmp_path / "facts", tmp_path / "tables", REPO / "queries", tmp_path / "build")
    path = write(home, "purchase", make("purchase", WORDS, world, schema), schema)
    files = [*sorted(world.home.facts.rglob("*.trig")), *sorted(world.home.tables.glob("*.csv")), path]
    (finding,) = check(read_told(home, schema, files), schema, home)
    assert "claim" in finding.sentence


def test_blocks_are_appended_and_the_file_stays_whole(world: Steppe, schema: Schema, tmp_path: Path) -> None:
    home = Home(REPO / "ontology", tmp_path / "facts", tmp_path / "tables", REPO / "queries", tmp_path / "build")
    words = ["party=Aland", "party=Borland", "signedOn=2025", "source=daily-post-gas-2020"]
    first = write(home, "treaty", make("treaty", words, world, schema, "first-2025"), schema)
    before = first.read_text()
    write(home, "treaty", make("treaty", words, world, schema, "second-2025"), schema)
    assert first.read_text().startswith(before)
    with pytest.raises(BadSlot, match="not be valid TriG"):
        write(home, "treaty", "\nsource:x { agreement:y a st:Treaty ; st:signedOn }\n", schema)
    assert "agreement:y" not in first.read_text()
    assert [p.name for p in first.parent.iterdir()] == ["agreements.trig"]


def test_a_known_source_gets_no_second_description(world: Steppe, schema: Schema) -> None:
    text = make("call", ["participant=Ana Abel", "heldOn=2019-06", "source=daily-post-gas-2020"], world, schema)
    assert "graph:sources" not in text
    assert '"2019-06"^^xsd:gYearMonth' in text


@pytest.mark.parametrize(
    ("kind", "words", "says"),
    [
        ("purchas", WORDS, "'purchas' is no kind of record; kinds are .*purchase"),
        ("purchase", ["buyer"], "'buyer' is not property=value"),
        ("purchase", ["buyer=Borland"], "needs source="),
        ("purchase", ["buier=Borland", "source=x"], "'buier' is no property; did you mean buyer"),
        ("purchase", ["holder=Ana Abel", "source=x"], "a purchase has no holder; it stands on Claim, Tenure"),
        ("purchase", ["buyer=Borlandia Rails", "source=x"], "buyer: no actor or person is called 'Borlandia Rails'"),
        ("purchase", ["signedOn=03.11.2025", "source=x"], "signedOn: '03.11.2025' is no day"),
        ("purchase", ["value=50 million dollars", "source=x"], "value: '50 million dollars' is no amount"),
        ("membership", ["role=Boss", "source=x"], "role: 'Boss' is none of Associate"),
    ],
)
def test_what_does_not_fit_is_one_line(kind: str, words: list[str], says: str, world: Steppe, schema: Schema) -> None:
    with pytest.raises(BadSlot, match=says):
        make(kind, words, world, schema)


def test_a_slug_that_is_taken_or_crooked_is_refused(world: Steppe, schema: Schema) -> None:
    with pytest.raises(BadSlot, match="told already"):
        make("purchase", WORDS, world, schema, "borland-railways-locomotives-2024")
    with pytest.raises(BadSlot, match="lower-case words"):
        make("purchase", WORDS, world, schema, "Second Order")
