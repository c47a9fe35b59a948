"""Which parts of an article are notes?  An article's blocks → its text, and its notes for the end.

A note begins with a mark (``[1]``, ``[^a]``, ``¹``, ``†``) that an earlier block of the text refers to.  Footnotes that ingest took from the
pages of a print come after them.  Pure.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.model import Article, Block

_MARK = lazy(r"(\[\^?\w{1,8}\]|[⁰¹²³⁴-⁹]{1,3}|[†‡§]{1,2}|\*{1,3}(?!\*)(?=\s?\w)):?\s*(?=\S)")
"""What a note begins with."""
_REFERENCE = lazy(r"(?<=\S)(?:\[\^?\w{1,8}\]|[⁰¹²³⁴-⁹]{1,3}|[†‡§]{1,2}|\*{1,3}(?![\w*]))")
"""A mark behind a word, which a note explains."""
_NUMBER = lazy(r"(?:\[\^?\w{1,8}\]|\(?\d{1,3}[.)]?|[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3})[ \t]?(?=\S)")
"""What a line at the foot of a printed page begins with, where it is the first of a note."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its mark, and the block or the lines that it is, the mark's characters left out by ``start``."""

    mark: str
    text: str
    start: int


def parted(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Return the blocks that are the text, and the notes among them in their order."""
    body: list[Block] = []
    notes: list[Note] = []
    referred: set[str] = set()
    for block in blocks:
        match = _MARK.match(block.text) if block.kind in ("paragraph", "quote", "list_item") else None
        if match and match[1] in referred:
            notes.append(Note(match[1], block.text, match.end()))
        else:
            body.append(block)
            referred |= {mark[0] for mark in _REFERENCE.finditer(block.text)}
    return body, notes


def printed_notes(article: Article) -> list[Note]:
    """Return the footnotes that ingest took from an article's pages, their lines put together."""
    found: list[Note] = []
    for line in _footnotes(article):
        match = _NUMBER.match(line)
        if match or not found:
            mark = match[0].strip() if match else ""
            found.append(Note(mark, line, match.end() if match else 0))
        else:
            last = found[-1]
            found[-1] = Note(last.mark, _joined(last.text, line), last.start)
    return found


def _footnotes(article: Article) -> Iterable[str]:
    return [line for one in article.dropped if one.kind == "footnote" for line in one.text.splitlines() if line.strip()]


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line.strip()}"
