"""Large Chinese investments and contracts (AEI, China Global Investment Tracker): 2005-2018, energy and metals to 2021.

Facts are cited, not copied: each deal that we tell was chosen and named by an editor in ``choices/aei.csv``.

Traps: amounts are rounded to tens of millions; months are those of the report; the long file does not say which row is
an investment and which a building contract; a contract is often the works for which a loan of AidData is told, and then
it is left or backs the contract told there; the other party may be the firm bought, its seller or the client.
"""

from __future__ import annotations

import csv
from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from steppe.intake.ledger import Ledger, Unaccounted
from steppe.intake.match import Matcher
from steppe.intake.refresh import Row

CHOICES = Path(__file__).parent / "choices/aei.csv"
DEALS = "cgit_2005-2018_CA.csv"
ENERGY, METALS = "China_Energy_Chemicals_2005-2021_CA.csv", "China_Metals_Dat_2005-2021_CA.csv"
SOURCES = {DEALS: "source:aei-cgit-2018", ENERGY: "source:aei-cgit-energy-2021", METALS: "source:aei-cgit-metals-2021"}
READ = "2026-11-22"
COLUMNS = {
    "Year": "year",
    "Month": "month",
    "Chinese Entity": "investor",
    "Quantity in Millions": "quantity_in_millions",
    "Share size": "share_size",
    "Transaction Party": "transaction_party",
    "Sector": "sector",
    "Country": "country",
}
"""Columns of the long file by those of the two later ones, which hold investments alone."""
IGNORED = {
    **dict.fromkeys(("Subsector", "subsector"), "part of the sector"),
    **dict.fromkeys(("Region", "region"), "one region"),
    **dict.fromkeys(("BRI", "bri"), "says only that the state had joined the Belt and Road"),
    "greenfield": "no slot for it",
}
MONTHS = {name: f"{number:02}" for number, name in enumerate(month_name) if name}
STATES = {s: f"actor:{s.lower()}" for s in ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")}
SPLIT = {"Energy": True, "Metals": True, "Chemicals": True} | dict.fromkeys(
    ("Agriculture", "Finance", "Other", "Real estate", "Transport", "Utilities"), False
)
"""Whether a file of a sector's investments is at hand, so that a row missing there is a contract."""
SEVERAL = {
    "Baiyin Non-Ferrous, CITIC & Chang Xin": ("Baiyin Nonferrous", "CITIC Group", "Chang Xin"),
    "Baiyin Non-Ferrous, China International Trust and Investment (CITIC), Chang Xin": (
        "Baiyin Nonferrous", "CITIC Group", "Chang Xin"),
    "Gezhouba, Xinjiang International Economic Cooperation": (
        "Gezhouba", "Xinjiang International Economic Cooperation"),
    "Vicat and Kazkommerts": ("Vicat", "Kazkommerts"),
}  # fmt: skip
SPELT = {
    "CIC": "China Investment Corporation",
    "CITIC": "CITIC Group",
    "China International Trust and Investment (CITIC)": "CITIC Group",
    "China General Nuclear Power": "CGN",
    "China Investment Corporation (CIC)": "China Investment Corporation",
    "China National Petroleum Corp. (CNPC)": "CNPC",
    "China Petroleum and Chemical (Sinopec)": "Sinopec",
    "JSC KazMunaiGas E&P": "KazMunaiGas Exploration and Production",
    "Jinchuan Group": "Jinchuan",
    "Kazakhmys Aktoga": "Kazakhmys",
    "KazMunaiGas": "KazMunayGas",
    "KazMunaiGas National": "KazMunayGas",
    "Mateng Petroleum": "Maten Petroleum",
    "Power Construction Corp": "POWERCHINA",
    "Sanghai Safbon": "Shanghai Safbon",
    "Tajik Aluminum": "TALCO",
    "Tebian Electric Apparatus": "TBEA",
}
"""Names that no folding brings to the name told elsewhere."""


@dataclass
class _Firms:
    """Finds the firms named and describes those that no other set has told."""

    matcher: Matcher
    chinese: dict[str, str] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict)

    def find(self, text: str, source: str, chinese: bool = False) -> str:
        """Short forms of the firms of a cell, as a cell.

        Raises:
            Unaccounted: a name is too near to another to be taken or minted unseen.
        """
        found = []
        for name in SEVERAL.get(text, (SPELT.get(text, text),) if text else ()):
            if not (short := self.matcher.find(name, "actor")):
                raise Unaccounted(f"'{name}' is in doubt; decide in graph/tables/decisions/aei.csv")
            found.append(short)
            if short in self.matcher.minted:
                self.met.setdefault(short, source)
                if chinese:
                    self.chinese[short] = "actor:china"
        return "; ".join(found)

    def rows(self) -> Iterator[tuple[str, Row]]:
        """A row for every firm that this set is the first to name."""
        for short, source in sorted(self.met.items()):
            home = self.chinese.get(short, "")
            yield "Company", {"id": short, "label": self.matcher.minted[short], "homeState": home, "source": source}


def choices() -> dict[str, Row]:
    """An editor's choices by month, state and amount of a deal."""
    with CHOICES.open(encoding="utf-8", newline="") as file:
        return {row["deal"]: row for row in csv.DictReader(file)}


def rows(folder: Path, ledger: Ledger, matcher: Matcher) -> Iterator[tuple[str, Row]]:
    """Sources, firms, and a record for each deal chosen.

    Raises:
        Unaccounted: a deal that no editor has looked at, or a name in doubt.
    """
    chosen, firms = choices(), _Firms(matcher)
    yield from _sources()
    later = {name: _read(folder / name, ledger, list(COLUMNS.values())) for name in (ENERGY, METALS)}
    invested = {_key(row) for read in later.values() for row in read}
    long = [
        {COLUMNS.get(column, column): cell for column, cell in row.items()}
        for row in _read(folder / DEALS, ledger, list(COLUMNS))
    ]
    told: dict[str, str] = {}
    for name, read in ((DEALS, long), *later.items()):
        for row in read:
            key, where = _key(row), f"{name}:{row['#line']}"
            if not (choice := chosen.get(key)):
                raise Unaccounted(
                    f"{where}  {key} is new; look for a loan of its state, year and amount (within a tenth), "
                    "then add it to choices/aei.csv"
                )
            if choice["answer"] == "leave":
                ledger.leave(name, choice["reason"])
                continue
            kind = _kind(row, key in invested, where)
            yield kind, _deal(row, choice, kind, firms, name, first=told.setdefault(choice["id"], name) == name)
    yield from firms.rows()


def _read(path: Path, ledger: Ledger, used: list[str]) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    return list(ledger.rows(path, used, {c: reason for c, reason in IGNORED.items() if c in header}))


def _key(row: Mapping[str, str]) -> str:
    return f"{_month(row)} {row['country']} {_number(row['quantity_in_millions'])}"


def _month(row: Mapping[str, str]) -> str:
    return f"{int(float(row['year']))}-{Ledger.translate(row['month'], MONTHS, 'month')}"


def _number(text: str) -> str:
    return f"{float(text):g}"


def _kind(row: Mapping[str, str], invested: bool, where: str) -> str:
    listed = SPLIT[Ledger.translate(row["sector"], {s: s for s in SPLIT}, where)]
    if invested or row["share_size"]:
        return "Investment"
    return "ServiceContract" if listed else "Agreement"


def _deal(row: Mapping[str, str], choice: Row, kind: str, firms: _Firms, name: str, first: bool) -> Row:
    source = SOURCES[name]
    amount = {
        "value.hedge": "about",
        "value.number": f"{round(float(row['quantity_in_millions']) * 1e6)}",
        "value.in": "currency:USD",
        "agreedOn": _month(row),
        "verifiedOn": READ,
        "source": source,
    }
    if choice["answer"] == "same":
        # The deal is told elsewhere: the month of the report adds no day to it.
        del amount["agreedOn"]
        return {"id": choice["id"], **amount}
    chinese, other = firms.find(row["investor"], source, chinese=True), firms.find(row["transaction_party"], source)
    end = {"Investment": "investor", "ServiceContract": "contractor"}.get(kind, "")
    parties = {end: chinese, "party": other} if end else {"party": "; ".join(x for x in (chinese, other) if x)}
    if not first:
        return {"id": choice["id"], **{end or "party": chinese}, **amount}
    share = float(row["share_size"] or 0)
    unsaid = "The data set does not say whether it is an investment or a building contract." if not end else ""
    told = {"destination": Ledger.translate(row["country"], STATES, name), **amount}
    told["comment"] = f"For {100 * share if share <= 1 else share:g} per cent." if share else unsaid
    return {"id": choice["id"], "label": choice["label"], **parties, **told}


def _sources() -> Iterator[tuple[str, Row]]:
    first = SOURCES[DEALS]
    yield (
        "ThinkTank",
        {
            "id": "actor:aei",
            "label": "American Enterprise Institute",
            "altLabel": "AEI",
            "source": first,
        },
    )
    common = {"publisher": "actor:aei", "retrievedOn": READ, "seenAs": "st:DataSet"}
    yield (
        "Source",
        {
            "id": first,
            "title": "China Global Investment Tracker, 2005-2018",
            "issued": "2018-12-09",
            "url": "https://github.com/gbwalker/chinese-diplomacy-and-financing/blob/"
            "7b8fd3f6c0686ac95266f6d487b95816239fde48/data/china_investments.csv",
            "locator": "AEI China Global Investment Tracker",
            **common,
            "missing": "day of first publication; the date is that of the copy read",
            "source": first,
        },
    )
    for name, field_ in ((ENERGY, "energy"), (METALS, "metals")):
        yield (
            "Source",
            {
                "id": SOURCES[name],
                "title": f"China Global Investment Tracker, {field_} 2005-2021",
                "url": "https://github.com/Thom-J-H/china_energy_metals/tree/87dde6821c8299a4f9505908258b4fc929e38b0f",
                "locator": f"AEI China Global Investment Tracker {field_} rda",
                **common,
                "missing": "day of publication and of the copy read",
                "source": SOURCES[name],
            },
        )
