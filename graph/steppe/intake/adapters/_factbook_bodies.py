"""Bodies that the World Factbook lists states in: what each abbreviation is to us, and which are left out and why.

An abbreviation or a standing that stands in no table here stops the refresh. Nothing is read or written.
"""

from __future__ import annotations

from typing import NamedTuple

from steppe.intake.ledger import Unaccounted


class Body(NamedTuple):
    """A body by its short form; name and class serve where nobody tells it yet, ``short`` is how labels call it."""

    id: str
    short: str
    name: str = ""
    cls: str = "Bloc"


def _bloc(slug: str, short: str, name: str, cls: str = "Bloc") -> Body:
    return Body(f"actor:{slug}", short, name, cls)


BODIES = {
    "ADB": Body("actor:adb", "the ADB"),
    "AfDB": _bloc("afdb", "the AfDB", "African Development Bank", "DevelopmentBank"),
    "ANZUS": _bloc("anzus", "ANZUS", "ANZUS Treaty alliance"),
    "APEC": _bloc("apec", "APEC", "Asia-Pacific Economic Cooperation"),
    "Arctic Council": _bloc("arctic-council", "the Arctic Council", "Arctic Council"),
    "ARF": _bloc("asean-regional-forum", "the ASEAN Regional Forum", "ASEAN Regional Forum"),
    "ASEAN": _bloc("asean", "ASEAN", "Association of Southeast Asian Nations"),
    "Australia Group": _bloc("australia-group", "the Australia Group", "Australia Group"),
    "BRICS": Body("actor:brics", "BRICS"),
    "BSEC": _bloc("bsec", "the BSEC", "Organization of the Black Sea Economic Cooperation"),
    "CBSS": _bloc("cbss", "the CBSS", "Council of the Baltic Sea States"),
    "CD": _bloc("conference-on-disarmament", "the Conference on Disarmament", "Conference on Disarmament"),
    "CDB": _bloc("caribbean-development-bank", "the Caribbean Development Bank", "Caribbean Development Bank",
                 "DevelopmentBank"),
    "CE": _bloc("council-of-europe", "the Council of Europe", "Council of Europe"),
    "CERN": _bloc("cern", "CERN", "European Organization for Nuclear Research"),
    "CICA": Body("actor:cica", "CICA"),
    "CIS": Body("actor:cis", "the CIS"),
    "CP": _bloc("colombo-plan", "the Colombo Plan", "Colombo Plan"),
    "CSTO": Body("actor:csto", "the CSTO"),
    "EAEU": Body("actor:eaeu", "the EAEU"),
    "EAPC": _bloc("eapc", "the EAPC", "Euro-Atlantic Partnership Council"),
    "EAS": _bloc("east-asia-summit", "the East Asia Summit", "East Asia Summit"),
    "EBRD": Body("actor:ebrd", "the EBRD"),
    "ECO": Body("actor:eco", "the ECO"),
    "EITI": Body("programme:eiti", "the EITI", "Extractive Industries Transparency Initiative", "Programme"),
    "FAO": _bloc("fao", "the FAO", "Food and Agriculture Organization"),
    "FATF": _bloc("fatf", "the FATF", "Financial Action Task Force"),
    "G-7": _bloc("g7", "the G7", "Group of Seven"),
    "G-10": _bloc("g10", "the G10", "Group of Ten"),
    "G-20": _bloc("g20", "the G20", "Group of Twenty"),
    "G-24": _bloc("g24", "the G24", "Group of Twenty-Four"),
    "G-77": _bloc("g77", "the G77", "Group of 77"),
    "IADB": _bloc("iadb", "the IADB", "Inter-American Development Bank", "DevelopmentBank"),
    "IAEA": _bloc("iaea", "the IAEA", "International Atomic Energy Agency"),
    "IBRD": Body("actor:world-bank", "the World Bank"),
    "ICAO": _bloc("icao", "the ICAO", "International Civil Aviation Organization"),
    "ICCt": _bloc("international-criminal-court", "the International Criminal Court", "International Criminal Court"),
    "IDB": Body("actor:isdb", "the IsDB"),
    "IEA": _bloc("iea", "the IEA", "International Energy Agency"),
    "IFAD": _bloc("ifad", "the IFAD", "International Fund for Agricultural Development"),
    "IFC": _bloc("ifc", "the IFC", "International Finance Corporation", "DevelopmentBank"),
    "IGAD": _bloc("igad", "the IGAD", "Intergovernmental Authority on Development"),
    "IHO": _bloc("iho", "the IHO", "International Hydrographic Organization"),
    "ILO": _bloc("ilo", "the ILO", "International Labour Organization"),
    "IMF": _bloc("imf", "the IMF", "International Monetary Fund"),
    "IMO": _bloc("imo", "the IMO", "International Maritime Organization"),
    "IMSO": _bloc("imso", "the IMSO", "International Mobile Satellite Organization"),
    "Interpol": _bloc("interpol", "Interpol", "International Criminal Police Organization"),
    "IOM": _bloc("iom", "the IOM", "International Organization for Migration"),
    "ITSO": _bloc("itso", "the ITSO", "International Telecommunications Satellite Organization"),
    "ITU": _bloc("itu", "the ITU", "International Telecommunication Union"),
    "LAIA": _bloc("laia", "the LAIA", "Latin American Integration Association"),
    "MIGA": _bloc("miga", "the MIGA", "Multilateral Investment Guarantee Agency"),
    "NAM": _bloc("nam", "the Non-Aligned Movement", "Non-Aligned Movement"),
    "NATO": _bloc("nato", "NATO", "North Atlantic Treaty Organization"),
    "NEA": _bloc("nuclear-energy-agency", "the Nuclear Energy Agency", "Nuclear Energy Agency"),
    "NSG": _bloc("nuclear-suppliers-group", "the Nuclear Suppliers Group", "Nuclear Suppliers Group"),
    "OAS": _bloc("oas", "the OAS", "Organization of American States"),
    "OECD": _bloc("oecd", "the OECD", "Organisation for Economic Co-operation and Development"),
    "OIC": Body("actor:oic", "the OIC"),
    "OPCW": _bloc("opcw", "the OPCW", "Organisation for the Prohibition of Chemical Weapons"),
    "OSCE": Body("actor:osce", "the OSCE"),
    "Pacific Alliance": _bloc("pacific-alliance", "the Pacific Alliance", "Pacific Alliance"),
    "Paris Club": _bloc("paris-club", "the Paris Club", "Paris Club"),
    "PCA": _bloc("permanent-court-of-arbitration", "the Permanent Court of Arbitration",
                 "Permanent Court of Arbitration"),
    "PFP": Body("programme:partnership-for-peace", "the Partnership for Peace", "Partnership for Peace", "Programme"),
    "PIF": _bloc("pif", "the Pacific Islands Forum", "Pacific Islands Forum"),
    "Quad": _bloc("quad", "the Quad", "Quadrilateral Security Dialogue"),
    "SAARC": _bloc("saarc", "the SAARC", "South Asian Association for Regional Cooperation"),
    "SCO": Body("actor:sco", "the SCO"),
    "SELEC": _bloc("selec", "the SELEC", "Southeast European Law Enforcement Center"),
    "SICA": _bloc("sica", "the SICA", "Central American Integration System"),
    "SPC": _bloc("pacific-community", "the Pacific Community", "Pacific Community"),
    "UN": Body("actor:un", "the UN"),
    "UN Security Council": _bloc("un-security-council", "the UN Security Council", "United Nations Security Council"),
    "UNCTAD": _bloc("unctad", "the UNCTAD", "UN Trade and Development"),
    "UNESCO": _bloc("unesco", "UNESCO", "UN Educational, Scientific and Cultural Organization"),
    "UNIDO": _bloc("unido", "the UNIDO", "UN Industrial Development Organization"),
    "UNWTO": _bloc("unwto", "UN Tourism", "UN Tourism"),
    "UPU": _bloc("upu", "the UPU", "Universal Postal Union"),
    "USMCA": _bloc("usmca", "the USMCA", "United States-Mexico-Canada Agreement"),
    "Wassenaar Arrangement": _bloc("wassenaar-arrangement", "the Wassenaar Arrangement", "Wassenaar Arrangement"),
    "WCO": _bloc("wco", "the WCO", "World Customs Organization"),
    "WHO": _bloc("who", "the WHO", "World Health Organization"),
    "WIPO": _bloc("wipo", "the WIPO", "World Intellectual Property Organization"),
    "WMO": _bloc("wmo", "the WMO", "World Meteorological Organization"),
    "WTO": Body("actor:wto", "the WTO"),
    "ZC": _bloc("zangger-committee", "the Zangger Committee", "Zangger Committee"),
}  # fmt: skip

_MISSION = "a peace mission that states send people to, not a body with members"
_SOCIETIES = "its members are national societies, not states"
LEFT = {
    **dict.fromkeys(("MINURSO", "MINUSTAH", "MONUSCO", "UNAMID", "UNFICYP", "UNIFIL", "UNISFA", "UNMIL", "UNMISS",
                     "UNOCI", "UNTSO"), _MISSION),
    **dict.fromkeys(("GCTU", "ICC", "ICRM", "IFRCS", "IOC", "IPU", "ISO", "ITUC", "WFTU"), _SOCIETIES),
    "BIS": "its members are central banks",
    "EAEC": "the Eurasian Economic Community ended with 2014; the Factbook still lists it",
    "EEU": "an old abbreviation of the EAEU, listed a second time",
    "G-5": "a grouping without a body",
    "G-8": "has not met since 2014",
    "IDA": "told as the World Bank, with the IBRD",
    "NAFTA": "replaced by the USMCA in 2020",
    "UNHCR": "an office; what is listed is its executive committee",
    "UNHRC": "seats are won and lost by election every year",
    "UNITAR": "an institute of the UN, not a body with members",
    "UNOOSA": "an office of the UN, not a body with members",
}  # fmt: skip
"""Abbreviations left out on purpose, with the reason."""

_RUSSIA = "Russia left or was suspended after 2014 or 2022; the Factbook lists it as before"
_LEAVING = "the United States is leaving or has left; the Factbook lists it as before"
DOUBTFUL = {
    **{("RUS", body): _RUSSIA
       for body in ("CBSS", "CE", "CERN", "EAPC", "FATF", "NEA", "OAS", "PFP", "UNWTO")},
    **{("USA", body): _LEAVING for body in ("EITI", "UNCTAD", "UNESCO", "WHO")},
    **{(state, "IOM"): "listed as an observer as of years ago" for state in ("CHN", "RUS", "TKM")},
    ("UZB", "ICCt"): "the same Factbook calls it a non-party",
    ("KAZ", "UN Security Council"): "a seat for two years that ended long ago",
}  # fmt: skip
"""Entries of one state that are out of date or contradict the rest of the Factbook."""

ROLES = {
    "member": "Member",
    "nonregional member": "Member",
    "permanent": "Member",
    "observer": "Observer",
    "partner": "Partner",
    "partners": "Partner",
    "dialogue partner": "DialoguePartner",
    "associate member, has not ratified the 1993 CIS charter although it participates in meetings and held the "
    "chairmanship of the CIS in 2012": "Associate",
    "compliant country": "Participant",
    "implementing country": "Participant",
    "candidate country": "Candidate",
    "suspended": "SuspendedMember",
}
"""What a standing is among our roles."""

WORDS = {
    "Observer": ", observer",
    "Partner": ", partner",
    "DialoguePartner": ", dialogue partner",
    "Associate": ", associate",
    "Candidate": ", candidate",
    "SuspendedMember": ", suspended",
}
"""How a label tells a role that is not plain membership."""


def body_of(state: str, abbreviation: str, where: str) -> Body | str:
    """The body of an abbreviation, or the reason why the entry is left out.

    Raises:
        Unaccounted: no table knows the abbreviation.
    """
    if reason := LEFT.get(abbreviation) or DOUBTFUL.get((state, abbreviation)):
        return reason
    if abbreviation not in BODIES:
        raise Unaccounted(f"{where}  body '{abbreviation}' is new; name it or leave it out on purpose")
    return BODIES[abbreviation]
