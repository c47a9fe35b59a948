"""``artcli show``: read an article."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from artcli.cli.declared import JSON, JSONL, NO_PAGER, PLAIN, SHARED, WIDTH, one_format
from artcli.cli.plain_arguments import Command
from artcli.cli.terminal import standard_output

if TYPE_CHECKING:
    from artcli.cli.declared import Shared
    from artcli.cli.terminal import Output
    from artcli.last_search import LastSearch
    from artcli.library import Library
    from artcli.model import Entry

EXAMPLES = """
artcli show 1                  the first result of the last search
artcli show kq7f               by its id, or as much of it as is its alone
artcli show data/harbour.txt   by its file
artcli show 1 --plain | fold -s
"""


TAKES = Command((JSON, JSONL, PLAIN, NO_PAGER, WIDTH, *SHARED), words=False)


def run(shared: Shared, arguments: tuple[str, ...], options: dict[str, Any]) -> int:
    """Print an article and return the exit status.

    Raises ``UsageFaultError`` for options that don't go together.
    """
    from artcli.cli.hints import mark_used  # noqa: PLC0415
    from artcli.cli.references import reference  # noqa: PLC0415
    from artcli.last_search import recall  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    (article,) = arguments
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    library = Library(shared.index_path())
    last = recall(library.path)
    entry = library.get(reference(article, last))
    mark_used("show")
    output = standard_output(shared.color, options["width"])
    terms = _terms_to_mark(library, last, entry) if form is None and output.as_page else frozenset()
    _print(output, entry, form, terms, page=not options["no_pager"])
    return 0


def _terms_to_mark(library: Library, last: LastSearch | None, entry: Entry) -> frozenset[str]:
    """Return what the last search looked for, where this article was among what it found."""
    if last is None or not last.query or entry.id not in last.ids.values():
        return frozenset()
    return library.terms(last.query)


def _print(output: Output, entry: Entry, form: str | None, terms: frozenset[str], *, page: bool) -> None:
    from artcli.records import entry_record  # noqa: PLC0415

    if form in ("json", "jsonl"):
        output.write(json.dumps(entry_record(entry), ensure_ascii=False, indent=2 if form == "json" else None))
    elif form == "plain" or not output.as_page:
        from artcli.render.plain import plain_article  # noqa: PLC0415

        output.write(plain_article(entry.article).rstrip("\n"))
    else:
        from artcli.render.page import PageOptions, article_page  # noqa: PLC0415  (rich, for terminals only)
        from artcli.snippet import matches_in  # noqa: PLC0415

        options = PageOptions(spans=lambda text: matches_in(text, terms, entry.article.language), folder=os.getcwd())  # noqa: PTH109
        output.show(article_page(entry, options), page=page)
