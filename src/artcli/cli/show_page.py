"""How is the page of ``show`` made?  Articles, what the reader added and asked for → a page, as the configuration wants it."""

from __future__ import annotations

import time

from artcli.config import load_config
from artcli.hints import TYPE_CHECKING, Any
from artcli.render.column import MEASURE
from artcli.render.layout import LARGEST_MEASURE
from artcli.render.page import PageOptions, article_page, pages
from artcli.snippet import matches_in
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from artcli.cli.terminal import Output
    from artcli.model import ArticleMarks, Entry, Span
    from artcli.render.layout import Sheet

UNREAD = "unread"
"""A tag that is seen by what it isn't on the page: whoever looks at it is reading."""


def page_of(
    ready: Sequence[tuple[Entry, ArticleMarks | None, frozenset[str]]],
    options: dict[str, Any],
    output: Output,
    folder: str,
) -> Sheet:
    """Return the page of articles, each with its marks and the terms to highlight; paths are seen from ``folder``.

    Raises ``ConfigError``.
    """
    said = load_config()
    measure = min(options["width"], LARGEST_MEASURE) if options["width"] else said.width or MEASURE
    indent = options["paragraphs"] == "indented" if options["paragraphs"] else said.indent
    common = PageOptions(
        measure=measure,
        found=_finder(options["find"]),
        folder=folder,
        today=time.strftime("%Y-%m-%d"),
        indent=indent,
        links=output.links,
    )
    return pages([article_page(entry, _own(common, entry, marks, terms)) for entry, marks, terms in ready])


def _own(common: PageOptions, entry: Entry, marks: ArticleMarks | None, terms: frozenset[str]) -> PageOptions:
    language = entry.article.language
    return replace(
        common,
        spans=(lambda text: matches_in(text, terms, language)) if terms else None,
        tags=tuple([tag for tag in marks.tags if tag != UNREAD]) if marks else (),
        note=marks.note if marks else None,
    )


def _finder(wanted: str | None) -> Callable[[str], Iterable[Span]] | None:
    if not wanted:
        return None
    from artcli.render.occurrences import occurrences  # noqa: PLC0415  (only where it is asked for)

    return lambda text: occurrences(text, wanted)
