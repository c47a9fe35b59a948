"""``artcli show``: read an article."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    one_format,
    pager_option,
    plain_option,
    remember_options,
    shared_options,
    width_option,
)
from artcli.cli.terminal import standard_output

if TYPE_CHECKING:
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


@click.command("show", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("article", metavar="ID|NUMBER|PATH")
@json_option
@jsonl_option
@plain_option
@pager_option
@width_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, article: str, **options: Any) -> int:
    """Read an article: a result of the last search by its number, any article by its id or its file."""
    from artcli.cli.hints import mark_used  # noqa: PLC0415
    from artcli.cli.references import reference  # noqa: PLC0415
    from artcli.last_search import recall  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
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
