"""Facts in TriG: each quad keeps the line it ends on; what cannot be read is one finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from steppe.read import read_text
from steppe.read.trig import read_trig
from steppe.terms import PREFIXES, expand

PREFIX = "\n".join(f"@prefix {p}: <{PREFIXES[p]}> ." for p in ("actor", "source", "st", "rdfs"))
per_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def write(folder: Path, text: str) -> Path:
    path = folder / "facts.trig"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@per_file
@given(gaps=some.lists(some.integers(0, 3), min_size=1, max_size=8), ends=some.sampled_from(["\n", "\r\n"]))
def test_every_quad_carries_its_line(tmp_path: Path, gaps: list[int], ends: str) -> None:
    rows, due = ["@prefix : <https://w3id.org/steppe/actor/> .", ":source {"], {}
    for number, gap in enumerate(gaps):
        rows += [""] * gap
        rows.append(f":a{number} a :B .")
        due[expand(f"actor:a{number}")] = len(rows)
    text = ends.join([*rows, "}", ""])
    lines, findings = read_trig(write(tmp_path, text), "facts.trig")
    assert findings == []
    assert {line.quad.subject.value: line.line for line in lines} == due  # type: ignore[union-attr]


def test_objects_of_one_predicate_stand_on_their_own_lines(tmp_path: Path) -> None:
    text = f"{PREFIX}\nsource:s {{\n  actor:a\n    st:unitOf actor:b ,\n\n              actor:c ;\n    .\n}}\n"
    lines, findings = read_trig(write(tmp_path, text), "f")
    assert findings == []
    assert [line.line for line in lines] == [7, 9]


def test_a_syntax_error_ends_the_file_with_one_finding_and_keeps_what_stood_before(tmp_path: Path) -> None:
    rows = ("source:s {", "actor:a st:unitOf actor:b .", "actor:a st:unitOf .", "actor:c st:unitOf actor:d .", "}")
    text = "\n".join((PREFIX, *rows))
    lines, findings = read_trig(write(tmp_path, text), "f")
    assert [line.line for line in lines] == [6]
    assert [(finding.line, finding.sentence[:17]) for finding in findings] == [(7, "is not valid TriG")]
    assert "\n" not in findings[0].sentence


def test_a_line_outside_any_graph_is_left_out_and_found(tmp_path: Path) -> None:
    lines, findings = read_trig(write(tmp_path, f"{PREFIX}\nactor:a st:unitOf actor:b .\n"), "f")
    assert lines == []
    assert findings[0].line == 5
    assert "outside any source" in findings[0].sentence


def test_names_are_brought_to_one_form_of_unicode(tmp_path: Path) -> None:
    apart, joined = "Me\u0301lanie", "M\u00e9lanie"
    text = f'{PREFIX}\nsource:s {{ actor:a rdfs:label "{apart}"@en . }}\n'
    lines, _ = read_trig(write(tmp_path, text), "f")
    assert lines[0].quad.object.value == joined  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"a\n\xd0\xe0\xf1\n", 2, "byte 0xd0 is not UTF-8"),
        ("wide".encode("utf-16"), 1, "is written in UTF-16"),
        ("one\ntwo \u202e\n".encode(), 2, "invisible character U+202E"),
        (b"one\n\x00\n", 2, "invisible character U+0000"),
    ],
)
def test_text_that_is_no_clean_utf8_is_found(tmp_path: Path, raw: bytes, line: int, words: str) -> None:
    path = tmp_path / "f"
    path.write_bytes(raw)
    _, findings = read_text(path, "f")
    assert [finding.line for finding in findings] == [line]
    assert words in findings[0].sentence


def test_a_byte_order_mark_and_carriage_returns_are_read_away(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes("\ufeffone\r\ntwo\r\n".encode())
    assert read_text(path, "f") == ("one\ntwo\n", [])


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    text, findings = read_text(tmp_path / "none", "none")
    assert text == ""
    assert "cannot be read" in findings[0].sentence
