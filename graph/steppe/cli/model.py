"""Options that change the numbers of the influence model, for every verb that uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from steppe.ask import Steppe
from steppe.cli.app import err
from steppe.influence.parameters import Parameters, read_file, read_settings

ParameterFile = Annotated[
    Path | None, typer.Option("--parameters", help="Turtle file of settings: parameter:weight-credit st:setting 0.7 .")
]
Setting = Annotated[list[str] | None, typer.Option("--set", help="a setting: weight-credit=0.7; repeatable")]


def model_of(steppe: Steppe, file: Path | None, settings: list[str] | None) -> Parameters:
    """Parameters of the graph with the user's changes; what stands on the command line goes before the file.

    Raises:
        BadParameter: a change names no parameter, or sets one to what it cannot be.
    """
    changes = {**(read_file(file) if file else {}), **read_settings(settings or [])}
    return Parameters.load(steppe.store, changes)


def say_model(model: Parameters) -> None:
    """Say the numbers that an answer rests on, those that the user changed first."""
    if model.changed:
        err.print(f"steppe: changed parameters: {'; '.join(model.changed)}")
    err.print(f"steppe: parameters: {model.summary}")
