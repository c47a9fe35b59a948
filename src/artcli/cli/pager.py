"""How is a long page read?  Through the reader's pager, which ``render.terminal`` finds; runs it and waits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artcli.config import load_config
from artcli.render.safe import safe_name
from artcli.render.terminal import pager, pager_environment
from artcli.values import dataclass

if TYPE_CHECKING:
    import subprocess


AT_A_LINE = ("less", "more", "most", "moar", "moor", "vim", "view", "nvim", "w3m")
"""Pagers that open at a line when they are given ``+N``."""
_ABOVE = 2
"""Lines that are shown above the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Paged:
    """What became of a page: whether there was a pager to show it, and what the reader should know."""

    shown: bool
    note: str = ""


def page(text: str, line: int | None = None) -> Paged:
    """Show a text through the pager, opened at a line where the pager can do that."""
    command = pager(os.environ, load_config().pager)
    if not command:
        return Paged(shown=False)
    name = os.path.basename(command[0]).lower().removesuffix(".exe")  # noqa: PTH119  (a command, no path of ours)
    if name == "less":
        command = [*command, "-R"]  # whatever LESS says: without it our styles would be letters
    note = ""
    if line and name in AT_A_LINE:
        command = [*command, f"+{max(1, line - _ABOVE)}"]
    elif line:
        note = f"{safe_name(name)} can't be opened at a line: what was looked for is in line {line} of the page."
    import shutil  # noqa: PLC0415  (who wants no pager need not wait for these)
    import subprocess  # noqa: PLC0415

    if not shutil.which(command[0]):
        return Paged(shown=False)
    process = subprocess.Popen(  # noqa: S603  (the reader's own choice)
        command, stdin=subprocess.PIPE, env=pager_environment(os.environ), encoding="utf-8", errors="backslashreplace"
    )
    assert process.stdin is not None
    try:
        process.stdin.write(text)
        process.stdin.close()
    except BrokenPipeError:
        pass  # the reader has seen enough
    _wait(process)
    return Paged(shown=True, note=note)


def _wait(process: subprocess.Popen[str]) -> None:
    """Wait for the pager; Ctrl-C is the pager's affair."""
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return
