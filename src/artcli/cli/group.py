"""How are commands run by click?  Arguments → an exit status; each command is imported, or built of its declarations, only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from artcli.cli.commands import ALIASES, NAMES, help_page
from artcli.cli.mistakes import nearest, usage_error
from artcli.cli.options import color_option, context_settings, index_option, remember_options
from artcli.errors import ConfigError
from artcli.hints import TYPE_CHECKING, Any
from artcli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

_BUILT = ("search", "show")
"""Commands that don't know click; ``built`` has them as click's."""


class ArtcliGroup(click.Group):
    """Commands by name, alias, or import."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Return the commands' names in the order of the help."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in NAMES:
            return None
        module = import_module("artcli.cli.built" if name in _BUILT else f"artcli.cli.{name}")
        command: click.Command = getattr(module, name if name in _BUILT else "command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            message = f"There is no command {name}.{nearest(name, [*NAMES, *ALIASES])}"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (click's signature)
        """Write the page as it stands."""
        formatter.write(help_page())


@click.group(cls=ArtcliGroup, context_settings=context_settings(), invoke_without_command=True)
@index_option
@color_option
@click.version_option(__version__, message="artcli %(version)s")
@click.pass_context
def cli(ctx: click.Context, /, **options: Any) -> None:
    """Search and read thousands of articles kept as text files."""
    remember_options(ctx, options)
    if ctx.invoked_subcommand is None:
        raise ConfigError(help_page().rstrip("\n"))


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status.

    Raises ``ArtcliError`` or ``KeyboardInterrupt``, click's own among them.
    """
    try:
        status = cli.main(list(arguments), prog_name="artcli", standalone_mode=False)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        raise usage_error(error, arguments) from error
    return status if isinstance(status, int) else 0
