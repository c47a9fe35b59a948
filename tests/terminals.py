"""Terminals for tests that a person would sit at."""

from __future__ import annotations

import os
import re
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support import Program


PATIENCE = 60.0
"""Seconds that a test waits for what must come, as machines are busy; those count in which it looks, as they may be paused."""
LOOK = 0.05


class Tmux:
    """A terminal that a person would sit at; with a server of its own."""

    def __init__(self, program: Program, folder: Path, size: tuple[int, int], **environment: str) -> None:
        """Start a shell in it."""
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        wanted = (
            program.environment
            | {"PATH": f"{Path(program.command[0]).parent}:{os.environ['PATH']}", "PS1": "$ "}
            | environment
        )
        shell = ["env", "-i", *[f"{name}={value}" for name, value in wanted.items()], "TERM=screen-256color", "sh"]
        self._run("new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), *shell)
        self.prompt()  # what is typed before the prompt stands is echoed twice, or in front of it

    def _run(self, *args: str) -> str:
        return subprocess.run(
            [*self._tmux, *args], check=True, capture_output=True, text=True, timeout=10 * PATIENCE
        ).stdout

    def keys(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._run("send-keys", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Draw the window larger or smaller."""
        self._run("resize-window", "-x", str(width), "-y", str(height))

    def screen(self, *, styles: bool = False) -> str:
        """Return what is on the screen."""
        return self._run("capture-pane", "-p", *["-e"] * styles)

    def until(self, pattern: str, *, styles: bool = False) -> str:
        """Wait until something stands on the screen, and return that."""
        waited = 0.0
        while not re.search(pattern, shown := self.screen(styles=styles)):
            assert waited < PATIENCE, f"{pattern} never came:\n{shown}"
            time.sleep(LOOK)
            waited += LOOK
        return shown

    def give(self, tag: str, note: str) -> None:
        """In browse, give the article that is read a tag and a note."""
        self.keys("t")
        self.until("Tags to give")
        self.type(tag)
        self.keys("Enter")
        self.until(rf"tags: {tag}")
        self.keys("a")
        self.until("Ctrl-S keeps it")
        time.sleep(0.5)  # keys that come before the editor has the focus are lost
        self.type(note)
        self.until(note)
        self.keys("C-s")

    def prompt(self) -> str:
        """Wait until the shell asks for the next command."""
        return self.until(r"(?m)^\$\s*\Z")

    def close(self) -> None:
        """End the server."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)


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
