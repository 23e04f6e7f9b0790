"""Colours on light and on dark ground, after Okabe and Ito for ties and Tol's muted set for things.

Colour never stands alone: kinds differ in shape and filling, states of a tie in dash, and every tie says its word.
"""

from __future__ import annotations

Pair = tuple[str, str]
"""On light ground, on dark ground."""

KIND_COLOURS: dict[str, Pair] = {
    "state": ("#2e2a6e", "#b4acff"),
    "bloc": ("#93378a", "#e08fd8"),
    "body": ("#20786c", "#56c9b9"),
    "firm": ("#7c7a14", "#cfcb62"),
    "organisation": ("#5f6673", "#a9b1bf"),
    "person": ("#b34a5e", "#ef8fa0"),
    "facility": ("#117733", "#63c987"),
    "corridor": ("#1f7fae", "#88ccee"),
    "programme": ("#882255", "#e588b8"),
    "resource": ("#8a6d1a", "#ddcc77"),
    "agreement": ("#4a5568", "#b6bfce"),
    "event": ("#a3522b", "#f0a37c"),
    "other": ("#55606e", "#c2c9d4"),
}

FAMILY_COLOURS: dict[str, Pair] = {
    "trade": ("#0072b2", "#4aa8e8"),
    "money": ("#d07c00", "#f0a830"),
    "ownership": ("#00895f", "#2fd3a4"),
    "treaty": ("#3fa3d8", "#9fdcff"),
    "membership": ("#8b90a0", "#8a92a6"),
    "force": ("#c94f00", "#ff7f3f"),
    "sanction": ("#111111", "#f7f7f7"),
    "post": ("#b8608e", "#e79cc4"),
    "figure": ("#a08800", "#f0e442"),
    "meeting": ("#8f6a4d", "#c9a27f"),
    "structure": ("#a9adb8", "#6d7484"),
    "word": ("#a98bc4", "#c4a8df"),
}

ENDED_COLOUR: Pair = ("#c3c5ca", "#4d525c")

CHANGE_COLOURS: dict[str, Pair] = {
    "added": ("#0072b2", "#4aa8e8"),
    "changed": ("#d07c00", "#f0a830"),
    "ended since": ("#a8478a", "#e79cc4"),
}
