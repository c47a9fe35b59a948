"""A terminal obeys nothing but us."""

from __future__ import annotations

import re

import pytest

from artcli.render.safe import safe, safe_block, safe_name

CASES = [
    ("Æther, naïve façade — “quoted”", "Æther, naïve façade — “quoted”"),
    ("\x1b[31mred", "␛[31mred"),
    ("\x9b31m\x9d0;x\x9c", "\ufffd31m\ufffd0;x\ufffd"),
    ("a\x00\x07\x08\x7f", "a␀␇␈␡"),
    ("\u202elive\u202c", "\ufffdlive"),
    ("\u2067שלום\u2069", "שלום"),
    ("so\xadft", "soft"),
    ("a\u2028b", "a b"),
    ("\ud83d", "\ufffd"),
    ("caf\udce9", "caf\\xe9"),
    ("fa\u200dmily \u200fmark", "fa\u200dmily \u200fmark"),
]


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_safe(text, shown):
    """What controls is shown, what is invisible and harmless passes, the rest is untouched."""
    assert safe(text) == shown


def test_line_ends_and_tabs():
    """They are escaped in a line and in a name, and kept in a block."""
    text = "a\tb\r\nc"
    assert (safe(text), safe_name(text), safe_block(text)) == ("a b\\r\\nc", "a\\tb\\r\\nc", "a\tb␍\nc")


def test_everything_shown_can_be_written():
    """Of all of Unicode nothing is left that UTF-8 or a terminal refuses."""
    shown = safe("".join(map(chr, range(0x110000))))
    assert shown.encode()
    assert not re.search("[\x00-\x1f\x7f-\x9f]", shown)
