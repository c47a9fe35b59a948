"""Which paths does a pattern stand for that no shell has expanded?  ``data/*.txt``, ``**/2019/*`` → paths, in order.

As in a shell: hidden names only for a part that begins with a dot; ``**`` is any number of folders, and follows no links, so that none of
their loops matters.
"""

from __future__ import annotations

import os
import re
from fnmatch import translate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = re.compile(r"[*?\[]")


def is_pattern(path: str) -> bool:
    """Tell whether a path has signs in it that stand for others."""
    return _MAGIC.search(path) is not None


def expanded(pattern: str) -> Iterator[str]:
    """Yield the paths that a pattern stands for, sorted folder by folder; what can't be listed has none."""
    drive, rest = os.path.splitdrive(pattern)
    start = os.sep if rest.startswith(os.sep) else ""
    yield from _matching(drive + start, [part for part in rest.split(os.sep) if part])  # noqa: PTH206  (a pattern)


def _matching(base: str, parts: list[str]) -> Iterator[str]:
    if not parts:
        yield base
        return
    part, *rest = parts
    if part == "**":
        yield from _matching(base, rest) if rest else ()
        for name in _names(base, folders=True):
            yield from _matching(os.path.join(base, name), parts if rest else [])  # noqa: PTH118
        if not rest:
            yield from (os.path.join(base, name) for name in _names(base) if not _is_folder(base, name))  # noqa: PTH118
    elif not is_pattern(part):
        if os.path.lexists(os.path.join(base, part)):  # noqa: PTH118
            yield from _matching(os.path.join(base, part), rest)  # noqa: PTH118
    else:
        match = re.compile(translate(part)).match
        for name in _names(base, hidden=part.startswith(".")):
            if match(name):
                yield from _matching(os.path.join(base, name), rest)  # noqa: PTH118


def _names(base: str, *, folders: bool = False, hidden: bool = False) -> list[str]:
    """Return the names in a folder, or only those of folders that aren't links."""
    try:
        with os.scandir(base or os.curdir) as entries:
            return sorted(
                [
                    one.name
                    for one in entries
                    if (hidden or not one.name.startswith(".")) and (not folders or one.is_dir(follow_symlinks=False))
                ]
            )
    except OSError:
        return []


def _is_folder(base: str, name: str) -> bool:
    return os.path.isdir(os.path.join(base, name))  # noqa: PTH112, PTH118
