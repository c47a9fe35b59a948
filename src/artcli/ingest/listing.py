"""What lies in a folder?  Its files with what the system says of them, its folders, and what can't or needn't be looked at; opens ignore files only."""

from __future__ import annotations

import os
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from artcli.ingest.choice import IGNORE_FILE, is_private
from artcli.model import FileOutcome
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.ingest.choice import Rules

NOT_REGULAR = "not a regular file"
_LARGEST_IGNORE_FILE = 2**20


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder: what the system says of it, or what is in the way."""

    status: os.stat_result | None = None
    trouble: FileOutcome | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The wanted files and folders of a folder by name, and the rules that hold below it; ``fault`` where it couldn't be listed to its end."""

    files: dict[str, Found]
    folders: list[str]
    rules: Rules
    faults: tuple[FileOutcome, ...] = ()


def listed(folder: str, prefix: str, rules: Rules, root: str) -> Listing:
    """List a folder; ``prefix`` is its path with a separator at the end, ``root`` the one that it was named by."""
    files: dict[str, Found] = {}
    folders: list[str] = []
    faults: list[FileOutcome] = []
    try:
        with os.scandir(folder) as scanned:
            entries = list(scanned)
        if any(entry.name == IGNORE_FILE for entry in entries):
            rules = _with_ignore_file(rules, prefix, faults)
        for entry in entries:
            name = entry.name
            if is_private(name):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if not rules.empty and rules.leave_out(prefix + name, is_folder=is_folder):
                continue
            if is_folder:
                folders.append(name)
            elif (found := _found(entry, prefix + name, root)) is not None:
                files[name] = found
    except OSError as error:
        faults.append(FileOutcome(folder, "failed", reason=reason_of(error)))
    return Listing(files, folders, rules, tuple(faults))


def _found(entry: os.DirEntry[str], path: str, root: str) -> Found | None:
    """Return what a file is; None for a link to what is found without it."""
    try:
        if entry.is_symlink():
            reason = _where_to(path, root)
            return Found(trouble=FileOutcome(path, "skipped", reason=reason)) if reason else None
        status = entry.stat(follow_symlinks=False)
    except OSError as error:  # it has gone meanwhile, for one
        return Found(trouble=FileOutcome(path, "failed", reason=reason_of(error)))
    if S_ISREG(status.st_mode):
        return Found(status)
    reason = "it became a folder" if S_ISDIR(status.st_mode) else NOT_REGULAR
    return Found(trouble=FileOutcome(path, "skipped", reason=reason))


def _where_to(path: str, root: str) -> str | None:
    """Return why a link isn't followed; None where it leads to what lies in the same folder, and is found there."""
    try:
        target = os.path.realpath(path, strict=True)
    except OSError:
        return "a link that leads nowhere"
    inside = os.path.join(os.path.realpath(root), "")  # noqa: PTH118
    return None if target.startswith(inside) or target + os.sep == inside else "a link that leads out of the folder"


def _with_ignore_file(rules: Rules, prefix: str, faults: list[FileOutcome]) -> Rules:
    """Return the rules with those of a folder's ignore file; as they were where that can't be understood, which is a fault."""
    path = prefix + IGNORE_FILE
    try:
        return rules.with_file(prefix, list(_lines(path)))
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "it has a line that isn't a pattern"
        faults.append(FileOutcome(path, "failed", reason=reason))
        return rules


def _lines(path: str) -> Iterator[str]:
    if not S_ISREG(os.lstat(path).st_mode):
        raise OSError(0, NOT_REGULAR)
    with open(path, "rb") as file:  # noqa: PTH123  (paths are strings here)
        data = file.read(_LARGEST_IGNORE_FILE + 1)
    if len(data) > _LARGEST_IGNORE_FILE:
        raise OSError(0, "too large for a list of patterns")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    yield from text.splitlines()


def reason_of(error: OSError) -> str:
    """Say in words why the system refused a file."""
    return (error.strerror or str(error)).lower()
