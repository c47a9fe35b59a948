"""What are ``search`` and ``show`` to click?  Commands built of what they declare, for all that isn't plain, and for their help."""

from __future__ import annotations

import re
from typing import Any

import click

from artcli.cli import search as search_module
from artcli.cli import show as show_module
from artcli.cli.options import Command, ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.plain_arguments import EXCLUDED
from artcli.cli.search_options import HELP

_MARK = "\0"
_EXCLUDED = re.compile(EXCLUDED)


class SearchCommand(Command):
    """A command whose arguments are words of a query, ``-word`` among them; ``--`` ends the options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep click from taking an excluded word for a cluster of short options."""
        end = args.index("--") if "--" in args else len(args)
        marked = [f"{_MARK}{arg}" if _EXCLUDED.match(arg) else arg for arg in args[:end]]
        try:
            rest = super().parse_args(ctx, marked + args[end:])
        except click.BadParameter as error:  # a number below nothing, such as --offset -1, is marked too
            message = error.message.replace(repr(_MARK)[1:-1], "")
            raise click.BadParameter(message, error.ctx, error.param) from error
        ctx.params = {name: _unmarked(value) for name, value in ctx.params.items()}
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the help as it stands: the query language and all options, on one screen."""
        formatter.write(HELP)


def _unmarked(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(_MARK)
    return tuple(map(_unmarked, value)) if isinstance(value, tuple) else value


@click.command("search", cls=SearchCommand, context_settings=context_settings())
@click.argument("query", nargs=-1)
@declared(*search_module.TAKES.options)
@click.pass_context
def search(ctx: click.Context, /, query: tuple[str, ...], **options: Any) -> int:
    """Find articles by the words of their titles, texts and authors, best first."""
    return search_module.run(remember_options(ctx, options), query, options)


@click.command("show", cls=ExamplesCommand, epilog=show_module.EXAMPLES, context_settings=context_settings())
@click.argument("article", nargs=-1, metavar="[ID|NUMBER|PATH]...")
@declared(*show_module.TAKES.options)
@click.pass_context
def show(ctx: click.Context, /, article: tuple[str, ...], **options: Any) -> int:
    """Read articles: results of the last search by their numbers, any article by its id or its file."""
    return show_module.run(remember_options(ctx, options), article, options)
