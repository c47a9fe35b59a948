"""What is a repair, and which lines does none of them touch?  Types and helpers.

A repair is a function text → ``Mended``; it knows nothing of the others.  Here are the type that it gives back, what the
table of repairs knows of a text before it runs one, and the test for lines that look like program code.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after one repair: how often it mended or found something, and the words that went with the damage.

    ``dropped`` holds what a reader might call text: the attributes of a tag, the body of a comment or a terminal's title.
    """

    text: str
    count: int
    dropped: tuple[str, ...] = ()


RepairFunction = Callable[[str], Mended]

PLAIN_BYTES = bytes(sorted(set(range(0x20, 0x7F)) - set(b"\\`<&"))) + b"\n\t"
"""ASCII that is no sign of damage by itself: not the characters that begin escapes, tags and references."""

TAG_CHARACTERS = frozenset(map(chr, range(0xE0000, 0xE0080)))
"""Invisible copies of ASCII outside the basic plane, told by their bytes: in a character class they would cost 50 ns a character."""

FEW = 400
"""Up to so many unusual characters, their set is built directly; building it costs 30 ns a character."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a cheap look says of a text: its unusual characters, in order and as a set."""

    text: str
    unusual: str
    alphabet: frozenset[str]


def signs_of(text: str, watched: re.Pattern[str]) -> Signs:
    r"""Take a text's unusual characters out of it (2 GB a second where there are few); of many, only the watched ones.

    >>> signs_of("Caf\u00e9 \u2013 ol\u00e9", re.compile("x")).unusual
    'é–é'
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, PLAIN_BYTES)
    unusual = rest.decode("utf-8", "surrogatepass")
    if len(unusual) < FEW:
        return Signs(text, unusual, frozenset(unusual))
    alphabet = frozenset(watched.findall(unusual))
    return Signs(text, unusual, alphabet | TAG_CHARACTERS if b"\xf3\xa0" in rest else alphabet)


_CODE_LINE = re.compile(
    r"[;{}]\s*$"  # the end of a statement or block
    r"|^\s*(?:\$ [a-z.]|>>>|#include|#!|//|/\*|import |from \w+ import|def \w+\(|class \w+[(:]|function |return\b|SELECT |CREATE )"
    r"|\w\([^()\s]*\)\s*[.;{]"  # a call that goes on
    r"|[=!]=|[-=]>|::|&&|\|\||\+\+|:="
    r"|^[A-Za-z]:\\|\s[A-Za-z]:\\\w"  # a path of Windows
)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_DEEP_INDENT = re.compile(r"^(?: {4}|\t)\s*\S*[=(){}\[\]<>;|$#]")


def is_code_line(line: str) -> bool:
    """Tell whether a line looks like program code rather than prose.

    >>> is_code_line("for (i = 0; i < n; i--) {"), is_code_line("He said -- and meant it -- no.")
    (True, False)
    """
    return bool(_CODE_LINE.search(line) or _DEEP_INDENT.match(line))


def in_prose(
    text: str, mark: str, mend: Callable[[str], Mended], is_code: Callable[[str], bool] = is_code_line
) -> Mended:
    r"""Apply ``mend`` to the lines that hold ``mark``, but not in fenced blocks and lines of code.

    >>> in_prose("a-b\n```\na-b\n```", "-", lambda line: Mended(line.replace("-", "+"), 1)).text
    'a+b\n```\na-b\n```'
    """
    lines = text.split("\n")
    fenced = False
    count = 0
    dropped: list[str] = []
    has_fences = "```" in text or "~~~" in text
    for number, line in enumerate(lines):
        if has_fences and _FENCE.match(line):
            fenced = not fenced
        elif mark in line and not fenced and not is_code(line):
            mended = mend(line)
            lines[number] = mended.text
            count += mended.count
            dropped.extend(mended.dropped)
    return Mended("\n".join(lines), count, tuple(dropped))


_CODE_SPAN = re.compile(r"(`[^`\n]+`)")


def outside_code_spans(line: str, mend: Callable[[str], tuple[str, int]]) -> Mended:
    """Apply ``mend`` to the parts of a line that don't stand between backticks.

    >>> outside_code_spans("a-b `a-b`", lambda part: (part.replace("-", "+"), 1)).text
    'a+b `a-b`'
    """
    if "`" not in line:
        text, count = mend(line)
        return Mended(text, count)
    parts = _CODE_SPAN.split(line)
    count = 0
    for index in range(0, len(parts), 2):
        parts[index], times = mend(parts[index])
        count += times
    return Mended("".join(parts), count)


def substitute(pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], text: str) -> Mended:
    """Replace all matches and count them."""
    return Mended(*pattern.subn(replacement, text))
