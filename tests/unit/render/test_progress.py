"""The bar says how far the ingest is, and goes when it is done."""

from __future__ import annotations

import io
import re

import pytest

from artcli.model import FileOutcome
from artcli.render.console import console_for
from artcli.render.progress import IngestProgress


@pytest.mark.parametrize(("width", "has_rate"), [(40, False), (80, True)])
def test_progress(width, has_rate):
    """Files done of all, and on a screen that is wide enough the rate; the line is cleared at the end."""
    stream = io.StringIO()
    with IngestProgress(console_for(stream, "colour", width), "Ingesting texts/ferries and all the harbours") as bar:
        bar.found(1003)
        bar.advance(4_000_000, files=812)
        bar._drawn = 0.0
        bar.took(FileOutcome("/home/tove/a\x1b[31mb/last.txt", "added", bytes=1), 813, 4_000_001)
    written = stream.getvalue()
    assert "added 1" in written
    assert "[31mb/last.txt" in written
    assert "\x1b[31mb" not in written
    assert "813/1,003" in written
    assert ("B/s" in written) is has_rate
    assert written.endswith("\x1b[2K")


def test_there_is_room_for_what_the_terminal_shows_of_an_interrupt():
    """No line is so wide that two more signs would break it."""
    stream = io.StringIO()
    with IngestProgress(console_for(stream, "colour", 60), "Ingesting", 1000, 4_000_000) as bar:
        bar._drawn = 0.0
        bar.took(FileOutcome("/home/tove/" + "a" * 80, "added", bytes=1), 813, 4_000)
    lines = re.split(r"[\r\n]+", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", stream.getvalue()))
    assert max(map(len, lines)) == 58
