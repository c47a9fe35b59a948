"""Is a run of lines verse?  Lines and the text's measure go in; yes or no comes out.

Lines that end where the next word would have fitted, or that begin with capitals in the middle of sentences, or that are short and
end in punctuation, were broken by their author.  Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import STOP, UPPER, first_word
from artcli.text.layout.widths import fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

LONGEST_LINE = 64
"""An alexandrine has up to fifty letters; free verse a little more."""

SHORT_LINE = 48
"""Columns; ballads and songs have up to forty."""

SHORTEST_STANZA = 3
PUNCTUATED = 0.4

LIKE = 1.25
"""Stanzas of a poem have lines of about one length."""

_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d\b")
_PUNCTUATION = frozenset(",;:.!?—–…，；：。！？、،؛؟»”’")


def could_be_verse(lines: Sequence[Line]) -> bool:
    """Tell whether a run may be a stanza: short lines of which most end in punctuation."""
    return (
        len(lines) > 1
        and len(lines[0].text) <= SHORT_LINE
        and _width(lines) <= SHORT_LINE
        and _stopped(lines) >= 0.5 * len(lines)
    )


def is_like(lines: Sequence[Line], stanza: Sequence[Line]) -> bool:
    """Tell whether a run is a stanza like the one beside it."""
    return could_be_verse(lines) and _width(lines) <= LIKE * _width(stanza)


def _width(lines: Sequence[Line]) -> int:
    return max([fixed(line.text) for line in lines])


def _stopped(lines: Sequence[Line]) -> int:
    return sum([1 for line in lines if line.text[-1] in _PUNCTUATION])


def song(runs: Sequence[Sequence[Line]]) -> set[int]:
    """Find the stanzas that others bear out: short runs of equally many lines one after another, or with a common refrain."""
    short = [could_be_verse(run) for run in runs]
    if sum(short) < 2:
        return set()
    found: set[int] = set()
    first = 0
    for index in range(1, len(runs) + 1):
        if index < len(runs) and short[index] and short[first] and len(runs[index]) == len(runs[first]):
            continue
        stanzas = runs[first:index]
        if len(stanzas) > 1 and len(stanzas[0]) >= SHORTEST_STANZA and _are_broken(stanzas):
            found.update(range(first, index))
        first = index
    pairs = [
        {(line.text, after.text) for line, after in pairwise(run)} if of else set()
        for run, of in zip(runs, short, strict=True)
    ]
    times = Counter([pair for own in pairs for pair in own])
    found.update([index for index, own in enumerate(pairs) if any([times[pair] > 1 for pair in own])])
    return found


def _are_broken(stanzas: Sequence[Sequence[Line]]) -> bool:
    """Tell whether lines inside of stanzas end in punctuation more often than in prose, where one in six does."""
    inner = [line.text[-1] in _PUNCTUATION for stanza in stanzas for line in stanza[:-1]]
    return sum(inner) >= PUNCTUATED * len(inner)


def is_verse(lines: Sequence[Line], measure_columns: float) -> bool:
    """Tell whether a run of two and more lines is verse; ``measure_columns`` is the text's, or 0 where it has none.

    Where all lines are whole sentences there is nothing to tell: those are paragraphs of a line.
    """
    texts = [line.text for line in lines]
    if len(texts) < 2 or max(map(len, texts)) > LONGEST_LINE:
        return False
    if texts[0][0].isdigit() and _is_programme(texts):
        return True
    ends = [line.end for line in lines]
    inner = ends[:-1]
    if all(end == STOP for end in inner):
        return False
    pairs = len(inner)
    fits = sum([fixed(f"{line.set_in} {first_word(after.text)}") <= measure_columns for line, after in pairwise(lines)])
    if measure_columns and fits >= 0.7 * pairs and pairs > 1:
        return True
    starts = [line.start for line in lines]
    capitals = sum([1 for end, start in zip(inner, starts[1:], strict=True) if start == UPPER and end != STOP])
    running = sum([1 for end in inner if end != STOP])
    if pairs >= 3 and running >= 3 and capitals >= 0.85 * running and all(start >= UPPER for start in starts):
        return True
    return could_be_verse(lines) and (not measure_columns or fits >= 0.5 * pairs)


def _is_programme(texts: Sequence[str]) -> bool:
    """Tell a programme of the day: each entry, or each second line, begins with its time."""
    clocked = sum([_CLOCK.match(text) is not None for text in texts])
    return clocked >= SHORTEST_STANZA and 2 * clocked >= len(texts)
