"""Which options do several commands share, and what becomes of them?  Declarations for click; one value of them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

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


def one_format(**formats: bool) -> str | None:
    """Return the one output format that was asked for.

    Raises ``click.UsageError`` where it is more than one.
    """
    chosen = [name for name, wanted in formats.items() if wanted]
    if len(chosen) > 1:
        message = f"--{chosen[0]} and --{chosen[1]} can't be had together."
        raise click.UsageError(message)
    return chosen[0] if chosen else None


class ExamplesCommand(click.Command):
    """A command whose help ends in examples, as they stand in its epilog."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the examples."""
        if self.epilog:
            formatter.write("\nExamples:\n" + "".join([f"  {line}\n" for line in self.epilog.strip().splitlines()]))
