"""Names of exercises and places of the Multinational Military Exercises rows in our words."""

from __future__ import annotations

import re

SERIES = {
    "Anti-Terror": "",  # Not one series: each exercise has a name of its own.
    "Balance Kayak": "Balance Kayak",
    "Balance Night": "Balance Night",
    "Boyevoye Sodruzhestvo": "Combat Commonwealth",
    "CBE": "Cooperative Best Effort",
    "CE": "Combined Endeavor",
    "Cooperative Determination": "Cooperative Determination",
    "Cooperative Longbow": "Cooperative Longbow",
    "Cooperative Nugget": "Cooperative Nugget",
    "Cooperative Osprey": "Cooperative Osprey",
    "Medceur": "Medceur",
    "Peace Mission": "Peace Mission",
    "Peace Shield": "Peace Shield",
    "Rapid Trident": "Rapid Trident",
    "Regional Cooperation": "Regional Cooperation",
    "Rescuer": "Rescuer",
    "Rough and Ready": "Rough and Ready",
    "Rubezh": "Rubezh",
    "Shchit": "Shchit",
    "Southern Shield": "Southern Shield",
    "Steppe Eagle": "Steppe Eagle",
    "Tsentr": "Tsentr",
    "Tsentrazbat": "Centrasbat",
    "Ultra Balance": "",  # Ultra Balance, Balance Umbra and Balance Umpire.
    "Vzaimodeistviye": "Interaction",
    "Vzaimodeystviye": "Interaction",
    "Yug": "Yug",
    "Yuzhny Shchit Sodruzhestva": "Southern Shield of the Commonwealth",
    "Zhardem": "Zhardem",
    "": "",
}
"""Name of a series; empty where the exercise's own name is taken."""
_YEAR = re.compile(r"[\s\-']*\b(?:19|20)?\d\d\b\s*$")

PLACES = {
    "kazakhstan": r"kaza?kh|\bazakh\b|kazkh",
    "kyrgyzstan": r"kyrgyz|bishkek",
    "tajikistan": r"tajik|takijistan|dushanbe",
    "uzbekistan": r"uzbek",
    "russia": r"russia|siberia",
    "china": r"\bchina\b",
    "united-states": r"\busa\b|virginia|colorado|new york",
    "ukraine": r"ukrain",
    "germany": r"germany",
    "bulgaria": r"bulgaria",
    "romania": r"romania",
    "canada": r"quebec|nova scotia",
    "united-kingdom": r"britain",
    "austria": r"austria",
    "azerbaijan": r"azerbaijan",
    "armenia": r"armenia",
    "georgia": r"georgia",
    "moldova": r"moldova",
    "croatia": r"croatia",
    "latvia": r"latvia",
    "lithuania": r"lithuania",
    "belarus": r"belarus|minsk",
}
HOSTS = {
    # A place that is only near another state, or that names whose bases are used.
    "mme1569": ("kazakhstan",),
    "mme2346": ("china",),
    "mme2817": ("armenia", "kyrgyzstan", "tajikistan"),
    # "Kyrgyzstan, Astana": the capital is Kazakhstan's, and the words on its aim say so.
    "mme3006": ("kazakhstan",),
}
NOWHERE = {"-9", "Caspian Sea"}
"""Places that tell no host."""
TWICE = {"mme1569": "the same states in the same weeks as Centrasbat 1997"}
FORCES = {"Land": "land", "Air": "air", "Sea": "naval", "Amphibious": "landing", "Cyber": "cyber"}
AIMS = {"Warfighting": "fighting", "Peacekeeping": "peacekeeping", "Humanitarian": "relief"}
COUNTS = dict(enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=2))


def own_name(text: str) -> str:
    """Name of an exercise without year, brackets and codes; empty if the set has none.

    >>> own_name("Turkestan '97")
    'Turkestan'
    """
    if text == "-9":
        return ""
    bare = re.sub(r"\(.*?\)|\[.*?\]|\"", "", text).strip()
    bare = _YEAR.sub("", bare).strip(" -'")
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in bare.split())


def hosts(number: str, place: str) -> tuple[str, ...] | None:
    """Slugs of the states on whose ground it was held, empty if the set does not say; None if the place is new."""
    if number in HOSTS:
        return HOSTS[number]
    found = tuple(slug for slug, pattern in PLACES.items() if re.search(pattern, place, re.I))
    nowhere = place in NOWHERE or len(place) > 120
    return found or (() if nowhere else None)
