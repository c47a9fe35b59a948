"""``artcli similar``: more articles like one."""

from __future__ import annotations

from typing import Any

import click

from artcli.cli.options import (
    ExamplesCommand,
    Number,
    context_settings,
    print_options,
    remember_options,
    shared_options,
)
from artcli.values import replace

NOTHING_FOUND = 1

EXAMPLES = """
artcli similar 1                     like the first result of the last search
artcli similar kq7f --limit 20
artcli similar data/harbour.txt --format ids
"""


@click.command("similar", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("article", metavar="ID|NUMBER|PATH")
@click.option("-n", "--limit", type=Number(1), default=10, show_default=True, metavar="N", help="Hits at most.")
@print_options
@click.option("-0", "--null", "nul", is_flag=True, help="End ids and paths with NUL.")
@shared_options
@click.pass_context
def command(ctx: click.Context, /, article: str, **options: Any) -> int:
    """Find more like an article: a result of the last search by its number, any by its id or its file."""
    from artcli.cli.hints import search_hints  # noqa: PLC0415  (--help needs none of it)
    from artcli.cli.printing import printer  # noqa: PLC0415  (--help needs none of it)
    from artcli.cli.references import reference  # noqa: PLC0415
    from artcli.last_search import LastSearch, recall, remember  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    chosen = printer(shared, options)
    library = Library(shared.index_path())
    entry = library.get(reference(article, recall(library.path)))
    results = library.similar(entry.id, options["limit"])
    if results.hits:
        remember(library.path, LastSearch("", {hit.rank: hit.id for hit in results.hits}))
        hints = search_hints("show") if chosen.laid_out else ()
        replace(chosen, like=entry.article.title, hints=hints).results(results)
        return 0
    from artcli.cli.messages import print_note  # noqa: PLC0415

    if chosen.form in ("json", "jsonl"):
        chosen.records([])
    print_note(f"No other article is like {entry.article.title or entry.short_id}.")
    return NOTHING_FOUND
