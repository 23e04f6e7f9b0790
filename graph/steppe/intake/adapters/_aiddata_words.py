"""Columns, values and names of the AidData releases in our words; what is ignored, with the reason."""

from __future__ import annotations

import re

from steppe.intake.ledger import Ledger

CHINA, EXIM, CDB = "actor:china", "actor:china-exim", "actor:china-development-bank"
BOC, ICBC = "actor:bank-of-china", "actor:icbc"

LATER_USED = (
    "project_id", "title", "year", "year_uncertain", "recommended_for_research", "umbrella_project", "donor",
    "funding_agencies", "flow", "status", "currency", "amount", "usd_current", "maturity", "recipient_condensed",
)  # fmt: skip
LATER_IGNORED = {
    **dict.fromkeys(("description", "implementing_agencies", "recipient_agencies"),
                    "read by an editor, who put down the borrower, the contractor and the days"),
    **dict.fromkeys(("start_actual", "start_planned", "end_actual", "end_planned"),
                    "days of the works, not of the agreement"),
    **dict.fromkeys(("usd_defl", "deflators_used", "exchange_rates_used"), "the year's dollars are kept"),
    **dict.fromkeys(("interest_rate", "grace_period", "grant_element", "loan_type"), "no question asks for the terms"),
    **dict.fromkeys(("type", "category", "flow_class", "intent", "crs_sector_code", "crs_sector_name"),
                    "classes of the set"),
    **dict.fromkeys(("sources", "sources_count", "recipient_agencies_count"), "the set stands as the source"),
    **dict.fromkeys(("debt_uncertain", "line_of_credit", "is_cofinanced", "is_ground_truthing", "is_official_finance"),
                    "flags of the set's own coding"),
    **dict.fromkeys(("province_gid", "province_name", "district_gid", "district_name", "location_details"),
                    "places of the works"),
    **dict.fromkeys((f"recipient_{code}" for code in ("cow_code", "oecd_code", "oecd_name", "iso3", "iso2", "un_code",
                                                      "imf_code")), "the recipient's name says it"),
}  # fmt: skip
EARLIER_USED = (
    "project_id", "year", "year_uncertain", "recommended_for_research", "umbrella", "donor", "funding_agency", "flow",
    "status", "currency", "amount", "usd_current", "maturity", "recipient_condensed", "title",
)  # fmt: skip
EARLIER_IGNORED = {
    **{c: r for c, r in LATER_IGNORED.items() if c not in {
        "implementing_agencies", "usd_defl", "type", "category", "debt_uncertain", "is_official_finance",
        "province_gid", "province_name", "district_gid", "district_name"}},
    "implementing_agency": LATER_IGNORED["implementing_agencies"],
    "usd_defl_2014": "the year's dollars are kept",
    "usd_current_num": "usd_current as a number",
    "cofinancing_agency": "lends to the works, not in this agreement",
    **dict.fromkeys(("all_recipients", "recipient_count", "recipient_region"), "one recipient a project here"),
    **dict.fromkeys(("source_triangulation", "field_completeness"), "marks of the set's own coding"),
}  # fmt: skip
PLACES_USED = ("id", "place", "latitude", "longitude")
PLACES_IGNORED = dict.fromkeys(
    ("year", "country", "sector", "title", "funder", "flow", "flow_class", "intent", "usd_current"),
    "told by the releases it was made from",
)

STATES = {
    "Kazakhstan": "actor:kazakhstan",
    "Kyrgyz Republic": "actor:kyrgyzstan",
    "Kyrgyzstan": "actor:kyrgyzstan",
    "Tajikistan": "actor:tajikistan",
    "Turkmenistan": "actor:turkmenistan",
    "Uzbekistan": "actor:uzbekistan",
}
FLOWS = {
    "Loan (excluding debt rescheduling)": "Loan",
    "Export credits": "Loan",
    "Grant": "Grant",
    "Free-standing technical assistance": "Grant",
    "Scholarships/training in the donor country": "Grant",
    "Debt rescheduling": "Agreement",
    "Debt forgiveness": "Agreement",
    "Vague TBD": "",
}
STATUSES = {
    # A pledge binds nobody: it is announced, and no more.
    "Pipeline: Pledge": "st:Announced",
    "Pipeline: Commitment": "st:Agreed",
    # Works are under way; that says nothing of how much was paid.
    "Implementation": "st:InForce",
    "Completion": "st:Disbursed",
}
CURRENCIES = {"USD": "exactly", "CNY": "about", "": "exactly"}
"""Hedge of the dollars: the set turns yuan into dollars at the year's mean rate."""
AGENCIES = {
    "Export-Import Bank of China": EXIM,
    "China Export-Import Bank": EXIM,
    "China Development Bank (CDB)": CDB,
    "Bank of China (BOC)": BOC,
    "Industrial and Commercial Bank of China (ICBC)": ICBC,
    "Unspecified Chinese Government Institution": CHINA,
    "Chinese Government": CHINA,
    "China Ministry of Finance": CHINA,
    "China Ministry of Commerce": CHINA,
    "Chinese Embassy": CHINA,
    "China Ministry of Public Security": "actor:china-public-security-ministry",
    "Chinese Academy of Sciences (CAS)": "actor:chinese-academy-of-sciences",
    # Named as funders, but they build, borrow, guarantee or lend beside the Chinese bank.
    "China Railway Group Ltd.": "",
    "China National Petroleum Corporation (CNPC)": "",
    "European Bank for Reconstruction and Development (EBRD)": "",
    "Gazprom": "",
    "Turkmenneft": "",
}
_KINDS = re.compile(r",\s*(Government Agency|State-[Oo]wned Company|Private Sector|Multilateral)?$")
_BANKS = (
    (EXIM, re.compile(r"\b(exim|eximbank|export[- ]import bank)\b", re.I)),
    (CDB, re.compile(r"\b(CDB|China Development Bank|Development Bank of China)\b")),
    (ICBC, re.compile(r"\bICBC\b")),
    (BOC, re.compile(r"\bBank of China\b(?<!Development Bank of China)(?<!Import Bank of China)")),
)


def agencies(cell: str, where: str) -> list[str]:
    """Lenders or donors that a cell of funding agencies names.

    Raises:
        Unaccounted: an agency is new.
    """
    names = [_KINDS.sub("", name) for name in cell.split("; ") if name]
    return [actor for name in names if (actor := Ledger.translate(name, AGENCIES, where))]


def bank(title: str) -> list[str]:
    """The Chinese bank that a title names, if it names just one: the later release fills the column for one in six."""
    found = [actor for actor, pattern in _BANKS if pattern.search(title)]
    return found if len(found) == 1 else []
