"""Which of the files inside a folder are wanted?  What was asked for, names that nobody means, and patterns by the rules of gitignore.

A path that is named is always taken: all this is for what lies inside of folders.  pathspec is imported where there is a pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import ConfigError
from artcli.formats.table import CONTAINER_ENDINGS
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pathspec import GitIgnoreSpec

MOST_BYTES = 64 * 2**20
"""Files over 64 MiB are skipped, if nothing else is asked: a book of a thousand pages has 3."""
MOST_CONTAINER_BYTES = 4 * 2**30
"""Files that hold many articles may be larger: they are never in memory whole."""
IGNORE_FILE = ".artcliignore"
_BACKUP = ("~", ".bak", ".swp", ".swo")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted: only files that match one of ``include`` where there are any, none that match ``exclude``, none of more bytes.

    ``most_container_bytes`` holds for those whose names say that they may hold many articles; at least ``most_bytes``.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    most_bytes: int = MOST_BYTES
    most_container_bytes: int = MOST_CONTAINER_BYTES

    def most_of(self, name: str) -> int:
        """Return how large a file of this name may be."""
        return self.most_container_bytes if name.endswith(CONTAINER_ENDINGS) else self.most_bytes


def is_private(name: str) -> bool:
    """Tell whether a name is that of a hidden file, or of one that an editor leaves behind."""
    return name.startswith(".") or name.lower().endswith(_BACKUP) or (name[0] == "#" and name[-1] == "#")


class Patterns:
    """Lines as in a .gitignore; the last that matches a path decides."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines.

        Raises ``ValueError`` for one that is no pattern.
        """
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only where there are patterns)

        self._spec: GitIgnoreSpec = GitIgnoreSpec.from_lines(lines)

    def says(self, path: str) -> bool | None:
        """Tell whether a path (a folder's with ``/`` at its end) matches; None where no line says anything of it."""
        return self._spec.check_file(path).include


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in a folder: ``files`` are the ignore files from the top down, each with the length of the path that it is relative to.

    A deeper ignore file goes before those above it, and what was asked for before all of them.
    """

    top: int
    include: Patterns | None = None
    exclude: Patterns | None = None
    files: tuple[tuple[int, Patterns], ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether everything is wanted."""
        return self.include is None and self.exclude is None and not self.files

    def leave_out(self, path: str, *, is_folder: bool = False) -> bool:
        """Tell whether a file or folder isn't wanted."""
        end = "/" if is_folder else ""
        layers = [*self.files, *([(self.top, self.exclude)] if self.exclude else [])]
        for length, patterns in reversed(layers):
            said = patterns.says(path[length:] + end)
            if said is not None:
                return said
        return not is_folder and self.include is not None and not self.include.says(path[self.top :])

    def with_file(self, prefix: str, lines: Sequence[str]) -> Rules:
        """Return the rules of a folder that has an ignore file.

        Raises ``ValueError`` for a line that is no pattern.
        """
        return replace(self, files=(*self.files, (len(prefix), Patterns(lines))))


def rules_of(choice: Choice, prefix: str) -> Rules:
    """Return the rules that hold in a folder that was named, ``/`` at its end."""
    include = asked_patterns("include", choice.include)
    return Rules(len(prefix), include, asked_patterns("exclude", choice.exclude))


def asked_patterns(option: str, lines: Sequence[str]) -> Patterns | None:
    """Return the patterns of an option; None where there are none.

    Raises ``ConfigError`` for what is no pattern.
    """
    try:
        return Patterns(lines) if lines else None
    except ValueError as error:
        message = f"--{option} has what isn't a pattern: {', '.join(lines)}."
        raise ConfigError(message, hint="Patterns are those of .gitignore, such as '*.txt' or 'drafts/'.") from error
