"""Which characters of a text steer machines?  Text in, out without them.

Line ends, terminal sequences, control characters, byte-order marks, broken surrogates.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.repairs.core import Mended, substitute

_CR = re.compile(r"(\r+)(\n?)")


def line_ends(text: str) -> Mended:
    r"""Turn CRLF, a lone CR and CRs doubled by bad conversion into LF.

    >>> line_ends("one\r\ntwo\rthree").text
    'one\ntwo\nthree'
    """
    if text.count("\r\n") == text.count("\r") and "\r\r" not in text:
        return Mended(text.replace("\r\n", "\n"), text.count("\r\n"))
    return substitute(_CR, lambda match: match[2] or "\n" * len(match[1]), text)


LINE_SEPARATORS = frozenset("\x0b\x85\u2028\u2029")
_SEPARATOR = re.compile(r"[\x0b\x85\u2028\u2029]\n?")


def line_separators(text: str) -> Mended:
    r"""Turn the rarer line separators (VT, NEL, U+2028) into LF, and U+2029 into a blank line.

    >>> line_separators("a\u2028b\u2029c").text
    'a\nb\n\nc'
    """
    return substitute(_SEPARATOR, lambda match: "\n\n" if match[0][0] == "\u2029" else "\n", text)


ESCAPES = frozenset("\x1b\x08\x9b\x9d\x90\x98\x9e\x9f")
_SEQUENCE = re.compile(
    # OSC, DCS, SOS, PM, APC: a body up to BEL or ST; a new ESC or a line's end breaks it off
    r"\x1b[\]PX^_](?P<body>[^\x07\x1b\x9c\n]*)(?:\x07|\x1b\\|\x9c)"
    r"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[ -/]+[0-~]|\x1b[0-Z\\^-~]|\x1b\]|\x1b"
)
_SINGLE = re.compile(
    # the same begun by one control character; not after what may be the other bytes of mojibake
    r"[\x9d\x90\x98\x9e\x9f](?<![\x80-\xf4].)(?=\d*[;a-z])(?P<body>[^\x07\x1b\x90\x98\x9c-\x9f\n]*)(?:\x07|\x1b\\|\x9c)"
    r"|\x9b(?<![\x80-\xf4].)[0-?]*[A-HJKSTfhilmnsu]"
)
_OVERPRINT = re.compile(r"_\x08(?!\x08)|(?P<twice>[^\n\x08])(?:\x08(?P=twice))+")


def terminal_sequences(text: str) -> Mended:
    r"""Take out what a terminal would obey: colours, cursor moves, titles, links' targets, overprinted letters.

    >>> terminal_sequences("\x1b[31mred\x1b[0m \x1b]8;;http://a.example\x07link\x1b]8;;\x07").text
    'red link'
    >>> terminal_sequences("N\x08NA\x08A _\x08m_\x08e").text
    'NA me'
    """
    dropped: list[str] = []

    def replace(match: re.Match[str]) -> str:
        body: str | None = match.groupdict().get("body")
        if body:
            dropped.append(body)
        return match.groupdict().get("twice") or ""

    count = 0
    for sign, pattern in (("", _SINGLE), ("\x1b", _SEQUENCE), ("\x08", _OVERPRINT)):
        if sign in text:
            text, times = pattern.subn(replace, text)
            count += times
    return Mended(text, count, tuple(dropped))


CONTROLS = frozenset(
    [chr(c) for c in range(0x20) if chr(c) not in "\t\n\f"]
    + [chr(c) for c in range(0x7F, 0xA0)]
    + ["\ufff9", "\ufffa", "\ufffb", "\ufffc", "\ufffe", "\uffff"]
)
_CONTROL = re.compile("[" + "".join(map(re.escape, sorted(CONTROLS))) + "]")


def control_characters(text: str) -> Mended:
    r"""Drop control characters, marks of embedded objects and non-characters; tab, LF and form feed stay.

    >>> control_characters("a\x00b\x07c\td").text
    'abc\td'
    """
    return substitute(_CONTROL, "", text)


SURROGATES = frozenset(map(chr, range(0xD800, 0xE000)))


def surrogates(text: str) -> Mended:
    r"""Join surrogates that stand in pairs; make U+FFFD of those that stand alone.

    >>> surrogates("\ud83d\ude00 \ud83d").text == "\U0001f600 \ufffd"
    True
    """
    count = sum(map(text.count, SURROGATES & frozenset(text)))
    return Mended(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), count)


_MARK = re.compile(r"(?m)^\ufeff+|\ufeff+$")


def byte_order_marks(text: str) -> Mended:
    r"""Drop byte-order marks at the start of the text and at the borders of lines, where files were joined.

    >>> byte_order_marks("\ufeffTitle\n\ufeffNext").text
    'Title\nNext'
    """
    return substitute(_MARK, "", text)
