"""AidData: projects financed from China in 2000-2017. The folder holds the three releases, each in its own folder.

The later release (public diplomacy, 2000-2017) is told; the earlier one (official finance 1.0, 2000-2014) backs it
where the two agree and tells what the later no longer lists; the geocoded one gives a plant its place.

Traps: only rows recommended for research count; blanks are spaces; linked projects are one loan told twice; an umbrella
is the sum of its parts; a column and its own description differ; the borrower is often a project company; yuan are
turned into dollars. What no column says, an editor read in the description: ``choices/aiddata.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from steppe.intake.adapters import _aiddata_words as words
from steppe.intake.adapters._aiddata_project import DAYS, NONE, Project, choices
from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher, is_known
from steppe.intake.refresh import Row

LATER = "aiddata_public_diplomacy/financial_diplomacy_projects_CA.csv"
EARLIER = "aiddata_gcof_v1/gcof_v1.0_2000-2014_CA.csv"
PLACES = "aiddata_gcof_geocoded_v1_1_1/aiddf_2000-2014_CA.csv"
LEFT = {"public_diplomacy_country_year_2000-2018_CA.csv": "counts of visits, institutes and students, no finance"}
SOURCE = "source:aiddata-public-diplomacy-v2"
SOURCE_EARLIER = "source:aiddata-gcof-v1"
"""Described where the first loans were written by hand."""
SOURCE_PLACES = "source:aiddata-gcof-geocoded-v1-1-1"
READ = "2026-11-22"
REPOSITORY = "https://github.com/milesdwilliams15/chinese_media_and_foreign_aid/blob/"
ENDS = {"Loan": ("lender", "borrower"), "LetterOfInterest": ("lender", "borrower"), "Grant": ("donor", "recipient")}
MENTIONED = ("label", "altLabel", "homeState", "unitOf", "hostState")


@dataclass
class _Set:
    """The editor's choices, and what the rows of this run name."""

    ledger: Ledger
    matcher: Matcher
    read: dict[str, Row] = field(default_factory=lambda: choices("aiddata"))
    actors: dict[str, Row] = field(default_factory=lambda: choices("aiddata-actors"))
    facilities: dict[str, Row] = field(default_factory=lambda: choices("aiddata-facilities"))
    claims: dict[str, Row] = field(default_factory=lambda: choices("aiddata-claims"))
    met: set[str] = field(default_factory=set)

    def project(self, row: Row, source: str, path: str) -> Project:
        """A row with its choice.

        Raises:
            Unaccounted: no editor has read it.
        """
        where = f"{Path(path).name}:{row['#line']}"
        if row["project_id"] not in self.read:
            raise Unaccounted(f"{where}  project {row['project_id']} is new; read it and add it to choices/aiddata.csv")
        return Project(row, self.read[row["project_id"]], source, where)

    def label(self, short: str) -> str:
        """Label of an actor described here or told elsewhere."""
        if short in self.actors:
            return self.actors[short]["label"]
        end = "/" + short.replace(":", "/")
        return next(label for iri, label in self.matcher.index.labels.items() if iri.endswith(end))

    def meet(self, row: Row) -> None:
        """Note the actors and facilities that a row names."""
        parts = (part for cell in row.values() for part in cell.split("; "))
        self.met |= {part for part in parts if part.startswith(("actor:", "facility:"))}


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Sources, loans, grants and building contracts, then the actors and facilities that they name.

    Raises:
        Unaccounted: a file, value or recommended project is new, or nothing describes a name.
    """
    for path in sorted((folder / LATER).parent.glob("*.csv")):
        if path.name not in LEFT and path != folder / LATER:
            raise Unaccounted(f"{path.name}  is new; read it or leave it with a reason")
    run = _Set(ledger, matcher)
    later = _recommended(folder / LATER, ledger, words.LATER_USED, words.LATER_IGNORED)
    earlier = _recommended(folder / EARLIER, ledger, words.EARLIER_USED, words.EARLIER_IGNORED)
    yield from _sources()
    for number in sorted(later.keys() | earlier.keys(), key=int):
        for cls, row in _of_number(number, later, earlier, run):
            run.meet(row)
            yield cls, row
    yield from _described(run)
    yield from _placed(folder / PLACES, run)


def _recommended(path: Path, ledger: Ledger, used: tuple[str, ...], ignored: Mapping[str, str]) -> dict[str, Row]:
    umbrella = next(column for column in used if column.startswith("umbrella"))
    found = {}
    for row in ledger.rows(path, used, ignored):
        if row["recommended_for_research"] != "True":
            ledger.leave(path.name, "not recommended for research by the set itself")
        elif row[umbrella] not in {"0", "False"}:
            ledger.leave(path.name, "umbrella, the sum of projects told one by one")
        elif row["donor"] != "China":
            raise Unaccounted(f"{path.name}:{row['#line']}  donor '{row['donor']}' is new")
        else:
            found[row["project_id"]] = row
    return found


def _of_number(
    number: str, later: Mapping[str, Row], earlier: Mapping[str, Row], run: _Set
) -> Iterator[tuple[str, Row]]:
    both = number in later and number in earlier
    if number in later:
        project = run.project(later[number], SOURCE, LATER)
    else:
        project = run.project(earlier[number], SOURCE_EARLIER, EARLIER)
    if project.left:
        for path in (LATER, EARLIER) if both else (LATER,) if number in later else (EARLIER,):
            run.ledger.leave(Path(path).name, project.left)
        return
    before = earlier[number] if both else None
    main = _deal(project, project.givers(before), run)
    yield project.kind, main
    backed = {} if project.by_hand or not before else _backed(project, before, main)
    if backed:
        yield project.kind, {"id": main["id"], **backed, "verifiedOn": READ, "source": SOURCE_EARLIER}
    elif before:
        run.ledger.leave(Path(EARLIER).name, "adds nothing to the later release or to what stands by hand")
    if project.choice["contract"]:
        yield "ServiceContract", _contract(project, run)
    yield from (("Claim", _claim(run.claims[one])) for one in _claims_of(project, run))


def _deal(project: Project, givers: list[str], run: _Set) -> Row:
    choice, kind, days = project.choice, project.kind, project.days()
    hedge, number = project.amount()
    row = {"id": choice["id"], "label": choice["label"], **_ends(project, givers)}
    row |= {day: days.get(day, "") for day in DAYS}
    if not project.by_hand:
        row |= {"destination": project.state, "stage": project.stage(days) if kind in ENDS else ""}
        row["comment"] = choice["comment"] or _gone(project) or _yuan(project, number)
        # Two amounts that differ are claims: the set is not silent then.
        amount = number or any(run.claims[one]["number"] for one in _claims_of(project, run))
        silent = [f"st:{p}" for p, said in (("borrower", row.get("borrower", " ")), ("value", amount)) if not said]
        row["silentOn"] = "; ".join(silent) if kind != "Guarantee" else ""
        if kind == "Loan":
            # Where the column and the description differ, the editor struck the term out.
            years = "" if choice["term"] == NONE else project.row["maturity"].removesuffix(".0")
            row |= _money("term", "exactly", years, "st:Year")
    row |= _money("value", hedge, number, "currency:USD")
    row["finances"] = choice["finances"] or _contract_id(project)
    row["claim"] = "; ".join(_claims_of(project, run))
    return {**row, "verifiedOn": READ, "source": project.source}


def _ends(project: Project, givers: list[str]) -> Row:
    joined = "; ".join(givers)
    taker = (project.choice["borrower"] or project.state).removeprefix(NONE)
    if project.kind in ENDS:
        ends = dict(zip(ENDS[project.kind], (joined, taker), strict=True))
        return ends | ({"guarantor": project.choice["guarantor"]} if project.kind == "Loan" else {})
    return {"guarantor": joined} if project.kind == "Guarantee" else {"party": f"{joined}; {taker}"}


def _backed(project: Project, before: Row, main: Row) -> Row:
    """Lines of the earlier release that say the same as the later one."""
    first = ENDS.get(project.kind, ("",))[0]
    givers = main.get(first, "").split("; ")
    named = [a for a in words.agencies(before["funding_agency"], project.where) if a in givers]
    backed = {first: "; ".join(named)} if named else {}
    dollars = before["usd_current"] and f"{round(float(before['usd_current']))}"
    same = dollars and dollars == main["value.number"]
    return backed | ({c: main[c] for c in ("value.hedge", "value.number", "value.in")} if same else {})


def _money(name: str, hedge: str, number: str, unit: str) -> Row:
    told = (hedge, number, unit) if number else ("", "", "")
    return dict(zip((f"{name}.hedge", f"{name}.number", f"{name}.in"), told, strict=True))


def _gone(project: Project) -> str:
    return "The later release of the data set no longer lists it." if project.source == SOURCE_EARLIER else ""


def _yuan(project: Project, number: str) -> str:
    if project.row["currency"] != "CNY" or not number or project.choice["number"]:
        return ""
    return f"Given as {float(project.row['amount']) / 1e6:,.9g} million yuan; the dollars are the data set's."


def _contract_id(project: Project) -> str:
    return f"agreement:{project.choice['contract']}" if project.choice["contract"] else ""


def _contract(project: Project, run: _Set) -> Row:
    choice = project.choice
    return {
        "id": _contract_id(project),
        "label": f"{run.label(choice['contractor'])} contract for {choice['topic']}",
        "contractor": choice["contractor"],
        "client": choice["client"],
        "destination": project.state,
        "agreedOn": choice["contractOn"],
        "stage": project.works(),
        "concerns": "; ".join(x for x in choice["finances"].split("; ") if x.startswith("facility:")),
        "verifiedOn": READ,
        "source": project.source,
    }


def _claims_of(project: Project, run: _Set) -> list[str]:
    return [one for one, claim in run.claims.items() if claim["project"] == project.row["project_id"]]


def _claim(claim: Row) -> Row:
    """What the later release says otherwise than a record that stands by hand, or in two ways itself."""
    return {
        "id": claim["id"],
        **_money("value", claim["hedge"] or "exactly", claim["number"], claim["in"] or "currency:USD"),
        "borrower": claim["borrower"],
        "statement": claim["statement"],
        "saidBy": "actor:aiddata",
        "standing": claim["standing"],
        "source": SOURCE,
    }


def _described(run: _Set) -> Iterator[tuple[str, Row]]:
    for short in sorted(run.met):
        if found := run.actors.get(short) or run.facilities.get(short):
            yield found["kind"], {"id": short, **{n: found[n] for n in MENTIONED if found.get(n)}, "source": SOURCE}
        elif not is_known(short, run.matcher.index):
            raise Unaccounted(f"{short} is told nowhere; describe it in choices/aiddata-actors.csv or -facilities.csv")


def _placed(path: Path, run: _Set) -> Iterator[tuple[str, Row]]:
    wanted = {(f["project"], f["place"]): f for short, f in run.facilities.items() if f["place"] and short in run.met}
    for row in run.ledger.rows(path, words.PLACES_USED, words.PLACES_IGNORED):
        if found := wanted.get((row["id"], row["place"])):
            point = f"POINT({row['longitude']} {row['latitude']})"
            yield found["kind"], {"id": found["id"], "coordinates": point, "source": SOURCE_PLACES}
        else:
            # Most points are the middle of a district or town that a line or programme touches; some lie elsewhere.
            run.ledger.leave(path.name, "point of a district or town, not of a plant")


def _sources() -> Iterator[tuple[str, Row]]:
    common = {
        "publisher": "actor:aiddata",
        "retrievedOn": READ,
        "seenAs": "st:DataSet",
        "missing": "day of first publication; the date is that of the copy read",
    }
    yield (
        "Source",
        {
            "id": SOURCE,
            "title": "AidData China's Public Diplomacy Dashboard Dataset, version 2.0",
            "issued": "2023-09-06",
            "url": REPOSITORY + "6d4593b9f3398b8af691e7fb58d07c01b432afaa/01_data/PublicDiplomacy/"
            "ChineseFinancialPublicDiplomacyProjectDetails.csv",
            "locator": "AidData Chinese financial public diplomacy projects",
            **common,
            "source": SOURCE,
        },
    )
    yield (
        "Source",
        {
            "id": SOURCE_PLACES,
            "title": "AidData Geocoded Global Chinese Official Finance Dataset, version 1.1.1",
            "issued": "2018-12-09",
            "url": "https://github.com/gbwalker/chinese-diplomacy-and-financing/blob/"
            "7b8fd3f6c0686ac95266f6d487b95816239fde48/data/aiddf.rds",
            "locator": "AidData geocoded Chinese finance locations",
            **common,
            "source": SOURCE_PLACES,
        },
    )
