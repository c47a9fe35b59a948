"""Is the file of versions whole, and does it say what can be?  A folder and its manifest → what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import IndexDamagedError, IndexVersionError
from artcli.index import durable
from artcli.index.checking.report import Finding
from artcli.index.segments.format import PAGE
from artcli.index.versions import VersionsFile

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.index.manifest import Manifest

_AFTER = "without it nothing is lost, and artcli compact makes it again"


def versions_findings(path: Path, manifest: Manifest) -> tuple[Finding, ...]:
    """Return what is wrong with the file of versions that a manifest names; nothing where it names none."""
    entry = manifest.versions
    if entry is None or entry.file_name is None:
        return ()
    what = _fault(path / entry.file_name, entry.bytes, entry.articles)
    return (Finding(entry.file_name, f"{what} ({_AFTER})"),) if what else ()


def _fault(path: Path, size: int, articles: int) -> str | None:
    try:
        if durable.size_of(path) != size:
            return "wrong size"
        file = VersionsFile(path)
    except FileNotFoundError:
        return "it is missing"
    except (IndexDamagedError, IndexVersionError) as error:
        return str(error).partition(" is damaged: ")[2].rstrip(".") or str(error)
    except OSError as error:
        return f"it can't be read: {error.strerror or error}"
    try:
        if broken := file.file.broken_pages():
            return f"wrong checksum at byte {broken[0] * PAGE}"
        return _wrong(file, articles)
    except IndexDamagedError:
        return "its numbers don't fit each other"
    finally:
        file.close()


def _wrong(file: VersionsFile, articles: int) -> str | None:
    """Return what is wrong with a file whose pages are as they were written.

    Raises ``IndexDamagedError``.
    """
    ids = [file[place] for place in range(len(file))]
    if sorted(set(ids)) != ids:
        return "its articles aren't in order"
    groups = [file.group_of(one) for one in ids]
    members = {group: file.members(group) for group in set(groups) if group is not None}
    if None in groups or any(
        one not in members[group] for one, group in zip(ids, groups, strict=True) if group is not None
    ):
        return "its groups don't fit its articles"
    if sum([len(some) for some in members.values() if len(some) > 1]) != articles:
        return "it has other articles than the manifest counts"
    if any(link.one == link.other or link.resemblance > 1 for link in file.links()):
        return "it has a link that can't be"
    return None
