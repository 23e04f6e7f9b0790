"""Joint exercises with forces of the five states: read, freed of what is told twice, and named."""

from __future__ import annotations

from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from steppe.intake.adapters._parties import joined
from steppe.intake.adapters._troops_words import AIMS, COUNTS, FORCES, SERIES, TWICE, hosts, own_name
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row
from steppe.terms import curie

USED = (
    *("MMEID", "Ex_Name", "Series_Name", "country", "Location"),
    *("s.year", "s.month", "s.day", "e.year", "e.month", "e.day"),
    *FORCES,
    *AIMS,
    *("CPX", "participant_count"),
)
IGNORED = {
    "gwcode": "number of the state that is named",
    **dict.fromkeys(("year", "StartDate", "EndDate"), "told by the columns of year, month and day"),
    **dict.fromkeys(("lat", "lon"), "middle of a state or town that the place names"),
    **dict.fromkeys(("FocusDescription", "AdditionalParticipantInfo"), "sentences of news reports"),
}
LISTED = 24
"""Participants that a row of the original has room for."""
NOBODY = {"-9": "a participant without a name", "Baltic States": "three states in one row"}


@dataclass(frozen=True)
class Exercise:
    """One exercise with all its rows."""

    number: str
    name: str
    hosts: tuple[str, ...]
    states: tuple[str, ...]
    start: str
    end: str
    comment: str

    def overlaps(self, other: Exercise) -> bool:
        """Whether two exercises of one name may have been under way on one day."""
        return (
            self.name == other.name
            and self.start <= (other.end + "-31")[:10]
            and other.start <= (self.end + "-31")[:10]
        )


def exercises(path: Path, ledger: Ledger, matcher: Matcher) -> list[Exercise]:
    """Exercises of the file, each once.

    Raises:
        Unaccounted: a series or place is new.
    """
    by_number: dict[str, list[Row]] = defaultdict(list)
    for row in ledger.rows(path, USED, IGNORED):
        by_number[row["MMEID"]].append(row)
    read = [_exercise(number, told, path.name, ledger, matcher) for number, told in sorted(by_number.items())]
    return _once(read, path.name, ledger)


def _exercise(number: str, told: list[Row], file: str, ledger: Ledger, matcher: Matcher) -> Exercise:
    row = told[0]
    states: set[str] = set()
    for each in told:
        if each["country"] in NOBODY:
            ledger.leave(file, NOBODY[each["country"]])
        elif short := matcher.find(each["country"].replace("&", "and"), "actor"):
            states.add(short)
        else:
            ledger.leave(file, "the participant is in doubt")
    where = f"{file}:{row['#line']}"
    name = ledger.translate(row["Series_Name"], SERIES, where) or own_name(row["Ex_Name"])
    ground = hosts(number, row["Location"])
    if ground is None:
        raise Unaccounted(f"{where}  place '{row['Location']}' names no state; add it to _troops_words.py")
    start, end = _day(row, "s"), _day(row, "e")
    ground_actors = tuple(f"actor:{slug}" for slug in ground)
    return Exercise(number, name, ground_actors, tuple(sorted(states)), start, end, _comment(row))


def _day(row: Row, end: str) -> str:
    year, month, day = row[f"{end}.year"], row[f"{end}.month"], row[f"{end}.day"]
    text = f"{int(float(year))}-{int(float(month)):02}"
    return text if day == "xx" else f"{text}-{int(day):02}"


def _comment(row: Row) -> str:
    if int(row["participant_count"]) == LISTED:
        return f"The data set lists no more than {LISTED} participants."
    forces, aims = ([word for c, word in words.items() if row[c] == "1.0"] for words in (FORCES, AIMS))
    staff = "Staff exercise" if row["CPX"] == "1.0" else "Exercise"
    of = f" of {joined(forces)} forces" if forces else ""
    aim = f" in {joined(aims)}" if aims else ""
    return f"{staff}{of}{aim}." if of or aim else ""


def _once(read: list[Exercise], file: str, ledger: Ledger) -> list[Exercise]:
    """Exercises without those told twice: of one name and overlapping, the one with more states stays."""
    kept: list[Exercise] = []
    for one in sorted(read, key=lambda e: (-len(e.states), not set(e.hosts) & set(e.states), e.number)):
        reason = TWICE.get(one.number, "told twice, here with fewer participants")
        if one.number in TWICE or any(one.name and one.overlaps(other) for other in kept):
            for _ in one.states:
                ledger.leave(file, reason)
            continue
        kept.append(one)
    return sorted(kept, key=lambda e: (e.start, e.number))


def exercise_rows(found: list[Exercise], matcher: Matcher, source: str, read: str) -> Iterator[Row]:
    """A row for each exercise, named by its year, by its month where a year has several, else by its first day."""
    labels = {curie(iri): label for iri, label in matcher.index.labels.items()} | matcher.minted
    years = Counter(f"{_slug(e)}-{e.start[:4]}" for e in found)
    months = Counter(f"{_slug(e)}-{e.start[:7]}" for e in found)
    for e in found:
        year, month = f"{_slug(e)}-{e.start[:4]}", f"{_slug(e)}-{e.start[:7]}"
        unique = month if months[month] == 1 else f"{_slug(e)}-{e.start}"
        when = f"{month_name[int(e.start[5:7])]} {e.start[:4]}"
        one_day = e.start == e.end
        yield {
            "id": f"event:{year if e.name and years[year] == 1 else unique}",
            "label": f"{e.name} exercise, {when}" if e.name else f"Exercise of {_who(e, labels)}, {when}",
            "participant": "; ".join(e.states),
            "host": "; ".join(e.hosts),
            "heldOn": e.start if one_day else "",
            "from": "" if one_day else e.start,
            "until": "" if one_day else e.end,
            "comment": e.comment,
            "verifiedOn": read,
            "source": source,
        }


def _who(e: Exercise, labels: dict[str, str]) -> str:
    if len(e.states) != 2:
        return f"{COUNTS.get(len(e.states), len(e.states))} states"
    names = [labels[state] for state in e.states]
    return joined([f"the {name}" if name.startswith("United") else name for name in names])


def _slug(e: Exercise) -> str:
    if e.name:
        return f"{e.name.lower().replace(' ', '-')}-exercise"
    if len(e.states) == 2:
        return "-".join(s.removeprefix("actor:") for s in e.states) + "-exercise"
    return f"{COUNTS.get(len(e.states), len(e.states))}-state-exercise"
