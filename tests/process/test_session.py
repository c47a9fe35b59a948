"""A session as a person would have it, at 80 columns and at 48: each screen of it is kept in tests/golden/session.

``--update-golden`` writes the screens anew: look at them.  A screen is waited for until it is the one that is kept, so no half-drawn one is
compared, however slow the machine.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import DATA, ROOT, Program
from terminals import LOOK, PATIENCE, Tmux

GOLDEN = ROOT / "tests" / "golden" / "session"
HOME = "/home/ada/library"
"""What a screen calls the test's home, which is of the same length."""
SETTLED = 1.5
"""Seconds after which a screen that hasn't changed is taken to be drawn, when it is written anew."""

AT_REST = re.compile(r"(?m)^(?:\$|:|\(END\))\s*\Z")
"""The shell or the pager waits for a key."""
VARIES = (
    (re.compile(r"(?m) {2,}[\d.,]+ (?:ms|s)$"), "  N ms"),
    (re.compile(r"in [\d.,]+ (?:ms|s|min)\b"), "in N ms"),
    (re.compile(r"\b\d+ years ago"), "N years ago"),
)


class Session:
    """A terminal, and the screens that it should show."""

    def __init__(self, width: int, *, update: bool) -> None:
        """Open a terminal in a new home with the sample articles."""
        self.home = Path(tempfile.mkdtemp(prefix="adax", dir="/tmp"))
        assert len(str(self.home)) == len(HOME)
        shutil.copytree(DATA, self.home / "articles")
        program = Program(self.home)
        self.terminal = Tmux(program, self.home, (width, 24), LANG="C.UTF-8", PWD=str(self.home))
        self._folder, self._update = GOLDEN / str(width), update
        self._shown = 0
        self._typed("cd")

    def close(self) -> None:
        """End it all."""
        self.terminal.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, name: str, command: str) -> None:
        """Run a command on an empty screen, compare what stands there when it rests, and leave the pager if it opened one."""
        self.open(name, command)
        self.leave()

    def open(self, name: str, command: str) -> None:
        """Run a command that may open a pager, and compare its screen."""
        self._clear()
        self._typed(command)
        self._compare(name)

    def press(self, name: str, *keys: str) -> None:
        """Press keys in a pager, and compare what it shows then."""
        self.terminal.keys(*keys)
        self._compare(name)

    def leave(self) -> None:
        """Leave the pager, if there is one."""
        if not self._screen().rstrip().endswith("$"):
            self.terminal.keys("q")
        self.terminal.prompt()

    def _clear(self) -> None:
        self._typed("clear")
        self.terminal.until(r"\A\$\s*\Z")

    def _typed(self, command: str) -> None:
        """Type a command at the prompt, and see it there before Enter."""
        self.terminal.prompt()
        self.terminal.type(command)
        spaced = r"\s*".join(re.escape(letter) for letter in command.replace(" ", ""))
        self.terminal.until(rf"\$\s*{spaced}\s*\Z")
        self.terminal.keys("Enter")

    def _screen(self) -> str:
        text = self.terminal.screen().replace(str(self.home), HOME)
        for pattern, instead in VARIES:
            text = pattern.sub(instead, text)
        return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())

    def _compare(self, name: str) -> None:
        self._shown += 1
        path = self._folder / f"{self._shown:02}-{name}.txt"
        if self._update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self._settled(), encoding="utf-8")
        wanted = path.read_text(encoding="utf-8")
        waited = 0.0
        while (shown := self._screen()) != wanted:
            if waited > PATIENCE:
                assert shown == wanted, path
            time.sleep(LOOK)
            waited += LOOK

    def _settled(self) -> str:
        """Return the screen once it has stayed the same for a while."""
        self.terminal.until(AT_REST.pattern)
        shown, since = self._screen(), time.monotonic()
        while time.monotonic() - since < SETTLED:
            time.sleep(0.1)
            if (now := self._screen()) != shown:
                shown, since = now, time.monotonic()
        return shown


@pytest.fixture(params=[80, 48])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session at a width."""
    for program in ("tmux", "less"):
        if not shutil.which(program):
            pytest.skip(f"no {program}")
    found = Session(request.param, update=request.config.getoption("--update-golden"))
    yield found
    found.close()


def test_a_session(session: Session) -> None:
    """Ingest, search, read in the pager, list, tag, note, quote, export."""
    session.run("nothing-yet", "artcli search hanoi")
    session.run("ingest", "artcli ingest articles")
    session.run("search", "artcli search hanoi summit")
    session.open("show", "artcli show 1")
    session.press("page-down", "Space")
    session.press("find", "/", *"Melia", "Enter")
    session.press("top", "g")
    session.leave()
    session.run("next", "artcli show --next")
    session.run("list", "artcli list korea OR hanoi")
    session.run("tag", "artcli tag 1 2 +korea +starred -unread")
    session.run("tags", "artcli tag")
    session.run("tagged", "artcli search tag:korea --sort oldest")
    session.run("note", "artcli note 1 -m 'see also Singapore' && artcli search note:singapore")
    session.run("show-marked", "artcli show 1")
    session.run("quote", "artcli quote uuyq empty chairs")
    session.run("export", "artcli export tag:korea -o korea.md && head -12 korea.md")
    session.run("cite", "artcli export tag:korea --format citations")
    session.run("again", "artcli ingest articles")
    session.run("mistake", "artcli search '(hanoi summit'")
