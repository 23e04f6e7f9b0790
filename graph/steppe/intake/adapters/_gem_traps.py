"""Known faults of the set, each with the reason why the row or cell is left out. A new release may mend them."""

from __future__ import annotations

LEFT_FIELDS = {
    "OG0012599": "project that covers Kashagan and others, which have rows of their own",
    "OG0012705": "older row of Kalamkas Sea under its Russian name",
    "OG0012640": "operator of another project, and owners that come to more than the whole",
    "OG0018345": "contract area told of as Bagtyyarlyk",
    "OG0018346": "part of Galkynysh since 2011",
    "OG0018347": "part of Galkynysh since 2011",
    "OG0018349": "name of a firm where a field is due, owned by another firm",
    "OG0018402": "same contract as Nebitdag, under a former operator's name",
    "OG0020300": "project within Tengiz with a part of its owners",
}
COMBINED = {
    "OG0020922": ("OG0012593", "OG0012647"),
    "OG0020926": ("OG0012698", "OG0012691"),
}
"""Rows for two fields at once, newer than the rows of each: their owners count for both, the rest is told of each."""
DEPARTMENT = " NGDU"
"""A production department of a concern, written where an operating firm is due."""

LEFT_OWNERS = {
    ("Galkynysh field", "Galkynyshnebit"): "operator and other reports name Turkmengaz",
    ("Cheleken field", "Galkynyshnebit"): "operator is Dragon Oil; no other report names this owner",
    ("25 Years of Independence field", "Altmax Holding"): "the operator names other beneficiaries",
    (
        "25 Years of Independence field",
        "Gazprom",
    ): "the operator says that no other investor than those it names is left",
    ("Bagtiyarlyk field", "PetroChina"): "another report has CNPC own the whole",
    ("Bagtiyarlyk field", "Turkmengas"): "another report has CNPC own the whole",
    ("Buzachi Severnyy field", "Lukoil"): "half of the share was another's in reports of 2007",
    ("W-Stream Caspian Pipeline Company", "Turkmengaz"): "only the Georgian part is borne out, by its holder",
    ("Karazhanbas field", "Karazhanbasmunai"): "the operator as owner of half, the other half unnamed",
    ("Navoi nuclear power plant", "Rosatom"): "contractor, not owner",
    ("Navoi nuclear power plant", "UzAtom"): "customer of the planned plant; shares not told apart",
}
"""Owners by our name of the facility (or of the firm) and theirs of the owner."""
WHOLE_LINE = "share of one state's firm in a line over several states; it owns the stretch in its state only"

SYSTEM_TOTALS = {
    "facility:central-asia-center-pipeline": "each line is given the capacity of the whole system",
    "facility:bukhara-ural-gas-pipeline": "both lines are given the capacity of the whole system",
    "facility:zhanaozen-zhetibay-aktau-gas-pipeline": "every part is given one and the same capacity",
    "facility:gazli-kagan-gas-pipeline": "two segments are given one and the same capacity",
}
"""Systems whose parts carry the capacity of the whole: adding them up would count it several times."""

WRONG_REGIONS = {
    "Kazakhmys Balkhash power station": "lies north of the lake, in no part of Zhambyl",
    "Tengizchevroil 3 power station": "Tengiz lies in another region",
    "Tengizchevroil Future Growth Project power station": "Tengiz lies in another region",
    "Balkhash Ulken power station": "region redrawn since",
}
WRONG_POINTS = {"Ayni hydroelectric plant": "the coal plants' file has Ayni most of a degree south of the point"}
LEFT_TERMINALS = {"T082701": "stores liquefied petroleum gas; it is no LNG terminal, and its owner built it for others"}
