"""How is a long page read?  Through the reader's pager, which ``render.terminal`` finds; runs it and waits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from artcli.config import load_config
from artcli.render.safe import safe_name
from artcli.render.terminal import pager, pager_environment
from artcli.values import dataclass

if TYPE_CHECKING:
    import subprocess

    from artcli.cli.places import Place


AT_A_LINE = ("less", "more", "most", "moar", "moor", "vim", "view", "nvim", "w3m")
"""Pagers that open at a line when they are given ``+N``."""
_ABOVE = 2
"""Lines that are shown above the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Paged:
    """What became of a page: whether there was a pager to show it, and what the reader should know."""

    shown: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a page is opened: at a line that was asked for, else at the place of reading; ``rows`` are those of the screen."""

    line: int | None = None
    place: Place | None = None
    rows: int = 0


def page(text: str, opening: Opening | None = None) -> Paged:
    """Show a text through the pager, opened where it is to be if the pager can do that."""
    opening = opening or Opening()
    command = pager(os.environ, load_config().pager)
    if not command:
        return Paged(shown=False)
    import shutil  # noqa: PLC0415  (who wants no pager need not wait for it)

    if not shutil.which(command[0]):
        return Paged(shown=False)
    name = os.path.basename(command[0]).lower().removesuffix(".exe")  # noqa: PTH119  (a command, no path of ours)
    note = ""
    if name == "less":
        command = [*command, "-R"]  # whatever LESS says: without it our styles would be letters
    if name in AT_A_LINE:
        command = [*command, *_at(opening, text.count("\n"))]
    elif opening.line:
        note = (
            f"{safe_name(name)} can't be opened at a line: what was looked for is in line {opening.line} of the page."
        )
    if name != "less" or opening.place is None or not _watch(command, text, opening.place, opening.rows):
        _run(command, text)
    return Paged(shown=True, note=note)


def _at(opening: Opening, lines: int) -> list[str]:
    """Return the argument that opens a pager at its line."""
    if opening.line:
        return [f"+{max(1, opening.line - _ABOVE)}"]
    line = opening.place.line(lines) if opening.place else None
    return [f"+{line}"] if line else []


def _watch(command: list[str], text: str, place: Place, rows: int) -> bool:
    """Run less so that it tells where it is left; say whether that could be."""
    from artcli.cli.less import can_be_watched, watched  # noqa: PLC0415  (only for articles in less)

    if not can_be_watched(command, os.environ):
        return False
    import subprocess  # noqa: PLC0415

    try:
        with watched(text) as file:
            environment = pager_environment(os.environ) | file.environment()
            asked = [*command, *file.arguments(), str(file.page)]
            _wait(subprocess.Popen(asked, stdin=subprocess.DEVNULL, env=environment))  # noqa: S603
            if (left := file.left()) is not None:
                place.left(*left, rows)
    except OSError:  # no room for a file: a pipe needs none
        return False
    return True


def _run(command: list[str], text: str) -> None:
    import subprocess  # noqa: PLC0415

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


def _wait(process: subprocess.Popen[Any]) -> None:
    """Wait for the pager; Ctrl-C is the pager's affair."""
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return
