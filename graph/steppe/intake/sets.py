"""The data sets that ``steppe refresh`` knows, each a module of this folder with a function ``rows``."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import steppe.intake.adapters as folder
from steppe.intake.refresh import Adapter


def names() -> list[str]:
    """Names of the data sets, sorted."""
    return sorted(m.name for m in iter_modules(folder.__path__) if not m.name.startswith("_"))


def adapter(name: str) -> Adapter:
    """The adapter of a data set.

    Raises:
        LookupError: there is none of that name.
    """
    if name not in names():
        raise LookupError(f"'{name}' is no known data set; known are {', '.join(names())}")
    found: Adapter = import_module(f"{folder.__name__}.{name}").rows
    return found
