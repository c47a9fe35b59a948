"""How is a long page read?  Through the reader's pager, which ``render.terminal`` finds; runs it and waits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artcli.config import load_config
from artcli.render.terminal import pager, pager_environment

if TYPE_CHECKING:
    import subprocess


def page(text: str) -> bool:
    """Show a text through the pager; say whether there was one."""
    command = pager(os.environ, load_config().pager)
    if not command:
        return False
    import shutil  # noqa: PLC0415  (who wants no pager need not wait for these)
    import subprocess  # noqa: PLC0415

    if not shutil.which(command[0]):
        return False
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
    return True


def _wait(process: subprocess.Popen[str]) -> None:
    """Wait for the pager; Ctrl-C is the pager's affair."""
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return
