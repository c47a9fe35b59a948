"""The index's folder: transactions, snapshots, and what is refused."""

import errno
import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from small_index import add, copy_of, filed, make, names, titles

from artcli.errors import IndexDamagedError, IndexLockedError, IndexMissingError, IndexVersionError, IndexWriteError
from artcli.index.directory import IndexDirectory
from artcli.index.manifest import FORMAT

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def titled(*numbers: int) -> list[str]:
    """Return the titles of the small articles of these numbers."""
    return [filed(number).article.title for number in numbers]


def test_a_commit_is_read(tmp_path: Path) -> None:
    """What was added is there, in order, with what the manifest says of it."""
    directory = make(tmp_path / "index", range(3), range(3, 5))
    assert directory.exists()
    with directory.open() as snapshot:
        assert titles(snapshot) == titled(0, 1, 2, 3, 4)
        assert (snapshot.generation, snapshot.documents, snapshot.highest) == (1, 5, 5)
        assert [segment.base for segment in snapshot.segments] == [0, 3]
        assert snapshot.segment_of(4) == (snapshot.segments[1], 1)
        assert snapshot.languages() == ("en",)
        assert snapshot.years() == (1990, 1994)
        assert snapshot.average_length("title") == 2
        with pytest.raises(IndexError):
            snapshot.segment_of(5)


def test_what_is_not_committed_never_was(tmp_path: Path) -> None:
    """Neither an exception nor a forgotten commit changes anything, and no file stays behind."""
    directory = make(tmp_path / "index", [1])
    before = names(directory.path)

    def fail() -> None:
        with directory.transaction() as transaction:
            add(transaction, [2])
            transaction.delete(transaction.segments[0].name, [0])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with directory.transaction() as transaction:
        add(transaction, [3])
    assert names(directory.path) == before
    with directory.open() as snapshot:
        assert titles(snapshot) == titled(1)


def test_a_first_transaction_without_commit_leaves_no_index(tmp_path: Path) -> None:
    """There is still none, and the next transaction may make it."""
    directory = IndexDirectory(tmp_path / "index")
    with directory.transaction() as transaction:
        assert transaction.snapshot is None
        add(transaction, [1])
    assert not directory.exists()
    with pytest.raises(IndexMissingError):
        directory.open()
    assert make(tmp_path / "index", [1]).exists()


def test_a_commit_of_nothing_makes_an_index_once(tmp_path: Path) -> None:
    """An empty index is one; committing nothing again is no new generation."""
    directory = make(tmp_path / "index")
    with directory.transaction() as transaction:
        assert transaction.commit().generation == 1
    with directory.open() as snapshot:
        assert (snapshot.documents, snapshot.average_length("body"), snapshot.languages()) == (0, 0, ())


def test_deleted_documents_are_left_out(tmp_path: Path) -> None:
    """Deletions add up over commits; a segment without a living document goes."""
    directory = make(tmp_path / "index", range(3), range(3, 5))
    with directory.transaction() as transaction:
        first, second = [entry.name for entry in transaction.segments]
        transaction.delete(first, [1])
        with transaction.commit() as snapshot:
            assert titles(snapshot) == titled(0, 2, 3, 4)
            assert (snapshot.documents, snapshot.highest, snapshot.live(1), snapshot.live(2)) == (4, 5, False, True)
            assert list(snapshot.live_documents()) == [0, 2, 3, 4]
        transaction.delete(first, [1, 2])
        transaction.commit()
        transaction.delete(first, [0])
        transaction.commit()
    assert names(directory.path) == {"manifest.json", f"{second}.seg"}
    with directory.open() as snapshot:
        assert titles(snapshot) == titled(3, 4)


def test_a_merge_takes_the_place_of_its_segments(tmp_path: Path) -> None:
    """The new segment stands where the first of them was; their files go."""
    directory = make(tmp_path / "index", [0], [1], [2])
    with directory.transaction() as transaction:
        _, second, third = [entry.name for entry in transaction.segments]
        merged = copy_of(transaction, transaction.segments[1], transaction.path_of(second))
        transaction.replace([second, third, "s" + "0" * 16], merged)
        transaction.commit()
    with directory.open() as snapshot:
        assert titles(snapshot) == titled(0, 1)
        assert [segment.name for segment in snapshot.segments][1] == merged.name
    assert len(names(directory.path)) == 3
    with directory.transaction() as transaction:
        transaction.replace([merged.name], None)
        assert titles(transaction.commit()) == titled(0)


def test_deleting_in_a_segment_before_its_commit(tmp_path: Path) -> None:
    """A merge's late deletions are the new segment's first."""
    directory = IndexDirectory(tmp_path / "index")
    with directory.transaction() as transaction:
        entry = add(transaction, range(3))
        transaction.delete(entry.name, [1])
        assert list(transaction.deletions(entry.name)) == [1]
        assert titles(transaction.commit()) == titled(0, 2)


def test_a_segment_must_be_what_is_said(tmp_path: Path) -> None:
    """One of another size, or that is there already, isn't added."""
    directory = make(tmp_path / "index", [1])
    with directory.transaction() as transaction:
        entry = transaction.segments[0]
        with pytest.raises(IndexDamagedError, match=entry.name):
            transaction.add_segment(entry)
        longer = copy_of(transaction, entry, transaction.path_of(entry.name))
        with transaction.path_of(longer.name).open("ab") as file:
            file.write(b"x")
        with pytest.raises(IndexDamagedError, match=longer.name):
            transaction.add_segment(longer)


@posix
def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    """A snapshot reads on though all its files have been replaced."""
    directory = make(tmp_path / "index", range(50), range(50, 100))
    with directory.open() as snapshot:
        with directory.transaction() as transaction:
            for entry in transaction.segments:
                transaction.replace([entry.name], copy_of(transaction, entry, transaction.path_of(entry.name)))
            transaction.delete(transaction.segments[0].name, range(40))
            transaction.commit()
        assert not names(directory.path) & snapshot.manifest.file_names
        assert titles(snapshot) == titled(*range(100))
    with directory.open() as snapshot:
        assert titles(snapshot) == titled(*range(40, 100))


def test_one_writer(tmp_path: Path) -> None:
    """A second transaction is refused while one goes on; readers aren't."""
    directory = make(tmp_path / "index", [1])
    with directory.transaction(command="compact"):
        with pytest.raises(IndexLockedError, match="compact"), directory.transaction():
            pass
        directory.open().close()


def test_leftovers_go_when_a_transaction_begins(tmp_path: Path) -> None:
    """What a crashed writer left is removed, what isn't ours is not."""
    directory = make(tmp_path / "index", [1])
    kept = names(directory.path) | {"notes.txt", "s1.seg"}
    for name in ("s0123456789abcdef.seg", "s0123456789abcdef.7.del", "s0123456789abcdef.seg.tmp", "manifest.json.tmp"):
        (directory.path / name).write_bytes(b"x")
    for name in ("notes.txt", "s1.seg"):
        (directory.path / name).write_bytes(b"x")
    with directory.transaction():
        assert names(directory.path) == kept


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into it, not even the lock."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(IndexWriteError, match="isn't an artcli index"), IndexDirectory(tmp_path).transaction():
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_there_is_no_index(tmp_path: Path) -> None:
    """Neither in a folder that isn't there, nor in an empty one, nor where a file is."""
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "none", tmp_path, tmp_path / "file"):
        assert not IndexDirectory(path).exists()
        with pytest.raises(IndexMissingError, match="no index yet"):
            IndexDirectory(path).open()
    for path in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(IndexWriteError), IndexDirectory(path).transaction():
            pass


@pytest.mark.parametrize("old", [1, 2])
def test_an_old_index_says_what_to_do(tmp_path: Path, old: int) -> None:
    """An index of Whoosh's files isn't read, and isn't touched."""
    marker = tmp_path / "artcli-index.json"
    marker.write_text(json.dumps({"format": old, "artcli": "0.1.0"}), encoding="utf-8")
    for use in (IndexDirectory(tmp_path).open, IndexDirectory(tmp_path).transaction().__enter__):
        with pytest.raises(
            IndexVersionError, match=f"format {old}, written by artcli 0.1.0; this artcli reads format {FORMAT}"
        ) as caught:
            use()
        assert caught.value.hint == "Delete the folder and ingest your files again: artcli ingest PATH"
    assert list(tmp_path.iterdir()) == [marker]


def test_a_lost_manifest_loses_no_segment(tmp_path: Path) -> None:
    """Segments without a manifest are not the leftovers of a crash."""
    directory = make(tmp_path / "index", [1])
    (directory.path / "manifest.json").unlink()
    before = names(directory.path)
    for use in (directory.open, directory.transaction().__enter__):
        with pytest.raises(IndexDamagedError, match=r"manifest\.json is damaged: it is missing"):
            use()
    assert names(directory.path) == before


def test_a_missing_or_wrong_file_is_named(tmp_path: Path) -> None:
    """Each file that the manifest names, gone, cut, or a folder."""
    path = make(tmp_path / "index", range(3)).path
    with IndexDirectory(path).transaction() as transaction:
        transaction.delete(transaction.segments[0].name, [1])
        transaction.commit()
    for name in sorted(names(path)):
        for spoil in ("gone", "cut", "folder"):
            copy = tmp_path / f"{spoil}-{name}"
            shutil.copytree(path, copy)
            data = (copy / name).read_bytes()
            (copy / name).unlink()
            if spoil == "folder":
                (copy / name).mkdir()
            if spoil == "cut":
                (copy / name).write_bytes(data[:-2])
            with pytest.raises(IndexDamagedError, match=re.escape(str(copy)) if spoil == "folder" else re.escape(name)):
                IndexDirectory(copy).open()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_the_systems_errors_in_plain_words(tmp_path: Path, number: int, said: str) -> None:
    """Whatever fails while a segment is written, the error names the index, and the last commit is as it was."""
    directory = make(tmp_path / "index", [1])
    error = OSError(number, os.strerror(number))

    def fail() -> None:
        with directory.transaction() as transaction:
            add(transaction, [2])
            raise error

    with pytest.raises(
        IndexWriteError, match=re.escape(f"The index {directory.path} can't be written: {said}.")
    ) as caught:
        fail()
    assert caught.value.hint
    assert "The last commit is as it was" in caught.value.hint
    with directory.open() as snapshot:
        assert titles(snapshot) == titled(1)


@posix
def test_only_its_owner_may_read(tmp_path: Path) -> None:
    """A new folder and its files are private, whatever the umask."""
    before = os.umask(0)
    try:
        path = make(tmp_path / "index", range(3)).path
        with IndexDirectory(path).transaction() as transaction:
            transaction.delete(transaction.segments[0].name, [1])
            transaction.commit()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o700
    assert {one.name: one.stat().st_mode & 0o777 for one in path.iterdir() if one.stat().st_mode & 0o077} == {}


@posix
def test_what_others_can_write_is_told(tmp_path: Path) -> None:
    """Once, by reading and by writing, of the folder or of a file; an index of one's own is opened in silence."""
    path = make(tmp_path / "index", [1]).path
    for place, mode in ((path, 0o700), (path, 0o770), (path / "manifest.json", 0o602)):
        place.chmod(mode)
        told: list[str] = []
        directory = IndexDirectory(path, told.append)
        directory.open().close()
        with directory.transaction():
            pass
        assert [str(place) in one for one in told] == ([] if mode == 0o700 else [True])
        place.chmod(0o700)


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_folder(tmp_path: Path) -> None:
    """It can be searched; writing says that one may not."""
    directory = make(tmp_path / "index", [1])
    directory.path.chmod(0o500)
    directory.open().close()
    with pytest.raises(IndexWriteError, match="you may not write there"), directory.transaction() as transaction:
        add(transaction, [2])
    directory.path.chmod(0o700)
