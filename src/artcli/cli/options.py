"""Which options do several commands share, and what becomes of them?  Declarations for click; one value of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")

index_option = click.option("--index", metavar="DIR", help="The library's folder (else ARTCLI_INDEX, else your own).")
color_option = click.option(
    "--color",
    "--colour",
    type=click.Choice(["always", "auto", "never"]),
    help="Colour the output (auto: on a terminal).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
jsonl_option = click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a line, as they come.")
plain_option = click.option("--plain", is_flag=True, help="Plain text: no colour, no wrapping.")
pager_option = click.option("--no-pager", is_flag=True, help="Don't page.")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["rich", "plain", "json", "jsonl", "csv", "ids", "paths"]),
    help="How to print it.",
)
template_option = click.option("--template", metavar="TEXT", help="A line a hit: '{date} {title}', named as in --json.")
hyperlinks_option = click.option(
    "--hyperlinks",
    type=click.Choice(["always", "auto", "never"]),
    default="auto",
    help="Titles as links to their files (auto: where the terminal can).",
)
width_option = click.option("--width", type=click.IntRange(20, 400), metavar="N", help="Columns of a line.")


@dataclass(frozen=True, slots=True)
class Shared:
    """The options that stand before or after the command's name."""

    index: str | None = None
    color: str = "auto"

    def index_path(self) -> Path:
        """Return the index's folder."""
        from artcli.config import index_path  # noqa: PLC0415  (not for normalise, nor for --help)

        return index_path(self.index)


def context_settings() -> dict[str, Any]:
    """Return click's settings for every command."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": 88}


def remember_options(ctx: click.Context, options: dict[str, Any]) -> Shared:
    """Take the shared options out of ``options``; a command's own go before those that stand ahead of its name."""
    outer = ctx.find_object(Shared) or Shared()
    shared = Shared(
        index=options.pop("index", None) or outer.index,
        color=options.pop("color", None) or outer.color,
    )
    ctx.obj = shared
    return shared


def shared_options(function: Decorated) -> Decorated:
    """Give a command the options that may also stand ahead of its name."""
    return index_option(color_option(function))


def print_options(function: Decorated) -> Decorated:
    """Give a command all the ways of printing hits."""
    for option in (width_option, pager_option, hyperlinks_option, template_option, plain_option, jsonl_option):
        function = option(function)
    return format_option(json_option(function))


def one_format(**formats: bool) -> str | None:
    """Return the one output format that was asked for.

    Raises ``click.UsageError`` where it is more than one.
    """
    chosen = [name for name, wanted in formats.items() if wanted]
    if len(chosen) > 1:
        message = f"{_form_option(chosen[0])} and {_form_option(chosen[1])} can't be had together."
        raise click.UsageError(message)
    return chosen[0] if chosen else None


def _form_option(name: str) -> str:
    return f"--format {name}" if name in ("rich", "csv", "ids", "paths") else f"--{name}"


class ExamplesCommand(click.Command):
    """A command whose help ends in examples, as they stand in its epilog."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the examples."""
        if self.epilog:
            formatter.write("\nExamples:\n" + "".join([f"  {line}\n" for line in self.epilog.strip().splitlines()]))
