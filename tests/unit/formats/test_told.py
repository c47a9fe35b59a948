"""Formats are told by content, then by name, and plain text at once."""

import pytest
from effort import lines_run
from support import DATA

from artcli.formats.told import tell


@pytest.mark.parametrize(
    ("data", "path", "name"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"PK\3\4....", "a.txt", "zip"),
        (b"\x1f\x8b\x08...", "a", "gzip"),
        (b"BZh9...", "a", "bzip2"),
        (b"\xfd7zXZ\0", "a", "xz"),
        (b"a" * 257 + b"ustar\x0000", "a", "tar"),
        (b"\n\n <!DOCTYPE html><html>", "a.txt", "html"),
        (b"<!-- saved from url -->\r\n<html>", "a.txt", "html"),
        (b"It begins with words <p>and has tags</p>", "a.html", "html"),
        (b"It begins with words <p>and has tags</p>", "a.txt", None),
        (b'{"text": "It rained."}\n', "a.txt", "jsonl"),
        (b"{broken\n", "a.jsonl", "jsonl"),
        (b'{"text": "It rained."}\n{"text": "It snowed."}\n', "a.json", "jsonl"),
        (b'{"text": "It rained."}\n', "a.json", "json"),
        (b'\xef\xbb\xbf[\n {\n  "text": "It rained."}]\n', "a.txt", "json"),
        (b'{\n "text": "It rained."}\n', "a", "json"),
        (b"[Illustration]\n\nIt rained.", "a.txt", None),
        (b"{sic} It rained.", "a.txt", None),
        (b"[broken", "a.json", "json"),
        (b"{broken\n", "a.txt", None),
        (b"From jane@x Wed Feb 13 10:00:00 2019\nFrom: Jane\n\nHello", "a", "mbox"),
        (b"From the quay in 2019\n\nIt rained.", "a.mbox", None),
        (b"Received: by x\nFrom: a\n\nHello", "a", "mail"),
        (b"From: a\nSubject: b\n\nHello", "a.eml", "mail"),
        (b"From: a\nSubject: b\n\nHello", "a.txt", None),
        (b"Harbour wall to rise\n\nIt rained.", "a.pdf", None),
        (b"", "a.zip", None),
    ],
)
def test_content_tells(data: bytes, path: str, name: str | None) -> None:
    """A wrong ending doesn't matter; the name counts where the content leaves doubt."""
    found = tell(data, path)
    assert (found.name if found else None) == name


def test_plain_text_is_told_at_once() -> None:
    """In a few lines (half a microsecond), whatever its size."""
    data = next(DATA.rglob("*Hanoi*")).read_bytes()
    long = data * 1000
    lines = lines_run(lambda: tell(data, "/home/reader/articles/hanoi.txt"))
    assert lines == lines_run(lambda: tell(long, "/home/reader/articles/hanoi.txt"))
    assert lines < 6
