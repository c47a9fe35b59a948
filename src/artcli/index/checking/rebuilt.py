"""Is a segment what its stored articles make?  It is made again from them, and compared byte for byte.

Where another version of the analysis made it, its terms can't be made again: then its lists are unpacked and packed again, which
shows whether they hold together, though not whether they are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from artcli.analysis.version import analysis_version
from artcli.errors import IndexDamagedError
from artcli.index.checking.records import Rebuild
from artcli.index.faults import damaged
from artcli.index.fields import TEXT_FIELDS, length_share
from artcli.index.segments.filter import FILTER
from artcli.index.segments.segment import Segment
from artcli.index.segments.sketches import SKETCHES
from artcli.index.writing.merge import merge
from artcli.index.writing.unpack import Unpacker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from artcli.index.writing.unpack import Unpacked

_CHUNK = 2**20
_PIECE = 2_000_000
"""Occurrences that are unpacked at a time: some 100 MB."""

_DIFFERENT = (
    ("term.text term.ends", "its terms aren't those of the stored articles"),
    ("term.value term.more", "its terms lead elsewhere than they should"),
    ("hash", "its table of terms is wrong"),
    (
        "list.first list.documents list.gaps list.shape list.block gaps block.last",
        "the articles of some words are wrong",
    ),
    ("list.occurrences list.freqs freqs", "how often some words stand in articles is wrong"),
    ("places block.places block.shape", "where some words stand in articles is wrong"),
    ("block.bound", "the bounds of scores are wrong"),
    ("column.length", "the lengths of articles are wrong"),
    ("column.date order.date", "the dates of articles are wrong"),
    ("column.id", "the ids of articles are wrong"),
    ("file.stamp", "what tells whether files have changed is wrong"),
    ("file", "the hashes of files are wrong"),
    (SKETCHES, "the sketches of articles are wrong"),
    ("column", "the columns of articles are wrong"),
)
_OLD_ANALYSIS = (
    "Some articles were indexed by another version of artcli or of its stemmers: that their words are where their texts have them "
    "wasn't checked."
)
_OLD_SHARES = "Bounds of scores were made for another ranking: that they are right wasn't checked."

_NO_SKETCHES = "Some articles were indexed before artcli looked for versions of them; artcli compact makes up for it."


def content_faults(
    segment: Segment, folder: Path, notes: list[str], advance: Callable[[int, int], None] | None
) -> list[str]:
    """Return what is wrong with a segment whose pages are as they were written; ``folder`` is for files to work with.

    Raises ``OSError``, also for one of those.
    """
    try:
        rebuild = Rebuild(folder)
        rebuild.read(segment, advance)
        if rebuild.faults:
            return rebuild.faults
        if segment.analysis == analysis_version():
            again = rebuild.finish()
        else:
            rebuild.abandon()
            notes.append(_OLD_ANALYSIS)
            again = _packed_again(segment, folder)
    except IndexDamagedError as error:
        return [str(error).partition(" is damaged: ")[2].rstrip(".")]
    except (ValueError, LookupError, OverflowError, TypeError, AttributeError, MemoryError) as error:
        return [f"its numbers don't fit each other ({type(error).__name__})"]
    try:
        return list(_differences(segment, again, notes))
    finally:
        again.close()


def _packed_again(segment: Segment, folder: Path) -> Segment:
    """Return a segment with the same lists, packed anew.

    Raises ``IndexDamagedError``.
    """
    unpacker = Unpacker(segment)
    for name in TEXT_FIELDS:
        lists = segment.fields[name].lists
        ends = np.cumsum(unpacker.occurrences(lists))
        start = 0
        while start < len(lists):
            done = int(ends[start - 1]) if start else 0
            stop = max(int(np.searchsorted(ends, done + _PIECE, "right")), start + 1)
            _check_ascending(segment, unpacker.unpack(lists[start:stop]))
            start = stop
    deleted, segment.deleted = segment.deleted, None
    try:
        path = folder / "again.seg"
        merge([segment], path)
    finally:
        segment.deleted = deleted
    return Segment(path)


def _check_ascending(segment: Segment, found: Unpacked) -> None:
    """Raise ``IndexDamagedError`` where an article, or a place in one, stands twice in a list."""
    rising = np.diff(found.documents) > 0
    rising[np.cumsum(found.counts)[:-1] - 1] = True
    if found.places is not None and rising.all():
        rising = np.diff(found.places) > 0
        rising[np.cumsum(found.frequencies)[:-1] - 1] = True
    if not rising.all():
        raise damaged(segment.path, "a list isn't in order")


def _differences(segment: Segment, again: Segment, notes: list[str]) -> Iterator[str]:
    """Yield in words what differs between a segment and the one made again."""
    same_shares = all(segment.fields[name].share == length_share(name) for name in TEXT_FIELDS)
    if not same_shares:
        notes.append(_OLD_SHARES)
    names = sorted(segment.meta["sections"].keys() | again.meta["sections"].keys())
    if SKETCHES not in segment.meta["sections"]:
        notes.append(_NO_SKETCHES)
        names = [name for name in names if name != SKETCHES]
    if FILTER not in segment.meta["sections"]:
        names = [name for name in names if name != FILTER]  # a segment of before it had one
    wrong = [name for name in names if not name.startswith("stored.") and not _same(segment, again, name)]
    said = set()
    for name in wrong:
        if name == "block.bound" and not same_shares:
            continue
        what = next((words for parts, words in _DIFFERENT if _among(name, parts)), f"it has a wrong {name}")
        if what not in said:
            said.add(what)
            yield what
    about = ("fields", "columns", "languages", "documents")
    if not wrong and same_shares and any(segment.meta[key] != again.meta[key] for key in about):
        yield "its footer doesn't fit what it has"


def _among(name: str, parts: str) -> bool:
    return any(name == part or name.startswith(f"{part}.") for part in parts.split())


def _same(one: Segment, other: Segment, name: str) -> bool:
    if name not in one.meta["sections"] or name not in other.meta["sections"]:
        return False
    mine, its = one.file.section(name), other.file.section(name)
    if mine.length != its.length:
        return False
    parts = [(at, min(at + _CHUNK, mine.length)) for at in range(0, mine.length, _CHUNK)]
    return all(bytes(mine.part(*part)) == bytes(its.part(*part)) for part in parts)
