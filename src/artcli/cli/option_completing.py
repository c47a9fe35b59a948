"""Which options, and which of their values, may stand here?  Words up to the cursor → what click says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import ShellComplete

from artcli.cli.group import cli

if TYPE_CHECKING:
    from collections.abc import Sequence


def options(before: Sequence[str], last: str) -> list[tuple[str, str]]:
    """Return what the last word may become, with its help."""
    found = ShellComplete(cli, {}, "artcli", "_ARTCLI_COMPLETE").get_completions(list(before), last)
    return [(str(item.value), item.help or "") for item in found if item.type == "plain"]
