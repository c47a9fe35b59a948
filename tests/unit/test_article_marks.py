"""Tags and notes are kept by the articles' ids, whatever becomes of the index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from artcli.errors import MarksError
from artcli.library import Library
from artcli.marks.articles import Marks
from artcli.marks.database import writing
from artcli.marks.migrations import MIGRATIONS
from artcli.marks.searches import SavedSearches
from artcli.model import ArticleMarks, Count
from artcli.search.request import SearchRequest

ONE, TWO, THREE = "aaaaaaaaaaaaaaaa", "b2c3d4e5f6g7aaaa", "zzzzzzzzzzzzzzz7"
TEXT = "The Pier at {place}\n\nBy Ana Dubois\n\n12 March 2011\n\nA pier was built at {place} by many hands, and it stands.\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept" / "marks.sqlite"
    monkeypatch.setenv("ARTCLI_MARKS", str(path))
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))
    return path


@pytest.fixture
def marks(path: Path) -> Marks:
    return Marks(path)


@pytest.fixture
def shelf(tmp_path: Path, path: Path) -> Library:
    for place in ("Oban", "Wick", "Tain"):
        (tmp_path / f"{place}.txt").write_text(TEXT.format(place=place))
    return ingested(tmp_path)


def ingested(folder: Path) -> Library:
    library = Library(folder / "index")
    assert [one.outcome for one in library.ingest([str(folder)], bytes)]
    return library


def found(library: Library, query: str) -> list[str]:
    return sorted([Path(hit.path).stem for hit in library.search(SearchRequest(query)).hits])


def test_a_new_article_is_unread_and_nothing_is_written(marks: Marks) -> None:
    """Whoever asks makes no file."""
    assert marks.of(ONE) == ArticleMarks(("unread",), None)
    assert (marks.names(), marks.notes(), marks.given("unread")) == (("unread",), {}, frozenset())
    assert not marks.path.exists()


def test_tags_come_and_go(marks: Marks) -> None:
    """What is changed is counted; what is so already isn't."""
    assert marks.tag([ONE, TWO], add=["Korea", "to-read"], remove=["unread"]) == 2
    assert marks.tag([ONE, TWO, THREE], add=["korea"], remove=["trade"]) == 1
    assert marks.tags(ONE) == ("korea", "to-read")
    assert marks.tags(THREE) == ("korea", "unread")
    assert marks.tag([ONE], add=["unread"], remove=["to-read"]) == 1
    assert marks.tags(ONE) == ("korea", "unread")
    assert marks.names() == ("korea", "to-read", "unread")
    assert marks.tag([TWO], remove=["to-read"]) == 1
    assert marks.names() == ("korea", "unread"), "a tag that nobody has is none"


def test_reading_takes_unread_away_once(marks: Marks) -> None:
    """The second time nothing is written."""
    assert [marks.read(ONE), marks.read(ONE)] == [True, False]
    assert marks.of(ONE).read


@pytest.mark.parametrize(
    "tag", ["", "a b", "-x", "x-", "c++", "a,b", "x\x1b[31m", "😀", "\udcff", "a" * 65, "a:b", "x\n", "_"]
)
def test_what_can_be_no_tag_is_refused(marks: Marks, tag: str) -> None:
    """Before anything is changed."""
    with pytest.raises(MarksError, match="can't be called"):
        marks.tag([ONE], add=["korea", tag])
    assert not marks.path.exists()


@pytest.mark.parametrize(
    "tag", ["korea", "to-read", "topic/korea", "v2.1", "7", "über", "u\u0308ber", "河内", "a" * 64]
)
def test_what_can_be_a_tag_is_found(shelf: Library, tag: str) -> None:
    """``tag:`` asks for just what was typed."""
    shelf.marks.tag(shelf.ids("oban"), add=[tag])
    assert found(shelf, f"tag:{tag}") == ["Oban"]


def test_a_tag_in_both_is_refused(marks: Marks) -> None:
    """Whatever its capitals."""
    with pytest.raises(MarksError, match="added and taken away at once"):
        marks.tag([ONE], add=["korea"], remove=["KOREA"])


@pytest.mark.parametrize("article", ["", "kq7f", "a" * 17, "7aaaaaaaaaaaaaaa", "a b", "A" * 16])
def test_what_is_no_id_is_refused(marks: Marks, article: str) -> None:
    """A prefix too: it may be another's tomorrow."""
    with pytest.raises(MarksError, match="isn't an article's id"):
        marks.tag([ONE, article], add=["korea"])
    with pytest.raises(MarksError, match="isn't an article's id"):
        marks.write_note(article, "x")


def test_the_configuration_says_which_tags_are_new(path: Path) -> None:
    """It holds for all of whom nothing else was said."""
    Marks(path).tag([ONE], remove=["unread"])
    both = Marks(path, ["unread", "inbox"])
    assert (both.tags(ONE), both.tags(TWO)) == (("inbox",), ("inbox", "unread"))
    both.tag([ONE], remove=["inbox"])
    none = Marks(path, [])
    assert (none.tags(ONE), none.tags(TWO), none.names()) == ((), (), ())
    none.tag([TWO], add=["unread"])
    assert none.given("unread") == {TWO}
    assert Marks(path, ["unread", "inbox"]).tags(TWO) == ("inbox", "unread")


def test_notes_are_kept_as_written(marks: Marks) -> None:
    """But for what no terminal and no file can hold."""
    assert marks.write_note(ONE, "  two\r\nlines \x1b[31m\udcff\0\n\n")
    assert marks.note(ONE) == "  two\nlines \x1b[31m?"
    assert not marks.write_note(ONE, "  two\nlines \x1b[31m?")
    assert marks.write_note(ONE, " \n")
    assert (marks.note(ONE), marks.notes()) == (None, {})
    assert not marks.write_note(ONE, "")


def test_a_note_that_was_changed_meanwhile_is_not_overwritten(marks: Marks) -> None:
    """Unless both say the same."""
    marks.write_note(ONE, "mine")
    with pytest.raises(MarksError, match="changed meanwhile"):
        marks.write_note(ONE, "theirs", instead_of=None)
    assert not marks.write_note(ONE, "mine", instead_of=None)
    assert marks.write_note(ONE, "theirs", instead_of="mine")


def test_marks_outlive_the_index(shelf: Library, tmp_path: Path) -> None:
    """Ingested again, changed, deleted and back, the whole index made anew: the id is the same, and so are its marks."""
    (oban,) = shelf.ids("oban")
    shelf.marks.tag([oban], add=["korea"], remove=["unread"])
    shelf.marks.write_note(oban, "by the harbour")
    ingested(tmp_path)
    assert found(shelf, "tag:korea") == found(shelf, "-tag:unread") == found(shelf, "note:harbour") == ["Oban"]
    shelf.close()
    for file in (tmp_path / "index").iterdir():
        file.unlink()
    assert found(ingested(tmp_path), "tag:korea -tag:unread note:harbour") == ["Oban"]


def test_counts_are_those_of_the_library(shelf: Library) -> None:
    """Marks of articles that aren't there don't count."""
    shelf.marks.tag([ONE], add=["korea"], remove=["unread"])
    assert shelf.tag_counts() == (Count("unread", 3),)
    shelf.marks.tag(shelf.ids("oban OR wick"), add=["korea"])
    shelf.marks.tag(shelf.ids("oban"), remove=["unread"])
    assert shelf.tag_counts() == (Count("korea", 2), Count("unread", 2))
    assert shelf.tag_counts("tag:unread") == (Count("unread", 2), Count("korea", 1))
    facets = {one.name: one.values for one in shelf.search(SearchRequest("pier", facets=True)).facets}
    assert facets["tags"] == (Count("korea", 2), Count("unread", 2))


def test_no_article_is_taken_by_a_query_that_was_widened(shelf: Library) -> None:
    """Half a match is none, when it is to be changed."""
    assert shelf.search(SearchRequest("pier zeppelin")).widened
    assert shelf.ids("pier zeppelin") == ()


def test_tags_and_notes_are_found_everywhere_a_query_stands(shelf: Library) -> None:
    """In timelines and saved searches; a look at what they find is one at the marks as they are."""
    shelf.marks.tag(shelf.ids("oban"), add=["korea"])
    shelf.marks.write_note(shelf.ids("wick")[0], "ferries")
    assert [one.total for one in shelf.timeline(["tag:korea", "note:ferry", "tag:unread"])] == [1, 1, 3]
    shelf.save_search("mine", "tag:korea OR note:ferry")
    assert found(shelf, "@mine") == ["Oban", "Wick"]
    assert [(one.new, one.total) for one in shelf.saved_searches()] == [(0, 2)]
    shelf.marks.tag(shelf.ids("tain"), add=["korea"])
    assert [(one.new, one.total) for one in shelf.saved_searches()] == [(1, 3)]


def test_many_are_told_as_few_are(shelf: Library) -> None:
    """Ids are looked up one by one, or all of a segment's are looked at: the same articles."""
    others = [
        f"{'abcdefghijklmnop'[number % 16]}{number:015}".translate(str.maketrans("0189", "xyzw"))
        for number in range(400)
    ]
    shelf.marks.tag([*others, *shelf.ids("oban")], add=["korea"])
    assert found(shelf, "tag:korea") == ["Oban"]
    assert found(shelf, "pier tag:korea") == ["Oban"]
    assert found(shelf, "pier -tag:korea") == ["Tain", "Wick"]


def test_an_earlier_database_is_read_and_brought_up_to_date(path: Path, marks: Marks) -> None:
    """Saved searches of version 1 stay; a copy of it is left."""
    with writing(path, MIGRATIONS[:1]) as database:
        database.execute("INSERT INTO saved_search (key, name, query, saved) VALUES ('piers', 'piers', 'pier', '2020')")
    assert (marks.tags(ONE), marks.names(), marks.notes()) == (("unread",), ("unread",), {})
    marks.tag([ONE], add=["korea"])
    assert SavedSearches(path, Path("index")).queries() == {"piers": "pier"}
    copies = sorted([one.name for one in path.parent.glob("*version*")])
    assert copies == ["marks.sqlite.version-1", "marks.sqlite.version-2"]


def test_a_new_database_leaves_no_copies(path: Path, marks: Marks) -> None:
    """There was nothing to keep."""
    marks.tag([ONE], add=["korea"])
    assert {one.name for one in path.parent.iterdir()} <= {"marks.sqlite", "marks.sqlite-wal", "marks.sqlite-shm"}


def test_an_ingest_writes_nothing_to_the_marks(shelf: Library, path: Path) -> None:
    """Fifty thousand new articles are unread for nothing."""
    assert found(shelf, "tag:unread") == ["Oban", "Tain", "Wick"]
    assert not path.exists()
    shelf.marks.tag(shelf.ids("oban"), remove=["unread"])
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM tag").fetchone() == (1,)


def test_an_explanation_says_which_tags(shelf: Library) -> None:
    """By what they were met; they add nothing, and none that is left out is told."""
    shelf.marks.tag(shelf.ids("oban"), add=["korea", "korean", "wet"])
    request = SearchRequest("oban tag:(kor* OR wet) -tag:x tag:unread tag:*", explain=True)
    explanation = shelf.search(request).explanation
    assert explanation is not None
    told = [(one.word, one.form, one.how, one.added) for one in explanation.evidence[0] if one.field == "tag"]
    assert told == [
        ("tag:kor*", "korea", "pattern", 0.0),
        ("tag:kor*", "korean", "pattern", 0.0),
        ("tag:wet", "wet", "exact", 0.0),
        ("tag:unread", "unread", "exact", 0.0),
        ("tag:*", "korea", "pattern", 0.0),
        ("tag:*", "korean", "pattern", 0.0),
        ("tag:*", "wet", "pattern", 0.0),
    ]
