"""Checking and repairing an index: what is broken is found and named, what can be read stays, what can't is told."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from small_index import add, filed, make, names, titles

from artcli.analysis.version import analysis_version
from artcli.errors import IndexLockedError, IndexMissingError, IndexVersionError
from artcli.index.checking import records as check_records
from artcli.index.checking.check import check
from artcli.index.checking.repair import repair
from artcli.index.checking.report import LostArticle
from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.index.manifest import MANIFEST, from_bytes, to_bytes
from artcli.index.segments.format import PAGE
from artcli.index.segments.segment import Segment
from artcli.index.writing import records
from artcli.index.writing.assemble import SegmentFile
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.merge import merge
from artcli.index.writing.writer import SegmentBuilder


@pytest.fixture
def directory(tmp_path: Path) -> IndexDirectory:
    """An index of two segments, articles 1 and 15 of which are deleted."""
    directory = make(tmp_path / "index", range(12), range(12, 20))
    with directory.transaction() as transaction:
        transaction.delete(transaction.segments[0].name, [1])
        transaction.delete(transaction.segments[1].name, [3])
        transaction.commit()
    return directory


LIVE = {f"Title {number}" for number in range(20)} - {"Title 1", "Title 15"}


def found(directory: IndexDirectory) -> set[str]:
    with directory.open() as snapshot:
        all_titles = titles(snapshot)
    assert len(set(all_titles)) == len(all_titles)
    return set(all_titles)


def segment_file(directory: IndexDirectory, number: int = 0) -> Path:
    return directory.path / directory.manifest().segments[number].file_name


def spoil(path: Path, at: int, data: bytes) -> None:
    old = path.read_bytes()
    path.write_bytes(old[:at] + data + old[at + len(data) :])


def section_of(path: Path, name: str) -> tuple[int, int]:
    segment = Segment(path)
    at, length = segment.meta["sections"][name]
    segment.close()
    return at, length


def rewritten(directory: IndexDirectory, name: str, change: object) -> None:
    """Replace a section of the first segment by another, with all checksums as they should be."""
    path = segment_file(directory)
    segment = Segment(path)
    file = SegmentFile(path.with_name("new"))
    for section in segment.meta["sections"]:
        data = bytearray(segment.file.section(section).all())
        if section == name:
            change(data)
        file.section(section, data)
    meta = {key: value for key, value in segment.meta.items() if key != "sections"}
    segment.close()
    size = file.finish(meta)
    file.path.replace(path)
    manifest = directory.manifest()
    first, *others = manifest.segments
    (directory.path / MANIFEST).write_bytes(to_bytes(replace(manifest, segments=(replace(first, bytes=size), *others))))


def flip_first(data: bytearray) -> None:
    data[0] ^= 1


def test_a_whole_index(directory: IndexDirectory) -> None:
    """Nothing is found, nothing is changed, and a repair does nothing."""
    before = names(directory.path)
    for quick in (False, True):
        report = check(directory.path, quick=quick)
        assert (report.articles, report.segments, report.findings, report.notes) == (18, 2, (), ())
    assert repair(directory.path).before.findings == ()
    assert names(directory.path) == before


def test_several_parts_make_the_same_segment(directory: IndexDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large segment is made again in parts, which are merged: there is no difference."""
    monkeypatch.setattr(check_records, "PART_DOCUMENTS", 5)
    assert check(directory.path).findings == ()


def test_a_merged_segment(directory: IndexDirectory) -> None:
    """What merging left out isn't missed."""
    with directory.transaction() as transaction:
        name = transaction.new_name()
        entry = merge(transaction.snapshot.segments, transaction.path_of(name))
        transaction.replace([one.name for one in transaction.segments], entry)
        transaction.commit()
    assert check(directory.path).findings == ()
    assert found(directory) == LIVE


def test_progress_counts_every_article(directory: IndexDirectory) -> None:
    """Deleted ones too, which are checked like the others."""
    done = []
    check(directory.path, advance=lambda _, articles: done.append(articles))
    assert sum(done) == 20


def test_no_index(tmp_path: Path) -> None:
    """There is nothing to check, nor to repair, and no folder is made."""
    for action in (check, repair):
        with pytest.raises(IndexMissingError):
            action(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_locked_index(directory: IndexDirectory) -> None:
    """It can be checked while another writes, not repaired."""
    with directory.transaction() as transaction:
        add(transaction, [77])
        report = check(directory.path)
        assert report.findings == ()
        assert "1 file is of no commit" in report.notes[0]
        with pytest.raises(IndexLockedError):
            repair(directory.path)


@pytest.mark.parametrize(
    ("section", "part"), [("gaps.8", "lists of words"), ("term.text", "terms"), ("column.id", "columns")]
)
def test_a_flipped_byte(directory: IndexDirectory, section: str, part: str) -> None:
    """The page is named with what lies there; no article is lost, and afterwards all is well."""
    path = segment_file(directory)
    at, _ = section_of(path, section)
    spoil(path, at + 1, bytes([path.read_bytes()[at + 1] ^ 0x55]))
    for quick in (True, False):
        (finding,) = check(directory.path, quick=quick).findings
        assert finding.file == path.name
        assert finding.what.startswith(f"wrong checksum at byte {at // PAGE * PAGE} (")
        assert part in finding.what
    report = repair(directory.path)
    assert check(directory.path).findings == ()
    assert path.name in report.removed
    assert (report.whole, report.rescued) == (True, 11)
    assert found(directory) == LIVE


def test_a_broken_group_of_articles(tmp_path: Path) -> None:
    """Its articles are lost, each of which is named; those of other groups stay, and so do deletions."""
    directory = make(tmp_path / "index", range(300))
    with directory.transaction() as transaction:
        transaction.delete(transaction.segments[0].name, [1, 290])
        transaction.commit()
    path = segment_file(directory)
    at, _ = section_of(path, "stored.text")
    segment = Segment(path)
    first = len(segment.records.documents(0))
    assert segment.records.groups > 1
    segment.close()
    spoil(path, at + 1000, b"\0\0\0\0")
    report = repair(directory.path)
    assert {one.path for one in report.lost} == {f"/articles/{number}.txt" for number in range(first) if number != 1}
    assert {one.id for one in report.lost} == {filed(number).id for number in range(first) if number != 1}
    assert check(directory.path).findings == ()
    assert found(directory) == {f"Title {number}" for number in range(first, 300) if number != 290}


@pytest.mark.parametrize(
    ("section", "what"),
    [
        ("term.text", "terms"),
        ("hash.terms", "table of terms"),
        ("hash.filter", "table of terms"),
        ("list.documents", "words"),
        ("gaps.8", "articles of some words"),
        ("list.occurrences", "how often"),
        ("places.8", "where some words stand"),
        ("block.bound", "bounds"),
        ("column.length.body", "words, languages or years|lengths"),
        ("column.date", "dates|years"),
        ("column.id", "ids"),
        ("file.digest", "hashes of files"),
        ("file.stamp", "whether files have changed"),
        ("order.date", "dates"),
        ("stored.text", "11 of 12|12 of 12"),
    ],
)
def test_wrong_values_with_right_checksums(directory: IndexDirectory, section: str, what: str) -> None:
    """They are found, as they aren't what the articles make; and a repair makes them anew."""
    rewritten(directory, section, flip_first)
    assert section == "column.date" or not check(directory.path, quick=True).findings
    report = check(directory.path)
    assert report.findings
    said = " ".join([finding.what for finding in report.findings])
    assert (
        any(one in said for one in what.split("|"))
        or "don't fit" in said
        or "postings" in said
        or "more documents" in said
    ), said
    repair(directory.path)
    assert check(directory.path).findings == ()
    assert found(directory) == (LIVE if section != "stored.text" else {f"Title {n}" for n in range(12, 20) if n != 15})


def test_another_analysis(directory: IndexDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was indexed by another version isn't called wrong, but what doesn't hold together is."""
    monkeypatch.setattr("artcli.index.checking.rebuilt.analysis_version", lambda: "another")
    report = check(directory.path)
    assert report.findings == ()
    assert "another version" in report.notes[0]
    rewritten(directory, "block.last", flip_first)
    assert len(check(directory.path).findings) == 1


@pytest.mark.parametrize("cut", [1, 64, 900, 20_000, 10**9])
def test_a_cut_file(directory: IndexDirectory, cut: int) -> None:
    """However much is gone from its end, the articles that are still there are saved without the footer."""
    path = segment_file(directory)
    at, length = section_of(path, "stored.text")
    data = path.read_bytes()
    kept = data[: max(len(data) - cut, 0)]
    path.write_bytes(kept)
    assert [finding.file for finding in check(directory.path).findings] == [path.name]
    report = repair(directory.path)
    assert check(directory.path).findings == ()
    if len(kept) >= at + length:
        assert (report.rescued, report.unknown) == (11, 0)
        assert found(directory) == LIVE
    else:
        assert (report.rescued, report.unknown) == (0, 11)
        assert found(directory) == {f"Title {number}" for number in range(12, 20) if number != 15}


def test_a_missing_segment(directory: IndexDirectory) -> None:
    """Its articles are lost, nobody knows which; the others stay."""
    path = segment_file(directory)
    path.unlink()
    (finding,) = check(directory.path).findings
    assert (finding.file, finding.what) == (path.name, "it is missing")
    assert repair(directory.path).unknown == 11
    assert check(directory.path).findings == ()
    assert len(found(directory)) == 7


@pytest.mark.parametrize("gone", [True, False])
def test_broken_deletions(directory: IndexDirectory, gone: bool) -> None:
    """The deleted article is back, which is told; one that lives elsewhere is not."""
    with directory.transaction() as transaction:  # article 0 was ingested again
        name = transaction.segments[0].name
        builder = SegmentBuilder(transaction.path_of(transaction.new_name()), QuickLexicon())
        builder.add(replace(filed(0), ingested="2021-01-01T00:00:00+00:00"))
        transaction.add_segment(builder.finish())
        transaction.delete(name, [0])
        transaction.commit()
    entry = directory.manifest().segments[0]
    path = directory.path / entry.deletions_name
    if gone:
        path.unlink()
    else:
        spoil(path, 60, b"\xff")
    (finding,) = check(directory.path).findings
    assert finding.file == path.name
    report = repair(directory.path)
    assert (report.returned, len(report.superseded), report.whole) == (1, 1, True)
    assert check(directory.path).findings == ()
    assert found(directory) == LIVE | {"Title 1"}
    with directory.open() as snapshot:
        (newest,) = [one for one in all_filed(snapshot) if one.article.title == "Title 0"]
    assert newest.ingested.startswith("2021")


@pytest.mark.parametrize("data", [None, b"", b"{}", b"\xff" * 700])
def test_a_lost_manifest(directory: IndexDirectory, data: bytes | None) -> None:
    """It is made anew from the segments there are, with the newest of their deletions."""
    path = directory.path / MANIFEST
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
    assert [finding.file for finding in check(directory.path).findings] == [MANIFEST]
    report = repair(directory.path)
    assert report.whole
    assert check(directory.path).findings == ()
    assert found(directory) == LIVE
    with directory.transaction() as transaction:
        add(transaction, [30])
        transaction.commit()
    assert found(directory) == LIVE | {"Title 30"}


def test_a_lost_manifest_and_a_segment_that_was_merged(directory: IndexDirectory) -> None:
    """Articles that two segments have stand there once."""
    old = segment_file(directory)
    shutil.copy(old, directory.path / "copy")
    with directory.transaction() as transaction:
        entry = merge(transaction.snapshot.segments, transaction.path_of(transaction.new_name()))
        transaction.replace([one.name for one in transaction.segments], entry)
        transaction.commit()
    (directory.path / "copy").replace(old)
    (directory.path / MANIFEST).unlink()
    report = repair(directory.path)
    assert len(report.superseded) == 11
    assert check(directory.path).findings == ()
    assert found(directory) == LIVE | {"Title 1"}


def test_an_id_twice(directory: IndexDirectory) -> None:
    """It is found, and the newest ingest stays."""
    with directory.transaction() as transaction:
        add(transaction, [4])
        transaction.commit()
    said = [finding.what for finding in check(directory.path, quick=True).findings]
    assert said == [
        f"more than one article has the id {filed(4).id}",
        "more than one article has the file /articles/4.txt",
    ]
    assert len(repair(directory.path).superseded) == 1
    assert check(directory.path).findings == ()
    assert found(directory) == LIVE


def test_a_wrong_count_in_the_manifest(directory: IndexDirectory) -> None:
    """It is found by a quick check too; no article is lost by it."""
    manifest = directory.manifest()
    first, *others = manifest.segments
    wrong = replace(first, lengths=first.lengths | {"body": 7})
    (directory.path / MANIFEST).write_bytes(to_bytes(replace(manifest, segments=(wrong, *others))))
    (finding,) = check(directory.path, quick=True).findings
    assert finding.what == "the manifest counts other words, languages or years than it has"
    assert repair(directory.path).whole
    assert check(directory.path).findings == ()
    assert found(directory) == LIVE


def test_another_format(directory: IndexDirectory) -> None:
    """It can't be checked, and a repair leaves it as it is."""
    path = directory.path / MANIFEST
    manifest = from_bytes(path.read_bytes(), path)
    path.write_bytes(to_bytes(replace(manifest, format=99)))
    before = path.read_bytes()
    for action in (check, repair):
        with pytest.raises(IndexVersionError):
            action(directory.path)
    assert path.read_bytes() == before


def test_an_article_that_its_hash_denies(directory: IndexDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stored article that isn't the one that was ingested isn't kept."""
    monkeypatch.setattr(records, "GROUP_BYTES", 1)
    with directory.transaction() as transaction:
        builder = SegmentBuilder(transaction.path_of(transaction.new_name()), QuickLexicon())
        builder.add(filed(50))
        builder.add(replace(filed(51), content="0" * 32))
        transaction.add_segment(builder.finish())
        transaction.commit()
    (finding,) = check(directory.path).findings
    assert finding.what == "1 of 2 stored articles can't be read"
    assert repair(directory.path).lost == (LostArticle("/articles/51.txt", filed(51).id),)
    assert found(directory) == LIVE | {"Title 50"}


def test_segments_say_what_made_their_terms(directory: IndexDirectory) -> None:
    """So that a check knows whether it can make them again."""
    data = json.loads(directory.path.joinpath(MANIFEST).read_text())
    assert len(data["manifest"]["segments"]) == 2
    segment = Segment(segment_file(directory))
    assert segment.analysis == analysis_version()
    segment.close()
