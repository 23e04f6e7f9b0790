"""Words of Global Energy Monitor in ours: states, regions, stages, and the lists of owners in one cell."""

from __future__ import annotations

import re
from typing import NamedTuple

STATES = {
    "Kazakhstan": "kazakhstan",
    "Kyrgyzstan": "kyrgyzstan",
    "Kyrgzystan": "kyrgyzstan",  # so misspelt in one row of the pipelines
    "Tajikistan": "tajikistan",
    "Turkmenistan": "turkmenistan",
    "Uzbekistan": "uzbekistan",
    "Russia": "russia",
    "China": "china",
    "Iran": "iran",
    "Azerbaijan": "azerbaijan",
    "Georgia": "georgia",
    "Afghanistan": "afghanistan",
    "Pakistan": "pakistan",
    "India": "india",
    "Ukraine": "ukraine",
    "Unknown": "",
}
STAGES = {
    "operating": "operating",
    "construction": "construction",
    "mothballed": "mothballed",
    "pre-construction": "planned",
    "pre-permit": "planned",
    "permitted": "planned",
    "proposed": "proposed",
    "announced": "announced",
    "shelved": "shelved",
    "retired": "retired",
    "cancelled": "cancelled",
}
"""Statuses of plants, mines and lines. Before building, ours tell less apart than theirs: 'planned' is announced."""
RANKS = (
    "operating",
    "construction",
    "mothballed",
    "planned",
    "proposed",
    "announced",
    "shelved",
    "retired",
    "cancelled",
)
"""Of units at different stages the first of these says the stage of the plant."""
MARKS = {
    "operating": "st:Operating",
    "construction": "st:UnderConstruction",
    "mothballed": "st:Suspended",
    "planned": "st:Announced",
    "proposed": "st:Proposed",
    "announced": "st:Announced",
    "shelved": "st:Suspended",
    "retired": "st:Closed",
    "cancelled": "st:Cancelled",
}
FIELD_STAGES = {
    "operating": "operating",
    "in_development": "announced",  # on the way to production, which may be long before any building
    "discovered": "",  # no stage of ours: a find is not a plan
    "exploration": "",
    "": "",  # the newest release has withdrawn the status of some fields
}
LIVE = ("operating", "construction", "mothballed", "planned", "proposed", "announced")
"""Stages at which somebody owns the thing; nobody owns a project that was shelved or called off."""

_KZ, _KG, _TJ, _TM, _UZ = "kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"
REGIONS: dict[tuple[str, str], str] = {
    **{
        (_KZ, theirs): ours
        for theirs, ours in {
            "Abay Region": "Abay Region",
            "Semei": "",  # a city, written where its province is due
            "Akmola": "Akmola Region",
            "Aktobe": "Aktobe Region",
            "Mugalzhar": "",  # a district, written where its province is due
            "Almaty": "Almaty Region",
            "Almaty Region": "Almaty Region",
            "Almaty oblast": "Almaty Region",
            "Atyrau": "Atyrau Region",
            "East Kazakhstan": "East Kazakhstan Region",
            "East Kazakhstan Region": "East Kazakhstan Region",
            "Jambyl": "Zhambyl Region",
            "Zhambyl": "Zhambyl Region",
            "Karaganda": "Karaganda Region",
            "Qarağandy oblysy": "Karaganda Region",
            "Kostanay": "Kostanay Region",
            "Kyzylorda": "Kyzylorda Region",
            "Mangistau": "Mangystau Region",
            "Mangystau": "Mangystau Region",
            "Mangystau Region": "Mangystau Region",
            "North Kazakhstan": "North Kazakhstan Region",
            "Pavlodar": "Pavlodar Region",
            "Turkistan": "Turkistan Region",
            "Turkistan Region": "Turkistan Region",
            "Ulytau": "Ulytau Region",
            "West Kazakhstan": "West Kazakhstan Region",
        }.items()
    },
    (_KG, "Bishkek"): "Bishkek",
    (_KG, "Chuy Region"): "Chuy Region",
    (_KG, "Chüy"): "Chuy Region",
    (_KG, "Jalal-Abad Region"): "Jalal-Abad Region",
    (_KG, "Naryn"): "Naryn Region",
    (_KG, "Naryn Region"): "Naryn Region",
    (_TJ, "Dushanbe"): "Dushanbe",
    (_TJ, "Districts of Republican Subordination"): "Districts of Republican Subordination",
    (_TJ, "Region of Republican Subordination"): "Districts of Republican Subordination",
    (_TJ, "Gorno-Badakhshan Autonomous Province"): "Gorno-Badakhshan",
    (_TJ, "Khatlon"): "Khatlon Region",
    (_TJ, "Khatlon Region"): "Khatlon Region",
    (_TJ, "Sughd"): "Sughd Region",
    (_TJ, "Sughd Province"): "Sughd Region",
    (_TJ, "Sughd Region"): "Sughd Region",
    (_TM, "Ahal"): "Ahal Region",
    (_TM, "Balkan"): "Balkan Region",
    (_TM, "Dasoguz"): "Dashoguz Region",
    (_TM, "Lebap"): "Lebap Region",
    (_TM, "Mary"): "Mary Region",
    (_UZ, "Andijan Region"): "Andijan Region",
    (_UZ, "Bukhara"): "Bukhara Region",
    (_UZ, "Fergana"): "Fergana Region",
    (_UZ, "Jizzakh"): "Jizzakh Region",
    (_UZ, "Jizzakh Region"): "Jizzakh Region",
    (_UZ, "Jizzakh region"): "Jizzakh Region",
    (_UZ, "Karauzyak District"): "",  # a district, written where its province is due
    (_UZ, "Khorezm/Xorazm"): "Khorezm Region",
    (_UZ, "Namangan"): "Namangan Region",
    (_UZ, "Navoiy"): "Navoi Region",
    (_UZ, "Qashqadaryo"): "Kashkadarya Region",
    (_UZ, "Republic of Karakalpakstan"): "Karakalpakstan",
    (_UZ, "Sirdaryo"): "Syrdarya Region",
    (_UZ, "Syrdaryo"): "Syrdarya Region",
    (_UZ, "Surkhandarya"): "Surkhandarya Region",
    (_UZ, "Surxondaryo Region"): "Surkhandarya Region",
    (_UZ, "Tashkent"): "Tashkent Region",
    (_UZ, "Tashkent Region"): "Tashkent Region",
    (_UZ, "Toshkent"): "Tashkent Region",
}
"""Our name of a region by state and their spelling; empty where theirs is not a region."""
CITY_OR_REGION = ("Almaty", "Tashkent")
"""Names that a city shares with the region around it: a plant in the city lies in neither for certain."""
NOBODY = {
    "",
    "--",
    "Other",
    "Others",
    "other",
    "Unknown",
    "unknown",
    "to be determined",
    "natural person(s)",
    "HKSCC Nominees Limited",  # holds shares for others
}
"""What stands in the lists of owners without being one."""

_SHARE = re.compile(r"^(?P<name>.*?)\s*[\[(]\s*(?P<share>[\d.]+|unknown)\s*%\s*[\])]$")
_FORM = re.compile(
    r"[\s,]+(JSC|OJSC|PJSC|QPSC|LLP|LLC|LLS|Ltd|Limited|PLC|plc|SARL|GmbH|AG|AS|AŞ|SA|SE|SpA|S\.P\.A|Oyj|BV|B\.V|N\.V"
    r"|WLL|Inc|CORP|Corp|Co|SWF|Sdn Bhd)\.?$"
)
_FORM_FIRST = re.compile(r"^(PJSC|JSC|OSHC)\s+")


class Owner(NamedTuple):
    """One name in a list of owners, with the share as written, if there is one."""

    name: str
    share: str


def owners(cell: str) -> list[Owner]:
    """Owners in a cell: ``Chevron (50%);ExxonMobil (25%)`` or ``Gazprom [unknown %]; QazaqGaz [50.00%]``."""
    found = []
    for part in (p.strip() for p in cell.split(";")):
        match = _SHARE.match(part)
        name, share = (match["name"], match["share"]) if match else (part, "")
        if name not in NOBODY:
            found.append(Owner(plain(name), "" if share == "unknown" else number(share)))
    return found


def plain(name: str) -> str:
    """A firm's name without its legal form, in Latin letters.

    >>> plain("China Baowu Steel Group Co Ltd")
    'China Baowu Steel Group'
    """
    text = name.replace("Н", "H").strip()  # one Turkish name begins with a Cyrillic letter
    while (shorter := _FORM_FIRST.sub("", _FORM.sub("", text)).strip()) != text:
        text = shorter
    return text


def number(text: str) -> str:
    """A number without idle zeros: ``50.00`` is 50, ``9.130000000000001`` is 9.13; empty where there is none."""
    if text in {"", "--", "unknown", "not found"}:
        return ""
    return f"{round(float(text), 6):f}".rstrip("0").rstrip(".")


def total(texts: list[str]) -> str:
    """Sum of numbers, written as one."""
    return number(str(sum(float(t) for t in texts))) if texts else ""


def year(text: str) -> str:
    """Year (or month) of a cell, empty where none is given: ``1968.0``, ``2026-02``, ``2028 (expected)``."""
    text = text.removesuffix(" (expected)").removesuffix(".0")
    if text in {"", "unknown", "not found"}:
        return ""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise ValueError(f"'{text}' is no year")
    return text


def point(longitude: str, latitude: str) -> str:
    """Point in well-known text, digits as written."""
    return f"POINT({longitude} {latitude})" if longitude and latitude else ""
