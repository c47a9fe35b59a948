"""The installed ``artcli browse`` on real terminals: tmux, pseudo-terminals, pipes, and without its extra."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import DATA, ROOT, Program
from terminals import Tmux

pytest.importorskip("textual", reason="the extra [tui] isn't installed")


@pytest.fixture
def desk(tmp_path: Path) -> Program:
    """The program with a library that may be written to."""
    program = Program(tmp_path)
    assert program("ingest", str(DATA)).returncode == 0
    return program


@pytest.fixture
def terminal(desk: Program, tmp_path: Path) -> Iterator[Tmux]:
    """A terminal of 80 columns."""
    if not shutil.which("tmux"):
        pytest.skip("no tmux")
    found = Tmux(desk, tmp_path, (80, 24))
    yield found
    found.close()


def test_a_session(desk: Program, terminal: Tmux) -> None:
    """Search, read, tag, note, quote, narrow, resize, leave: what a person does in the first minutes."""
    terminal.type("artcli browse")
    terminal.keys("Enter")
    terminal.until(r"\d+ articles")
    terminal.type("hanoi summit")
    terminal.until("Hanoi summit ends without a deal")
    terminal.until("5 of 31 articles match")
    terminal.keys("Enter")
    terminal.keys("Enter")
    terminal.until(r"min left|read to the end")
    first = desk("search", "hanoi", "summit", "--format", "ids", "--limit", "1").stdout.strip()
    terminal.give("korea", "see also Singapore")
    terminal.until(r"Note ─+\s+see also Singapore")
    terminal.resize(132, 40)
    terminal.until("Years")
    terminal.resize(60, 16)
    terminal.until(r"Note ─+\s+see also Singapore")
    terminal.keys("y")
    terminal.until("y copies")
    terminal.keys("y")
    terminal.until("Copied")
    terminal.keys("q")
    terminal.until("▌ Hanoi summit ends without a deal")
    terminal.keys("q")
    terminal.prompt()
    tags = desk("show", first, "--json").stdout
    assert '"korea"' in tags
    assert '"read": true' in tags
    assert "see also Singapore" in desk("note", first, "--show").stdout


def test_no_colour(desk: Program, tmp_path: Path) -> None:
    """With NO_COLOR nothing is coloured, and what matches is still set off."""
    if not shutil.which("tmux"):
        pytest.skip("no tmux")
    terminal = Tmux(desk, tmp_path, (60, 16), NO_COLOR="1")
    try:
        terminal.type("artcli browse hanoi")
        terminal.keys("Enter")
        terminal.until("articles match")
        time.sleep(0.5)
        shown = terminal.screen(styles=True)
        codes = {code for part in re.findall(r"\x1b\[([\d;]*)m", shown) for code in part.split(";") if code}
        assert codes <= {"0", "1", "2", "3", "4", "7", "39", "49"}, codes
        assert "4" in codes
        terminal.keys("q")
    finally:
        terminal.close()


def test_picked_ids_are_arguments(desk: Program, terminal: Tmux) -> None:
    """``artcli show --path $(artcli browse --pick hanoi)``: the chooser is drawn on the terminal, the ids go to the shell."""
    terminal.type("artcli show --path $(artcli browse --pick hanoi); echo status $?")
    terminal.keys("Enter")
    terminal.until("Tab chooses")
    terminal.keys("Tab")
    terminal.keys("Tab")
    terminal.until("2 articles chosen")
    terminal.keys("Enter")
    shown = terminal.until("status 0")
    ids = desk("search", "hanoi", "--format", "paths", "--limit", "2").stdout.split()
    assert all(Path(one).name in shown for one in ids)


def test_nothing_picked(terminal: Tmux) -> None:
    """Escape ends with 130 and prints nothing."""
    terminal.type("artcli browse --pick hanoi > out; echo status $? $(wc -c < out)")
    terminal.keys("Enter")
    terminal.until("Tab chooses")
    terminal.keys("Escape")
    terminal.until("status 130 0")


def test_input_and_errors_redirected(terminal: Tmux) -> None:
    """The terminal is /dev/tty then."""
    terminal.type("echo korea | artcli browse --pick hanoi 2>err | wc -l; wc -c < err")
    terminal.keys("Enter")
    terminal.until("Tab chooses")
    terminal.keys("Enter")
    terminal.until(r"\n *1\n *0\n")


def test_without_a_terminal(desk: Program) -> None:
    """Two lines, and exit status 2."""
    done = subprocess.run(
        [*desk.command, "browse"],
        env=desk.environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "There is no terminal to browse in.",
        "Without one, use: artcli search, artcli list",
    ]


def test_without_an_index(tmp_path: Path) -> None:
    """As any command says it, on the terminal as it was."""
    from terminals import on_terminal

    shown = on_terminal(Program(tmp_path), b"", "browse")
    assert "There is no index" in shown or "no library" in shown
    assert "\x1b[?1049h" not in shown


def test_without_the_extra(desk: Program, tmp_path: Path) -> None:
    """It is named, with what installs it."""
    from terminals import on_terminal

    (tmp_path / "hidden").mkdir()
    hide = tmp_path / "hidden" / "sitecustomize.py"
    hide.write_text("import sys\nsys.modules['textual'] = None\n", encoding="utf-8")
    desk.environment["PYTHONPATH"] = str(hide.parent)
    shown = on_terminal(desk, b"", "browse")
    assert 'pip install "artcli[tui]"' in shown
    assert "Traceback" not in shown


def test_the_page_of_keys_in_the_docs_is_the_table() -> None:
    """docs/browse.md has every key of every action, and no other."""
    from artcli.tui.actions import ACTIONS, PLACES, keys_of

    text = (ROOT / "docs" / "browse.md").read_text(encoding="utf-8")
    for place, said in PLACES.items():
        rows = [f"| {_cell(keys_of(action))} | {action.says} |" for action in ACTIONS if action.where == place]
        if rows:
            assert f"### {said}\n\n| keys | what they do |\n|---|---|\n" + "\n".join(rows) + "\n" in text, place


def _cell(keys: str) -> str:
    return " ".join([f"`{key}`" for key in keys.split()])


if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)
