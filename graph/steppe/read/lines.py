"""What a line of the graph is, and how a file of text is opened."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters and marks that turn the direction of writing: they can hide what a line says."""


class Line(NamedTuple):
    """A quad with the place it was told."""

    quad: ox.Quad
    file: str
    line: int


class Finding(NamedTuple):
    """Something wrong, where, and what would be right. Sorts by file and line."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}  {self.sentence}"


def read_text(path: Path, name: str) -> tuple[str, list[Finding]]:
    """Text of a file as UTF-8 in NFC without a byte order mark, and what was wrong with it.

    A file in another encoding gives no text and one finding.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", [Finding(name, 1, f"cannot be read: {error.strerror}")]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16")):
        if raw.startswith(mark):
            return "", [Finding(name, 1, f"is written in {encoding}; save it as UTF-8")]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [Finding(name, line, f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8")]
    findings = []
    for number, row in enumerate(text.split("\n"), 1):
        if bad := UNWANTED.search(row.rstrip("\r")):
            findings.append(Finding(name, number, f"holds the invisible character U+{ord(bad[0]):04X}; take it out"))
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")), findings
