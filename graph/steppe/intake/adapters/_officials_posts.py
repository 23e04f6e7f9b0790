"""Posts of the officials data set: what each of its position names is to us, and which are left out and why.

A position that stands in no table here stops the refresh. Nothing is read or written.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from steppe.intake.ledger import Unaccounted


class Post(NamedTuple):
    """What a position is to us; ``{of}`` and ``{Of}`` in slug and label stand for the state."""

    slug: str
    label: str
    office: str
    body: str = ""
    """The body that the post is in, by slug with ``{of}``; the state itself if empty."""
    acting: bool = False


def _of(slug: str, label: str, office: str) -> Post:
    return Post(f"{slug}-of-{{of}}", f"{label} of {{Of}}", office)


def _minister(field: str, office: str = "Minister") -> Post:
    return Post(f"{field.lower().replace(' ', '-')}-minister-of-{{of}}", f"{field} Minister of {{Of}}", office)


AGRICULTURE = _minister("Agriculture", "AgricultureMinister")
CULTURE = _minister("Culture")
DEFENCE = _minister("Defence", "DefenceMinister")
DIGITAL = _minister("Digital")
ECONOMY = _minister("Economy", "EconomyMinister")
EDUCATION = _minister("Education", "EducationMinister")
EMERGENCY = _minister("Emergency")
ENERGY = _minister("Energy", "EnergyMinister")
ENVIRONMENT = _minister("Environment")
FINANCE = _minister("Finance", "FinanceMinister")
FOREIGN = _minister("Foreign", "ForeignMinister")
HEALTH = _minister("Health", "HealthMinister")
INDUSTRY = _minister("Industry")
INFORMATION = _minister("Information")
INTERIOR = _minister("Interior", "InteriorMinister")
JUSTICE = _minister("Justice", "JusticeMinister")
LABOUR = _minister("Labour")
SCIENCE = _minister("Science", "EducationMinister")
TRADE = _minister("Trade", "EconomyMinister")
TRANSPORT = _minister("Transport", "TransportMinister")

PRESIDENT = _of("president", "President", "HeadOfState")
PREMIER = _of("prime-minister", "Prime Minister", "HeadOfGovernment")
FIRST_DEPUTY = _of("first-deputy-prime-minister", "First Deputy Prime Minister", "DeputyHeadOfGovernment")
DEPUTY = _of("deputy-prime-minister", "Deputy Prime Minister", "DeputyHeadOfGovernment")
PROSECUTOR = _of("prosecutor-general", "Prosecutor General", "Prosecutor")
SECURITY_COUNCIL = _of("secretary-of-security-council", "Secretary of the Security Council", "SecurityChief")
GKNB = _of("chairman-of-gknb", "Chairman of the State Committee for National Security", "SecurityChief")
GENERAL_STAFF = _of("chief-of-general-staff", "Chief of the General Staff", "MilitaryChief")


def _central_bank(name: str) -> Post:
    return Post(f"governor-of-{name}-of-{{of}}", f"Governor of the {name.replace('-', ' ').title()} of {{Of}}",
                "CentralBankGovernor", f"{name}-of-{{of}}")  # fmt: skip


def _ambassador(slug: str, label: str) -> Post:
    return Post(f"ambassador-of-{{of}}-to-{slug}", f"Ambassador of {{Of}} to {label}", "Ambassador")


EVERYWHERE = {
    "President": PRESIDENT,
    "Prime Minister": PREMIER,
    "First Deputy Prime Minister": FIRST_DEPUTY,
    "Deputy Prime Minister": DEPUTY,
    "Minister of Agriculture": AGRICULTURE,
    "Minister of Culture": CULTURE,
    "Minister of Defence": DEFENCE,
    "Minister of Education": EDUCATION,
    "Minister of Education and Science": EDUCATION,
    "Minister of Emergency Situations": EMERGENCY,
    "Minister of Energy": ENERGY,
    "Minister of Finance": FINANCE,
    "Minister of Foreign Affairs": FOREIGN,
    "Minister for Foreign Affairs": FOREIGN,
    "Minister of Health": HEALTH,
    "Minister of Internal Affairs": INTERIOR,
    "Minister of Justice": JUSTICE,
    "Minister of Science and Higher Education": SCIENCE,
    "Minister of Transport": TRANSPORT,
    "Minister of Transport and Communications": TRANSPORT,
    "Prosecutor General": PROSECUTOR,
    "Prosecutor-General": PROSECUTOR,
    "Secretary of the Security Council": SECURITY_COUNCIL,
    "Chief of the General Staff": GENERAL_STAFF,
}
"""Positions that mean the same in every file."""

BY_STATE: dict[str, dict[str, Post]] = {
    "kazakhstan": {
        "Minister of Culture and Sports": CULTURE,
        "Minister of Digital Development, Innovation and Aerospace Industry": DIGITAL,
        "Minister of Ecology, Geology and Natural Resources": ENVIRONMENT,
        "Minister of Healthcare": HEALTH,
        "Minister of Industry and Infrastructure Development": INDUSTRY,
        "Minister of Information and Communications": INFORMATION,
        "Minister of Information and Social Development": INFORMATION,
        "Minister of Labor and Social Protection of the Population": LABOUR,
        "Minister of National Economy": ECONOMY,
        "Minister of Trade and Integration": TRADE,
        "State Secretary": _of("state-secretary", "State Secretary", "Adviser"),
        "Head of the Presidential Administration": _of(
            "head-of-presidential-administration", "Head of the Presidential Administration", "Adviser"
        ),
        "First Deputy Head of the Presidential Administration": _of(
            "first-deputy-head-of-presidential-administration",
            "First Deputy Head of the Presidential Administration",
            "Adviser",
        ),
        "Head of the Office of the Prime Minister": _of(
            "head-of-office-of-prime-minister", "Head of the Office of the Prime Minister", "Adviser"
        ),
        "Chairman of the National Security Committee": _of(
            "chairman-of-knb", "Chairman of the National Security Committee", "SecurityChief"
        ),
        "Governor of the National Bank": _central_bank("national-bank"),
        "Chair of the Senate": _of("chairman-of-senate", "Chairman of the Senate", "Parliamentarian"),
        "Deputy Chair of the Mazhilis": _of(
            "deputy-chairman-of-mazhilis", "Deputy Chairman of the Mazhilis", "Parliamentarian"
        ),
        "Äkim of Nur-Sultan": Post("akim-of-astana", "Akim of Astana", "RegionalHead"),
        "Mayor of Almaty": Post("akim-of-almaty", "Akim of Almaty", "RegionalHead"),
        "ambassador to the Russian Federation": _ambassador("russia", "Russia"),
        "ambassador to the United States of America": _ambassador("united-states", "the United States"),
    },
    "kyrgyzstan": {
        "Chairman of the Cabinet of Ministers (Prime Minister)": _of(
            "chairman-of-cabinet", "Chairman of the Cabinet of Ministers", "HeadOfGovernment"
        ),
        "First Deputy Chairman of the Cabinet of Ministers": _of(
            "first-deputy-chairman-of-cabinet",
            "First Deputy Chairman of the Cabinet of Ministers",
            "DeputyHeadOfGovernment",
        ),
        "Deputy Chairman of the Cabinet of Ministers": _of(
            "deputy-chairman-of-cabinet", "Deputy Chairman of the Cabinet of Ministers", "DeputyHeadOfGovernment"
        ),
        "Minister of Culture, Information and Tourism": CULTURE,
        "Minister of Digital Development": DIGITAL,
        "Minister of Economic Regulation": ECONOMY,
        "Minister of Economics and Commerce": ECONOMY,
        "Minister of Economy": ECONOMY,
        "Minister of Labour, Social Security and Migration": LABOUR,
        "Minister of Natural Resources, Environmental and Technical Supervision": ENVIRONMENT,
        "Chairman of the State Committee for National Security": GKNB,
        "Speaker of the Supreme Council": Post(
            "speaker-of-jogorku-kenesh", "Speaker of the Jogorku Kenesh", "Parliamentarian"
        ),
        "Governor of the Central Bank": _central_bank("national-bank"),
        "ambassador to China": _ambassador("china", "China"),
        "ambassador to Russia": _ambassador("russia", "Russia"),
        "ambassador to the United Kingdom": _ambassador("united-kingdom", "the United Kingdom"),
    },
    "tajikistan": {
        "Minister of Economic Development and Trade": ECONOMY,
        "Minister of Energy and Water Resources": ENERGY,
        "Minister of Industry and New Technologies": INDUSTRY,
        "Minister of Labour, Migration and Population Employment": LABOUR,
        "Chairman of the State Committee for Investments and State Property Management": _of(
            "chairman-of-investment-committee",
            "Chairman of the State Committee for Investment and State Property",
            "AgencyHead",
        ),
        "Chairman of the State Committee for Land Management and Geodesy": _of(
            "chairman-of-land-committee", "Chairman of the State Committee for Land", "AgencyHead"
        ),
        "Chairman of the State Committee for National Security": GKNB,
        "Speaker of the National Assembly": _of(
            "chairman-of-majlisi-milli", "Chairman of the Majlisi Milli", "Parliamentarian"
        ),
        "Speaker of the Assembly of Representatives": _of(
            "chairman-of-majlisi-namoyandagon", "Chairman of the Majlisi Namoyandagon", "Parliamentarian"
        ),
        "Governor of the National Bank": _central_bank("national-bank"),
    },
    "turkmenistan": {
        "Minister of Finance and Economy": FINANCE,
        "Chairman of the Assembly": _of("chairman-of-mejlis", "Chairman of the Mejlis", "Parliamentarian"),
        "ambassador to the People's Republic of China": _ambassador("china", "China"),
    },
    "uzbekistan": {
        "Minister of Economic Development and Poverty Reduction": ECONOMY,
        "Minister of Investments and Foreign Trade": _of(
            "investment-minister", "Investment Minister", "EconomyMinister"
        ),
        "Minister of Water Resources": _minister("Water"),
        "Chair of the Senate": _of("chairman-of-senate", "Chairman of the Senate", "Parliamentarian"),
        "Speaker of the Legislative Chamber": _of(
            "speaker-of-legislative-chamber", "Speaker of the Legislative Chamber", "Parliamentarian"
        ),
        "Governor of the Central Bank": _central_bank("central-bank"),
    },
    "russia": {
        "Acting President": PRESIDENT._replace(acting=True),
        "Minister of Construction, Housing and Utilities": _minister("Construction"),
        "Minister for the Development of the Russian Far East and Arctic": _minister("Far East"),
        "Minister of Digital Development, Communications and Mass Media": DIGITAL,
        "Minister of Economic Development": ECONOMY,
        "Minister of Industry and Trade": INDUSTRY,
        "Minister of Labour and Social Protection": LABOUR,
        "Minister of Natural Resources": ENVIRONMENT,
        "Minister of Regional Development": _minister("Regional Development"),
        "Minister of Sport": _minister("Sport"),
        "Chief of the Government Staff": _of("chief-of-government-staff", "Chief of the Government Staff", "Adviser"),
        "Director of the Foreign Intelligence Service": _of(
            "director-of-svr", "Director of the Foreign Intelligence Service", "SecurityChief"
        ),
        "Director of the Federal Security Service": _of(
            "director-of-fsb", "Director of the Federal Security Service", "SecurityChief"
        ),
        "Governor of the Central Bank": _central_bank("central-bank"),
        "Chairman of the Federation Council": _of(
            "chairman-of-federation-council", "Chairman of the Federation Council", "Parliamentarian"
        ),
        "Chairman of the State Duma": _of("chairman-of-state-duma", "Chairman of the State Duma", "Parliamentarian"),
        "Chief of Staff of the Presidential Executive Office": _of(
            "head-of-presidential-administration", "Head of the Presidential Administration", "Adviser"
        ),
        "Deputy Kremlin Chief of Staff": _of(
            "deputy-head-of-presidential-administration", "Deputy Head of the Presidential Administration", "Adviser"
        ),
        "Deputy Chairman of the Security Council": _of(
            "deputy-chairman-of-security-council", "Deputy Chairman of the Security Council", "Adviser"
        ),
        "Ambassador to Belarus": _ambassador("belarus", "Belarus"),
        "Ambassador to India": _ambassador("india", "India"),
        "Ambassador to Iran": _ambassador("iran", "Iran"),
        "Ambassador to Kyrgyzstan": _ambassador("kyrgyzstan", "Kyrgyzstan"),
        "Ambassador to Turkey": _ambassador("turkiye", "Türkiye"),
        "Ambassador to the United States": _ambassador("united-states", "the United States"),
        "Permanent Representative to NATO": Post(
            "permanent-representative-of-{of}-to-nato", "Permanent Representative of {Of} to NATO", "Ambassador"
        ),
        "Permanent Representative to the United Nations": Post(
            "permanent-representative-of-{of}-to-un",
            "Permanent Representative of {Of} to the United Nations",
            "Ambassador",
        ),
    },
}
"""Positions that mean something in one file only."""

LEFT = {
    ("turkmenistan", "Vice-President"): "Turkmenistan has deputy chairmen of the cabinet; they are told by hand",
    ("turkmenistan", "First Lady"): "no office",
    ("tajikistan", "ambassador of Tajikistan"): "the host state is not given",
    ("russia", "First Deputy Prime Minister"): "the list mixes first deputies with the other deputies",
    ("russia", "Supreme Commander-in-Chief of the Armed Forces"): "goes with the presidency",
    ("russia", "Advisor to the President"): "no post that one follows another in",
    ("russia", "Deputy Minister of Finance"): "below the rank our questions ask for",
    ("russia", "Deputy Minister of Foreign Affairs"): "below the rank our questions ask for",
    ("russia", "Foreign Ministry Spokeperson"): "below the rank our questions ask for",
    ("kyrgyzstan", "ambassador to Bulgaria"): "an embassy outside our questions",
}
"""Positions left out on purpose, with the reason."""

LEFT_FAMILIES = (
    (
        "russia",
        re.compile(
            r"(Governor of|Head of|[Pp]resident of (the Sakha|Bashkort)|Prime Minister of Crimea|[Mm]ayor of"
            r"|Plenipotentiary Representative|Presidential Plenipotentiary)"
        ),
        "a post in a region of Russia",
    ),
    ("russia", re.compile(r"[Aa]mbassador to "), "an embassy outside our questions"),
)
"""Families of positions left out on purpose: state, pattern, reason."""


def post_of(state: str, position: str, where: str) -> Post | str:
    """Our post for a position, or the reason why it is left out.

    Raises:
        Unaccounted: no table knows the position.
    """
    if found := BY_STATE.get(state, {}).get(position):
        return found
    if reason := LEFT.get((state, position)):
        return reason
    if found := EVERYWHERE.get(position):
        return found
    for of, pattern, why in LEFT_FAMILIES:
        if of == state and pattern.match(position):
            return why
    raise Unaccounted(f"{where}  position '{position}' is new; translate it or leave it out on purpose")
