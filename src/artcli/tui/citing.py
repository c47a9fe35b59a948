"""How is a passage quoted?  An article and some of its blocks → their text, its citation, and an anchor by which they are found again.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.figures import listed, long_date

if TYPE_CHECKING:
    from artcli.model import Entry


def citation(entry: Entry) -> str:
    """Return an article's citation as a sentence: authors, title, source, date, as far as they are known."""
    article = entry.article
    title = f"“{article.title.strip() or '(untitled)'}”"
    date = long_date(article.date) if article.date else None
    return ", ".join([part for part in (listed(article.authors), title, article.source, date) if part]) + "."


def quotation(entry: Entry, blocks: range) -> str:
    """Return blocks of an article, its citation, and where they stand: the article's id and the number of the first of them."""
    text = "\n\n".join([entry.article.blocks[number].text for number in blocks])
    return f"{text}\n\n{citation(entry)}\n{entry.short_id}#p{blocks.start + 1}"
