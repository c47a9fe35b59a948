"""Which articles may be versions of each other?  Sketches → pairs worth comparing word by word, by numpy.

What two sketches share counts the more the fewer other articles have it: a hash that many have stands for a passage that many have.  Of those
each article is held against its neighbours only, and must share nearly all.  So the work grows with the number of articles, however
much they have in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.segments.sketches import NO_HASH, SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

Array = Any
OWN = 3
"""Articles that have a hash at the most where it counts most: those of a few versions, and in a large library one or two by chance."""
RARE = 32
"""Articles that have a hash at the most where it counts at all."""
NEIGHBOURS = 4
"""Articles that each is held against of the more that have a hash."""
ENOUGH = 5
"""What shared hashes must count together: two hardly anybody else has, or four that some have.  One hash alone may be chance: in a library of
a million 8,000,000 share 16,777,216 values."""
NEARLY_ALL = 6
"""Hashes that two must share where they count for nothing."""
MOST = 8
"""Pairs in which an article is the first, those that count most: what its versions are is known by any of them."""
_SLICE = 20_000
"""Articles that are paired with others at a time: some 30 MB."""
_PAIRS = 20_000
"""Pairs whose sketches are compared at a time: some 2 MB, which stay in the processor's cache."""
_PART = SIZE // 2
_WIDE = np.uint64
_HALF = _WIDE(32)
_LOW = _WIDE(0xFFFFFFFF)


def candidates(sketches: Array, fresh: Array, part: tuple[int, int] = (0, 1)) -> Array:
    """Return pairs of articles, each the lower number first, that may be versions of each other: rows of two.

    ``sketches`` has a row of hashes for each article; of each pair at least one is ``fresh``.  ``part`` says which of how many parts of the
    pairs are wanted, by their lower numbers.
    """
    values, owners = _of_interest(sketches, fresh)
    found = [np.empty((0, 3), np.int64)]
    if len(values):
        starts = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
        sizes = np.diff(np.append(starts, len(values)))
        del values
        counts = np.repeat(np.where(sizes <= OWN, 3, np.where(sizes <= RARE, 1, 0)).astype(np.uint8), sizes)
        ends = np.repeat((starts + sizes).astype(np.uint32), sizes)
        after = np.arange(1, len(ends) + 1, dtype=np.uint32)
        np.minimum(ends, after + np.uint32(NEIGHBOURS), out=ends, where=counts == 0)
        more = after < ends
        del after
        begin, end = [len(sketches) * one // part[1] for one in (part[0], part[0] + 1)]
        for first in range(begin, end, _SLICE):
            at = np.flatnonzero((owners >= first) & (owners < min(first + _SLICE, end)) & more)
            found += _counted(owners, ends, counts, at, sketches, fresh)
    return _best(np.concatenate(found))


def _of_interest(sketches: Array, fresh: Array) -> tuple[Array, Array]:
    """Return the hashes that a fresh article has and the articles that have them, by hash and then by article."""
    values = sketches.ravel()
    if fresh.all():
        places = np.flatnonzero(values != NO_HASH)
    else:
        wanted = np.zeros(NO_HASH + 1, bool)
        wanted[sketches[fresh].ravel()] = True
        wanted[NO_HASH] = False
        places = np.flatnonzero(wanted[values])
    keys = (values[places].astype(_WIDE) << _HALF) | (places // SIZE).astype(_WIDE)
    keys.sort()
    return (keys >> _HALF).astype(np.uint32), (keys & _LOW).astype(np.uint32)


def _counted(owners: Array, ends: Array, counts: Array, at: Array, sketches: Array, fresh: Array) -> Iterator[Array]:
    """Yield the pairs that share enough, and how much that is, of the articles that some hashes stand in."""
    keys, points = [], []
    distance = 1
    while len(at):
        one, other = owners[at].astype(np.int64), owners[at + distance].astype(np.int64)
        some = fresh[one] | fresh[other]
        keys.append((one[some] << 32) | other[some])
        points.append(counts[at[some]])
        distance += 1
        at = at[at + distance < ends[at]]
    if not keys:
        return
    joined, weights = np.concatenate(keys), np.concatenate(points)
    rare = weights > 0
    pairs, which = np.unique(joined[rare], return_inverse=True)
    total = np.bincount(which, weights=weights[rare], minlength=len(pairs)).astype(np.int64)
    enough = total >= ENOUGH
    yield _rows(pairs[enough], total[enough])
    left = np.sort(joined[~rare])
    left = left[np.flatnonzero(np.diff(left, prepend=-1))]  # each once, in a fifth of the time that unique takes
    left = left[~np.isin(left, pairs[enough])]
    for start in range(0, len(left), _PAIRS):
        yield _nearly_same(left[start : start + _PAIRS], sketches)


def _nearly_same(pairs: Array, sketches: Array) -> Array:
    """Return those pairs that share nearly all."""
    shared = np.zeros(len(pairs), np.int64)
    for first in range(0, SIZE, _PART):  # most fall out after the first half
        one = sketches[pairs >> 32, first : first + _PART].T.copy()
        other = sketches[pairs & 0xFFFFFFFF].T.copy()
        for hashes in one:
            there = np.zeros(len(pairs), bool)
            for others in other:
                there |= hashes == others
            shared += there & (hashes != NO_HASH)
        kept = shared >= NEARLY_ALL - (SIZE - first - _PART)
        pairs, shared = pairs[kept], shared[kept]
    return _rows(pairs, shared)


def _rows(pairs: Array, points: Array) -> Array:
    return np.column_stack((pairs >> 32, pairs & 0xFFFFFFFF, points))


def _best(found: Array) -> Array:
    """Return of each article's pairs those that count most."""
    found = found[np.lexsort((found[:, 1], -found[:, 2], found[:, 0]))]
    ranks = np.arange(len(found)) - np.searchsorted(found[:, 0], found[:, 0])
    return found[ranks < MOST][:, :2]
