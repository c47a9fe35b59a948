"""Which spaces and invisible characters stand where a plain space or nothing should?  Text in, plainly spaced text out.

Columns, tables, code and verse keep their gaps.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.repairs.core import TAG_CHARACTERS, Mended, is_code_line, substitute

_SOFT = re.compile(r"\u00ad+[ \t]*")


def soft_hyphens(text: str) -> Mended:
    r"""Drop soft hyphens inside words; at a line's end and between digits they were printed, so they become hyphens.

    >>> soft_hyphens("mi\u00adnis\u00adter 01\u00ad2301 com\u00ad\npany").text
    'minister 01-2301 com-\npany'
    """

    def replace(match: re.Match[str]) -> str:
        start, end = match.span()
        before, after, found = text[start - 1 : start], text[end : end + 1], match[0]
        if after == "\n":
            return "-" if before.isalnum() else ""
        if found[-1] == "\u00ad":
            return "-" if before.isdigit() and after.isdigit() else ""
        broken = before.isalpha() and after.islower() and found.endswith("\u00ad ")
        return "" if broken else found.lstrip("\u00ad")

    return substitute(_SOFT, replace, text)


ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u180e\ufeff\u034f") | TAG_CHARACTERS
_JOINING = r"\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1780-\u17ff\u1800-\u18af\ufb1d-\ufdff\ufe70-\ufefc"
_EMOJI = r"\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSPACED = re.compile(r"[\u0e00-\u109f\u1780-\u17ff]")
_INVISIBLE_SIGN = re.compile(r"[\u200b-\u200d\u2061-\u2064\u180e\u034f\U000e0000-\U000e007f]")
_INVISIBLE = re.compile(
    rf"(?<=[{_JOINING}{_EMOJI}])[\u200c\u200d](?=[{_JOINING}{_EMOJI}])"
    r"|(?<=[\u0e00-\u109f\u1780-\u17ff])\u200b(?=[\u0e00-\u109f\u1780-\u17ff])"
    r"|(?<=\U0001f3f4)[\U000e0020-\U000e007f]+"
    r"|(?P<gone>[\u200b\u200c\u200d\u2060-\u2064\u180e\ufeff\u034f\U000e0000-\U000e007f])"
)


def zero_width(text: str) -> Mended:
    r"""Drop characters without width; joiners stay in Arabic, Indic and like scripts and in emoji.

    >>> zero_width("Ha\u200bnoi\u2060!").text
    'Hanoi!'
    """
    before = len(text)
    for character in "\u200b\u2060\ufeff":
        if character in text and not (character == "\u200b" and _UNSPACED.search(text)):
            text = text.replace(character, "")
    if _INVISIBLE_SIGN.search(text):
        text = _INVISIBLE.sub(lambda match: match[0] if match["gone"] is None else "", text)
    return Mended(text, before - len(text))


BIDI_CONTROLS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OVERRIDE = re.compile(r"[\u202a-\u202e\u2066-\u2069]+")
_MARK = re.compile(r"[\u200e\u200f\u061c]+")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def bidi_controls(text: str) -> Mended:
    r"""Drop overrides and isolates, which can spoof; keep direction marks on lines with right-to-left letters.

    >>> bidi_controls("abc\u202edef").text
    'abcdef'
    """
    overrides = substitute(_OVERRIDE, "", text)
    if not _MARK.search(overrides.text):
        return overrides
    lines = overrides.text.split("\n")
    count = overrides.count
    for number, line in enumerate(lines):
        if _MARK.search(line) and not _RIGHT_TO_LEFT.search(line):
            lines[number], times = _MARK.subn("", line)
            count += times
    return Mended("\n".join(lines), count)


ODD_SPACES = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_ODD = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_IDEOGRAPHIC = re.compile(r"(?m)(?<=[!-\u02ff])\u3000(?=[!-\u02ff])|\u3000+$")


def odd_spaces(text: str) -> Mended:
    r"""Make plain spaces of no-break, thin and other spaces; an ideographic space stays beside its own script.

    >>> odd_spaces("10\u202f000\u00a0men").text
    '10 000 men'
    """
    plain = substitute(_ODD, " ", text)
    if "\u3000" not in plain.text:
        return plain
    narrow = substitute(
        _IDEOGRAPHIC,
        lambda match: (
            " " if len(match[0]) == 1 and match.end() < len(plain.text) and plain.text[match.end()] != "\n" else ""
        ),
        plain.text,
    )
    return Mended(narrow.text, plain.count + narrow.count)


_GAP = re.compile(r"(?<! )  +(?=\S)")  # only from a run's beginning: trailing spaces took the square of their number
PROSE_WIDTH = 160
"""A line longer than this is a whole paragraph: printed columns are narrower (132 characters at most)."""
_SET_IN = frozenset(" \t|")
"""What lines begin with that are indented, or rows of a table."""

Spans = list[tuple[int, int]]


def has_gaps(text: str) -> bool:
    """Tell whether two spaces stand together anywhere."""
    return "  " in text


def doubled_spaces(text: str) -> Mended:
    r"""Make one space of two between the words of running prose; gaps that may be alignment stay.

    >>> doubled_spaces("The  minister said on Monday that  he would go.").text
    'The minister said on Monday that he would go.'
    >>> doubled_spaces("Year  Sales\n2018  1.2").count
    0
    """
    lines = text.split("\n")
    gaps = {
        number: spans
        for number, line in enumerate(lines)
        if "  " in line and line[0] not in _SET_IN and (spans := [match.span() for match in _GAP.finditer(line)])
    }
    if not gaps:
        return Mended(text, 0)
    count = 0
    for number, spans in gaps.items():
        near = gaps.get(number - 1, []) + gaps.get(number + 1, [])
        if _is_prose(lines[number], spans, near):
            count += len(spans)
            lines[number] = _GAP.sub(" ", lines[number])
    return Mended("\n".join(lines) if count else text, count)


def _is_prose(line: str, spans: Spans, near: Spans) -> bool:
    widest = max([end - start for start, end in spans])
    if len(line) > PROSE_WIDTH:
        return widest <= 4
    words = line.count(" ") - sum([end - start - 1 for start, end in spans]) + 1
    if widest > 3 or words < 3 * len(spans) or is_code_line(line):
        return False
    ends = {end for _, end in near}
    if any([end in ends or end - 1 in ends or end + 1 in ends for _, end in spans]):
        return False
    return len(line) > 45 or not near
