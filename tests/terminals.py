"""A terminal for tests that a person would sit at."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support import Program


def on_terminal(program: Program, typed: bytes, *args: str) -> str:
    """Run a command on a terminal of its own, type something when it asks, and return what it showed."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*program.command, *args],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=program.environment | {"TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        shown += part
        if not part:
            break
        if b"[y/N]" in shown and typed:
            os.write(ours, typed)
            typed = b""
    process.wait(60)
    os.close(ours)
    return shown.decode()
