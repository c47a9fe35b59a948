"""Links lead to what is written, and to nothing else."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from artcli.render.links import SAFE, file_address, link_addresses, link_file
from artcli.render.text import LINK, Text


def links(text: str) -> list[str]:
    line = Text(text)
    link_addresses(line)
    found = [one for one in line.stretches if one.style.startswith(LINK)]
    assert all(quote(line.plain[one.start : one.end], safe=SAFE) == one.style.removeprefix(LINK) for one in found)
    return [one.style.removeprefix(LINK) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("See https://a.example/b.", ["https://a.example/b"]), ("(http://a.example/b_(c))", ["http://a.example/b_(c)"]),
     ("<https://a.example>, “https://b.example/x?y=1&z”", ["https://a.example", "https://b.example/x?y=1&z"]),
     ("https:// ftp://a.example javascript://x", []), ("https://a.example/straße!", ["https://a.example/stra%C3%9Fe"]), ("https://a.example/x。次", ["https://a.example/x"]), ("no address", []),
     ("https://a.example/\u241b]8;;x", ["https://a.example/"]), ("https://" + "a" * 3000, [])],
)  # fmt: skip
def test_addresses(text, expected):
    """Without the punctuation of their sentence; of printable ASCII only."""
    assert links(text) == expected


def test_files():
    """A member's leads to its container."""
    assert file_address("/texts/a b\x1b.txt") == "file:///texts/a%20b%1B.txt"
    assert file_address("/mail.zip!/in/it.txt") == "file:///mail.zip"
    assert file_address("-") is None
    assert file_address("/\ud800") is None
    line = Text("kq7f · a.txt")
    link_file(line, "a.txt", "/texts/a.txt")
    assert [(one.start, one.end, one.style) for one in line.stretches] == [(7, 12, f"{LINK}file:///texts/a.txt")]
