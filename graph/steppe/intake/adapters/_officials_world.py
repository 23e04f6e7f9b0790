"""States whose foreign ministers we take from the world list: neighbours of Central Asia and those that deal with it.

The list has rows for nearly every state and for regions that few recognise; the others are left out.
"""

from __future__ import annotations

STATES = {
    "Q889": ("afghanistan", "Afghanistan"),
    "Q399": ("armenia", "Armenia"),
    "Q40": ("austria", "Austria"),
    "Q408": ("australia", "Australia"),
    "Q227": ("azerbaijan", "Azerbaijan"),
    "Q398": ("bahrain", "Bahrain"),
    "Q902": ("bangladesh", "Bangladesh"),
    "Q184": ("belarus", "Belarus"),
    "Q31": ("belgium", "Belgium"),
    "Q155": ("brazil", "Brazil"),
    "Q219": ("bulgaria", "Bulgaria"),
    "Q16": ("canada", "Canada"),
    "Q148": ("china", "China"),
    "Q241": ("cuba", "Cuba"),
    "Q213": ("czechia", "Czechia"),
    "Q35": ("denmark", "Denmark"),
    "Q79": ("egypt", "Egypt"),
    "Q191": ("estonia", "Estonia"),
    "Q33": ("finland", "Finland"),
    "Q142": ("france", "France"),
    "Q230": ("georgia", "Georgia"),
    "Q183": ("germany", "Germany"),
    "Q41": ("greece", "Greece"),
    "Q28": ("hungary", "Hungary"),
    "Q668": ("india", "India"),
    "Q252": ("indonesia", "Indonesia"),
    "Q794": ("iran", "Iran"),
    "Q796": ("iraq", "Iraq"),
    "Q38": ("italy", "Italy"),
    "Q17": ("japan", "Japan"),
    "Q810": ("jordan", "Jordan"),
    "Q232": ("kazakhstan", "Kazakhstan"),
    "Q817": ("kuwait", "Kuwait"),
    "Q813": ("kyrgyzstan", "Kyrgyzstan"),
    "Q211": ("latvia", "Latvia"),
    "Q37": ("lithuania", "Lithuania"),
    "Q833": ("malaysia", "Malaysia"),
    "Q217": ("moldova", "Moldova"),
    "Q711": ("mongolia", "Mongolia"),
    "Q837": ("nepal", "Nepal"),
    "Q55": ("netherlands", "the Netherlands"),
    "Q423": ("north-korea", "North Korea"),
    "Q20": ("norway", "Norway"),
    "Q842": ("oman", "Oman"),
    "Q843": ("pakistan", "Pakistan"),
    "Q36": ("poland", "Poland"),
    "Q846": ("qatar", "Qatar"),
    "Q218": ("romania", "Romania"),
    "Q159": ("russia", "Russia"),
    "Q851": ("saudi-arabia", "Saudi Arabia"),
    "Q403": ("serbia", "Serbia"),
    "Q334": ("singapore", "Singapore"),
    "Q214": ("slovakia", "Slovakia"),
    "Q258": ("south-africa", "South Africa"),
    "Q884": ("south-korea", "South Korea"),
    "Q29": ("spain", "Spain"),
    "Q34": ("sweden", "Sweden"),
    "Q854": ("sri-lanka", "Sri Lanka"),
    "Q858": ("syria", "Syria"),
    "Q863": ("tajikistan", "Tajikistan"),
    "Q869": ("thailand", "Thailand"),
    "Q43": ("turkiye", "Türkiye"),
    "Q874": ("turkmenistan", "Turkmenistan"),
    "Q212": ("ukraine", "Ukraine"),
    "Q878": ("united-arab-emirates", "the United Arab Emirates"),
    "Q145": ("united-kingdom", "the United Kingdom"),
    "Q30": ("united-states", "the United States"),
    "Q265": ("uzbekistan", "Uzbekistan"),
    "Q881": ("vietnam", "Vietnam"),
}
"""Wikidata item of a state to its slug and its name after "of"."""

OTHER_POSTS = {
    "Q14213": ("secretary-of-state-of-united-states", "US Secretary of State"),
    "Q634291": ("high-representative-of-eu", "High Representative of the European Union for Foreign Affairs"),
}
"""Wikidata items of posts that are not named foreign minister, with their slug and label."""

EU = "Q458"
"""The European Union stands among the states of the list."""
