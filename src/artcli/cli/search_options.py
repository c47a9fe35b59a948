"""What can be asked of ``artcli search``?  Its options, its help on one screen, and how its arguments are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.options import (
    Decorated,
    format_option,
    hyperlinks_option,
    json_option,
    jsonl_option,
    pager_option,
    plain_option,
    shared_options,
    template_option,
    width_option,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ORDERS = ("relevance", "newest", "oldest", "title", "longest")
SEARCHED = ("title", "body", "author", "source", "path", "tag", "note")
RESULTS = 10

HELP = """\
Usage: artcli search QUERY… [OPTIONS]

Find articles by the words of their titles, texts and authors, best first.

What to type (docs/query-language.md has it in full):
  harbour wall        both words, in any form    "sea wall"     the phrase
  harbour -wall       without that word          "sea wall"~5   near each other
  (sea OR tide) wall  either, and wall           =walls         that form only
  harb*  h?rb*r       parts of words             harbr~2        misspellings
  wall^2              counts double              /walls?/       a regex
  title:harbour      in a field: title body author source lang path id tag note
  date:2019-02  date:2018..2019  after:2019-02-13  before:"last month"  last:7d
  minutes:..6  words:>500  date:unknown  tag:*
  @NAME              a saved search; search @ lists them, with what is new

Which articles:
  --all --any --phrase     all words (the usual), any of them, or side by side
  --in FIELD               look only in title, body, author …; repeatable
  --after --before DATE    by the date printed in the article
  --author --source --lang TEXT    by who, where, in which language; repeatable
  --expand                 look for words of the best hits too, and say which
  --save NAME              keep the query as @NAME

Which results, and what of them:
  --sort ORDER             relevance, newest, oldest, title or longest
  -n, --limit N            hits at most (10)
  --offset N               leave out the first N
  --count                  only how many match
  --facets                 authors, sources, years, names, languages; --json has
                           these alone: [{name, values: [{value, count}], more}]
  --histogram              hits over time; with --json another facet, "dates"
  --explain                the query as understood, and what each word added

How they are printed (into a pipe: plain):
  --format FORM            rich, plain, json, jsonl, csv, ids or paths
  --json --jsonl --plain   the same, shorter      -0  end ids and paths with NUL
  --template TEXT          a line a hit: '{date} {title}', named as in --json
  --color, --hyperlinks WHEN       always, auto or never
  --width N   --no-pager   --index DIR   -h, --help

Examples:
  artcli search '"Hanoi summit" -trade' --after 2019
  artcli search korea --facets --histogram
  artcli search author:lindqvist --sort newest --template '{date}\\t{title}'
"""

_EXCLUDED = re.compile(r"-(?!n\d+$)[^\W\d_]\w+|-[1-9]|-[\"(@=/]")
_MARK = "\0"


class SearchCommand(click.Command):
    """A command whose arguments are words of a query, ``-word`` among them; ``--`` ends the options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep click from taking an excluded word for a cluster of short options."""
        end = args.index("--") if "--" in args else len(args)
        marked = [f"{_MARK}{arg}" if _EXCLUDED.match(arg) else arg for arg in args[:end]]
        try:
            rest = super().parse_args(ctx, marked + args[end:])
        except click.BadParameter as error:  # a number below nothing, such as --offset -1, is marked too
            raise click.UsageError(error.format_message().replace(repr(_MARK)[1:-1], ""), ctx) from error
        ctx.params = {name: _unmarked(value) for name, value in ctx.params.items()}
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the help as it stands: the query language and all options, on one screen."""
        formatter.write(HELP)


def _unmarked(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(_MARK)
    return tuple(map(_unmarked, value)) if isinstance(value, tuple) else value


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("query", nargs=-1),
    click.option("--all", "joint", flag_value="all", default=True),
    click.option("--any", "joint", flag_value="any"),
    click.option("--phrase", "joint", flag_value="phrase"),
    click.option("--in", "fields", multiple=True, type=click.Choice(SEARCHED), metavar="FIELD"),
    click.option("--after", metavar="DATE"),
    click.option("--before", metavar="DATE"),
    click.option("--author", multiple=True, metavar="TEXT"),
    click.option("--source", multiple=True, metavar="TEXT"),
    click.option("--lang", multiple=True, metavar="TEXT"),
    click.option("--expand", is_flag=True),
    click.option("--save", metavar="NAME"),
    click.option("--sort", "order", type=click.Choice(ORDERS), default="relevance"),
    click.option("-n", "--limit", type=click.IntRange(1), default=RESULTS, metavar="N"),
    click.option("--offset", type=click.IntRange(0), default=0, metavar="N"),
    click.option("--count", is_flag=True),
    click.option("--facets", is_flag=True),
    click.option("--histogram", is_flag=True),
    click.option("--explain", is_flag=True),
    format_option,
    json_option,
    jsonl_option,
    plain_option,
    template_option,
    click.option("-0", "--null", "nul", is_flag=True),
    hyperlinks_option,
    pager_option,
    width_option,
    shared_options,
)


def search_options(function: Decorated) -> Decorated:
    """Give a command all that can be asked of a search."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
