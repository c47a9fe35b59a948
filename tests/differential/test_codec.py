"""Whoosh's own writer writes any schema through our codec, and reads from it what it reads from its own."""

from __future__ import annotations

import pickle
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from differential.libraries import hits
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from whoosh import columns, fields, formats, index, query
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import RamStorage

from artcli.errors import IndexDamagedError, IndexStoreError, IndexWriteError
from artcli.index.codec.codec import ArtcliCodec
from artcli.index.codec.schema import PlainPositions

WORDS = ("apple", "pear", "plum", "Äpfel", "summit", "summits", "of", "10")
texts = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001  (Whoosh's field has no zones)
stored = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.text(max_size=5),
        st.binary(max_size=5),
        moments,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.tuples(inner, inner),
        st.dictionaries(st.sampled_from(("a", "$date", "$object", "$", "b c")), inner, max_size=2),
    ),
    max_leaves=5,
)


def schema() -> fields.Schema:
    """Return a schema with each of Whoosh's common fields."""
    return fields.Schema(
        key=fields.ID(unique=True, stored=True),
        text=fields.TEXT(stored=True),
        plain=fields.TEXT(phrase=False),
        title=fields.TEXT(sortable=True),
        tags=fields.KEYWORD(commas=True, scorable=True, lowercase=True),
        kinds=fields.KEYWORD(),
        number=fields.NUMERIC(sortable=True, stored=True),
        measure=fields.NUMERIC(float),
        price=fields.NUMERIC(Decimal, decimal_places=2, stored=True),
        when=fields.DATETIME(stored=True),
        read=fields.BOOLEAN(stored=True),
        extra=fields.STORED(),
    )


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a document; any field may be absent."""
    values = {
        "key": st.sampled_from([f"key{number}" for number in range(8)]),
        "text": texts,
        "plain": texts,
        "title": texts,
        "tags": st.lists(st.sampled_from(("Red", "green", "blue")), max_size=4).map(", ".join),
        "kinds": texts,
        "number": st.integers(-1000, 1000),
        "measure": st.floats(-10, 10),
        "price": st.integers(100, 9999).map(lambda cents: Decimal(cents) / 100),
        "when": moments,
        "read": st.booleans(),
        "extra": stored,
    }
    return draw(st.fixed_dictionaries({"key": values.pop("key")}, optional=values))


numbers = st.one_of(st.none(), st.integers(-1000, 1000))
queries = st.one_of(
    st.builds(
        query.Term,
        st.sampled_from(("text", "plain", "title", "kinds")),
        st.sampled_from(("apple", "of", "10", "summit")),
    ),
    st.builds(query.Term, st.just("tags"), st.sampled_from(("red", "blue"))),
    st.builds(query.Term, st.just("read"), st.booleans()),
    st.builds(query.Prefix, st.just("text"), st.sampled_from(("a", "summ", "äp"))),
    st.builds(query.FuzzyTerm, st.just("text"), st.just("sumit"), maxdist=st.just(2)),
    st.builds(
        query.Phrase,
        st.just("text"),
        st.lists(st.sampled_from(("apple", "pear", "summit")), min_size=2, max_size=2),
        st.integers(1, 5),
    ),
    st.builds(query.Phrase, st.just("plain"), st.just(["apple", "pear"])),
    st.builds(query.NumericRange, st.just("number"), numbers, numbers, st.booleans(), st.booleans()),
    st.builds(query.NumericRange, st.just("measure"), st.floats(-10, 0), st.floats(0, 10)),
    st.builds(query.DateRange, st.just("when"), moments, moments),
    st.builds(query.ColumnQuery, st.just("number"), st.just(5)),
    st.builds(query.Every, st.sampled_from((None, "text", "number", "tags"))),
)
queries = st.one_of(queries, st.lists(queries, max_size=3).map(query.Or), st.lists(queries, max_size=3).map(query.And))


def told(searcher: Any) -> dict[str, Any]:
    """Return all that can be read."""
    reader = searcher.reader()
    found: dict[str, Any] = {"terms": list(reader.all_terms()), "stored": list(reader.iter_docs())}
    found["counts"] = reader.doc_count(), reader.doc_count_all(), list(reader.all_doc_ids())
    for name, term in found["terms"]:
        info = reader.term_info(name, term)
        postings = reader.postings(name, term)
        each = []
        while postings.is_active():
            kinds = [
                kind for kind in ("frequency", "weight", "positions", "position_boosts") if postings.supports(kind)
            ]
            values = [postings.value_as(kind) for kind in kinds]
            length = reader.doc_field_length(postings.id(), name)
            each.append((postings.id(), postings.weight(), values, length))
            postings.next()
        found[f"{name}:{term!r}"] = info.weight(), info.doc_frequency(), info.min_length(), info.max_weight(), each
    for name in ("text", "plain", "title", "tags", "kinds"):
        found[name] = reader.field_length(name)
    return found


def written(
    folder: Path, codec: Any, commits: list[list[dict[str, Any]]], deleted: set[str], *, merge: bool
) -> index.FileIndex:
    """Write documents, commit by commit, and delete some."""
    folder.mkdir()
    made = index.create_in(str(folder), schema())
    for documents in commits:
        writer = made.writer(codec=codec)
        for one in documents:
            writer.update_document(**one)
        writer.commit(merge=merge)
    writer = made.writer(codec=codec)
    for key in deleted:
        writer.delete_by_term("key", key)
    writer.commit(merge=False)
    return made


@given(
    commits=st.lists(st.lists(documents(), max_size=5), min_size=1, max_size=3),
    deleted=st.sets(st.sampled_from([f"key{number}" for number in range(8)]), max_size=3),
    asked=st.lists(queries, min_size=8, max_size=16),
    merge=st.booleans(),
)
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_what_whoosh_writes_through_our_codec_it_reads_as_through_its_own(
    commits: list[list[dict[str, Any]]], deleted: set[str], asked: list[query.Query], merge: bool
) -> None:
    """Updates, deletions, merged or not: terms, postings, stored values, hits, scores and orders are the same."""
    with TemporaryDirectory() as folder:
        stock = written(Path(folder) / "stock", W3Codec(), commits, deleted, merge=merge)
        ours = written(Path(folder) / "ours", ArtcliCodec(), commits, deleted, merge=merge)
        with stock.searcher() as expected, ours.searcher() as found:
            wanted, got = told(expected), told(found)
            assert got.keys() == wanted.keys()
            for what, value in wanted.items():
                assert got[what] == value, what
            for one in asked:
                for order in (None, "title", "number"):
                    assert hits(found, one, None, order) == hits(expected, one, None, order), (one, order)


def test_a_cancelled_or_empty_writer_leaves_no_file(tmp_path: Path) -> None:
    """No segment stays that nothing names."""
    made = index.create_in(str(tmp_path), schema())
    writer = made.writer(codec=ArtcliCodec())
    writer.add_document(key="a", text="apple")
    writer.cancel()
    made.writer(codec=ArtcliCodec()).commit()
    assert not list(tmp_path.glob("*.seg"))


@pytest.mark.parametrize(
    ("field", "what"),
    [
        (fields.TEXT(vector=True), "vectors"),
        (fields.TEXT(chars=True), "format Characters"),
        (fields.FieldType(formats.PositionBoosts(), fields.TEXT().analyzer, scorable=True), "format PositionBoosts"),
        (fields.TEXT(sortable=columns.PickleColumn(columns.VarBytesColumn())), "PickleColumn"),
        (fields.TEXT(field_boost=1.5), "isn't its count"),
    ],
)
def test_what_cannot_be_kept_is_refused(tmp_path: Path, field: fields.FieldType, what: str) -> None:
    """It says which field and why, and no half file stays."""
    made = index.create_in(str(tmp_path), fields.Schema(odd=field))
    writer = made.writer(codec=ArtcliCodec())
    with pytest.raises(IndexWriteError, match=what) as caught:  # noqa: PT012  (either call may refuse)
        writer.add_document(odd="apple pear apple")
        writer.commit()
    assert "odd" in str(caught.value)
    if not writer.is_closed:
        writer.cancel()
    assert not list(tmp_path.glob("*.seg"))


def test_values_that_cannot_be_stored_are_refused(tmp_path: Path) -> None:
    """Nothing is pickled, whatever it is."""
    writer = index.create_in(str(tmp_path), schema()).writer(codec=ArtcliCodec())
    with pytest.raises(IndexWriteError, match="type object can't be stored"):
        writer.add_document(key="a", extra=object())
    writer.cancel()


def test_a_storage_that_is_not_a_folder_is_refused() -> None:
    """Segments are files that are mapped."""
    made = RamStorage().create_index(schema())
    with pytest.raises(IndexStoreError, match="RamStorage"):
        made.writer(codec=ArtcliCodec())


def test_a_damaged_segment_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    """What Whoosh reads through us is checked as all else."""
    made = index.create_in(str(tmp_path), schema())
    writer = made.writer(codec=ArtcliCodec())
    writer.add_document(key="a", text="apple " * 100, when=datetime.now(timezone.utc).replace(tzinfo=None))
    writer.commit()
    (path,) = tmp_path.glob("*.seg")
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    with pytest.raises(IndexDamagedError, match=path.name), made.searcher() as searcher:
        told(searcher)


@given(places=st.lists(st.integers(0, 2**31), min_size=1, max_size=300, unique=True).map(sorted))
def test_plain_positions_are_those_of_whoosh(places: list[int]) -> None:
    """The format without pickles says what Whoosh's says."""
    plain, stock = PlainPositions(), formats.Positions()
    encoded, known = plain.encode(places), stock.encode(places)
    for kind in ("positions", "frequency", "weight", "position_boosts"):
        assert plain.decode_as(kind, encoded) == stock.decode_as(kind, known)
    assert plain.decode_positions(plain.combine([encoded, encoded])) == places
    with pytest.raises(pickle.UnpicklingError):
        pickle.loads(encoded)
