"""``artcli search``: find articles, best first."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.options import (
    ExamplesCommand,
    Shared,
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
    from artcli.model import Results

NOTHING_FOUND = 1
_EXCLUDED = re.compile(r"-[^\W\d_]\w+|-\"")
_MARK = "\0"

EXAMPLES = """
artcli search Hanoi summit                 both words
artcli search '"Hanoi summit" -trade'      the phrase, without a word
artcli search author:lindqvist date:2019   by author and year
artcli search 'harbour OR port' --limit 30
artcli search 'date:2018-06..2019-02 sanction*' --json
"""


class SearchCommand(ExamplesCommand):
    """A command whose arguments are words of a query, ``-word`` among them; ``--`` ends the options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep click from taking an excluded word for a cluster of short options."""
        end = args.index("--") if "--" in args else len(args)
        marked = [f"{_MARK}{arg}" if _EXCLUDED.match(arg) else arg for arg in args[:end]]
        return super().parse_args(ctx, marked + args[end:])


@click.command("search", cls=SearchCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("query", nargs=-1, required=True)
@click.option("-n", "--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="Hits at most.")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N hits.")
@json_option
@jsonl_option
@plain_option
@pager_option
@width_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, query: tuple[str, ...], **options: Any) -> int:
    """Find articles by the words in their title, text and authors, best first.

    All words must be there; English endings and accents don't matter. "…" is a phrase, -word excludes, OR and ( )
    combine, word* stands for any ending; title: author: source: date: language: look in one field.
    """
    shared = remember_options(ctx, options)
    text = " ".join([word.removeprefix(_MARK) for word in query])
    results = _run(shared, text, options["limit"], options["offset"])
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    _print(standard_output(shared.color, options["width"]), results, form, page=not options["no_pager"])
    return 0 if results.hits else NOTHING_FOUND


def _run(shared: Shared, text: str, limit: int, offset: int) -> Results:
    from artcli.last_search import LastSearch, remember  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415
    from artcli.search.request import SearchRequest  # noqa: PLC0415

    library = Library(shared.index_path())
    results = library.search(SearchRequest(text, limit, offset))
    if results.hits:
        remember(library.path, LastSearch(text, {hit.rank: hit.id for hit in results.hits}))
    return results


def _print(output: Output, results: Results, form: str | None, *, page: bool) -> None:
    from artcli.records import hit_record  # noqa: PLC0415

    records = [hit_record(hit) for hit in results.hits]
    if form == "json":
        output.write(json.dumps(records, ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for record in records:
            output.write(json.dumps(record, ensure_ascii=False))
    elif not results.library:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note("The library is empty.\nAdd articles: artcli ingest PATH")
    elif form == "plain" or not output.as_page:
        _print_plain(output, results)
    else:
        from artcli.render.hits import ResultsOptions, nothing_page, results_page  # noqa: PLC0415  (rich: for terminals only)

        found = results_page(results, ResultsOptions(links=output.links)) if results.hits else nothing_page(results)
        output.show(found, page=page)


def _print_plain(output: Output, results: Results) -> None:
    from artcli.cli.messages import print_note  # noqa: PLC0415
    from artcli.render.plain import plain_nothing, plain_results  # noqa: PLC0415

    if results.hits:
        output.write(plain_results(results).rstrip("\n"))
    else:
        print_note(plain_nothing(results).rstrip("\n"))
