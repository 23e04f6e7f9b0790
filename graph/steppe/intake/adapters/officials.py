"""Posts and tenures of officials from the Wikidata extracts of every-politician-scrapers (2022 and January 2023).

Traps: the lists stop in 2022, so an open tenure is seen to hold on the day of the release and no longer (`observedOn`);
rows differ by days on one handover; one person has two items; names stand in any script; Kyrgyzstan's prime ministers
became chairmen of the cabinet with the constitution of 5 May 2021.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from steppe.intake.adapters._officials_names import NAMES, SAME
from steppe.intake.adapters._officials_posts import EVERYWHERE, PREMIER, Post, post_of
from steppe.intake.adapters._officials_settle import Tenure, alone, back, before, once
from steppe.intake.adapters._officials_world import EU, OTHER_POSTS, STATES
from steppe.intake.adapters._told import ByHand
from steppe.intake.ledger import Ledger
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.terms import expand

READ = "2026-11-22"
EDITORS = "source:steppe-editors"
REPOSITORY = "https://github.com/every-politician-scrapers/"
CABINET_SINCE = "2021-05-05"
"""Day on which Kyrgyzstan's head of government became chairman of the cabinet."""


class File(NamedTuple):
    """A file of the release and the source that it is."""

    name: str
    state: str
    of: str
    source: str
    seen: str
    repository: str


FILES = (
    File("KZ_holders21.csv", "kazakhstan", "Kazakhstan", "wikidata-kazakhstan-cabinet-2022", "2022-07-25",
         "kazakhstan-cabinet"),
    File("KG_holders21.csv", "kyrgyzstan", "Kyrgyzstan", "wikidata-kyrgyzstan-ministers-2022", "2022-08-02",
         "kyrgyzstan-ministers"),
    File("TJ_holders21.csv", "tajikistan", "Tajikistan", "wikidata-tajikistan-ministers-2022", "2022",
         "tajikistan-ministers"),
    File("TM_holders21.csv", "turkmenistan", "Turkmenistan", "wikidata-turkmenistan-2022", "2022", "turkmenistan"),
    File("UZ_holders21_core.csv", "uzbekistan", "Uzbekistan", "wikidata-uzbekistan-ministers-2022", "2022",
         "uzbekistan-ministers"),
    File("RU_holders21.csv", "russia", "Russia", "wikidata-russia-cabinet-2022", "2022-08-03", "russia-cabinet"),
)  # fmt: skip
WORLD = File("WORLD_foreign_ministers_2023-01.csv", "", "", "wikidata-foreign-ministers-2023", "2023-01-10", "world")
IGNORED = {
    "gender": "says nothing of the post",
    "DOB": "says nothing of the post",
    "DOD": "says nothing of the post",
    "image": "a picture's name",
    "enwiki": "a page's name, the same as the person's",
}


@dataclass
class _Set:
    """What the rows of this run need: who is who, which post is which, and what is left out."""

    ledger: Ledger
    matcher: Matcher
    by_hand: ByHand
    people: dict[str, str] = field(default_factory=dict)
    """Wikidata item to person."""
    items: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spelt: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    """Person to the source that names them first."""
    posts: dict[str, Row] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    states: dict[str, Row] = field(default_factory=dict)

    def person(self, item: str, name: str, source: str) -> str | None:
        """The person of a Wikidata item, None if the name is in doubt.

        Raises:
            ValueError: two items would be one person and are not known to be.
        """
        if item not in self.people:
            if (found := self.matcher.find(NAMES.get(item, name), "person")) is None:
                return None
            twins = [i for i in self.items[found] if SAME.get(i, i) != SAME.get(item, item)]
            if twins:
                raise ValueError(f"{item} and {twins[0]} would both be {found}; tell them apart in _officials_names.py")
            self.people[item] = found
            self.items[found].append(item)
            self.spelt.setdefault(found, name)
            self.first.setdefault(found, source)
        return self.people[item]

    def post(self, post: Post, state: str, of: str) -> str:
        """Short form of a post; one that the fact files do not describe is described by the editors here."""
        short = "post:" + post.slug.format(of=state)
        self.labels[short] = label = post.label.format(Of=of)
        if not self.by_hand.describes(short):
            body = "actor:" + (post.body.format(of=state) or state)
            self.posts[short] = {"id": short, "label": label, "postIn": body, "office": f"st:{post.office}",
                                 "source": EDITORS}  # fmt: skip
        return short

    def left(self, tenure: Tenure, reason: str) -> None:
        """Count a tenure as left out."""
        self.ledger.leave(tenure.file, reason)


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Sources, states, people, posts and tenures."""
    run = _Set(ledger, matcher, ByHand.read())
    read = [tenure for file in FILES for tenure in _of_state(folder / file.name, file, run)]
    read += _of_world(folder / WORLD.name, run)
    by_hand = run.by_hand.of("Tenure").values()
    kept = alone(once(back(read, by_hand, run.left), run.left), by_hand, run.left, run.by_hand.ended)
    for file in (*FILES, WORLD):
        if f"source:{file.source}" not in run.by_hand.sources:
            yield "Source", _source(file)
    yield from (("State", row) for row in run.states.values())
    posts = {t.post for t in kept} | {record.get("post") for record in by_hand}
    holders = {t.holder for t in kept} | {record.get("holder") for record in by_hand}
    yield from _banks(run, posts)
    yield from _people(run, holders & run.items.keys())
    yield from (("Post", run.posts[post]) for post in sorted(posts & run.posts.keys()))
    yield from _tenures(run, kept)


def _of_state(path: Path, file: File, run: _Set) -> Iterator[Tenure]:
    extra = {column: reason for column, reason in IGNORED.items() if file.state == "kazakhstan"}
    for row in run.ledger.rows(path, ("position", "person", "personID", "start", "end"), extra):
        found = post_of(file.state, row["position"], f"{path.name}:{row['#line']}")
        if isinstance(found, str):
            run.ledger.leave(path.name, found)
            continue
        if not row["start"]:
            run.ledger.leave(path.name, "no first day")
            continue
        if found.slug.startswith("chairman-of-cabinet") and before(row["start"], CABINET_SINCE):
            found = PREMIER
        if not (holder := run.person(row["personID"], row["person"], file.source)):
            run.ledger.leave(path.name, "the person is in doubt")
            continue
        post = run.post(found, file.state, file.of)
        yield Tenure(holder, post, found.office, row["start"], row["end"], f"source:{file.source}", file.seen,
                     path.name, found.acting)  # fmt: skip


def _of_world(path: Path, run: _Set) -> Iterator[Tenure]:
    used = ("person", "name", "country", "position", "start")
    ignored = {
        "countryLabel": "the item says it",
        "positionLabel": "the item says it; most are 'Minister of Foreign Affairs'",
        "psid": "identifier of the statement",
    }
    for row in run.ledger.rows(path, used, ignored):
        if row["country"] not in STATES and row["country"] != EU:
            run.ledger.leave(path.name, "a state or region outside our questions")
            continue
        if not row["name"] or not row["start"]:
            run.ledger.leave(path.name, "no holder or no first day")
            continue
        slug, of = STATES.get(row["country"], ("eu", "the European Union"))
        found = EVERYWHERE["Minister of Foreign Affairs"]
        if row["position"] in OTHER_POSTS:
            found = Post(*OTHER_POSTS[row["position"]], "ForeignMinister")
        if not (holder := run.person(row["person"], row["name"], WORLD.source)):
            run.ledger.leave(path.name, "the person is in doubt")
            continue
        if not run.by_hand.describes(state := f"actor:{slug}"):
            label = run.matcher.index.labels.get(expand(state), of.removeprefix("the "))
            run.states[slug] = {"id": state, "label": label, "source": f"source:{WORLD.source}"}
        post = run.post(found, slug, of)
        yield Tenure(holder, post, found.office, row["start"], "", f"source:{WORLD.source}", WORLD.seen, path.name)


def _source(file: File) -> Row:
    what = f"Holders of government posts of {file.of}" if file.of else "Foreign ministers of the world"
    return {"id": f"source:{file.source}", "title": f"{what}, extract of Wikidata", "publisher": "actor:wikidata",
            "issued": file.seen, "url": REPOSITORY + file.repository, "retrievedOn": READ, "seenAs": "st:DataSet",
            "locator": f"every-politician-scrapers {file.repository} holders21",
            "source": f"source:{file.source}"}  # fmt: skip


def _banks(run: _Set, posts: set[str]) -> Iterator[tuple[str, Row]]:
    """Central banks as units of their states; one that nobody tells yet is named."""
    sources = {file.state: f"source:{file.source}" for file in FILES}
    for short, post in run.posts.items():
        if short in posts and post["office"] == "st:CentralBankGovernor":
            state = post["postIn"].rsplit("-of-", 1)[-1]
            named = run.by_hand.describes(post["postIn"])
            label = "" if named else post["label"].removeprefix("Governor of the ")
            yield "CentralBank", {"id": post["postIn"], "label": label, "unitOf": f"actor:{state}",
                                  "source": sources[state]}  # fmt: skip


def _people(run: _Set, holders: set[str]) -> Iterator[tuple[str, Row]]:
    for person in sorted(holders):
        label = "" if run.by_hand.describes(person) else _name(run, person)
        spelt = run.spelt[person]
        new = spelt != label and _is_latin(spelt) and _is_new(spelt, person, run.matcher)
        yield (
            "Person",
            {
                "id": person,
                "label": label,
                "altLabel": spelt if new else "",
                "exactMatch": "; ".join(f"https://www.wikidata.org/entity/{i}" for i in sorted(run.items[person])),
                "source": f"source:{run.first[person]}",
            },
        )


def _label(run: _Set, person: str) -> str:
    """Label of a person whom the decisions name though no file tells them yet."""
    return NAMES.get(run.items[person][0], run.spelt[person])


def _is_latin(name: str) -> bool:
    """Whether a name is in Latin letters; the tables hold no other names than English ones."""
    return all(unicodedata.name(c).startswith("LATIN") for c in name if c.isalpha())


def _is_new(name: str, person: str, matcher: Matcher) -> bool:
    try:
        return not matcher.index.find(name, ("person",), near=False).endswith("/" + person.partition(":")[2])
    except LookupError:
        return True


def _tenures(run: _Set, kept: list[Tenure]) -> Iterator[tuple[str, Row]]:
    named: dict[tuple[str, str, str], str] = {}
    years = Counter((t.holder, t.post, t.start[:4]) for t in {(t.holder, t.post, t.start): t for t in kept}.values())
    for tenure in sorted(kept, key=lambda t: (t.post, t.start, t.holder, t.source)):
        key = (tenure.holder, tenure.post, tenure.start)
        label = ""
        if not tenure.id and key not in named:
            named[key] = tenure.record(7 if years[tenure.holder, tenure.post, tenure.start[:4]] > 1 else 4)
            label = f"{_name(run, tenure.holder)} as {run.labels[tenure.post]}"
        settled = replace(tenure, id=tenure.id or named[key])
        yield (
            "Tenure",
            {
                "id": settled.id,
                "label": label,
                "holder": settled.holder,
                "post": settled.post,
                "from": settled.start,
                "until": settled.end,
                "observedOn": "" if settled.end or tenure.id else settled.seen,
                "acting": "true" if settled.acting else "",
                "verifiedOn": READ if label else "",
                "source": settled.source,
            },
        )


def _name(run: _Set, person: str) -> str:
    return run.matcher.index.labels.get(expand(person)) or run.matcher.minted.get(person) or _label(run, person)
