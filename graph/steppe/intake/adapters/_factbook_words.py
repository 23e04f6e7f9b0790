"""Fields, units, people and partners of the World Factbook in our terms. Nothing is read or written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from steppe.intake.ledger import Unaccounted

STATES = {
    "KAZ": ("kazakhstan", "Kazakhstan"),
    "KGZ": ("kyrgyzstan", "Kyrgyzstan"),
    "TJK": ("tajikistan", "Tajikistan"),
    "TKM": ("turkmenistan", "Turkmenistan"),
    "UZB": ("uzbekistan", "Uzbekistan"),
    "RUS": ("russia", "Russia"),
    "CHN": ("china", "China"),
    "USA": ("united-states", "United States"),
}
"""ISO code to slug and name."""


class Measure(NamedTuple):
    """What a field measures: indicator, words of slug and label, good, and remark."""

    indicator: str
    slug: str
    words: str
    of: str = ""
    comment: str = ""


_REMIT = "Personal transfers and pay from abroad, as a share of gross domestic product."
_OF_GDP = "As a share of gross domestic product."
MEASURES = {
    "People and Society / Population / total": Measure("Population", "population", "Population"),
    "Economy / GDP (official exchange rate)": Measure("GrossDomesticProduct", "gdp", "Gross domestic product"),
    "Economy / Real GDP (purchasing power parity) / Real GDP (purchasing power parity)": Measure(
        "ProductAtParity", "gdp-at-parity", "Gross domestic product at parity", "", "In dollars of a fixed year."
    ),
    "Economy / Real GDP growth rate / Real GDP growth rate": Measure("GrowthRate", "growth", "Growth"),
    "Economy / Exports / Exports": Measure("Exports", "exports", "Exports"),
    "Economy / Imports / Imports": Measure("Imports", "imports", "Imports"),
    "Economy / Debt - external / Debt - external": Measure(
        "ExternalDebt", "external-debt", "External debt", "", "Present value."
    ),
    "Economy / Remittances / Remittances": Measure("RemittanceShare", "remittance-share", "Remittances", "", _REMIT),
    "Economy / Public debt / Public debt": Measure("PublicDebt", "public-debt", "Public debt", "", _OF_GDP),
    "Economy / Budget / revenues": Measure("BudgetRevenue", "budget-revenue", "Budget revenue"),
    "Economy / Labor force": Measure("LabourForce", "labour-force", "Labour force"),
    "Economy / Reserves of foreign exchange and gold / Reserves of foreign exchange and gold": Measure(
        "ForeignReserves", "foreign-reserves", "Foreign reserves", "", "Foreign exchange and gold."
    ),
    "Military and Security / Military expenditures / Military Expenditures": Measure(
        "MilitarySpending", "military-spending", "Military spending", "", _OF_GDP
    ),
    "Energy / Electricity / consumption": Measure(
        "Consumption", "electricity-consumption", "Electricity consumption", "electricity"
    ),
    "Energy / Coal / consumption": Measure("Consumption", "coal-consumption", "Coal consumption", "coal"),
    "Energy / Petroleum / refined petroleum consumption": Measure(
        "Consumption", "oil-products-consumption", "Consumption of oil products", "oil-products"
    ),
    "Energy / Natural gas / consumption": Measure(
        "Consumption", "gas-consumption", "Natural gas consumption", "natural-gas"
    ),
    "Energy / Electricity / exports": Measure("Exports", "electricity-exports", "Electricity exports", "electricity"),
    "Energy / Electricity / imports": Measure("Imports", "electricity-imports", "Electricity imports", "electricity"),
    "Energy / Coal / production": Measure("Output", "coal-output", "Coal output", "coal"),
    "Energy / Coal / exports": Measure("Exports", "coal-exports", "Coal exports", "coal"),
    "Energy / Coal / imports": Measure("Imports", "coal-imports", "Coal imports", "coal"),
    "Energy / Coal / proven reserves": Measure("Reserves", "coal-reserves", "Coal reserves", "coal"),
    "Energy / Petroleum / total petroleum production": Measure(
        "Output", "oil-output", "Oil output", "crude-oil", "Petroleum of all kinds."
    ),
    "Energy / Petroleum / crude oil estimated reserves": Measure(
        "Reserves", "oil-reserves", "Oil reserves", "crude-oil"
    ),
    "Energy / Natural gas / production": Measure("Output", "gas-output", "Natural gas output", "natural-gas"),
    "Energy / Natural gas / exports": Measure("Exports", "gas-exports", "Natural gas exports", "natural-gas"),
    "Energy / Natural gas / imports": Measure("Imports", "gas-imports", "Natural gas imports", "natural-gas"),
    "Energy / Natural gas / proven reserves": Measure(
        "Reserves", "gas-reserves", "Natural gas reserves", "natural-gas"
    ),
}
"""Field, without the year at its end, to what it measures."""

NOTES = {"Economy / Exports / note": "exports", "Economy / Imports / note": "imports"}
"""Field that tells on what basis a state counts its trade, to the slug of the figures it speaks of."""

BASES = {
    "balance of payments": "Goods and services, from the balance of payments.",
    "GDP expenditure basis": "Goods and services, as the expenditure side of gross domestic product counts them.",
}
"""Basis on which trade is counted, to the remark that says so: it differs from state to state."""

SECTIONS = {
    "Introduction", "Geography", "People and Society", "Environment", "Government", "Economy", "Energy",
    "Communications", "Transportation", "Military and Security", "Space", "Terrorism", "Transnational Issues",
}  # fmt: skip
"""Sections of the Factbook; their other fields are no figures that our questions ask for."""

UNITS = {
    "": ("st:PersonCount", Decimal(1)),
    "$": ("currency:USD", Decimal(1)),
    "%": ("st:Percent", Decimal(1)),
    "% of GDP": ("st:Percent", Decimal(1)),
    "kWh": ("st:GigawattHour", Decimal("1e-6")),
    "metric tons": ("st:MillionTonnes", Decimal("1e-6")),
    "bbl/day": ("st:BarrelPerDay", Decimal(1)),
    "barrels": ("st:Barrel", Decimal(1)),
    "cubic meters": ("st:BillionCubicMetres", Decimal("1e-9")),
}
"""Their unit to ours and the factor between them."""

POWERS = {"": Decimal(1), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}
_AMOUNT = re.compile(
    r"(?P<money>\$?)(?P<digits>-?[\d,]+(\.\d+)?)(?P<per>%?)( (?P<power>million|billion|trillion))?(?P<unit>[^(]*)"
    r" \((?P<year>\d{4})(?P<est> est\.)?\)( note: .*)?"
)
_BASIS = re.compile(r"note: (?P<basis>.+?) - (exports|imports) of goods and services in current dollars")
_YEAR = re.compile(r" \d{4}$")


class Amount(NamedTuple):
    """A figure read from a field's text: hedge, number with all its digits, unit, year."""

    hedge: str
    number: str
    unit: str
    year: str


def measure_of(field: str, where: str) -> Measure | None:
    """What a field measures; None if it is none of the figures we take.

    Raises:
        Unaccounted: the section is new.
    """
    if found := MEASURES.get(_YEAR.sub("", field)):
        return found
    if field.partition(" / ")[0] not in SECTIONS:
        raise Unaccounted(f"{where}  field '{field}' is in a new section; look whether it has figures")
    return None


def basis_of(note: str, where: str) -> str:
    """Remark on the basis that a note such as "note: balance of payments - exports of goods ..." gives.

    Raises:
        Unaccounted: the note has another form or basis.
    """
    found = _BASIS.fullmatch(note)
    if found is None or found["basis"] not in BASES:
        raise Unaccounted(f"{where}  '{note}' gives no basis that is known")
    return BASES[found["basis"]]


def amount_of(text: str, where: str) -> Amount:
    """Number, unit and year of a field's text such as "$91.908 billion (2024 est.)".

    Raises:
        Unaccounted: the text has another form or unit.
    """
    found = _AMOUNT.fullmatch(text)
    unit = "" if found is None else found["money"] + found["per"] + found["unit"].rstrip() if found else ""
    if found is None or unit.strip() not in UNITS:
        raise Unaccounted(f"{where}  '{text}' is no number, unit and year that is known")
    ours, factor = UNITS[unit.strip()]
    number = Decimal(found["digits"].replace(",", "")) * POWERS[found["power"] or ""] * factor
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Amount("about" if found["est"] else "exactly", plain, ours, found["year"])


PARTNERS = {
    "Australia": "australia",
    "Azerbaijan": "azerbaijan",
    "Brazil": "brazil",
    "Canada": "canada",
    "China": "china",
    "Germany": "germany",
    "Greece": "greece",
    "Hong Kong": "",
    "India": "india",
    "Italy": "italy",
    "Japan": "japan",
    "Kazakhstan": "kazakhstan",
    "Mexico": "mexico",
    "Russia": "russia",
    "S. Korea": "south-korea",
    "Switzerland": "switzerland",
    "Turkey": "turkiye",
    "UAE": "united-arab-emirates",
    "UK": "united-kingdom",
    "USA": "united-states",
    "Uzbekistan": "uzbekistan",
    # The artefact of a code read wrongly: nothing else shows such a trade.
    "Gambia, The": "",
}
"""Trade partner to the slug of the state; an empty slug is left out on purpose."""

NAMES = {
    "australia": "Australia",
    "azerbaijan": "Azerbaijan",
    "brazil": "Brazil",
    "canada": "Canada",
    "germany": "Germany",
    "greece": "Greece",
    "india": "India",
    "italy": "Italy",
    "japan": "Japan",
    "mexico": "Mexico",
    "south-korea": "South Korea",
    "switzerland": "Switzerland",
    "turkiye": "Türkiye",
    "united-arab-emirates": "United Arab Emirates",
    "united-kingdom": "United Kingdom",
    **dict(STATES.values()),
}
"""Slug of a state to its name."""


class Holder(NamedTuple):
    """Who an entry of the leaders' list is."""

    slug: str
    name: str
    acting: bool = False


HOLDERS = {
    "President Kasym-Zhomart TOKAYEV": Holder("kassym-jomart-tokayev", "Kassym-Jomart Tokayev"),
    "Prime Minister Olzhas BEKTENOV": Holder("olzhas-bektenov", "Olzhas Bektenov"),
    "Ambassador Magzhan ILYASSOV": Holder("magzhan-ilyassov", "Magzhan Ilyassov"),
    "Ambassador-designate Julie STUFFT; Chargé d'Affaires Deborah ROBINSON": Holder(
        "deborah-robinson", "Deborah Robinson", True
    ),
    "President Shavkat MIRZIYOYEV": Holder("shavkat-mirziyoyev", "Shavkat Mirziyoyev"),
    "Prime Minister Abdulla ARIPOV": Holder("abdulla-aripov", "Abdulla Aripov"),
    "Ambassador Furqat SIDIKOV": Holder("furqat-sidikov", "Furqat Sidikov"),
    "Ambassador Jonathan HENICK": Holder("jonathan-henick", "Jonathan Henick"),
    "President Sadyr JAPAROV": Holder("sadyr-japarov", "Sadyr Japarov"),
    "Chairman of the Cabinet of Ministers Adylbek KASYMALIYEV": Holder("adylbek-kasymaliev", "Adylbek Kasymaliev"),
    "Ambassador Aibek MOLDOGAZIEV": Holder("aibek-moldogaziev", "Aibek Moldogaziev"),
    "Ambassador Lesslie VIGUERIE": Holder("lesslie-viguerie", "Lesslie Viguerie"),
    "President Emomali RAHMON": Holder("emomali-rahmon", "Emomali Rahmon"),
    "Prime Minister Qohir RASULZODA": Holder("qohir-rasulzoda", "Qohir Rasulzoda"),
    "Ambassador-designate Zavqi ZAVQIZODA": Holder("zavqi-zavqizoda", "Zavqi Zavqizoda"),
    "Ambassador Manuel P. MICALLER Jr.": Holder("manuel-micaller", "Manuel P. Micaller Jr."),
    "President Serdar BERDIMUHAMEDOV": Holder("serdar-berdimuhamedow", "Serdar Berdimuhamedow"),
    "Ambassador Meret ORAZOV": Holder("meret-orazov", "Meret Orazov"),
    "Ambassador Elizabeth ROOD": Holder("elizabeth-rood", "Elizabeth Rood"),
    "President Vladimir Vladimirovich PUTIN": Holder("vladimir-putin", "Vladimir Putin"),
    "Premier Mikhail Vladimirovich MISHUSTIN": Holder("mikhail-mishustin", "Mikhail Mishustin"),
    "Ambassador Alexander Nikitich DARCHIEV": Holder("alexander-darchiev", "Alexander Darchiev"),
    "Ambassador (vacant); Chargé d’Affaires J. Douglas DYKHOUSE": Holder(
        "j-douglas-dykhouse", "J. Douglas Dykhouse", True
    ),
    "President Donald J. TRUMP": Holder("donald-trump", "Donald Trump"),
    "President XI Jinping": Holder("xi-jinping", "Xi Jinping"),
    "Premier LI Qiang": Holder("li-qiang", "Li Qiang"),
    "Ambassador XIE Feng": Holder("xie-feng", "Xie Feng"),
    "Ambassador David PERDUE": Holder("david-perdue", "David Perdue"),
}
"""Entry of the leaders' list, without its day, to the person."""

HEADS_OF_GOVERNMENT = {"CHN": "premier-of-china", "KGZ": "chairman-of-cabinet-of-kyrgyzstan"}
"""Where the head of government is no prime minister."""
PRESIDENTS_GOVERN = {"TKM", "USA"}
"""Where the head of state is head of government too: one post, told once."""
