"""Which articles are meant on a command line?  A result's number stands for its id; an id or a path is taken as it is; else it is a query."""

from __future__ import annotations

import os

from artcli.errors import ArticleNotFoundError, QuerySyntaxError
from artcli.hints import TYPE_CHECKING
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.last_search import LastSearch
    from artcli.library import Library
    from artcli.model import Block, Entry

SHORTEST_ID = 4
"""Characters that ids are shown with at the least: fewer are a word."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Articles by their ids; ``query`` found them, where they weren't named one by one."""

    ids: tuple[str, ...]
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """An article as it was typed, and the anchor of a paragraph in it, if there was one: ``kq7f#p7-2f2akq``."""

    article: str
    anchor: str | None = None


def parted(article: str) -> Asked:
    """Part what was typed at its ``#``, if an anchor stands behind it, and no file is called so."""
    before, _, behind = article.rpartition("#")
    if not before or behind[:1] != "p":
        return Asked(article)
    from artcli.quoting.anchors import is_anchor  # noqa: PLC0415  (only for what may be one)

    return Asked(before, behind) if is_anchor(behind) and not os.path.lexists(article) else Asked(article)


def anchored(entry: Entry, anchor: str) -> int:
    """Return the place of the block, counted from 0, that an anchor means; say so where it isn't sure.

    Raises ``ArticleNotFoundError`` where there is none.
    """
    from artcli.quoting.anchors import resolved  # noqa: PLC0415

    found = resolved(entry.article.blocks, anchor)
    if found is None:
        message = f"{entry.short_id} has no paragraph {anchor}: it has {len(entry.article.blocks)}."
        raise ArticleNotFoundError(message, hint=f"Quote it by its words: artcli quote {entry.short_id} WORDS")
    if not found.surely:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note(f"The paragraph {anchor} has changed, or is gone: this is the one that stands where it stood.")
    return found.place


def block_meant(article: str, entry: Entry) -> Block | None:
    """Return the block that an anchor means, where one was typed.

    Raises ``ArticleNotFoundError``.
    """
    anchor = parted(article).anchor
    return None if anchor is None else entry.article.blocks[anchored(entry, anchor)]


def articles_meant(words: Sequence[str], library: Library) -> Meant:
    """Return the articles that words name, if each of them names one, else those that the words as a query match.

    Raises ``ArticleNotFoundError`` for a number that no result has, ``QuerySyntaxError`` for what could be both, or is no query.
    """
    from artcli.last_search import recall  # noqa: PLC0415

    last = recall(library.path)
    found = []
    for word in words:
        id_ = _named(word, library, last)
        if id_ is None:
            query = " ".join(words)
            return Meant(library.ids(query), query)
        found.append(id_)
    check_no_word(words, library)
    return Meant(tuple(dict.fromkeys(found)))


def check_no_word(words: Sequence[str], library: Library) -> None:
    """Raise ``QuerySyntaxError`` for a single word that both is a word of articles and begins an article's id."""
    (word, *more) = words
    if more or not word.isalpha() or len(word) < SHORTEST_ID or not library.beginning(word.lower(), 1):
        return
    if library.ids(word):
        message = f"{word} is a word of articles, and the beginning of one's id."
        hint = f"Write id:{word} for that one, or =... for the word: ={word}"
        raise QuerySyntaxError(message, word, range(len(word)), hint=hint)


def _named(word: str, library: Library, last: LastSearch | None) -> str | None:
    """Return the id of the article that a word names; None where it names none."""
    if word.isascii() and word.isdigit():
        return library.get(reference(word, last)).id
    if len(word) < SHORTEST_ID or any(sign.isspace() for sign in word):
        return None
    try:
        return library.get(word).id
    except ArticleNotFoundError:
        return None


def reference(article: str, last: LastSearch | None) -> str:
    """Return the id that a result's number stands for; all else is taken as it is, without the anchor of a paragraph.

    Raises ``ArticleNotFoundError``, also for an empty word: as a path it would be the folder one is in, with all its articles.
    """
    if not article:
        message = "No article is meant by an empty word."
        raise ArticleNotFoundError(message, hint="Give an id, a number of the last results, or a file.")
    article = parted(article).article
    if not (article.isascii() and article.isdigit()):
        return article
    if last is None:
        message = f"There is no last search for {article} to be a result of."
        raise ArticleNotFoundError(message, hint="Search first: artcli search WORDS")
    if int(article) not in last.ids:
        message = f"The last search{f', {last.query},' if last.query else ''} showed no result {article}."
        first, most = min(last.ids), max(last.ids)
        shown = f"{first} only" if first == most else f"{first} to {most}"
        raise ArticleNotFoundError(message, hint=f"It showed {shown}; --limit and --offset show more.")
    return last.ids[int(article)]
