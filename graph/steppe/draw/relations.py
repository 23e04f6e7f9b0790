"""Which word of the ontology is drawn how: kinds of things, families of relations, and roles that make a tie.

Terms stand here by their local names; a test holds each against the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of node: key, words for one and for many, shape, size, and whether it can act."""

    key: str
    one: str
    many: str
    shape: str
    size: int
    acts: bool
    backbone: bool = False


KINDS = (
    Kind("state", "state", "states", "dot", 12, True, True),
    Kind("bloc", "bloc", "blocs", "hexagon", 11, True, True),
    Kind("body", "public body", "public bodies", "square", 8, True, True),
    Kind("firm", "firm", "firms", "diamond", 9, True, True),
    Kind("organisation", "other organisation", "other organisations", "triangle", 8, True, True),
    Kind("person", "person", "people", "triangleDown", 7, True),
    Kind("facility", "facility", "facilities", "square", 7, False),
    Kind("corridor", "corridor", "corridors", "triangle", 8, False),
    Kind("programme", "programme or forum", "programmes, forums", "hexagon", 9, False),
    Kind("resource", "resource", "resources", "dot", 6, False),
    Kind("agreement", "agreement of many", "agreements of many", "diamond", 7, False),
    Kind("event", "event of many", "events of many", "star", 8, False),
    Kind("other", "other thing", "amounts, places, others", "triangleDown", 6, False),
)
"""In the order of the legend. What acts is drawn filled, what is acted on is drawn hollow.

The last kind is drawn only where a picture is of one record, one route or the result of a query.
"""
KIND = {kind.key: kind for kind in KINDS}

KIND_OF_CLASS = {
    "Person": "person",
    "State": "state",
    "Bloc": "bloc",
    "PublicBody": "body",
    "Company": "firm",
    "Organisation": "organisation",
    "Group": "organisation",
    "Facility": "facility",
    "Corridor": "corridor",
    "Programme": "programme",
    "Resource": "resource",
}
KIND_OF_IRI = {
    "actor": "organisation",
    "person": "person",
    "facility": "facility",
    "corridor": "corridor",
    "programme": "programme",
    "resource": "resource",
}
"""Kinds of IRIs that are drawn as nodes, with the kind of node where no class says more."""


@dataclass(frozen=True)
class Family:
    """A family of relations: key, name, and the weight of one fact in the strength of a tie."""

    key: str
    name: str
    weight: float


FAMILIES = (
    Family("trade", "trade, contracts", 3),
    Family("money", "loans, grants, capital", 3),
    Family("ownership", "ownership", 3),
    Family("treaty", "treaties, agreements", 2),
    Family("membership", "memberships", 2),
    Family("force", "forces, exercises", 4),
    Family("sanction", "sanctions, designations", 2.5),
    Family("post", "posts, elections", 1),
    Family("figure", "figures", 1),
    Family("meeting", "meetings, events", 0.5),
    Family("structure", "sites, structure", 0.5),
    Family("word", "views, statements", 0.2),
)
FAMILY = {family.key: family for family in FAMILIES}
STATE_WEIGHT = {"held": 1.0, "planned": 0.5, "claimed": 0.3, "ended": 0.1}

FAMILY_OF_CLASS = {
    "Agreement": "treaty",
    "Contract": "trade",
    "Loan": "money",
    "Guarantee": "money",
    "SwapLine": "money",
    "Grant": "money",
    "Investment": "money",
    "LetterOfInterest": "money",
    "ShareSale": "ownership",
    "Stake": "ownership",
    "Membership": "membership",
    "Tenure": "post",
    "Appointment": "post",
    "Election": "post",
    "Basing": "force",
    "Exercise": "force",
    "Delivery": "trade",
    "Sanction": "sanction",
    "Designation": "sanction",
    "Figure": "figure",
    "Assessment": "word",
    "Event": "meeting",
    "Record": "treaty",
}
LIGHT = {"InvestmentTreaty": 0.15, "Exercise": 0.1, "Declaration": 0.3, "Memorandum": 0.3, "LetterOfInterest": 0.3}
"""Records that weigh less than their family: many have them, or they bind nobody."""
LEFT_OUT = ("Gap",)
"""Records that say only that nothing was found."""
MOMENTS = ("Event", "Delivery", "Figure", "Assessment")
"""Records that are never over: what happened or was measured stays true."""

PAIRS = (
    ("buyer", "seller", "buys from"),
    ("customer", "supplier", "is supplied by"),
    ("client", "contractor", "has hired"),
    ("shipper", "carrier", "ships through"),
    ("grantor", "concessionaire", "grants a concession to"),
    ("lessor", "lessee", "leases to"),
    ("lender", "borrower", "lends to"),
    ("guarantor", "borrower", "guarantees debt of"),
    ("donor", "recipient", "gives to"),
    ("supplier", "recipient", "delivers to"),
    ("investor", "investee", "invests in"),
    ("investor", "destination", "invests in"),
    ("owner", "owned", "owns a share of"),
    ("member", "body", "takes part in"),
    ("holder", "postIn", "holds a post in"),
    ("imposedBy", "target", "restricts"),
    ("user", "host", "has forces in"),
    ("user", "site", "uses"),
    ("subject", "counterpart", "has a figure with"),
    ("assessor", "topic", "comments on"),
    ("winner", "postIn", "is elected to a post in"),
    ("lender", "finances", "finances a deal of"),
    ("donor", "finances", "finances a deal of"),
    ("guarantor", "finances", "backs a deal of"),
    ("investor", "finances", "finances a deal of"),
)
"""Roles that make a directed tie, and the word that reads from the first to the second."""

PARTIES = (
    "party",
    "buyer",
    "seller",
    "supplier",
    "customer",
    "contractor",
    "client",
    "carrier",
    "shipper",
    "grantor",
    "concessionaire",
    "lessor",
    "lessee",
    "lender",
    "borrower",
    "guarantor",
    "donor",
    "recipient",
    "investor",
    "investee",
    "participant",
    "host",
    "organiser",
    "envoyOf",
    "winner",
)
"""Roles that join their holders in one matter even where no pair above names the way."""
MATTERS = {"concerns": "deals with", "affects": "affects", "partOf": "takes part in", "under": "acts under"}
"""Roles of what a matter is about; each party is tied to it."""
PAYS_FOR = ("buyer", "client", "borrower", "customer", "concessionaire", "lessee")
"""Who is helped when the agreement that these roles belong to is financed."""

LINKS_FAMILY = {"ownedBy": "ownership", "borders": "structure"}
"""Family of a line between two things where it is not ``structure``."""
UNDIRECTED = ("borders",)
NOT_DRAWN = ("claim", "kindOf", "milestone", "silentOn", "publisher", "saidBy", "reportedBy", "verifiedOn", "stage")
"""Properties that draw nothing."""

AHEAD = {"expectedOn": "expected on", "expiresOn": "expires on"}
"""Days that lie ahead of their record, by their word: they never say how new it is."""

MANY = 4
"""More parties than this meet in a node of the record itself, not each with each."""
