"""Which article is meant on a command line?  A result's number stands for its id; an id or a path is taken as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from artcli.last_search import LastSearch


def reference(article: str, last: LastSearch | None) -> str:
    """Return the id that a result's number stands for; all else is taken as it is.

    Raises ``ArticleNotFoundError``.
    """
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
