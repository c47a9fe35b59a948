"""Every command of README.md and docs/ is run as it stands there, on a terminal of 80 columns, and prints what is shown below it."""

import shutil
import sys
from pathlib import Path

import pytest
from examples import Desk, examples_of, prints, without_comment
from support import ROOT

PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    if examples_of(page)
)
EMPTY_AT_FIRST = {"docs/tutorial.md"}  # the page ingests by itself

# Commands that can't be run here, by how they begin or what they hold: and why.
NOT_RUN = {
    "python3 -m venv": "run by .ci/run, which makes an environment",
    "artcli watch": "runs until Ctrl-C; tests/process/test_watch.py",
    "artcli browse": "full screen, waits for keys; its own tests have them",
    "ssh host": "there is no other machine",
    "crontab": "would change this machine's",
    "tmux ": "waits for keys; tests/process/test_session.py has a session",
    "vim ": "waits for keys",
}
# Programs that the test skips without.
NEEDED = ("fzf", "jq", "xargs")
# Commands that ask on a terminal; the test says yes.
ASKS = ("artcli remove ", "artcli ingest ~/articles --prune")
# Exit statuses other than 0.
STATUS = {
    "artcli search hanoi": 2,  # the tutorial begins without an index
    "artcli stats --furniture": 1,  # no line recurs over many of the sample articles
    "artcli stats --furniture --json": 1,
}


@pytest.mark.skipif(sys.platform == "win32", reason="bash and pseudo-terminals")
@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page(name: str, tmp_path: Path) -> None:
    """One after another in one home, as a reader would who follows the page."""
    desk = Desk(tmp_path)
    prepare(desk, ingest=name not in EMPTY_AT_FIRST)
    wrong = []
    for example in examples_of(ROOT / name):
        command = without_comment(example.command)
        if any(part in command for part in NOT_RUN):
            continue
        if any(program in command.split() and not shutil.which(program) for program in NEEDED):
            continue
        asked = command + " --yes" * command.startswith(ASKS)
        status, shown = desk.run(asked)
        if status != STATUS.get(command, 0):
            wrong.append(f"{name}:{example.line}: {command}\nexit status {status}\n{shown}")
        elif example.printed is not None and not prints(example.printed, shown):
            wrong.append(f"{name}:{example.line}: {command}\nprints\n{shown}")
    assert not wrong, "\n\n".join(wrong)


def test_what_stands_for_anything() -> None:
    """``…`` in a line and alone on one; all else is letter for letter."""
    assert prints("a … c\n…\nz\n", "a bb c\nx\ny\nz\n")
    assert not prints("a … c\n", "a b d\n")
    assert not prints("a\n", "a\nb\n")
    assert not prints("a.c\n", "abc\n")
    assert prints("in 12 ms, 5 years ago\n", "in 1,437.5 ms, 6 years ago\n")
    assert not prints("12 articles, 5 ms\n", "13 articles, 5 ms\n")


def prepare(desk: Desk, *, ingest: bool) -> None:
    """The files that the pages' examples name."""
    home = desk.home
    shutil.copy(home / "data" / "korea" / "scan-preview-feb2019.txt", home / "scan.txt")
    (home / "mail.mbox").write_text(
        "From tove Mon Mar  4 08:00:00 2019\nFrom: Tove Lund <tove@example.org>\nTo: list@example.org\n"
        "Subject: The ferry timetable\nDate: Mon, 4 Mar 2019 08:00:00 +0100\nMessage-ID: <1@example.org>\n\n"
        "From April the ferry leaves the north quay at ten past the hour, on Sundays too.\n"
    )
    shutil.make_archive(str(home / "news"), "zip", home / "data", "science")
    for command in (
        ("artcli ingest ~/articles", "artcli search harbour") if ingest else ()
    ):  # pages speak of "the last search"
        status, shown = desk.run(command)
        assert status == 0, shown
