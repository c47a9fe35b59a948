"""Articles into the index and out again, and their ids."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from small_index import filed, make

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed, entry_of, filed_of, ids_with_prefix, read_filed, record_bytes, unique_prefix
from artcli.index.ids import SHORTEST, content_hash, short_id
from artcli.index.segments.record import unpacked
from artcli.ingest.drafting import Draft, Drafting
from artcli.ingest.tasks import Setup
from artcli.model import Article, Block, Dropped


def test_articles_come_back(tmp_path: Path) -> None:
    """Each by its number, its id and its file; deleted ones don't."""
    directory = make(tmp_path / "index", range(40), range(40, 60))
    with directory.transaction() as transaction:
        transaction.delete(transaction.segments[0].name, range(0, 40, 2))
        transaction.commit()
    with directory.open() as snapshot:
        expected = [filed(number) for number in range(60) if number >= 40 or number % 2]
        assert list(all_filed(snapshot)) == expected
        assert [read_filed(snapshot, document) for document in snapshot.live_documents()] == expected
        for number in range(60):
            one = filed(number)
            document = number if number >= 40 or number % 2 else None
            keys = {"id": one.id, "file": one.path, "hash": one.content}
            assert {snapshot.document_of_key(field, key) for field, key in keys.items()} == {document}


@given(st.lists(st.text(st.sampled_from("ab é\0\x1e\n\ud800"), max_size=4), max_size=4), st.booleans())
def test_texts_that_are_encoded_once_say_the_same(texts: list[str], left_out: bool) -> None:
    """Hash and record are those of an article whose texts are encoded for each, whatever stands in them."""
    dropped = (Dropped("learned_furniture", "Subscribe!", 0, "paragraph"),) if left_out else ()
    article = Article("Ebb", tuple([Block("paragraph", text) for text in texts]), dropped=dropped)
    made = Drafting(Setup(Path(), "2026-01-01", 1_000)).filed(Draft("a.txt", 1, "00" * 16, article, None))
    whole = [block.text for block in article.whole]
    again = Article("Ebb", tuple([Block("paragraph", text) for text in whole]))
    assert made.content == content_hash(article) == content_hash(again)
    assert record_bytes(made) == record_bytes(replace(made, texts=None))
    assert filed_of(unpacked(record_bytes(made))) == made


def test_a_name_that_is_not_utf_8_comes_back() -> None:
    """A record is UTF-8 all the same, and each path the bytes that it was."""
    path = "/articles/caf\udce9.txt"
    odd = replace(filed(1), path=path, hashes={path: "00" * 16}, stamps={path: b"1" * 24})
    assert filed_of(unpacked(record_bytes(odd))) == odd
    assert "é" in record_bytes(replace(odd, path="é", hashes={})).decode()


def test_a_short_id_tells_articles_apart(tmp_path: Path) -> None:
    """The shortest prefix, of four characters or more, that no other living article's id begins with, over all segments."""
    directory = make(tmp_path / "index", range(1500), range(1500, 3000))
    with directory.transaction() as transaction:
        transaction.delete(transaction.segments[0].name, range(700))
        transaction.commit()
    living = sorted(filed(number).id for number in range(700, 3000))
    with directory.open() as snapshot:
        longer = 0
        for place, one in enumerate(living):
            short = unique_prefix(snapshot, one)
            assert short == short_id(one, living[max(place - 1, 0) : place] + living[place + 1 : place + 2])
            longer += len(short) > SHORTEST
            assert entry_of(snapshot, filed(700)).short_id == unique_prefix(snapshot, filed(700).id)
        assert longer
        assert ids_with_prefix(snapshot, "", 5) == living[:5]
        assert ids_with_prefix(snapshot, "b", 5000) == [one for one in living if one.startswith("b")]
        assert ids_with_prefix(snapshot, "é\udce9", 5) == []


def test_opening_costs_nothing_of_its_size(tmp_path: Path) -> None:
    """No page of postings or of text is looked at."""
    make(tmp_path / "index", range(500))
    with IndexDirectory(tmp_path / "index").open() as snapshot:
        (segment,) = snapshot.segments
        assert sum(segment.file.seen) <= 8
