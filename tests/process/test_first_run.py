"""What the program says to whoever runs it for the first time."""

import pytest
from support import Program


@pytest.mark.parametrize(
    "command", [["search", "korea"], ["tag"], ["export", "--all"], ["show", "kq7f"], ["timeline", "x"]]
)
def test_three_lines_say_what_to_do(artcli: Program, command: list[str]) -> None:
    """What isn't there, how it is made, and what comes then; status 2."""
    done = artcli(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"There is no index yet (looked in {artcli.index}).",
        "Make one from a folder of articles: artcli ingest PATH",
        "Then find and read them: artcli search WORDS, and artcli show 1 for the first result.",
    ]
