"""How do click's commands take the options that are declared?  Decorators, and what click's context remembers of the shared ones."""

from __future__ import annotations

import click

from artcli.cli import declared as known
from artcli.cli.declared import Shared, UsageFaultError, take_shared
from artcli.hints import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")


def declared(*options: known.Option) -> Callable[[Decorated], Decorated]:
    """Give a command these options, in this order."""

    def decorate(function: Decorated) -> Decorated:
        for option in reversed(options):
            function = _click_option(option)(function)
        return function

    return decorate


class Number(click.IntRange):
    """A whole number whose range is told in words: ``[20 to 400]``."""

    def _describe_range(self) -> str:
        return f"{self.min} or more" if self.max is None else f"{self.min} to {self.max}"


def _click_option(option: known.Option) -> Callable[[Decorated], Decorated]:
    asked: dict[str, Any] = {"help": option.help, "metavar": option.metavar, "multiple": option.multiple}
    if option.stands_for is not None:
        asked["flag_value"] = option.stands_for
    elif option.flag:
        asked["is_flag"] = True
    elif option.default is not None:
        asked["default"] = option.default
    if option.choices:
        asked["type"] = click.Choice(option.choices)
    elif option.least is not None:
        asked["type"] = Number(option.least, option.most)
    return click.option(*option.names, option.key, **asked)


index_option = declared(known.INDEX)
color_option = declared(known.COLOR)
json_option = declared(known.JSON)
jsonl_option = declared(known.JSONL)
plain_option = declared(known.PLAIN)
pager_option = declared(known.NO_PAGER)
hyperlinks_option = declared(known.HYPERLINKS)
width_option = declared(known.WIDTH)
theme_option = declared(known.THEME)
shared_options = declared(*known.SHARED)
print_options = declared(
    known.FORMAT,
    known.JSON,
    known.JSONL,
    known.PLAIN,
    known.TEMPLATE,
    known.HYPERLINKS,
    known.NO_PAGER,
    known.WIDTH,
    known.THEME,
)


def context_settings() -> dict[str, Any]:
    """Return click's settings for every command."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": 88}


def remember_options(ctx: click.Context, options: dict[str, Any]) -> Shared:
    """Take the shared options out of ``options``; a command's own go before those that stand ahead of its name."""
    shared = take_shared(options, ctx.find_object(Shared) or Shared())
    ctx.obj = shared
    return shared


class Command(click.Command):
    """A command of ours: options that contradict each other are click's matter."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        try:
            return super().invoke(ctx)
        except UsageFaultError as error:
            raise click.UsageError(str(error), ctx) from error


class ExamplesCommand(Command):
    """A command whose help ends in examples, as they stand in its epilog."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the examples."""
        if self.epilog:
            formatter.write("\nExamples:\n" + "".join([f"  {line}\n" for line in self.epilog.strip().splitlines()]))
