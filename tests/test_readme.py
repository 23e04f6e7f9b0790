"""What the README tells a newcomer to type works."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from steppe.ask import Steppe

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TYPED = [
    line.strip() for line in re.findall(r"^    (steppe (?:ask|paths|query|influence) .*?)(?:  +#.*)?$", README, re.M)
]


def run(words: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "STEPPE_HOME": str(ROOT)}
    command = [sys.executable, "-c", "from steppe.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_the_readme_shows_commands() -> None:
    assert len(TYPED) >= 8


@pytest.mark.parametrize("typed", TYPED)
def test_a_command_of_the_readme_answers(live: Steppe, typed: str) -> None:
    assert live.questions
    done = run(shlex.split(typed)[1:])
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_answer_in_the_readme_is_what_is_answered(live: Steppe) -> None:
    assert live.questions
    shown = README.split("$ steppe paths")[1].split("\nEvery hop")[0]
    asked, _, answer = shown.partition("\n")
    told = run(["paths", *asked.split()]).stdout
    assert [line.strip() for line in answer.splitlines() if line.strip()] == [
        line.strip() for line in told.splitlines() if line.strip()
    ]


def test_the_picture_of_the_readme_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert (ROOT / picture).read_bytes().startswith(b"\x89PNG")
