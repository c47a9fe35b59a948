"""Archives and compressed files: their members are articles; what is broken or hostile has an outcome and a reason."""

import bz2
import gzip
import io
import json
import lzma
import os
import random
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from boxes import Box, text
from support import Program

from artcli.ingest.options import IngestOptions


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def test_members_of_archives_are_articles(box: Box) -> None:
    """Each has a path of its own, by which it is found."""
    path = box.write("a.zip", zipped({"one.txt": text("one"), "sub/two.txt": text("two")}))
    box.write("b.tar.gz", tarred({"three.txt": text("three")}))
    box.write("c.tar", tarred({"four.txt": text("four")}, "w:"))
    assert box.told() == dict.fromkeys(
        ["a.zip!/one.txt", "a.zip!/sub/two.txt", "b.tar.gz!/three.txt", "c.tar!/four.txt"], "added"
    )
    entry = box.library.get(f"{path}!/sub/two.txt")
    assert entry.path == f"{path}!/sub/two.txt"
    assert entry.article.title == "A bridge at last in Two"


@pytest.mark.parametrize(("pack", "ending"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_a_compressed_file_is_its_article(box: Box, pack, ending: str) -> None:  # type: ignore[no-untyped-def]
    """It is one file, whatever its name says."""
    path = box.write(f"a.txt.{ending}", pack(text("one")))
    box.write("wrong.txt", pack(text("two")))
    assert box.told() == {f"a.txt.{ending}": "added", "wrong.txt": "added"}
    assert box.library.get(str(path)).article.title == "A bridge at last in One"
    assert box.told() == {f"a.txt.{ending}": "unchanged", "wrong.txt": "unchanged"}


def test_an_unchanged_archive_is_known_at_a_look(box: Box) -> None:
    """One outcome tells of all its members; the archive is no copy of the article that it is kept with."""
    path = box.write("a.zip", zipped({"one.txt": text("one"), "two.txt": text("two")}))
    box.ingest()
    assert box.told() == {"a.zip": "unchanged"}
    assert box.library.get(str(path)).path == f"{path}!/one.txt"


@pytest.mark.parametrize("jobs", [1, 2])
def test_members_keep_their_ids_when_the_archive_changes(box: Box, jobs: int) -> None:
    """Those that say the same, those that say something else under their name, and those that were renamed; the others go."""
    box.write(
        "a.zip",
        zipped(
            {"same.txt": text("one"), "edited.txt": text("two"), "old.txt": text("three"), "gone.txt": text("four")}
        ),
    )
    ids = {path: outcome.id for path, outcome in box.ingest(jobs).items()}
    box.write(
        "a.zip",
        zipped(
            {"new.txt": text("three"), "more.txt": text("six"), "edited.txt": text("five"), "same.txt": text("one")}
        ),
    )
    found = box.ingest(jobs)
    assert {path: outcome.outcome for path, outcome in found.items()} == {
        "a.zip!/new.txt": "moved",
        "a.zip!/more.txt": "added",
        "a.zip!/edited.txt": "updated",
        "a.zip!/same.txt": "unchanged",
        "a.zip": "updated",
    }
    assert found["a.zip"].reason == "not in it any more: gone.txt"
    assert found["a.zip!/same.txt"].id == ids["a.zip!/same.txt"]
    assert found["a.zip!/edited.txt"].id == ids["a.zip!/edited.txt"]
    assert found["a.zip!/new.txt"].id == ids["a.zip!/old.txt"]
    assert box.articles == 4
    assert box.told(jobs) == {"a.zip": "unchanged"}


def test_a_copy_beside_the_archive_is_a_duplicate(box: Box) -> None:
    """And keeps the article when the archive loses it."""
    box.write("a.zip", zipped({"one.txt": text("one"), "two.txt": text("two")}))
    box.write("b.txt", text("one"))
    assert box.told()["b.txt"] == "duplicate"
    box.write("a.zip", zipped({"two.txt": text("two")}))
    assert box.told() == {"a.zip!/two.txt": "unchanged", "a.zip": "updated", "b.txt": "unchanged"}
    assert box.articles == 2
    assert box.told() == {"a.zip": "unchanged", "b.txt": "unchanged"}


def test_archives_in_archives(box: Box) -> None:
    """One level is opened, and no more."""
    inner = zipped({"one.txt": text("one")})
    box.write(
        "a.zip",
        zipped({"inner.zip": inner, "b.gz": gzip.compress(text("two")), "deep.zip": zipped({"inner.zip": inner})}),
    )
    found = box.ingest()
    assert {path: outcome.outcome for path, outcome in found.items()} == {
        "a.zip!/inner.zip!/one.txt": "added",
        "a.zip!/b.gz": "added",
        "a.zip!/deep.zip!/inner.zip": "failed",
    }
    assert "archive in an archive" in str(found["a.zip!/deep.zip!/inner.zip"].reason)


def test_a_truncated_gzip_fails(box: Box) -> None:
    """Of a text nothing is taken; of an archive, the members before the end."""
    noise = random.Random(1).randbytes(200_000)
    box.write("a.txt.gz", gzip.compress(text("one"))[:-40])
    box.write("b.tar.gz", tarred({"one.txt": text("two"), "noise.txt": noise, "three.txt": text("three")})[:-30])
    found = box.ingest()
    assert found["a.txt.gz"].outcome == "failed"
    assert found["a.txt.gz"].reason == "gzip data that end too early"
    assert found["b.tar.gz!/one.txt"].outcome == "added"
    assert found["b.tar.gz"].outcome == "failed"
    assert "end too early" in str(found["b.tar.gz"].reason)


def test_what_was_cut_off_keeps_what_it_had(box: Box) -> None:
    """Nobody can say that its last members are gone."""
    members = {"one.txt": text("one"), "two.txt": random.Random(1).randbytes(200_000), "three.txt": text("three")}
    whole = tarred(members)
    box.write("b.tar.gz", whole)
    box.ingest()
    box.write("b.tar.gz", whole[:-30])
    box.ingest()
    assert box.articles == 2


def test_bombs_are_refused(box: Box) -> None:
    """By the ratio of what comes out, before it has."""
    zeros = bytes(60 * 2**20)
    box.write("bomb.zip", zipped({"a.txt": zeros}))
    box.write("bomb.gz", gzip.compress(zeros))
    box.write("bomb.txt.xz", lzma.compress(zeros))
    found = box.ingest()
    assert {path: outcome.outcome for path, outcome in found.items()} == dict.fromkeys(found, "failed")
    assert all("bomb" in str(outcome.reason) for outcome in found.values())


def test_a_file_that_unpacks_to_itself_ends(box: Box) -> None:
    """Compressed more than twice is refused."""
    data = text("one")
    for _ in range(4):
        data = gzip.compress(data)
    box.write("a.gz", data)
    assert box.ingest()["a.gz"].reason == "gzip data in what was compressed twice"


def test_a_member_with_a_password_fails_alone(box: Box) -> None:
    """The flag is what zip programs set."""
    data = bytearray(zipped({"open.txt": text("one"), "locked.txt": text("two")}))
    local, central = data.find(b"PK\3\4", 10), data.rfind(b"PK\1\2")
    data[local + 6] |= 1
    data[central + 8] |= 1
    box.write("a.zip", bytes(data))
    found = box.ingest()
    assert found["a.zip!/open.txt"].outcome == "added"
    assert (found["a.zip!/locked.txt"].outcome, found["a.zip!/locked.txt"].reason) == (
        "failed",
        "locked with a password",
    )
    assert set(box.told().values()) == {"unchanged", "failed"}, "what failed is tried again"


def test_an_empty_archive_is_skipped(box: Box) -> None:
    """Nothing is wrong with it."""
    box.write("a.zip", zipped({}))
    box.write("b.tar", tarred({}, "w:"))
    box.write("c.zip", zipped({"folder/": b"", ".hidden": text("one"), "__MACOSX/x.txt": text("two")}))
    found = box.ingest()
    assert {outcome.reason for path, outcome in found.items() if path != "b.tar"} == {"nothing in it"}
    assert found["a.zip"].outcome == "skipped"
    assert found["b.tar"].outcome in ("skipped", "failed")  # ten thousand zeros, as any other file


@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_that_lead_outside_stay_inside(box: Box, make) -> None:  # type: ignore[no-untyped-def]
    """Nothing is written anywhere; the name says what is below."""
    path = box.write(
        "a.bin",
        make(
            {"/etc/a.txt": text("one"), "../../b.txt": text("two"), "x/../b.txt": text("three"), "b.txt": text("four")}
        ),
    )
    assert box.told() == dict.fromkeys(
        ["a.bin!/etc/a.txt", "a.bin!/b.txt", "a.bin!/x/b.txt", "a.bin!/b.txt (2)"], "added"
    )
    assert box.library.get(f"{path}!/etc/a.txt").article.title.endswith("One")


def test_links_and_devices_in_archives_are_no_members(box: Box) -> None:
    """They would lead elsewhere."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("fifo", tarfile.FIFOTYPE),
            ("tty", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    box.write("a.tar", file.getvalue())
    assert box.ingest()["a.tar"].reason == "nothing in it"


def test_an_office_document_is_no_archive(box: Box) -> None:
    """Its form is a ZIP archive's; nobody wants its parts."""
    box.write("a.docx", zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<w>It rained.</w>"}))
    box.write("b.zip", zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}))
    found = box.ingest()
    assert found["a.docx"].reason == "an Office document, not text"
    assert found["b.zip"].reason == "an OpenDocument file, not text"


def test_damaged_archives_fail(box: Box) -> None:
    """With a reason in words."""
    whole = zipped({"a.txt": text("one"), "b.txt": text("two")})
    box.write("short.zip", whole[:200])
    broken = bytearray(whole)
    at = whole.find(b"a.txt") + 20
    broken[at : at + 20] = bytes(20)
    box.write("broken.zip", bytes(broken))
    box.write("junk.tar", b"\0" * 257 + b"ustar" + bytes(range(256)) * 4)
    found = box.ingest()
    assert found["short.zip"].outcome == "failed"
    assert "damaged" in str(found["short.zip"].reason)
    assert found["broken.zip!/a.txt"].outcome == "failed"
    assert found["broken.zip!/b.txt"].outcome == "added"
    assert found["junk.tar"].outcome == "failed"


def test_an_archive_too_large_for_memory_is_read_from_its_file(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large by itself, and no container, stays refused."""
    from artcli.ingest import loading
    from artcli.ingest.choice import Choice

    monkeypatch.setattr(loading, "MOST_BYTES", 4000)
    noise = random.Random(1).randbytes(20_000)
    box.write("a.zip", zipped({"one.txt": text("one"), "noise.bin": noise, "two.txt": text("two")}))
    box.write("b.tar.gz", tarred({"three.txt": text("three"), "noise.bin": noise}))
    box.write("c.txt.gz", gzip.compress(noise))
    box.write("d.txt", text("four") * 20)
    found = box.ingest(choice=Choice(most_bytes=4000))
    assert {path: outcome.outcome for path, outcome in found.items()} == {
        "a.zip!/one.txt": "added",
        "a.zip!/noise.bin": "failed",
        "a.zip!/two.txt": "added",
        "b.tar.gz!/three.txt": "added",
        "b.tar.gz!/noise.bin": "failed",
        "c.txt.gz": "failed",
        "d.txt": "skipped",
    }


def test_standard_input_may_be_an_archive(box: Box) -> None:
    """Its members are articles without a file."""
    data = zipped({"one.txt": text("one"), "two.txt": text("two")})
    outcomes = [outcome.outcome for outcome in box.library.ingest(["-"], lambda: data)]
    assert outcomes == ["added", "added"]
    assert [outcome.outcome for outcome in box.library.ingest(["-"], lambda: data)] == ["unchanged", "unchanged"]


MEMBERS = {"one.txt": text("one"), "two.txt": text("two"), "three.txt": text("three")}


def aged(path: Path) -> Path:
    """Make a file look as if it had changed long ago, so that its stamp is believed."""
    os.utime(path, ns=(0, time.time_ns() - 3_600_000_000_000))
    return path


def remove(box: Box, *names: str) -> None:
    ids = [box.library.get(f"{box.folder}/{name}").id for name in names]
    box.library.remove(ids)


@pytest.mark.parametrize("rehash", [False, True])
@pytest.mark.parametrize(
    "gone", [["one.txt"], ["two.txt"], ["two.txt", "three.txt"], ["one.txt", "two.txt", "three.txt"]]
)
def test_a_removed_member_comes_back_as_a_file_does(box: Box, gone: list[str], rehash: bool) -> None:
    """Its archive, though unchanged, is read again; the other members stay what they are."""
    aged(box.write("a.zip", zipped(MEMBERS)))
    ids = {path: one.id for path, one in box.ingest().items()}
    remove(box, *[f"a.zip!/{name}" for name in gone])
    assert not box.library.check().findings
    back = box.ingest(rehash=rehash)
    assert {path: (one.outcome, one.id) for path, one in back.items()} == {
        f"a.zip!/{name}": ("added" if name in gone else "unchanged", ids[f"a.zip!/{name}"]) for name in MEMBERS
    }
    assert box.told() == {"a.zip": "unchanged"}


def test_a_member_in_two_archives_comes_back(box: Box) -> None:
    """The article of a member of one archive, and of another in an archive, makes both be read again."""
    aged(box.write("a.zip", zipped(MEMBERS)))
    inner = zipped({"x.txt": text("x"), "two.txt": MEMBERS["two.txt"]})
    aged(box.write("b.tar", tarred({"y.txt": text("y"), "inner.zip": inner}, "w:")))
    box.ingest()
    assert box.told() == {"a.zip": "unchanged", "b.tar": "unchanged"}
    remove(box, "a.zip!/two.txt")
    back = box.told()
    assert back["a.zip!/two.txt"] == "added"
    assert back["b.tar!/inner.zip!/two.txt"] == "duplicate"
    assert box.told() == {"a.zip": "unchanged", "b.tar": "unchanged"}


@pytest.mark.parametrize("name", ["0.txt", "z.txt"])
def test_a_member_whose_twin_changes_comes_back(box: Box, name: str) -> None:
    """A file that said what a member says keeps the article when it says something else; the member's is a new one then."""
    path = aged(box.write(name, MEMBERS["two.txt"]))
    box.ingest()
    aged(box.write("a.zip", zipped(MEMBERS)))
    assert box.told()["a.zip!/two.txt"] == "duplicate"
    first = box.library.get(str(path)).id
    path.write_bytes(text("changed"))
    told = box.ingest()
    assert (told[name].outcome, told[name].id) == ("updated", first)
    told = box.ingest() | told  # what came before it in the run is read again at once, and its archive the next time
    assert told["a.zip!/two.txt"].outcome == "added"
    assert box.told()["a.zip"] == "unchanged"
    assert box.library.count() == 4


def test_an_unchanged_archive_costs_a_look(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """It isn't opened: its stamp is believed, also where only its time has changed since, once it was read for that; a changed one is read."""
    path = aged(box.write("a.zip", zipped(MEMBERS)))
    box.ingest()
    opened = []
    opening = os.open

    def noted(name: str, *args: int, **options: int) -> int:
        if str(name) == str(path):
            opened.append(name)
        return opening(name, *args, **options)

    monkeypatch.setattr(os, "open", noted)
    assert box.told() == {"a.zip": "unchanged"}
    assert opened == []
    os.utime(path, ns=(0, time.time_ns() - 7_200_000_000_000))
    assert box.told() == {"a.zip": "unchanged"}
    assert len(opened) == 1
    assert box.told() == {"a.zip": "unchanged"}
    assert len(opened) == 1
    status = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert box.told() == {"a.zip": "unchanged"}
    assert box.told(rehash=True) == {"a.zip": "failed"}


def test_members_of_an_archive_that_is_gone(box: Box) -> None:
    """Each is told of, and removed with ``prune``; those that lie elsewhere too keep their articles."""
    path = aged(box.write("a.zip", zipped(MEMBERS)))
    aged(box.write("stays.txt", text("stays")))
    ids = {name: one.id for name, one in box.ingest().items()}
    aged(box.write("two.txt", MEMBERS["two.txt"]))
    box.ingest()
    path.unlink()
    members = [f"a.zip!/{name}" for name in sorted(MEMBERS)]
    told = box.told()
    assert told == {"stays.txt": "unchanged", "two.txt": "unchanged"} | dict.fromkeys(members, "gone")
    told = box.told(prune=lambda _: True)
    assert told == {"stays.txt": "unchanged", "two.txt": "unchanged"} | dict.fromkeys(members, "removed")
    assert box.library.count() == 2
    assert box.library.get(ids["a.zip!/two.txt"]).path == str(box.folder / "two.txt")
    assert box.told() == {"stays.txt": "unchanged", "two.txt": "unchanged"}


def test_a_member_that_left_its_archive(box: Box) -> None:
    """It goes with no question: its archive says so."""
    aged(box.write("a.zip", zipped(MEMBERS)))
    box.ingest()
    aged(box.write("a.zip", zipped({name: data for name, data in MEMBERS.items() if name != "one.txt"})))
    told = box.ingest()
    assert told["a.zip"].outcome == "updated"
    assert told["a.zip"].reason == "not in it any more: one.txt"
    assert box.library.count() == 2
    assert box.told() == {"a.zip": "unchanged"}


@pytest.mark.parametrize("how", ["renamed", "copied"])
def test_an_archive_that_moved_keeps_the_ids(box: Box, how: str) -> None:
    path = aged(box.write("a.zip", zipped(MEMBERS)))
    ids = {name: one.id for name, one in box.ingest().items()}
    new = box.folder / "b.zip"
    if how == "copied":
        aged(box.write("b.zip", path.read_bytes()))
        path.unlink()
    else:
        path.rename(new)
    told = box.ingest()
    assert {name: (one.outcome, one.id) for name, one in told.items()} == {
        f"b.zip!/{name}": ("moved", ids[f"a.zip!/{name}"]) for name in MEMBERS
    }
    assert box.told() == {"b.zip": "unchanged"}
    assert box.library.count() == 3


def test_removing_an_archive_takes_its_members(artcli: Program, tmp_path: Path) -> None:
    """``artcli remove x.zip`` means all that is in it, and so does the folder; they come back when it is ingested again."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in {"a.zip": zipped(MEMBERS), "b.txt": text("b")}.items():
        (folder / name).write_bytes(data)
        aged(folder / name)
    assert artcli("ingest", str(folder)).returncode == 0
    done = artcli("remove", "--yes", str(folder / "a.zip"))
    assert done.returncode == 0
    assert "Removed 3 articles; 1 article left." in done.stdout
    done = artcli("ingest", "--json", str(folder))
    record = json.loads(done.stdout)
    assert (record["summary"]["added"], record["summary"]["unchanged"], record["articles"]) == (3, 1, 4)
    assert "Removed 4 articles" in artcli("remove", "--yes", str(folder)).stdout


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_counts_files_and_not_members(box: Box, jobs: int) -> None:
    """However many members have an outcome: done are so many of the files that there are, and of their bytes."""
    for number in range(250):
        aged(box.write(f"{number}.txt", text(f"number{number}")))
    box.write("a.zip", zipped({f"{number}.txt": text(f"member{number}") for number in range(100)}))
    box.write("bad.txt", b"\0" * 100)
    for _ in range(2):
        run = box.library.ingest([str(box.folder)], bytes, IngestOptions(jobs=jobs))
        done = [(run.files_done, run.bytes_done) for _ in run]
        assert done == sorted(done)
        assert done[-1] == (run.files_done, run.bytes_done) == (len(run.sources), run.sources.bytes)
        assert len(run.sources) == 252
    (box.folder / "1.txt").unlink()
    rehearsal = box.library.ingest([str(box.folder)], bytes, IngestOptions(dry_run=True))
    assert [one.outcome for one in rehearsal][-1] == "gone"
    assert rehearsal.files_done == len(rehearsal.sources) == 251


def test_a_rehearsal_knows_what_moved(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its bytes: a file, an archive with all its members, a copy of what is there still; and only files of such a size are read."""
    for name in ("one", "two", "three"):
        aged(box.write(f"{name}.txt", text(name)))
    aged(box.write("a.zip", zipped({"x.txt": text("x"), "y.txt": text("y")})))
    aged(box.write("zcopy.txt", text("three")))
    ids = {name: one.id for name, one in box.ingest().items()}
    (box.folder / "sub").mkdir()
    (box.folder / "one.txt").rename(box.folder / "sub" / "first.txt")
    aged(box.write("sub/second.txt", (box.folder / "two.txt").read_bytes()))
    (box.folder / "two.txt").unlink()
    (box.folder / "a.zip").rename(box.folder / "sub" / "b.zip")
    (box.folder / "zcopy.txt").rename(box.folder / "sub" / "copy.txt")
    aged(box.write("sub/new.txt", text("something new")))
    aged(box.write("sub/two!.txt", text("owt")))
    aged(box.write("gone.txt", text("going")))
    opened = []
    opening = os.open
    monkeypatch.setattr(
        os, "open", lambda name, *args, **more: (opened.append(str(name)), opening(name, *args, **more))[1]
    )
    run = box.library.ingest([str(box.folder)], bytes, IngestOptions(dry_run=True))
    told = {str(Path(one.path).relative_to(box.folder)): one for one in run}
    assert str(box.folder / "sub" / "new.txt") not in opened
    assert {name: one.outcome for name, one in told.items()} == {
        "gone.txt": "added",
        "sub/b.zip": "moved",
        "sub/copy.txt": "duplicate",
        "sub/first.txt": "moved",
        "sub/new.txt": "added",
        "sub/second.txt": "moved",
        "sub/two!.txt": "added",
        "three.txt": "unchanged",
    }
    assert told["sub/first.txt"].id == ids["one.txt"]
    assert told["sub/first.txt"].reason == f"was {box.folder / 'one.txt'}"
    monkeypatch.undo()
    real = {name: one.outcome for name, one in box.ingest().items()}
    assert [real[name] for name in ("sub/first.txt", "sub/second.txt", "sub/copy.txt")] == [
        "moved",
        "moved",
        "duplicate",
    ]
