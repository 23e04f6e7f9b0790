"""What each member of the manytreaties package tells of a treaty: its days, and which of the five states it binds.

The members were gathered by different hands and slip in different ways; each slip found is met here, before anything
is compared.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from steppe.intake.adapters._choices import Choice, Choices
from steppe.intake.adapters._parties import by_code
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.refresh import Row

RELEASE = "2025-10-05"
INDEPENDENCE = "1991-12"
NEVER = ("9999", "2899")
"""Years that stand for "not yet" or "unknown"."""
COPY = "said again by another column or file"
STATES = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
# Instruments that are no treaties of their own; the letter of the identifier says which.
NO_TREATY = {
    "E": "amendment",
    "N": "adjustment of annexes",
    "R": "resolution or declaration",
    "S": "strategy or revised annex",
}


@dataclass
class Telling:
    """What one member tells of one agreement."""

    member: str
    choice: Choice
    parties: list[str]
    days: dict[str, str] = field(default_factory=dict)
    consents: dict[str, str] = field(default_factory=dict)
    """Day of ratification or accession by name of the state."""
    disputed: dict[str, str] = field(default_factory=dict)
    """Those of the consents that a more trusted member gives with another day."""


def tell(folder: Path, ledger: Ledger, choices: Choices) -> Iterator[Telling]:
    """Everything that the members tell of the treaties chosen, most trusted member first."""
    yield from _ieadb(folder / "parties_IEADB_CA.csv", ledger, choices)
    yield from _ggo(folder / "parties_GGO_CA.csv", ledger, choices)
    yield from _gptad(folder / "parties_GPTAD_CA.csv", ledger, choices)
    yield from _tfdd(folder / "parties_TFDD_CA.csv", ledger, choices)
    yield from _desta(folder, ledger, choices)


def _ieadb(path: Path, ledger: Ledger, choices: Choices) -> Iterator[Telling]:
    used = {"stateID", "ieadbID", "Signature", "stateSignature", "Rat", "Force", "End"}
    ignored = {
        "treatyID": "names each accession anew; ieadbID names the treaty",
        "Title": "read when the choices were made",
        "Begin": COPY,
    }
    for (key,), its in _grouped(ledger.rows(path, used, ignored), "ieadbID"):
        choice = _chosen(choices, "ieadb", key, path, its)
        if not choice.slug:
            _leave(ledger, path, its, choice.why)
            continue
        signed = signing(its[0]["Signature"])
        joined = [signing(r["stateSignature"]) for r in its if r["stateSignature"]]
        # All five signed later than the day of the treaty: that day is the text's, not the signatures'.
        adopted = signed >= INDEPENDENCE and joined and min(joined) > signed
        days = {
            "agreedOn" if adopted else "signedOn": signed,
            "inForceOn": _entry(its, two_sided=bool(choice.parties)),
            "endedOn": _common(its, "End"),
        }
        consents = {_state(r, path): day(r["Rat"]) for r in its if day(r["Rat"])}
        yield _telling("ieadb", choice, its, days, path, consents)


def _ggo(path: Path, ledger: Ledger, choices: Choices) -> Iterator[Telling]:
    used = {"stateID", "treatyID", "Title", "Signature", "Force", "End", "StateSignature", "StateRatification"}
    ignored = {
        "Begin": COPY,
        "Term": "a length in days, given for three rows",
        "StateEnd": "ends of texts that later ones took the place of",
        "Coder": "who typed it",
        "Comments": "notes of the coder; read when the choices were made",
    }
    rows = ledger.rows(path, {*used, "StateForce"}, ignored)
    for (number, signed, title), its in _grouped(rows, "treatyID", "Signature", "Title"):
        key = f"{number}@{signed}"
        kind = re.search(r"_\d{4}([A-Z])", key)
        if kind and kind[1] in NO_TREATY:
            _leave(ledger, path, its, NO_TREATY[kind[1]])
            continue
        choice = choices.find("ggo", key, title)
        if choice is None:
            # Guidelines and reports carry the letters of treaties too; nothing says that they took effect.
            if not any(r["Force"] or r["StateForce"] or r["StateRatification"] for r in its):
                _leave(ledger, path, its, "text of a body, without word of taking effect")
                continue
            raise Unaccounted(f"{path.name}:{its[0]['#line']}  treaty {key} is new; choose or leave it: {title}")
        if not choice.slug:
            _leave(ledger, path, its, choice.why)
            continue
        in_force, ended = day(its[0]["Force"]), _common(its, "End")
        bound = _bound(its, in_force)
        days = {
            "signedOn": signing(its[0]["Signature"]),
            "inForceOn": in_force,
            "expiresOn" if ended > RELEASE else "endedOn": ended,
        }
        # One day of consent for two states is most often typed for one and copied to the other.
        once = Counter(found for _, found in {(r["stateID"], day(r["StateRatification"])) for r in bound})
        consents = {_state(r, path): d for r in bound if (d := day(r["StateRatification"])) and once[d] == 1}
        yield _telling("ggo", choice, bound, days, path, consents)


def _bound(its: list[Row], in_force: str) -> list[Row]:
    """Rows of states that are bound, or that signed a treaty not in force yet, or all where no state has a day.

    A state whose days are those of a row above, while those of others differ, is left out: the column was filled down.
    """
    dates = [(day(r["StateRatification"]), day(r["StateForce"])) for r in its]
    if not any(r["StateSignature"] or any(own) for r, own in zip(its, dates, strict=True)):
        return its
    bound = []
    for n, (row, own) in enumerate(zip(its, dates, strict=True)):
        copied = any(own) and own in dates[:n] and len(set(dates)) > 1 and own[1] != in_force
        # A day of ratification without one of entry into force, in a treaty in force, is a slip.
        consented = own[1] or (own[0] and not in_force)
        if not copied and (consented or (not in_force and row["StateSignature"])):
            bound.append(row)
    return bound


def _gptad(path: Path, ledger: Ledger, choices: Choices) -> Iterator[Telling]:
    used, ignored = {"stateID", "treatyID", "Signature", "Force"}, {"Begin": COPY, "Title": "names the states again"}
    for (key,), its in _grouped(ledger.rows(path, used, ignored), "treatyID"):
        choice = _chosen(choices, "gptad", key, path, its)
        if not choice.slug:
            _leave(ledger, path, its, choice.why)
            continue
        # Day and month change places in this file wherever the day is no more than twelve.
        days = {"signedOn": unswapped(its[0]["Signature"]), "inForceOn": unswapped(its[0]["Force"])}
        yield _telling("gptad", choice, its, days, path)


def _tfdd(path: Path, ledger: Ledger, choices: Choices) -> Iterator[Telling]:
    used = {"stateID", "tfddID", "Signature"}
    ignored = {"treatyID": "tfddID names it", "Title": "read when the choices were made", "Begin": COPY}
    for (key,), its in _grouped(ledger.rows(path, used, ignored), "tfddID"):
        choice = _chosen(choices, "tfdd", key, path, its)
        if not choice.slug:
            _leave(ledger, path, its, choice.why)
            continue
        yield _telling("tfdd", choice, its, {"signedOn": signing(its[0]["Signature"])}, path)


def _desta(folder: Path, ledger: Ledger, choices: Choices) -> Iterator[Telling]:
    listed = folder / "desta_trade_agreements_with_CA_party.csv"
    ignored = {"Title": COPY, "Signature": COPY, "Force": COPY}
    members = {
        r["treatyID"]: [by_code(c, f"{listed.name}:{r['#line']}") for c in r["stateID"].split("; ")]
        for r in ledger.rows(listed, {"treatyID", "stateID"}, ignored)
    }
    path = folder / "parties_DESTA_CA.csv"
    used = {"stateID", "treatyID", "Begin", "Signature", "Force", "destaID"}
    rows = ledger.rows(path, used, {"Title": "names the states again", "StateName": COPY})
    for (key,), its in _grouped(rows, "destaID"):
        choice = _chosen(choices, "desta", key, path, its)
        if not choice.slug:
            _leave(ledger, path, its, choice.why)
            continue
        # One number for a treaty and for every accession to it, change of it or departure from it, kind not told.
        first = [r for r in its if r["Signature"] == r["Begin"]]
        _leave(ledger, path, [r for r in its if r not in first], "accession to a treaty, change of it or departure")
        days = {"signedOn": its[0]["Begin"], "inForceOn": _common([r for r in first if r["Force"]], "Force")}
        telling = _telling("desta", choice, first or its, days, path)
        if not choice.only:
            telling.parties = [*telling.parties, *members.get(its[0]["treatyID"], [])]
        yield telling


def _telling(
    member: str,
    choice: Choice,
    its: list[Row],
    days: dict[str, str],
    path: Path,
    consents: dict[str, str] | None = None,
) -> Telling:
    parties = [*choice.parties, *(() if choice.only else (_state(r, path) for r in its))]
    unbelieved = choice.skip | ({"agreedOn"} if "signedOn" in choice.skip else set())
    told = {name: value for name, value in days.items() if value and name not in unbelieved}
    return Telling(member, choice, parties, told, {} if "consents" in unbelieved else consents or {})


def _chosen(choices: Choices, member: str, key: str, path: Path, its: list[Row]) -> Choice:
    choice = choices.find(member, key)
    if choice is None:
        raise Unaccounted(f"{path.name}:{its[0]['#line']}  treaty {key} is new; choose it or leave it with a reason")
    return choice


def _state(row: Row, path: Path) -> str:
    return by_code(row["stateID"], f"{path.name}:{row['#line']}")


def _grouped(rows: Iterable[Row], key: str, *more: str) -> list[tuple[tuple[str, ...], list[Row]]]:
    """Rows that share the text of some columns; a number's ``.0`` is an artefact of the export."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key].removesuffix(".0"), *(row[column] for column in more)].append(row)
    return list(groups.items())


def _leave(ledger: Ledger, path: Path, its: list[Row], reason: str) -> None:
    for _ in its:
        ledger.leave(path.name, reason)


def _common(its: list[Row], column: str) -> str:
    """A day that every row gives alike; else nothing: some are those of a state or of an older text."""
    days = {day(r[column]) for r in its}
    return days.pop() if len(days) == 1 else ""


def _entry(its: list[Row], two_sided: bool) -> str:
    """Day on which the treaty itself took effect, from the days on which it did so for each state.

    All states alike, in a treaty of two sides or of several states; or the earliest day, where states that had
    consented on different days share it: they waited for it together.
    """
    days = Counter(day(r["Force"]) for r in its if day(r["Force"]))
    if not days:
        return ""
    first = min(days)
    if len(days) == 1 and days[first] == len(its) and (two_sided or len(its) > 1):
        return first
    together = {r["Rat"] for r in its if day(r["Force"]) == first and r["Rat"]}
    return first if len(together) > 1 else ""


def day(text: str) -> str:
    """The day as given, or nothing where its year only stands for "not yet" or "unknown".

    Raises:
        Unaccounted: the text is no day.
    """
    if not text or text.startswith(NEVER):
        return ""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise Unaccounted(f"'{text}' is no day such as 1998, 1998-03 or 1998-03-17")
    return text


def signing(text: str) -> str:
    """Day of signature; the year alone for a first of January, which stands where the day is not known."""
    found = day(text)
    return found[:4] if found.endswith("-01-01") else found


def unswapped(text: str) -> str:
    """A day whose parts cannot have changed places.

    >>> unswapped("1998-10-19"), unswapped("1997-08-10"), unswapped("1996-07-07")
    ('1998-10-19', '', '1996-07-07')
    """
    found = day(text)
    if len(found) < 10:
        return found
    return found if int(found[8:]) > 12 or found[5:7] == found[8:] else ""
