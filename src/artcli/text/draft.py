"""What do the stages between text and article work on?  A draft: lines, and what has been found out so far.

Each stage takes the draft, changes its lines or fills its head, and writes down what it did.  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from artcli.model import Dropped

PAGE_MARK = "\f"
"""A line of its own in ``Draft.lines``: here a page of the source ends.  What stood around it has been dropped."""


@dataclass(slots=True)
class Head:
    """What stands at an article's head, as far as it has been found; see ``model.Article`` for the fields' meaning."""

    title: str | None = None
    subtitle: str | None = None
    authors: list[str] = field(default_factory=list)
    date: str | None = None
    updated: str | None = None
    source: str | None = None
    place: str | None = None
    language: str | None = None


@dataclass(slots=True)
class Draft:
    """The lines that are left of a text, and what was mended, dropped and found.

    ``lines`` have no line ends and no white space at their right; a blank line is ``""``; a page's end is ``PAGE_MARK``.
    ``repairs`` counts what was mended by kind; ``dropped`` keeps what was left out, in the order of the stages.
    """

    lines: list[str]
    repairs: dict[str, int] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    head: Head = field(default_factory=Head)
    has_gaps: bool = True
    """Whether two spaces may stand together anywhere; the search for them is the dearest of all cheap tests."""

    def count(self, kind: str, times: int = 1) -> None:
        """Write down that ``kind`` was mended ``times`` more."""
        if times:
            self.repairs[kind] = self.repairs.get(kind, 0) + times

    def drop(self, kind: str, text: str) -> None:
        """Write down that ``text`` was left out as ``kind``."""
        self.dropped.append(Dropped(kind, text))


def draft_of(text: str, *, has_gaps: bool = True) -> Draft:
    """Split a repaired text into a draft's lines; a form feed becomes a line of its own."""
    first, *pages = text.split(PAGE_MARK)
    lines = list(map(str.rstrip, first.split("\n")))
    for page in pages:
        lines += (PAGE_MARK, *map(str.rstrip, page.split("\n")))
    return Draft(lines, has_gaps=has_gaps)


def may_have_fences(lines: list[str]) -> bool:
    """Tell cheaply whether a fence may stand among the lines: to look for one character takes no time, for three a microsecond."""
    text = "\n".join(lines)
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)
