"""Where did an article come from?  ``show --path`` prints its file's name, ``show --edit`` opens it in the reader's editor."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.errors import ConfigError
from artcli.render.safe import safe_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.terminal import Output
    from artcli.model import Entry

_STANDARD_INPUT = "-"


def print_paths(output: Output, entries: Sequence[Entry]) -> None:
    """Print each article's file, a line each."""
    for entry in entries:
        output.write_name(entry.path, "\n")


def edit(entries: Sequence[Entry]) -> None:
    """Open each article's file in the reader's editor, one after another; what was changed is to be ingested.

    Raises ``ConfigError`` where there is no such file, or no editor.
    """
    from artcli.cli.editor import edit_file  # noqa: PLC0415  (seldom asked for)
    from artcli.cli.messages import print_note  # noqa: PLC0415

    for entry, path in [(entry, _file_of(entry)) for entry in entries]:
        before = path.stat().st_mtime_ns
        edit_file(path)
        if path.exists() and path.stat().st_mtime_ns != before:
            print_note(f"Take the changes in: artcli ingest {safe_name(shlex.quote(entry.path))}")


def _file_of(entry: Entry) -> Path:
    """Return the file that an article is made of.

    Raises ``ConfigError``.
    """
    if entry.path == _STANDARD_INPUT:
        message = f"{entry.short_id} came from standard input: there is no file to edit."
        raise ConfigError(message)
    path = Path(entry.path)
    if path.is_file():
        return path
    container, inside, _ = entry.path.partition("!/")
    if inside and Path(container).is_file():
        message = f"{safe_name(entry.path)} lies inside a container, and can't be edited there."
        raise ConfigError(message, hint=f"The container is {safe_name(container)}")
    message = f"The file {safe_name(entry.path)} isn't there any more."
    raise ConfigError(message, hint="See what the library keeps of it: artcli show --plain")
