"""docs/recipes.md: what stands in other programs' languages is given to these, where they are installed; its ``sh`` is run by test_docs.py."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from examples import Desk
from support import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs of POSIX systems")

MAIL = b"From: Tove <t@example.org>\nSubject: Ice\nDate: Mon, 4 Mar 2019 08:00:00 +0100\n\nThe north quay was under ice for a week.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A home with a library, in which ``port`` is saved."""
    desk = Desk(tmp_path)
    for command in ("artcli ingest ~/articles", "artcli search harbour --save port"):
        status, shown = desk.run(command)
        assert status == 0, shown
    return desk


def block(language: str) -> str:
    """The page's block in a language."""
    page = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return found


def run(desk: Desk, *command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = desk.environment
    return subprocess.run(
        command, input=stdin, env=environment, cwd=desk.home, capture_output=True, timeout=60, check=False
    )


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"no {program}")


def test_cron(desk: Desk) -> None:
    """Each line is five fields and a command of sh, in which % is escaped; none prints anything where nothing is new."""
    for line in block("crontab").splitlines():
        *fields, command = line.split(None, 5)
        assert all(re.fullmatch(r"[\d*]+", field) for field in fields)
        assert not re.search(r"(?<!\\)%", command)
        done = run(desk, "sh", "-c", command.replace("\\%", "%"))
        assert (done.returncode, done.stdout, done.stderr.count(b"Error")) == (0, b"", 0), done.stderr
    assert list(desk.home.glob("marks-*.jsonl"))


@pytest.mark.parametrize("language", ["muttrc", "newsboat"])
def test_what_is_piped_into_it(desk: Desk, language: str) -> None:
    """A mail, or an article, on standard input."""
    (command,) = re.findall(r"(?:<pipe-message>|pipe-to \")(artcli [^<\"]+)", block(language))
    done = run(desk, *shlex.split(command), stdin=MAIL)
    assert done.returncode == 0, done.stderr
    assert b"Ice" in run(desk, "artcli", "search", "north", "quay", "ice", "--format", "csv").stdout


def test_mutt(desk: Desk) -> None:
    """It takes the macros."""
    needs("mutt")
    (desk.home / ".muttrc").write_text(block("muttrc"))
    done = run(desk, "mutt", "-F", str(desk.home / ".muttrc"), "-D")
    assert (done.returncode, done.stderr) == (0, b"")


def test_vim(desk: Desk) -> None:
    """Both commands write into a buffer what artcli prints."""
    needs("vim")
    (desk.home / ".vimrc").write_text(block("vim"))
    first = run(desk, "artcli", "list", "hanoi summit", "--format", "ids").stdout.decode().split()[-1]
    for command, wanted in (
        ("Art hanoi summit", "Hanoi summit ends without a deal"),
        (f"Quote {first} Hanoi", first[:4]),
    ):
        out = desk.home / "out.txt"
        done = run(desk, "vim", "-N", "-es", "-u", ".vimrc", "-c", command, "-c", f"write! {out}", "-c", "qa!")
        assert wanted in out.read_text(), (command, done, out.read_text())


def test_tmux(desk: Desk) -> None:
    """It takes the keys, and says them back."""
    needs("tmux")
    (desk.home / "tmux.conf").write_text(block("tmux"))
    tmux = ["tmux", "-S", str(desk.home / "socket"), "-f", "/dev/null"]
    run(desk, *tmux, "new-session", "-d", "sleep 60")
    try:
        taken = run(desk, *tmux, "source-file", str(desk.home / "tmux.conf"))
        assert (taken.returncode, taken.stderr) == (0, b"")
        keys = run(desk, *tmux, "list-keys", "-T", "prefix").stdout.decode()
        assert re.search(r"\ba\s+display-popup.*artcli browse", keys)
        assert re.search(r"\bA\s+command-prompt.*artcli search", keys)
    finally:
        run(desk, *tmux, "kill-server")
