"""What the reader adds is kept: saved searches, in one database for all libraries."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from artcli.errors import ArtcliError, MarksError, QuerySyntaxError
from artcli.library import Library
from artcli.marks import searches
from artcli.marks.database import writing
from artcli.marks.migrations import MIGRATIONS
from artcli.marks.searches import SavedSearches
from artcli.model import SavedSearch
from artcli.search.request import SearchRequest

ARTICLE = "The Pier at {place}\n\nBy Ana Dubois\n\n12 March 2011\n\nA pier was built at {place} by {hands} hands, and it stands.\n"
SAVE_MANY = """
import sys
from pathlib import Path
from artcli.marks.searches import SavedSearches
saved = SavedSearches(Path(sys.argv[1]), Path("index"))
for number in range(int(sys.argv[3])):
    saved.save(f"{sys.argv[2]}-{number}", "pier")
    print(number, flush=True)
"""


@pytest.fixture
def marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kept" / "marks.sqlite"
    monkeypatch.setenv("ARTCLI_MARKS", str(path))
    return path


@pytest.fixture
def saved(marks: Path) -> SavedSearches:
    return SavedSearches(marks, Path("index"))


@pytest.fixture
def small(tmp_path: Path, marks: Path) -> Library:
    library = Library(tmp_path / "index")
    add(library, tmp_path, "Oban")
    return library


def add(library: Library, folder: Path, place: str) -> None:
    path = folder / f"{place}.txt"
    path.write_text(ARTICLE.format(place=place, hands=len(place) * "many "))
    assert [one.outcome for one in library.ingest([str(path)], bytes)] == ["added"]


def listed(library: Library) -> list[tuple[str, int, int]]:
    return [(one.name, one.new, one.total) for one in library.saved_searches()]


def test_a_saved_search_counts_what_came_since_it_ran(small: Library, tmp_path: Path):
    """Saving counts as a run; searching by the name alone is one."""
    small.save_search("Piers", "pier")
    assert listed(small) == [("Piers", 0, 1)]
    add(small, tmp_path, "Wick")
    assert listed(small) == [("Piers", 1, 2)]
    small.search(SearchRequest("@piers -oban"))
    assert listed(small) == [("Piers", 1, 2)], "more was asked than the search itself"
    assert small.search(SearchRequest("@PIERS")).total == 2
    assert listed(small) == [("Piers", 0, 2)]


def test_each_library_has_its_own_runs(small: Library, tmp_path: Path):
    """A search that ran in one has all to show in another."""
    small.save_search("piers", "pier")
    other = Library(tmp_path / "other")
    add(other, tmp_path, "Wick")
    assert other.saved_searches() == (SavedSearch("piers", "pier", None, 1, 1),)


def test_too_many_to_keep_are_told_by_their_times(small: Library, monkeypatch: pytest.MonkeyPatch, marks: Path):
    """Beyond the bound a run keeps its time only."""
    monkeypatch.setattr(searches, "MOST_SEEN", 0)
    small.save_search("piers", "pier")
    assert listed(small) == [("piers", 0, 1)]
    with closing(sqlite3.connect(marks, isolation_level=None)) as database:
        database.execute("UPDATE run SET ran = '2001-01-01T00:00:00+00:00'")
    assert listed(small) == [("piers", 1, 1)]


def test_names_are_found_everywhere_a_query_stands(small: Library):
    """In searches, timelines, and what is marked in an article."""
    small.save_search("piers", "pier")
    small.save_search("oban", "@piers oban")
    assert small.search(SearchRequest("@oban")).total == 1
    assert small.timeline(["@oban"])[0].total == 1
    assert small.terms("@oban") == small.terms("pier oban")


def test_a_query_is_checked_before_it_is_kept(small: Library):
    """What can't be read, asks for nothing there is, or for itself, leaves all as it was."""
    small.save_search("piers", "pier")
    for name, query in (("x", "(pier"), ("x", "@nothing"), ("piers", "@piers oban")):
        with pytest.raises(QuerySyntaxError):
            small.save_search(name, query)
    for name in ("a b", "-a", "", "a" * 65):
        with pytest.raises(MarksError, match="can't be saved as"):
            small.save_search(name, "pier")
    assert listed(small) == [("piers", 0, 1)]


def test_a_forgotten_search_is_gone(small: Library):
    """One that asked for it finds nothing, and the list still stands."""
    small.save_search("piers", "pier")
    small.save_search("oban", "@piers oban")
    small.forget_search("PIERS")
    assert listed(small) == [("oban", 0, 0)]
    with pytest.raises(MarksError, match="No search is saved as piers") as caught:
        small.forget_search("piers")
    assert caught.value.hint == "artcli search @ lists those there are."


def test_a_new_query_under_a_name_takes_its_place(saved: SavedSearches):
    """The name keeps one query; runs of another are forgotten."""
    saved.save("Piers", "pier", {"kq7f"})
    saved.save("piers", "pier")
    assert [(one.name, one.run.seen if one.run else None) for one in saved.all()] == [("piers", frozenset(["kq7f"]))]
    saved.save("piers", "quay")
    saved.record("piers", "pier", ["mbx2"])
    assert [(one.query, one.run) for one in saved.all()] == [("quay", None)]


def test_without_an_index_searches_can_be_saved(tmp_path: Path, marks: Path, saved: SavedSearches):
    """The marks don't depend on it."""
    Library(tmp_path / "none").save_search("piers", "pier")
    assert saved.queries() == {"piers": "pier"}


def test_reading_makes_nothing(marks: Path, saved: SavedSearches, small: Library):
    """Where nothing is saved, nothing appears."""
    assert saved.queries() == {}
    assert small.saved_searches() == ()
    assert not marks.parent.exists()


def test_a_place_that_cannot_be(tmp_path: Path):
    """Reading gives nothing, writing says what is wrong."""
    (tmp_path / "file").write_text("a file")
    saved = SavedSearches(tmp_path / "file" / "marks.sqlite", Path("index"))
    assert saved.queries() == {}
    with pytest.raises(MarksError, match="can't be read or written"):
        saved.save("piers", "pier")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read(marks: Path, saved: SavedSearches):
    """What is saved there is read; nothing more is written."""
    saved.save("piers", "pier")
    marks.chmod(0o400)
    marks.parent.chmod(0o500)
    try:
        assert saved.queries() == {"piers": "pier"}
        with pytest.raises(MarksError, match="can't be read or written"):
            saved.save("more", "quay")
    finally:
        marks.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"not a database at all, but a text" * 40, "are damaged"), (b"SQLite format 3\x00" + b"\xff" * 4096, "marks")],
)
def test_damage_is_told(marks: Path, saved: SavedSearches, content: bytes, message: str):
    """Never taken for an empty one, never written over."""
    marks.parent.mkdir()
    marks.write_bytes(content)
    for act in (saved.queries, lambda: saved.save("piers", "pier")):
        with pytest.raises(MarksError, match=message):
            act()
    assert marks.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(marks: Path, saved: SavedSearches):
    """It is told by its application id."""
    marks.parent.mkdir()
    with closing(sqlite3.connect(marks)) as other:
        other.execute("CREATE TABLE visits (place)")
    for act in (saved.queries, lambda: saved.save("piers", "pier")):
        with pytest.raises(MarksError, match="another program"):
            act()


def test_a_step_to_a_later_version_leaves_a_copy(marks: Path, saved: SavedSearches):
    """The copy is a whole database of the earlier version."""
    saved.save("piers", "pier")
    later = [*MIGRATIONS, ("CREATE TABLE place (article TEXT, line INTEGER)",), ("CREATE TABLE colour (article TEXT)",)]
    with writing(marks, later) as database:
        assert database.execute("SELECT name FROM saved_search").fetchall() == [("piers",)]
    with pytest.raises(MarksError, match=f"have version {len(MIGRATIONS) + 2}"):
        saved.queries()
    assert sorted(path.name for path in marks.parent.glob("*version*")) == [
        f"marks.sqlite.version-{len(MIGRATIONS)}",
        f"marks.sqlite.version-{len(MIGRATIONS) + 1}",
    ]
    copy = marks.with_name(f"marks.sqlite.version-{len(MIGRATIONS)}")
    assert SavedSearches(copy, Path("index")).queries() == {"piers": "pier"}


def test_a_step_that_fails_changes_nothing(marks: Path, saved: SavedSearches):
    """The database stays at its version, and can be used."""
    saved.save("piers", "pier")
    broken = [*MIGRATIONS, ("CREATE TABLE place (article TEXT)", "CREATE NONSENSE")]
    with pytest.raises(MarksError), writing(marks, broken):
        pass
    assert saved.queries() == {"piers": "pier"}


def test_integrity_is_kept_and_told(marks: Path, saved: SavedSearches):
    """A run of no search can't be written; nothing else of that transaction is."""
    saved.save("piers", "pier")

    def drop_and_break() -> None:
        with writing(marks) as database:
            database.execute("DELETE FROM saved_search")
            database.execute("INSERT INTO run (search, library, ran) VALUES (99, 'x', 'now')")

    with pytest.raises(MarksError, match="don't hold together"):
        drop_and_break()
    assert saved.queries() == {"piers": "pier"}


def test_writers_do_not_lose_each_others_searches(marks: Path, saved: SavedSearches):
    """Processes that make the database together and write at once all succeed."""
    running = [_saving(marks, name, 10) for name in ("a", "b", "c")]
    assert [(process.communicate()[1], process.returncode) for process in running] == [("", 0)] * 3
    assert set(saved.queries()) == {f"{name}-{number}" for name in "abc" for number in range(10)}
    with closing(sqlite3.connect(marks)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("after", [1, 2, 7, 23])
def test_what_was_saved_outlives_a_kill(marks: Path, saved: SavedSearches, after: int):
    """All that was acknowledged is there, and the next writer goes on."""
    process = _saving(marks, "a", 10_000)
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    process.kill()
    told = after + len(process.communicate()[0].split())
    assert set(saved.queries()) >= {f"a-{number}" for number in range(told)}
    saved.save("next", "pier")
    assert "next" in saved.queries()


def test_a_search_without_names_loads_no_sqlite(library: Library):
    """Starting up is paid for by those who need it."""
    code = (
        "import sys; from pathlib import Path; from artcli.library import Library;"
        "from artcli.search.request import SearchRequest;"
        f"Library(Path({str(library.path)!r})).search(SearchRequest('ann@example.org'));"
        "sys.exit('sqlite3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_damaged_marks_fail_only_those_who_ask_for_them(small: Library, marks: Path):
    """A search for words and addresses goes on."""
    marks.parent.mkdir()
    marks.write_bytes(b"no database" * 100)
    assert small.search(SearchRequest("pier")).total == 1
    small.search(SearchRequest("ann@example.org"))
    with pytest.raises(ArtcliError, match="damaged"):
        small.search(SearchRequest("@piers"))


def _saving(marks: Path, name: str, times: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SAVE_MANY, str(marks), name, str(times)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
