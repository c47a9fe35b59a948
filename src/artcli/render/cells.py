"""How wide is a text on a terminal, and where may its lines break?  Text → cells, and offsets of lines.

For text that ``safe`` has seen.  Imports of rich only its table of widths, where there is a character to look up.

Where terminals disagree (emoji sequences, flags) the larger width counts: a line that is too short is dull, one that is
too long breaks the page.
"""

from __future__ import annotations

import unicodedata

from artcli.patterns import lazy

ELLIPSIS = "…"

# Latin, Greek, Cyrillic, punctuation and box drawing: one cell each in every terminal.
_WIDE = lazy("[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]")

# Neither may a line begin with these, nor end with those (JIS X 4051, the part that everybody keeps).
_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー々’”）〕］｝〉》」』】〙〗〟‥…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.;:?!)]}%"
)
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝([{$£€¥")
_DASHES = frozenset("-–—")
_INSIDE_LONG_WORDS = lazy("[/?&=#_.:;,~|-]")  # where an address may be parted
_HELD_TO_THE_LEFT = frozenset("–—;:?!»")  # with a space before them: a dash between words, French punctuation
_HELD_TO_THE_RIGHT = frozenset("«")
_ZERO_WIDTH_SPACE = "\u200b"
_ZERO_WIDTH_JOINER = "\u200d"
_WIDE_FORM = "\ufe0f"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_MODIFIERS = _SKIN_TONES | {_WIDE_FORM}
_HALF_FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


class _Widths(dict[str, int]):
    """The width of each character, found once."""

    def __missing__(self, character: str) -> int:
        from rich.cells import get_character_cell_size  # noqa: PLC0415  (a table for text that isn't Latin, Greek or Cyrillic)

        # Half of all terminals give the vowel signs of Indian scripts (Mc) a cell of their own; Cn may become one.
        least = int(unicodedata.category(character) in ("Mc", "Cn"))
        width = max(least, get_character_cell_size(character))
        self[character] = width
        return width


_WIDTHS = _Widths(
    {
        _WIDE_FORM: 1,  # asks for the wide form of the character before it
        **dict.fromkeys(_HALF_FLAGS, 2),  # two cells where it stands alone
        **dict.fromkeys(_SKIN_TONES, 2),  # likewise
    }
)


def cells(text: str) -> int:
    """Return how many cells a line of text takes, at the most.

    >>> cells("summit"), cells("首脳会談"), cells("e\u0301te\u0301")
    (6, 8, 3)
    """
    if not _WIDE.search(text):
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def line_starts(text: str, width: int) -> list[int]:
    """Return where the lines of a text begin when it is set in ``width`` cells.

    Lines break at spaces, after hyphens and dashes, and between ideographs; a word that is longer than a line is folded.
    The spaces at a break stay at the end of their line.

    >>> line_starts("The two leaders will meet", 12)
    [0, 8, 21]
    """
    width = max(width, 2)
    is_narrow = not _WIDE.search(text)
    starts = [0]
    start = 0
    while True:
        limit = start + width if is_narrow else _limit(text, start, width)
        if limit >= len(text):
            return starts
        start = _skip_spaces(text, _last_break(text, start, limit))
        if start >= len(text):
            return starts
        starts.append(start)


def fold_starts(text: str, width: int) -> list[int]:
    """Return where the lines begin when a text is cut at ``width`` cells, words or not."""
    width = max(width, 2)
    starts = [0]
    while (limit := _limit(text, starts[-1], width)) < len(text):
        starts.append(limit)
    return starts


def crop(text: str, width: int) -> str:
    """Return a line cut to ``width`` cells, with an ellipsis for what was left out.

    >>> crop("The Harbour Gazette", 12)
    'The Harbour…'
    """
    if cells(text) <= width:
        return text
    return text[: _limit(text, 0, max(width - 1, 0))].rstrip() + ELLIPSIS if width > 0 else ""


def _limit(text: str, start: int, width: int) -> int:
    """Return the first index after ``start`` that doesn't fit; marks that take no cell stay with their letter."""
    used = 0
    for index in range(start, len(text)):
        used += _WIDTHS[text[index]]
        if used > width:
            return max(_whole(text, start, index), start + 1)
    return len(text)


def _whole(text: str, start: int, index: int) -> int:
    """Return ``index`` moved back so that a letter keeps the marks that are drawn on it."""
    moved = index
    while moved > start + 1 and (_is_drawn_on_the_last(text[moved]) or text[moved - 1] == _ZERO_WIDTH_JOINER):
        moved -= 1
    return moved if moved > start + 1 else index


def _is_drawn_on_the_last(character: str) -> bool:
    return _WIDTHS[character] == 0 or character in _MODIFIERS or unicodedata.category(character) == "Mc"


def _skip_spaces(text: str, index: int) -> int:
    while index < len(text) and text[index] == " ":
        index += 1
    return index


def _last_break(text: str, start: int, limit: int) -> int:
    """Return the last place after ``start``, and at ``limit`` at the latest, where a line may end."""
    space = _last_space(text, start, limit)
    if space == limit:
        return limit
    for index in range(limit, max(space + 1, start), -1):
        if _may_part(text, index):
            return index
    if space > start and text[start:space].strip(" "):
        return space + 1
    return _part_word(text, start, limit)


def _last_space(text: str, start: int, limit: int) -> int:
    """Return the last space where a line may end, or -1."""
    space = text.rfind(" ", start, limit + 1)
    while space > start and _holds(text, space):
        space = text.rfind(" ", start, space)
    return space


def _holds(text: str, space: int) -> bool:
    """Say whether a space keeps what is on its two sides together."""
    if text[space - 1] in _HELD_TO_THE_RIGHT:
        return True
    return text[space + 1 : space + 2] in _HELD_TO_THE_LEFT and not text[space + 2 : space + 3].isalnum()


def _may_part(text: str, index: int) -> bool:
    """Say whether a line may end before ``index``, where there is no space."""
    before, after = text[index - 1], text[index]
    if before in _DASHES:
        return index > 1 and text[index - 2].isalpha() and after.isalpha()
    if before == _ZERO_WIDTH_SPACE:
        return True
    return (_is_ideograph(before) or _is_ideograph(after)) and not (
        (before in _HALF_FLAGS and after in _HALF_FLAGS)
        or after in _NEVER_FIRST
        or before in _NEVER_LAST
        or _WIDTHS[after] == 0
        or before == _ZERO_WIDTH_JOINER
        or after in _MODIFIERS
    )


def _is_ideograph(character: str) -> bool:
    """Say whether a character needs no space beside it to end a line; Hangul, which has spaces, does need it."""
    return character > "\u2e7f" and _WIDTHS[character] == 2 and not "\uac00" <= character <= "\ud7a3"


def _part_word(text: str, start: int, limit: int) -> int:
    """Return where to part a word that is longer than a line: after the last mark in its second half, else where it is full."""
    marks = [match.end() for match in _INSIDE_LONG_WORDS.finditer(text, (start + limit) // 2, limit)]
    return marks[-1] if marks else limit
