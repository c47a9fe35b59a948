"""Examples of the documentation: the commands of a page's ``sh`` blocks, what a ``text`` block below says they print, and a terminal to run them on."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from support import DATA

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_UNSHOWN = re.compile(r"^<!-- run: (.*) -->$", re.MULTILINE)
"""A command that the page doesn't show, before the output that it does."""
_VARIES = re.compile(r"\d[\d,.]*(?=\\? (?:ms|s|min|kB|MB|years? ago|months? ago)\b)")
"""What differs from run to run, from machine to machine or from day to day, and needs no ``…``."""
_SEQUENCES = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[=>]")
COLUMNS = 80
LONGEST = 120
"""Seconds in which a command prints nothing before it is ended; those count in which this process runs, as machines may be paused."""


@dataclass(frozen=True)
class Example:
    """A command, the line of the page that it stands on, and what it should print (None: the page doesn't say)."""

    line: int
    command: str
    printed: str | None


def examples_of(page: Path) -> list[Example]:
    """Read all commands of a page; a block of output belongs to the last command of the block before it."""
    text = page.read_text(encoding="utf-8")
    blocks = list(_FENCE.finditer(text))
    examples = []
    for block, after in zip(blocks, [*blocks[1:], None][: len(blocks)], strict=True):
        before = text[: block.start()].rstrip().rpartition("\n")[2]
        if block[1] == "text" and (unshown := _UNSHOWN.fullmatch(before)):
            examples.append(Example(text.count("\n", 0, block.start()), unshown[1], block[2]))
        if block[1] != "sh":
            continue
        first = text.count("\n", 0, block.start(2)) + 1
        commands = [
            (first + at, line) for at, line in enumerate(block[2].splitlines()) if line and not line.startswith("#")
        ]
        follows = after is not None and after[1] == "text" and not text[block.end() : after.start()].strip()
        for at, (line, command) in enumerate(commands):
            last = at == len(commands) - 1
            examples.append(Example(line, command, after[2] if after and follows and last else None))
    return examples


def without_comment(command: str) -> str:
    """Leave out what stands behind ``  #``."""
    return re.split(r"\s{2,}# |\s# ", command)[0].rstrip()


def prints(printed: str, shown: str) -> bool:
    """Tell whether what was shown is what is printed: ``…`` stands for anything in a line, alone on one for any lines.

    Times, sizes and ages may have other figures.
    """
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else _pattern(line.rstrip()) + r" *\n" for line in printed.splitlines()
    )
    return re.fullmatch(pattern, shown) is not None


def _pattern(line: str) -> str:
    return _VARIES.sub(r"[\\d,.]+", re.escape(line).replace("\\ ", " ")).replace("…", ".*?")


class Desk:
    """A reader's home with the sample articles in ~/articles, and a terminal of 80 columns in it."""

    def __init__(self, home: Path) -> None:
        """Copy the articles; nothing is ingested yet."""
        self.home = home
        shutil.copytree(DATA, home / "articles")
        shutil.copytree(DATA, home / "data")
        editor = home / "editor.sh"
        editor.write_text('#!/bin/sh\necho "# seen" >> "$1"\n')
        editor.chmod(0o755)
        self.environment = {
            "HOME": str(home),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "COLORTERM": "",
            "NO_COLOR": "1",
            "EDITOR": str(editor),
            "ARTCLI_PAGER": "",
            "PYTHONUTF8": "1",
            "FZF_DEFAULT_OPTS": "--filter=",  # as if all were chosen, without a key
        }

    def run(self, command: str) -> tuple[int, str]:
        """Run a command in bash; return its exit status and what the terminal shows, controls left out."""
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
        process = subprocess.Popen(
            ["bash", "-o", "pipefail", "-c", command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=self.environment,
            cwd=self.home,
            start_new_session=True,
        )
        os.close(theirs)
        shown = b""
        silent = 0
        while silent < LONGEST:
            if not select.select([ours], [], [], 1)[0]:
                silent += 1
                continue
            silent = 0
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        else:
            process.kill()
        status = process.wait(LONGEST)
        os.close(ours)
        return status, left_on_screen(shown.decode()).replace(str(self.home), "/home/ada")


def left_on_screen(shown: str) -> str:
    """Do what a terminal does: go back and up, and wipe lines, as what draws progress asks for; leave colours and links out."""
    lines, row, column_0 = [""], 0, True
    for part in re.split(r"(\x1b\[\d*A|\x1b\[2K|\r|\n)", shown):
        if part == "\n":
            row += 1
            lines += [""] * (row == len(lines))
        elif part == "\r":
            column_0 = True
            continue
        elif part.endswith("A") and part.startswith("\x1b["):
            row = max(0, row - int(part[2:-1] or 1))
        elif part == "\x1b[2K":
            lines[row] = ""
        elif part := _SEQUENCES.sub("", part):
            lines[row] = part if column_0 else lines[row] + part
        column_0 = part == "\n"
    return "\n".join([line.rstrip() for line in lines])
