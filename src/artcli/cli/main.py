"""Which command is meant, and how does it end?  The group of commands; each is imported only when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from artcli import __version__
from artcli.cli.options import color_option, context_settings, index_option, remember_options
from artcli.cli.terminal import ReaderLeftError
from artcli.errors import ArtcliError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


class _Listed(NamedTuple):
    """A command as the group's help lists it, so that the help imports none of them."""

    group: str
    name: str
    summary: str


COMMANDS = (
    _Listed("Read", "search", "find articles, best first"),
    _Listed("Read", "show", "read an article"),
    _Listed("Read", "similar", "find more like an article"),
    _Listed("Read", "timeline", "see when articles were written, one query or several"),
    _Listed("Keep", "ingest", "add files and folders to the library"),
    _Listed("Keep", "normalise", "see what ingest would make of files, without a library"),
    _Listed("Tend", "check", "see whether the library is whole, and repair it"),
    _Listed("Tend", "compact", "merge the library's segments into one"),
)
ALIASES = {
    "query": "search",
    "find": "search",
    "read": "show",
    "like": "similar",
    "normalize": "normalise",
    "add": "ingest",
}

EXAMPLES = """\
Examples:
  artcli ingest data/
  artcli search "Hanoi summit"
  artcli show 1
"""


class ArtcliGroup(click.Group):
    """Commands by name, alias, or import."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Return the commands' names in the order of the help."""
        return [listed.name for listed in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        name = ALIASES.get(cmd_name, cmd_name)
        if not any(listed.name == name for listed in COMMANDS):
            return None
        command: click.Command = import_module(f"artcli.cli.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415  (only for a mistake)

            near = get_close_matches(name, [*self.list_commands(ctx), *ALIASES], n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            message = f"There is no command {name}.{meant}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands in groups."""
        for group in dict.fromkeys(listed.group for listed in COMMANDS):
            with formatter.section(group):
                formatter.write_dl([(listed.name, listed.summary) for listed in COMMANDS if listed.group == group])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples as they stand."""
        formatter.write(f"\n{EXAMPLES}")


@click.group(cls=ArtcliGroup, context_settings=context_settings())
@index_option
@color_option
@click.version_option(__version__, message="artcli %(version)s")
@click.pass_context
def cli(ctx: click.Context, /, **options: Any) -> None:
    """Search and read thousands of articles kept as text files."""
    remember_options(ctx, options)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    try:
        status = cli.main(args, prog_name="artcli", standalone_mode=False)
        _flush()
    except (BrokenPipeError, ReaderLeftError):
        _close_quietly()
        status = 0
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except (ArtcliError, click.ClickException) as error:
        if os.environ.get("ARTCLI_DEBUG"):
            raise
        status = _report(error)
    except Exception as error:
        if os.environ.get("ARTCLI_DEBUG"):
            raise
        status = _report(
            ArtcliError(f"artcli has met a fault of its own: {type(error).__name__}: {error}", hint=_FAULT)
        )
    sys.exit(status if isinstance(status, int) else 0)


def _flush() -> None:
    """Write what is left, while an error can still be told."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _close_quietly()
        raise OutputError.from_os(error) from error


_FAULT = "Nothing of yours is lost. Run it again with ARTCLI_DEBUG=1 to see where, and please report it."


def _report(error: ArtcliError | click.ClickException) -> int:
    from artcli.cli.messages import print_error, usage_error  # noqa: PLC0415  (only errors need it)

    if isinstance(error, click.ClickException):
        error = usage_error(error)
    try:
        print_error(error)
    except ReaderLeftError:
        _close_quietly()
    return error.exit_status


def _close_quietly() -> None:
    """Point the streams nowhere, so that Python's own flush at exit has nothing to complain of."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
