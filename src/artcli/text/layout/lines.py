"""What are the lines of a text, apart from blank ones?  A draft's lines go in; each line with its indent and its gap comes out.

Text that is set with a blank line after each line is brought to single spacing here.  Pure.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from artcli.text.draft import PAGE_MARK
from artcli.text.layout.inline import unescape_start
from artcli.text.layout.sentences import LOWER, OPEN, UPPER, End, Start, end_of, goes_on, start_of

TAB_COLUMNS = 8
"""Terminals and old printers have tab stops every eight columns."""

OPEN_SHARE, RUNNING_SHARE = 0.5, 0.25
"""In running prose nine line ends in ten stand inside a sentence, and two next lines in three begin with a small letter; half of
that leaves room for lists and dialogue."""

FEWEST_LINES = 6
FULL_LINE, MOSTLY_FULL = 40, 0.8
"""Columns of a full line of text that is set with a blank line after each, and how much of it the others fill."""

SHORTEST_MEASURE = 16
"""Columns, or letters of a script that fills two: shorter lines are lists and names."""


class Line:
    """A line with words: its text without indent, the indent in columns, blank lines before it, and whether a page ended there.

    ``width`` and ``first_word`` are its length and its first word's in the text's measure, once that is known, and not there before; ``end``
    and ``start`` tell whether a sentence ends with it and with what it begins; ``source`` has yet the backslash that ``text`` may have lost.
    """

    __slots__ = ("end", "first_word", "gap", "indent", "page", "source", "start", "text", "width")

    width: int
    first_word: int

    def __init__(self, text: str, indent: int = 0, gap: int = 0, page: bool = False) -> None:
        """Look at both ends of the line."""
        self.source = text
        if "\\" in text and "\\" in text[:6]:
            text = unescape_start(text)
        self.text = text
        self.indent = indent
        self.gap = gap
        self.page = page
        # most lines end and begin inside a sentence
        self.end: End = OPEN if text[-1].isalpha() else end_of(text)
        self.start: Start = LOWER if text[0].islower() else start_of(text)

    @property
    def plain(self) -> bool:
        """Whether a backslash kept the line's beginning from being read as structure."""
        return self.text is not self.source

    @property
    def set_in(self) -> str:
        """The text with its indent, for measuring."""
        return " " * self.indent + self.text if self.indent else self.text


def read_lines(source: list[str]) -> list[Line]:
    """Give each line that has words its indent and its distance from the line before."""
    lines: list[Line] = []
    gap, page, is_indented = 0, False, False
    for raw in source:
        text = raw.lstrip()
        if not text:
            if raw == PAGE_MARK:
                page = bool(lines)
            else:
                gap += 1
            continue
        indent = 0
        if len(text) < len(raw):
            indent, is_indented = _columns(raw[: len(raw) - len(text)]), True
        lines.append(Line(text, indent, gap, page))
        gap, page = 0, False
    if lines:
        lines[0].gap = 1
    _single_space(lines)
    if is_indented:
        _level_margin(lines)
    return lines


def _columns(white: str) -> int:
    if "\t" in white:
        return len(white.expandtabs(TAB_COLUMNS))
    # an ideographic space is an indent of one wide letter
    return len(white) + white.count("\u3000")


def _single_space(lines: list[Line]) -> None:
    """Bring double-spaced text to single spacing: the commonest gap lies inside sentences."""
    if len(lines) < FEWEST_LINES:
        if len(lines) > 1 and _are_one_sentence(lines):
            for line in lines:
                line.gap = 0
            lines[0].gap = 1
        return
    gaps = [line.gap for line in lines[1:] if not line.page]
    if gaps.count(0) * 2 > len(gaps):  # most texts; to count all gaps takes ten times as long
        return
    gap, times = _commonest(gaps)
    if gap == 0 or times < len(lines) / 2:
        return
    within = [(before, line) for before, line in pairwise(lines) if before.end is OPEN and line.gap == gap]
    if not within:
        return
    running = sum([1 for before, line in within if _runs_on(before, line)])
    if sum([len(before.text) for before, _ in within]) < SHORTEST_MEASURE * len(within):
        return
    if len(within) >= OPEN_SHARE * times and running >= RUNNING_SHARE * times:
        for line in lines:
            line.gap = max(0, line.gap - gap)


def _commonest(gaps: list[int]) -> tuple[int, int]:
    """Give the commonest gap, and how often it stands; mostly all are the same."""
    times = gaps.count(gaps[0]) if gaps else 0
    if 2 * times > len(gaps):
        return gaps[0], times
    return Counter(gaps).most_common(1)[0] if gaps else (0, 0)


def _are_one_sentence(lines: list[Line]) -> bool:
    """Tell whether a few lines, equally far apart, are one paragraph that was broken where its lines were full."""
    inner = lines[:-1]
    full = max([len(line.text) for line in inner])
    if full < FULL_LINE or not lines[1].gap or len({line.gap for line in lines[1:]}) > 1:
        return False
    if any([line.page or line.indent for line in lines]) or len(lines[-1].text) > full:
        return False
    broken = [line.end is OPEN and len(line.text) >= MOSTLY_FULL * full for line in inner]
    return all(broken) and any([_runs_on(before, line) for before, line in pairwise(lines)])


def _runs_on(before: Line, line: Line) -> bool:
    """Tell whether a sentence surely runs over a line's end: into a small letter, or behind an article, a preposition or the like."""
    if line.start < UPPER and line.text[0].isalpha():
        return True
    return before.text[-1].isalpha() and goes_on(before.text)  # verses end in commas as well


def _level_margin(lines: list[Line]) -> None:
    """Take off the left margin that all lines of a page share."""
    page: list[Line] = []
    for line in [*lines, Line(".", page=True)]:
        if line.page and page:
            margin = min([other.indent for other in page])
            if margin:
                for other in page:
                    other.indent -= margin
            page = []
        page.append(line)
