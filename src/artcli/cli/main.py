"""Which command is meant, and how does it end?  The program's door: what is asked for often, in plain words, passes without click."""

from __future__ import annotations

import gc
import os
import sys

from artcli.cli.commands import ALIASES, help_page
from artcli.cli.declared import Shared, UsageFaultError, take_shared
from artcli.cli.plain_arguments import command_name, read_plain
from artcli.cli.terminal import ReaderLeftError, standard_output
from artcli.errors import ArtcliError, ConfigError, OutputError
from artcli.hints import TYPE_CHECKING
from artcli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

INTERRUPTED = 130
BRIEF = ("search", "show", "similar", "timeline", "tag")
"""Commands that start no process and leave nothing to be cleared away."""

_FAULT = "Nothing of yours is lost. Run it again with ARTCLI_DEBUG=1 to see where, and please report it."


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    arguments = sys.argv[1:] if args is None else list(args)
    status = run(arguments)
    if args is None and _name(arguments) in BRIEF:
        _leave(status)
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit status."""
    try:
        status = _run(arguments)
        _flush()
    except (BrokenPipeError, ReaderLeftError):
        _close_quietly()
        status = 0
    except KeyboardInterrupt:
        status = INTERRUPTED
    except ArtcliError as error:
        if os.environ.get("ARTCLI_DEBUG"):
            raise
        status = _report(error)
    except Exception as error:
        if os.environ.get("ARTCLI_DEBUG"):
            raise
        status = _report(
            ArtcliError(f"artcli has met a fault of its own: {type(error).__name__}: {error}", hint=_FAULT)
        )
    return status


def _run(arguments: list[str]) -> int:
    if shell := os.environ.get("_ARTCLI_COMPLETE"):
        from artcli.cli.completing import answer  # noqa: PLC0415  (only for a shell that asks)

        answer(shell, arguments)
        return 0
    if arguments == ["--version"]:
        standard_output().write(f"artcli {__version__}")
        return 0
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:2], "--help"]
    if arguments in (["--help"], ["-h"]):
        standard_output().write(help_page().rstrip("\n"))
        return 0
    name = _name(arguments)
    if name in BRIEF:
        gc.disable()  # a brief command leaves less behind than looking for it costs
    status = _run_plain(arguments, name)
    if status is not None:
        return status
    from artcli.cli.group import run as run_with_click  # noqa: PLC0415  (25 ms)

    return run_with_click(arguments)


def _run_plain(arguments: list[str], name: str | None) -> int | None:
    """Run a command whose arguments are plain; None where it, or they, aren't."""
    if os.name == "nt":  # click finds the files of patterns there
        return None
    if name == "search":
        from artcli.cli import search as command  # noqa: PLC0415  (each command imports only what it runs)
    elif name == "show":
        from artcli.cli import show as command  # type: ignore[no-redef]  # noqa: PLC0415
    else:
        return None
    asked = read_plain(arguments, command.TAKES)
    if asked is None:
        return None
    shared = take_shared(asked.options, take_shared(asked.outer, Shared()))
    try:
        return command.run(shared, asked.arguments, asked.options)
    except UsageFaultError as error:
        raise ConfigError(str(error), hint=f"See: artcli {name} --help") from error


def _name(arguments: list[str]) -> str | None:
    name = command_name(arguments) or ""
    return ALIASES.get(name, name)


def _leave(status: int) -> None:
    """End the process without taking it apart, which takes 10 ms; who traces or profiles it wants its own end."""
    if os.name != "posix" or sys.gettrace() or sys.getprofile():
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):  # Python has no stream where its caller has closed it
        return
    os._exit(status)


def _flush() -> None:
    """Write what is left, while an error can still be told."""
    stream: TextIO | None = sys.stdout  # None where the caller has closed it
    if stream is None:
        return
    try:
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _close_quietly()
        raise OutputError.from_os(error) from error


def _report(error: ArtcliError) -> int:
    from artcli.cli.messages import print_error  # noqa: PLC0415  (only errors need it)

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
        except AttributeError:  # there is none
            continue
        except (OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
