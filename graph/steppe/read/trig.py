"""One TriG file to lines. pyoxigraph parses; feeding it a line at a read keeps the count of where each quad ends."""

from __future__ import annotations

from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from steppe.read.lines import Finding, Line, read_text


class _Feed:
    """A file-like object that gives one line a read and knows how many it gave."""

    def __init__(self, text: str) -> None:
        self.rows = text.encode().splitlines(keepends=True)
        self.given = 0

    def read(self, _size: int = -1) -> bytes:
        if self.given >= len(self.rows):
            return b""
        self.given += 1
        return self.rows[self.given - 1]


def read_trig(path: Path, name: str) -> tuple[list[Line], list[Finding]]:
    """Lines of a TriG file, blank nodes as they stand; a syntax error ends the file with one finding."""
    text, findings = read_text(path, name)
    feed, lines = _Feed(text), []
    try:
        for quad in ox.parse(cast(IO[bytes], feed), format=ox.RdfFormat.TRIG, rename_blank_nodes=True):
            if isinstance(quad.graph_name, ox.DefaultGraph):
                findings.append(Finding(name, feed.given, "stands outside any source; put it in source:... { }"))
            else:
                lines.append(Line(quad, name, feed.given))
    except SyntaxError as error:
        words = " ".join(str(error.msg).split())
        findings.append(Finding(name, error.lineno or feed.given, f"is not valid TriG: {words}"))
    return lines, findings
