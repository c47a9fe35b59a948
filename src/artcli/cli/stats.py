"""``artcli stats``: see what the library comes to, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import JSON, JSONL, NO_PAGER, PLAIN, SHARED, THEME, WIDTH, Option, one_format
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options

if TYPE_CHECKING:
    from artcli.cli.terminal import Output
    from artcli.model import Statistics

NOTHING_FOUND = 1

EXAMPLES = """
artcli stats                      sources, authors, languages, and a map of the months
artcli stats --by day             the last year that has articles, day by day
artcli stats --furniture          lines that recur in a source, and are left out of its articles
artcli stats --json | jq '.authors[:3]'
"""


@click.command("stats", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@declared(
    Option(
        ("--by",),
        "by",
        "Map months or days (auto: days within one year).",
        choices=("auto", "month", "day"),
        default="auto",
    ),
    Option(("--furniture",), "furniture", "Lines that recur in a source, left out of its articles.", flag=True),
    JSON,
    JSONL,
    PLAIN,
    NO_PAGER,
    WIDTH,
    THEME,
    *SHARED,
)
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> int:
    """Show how many articles and words there are, from when, by whom, from where, in which languages, and how large the index is."""
    from artcli.cli.terminal import standard_output  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    output = standard_output(shared.color, options["width"], theme=options["theme"])
    if options["furniture"]:
        from artcli.cli.furniture import print_furniture  # noqa: PLC0415  (seldom asked for)
        from artcli.cli.printing import Printer  # noqa: PLC0415

        printer = Printer(output, shared.color, form, page=not options["no_pager"])
        return print_furniture(Library(shared.index_path()), printer)
    found = Library(shared.index_path()).statistics()
    _print(output, found, form, options)
    if not found.articles:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note("The library is empty.\nAdd articles: artcli ingest PATH")
    return 0 if found.articles else NOTHING_FOUND


def _print(output: Output, found: Statistics, form: str | None, options: dict[str, Any]) -> None:
    if form in ("json", "jsonl"):
        import json  # noqa: PLC0415

        from artcli.records import statistics_record  # noqa: PLC0415

        output.write(json.dumps(statistics_record(found), ensure_ascii=False, indent=2 if form == "json" else None))
        return
    from artcli.render.statistics import StatsOptions, plain_statistics, statistics_page  # noqa: PLC0415

    how = StatsOptions(options["by"], _since(found.committed))
    if form == "plain" or not output.as_page:
        output.write(plain_statistics(found, how).rstrip("\n"))
    else:
        output.show(statistics_page(found, how), page=not options["no_pager"])


def _since(committed: str | None) -> str | None:
    """Return how long ago the last commit was."""
    if committed is None:
        return None
    from datetime import datetime, timezone  # noqa: PLC0415

    from artcli.render.figures import since  # noqa: PLC0415

    then = datetime.fromisoformat(committed.replace("Z", "+00:00"))
    return since((datetime.now(timezone.utc) - then).total_seconds())
