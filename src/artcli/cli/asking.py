"""May it be done?  A question on the terminal → yes or no; whoever isn't there to be asked must have said so before."""

from __future__ import annotations

import sys

from artcli.cli.terminal import is_terminal, standard_error
from artcli.errors import ConfigError


def refuse_unasked(what: str, *, yes: bool) -> None:
    """Raise ``ConfigError`` where nobody can be asked and ``--yes`` wasn't said; ``what`` would be done."""
    if not yes and not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        message = f"{what} needs a yes, and there is no terminal to ask on."
        raise ConfigError(message, hint="See what would go with --dry-run, then say --yes.")


def agreed(question: str) -> bool:
    """Ask; anything but yes is no, also the end of what is typed."""
    output = standard_error()
    output.stream.write(f"{question} [y/N] ")
    output.stream.flush()
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        output.write("")
    return answer.strip().lower() in ("y", "yes")
