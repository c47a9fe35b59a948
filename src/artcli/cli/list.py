"""``artcli list``: see which articles there are."""

from __future__ import annotations

import os

import click

from artcli.cli.built import SearchCommand
from artcli.cli.declared import Option, UsageFaultError
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    declared,
    print_options,
    remember_options,
    shared_options,
)
from artcli.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artcli.cli.printing import Printer
    from artcli.library import Library
    from artcli.model import Results

NOTHING_FOUND = 1
ORDERS = ("newest", "oldest", "title", "longest")
ALL = 1 << 31
"""Articles that an index can hold at the most."""

EXAMPLES = """
artcli list                                the whole library, newest first
artcli list tag:unread --sort oldest       what is still to be read
artcli list source:gazette -n 20 --columns date,title,authors,words
artcli list lang:de --format paths -0 | xargs -0 wc -w
artcli list --jsonl | jq -r .title
"""


class ListCommand(SearchCommand):
    """A command whose arguments are words of a query, with the help that click makes of its options."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        click.Command.format_help(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        ExamplesCommand.format_epilog(self, ctx, formatter)  # type: ignore[arg-type]


@click.command("list", cls=ListCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("query", nargs=-1)
@declared(
    Option(("--sort",), "order", "In which order (newest).", choices=ORDERS, default="newest"),
    Option(("-n", "--limit"), "limit", "Articles at most (all).", metavar="N", least=1),
    Option(("--offset",), "offset", "Leave out the first N.", metavar="N", least=0, default=0),
    Option(
        ("--columns",),
        "columns",
        "rank, date, title, authors, source, language, words, minutes, tags, id, path.",
        metavar="NAMES",
    ),
    Option(("-0", "--null"), "nul", "End ids and paths with NUL.", flag=True),
)
@print_options
@shared_options
@click.pass_context
def command(ctx: click.Context, /, query: tuple[str, ...], **options: Any) -> int:
    """List the articles that a query matches, or all of them, each on a line.

    The query is as in search, but nothing is added to it, and none of its words is left out where no article has all. The numbers are
    those that show and tag take.
    """
    from artcli.cli.printing import printer  # noqa: PLC0415  (--help needs none of it)
    from artcli.last_search import LastSearch, remember  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415
    from artcli.search.request import SearchRequest  # noqa: PLC0415

    shared = remember_options(ctx, options)
    columns = _columns(options["columns"])
    chosen = printer(shared, options)
    library = Library(shared.index_path())
    request = SearchRequest(
        " ".join(query), limit=options["limit"] or ALL, offset=options["offset"], order=options["order"]
    )
    results = library.listed(request)
    if not results.hits:
        _say_nothing(results)
    else:
        remember(library.path, LastSearch(results.query, {hit.rank: hit.id for hit in results.hits}))
    _print(chosen, library, results, columns)
    return 0 if results.hits else NOTHING_FOUND


def _columns(names: str | None) -> tuple[str, ...] | None:
    """Return the columns that were asked for; None for the usual ones.

    Raises ``UsageFaultError``.
    """
    if names is None:
        return None
    from artcli.render.listing import COLUMNS  # noqa: PLC0415

    asked = tuple([name.strip() for name in names.split(",") if name.strip()])
    for name in asked:
        if name not in COLUMNS:
            message = f"There is no column {name}; there are {', '.join(COLUMNS)}."
            raise UsageFaultError(message)
    if not asked:
        message = f"--columns needs at least one of {', '.join(COLUMNS)}."
        raise UsageFaultError(message)
    return tuple(dict.fromkeys(asked))


def _say_nothing(results: Results) -> None:
    from artcli.cli.messages import print_note  # noqa: PLC0415
    from artcli.render.figures import counted  # noqa: PLC0415
    from artcli.render.parts import query_of  # noqa: PLC0415

    if not results.library:
        print_note("The library is empty.\nAdd articles: artcli ingest PATH")
    elif results.total:
        verb = "is" if results.total == 1 else "are"
        print_note(f"There {verb} {counted(results.total, 'article')} only.")
    else:
        print_note(f"Nothing matches {query_of(results.query)}.")


def _print(chosen: Printer, library: Library, results: Results, columns: tuple[str, ...] | None) -> None:
    """Print articles in the form asked for."""
    from artcli.cli.hints import search_hints  # noqa: PLC0415
    from artcli.render.listing import USUAL, ListOptions, listing_page, plain_listing  # noqa: PLC0415

    tags = {hit.id: library.marks.tags(hit.id) for hit in results.hits} if columns and "tags" in columns else None
    options = ListOptions(columns or USUAL, tags, os.getcwd(), chosen.output.links)  # noqa: PTH109
    if chosen.form in ("json", "jsonl", "csv") or chosen.template is not None:
        _print_records(chosen, results, columns, tags)
    elif not results.hits:
        return
    elif chosen.form in ("ids", "paths"):
        for hit in results.hits:
            chosen.output.write_name(hit.id if chosen.form == "ids" else hit.path, "\0" if chosen.nul else "\n")
    elif chosen.laid_out:
        from artcli.values import replace  # noqa: PLC0415

        hints = search_hints("show")
        chosen.output.show(listing_page(results, replace(options, hints=hints)), page=chosen.page)
    else:
        chosen.output.write(plain_listing(results, options).rstrip("\n"))


def _print_records(
    chosen: Printer, results: Results, columns: tuple[str, ...] | None, tags: dict[str, tuple[str, ...]] | None
) -> None:
    """Print an object an article; with tags where these are a column, as CSV with the columns that were asked for."""
    from artcli.records import listed_record  # noqa: PLC0415

    records = [listed_record(hit) for hit in results.hits]
    if tags is not None:
        for record in records:
            record["tags"] = list(tags[record["id"]])
    if chosen.template is not None:
        for record in records:
            line = chosen.template.line({"score": 0.0, "snippets": [], **record})
            chosen.output.write_name(line, "\0") if chosen.nul else chosen.output.write(line)
    elif chosen.form != "csv":
        chosen.records(records)
    else:
        from artcli.model import WORDS_A_MINUTE  # noqa: PLC0415
        from artcli.render.formats import csv_lines  # noqa: PLC0415

        rows = [{**one, "minutes": max(1, round(one["words"] / WORDS_A_MINUTE))} for one in records]
        names = columns or ("rank", "id", "title", "authors", "date", "source", "language", "path", "words")
        chosen.output.write(csv_lines(rows, names).rstrip("\n"))
