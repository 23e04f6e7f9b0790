"""``python -m steppe.bench <subject> ...``: runs the subject's ``main`` with the words that follow."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HELPING = {"generate", "plain", "measure"}
"""Modules of the folder that are no subject."""


def subjects() -> list[str]:
    """Names of the modules that can be run."""
    names = {path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")}
    return sorted(names - HELPING)


def main() -> None:
    """Run one subject."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in subjects():
        sys.exit(f"steppe.bench: '{name}' is none of {', '.join(subjects())}")
    import_module(f"steppe.bench.{name}").main(sys.argv[2:])


if __name__ == "__main__":
    main()
