"""``artcli timeline``: when articles were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import one_format
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    hyperlinks_option,
    json_option,
    jsonl_option,
    pager_option,
    plain_option,
    remember_options,
    shared_options,
    theme_option,
    width_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.printing import Printer
    from artcli.library import Library
    from artcli.model import Timeline

NOTHING_FOUND = 1

EXAMPLES = """
artcli timeline "hanoi summit"                 a chart, and the articles by date
artcli timeline "hanoi summit" "trade war"     two charts to compare
artcli timeline author:lindqvist --json
"""


@click.command("timeline", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("query", nargs=-1, required=True)
@json_option
@jsonl_option
@plain_option
@hyperlinks_option
@pager_option
@width_option
@theme_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, query: tuple[str, ...], **options: Any) -> int:
    """Show when the articles of a query were written, by the dates printed in them.

    Each QUERY is one argument: quote it where it has several words. One is shown as a chart with its articles, each with a
    telling line; several as charts side by side.
    """
    from artcli.cli.printing import Printer  # noqa: PLC0415  (--help needs none of it)
    from artcli.cli.terminal import standard_output  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    output = standard_output(shared.color, options["width"], options["hyperlinks"], options["theme"])
    library = Library(shared.index_path())
    timelines = library.timeline(query)
    _remember(library, timelines)
    _print(Printer(output, shared.color, form, page=not options["no_pager"]), timelines)
    return 0 if any(timeline.total for timeline in timelines) else NOTHING_FOUND


def _remember(library: Library, timelines: Sequence[Timeline]) -> None:
    """Let ``show`` know the articles by their numbers, where they are shown."""
    from artcli.last_search import LastSearch, remember  # noqa: PLC0415

    if len(timelines) == 1 and timelines[0].hits:
        timeline = timelines[0]
        remember(library.path, LastSearch(timeline.query, {hit.rank: hit.id for hit in timeline.hits}))


def _print(printer: Printer, timelines: Sequence[Timeline]) -> None:
    if printer.form in ("json", "jsonl"):
        from artcli.records import timeline_record  # noqa: PLC0415  (not for text)

        printer.records([timeline_record(timeline) for timeline in timelines])
    elif not any(timeline.total for timeline in timelines):
        from artcli.cli.messages import print_note  # noqa: PLC0415
        from artcli.render.parts import query_of  # noqa: PLC0415

        print_note(f"Nothing matches {' or '.join([query_of(timeline.query) for timeline in timelines])}.")
    elif printer.laid_out:
        from artcli.cli.hints import search_hints  # noqa: PLC0415
        from artcli.render.timeline import timeline_page  # noqa: PLC0415  (rich: for terminals only)

        page = timeline_page(timelines, links=printer.output.links, hints=search_hints("show"))
        printer.output.show(page, page=printer.page)
    else:
        from artcli.render.plain import plain_timelines  # noqa: PLC0415

        printer.output.write(plain_timelines(timelines).rstrip("\n"))
