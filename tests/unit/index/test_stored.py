"""Stored articles: groups, the dictionaries that they are packed against, and what a merge makes of both."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from artcli.errors import IndexDamagedError
from artcli.index.checking.check import check
from artcli.index.checking.repair import repair
from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed
from artcli.index.ids import article_id, content_hash
from artcli.index.segments import packing
from artcli.index.segments.format import PAGE
from artcli.index.segments.segment import Segment
from artcli.index.writing import records as writing
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder
from artcli.library import Library
from artcli.model import Article, Block

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "Zanzibarian quicksilver"
EACH = 120


def filed(number: int) -> Filed:
    words = " ".join([f"word{number * place % 997} of the harbour" for place in range(1, 60)])
    text = f"{SECRET} and {words}" if number == 1 else words
    article = Article(f"Title {number}", (Block("paragraph", text),), words=240)
    content = content_hash(article)
    path = f"/articles/{number}.txt"
    return Filed(article_id(content), path, "2020-01-01T00:00:00+00:00", content, {path: "0" * 32}, article)


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> IndexDirectory:
    """An index of three segments, small, but with dictionaries in two of them."""
    monkeypatch.setattr(writing, "WORTH_A_DICTIONARY", 2 * packing.DICTIONARY_BYTES)
    found = IndexDirectory(tmp_path / "index")
    with found.transaction() as transaction:
        for first, last in ((0, EACH), (EACH, 2 * EACH), (2 * EACH, 2 * EACH + 5)):
            builder = SegmentBuilder(transaction.path_of(transaction.new_name()), QuickLexicon())
            for number in range(first, last):
                builder.add(filed(number))
            transaction.add_segment(builder.finish())
        transaction.commit()
    return found


def titles(directory: IndexDirectory) -> list[str]:
    with directory.open() as snapshot:
        every = [snapshot.record(document)["title"] for document in snapshot.live_documents()]
        assert every == [record["title"] for record in snapshot.records()]
    return every


def every(*, without: frozenset[int] = frozenset()) -> list[str]:
    return [f"Title {number}" for number in range(2 * EACH + 5) if number not in without]


def segments(directory: IndexDirectory) -> list[Segment]:
    return [Segment(path) for path in sorted(directory.path.glob("*.seg"))]


def unpacked(segment: Segment) -> bytes:
    """Return what all streams of a file's articles hold, dictionaries too."""
    found = b""
    records = segment.records
    for group in range(records.groups):
        name = packing.named(records.packed(group))
        reader = zlib.decompressobj() if name is None else zlib.decompressobj(zdict=records.dictionary(name))
        found += reader.decompress(records.packed(group))
    return found


def test_large_segments_have_a_dictionary_twice(directory: IndexDirectory) -> None:
    """Their groups are packed against it; small ones have none."""
    assert titles(directory) == every()
    for segment in segments(directory):
        records = segment.records
        names = [packing.named(records.packed(group)) for group in range(records.groups)]
        copies = records.dictionaries()
        if segment.documents < EACH:
            assert copies == {}
            assert set(names) == {None}
            continue
        assert len(copies) == 2
        (name,) = set(copies.values())
        assert {one for group, one in enumerate(names) if group not in copies} == {name}
        assert min(copies) == 0
        assert max(copies) == records.groups - 1
        assert len(records.dictionary(name)) == packing.DICTIONARY_BYTES


def test_a_merge_keeps_groups_and_dictionaries(directory: IndexDirectory) -> None:
    """They are copied as they are; those without a dictionary are packed against one."""
    before = {bytes(one.records.packed(group)) for one in segments(directory) for group in range(one.records.groups)}
    Library(directory.path).compact(wait=False)
    (merged,) = segments(directory)
    records = merged.records
    assert titles(directory) == every()
    copies = records.dictionaries()
    assert len(set(copies.values())) == 2
    groups = [bytes(records.packed(group)) for group in range(records.groups) if group not in copies]
    assert all(packing.named(one) in copies.values() for one in groups)
    assert len([one for one in groups if one not in before]) == 1
    assert check(directory.path).findings == ()


def test_nothing_of_a_deleted_article_stays(directory: IndexDirectory) -> None:
    """Neither in a group, nor in what the others are packed against."""
    with directory.transaction() as transaction:
        for one in transaction.segments:
            segment = Segment(directory.path / one.file_name)
            places = [place for place in range(segment.documents) if SECRET.encode() in segment.stored(place)]
            if places:
                assert places == [1]
                (name,) = set(segment.records.dictionaries().values())
                assert SECRET.encode() in segment.records.dictionary(name)
                transaction.delete(one.name, places)
        transaction.commit()
    Library(directory.path).compact(wait=False)
    (merged,) = segments(directory)
    assert titles(directory) == every(without=frozenset({1}))
    assert SECRET.encode() not in unpacked(merged)
    assert merged.records.dictionaries()
    assert check(directory.path).findings == ()


@pytest.mark.parametrize("broken", [[0], [1], [0, 1]])
def test_a_broken_dictionary(directory: IndexDirectory, broken: list[int]) -> None:
    """The other copy is as good: every article is read, a check tells of it, a repair mends it; without both its articles are lost."""
    path = next(one.path for one in segments(directory) if one.documents == EACH)
    segment = Segment(path)
    copies = list(segment.records.dictionaries())
    start, _ = segment.meta["sections"]["stored.text"]
    data = bytearray(path.read_bytes())
    pages = []
    for copy in broken:
        first, last = segment.records.extent(copies[copy])
        at = start + (first + last) // 2
        data[at] ^= 255
        pages.append(at // PAGE)
    lost = {
        one
        for group in range(segment.records.groups)
        if touched(segment, group, pages)
        for one in segment.records.documents(group)
    }
    segment.close()
    path.write_bytes(data)
    if broken == [0]:
        readable = Segment(path)
        for document in set(range(readable.documents)) - lost:
            assert readable.stored(document)
        readable.close()
    elif len(broken) == 2:
        with pytest.raises(IndexDamagedError, match="damaged"):
            Segment(path).stored(EACH // 2)
    assert check(directory.path).findings
    report = repair(directory.path)
    assert check(directory.path).findings == ()
    assert len(report.lost) == (EACH if len(broken) == 2 else 0)
    assert len(titles(directory)) == len(every()) - len(report.lost)


def touched(segment: Segment, group: int, pages: list[int]) -> bool:
    """Tell whether a group lies in one of some pages of its file."""
    start, _ = segment.meta["sections"]["stored.text"]
    first, last = segment.records.extent(group)
    return any((start + first) // PAGE <= page <= (start + last) // PAGE for page in pages)


def test_a_wrong_dictionary_with_right_checksums_is_found(directory: IndexDirectory) -> None:
    """Though the other copy is right."""
    segment = next(one for one in segments(directory) if one.documents == EACH)
    (group, *_) = segment.records.dictionaries()
    with pytest.raises(ValueError, match="what it should be"):
        segment.records.copy_of(group, 1)
    with pytest.raises(ValueError, match="another"):
        segment.records.copy_of(group + 1, 1)
