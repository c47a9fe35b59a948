"""docs/index-format.md: a reader written from it alone, and ours, read the same."""

import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support import DATA, ROOT

from artcli.index import manifest
from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed, filed_of, record_bytes
from artcli.index.ids import article_id, bytes_hash, content_hash
from artcli.index.segments import deletions
from artcli.index.segments import format as layout
from artcli.index.segments.record import unpacked
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import Snapshot
from artcli.index.stamps import stamp_of
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder
from artcli.model import Article, Block
from artcli.text.normalise import normalise

sys.path.insert(0, str(Path(__file__).parent))

from independent_reader import IndependentSegment, read_index

LONG = " ".join(f"word{number % 5_000}" for number in range(70_000)) + " herring" * 300
"""Has positions of all widths, and a frequency of two bytes."""


def _filed(article: Article, path: str, data: bytes) -> Filed:
    content = content_hash(article)
    hashes = {path: bytes_hash(data)}
    return Filed(article_id(content), path, "2020-01-01T00:00:00+00:00", content, hashes, article)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the samples and of made articles, in two segments, one of them with deletions."""
    path = tmp_path_factory.mktemp("format") / "index"
    files = sorted(file for file in DATA.rglob("*") if file.is_file())
    samples = [_filed(normalise(file.read_bytes()), str(file), file.read_bytes()) for file in files]
    samples = [replace(one, stamps={one.path: stamp_of(Path(one.path).stat())}) for one in samples]
    samples[0] = replace(samples[0], hashes=samples[0].hashes | {"/copy\udcff.txt": "0" * 32})
    made = [
        Article(f"Made {number}", (Block("paragraph", "herring " * (1 + number % 20)),), words=2, date="2019-02")
        for number in range(300)
    ]
    made += [Article("Long", (Block("paragraph", LONG),), words=70_300), Article("", (Block("verse", "a\x1eb"),))]
    with IndexDirectory(path).transaction() as transaction:
        for articles in (samples, [_filed(one, f"/made/{place}", b"") for place, one in enumerate(made)]):
            builder = SegmentBuilder(transaction.path_of(transaction.new_name()), QuickLexicon())
            for one in articles:
                builder.add(one)
            transaction.add_segment(builder.finish())
        transaction.delete(transaction.segments[1].name, [0, 8, 299])
        transaction.commit()
    return path


@pytest.fixture(scope="module")
def both(folder: Path) -> list[tuple[Segment, IndependentSegment]]:
    """Our segments, and theirs."""
    return list(zip(Snapshot(folder, IndexDirectory(folder).manifest()).segments, read_index(folder), strict=True))


Both = list[tuple[Segment, IndependentSegment]]


def test_terms(both: Both) -> None:
    """The same terms of the same fields lead to the same lists, by the table of terms too."""
    for ours, theirs in both:
        assert list(ours.fields) == list(theirs.footer["fields"]) != []
        for name, field in ours.fields.items():
            terms = ours.terms(name)
            known = theirs.terms(name)
            assert {term: list(terms.lists(place)) for place, term in enumerate(terms)} == known
            for term in list(known)[::200]:
                assert theirs.look_up(name, term) == field.first + terms.index(term)
            assert theirs.look_up(name, b"no such term") == -1


def test_postings(both: Both) -> None:
    """The same documents, frequencies, positions and bounds; every pool of small numbers is used."""
    codes = set()
    for ours, theirs in both:
        bounds = theirs.bounds()
        for number, postings in enumerate(theirs.postings()):
            assert [one[0] for one in postings] == ours.documents_of(number)
            assert [one[1] for one in postings] == list(ours.frequencies_of(number))
            if ours.has_places(number):
                assert {one[0]: one[2] for one in postings} == ours.places_of(number)
            assert bounds[number] == ours.block_bounds(number)
        codes |= {("freqs", shape >> 2) for shape in theirs.section("list.shape")}
        codes |= {("places", shape) for shape in theirs.section("block.shape")}
    assert codes >= {("freqs", code) for code in (0, 2, 4)} | {("places", code) for code in (0, 1, 2, 5)}


def test_impacts(both: Both) -> None:
    """No posting counts for more than its block's bound says."""
    for _, theirs in both:
        postings, bounds = theirs.postings(), theirs.bounds()
        for name in ("title", "body"):
            field, lengths = theirs.footer["fields"][name], theirs.column(f"length.{name}")
            average = sum(lengths) / len(lengths)
            assert sum(lengths) == field["length"]
            for number in range(*field["lists"]):
                for place, (document, frequency, _) in enumerate(postings[number]):
                    divisor = 1 - field["share"] + field["share"] * lengths[document] / average
                    assert frequency / divisor <= bounds[number][place // 128] * (1 + 1e-9)


def test_columns(both: Both) -> None:
    """The same numbers, ids and hashes for each document."""
    for ours, theirs in both:
        for name in theirs.footer["columns"]:
            assert theirs.column(name) == list(ours.column(name))
        assert theirs.numbers("order.date", "I") == ours.by_date().all().tolist()
        ids = theirs.section("column.id")
        assert [ids[at : at + 16].decode() for at in range(0, len(ids), 16)] == [
            ours.identifier(document) for document in range(ours.documents)
        ]
        digests = theirs.section("file.digest")
        stamps = theirs.section("file.stamp") if "file.stamp" in theirs.footer["sections"] else b""
        for place in range(len(ours.terms("file"))):
            assert (stamps[24 * place : 24 * place + 24] or bytes(24)) == ours.stamp(place)
            assert digests[16 * place : 16 * place + 16] == ours.digest(place)


def test_records(both: Both) -> None:
    """The same articles, and the same deleted ones."""
    for ours, theirs in both:
        assert theirs.deleted == set(ours.deleted or ())
        for document, record in enumerate(theirs.records()):
            filed = filed_of(unpacked(ours.stored(document)))
            assert record["blocks"] == [(block.kind, block.text) for block in filed.article.blocks]
            assert (record["id"], record["path"], record["title"]) == (filed.id, filed.path, filed.article.title)
            assert record["hashes"] == filed.hashes
            if "stamps" in record:
                numbers = dict(zip(record["hashes"], record["stamps"], strict=True))
                assert {path: struct.pack("<QQQ", *one) for path, one in numbers.items() if one} == filed.stamps
            else:
                assert filed.stamps == {}
            assert record_bytes(filed) == ours.stored(document)


def test_the_page_knows_every_section_and_version(both: Both) -> None:
    """What the files have is in the page."""
    page = (ROOT / "docs" / "index-format.md").read_text(encoding="utf-8")
    for _, theirs in both:
        for name in theirs.footer["sections"]:
            assert f"`{'column.length.F' if name.startswith('column.length.') else name}`" in page
        for key in theirs.footer:
            assert f"| `{key}` |" in page
        for record in theirs.records():
            assert all(f"`{key}`" in page for key in record)
    assert f"| the folder | {manifest.FORMAT} |" in page
    assert f"| a segment | {layout.VERSION} |" in page
    assert f"| deletions | {deletions.VERSION} |" in page
