"""How does what a command makes get into a file?  Parts of bytes → a file that is there whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artcli.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write_whole(path: Path, parts: Iterable[bytes], *, force: bool) -> int:
    """Write a file beside its place, then put it there; return how many bytes it has.  A pipe or a device gets the parts as they come.

    Raises ``OutputError``, also where there is one already and ``force`` isn't given.
    """
    check_free(path, force=force)
    if path.exists() and not path.is_file():
        return _written(path, parts, path)
    path = path.resolve()  # where it is a link, what that leads to
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        length = _written(beside, parts, path, flush=True)
        if not force:
            check_free(path, force=False)  # it may have come meanwhile
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return length


def check_free(path: Path, *, force: bool) -> None:
    """Raise ``OutputError`` where a file would be written over unasked, or is a folder."""
    if path.is_dir():
        message = f"{path} is a folder."
        raise OutputError(message, hint="Name a file in it.")
    if path.is_file() and not force:
        message = f"{path} is there already."
        raise OutputError(message, hint="Name another file, or write over it with --force.")


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where there is none.

    Raises ``OutputError``.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _written(path: Path, parts: Iterable[bytes], asked: Path, *, flush: bool = False) -> int:
    """Write parts into a file on the way to the one that was asked for, and is complained of."""
    length = 0
    try:
        with path.open("wb") as file:
            for part in parts:
                length += file.write(part)
            if flush:
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise _unwritable(asked, error) from error
    return length


def _unwritable(path: Path, error: OSError) -> OutputError:
    message = f"{path} can't be written: {error.strerror or error}."
    return OutputError(message, hint="Check that its folder is there, who may write to it, and that there is room.")
