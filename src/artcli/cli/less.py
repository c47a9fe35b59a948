"""How does less tell where it was left?  By a key and an editor of its own, which it is given for one page.

less has no option for that.  But its command ``v`` runs what ``LESSEDIT`` says, with the numbers of lines put in (``%lt``, ``%L``), and ``LESSKEYIN``
(less 582, of 2021, and later) can make ``q`` stand for ``v`` and ``Q``.  An older less heeds neither, and nothing is kept.  Who has keys of their own for
less keeps them, and has no places.
"""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_KEYS = "#command\nq noaction vQ\n"
_PROMPT = r"-Ps?e(END):\:."
"""less's own prompt for what it reads from a pipe: the name of our file would say nothing."""
_SPECIAL = frozenset("\\?:.%")
"""What less's prompts give a meaning, if no backslash stands before it."""
_OWN_KEYS = ("LESSKEY", "LESSKEYIN", "LESSKEY_CONTENT", "LESSSECURE")
_OWN_FILES = (".less", ".lesskey", ".config/lesskey")


@dataclass(frozen=True, slots=True)
class Watched:
    """A page in a file, and what less must be given so that it says where it was left."""

    folder: Path

    def arguments(self) -> list[str]:
        """Return the arguments: no filters, no question whether it is a text."""
        return ["-f", "-L", _PROMPT]

    @property
    def page(self) -> Path:
        """The file that is shown."""
        return self.folder / "article"

    def environment(self) -> dict[str, str]:
        """Return the variables."""
        where = "".join([f"\\{one}" if one in _SPECIAL else one for one in shlex.quote(str(self._where))])
        return {"LESSKEYIN": str(self.folder / "keys"), "LESSEDIT": f"-echo %lt %L >{where}"}

    @property
    def _where(self) -> Path:
        return self.folder / "where"

    def left(self) -> tuple[int, int] | None:
        """Return the line at the top of the screen when less was left by ``q``, and the number of lines; None where it didn't say."""
        try:
            top, lines = map(int, self._where.read_text().split())
        except (OSError, ValueError):
            return None
        return top, lines


def can_be_watched(command: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Tell whether nothing of the reader's own is in the way."""
    if os.name != "posix" or any(environ.get(name) for name in _OWN_KEYS):
        return False
    if any(one.startswith(("-k", "--lesskey")) for one in (*command[1:], *environ.get("LESS", "").split())):
        return False
    home = Path(environ.get("HOME") or "/")
    config = environ.get("XDG_CONFIG_HOME")
    files = [*[home / name for name in _OWN_FILES], *([Path(config) / "lesskey"] if config else [])]
    return not any(file.exists() for file in files)


@contextmanager
def watched(text: str) -> Iterator[Watched]:
    """Give a page in a file, for as long as it is shown.

    Raises ``OSError`` where there is no place for it.
    """
    folder = Path(tempfile.mkdtemp(prefix="artcli-"))
    try:
        found = Watched(folder)
        found.page.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        (folder / "keys").write_text(_KEYS, encoding="ascii")
        yield found
    finally:
        shutil.rmtree(folder, ignore_errors=True)
