"""Is a file so plain that no repair, and no stage before the head, can change it?  Bytes in, its lines out, or nothing.

Most files are: letters, single spaces, common punctuation.  Each stage tells that by looks of its own, which cost as much as its work.
Here the bytes are looked at once.  Each becomes the sign of its class and the whole text one integer: its shifts and masks say, at a
gigabyte a second, which classes stand side by side.  What isn't surely plain gives nothing, and goes the way of all texts.  Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from artcli.text.boilerplate.blocks import find_all
from artcli.text.boilerplate.links import may_end_in_links
from artcli.text.boilerplate.suspects import SHORT, is_cue, may_be_suspects
from artcli.text.decoding.binary import known_format
from artcli.text.furniture.composition import has_furniture_above
from artcli.text.furniture.loose import LONGEST, may_be_loose
from artcli.text.layout.clean import begins_sentence, opening_of
from artcli.text.layout.stuck import is_second
from artcli.text.remembered import Remembered
from artcli.text.repairs.core import PLAIN_BYTES
from artcli.text.repairs.markup import may_have_entities
from artcli.text.repairs.repair import are_harmless

MOST_BYTES = 65_536
"""What the looks of the stages cost is little beside the work on a longer text; and masks have an end."""

_SPACE, _NEWLINE, _HYPHEN, _COMMA, _SMALL, _CAPITAL, _APOSTROPHE, _UNUSUAL = (1 << bit for bit in range(8))
"""``_NEWLINE`` stands right above ``_SPACE``, and ``_CAPITAL`` above ``_SMALL``, so that one shift tells the one before the other."""

_SIGNS = {" ": _SPACE, "\n": _NEWLINE, "-": _HYPHEN, ",": _COMMA, ".": _SMALL, "'": _APOSTROPHE}
_OTHERS = frozenset('0123456789!?:;"()$%+=')


def _class_of(char: str) -> int:
    if char.isascii() and char.isalpha():
        return _SMALL if char.islower() else _CAPITAL
    return _SIGNS.get(char, 0 if char in _OTHERS else _UNUSUAL)


_CLASSES = bytes([_class_of(chr(code)) for code in range(0x100)])
_USUAL = bytes([code for code in range(0x100) if _CLASSES[code] != _UNUSUAL])


def _everywhere(classes: int) -> int:
    return int.from_bytes(bytes([classes]) * MOST_BYTES, "big")


_ALL_UNUSUAL, _ALL_SPACES = _everywhere(_UNUSUAL), _everywhere(_SPACE)
_NEVER_TWICE = _everywhere(_SPACE | _HYPHEN | _COMMA | _APOSTROPHE)
"""Two of these side by side are a gap, a dash, a low quotation mark or a mark of a wiki."""

_NEVER_AFTER_SPACE = _everywhere(_NEWLINE)
_STUCK = _everywhere(_CAPITAL)

_KNOWN = frozenset("#&*/@[]_¡£¥§«°·»¼½¾¿–—…€‘’‚“”„‹›′″−№").union(
    map(chr, [*range(0xC0, 0x180), *range(0x391, 0x3CF), *range(0x400, 0x460)])
)
"""Unusual characters that plain texts have as well: letters of Europe, and what stands between them."""


_DOUBTFUL_START = re.compile(r"(?:h[1-6][.(]|\d{1,2}:\d|(\w)(?: [^\W\d_] |\1(\w)\2)|[^\w\"“”'‘’«„‹¿¡$£¥€§№½¼¾])")
"""A line that begins with single letters or with two letters twice each may be damaged; one that begins with a mark, or as Textile's headings do, isn't prose; a clock may be a transcript's."""
_NO_SENTENCE, _CUE, _DOUBTFUL = 1, 2, 4
"""What the first characters of a line say of it, added up: no sentence begins there surely; boilerplate may; it may be damaged, or no prose."""


def _start_of(opening: str) -> int:
    """Say that of a line's first characters."""
    if _DOUBTFUL_START.match(opening):
        return _DOUBTFUL
    return (0 if begins_sentence(opening) else _NO_SENTENCE) | (_CUE if is_cue(opening) else 0)


_START = Remembered(_start_of).__getitem__
_IS_CUE = bytes([start & _CUE for start in range(0x100)])
_SENTENCES = bytes([start for start in range(_DOUBTFUL) if not start & _NO_SENTENCE])

_GLYPH = re.compile(rb"\((?=cid:)")
_MANY = 12
"""So many words with a capital inside are looked for in a text, not one by one."""


_REMEMBERED = 512
"""Most files have few unusual characters, and many the same."""


class PlainText(NamedTuple):
    """A text that no repair changes: its lines, its number of spaces, and its unusual characters in their order.

    ``filled`` are the lines that aren't blank, ``starts`` what their first characters say of each; ``may_stick`` says that words may stand
    in the text without a space between them.
    """

    text: str
    lines: list[str]
    filled: list[str]
    starts: bytes
    spaces: int
    unusual: str
    may_stick: bool


def look_at(data: bytes) -> PlainText | None:
    r"""Tell a plain text, or nothing.

    >>> look_at(b"Harbour wall to rise\n\nIt rained.\n").lines
    ['Harbour wall to rise', '', 'It rained.', '']
    >>> look_at(b"Harbour wall to rise\n\nIt  rained.\n") is None
    True
    """
    if len(data) > MOST_BYTES or b"\f" in data or data[-1:] == b" " or known_format(data):
        return None  # printed pages are told by the first mark of one
    classes = int.from_bytes(data.translate(_CLASSES), "big")
    before = classes >> 8
    if classes & before & _NEVER_TWICE:
        return None
    before = classes & (before << 1)
    if before & _NEVER_AFTER_SPACE or (b"(" in data and b":" in data and _GLYPH.search(data)):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    unusual = _known(data.translate(None, _USUAL)) if classes & _ALL_UNUSUAL else ""
    if unusual is None or ("&" in unusual and may_have_entities(text)):
        return None
    lines = text.split("\n")
    filled = list(filter(None, lines))
    starts = bytes(map(_START, map(opening_of, filled)))
    if not starts or _DOUBTFUL in starts:
        return None
    spaces = (classes & _ALL_SPACES).bit_count()
    return PlainText(text, lines, filled, starts, spaces, unusual, _may_stick(data, before & _STUCK))


@lru_cache(_REMEMBERED)
def _known(rest: bytes) -> str | None:
    """Read the unusual characters of a file, in their order; none where one of them may want a repair."""
    unusual = rest.decode()
    return unusual if _KNOWN.issuperset(unusual) and are_harmless(rest.translate(None, PLAIN_BYTES).decode()) else None


def _may_stick(data: bytes, capitals: int) -> bool:
    """Tell whether one of the words that begin sentences stands at one of the capitals, the lowest bit of which is the last byte's."""
    for _ in range(_MANY):
        if not capitals:
            return False
        bit = capitals.bit_length() - 1
        if is_second(data, len(data) - 1 - bit // 8):
            return True
        capitals ^= 1 << bit
    return True


def begins_sentences(plain: PlainText, skipped: int) -> bool:
    """Tell that each line which isn't blank surely begins as a sentence, but for the first ones."""
    return not plain.starts[skipped:].translate(None, _SENTENCES)


def is_settled(plain: PlainText, skipped: int = 0) -> bool:
    """Tell that there are no running heads, page numbers or columns, and nothing of a web page, among the lines.

    The lines ``skipped`` below the first one are known to be a byline and a date.
    """
    lines, filled, starts, unusual = plain.lines, plain.filled, plain.starts, plain.unusual
    if skipped:
        del (filled := filled.copy())[1 : 1 + skipped]
        starts = starts[:1] + starts[1 + skipped :]
    first = lines[0]
    short = [line for line in filled if len(line) < SHORT]
    if not first or may_be_loose([line for line in short if len(line) < LONGEST]):  # no gap stands inside a line
        return False
    if may_end_in_links(filled[-1]) and ("[" in unusual or "/" in unusual):  # no line begins with a picture's bracket
        return False
    if (first[-1].isdigit() or first[0].isdigit()) and has_furniture_above(lines):
        return False
    suspects = may_be_suspects(filled, compress(filled, starts.translate(_IS_CUE)), short, unusual)
    return not suspects or not find_all(lines, [i for i, line in enumerate(lines) if line and line in suspects])
