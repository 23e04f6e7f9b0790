"""The wheel in an empty environment outside the repository answers as the checkout does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from steppe.ask import Steppe

REPO = Path(__file__).parents[1]
ASKED = (
    ("ask", "value", "agreement=uzbekistan-airways-boeing-2025", "-f", "csv", "--sources"),
    ("ask", "memberships", "member=Kyrgyzstan", "--as-of", "2025-06-30", "-f", "csv"),
    ("paths", "usa", "kazakhstan", "--as-of", "2025-12-31"),
    ("doctor",),
)


@pytest.fixture(scope="module")
def elsewhere(live: Steppe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the commands of an environment that holds the wheel and what it needs, nothing else."""
    assert live.home.ontology == REPO / "ontology"
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPO)],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("steppe-*.whl")
    where = folder / "environment"
    constraints = str(REPO / "scripts/constraints.txt")
    if uv := shutil.which("uv"):
        subprocess.run([uv, "venv", "-q", "-p", sys.executable, str(where)], check=True)
        install = [uv, "pip", "install", "-q", "-p", str(where / "bin/python")]
    else:
        venv.create(where, with_pip=True)
        install = [str(where / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*install, "-c", constraints, str(wheel)], check=True)
    return where / "bin"


def run(steppe: str, words: tuple[str, ...], folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("STEPPE", "PYTHON", "VIRTUAL_ENV"))}
    environment |= {"NO_COLOR": "1"}
    done = subprocess.run([steppe, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("words", ASKED, ids=lambda w: w[0] + "-" + w[-1])
def test_the_wheel_answers_as_the_checkout_does(elsewhere: Path, words: tuple[str, ...], tmp_path: Path) -> None:
    here = str(Path(sys.executable).parent / "steppe")
    assert run(str(elsewhere / "steppe"), words, tmp_path) == run(here, words, REPO)


def test_the_wheel_gives_a_native_graph_and_a_picture(elsewhere: Path, tmp_path: Path) -> None:
    code = "import rdflib, steppe; g = steppe.open().graph; print(type(g) is rdflib.Dataset, steppe.__file__)"
    said = run(str(elsewhere / "python"), ("-c", code), tmp_path)
    assert said.startswith("True ")
    assert str(REPO) not in said
    run(str(elsewhere / "steppe"), ("draw", "--out", "picture.html"), tmp_path)
    assert (tmp_path / "picture.html").stat().st_size > 100_000
