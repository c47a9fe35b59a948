"""What do the first lines of a text say about its furniture?  The head's lines go in, answers come out.

The title may be the running head of the later pages, and the running head may stand above the title: the one must go, the other stay.
Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse, islice, pairwise, takewhile
from typing import TYPE_CHECKING

from artcli.text.furniture.shapes import (
    BARE_FOLIO,
    SHORTEST_PROSE,
    cells,
    ends_sentence,
    folio,
    has_letters,
    imprint_date,
    is_date,
    key,
    lead,
    width,
    without_number,
    without_stamp,
)
from artcli.text.metadata.outlets import is_outlet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

HEAD_LINES = 8
"""Filled lines in which title, byline and date stand, furniture above them included."""

_LONGEST = 110
_LONGEST_STOPPED = 40
"""Lines of a head, and those of them that may end in a stop, are no longer than this; the first may, for it is the title."""

_FIRST = "1"
_SHORTEST_PREFIX = 16
"""A running head that gives only a title's beginning gives at least so many characters of it."""

_BYLINE_WORDS = frozenset(
    ("by", "words", "text", "interview", "von", "par", "por", "de", "da", "di", "door", "av", "текст", "автор", "بقلم")
)
_AND = re.compile(r",\s*|\s+(?:and|und|et|y|e|en|и)\s+")
_SMALL_WORDS = frozenset(
    (
        "of",
        "the",
        "and",
        "&",
        "for",
        "du",
        "de",
        "la",
        "le",
        "les",
        "des",
        "der",
        "die",
        "das",
        "und",
        "y",
        "del",
        "di",
        "e",
        "da",
        "do",
        "van",
        "en",
        "het",
        "и",
    )
)


@dataclass(frozen=True, slots=True)
class Head:
    """The short lines at an article's head; ``titles`` are those that may be its title, folded, joined where it is wrapped."""

    lines: tuple[str, ...]
    titles: frozenset[str]
    leads: frozenset[str]
    """The first letters of the titles: a text with others is none."""

    def is_title(self, text: str) -> bool:
        """Tell whether a text is the title, its beginning, or the title with a site's name, with or without a page number."""
        text = without_stamp(text)
        if lead(text.casefold()) not in self.leads:
            return False
        folded = key(without_number(text))
        if folded in self.titles:
            return True
        if len(folded) < _SHORTEST_PREFIX:
            return False
        return any(t.startswith(folded) or _names_site(folded, t) for t in self.titles)

    def doubled(self) -> frozenset[str]:
        """Give the title's key where it stands twice: first as a running head."""
        first, second = [" ".join(line.split()).casefold() for line in (*self.lines, "", "")[:2]]
        return frozenset((key(first),)) if first == second and has_letters(first) else frozenset()

    def is_imprint(self, text: str) -> bool:
        """Tell an outlet's name with the article's own date."""
        return (day := imprint_date(text)) != "" and day in [" ".join(line.split()) for line in self.lines]

    def furniture(self, repeated: AbstractSet[str]) -> list[int]:
        """Find which of the lines are running heads above the title; ``repeated`` are keys of such on later pages."""
        found: list[int] = []
        taken = 0
        for n, line in enumerate(self.lines[:5]):
            dated, whole = _is_dated(line), is_date(line)
            only = (dated or whole) and sum(map(_is_dated, self.lines)) - taken < 2
            if whole and (only or key(line) not in {*repeated, *map(key, self.lines[n + 1 :])}):
                continue  # the only date is the article's, wherever it stands
            if (dated and only) or not self._is_furniture(n, repeated):
                break
            found.append(n)
            taken += dated
        return found

    def _is_furniture(self, n: int, repeated: AbstractSet[str]) -> bool:
        line = self.lines[n]
        if is_date(line):
            return True
        if folio(line):
            return self._is_number(n, repeated)
        if is_byline(line):
            return False
        if n == 0 and (self.opens_page() or self._is_printed()):
            return True
        parts = cells(line)
        alone = len(parts) == 1 and without_number(line) == line
        sure = [bool(folio(p)) or is_date(p) or key(p) in repeated or (self.is_title(p) and not alone) for p in parts]
        some = len(parts) > 1 and any(sure) and sum(map(bool, map(folio, parts))) < 2
        beside = self._has_number_below(n)
        if not (key(line) in repeated or beside or all(sure) or some):
            return False
        counted = key(line) in repeated and not alone
        return self._has_title_after(n, repeated, numbered=beside or counted or some)

    def _is_number(self, n: int, repeated: AbstractSet[str]) -> bool:
        """Tell whether a number at the head is a page's: not the first of a list of figures or of sections."""
        sure = folio(self.lines[n])
        if any(folio(line) for line in self.lines[n + 1 : n + 2]):
            return False
        if sure > BARE_FOLIO or (n == 0 and self.lines[0] == _FIRST and self._is_titled_below()):
            return True
        return len(self.lines[n]) < 4 and (bool(repeated) or (n > 0 and self._has_number_below(n - 1)))

    def opens_page(self) -> bool:
        """Tell whether the first line is a name and a page's number: the first page's, or any beside an outlet's name."""
        line = self.lines[0]
        if not (line[0].isdigit() or line[-1].isdigit()):
            return False
        parts = cells(line)
        words = [part for part in parts if not folio(part)] if len(parts) == 2 else [without_number(line)]
        if len(words) != 1 or words[0] == line or len(words[0]) > _LONGEST_STOPPED or not _is_name(words[0]):
            return False
        number = line.replace(words[0], "", 1).strip(" \t|·•")
        return (number == _FIRST or is_outlet(words[0])) and self._is_titled_below()

    def _is_printed(self) -> bool:
        """Tell what a browser prints above a page: the time, and the title that stands below, with or without the site's name."""
        title = without_stamp(self.lines[0])
        folded = key(title)
        below = [key(line) for line in self.lines[1:3]]
        return title != self.lines[0] and any([folded == line or _names_site(folded, line) for line in below])

    def _is_titled_below(self) -> bool:
        """Tell whether a title stands below the first line, with a byline or a date next to it."""
        below = self.lines[1:5]
        credit = [is_byline(line) or is_date(line) for line in below]
        titles = [
            line for line, said in zip(below, credit, strict=True) if not said and not folio(line) and has_letters(line)
        ]
        return any(credit) and any([not ends_sentence(line.rstrip("?!")) for line in titles])

    def _has_number_below(self, n: int) -> bool:
        """Tell whether a page number stands below a line, with or without a date, and below that a title with a byline or a date."""
        below = list(islice(filterfalse(is_date, self.lines[n + 1 :]), 2))
        return len(below) > 1 and folio(below[0]) != 0 and any(is_byline(x) or is_date(x) for x in self.lines[n + 3 :])

    def _has_title_after(self, n: int, repeated: AbstractSet[str], *, numbered: bool) -> bool:
        """Tell whether a later line may be the title, so that this one is none.

        Below a title stands a byline or a name; below an outlet's name stands the title, and then the byline.
        """
        own = {key(without_number(part)) for part in [self.lines[n], *cells(self.lines[n])]}
        later = [
            x
            for x in self.lines[n + 1 : n + 6]
            if not folio(x) and not is_date(x) and not ends_sentence(x.rstrip("?!"))
        ]
        if any(key(x) in own or any(_names_site(part, key(x)) for part in own) for x in later):
            return True
        titles = [x for x in later if key(x) not in repeated or self.is_title(x)]
        if not titles or is_byline(titles[0]):
            return False
        if numbered:
            return True
        named = _is_name(titles[0]) and not (len(titles) > 1 and is_byline(titles[1]))
        return not named and _is_name(self.lines[n]) and len(titles) > 1


def _names_site(folded: str, title: str) -> bool:
    return len(title) >= _SHORTEST_PREFIX and folded.startswith(title + " ") and len(folded) <= len(title) + 40


def _is_name(line: str) -> bool:
    """Tell whether a line is a few words that are all written large, as names of people and outlets are."""
    words = [word for word in without_number(line).split() if word.casefold() not in _SMALL_WORDS]
    return 0 < len(words) <= 4 and all(word[0].isupper() for word in words)


def is_byline(line: str) -> bool:
    """Tell whether a line is ``By`` and names."""
    first, _, rest = line.partition(" ")
    return first.casefold().rstrip(":") in _BYLINE_WORDS and all(map(_is_name, _AND.split(rest)))


def _is_dated(line: str) -> bool:
    """Tell whether a line, or a cell of it, is a date."""
    return any(map(is_date, cells(line)))


def read_head(lines: list[str]) -> Head:
    """Read the first filled lines of a text, as far as they are short and no prose."""
    return _read_head(tuple(lines[:HEAD_LINES]))


@lru_cache(4)
def _read_head(lines: tuple[str, ...]) -> Head:
    """Look once for the marked pages, the loose clusters and what stands above the title."""
    head: list[str] = []
    for n, line in enumerate(map(str.strip, lines)):
        if (len(line) > _LONGEST and width(line) > _LONGEST) or (
            n and len(line) > _LONGEST_STOPPED and _is_prose(line, lines[n + 1 : n + 2])
        ):
            break
        head.append(line)
    return _head_of(tuple(head))


def _is_prose(line: str, below: Sequence[str]) -> bool:
    """Tell whether a line ends a sentence, or is wrapped: as long as prose, and so is the one below."""
    return (len(line) >= SHORTEST_PROSE and any(len(x.strip()) > SHORTEST_PROSE for x in below)) or ends_sentence(line)


@lru_cache(4)
def _head_of(head: tuple[str, ...]) -> Head:
    """Look for the titles."""
    whole = takewhile(lambda line: not line.endswith((",", ";")), head)  # verse begins with no title
    words = list(islice(filter(None, map(_title_of, whole)), 3))
    titles = {*words[:2], *[f"{a} {b}" for a, b in pairwise(words)]}
    found = Head(head, frozenset(titles), frozenset(map(lead, titles)))
    if head and found.opens_page():  # the next pages have the same head with their own numbers
        return Head(head, found.titles | {key(without_number(head[0]))}, found.leads)
    return found


def _title_of(line: str) -> str:
    """Fold what a line says, page numbers and dates aside."""
    return key(" ".join([cell for cell in cells(line) if not folio(cell) and not is_date(cell)]))
