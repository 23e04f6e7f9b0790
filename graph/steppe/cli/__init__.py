"""The command line: verbs only. Data goes to standard output, progress and complaints to standard error.

Exit codes: 0 ok, 1 error, 2 usage, 3 no result, 4 check failed.
"""

from __future__ import annotations

import sys

from steppe.ask import BadQuestion
from steppe.build import CheckFailed, NotBuilt
from steppe.cli import analysing, asking, building, controlling, drawing, entering, looking, whatif
from steppe.cli.app import ERROR, FAILED, USAGE, app, err
from steppe.influence.parameters import BadParameter
from steppe.influence.picture import BadPicture
from steppe.influence.validation import BadTable
from steppe.intake.new import BadSlot
from steppe.names import UnknownName
from steppe.store import QueryError

VERBS = (asking, building, controlling, drawing, entering, looking, whatif, analysing)
"""Modules whose commands `app` holds; naming them here is what registers them."""


def main() -> None:
    """Run the command line; every complaint is one line and an exit code."""
    try:
        app()
    except CheckFailed as failed:
        for finding in failed.findings:
            print(finding, file=sys.stderr)
        err.print(f"steppe: {failed}; nothing was built")
        sys.exit(FAILED)
    except (BadParameter, BadPicture, BadQuestion, BadSlot, BadTable, UnknownName, QueryError) as error:
        err.print(f"steppe: {error}")
        sys.exit(USAGE)
    except NotBuilt as error:
        err.print(f"steppe: {error}")
        sys.exit(ERROR)
    except BrokenPipeError:
        sys.exit(ERROR)
