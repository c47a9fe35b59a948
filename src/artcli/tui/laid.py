"""How is an article laid out for the pane?  Article, marks and what is looked for → the page of ``show`` as lines, and where its parts stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artcli.model import WORDS_A_MINUTE, Article
from artcli.render.layout import Setting
from artcli.render.page import PageOptions, article_page
from artcli.snippet import matches_in
from artcli.tui.hit_lines import UNREAD
from artcli.tui.place import headings, line_of, lines_with, text_before
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.model import ArticleMarks, Block, Entry, Span
    from artcli.render.text import Text

_COMPARED = 24
"""Letters by which a block is known again in its lines."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown beside an article's text, and how: ``terms`` are the query's, ``find`` the words looked for in it."""

    width: int
    measure: int
    terms: frozenset[str] = frozenset()
    find: str = ""
    indent: bool = False
    folder: str | None = None
    today: str | None = None
    more: tuple[str, ...] = ()
    links: bool = False


class Laid:
    """An article's lines at some width."""

    def __init__(self, entry: Entry, marks: ArticleMarks | None, wanted: Wanted) -> None:
        """Lay it out: ten milliseconds for a thousand words."""
        self.entry = entry
        self.marks = marks
        self.wanted = wanted
        page = article_page(entry, _options(entry.article, marks, wanted))
        self.lines: list[Text] = list(page.lines(Setting(wanted.width)))
        self.before = text_before(self.lines)

    @cached_property
    def matches(self) -> list[int]:
        """The lines of what is looked for in the article, else of the query's words, those of the card left out."""
        found = lines_with(self.lines, "found") if self.wanted.find else lines_with(self.lines, "hit")
        return [line for line in found if line >= self.body] or found

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        """The headings, each with its line."""
        return headings(self.lines)

    @cached_property
    def body(self) -> int:
        """The line behind the card."""
        rules = lines_with(self.lines, "rule")
        return rules[0] + 1 if rules else 0

    @cached_property
    def blocks(self) -> list[int | None]:
        """The line in which each block begins, None for one that stands elsewhere, such as a note."""
        return block_lines(self.lines, self.entry.article.blocks, self.body)

    def line_at(self, place: int) -> int:
        """Return the line in which so much text has gone by."""
        return line_of(place, self.before)

    def read_to(self, line: int) -> float:
        """Return which part of the text stands before a line."""
        total = self.before[-1]
        return self.before[max(0, min(line, len(self.lines)))] / total if total else 1.0


def minutes_left(words: int, read: float) -> int:
    """Return whole minutes of reading that are left, at least one.

    >>> minutes_left(2380, 0.5), minutes_left(200, 0.9)
    (5, 1)
    """
    return max(1, round(words * (1 - read) / WORDS_A_MINUTE))


def block_lines(lines: Sequence[Text], blocks: Iterable[Block], start: int) -> list[int | None]:
    """Return the line in which each block begins, as they follow one another from line ``start`` on."""
    letters = [_letters(line.plain) for line in lines]
    found: list[int | None] = []
    for block in blocks:
        wanted = _letters(block.text[: 8 * _COMPARED])[:_COMPARED]
        place = next((line for line in range(start, len(lines)) if _begins(letters, line, wanted)), None)
        found.append(place)
        if place is not None:
            start = place + 1
    return found


def _begins(letters: Sequence[str], line: int, wanted: str) -> bool:
    """Tell whether letters begin in a line, and go on in the next."""
    if not wanted or not letters[line]:
        return False
    here = letters[line]
    while len(here) < len(wanted) and wanted.startswith(here) and line + 1 < len(letters):
        line += 1
        here += letters[line]
    return here.startswith(wanted)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _options(article: Article, marks: ArticleMarks | None, wanted: Wanted) -> PageOptions:
    terms, language = wanted.terms, article.language
    return PageOptions(
        measure=wanted.measure,
        spans=(lambda text: matches_in(text, terms, language)) if terms else None,
        found=(lambda text: _found(text, wanted.find)) if wanted.find else None,
        tags=tuple([tag for tag in marks.tags if tag != UNREAD]) if marks else (),
        more=wanted.more,
        folder=wanted.folder,
        today=wanted.today,
        indent=wanted.indent,
        links=wanted.links,
    )


def _found(text: str, find: str) -> Iterable[Span]:
    from artcli.render.occurrences import occurrences  # noqa: PLC0415  (only where something is looked for)

    return occurrences(text, find)
