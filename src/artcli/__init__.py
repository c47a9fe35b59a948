"""artcli: ingest, search and read articles kept as text files.

``Library`` is what all is done with, ``normalise`` makes an article of a text without one; docs/python-api.md has both in full.
Importing this imports nothing else: names are loaded when they are asked for.
"""

from __future__ import annotations

from artcli.version import __version__

TYPE_CHECKING = False
"""True to whoever checks types, by its name: ``typing``, which has it too, takes eight times as long to import as all else here."""
if TYPE_CHECKING:
    from typing import Any

    from artcli.errors import (
        ArtcliError,
        ArticleNotFoundError,
        IndexStoreError,
        MarksError,
        QuerySyntaxError,
        TextError,
    )
    from artcli.ingest.options import IngestOptions
    from artcli.library import Library
    from artcli.model import (
        Article,
        ArticleMarks,
        Block,
        Entry,
        FileOutcome,
        Hit,
        IngestSummary,
        Results,
        Snippet,
        Span,
    )
    from artcli.search.request import SearchRequest

__all__ = [
    "ArtcliError",
    "Article",
    "ArticleMarks",
    "ArticleNotFoundError",
    "Block",
    "Entry",
    "FileOutcome",
    "Hit",
    "IndexStoreError",
    "IngestOptions",
    "IngestSummary",
    "Library",
    "MarksError",
    "QuerySyntaxError",
    "Results",
    "SearchRequest",
    "Snippet",
    "Span",
    "TextError",
    "__version__",
    "normalise",
]
_HOMES = {
    "artcli.errors": "ArtcliError ArticleNotFoundError IndexStoreError MarksError QuerySyntaxError TextError",
    "artcli.ingest.options": "IngestOptions",
    "artcli.library": "Library",
    "artcli.model": "Article ArticleMarks Block Entry FileOutcome Hit IngestSummary Results Snippet Span",
    "artcli.search.request": "SearchRequest",
}


def normalise(text: bytes | str, name: str = "") -> Article:
    r"""Make the article that ``artcli ingest`` would make of a text file; ``name`` is the file's, a hint of last resort for the title.

    Bytes may be in any encoding.  Raises ``TextError`` where there is no word, or something other than text; any text gives an article.

    >>> article = normalise("The ferry stays\n\nBy Ann Lee\n13 February 2019\n\nThe vote was taken at mid-\nnight, and the ferry stays.\n")
    >>> article.title, article.authors, article.date
    ('The ferry stays', ('Ann Lee',), '2019-02-13')
    >>> article.blocks[0].text
    'The vote was taken at midnight, and the ferry stays.'
    """
    from artcli.text.normalise import normalise as make  # noqa: PLC0415  (importing artcli imports nothing)

    return make(text.encode("utf-8", "replace") if isinstance(text, str) else text, name)


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names.split():
            from importlib import import_module  # noqa: PLC0415

            value = getattr(import_module(home), name)
            globals()[name] = value
            return value
    message = f"module 'artcli' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
