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

PRESIDENT = Post("president-of-{of}", "President of {Of}", "HeadOfState")
PREMIER = Post("prime-minister-of-{of}", "Prime Minister of {Of}", "HeadOfGovernment")
FIRST_DEPUTY = Post(
    "first-deputy-prime-minister-of-{of}", "First Deputy Prime Minister of {Of}", "DeputyHeadOfGovernment"
)
DEPUTY = Post("deputy-prime-minister-of-{of}", "Deputy Prime Minister of {Of}", "DeputyHeadOfGovernment")
PROSECUTOR = Post("prosecutor-general-of-{of}", "Prosecutor General of {Of}", "Prosecutor")
SECURITY_COUNCIL = Post(
    "secretary-of-security-council-of-{of}", "Secretary of the Security Council of {Of}", "SecurityChief"
)
GENERAL_STAFF = Post("chief-of-general-staff-of-{of}", "Chief of the General Staff of {Of}", "MilitaryChief")


def _central_bank(name: str) -> Post:
    return Post(f"governor-of-{name}-of-{{of}}", f"Governor of the {name.replace('-', ' ').title()} of {{Of}}",
                "CentralBankGovernor", f"{name}-of-{{of}}")  # fmt: skip


def _staff(slug: str, label: str) -> Post:
    return Post(f"{slug}-of-{{of}}", f"{label} of {{Of}}", "Adviser")


def _speaker(slug: str, label: str) -> Post:
    return Post(f"{slug}-of-{{of}}", f"{label} of {{Of}}", "Parliamentarian")


def _ambassador(slug: str, label: str) -> Post:
    return Post(f"ambassador-of-{{of}}-to-{slug}", f"Ambassador of {{Of}} to {label}", "Ambassador")


def _city(slug: str, label: str) -> Post:
    return Post(slug, label, "RegionalHead")


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
        "State Secretary": _staff("state-secretary", "State Secretary"),
        "Head of the Presidential Administration": _staff(
            "head-of-presidential-administration", "Head of the Presidential Administration"
        ),
        "First Deputy Head of the Presidential Administration": _staff(
            "first-deputy-head-of-presidential-administration", "First Deputy Head of the Presidential Administration"
        ),
        "Head of the Office of the Prime Minister": _staff(
            "head-of-office-of-prime-minister", "Head of the Office of the Prime Minister"
        ),
        "Chairman of the National Security Committee": Post(
            "chairman-of-knb-of-{of}", "Chairman of the National Security Committee of {Of}", "SecurityChief"
        ),
        "Governor of the National Bank": _central_bank("national-bank"),
        "Chair of the Senate": _speaker("chairman-of-senate", "Chairman of the Senate"),
        "Deputy Chair of the Mazhilis": _speaker("deputy-chairman-of-mazhilis", "Deputy Chairman of the Mazhilis"),
        "Äkim of Nur-Sultan": _city("akim-of-astana", "Akim of Astana"),
        "Mayor of Almaty": _city("akim-of-almaty", "Akim of Almaty"),
        "ambassador to the Russian Federation": _ambassador("russia", "Russia"),
        "ambassador to the United States of America": _ambassador("united-states", "the United States"),
    },
    "kyrgyzstan": {
        "Chairman of the Cabinet of Ministers (Prime Minister)": Post(
            "chairman-of-cabinet-of-{of}", "Chairman of the Cabinet of Ministers of {Of}", "HeadOfGovernment"
        ),
        "First Deputy Chairman of the Cabinet of Ministers": Post(
            "first-deputy-chairman-of-cabinet-of-{of}",
            "First Deputy Chairman of the Cabinet of Ministers of {Of}",
            "DeputyHeadOfGovernment",
        ),
        "Deputy Chairman of the Cabinet of Ministers": Post(
            "deputy-chairman-of-cabinet-of-{of}",
            "Deputy Chairman of the Cabinet of Ministers of {Of}",
            "DeputyHeadOfGovernment",
        ),
        "Minister of Culture, Information and Tourism": CULTURE,
        "Minister of Digital Development": DIGITAL,
        "Minister of Economic Regulation": ECONOMY,
        "Minister of Economics and Commerce": ECONOMY,
        "Minister of Economy": ECONOMY,
        "Minister of Labour, Social Security and Migration": LABOUR,
        "Minister of Natural Resources, Environmental and Technical Supervision": ENVIRONMENT,
        "Chairman of the State Committee for National Security": Post(
            "chairman-of-gknb-of-{of}", "Chairman of the State Committee for National Security of {Of}", "SecurityChief"
        ),
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
        "Chairman of the State Committee for Investments and State Property Management": Post(
            "chairman-of-investment-committee-of-{of}",
            "Chairman of the State Committee for Investment and State Property of {Of}",
            "AgencyHead",
        ),
        "Chairman of the State Committee for Land Management and Geodesy": Post(
            "chairman-of-land-committee-of-{of}", "Chairman of the State Committee for Land of {Of}", "AgencyHead"
        ),
        "Chairman of the State Committee for National Security": Post(
            "chairman-of-gknb-of-{of}", "Chairman of the State Committee for National Security of {Of}", "SecurityChief"
        ),
        "Speaker of the National Assembly": _speaker("chairman-of-majlisi-milli", "Chairman of the Majlisi Milli"),
        "Speaker of the Assembly of Representatives": _speaker(
            "chairman-of-majlisi-namoyandagon", "Chairman of the Majlisi Namoyandagon"
        ),
        "Governor of the National Bank": _central_bank("national-bank"),
    },
    "turkmenistan": {
        "Minister of Finance and Economy": FINANCE,
        "Chairman of the Assembly": _speaker("chairman-of-mejlis", "Chairman of the Mejlis"),
        "ambassador to the People's Republic of China": _ambassador("china", "China"),
    },
    "uzbekistan": {
        "Minister of Economic Development and Poverty Reduction": ECONOMY,
        "Minister of Investments and Foreign Trade": Post(
            "investment-minister-of-{of}", "Investment Minister of {Of}", "EconomyMinister"
        ),
        "Minister of Water Resources": _minister("Water"),
        "Chair of the Senate": _speaker("chairman-of-senate", "Chairman of the Senate"),
        "Speaker of the Legislative Chamber": _speaker(
            "speaker-of-legislative-chamber", "Speaker of the Legislative Chamber"
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
        "Chief of the Government Staff": _staff("chief-of-government-staff", "Chief of the Government Staff"),
        "Director of the Foreign Intelligence Service": Post(
            "director-of-svr-of-{of}", "Director of the Foreign Intelligence Service of {Of}", "SecurityChief"
        ),
        "Director of the Federal Security Service": Post(
            "director-of-fsb-of-{of}", "Director of the Federal Security Service of {Of}", "SecurityChief"
        ),
        "Governor of the Central Bank": _central_bank("central-bank"),
        "Chairman of the Federation Council": _speaker(
            "chairman-of-federation-council", "Chairman of the Federation Council"
        ),
        "Chairman of the State Duma": _speaker("chairman-of-state-duma", "Chairman of the State Duma"),
        "Chief of Staff of the Presidential Executive Office": _staff(
            "head-of-presidential-administration", "Head of the Presidential Administration"
        ),
        "Deputy Kremlin Chief of Staff": _staff(
            "deputy-head-of-presidential-administration", "Deputy Head of the Presidential Administration"
        ),
        "Deputy Chairman of the Security Council": _staff(
            "deputy-chairman-of-security-council", "Deputy Chairman of the Security Council"
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
