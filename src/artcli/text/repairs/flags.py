"""Which damage can be seen but not undone?  Counted, and left as it is.  Pure."""

from __future__ import annotations

import re

from artcli.text.repairs.core import Mended

_GLYPH_CODE = re.compile(r"\(cid:\d{1,5}\)")
_GLYPH_START = re.compile(r"\((?=cid:)")
_LOST_LIGATURE = re.compile(r"[\u02dc\u02da\u02c6\u02d9\u02dd\u02db](?<=[a-z].)(?=[a-z])")


def replacement_characters(text: str) -> Mended:
    """Count the characters that an earlier program could not read (U+FFFD)."""
    return Mended(text, text.count("\ufffd"))


def may_have_glyph_codes(text: str) -> bool:
    """Tell whether the beginning of such a glyph is there."""
    return _GLYPH_START.search(text) is not None


def pdf_glyph_codes(text: str) -> Mended:
    """Count glyphs that a PDF had no character for.

    >>> pdf_glyph_codes("(cid:12)nal").count
    1
    """
    return Mended(text, len(_GLYPH_CODE.findall(text)))


def lost_ligatures(text: str) -> Mended:
    r"""Count spacing accents inside words, which stand where a PDF had ``fi``, ``ff`` and the like.

    >>> lost_ligatures("the o\u02dccial line").count
    1
    """
    return Mended(text, len(_LOST_LIGATURE.findall(text)))
