"""What is a member of an archive called?  Its path there, made one that names nothing outside, and no other member's.

Nothing is ever unpacked to disk, so a path does no harm; but a name stands in the index, and on command lines, beside the paths of files.
"""

from __future__ import annotations

import re

_DRIVE = re.compile(r"^[A-Za-z]:")


class MemberNames:
    """The names given so far in one container."""

    def __init__(self) -> None:
        """Begin without names."""
        self._given: dict[str, int] = {}

    def name(self, path: str) -> str:
        r"""Return the name of a member with this path; a second one of the same path gets a number.

        >>> names = MemberNames()
        >>> names.name("/etc/../a.txt"), names.name("..\\a.txt"), names.name("etc/a.txt")
        ('etc/a.txt', 'a.txt', 'etc/a.txt (2)')
        """
        parts = _DRIVE.sub("", path.replace("\\", "/").replace("\0", "")).split("/")
        clean = "/".join([part for part in parts if part not in ("", ".", "..")]) or "unnamed"
        times = self._given[clean] = self._given.get(clean, 0) + 1
        return clean if times == 1 else f"{clean} ({times})"


def is_hidden(path: str) -> bool:
    """Tell what is left out of folders, too: names that begin with a dot, and what a Mac puts beside them."""
    return any(part.startswith(".") and part.strip(".") for part in path.split("/")) or path.startswith("__MACOSX/")
