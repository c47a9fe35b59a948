"""Bitmaps of deleted documents."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.errors import IndexDamagedError, IndexStoreError, IndexVersionError
from artcli.index.segments.deletions import Deletions, from_bytes

PATH = PurePath("/index/s0123456789abcdef.3.del")
NAME = "s0123456789abcdef"


@given(
    st.integers(1, 300).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)), st.sets(st.integers(0, n - 1)))
    )
)
def test_it_is_a_set(case: tuple[int, set[int], set[int]]) -> None:
    """It has what was put into it, says so in every way, and comes back from its file."""
    documents, first, second = case
    before = Deletions(documents).with_more(first)
    deletions = before.with_more(second)
    deleted = first | second
    assert set(before) == first
    assert list(deletions) == sorted(deleted)
    assert deletions.count == len(deletions) == len(deleted)
    assert deletions.highest == max(deleted, default=-1)
    assert [one in deletions for one in range(documents)] == [one in deleted for one in range(documents)]
    assert list(deletions.live) == [one not in deleted for one in range(documents)]
    assert from_bytes(deletions.to_bytes(NAME), PATH, NAME, documents) == deletions


def test_a_list_is_filtered_however_long_it_is() -> None:
    """A short list is asked bit by bit, a long one by flags, with the same answer."""
    deletions = Deletions(1000).with_more([3, 5, 999])
    assert deletions.live_of([1, 3, 5, 7, 999]) == [1, 7]
    assert deletions.live_of(range(1000)) == [one for one in range(1000) if one not in (3, 5, 999)]
    assert deletions.live_of([1, 3, 5, 7, 999]) == [1, 7]


@pytest.mark.parametrize("wrong", [-1, 10])
def test_a_document_there_is_not_cannot_be_deleted(wrong: int) -> None:
    """The bitmap has bits to spare, which are nobody's."""
    with pytest.raises(IndexError):
        Deletions(10).with_more([wrong])


@given(st.data())
def test_damage_is_told(data: st.DataObject) -> None:
    """Any other bytes than the file's own give an error that names it."""
    good = Deletions(100).with_more([3, 99]).to_bytes(NAME)
    at = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(at, len(good)))
    bad = good[:at] + data.draw(st.binary(max_size=8)) + good[end:]
    if bad != good:
        with pytest.raises(IndexStoreError, match=str(PATH)):
            from_bytes(bad, PATH, NAME, 100)


def test_it_must_be_the_segments_own() -> None:
    """A file of another segment, or of another size, or of a later format."""
    data = Deletions(100).to_bytes(NAME)
    with pytest.raises(IndexDamagedError, match="another segment"):
        from_bytes(data, PATH, "sfedcba9876543210", 100)
    with pytest.raises(IndexDamagedError, match="wrong size"):
        from_bytes(data, PATH, NAME, 1 << 30)
    with pytest.raises(IndexVersionError, match="format 2"):
        from_bytes(data[:8] + b"\2" + data[9:], PATH, NAME, 100)


def test_bits_of_no_document_are_damage() -> None:
    """A bit behind the last document, though counted and with a right checksum."""
    data = Deletions(104).with_more([103]).to_bytes(NAME)
    with pytest.raises(IndexDamagedError):
        from_bytes(data, PATH, NAME, 101)
    bent = Deletions(101, bytes(12) + b"\x80").to_bytes(NAME)
    with pytest.raises(IndexDamagedError, match="wrong count"):
        from_bytes(bent, PATH, NAME, 101)
