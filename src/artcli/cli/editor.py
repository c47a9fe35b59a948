"""How does a reader change a text?  In ``$VISUAL`` or ``$EDITOR``: a text → the text as they left it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.errors import ArtcliError, ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL = ("sensible-editor", "nano", "vi", "notepad")
"""Editors that are there without being chosen."""


@contextmanager
def edited(text: str, name: str) -> Iterator[str]:
    """Give what a reader made of a text; where it can't be kept, the file that they wrote stays, and the error says where.

    Raises ``ConfigError`` where there is no editor, or it fails.
    """
    command = editor(os.environ)
    folder = Path(tempfile.mkdtemp(prefix="artcli-"))
    path = folder / f"{name}.md"
    path.write_text(text + "\n" if text else "", encoding="utf-8", newline="\n")
    _run(command, path, text)
    try:
        yield path.read_text(encoding="utf-8", errors="replace")
    except ArtcliError as error:
        raise type(error)(str(error), hint=f"What you wrote is in {path}") from error
    shutil.rmtree(folder, ignore_errors=True)


def edit_file(path: Path) -> None:
    """Let the reader change a file of theirs, and wait.

    Raises ``ConfigError`` where there is no editor, or it fails.
    """
    command = editor(os.environ)
    try:
        status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  (the reader's own choice)
    except OSError as error:
        message = f"The editor {command[0]} can't be run: {error.strerror}."
        raise ConfigError(message, hint="$VISUAL or $EDITOR says which editor.") from error
    if status:
        message = f"The editor ended with status {status}."
        raise ConfigError(message)


def editor(environment: os._Environ[str] | dict[str, str]) -> list[str]:
    """Return the command of the reader's editor, or of a usual one.

    Raises ``ConfigError`` where there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        chosen = environment.get(name, "").strip()
        if chosen:
            try:
                return shlex.split(chosen, posix=os.name == "posix")
            except ValueError as error:
                message = f"${name} isn't a command: {chosen}"
                raise ConfigError(message) from error
    for usual in _USUAL:
        if found := shutil.which(usual):
            return [found]
    message = "There is no editor: neither $VISUAL nor $EDITOR says which."
    raise ConfigError(message, hint="Set one, such as EDITOR=nano, or give the text with -m.")


def _run(command: list[str], path: Path, before: str) -> None:
    try:
        status = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603  (the reader's own choice)
    except OSError as error:
        shutil.rmtree(path.parent, ignore_errors=True)
        message = f"The editor {command[0]} can't be run: {error.strerror}."
        raise ConfigError(
            message, hint="$VISUAL or $EDITOR says which editor; -m gives the text without one."
        ) from error
    if status:
        changed = path.exists() and path.read_text(encoding="utf-8", errors="replace").strip() != before
        if not changed:
            shutil.rmtree(path.parent, ignore_errors=True)
        message = f"The editor ended with status {status}: nothing was changed."
        raise ConfigError(message, hint=f"What you wrote is in {path}" if changed else None)
