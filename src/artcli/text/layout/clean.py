"""Is this text clean already?  Lines go in; blocks come out where every line is a paragraph by all signs, else nothing.

The commonest text by far: paragraphs of one line between blank lines, ending in stops.  The first and the last characters of its lines tell
it in 3 µs; what isn't surely clean goes the long way.  Pure.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from artcli.model import Block
from artcli.text.layout.stuck import may_be_stuck
from artcli.text.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

_STOPS = ".!?…。！？"
_CLOSED = '"”’»)」』'
_CAPITALS = "A-ZÀ-ÖØ-ÞĄĆĐĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĞİŞΑ-ΩА-ЯЁІЇЄҐ"
_QUOTES = '"“«„‘'

OPENING, ENDING = 4, 3
"""Characters of a line that tell whether a sentence begins there, and ends."""
opening_of, ending_of = itemgetter(slice(OPENING)), itemgetter(slice(-ENDING, None))

_first_of = itemgetter(slice(20))

_BEGINNING = re.compile(rf"(?:[{_CAPITALS}](?![.)])|[{_QUOTES}])[^\n]{{{OPENING - 1}}}")
_END = re.compile(rf"[^\n .](?:[^\n][{_STOPS}]|[{_STOPS}][{_CLOSED}])")

_TWO_APOSTROPHES = re.compile("'(?=')")

_paragraph = partial(Block, "paragraph")


def clean_blocks(lines: list[str]) -> tuple[Block, ...] | None:
    """Give the blocks of a clean text, or nothing.

    >>> [block.text for block in clean_blocks(["It rained all night.", "", "Nobody came."])]
    ['It rained all night.', 'Nobody came.']
    >>> clean_blocks(["It rained", "all night."]) is None
    True
    """
    paragraphs = list(filter(None, lines))
    if not (begin_sentences(paragraphs) and end_sentences(paragraphs)):
        return None
    if any(lines[1::2]) and any(map(all, pairwise(lines))):  # two lines without a blank one between them
        return None
    text = "\n\n" + "\n".join(lines) + "\n\n"
    if may_have_marks(text) or may_be_stuck(text):
        return None
    return (
        tuple(map(_paragraph, paragraphs)) if all_differ(paragraphs) else None
    )  # what stands twice has to be looked at


def begins_sentence(opening: str) -> bool:
    """Tell from the first characters of a line whether a sentence surely begins there: no heading's number, no item, no initial."""
    return _BEGINNING.match(opening) is not None


def _ends_sentence(ending: str) -> bool:
    """Tell from the last characters of a line whether a sentence surely ends there: no ``Mr.``, no ``U.S.``."""
    return _END.fullmatch(ending) is not None


_BEGINS, _ENDS = Remembered(begins_sentence).__getitem__, Remembered(_ends_sentence).__getitem__


def begin_sentences(lines: Iterable[str]) -> bool:
    """Tell whether each of the lines surely begins as a sentence."""
    return all(map(_BEGINS, map(opening_of, lines)))


def end_sentences(lines: Iterable[str]) -> bool:
    """Tell whether each of the lines surely ends as a sentence."""
    return all(map(_ENDS, map(ending_of, lines)))


def all_differ(texts: list[str]) -> bool:
    """Tell whether no text stands twice: by their lengths or their first characters where these differ, which costs less than reading them."""
    count = len(texts)
    return len(set(map(len, texts))) == count or len(set(map(_first_of, texts))) == count or len(set(texts)) == count


def may_have_marks(text: str) -> bool:
    """Tell whether marks of Markdown or a wiki may stand in the text."""
    if "*" in text and text.count("*") > 1:
        return True
    if "[" in text and ("](" in text or "[[" in text):
        return True
    if _TWO_APOSTROPHES.search(text):
        return True
    return ("_" in text and text.count("_") > 1) or ("`" in text and "```" in text)
