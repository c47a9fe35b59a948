"""Versions of an article, from the command line: found by an ingest, one of them shown by a search, compared by ``show --versions``."""

import json
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from boxes import Box
from support import Program
from worker_processes import are_there, worker_processes

from artcli.index.directory import IndexDirectory
from artcli.index.writing.assemble import SegmentFile
from artcli.ingest import work
from artcli.ingest.crew import Crew
from artcli.ingest.hand import Hand
from artcli.ingest.options import IngestOptions
from artcli.ingest.tasks import Compare, Task
from artcli.library import Library

STORY = (
    "The old lighthouse at Skarvik was lit again on Tuesday evening, for the first time since the storm of last winter broke its lamp. "
    "Some two hundred people had come to the mole to see it, many of them by boat. Mayor Ingrid Holm said that the town had paid for "
    "half of the repair, and that a foundation in the capital had given the rest. \n\n"
    "Fishermen had asked for the light since January, when two boats ran aground off the northern skerries in fog. Nobody was hurt, but "
    "one of the boats was lost. The coast guard says that the new lamp can be seen from eighteen miles, four more than the old one, and "
    "needs a tenth of the power. Its keeper, the last on this coast, will stay until he retires in spring."
)


def write(folder: Path, name: str, body: str, title: str = "Skarvik lighthouse lit again", day: int = 3) -> Path:
    path = folder / name
    path.write_text(f"{title}\n\nBy Mara Lindqvist\n\n{day} May 2004\n\n{body}\n", encoding="utf-8")
    return path


def other(number: int) -> str:
    """Return an article that is like no other, though it has the lighthouse too."""
    chosen = random.Random(number)
    return "The lighthouse. " + " ".join([f"word{chosen.randrange(2_000)}" for _ in range(120)]) + "."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three versions of a story, and three other articles."""
    found = tmp_path / "files"
    found.mkdir()
    write(found, "a.txt", STORY)
    write(found, "b.txt", STORY.replace("Two hundred", "300").replace("Tuesday", "Wednesday"), "Agency: light", 4)
    write(found, "c.txt", STORY.replace("in fog", "") + " He is sixty-six.", "Light is back", 5)
    for number in range(3):
        write(found, f"{number}.txt", other(number), f"Other {number}")
    return found


def names(program: Program, *options: str) -> list[str]:
    """Return the names of the files that a search finds, in order."""
    return [Path(hit["path"]).name for hit in hits(program, *options)]


def hits(program: Program, *options: str) -> list[dict[str, object]]:
    return json.loads(program("search", "lighthouse", "--json", *options).stdout or "[]")


def id_of(program: Program, path: Path) -> str:
    return json.loads(program("show", str(path), "--json").stdout)["id"]


def versions_of(program: Program, path: Path) -> set[str]:
    shown = json.loads(program("show", str(path), "--json").stdout)
    return {Path(one["path"]).name for one in shown["versions"]}


def test_a_search_shows_one_of_a_group(artcli: Program, folder: Path) -> None:
    """The best; it names the others, which have places of their own with ``--all-versions`` only; counts are of articles."""
    assert artcli("ingest", str(folder)).returncode == 0
    shown, everything = names(artcli), names(artcli, "--all-versions")
    assert len(shown) == 4
    assert sorted(everything) == ["0.txt", "1.txt", "2.txt", "a.txt", "b.txt", "c.txt"]
    (best,) = set(shown) & {"a.txt", "b.txt", "c.txt"}
    assert best == next(name for name in everything if name in ("a.txt", "b.txt", "c.txt"))
    hit = next(hit for hit in hits(artcli) if Path(str(hit["path"])).name == best)
    ids = {id_of(artcli, folder / name) for name in ("a.txt", "b.txt", "c.txt")}
    assert {hit["id"], *hit["versions"]} == ids
    assert [hit["rank"] for hit in hits(artcli)] == [1, 2, 3, 4]
    plain = artcli("search", "lighthouse").stdout
    assert plain.startswith("6 of 6 articles match lighthouse")
    assert "and 2 other versions" in plain
    assert artcli("search", "lighthouse", "--count").stdout == "6\n"


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest", "title", "longest"])
def test_pages_of_one_hit_are_the_whole_list(artcli: Program, folder: Path, order: str) -> None:
    """Whatever the order, offsets count what is shown: nothing twice, nothing left out, and nothing after the end."""
    artcli("ingest", str(folder))
    whole = names(artcli, "--sort", order)
    assert len(whole) == 4
    pages = [names(artcli, "--sort", order, "-n", "1", "--offset", str(offset)) for offset in range(5)]
    assert pages == [[name] for name in whole] + [[]]
    assert names(artcli, "--sort", order, "-n", "2", "--offset", "1") == whole[1:3]
    assert {"newest": "c.txt", "oldest": "a.txt"}.get(order, whole[0]) in whole


def test_show_names_them_and_compares(artcli: Program, folder: Path) -> None:
    """In JSON, as text, and on a page; without colour between marks; exit status 1 where there is none."""
    artcli("ingest", str(folder))
    assert versions_of(artcli, folder / "a.txt") == {"b.txt", "c.txt"}
    shown = artcli("show", str(folder / "b.txt"), "--versions").stdout
    assert "{+Wednesday+}" in shown
    assert "[-Tuesday-]" in shown
    assert "[-He is sixty-six.-]" in shown
    assert "passage is the same." in shown
    found = json.loads(artcli("show", str(folder / "b.txt"), "--versions", "--json").stdout)
    assert [Path(one["path"]).name for one in found] == ["c.txt", "a.txt"]
    runs = [run for row in found[1]["differences"] for run in row["that"] if run["changed"]]
    assert "Tuesday" in "".join([run["text"] for run in runs])
    lines = artcli("show", str(folder / "b.txt"), "--versions", "--jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found
    none = artcli("show", str(folder / "0.txt"), "--versions")
    assert (none.returncode, none.stdout) == (1, "")
    assert "no other version" in none.stderr
    assert artcli("show", str(folder / "0.txt"), "--versions", "--json").stdout == "[]\n"


def test_other_files_of_an_article_are_named(artcli: Program, folder: Path) -> None:
    """The same bytes, and the same article in other bytes: one article, no versions, ``show --json`` lists the files."""
    (folder / "bytes.txt").write_bytes((folder / "0.txt").read_bytes())
    text = (folder / "0.txt").read_text(encoding="utf-8")
    (folder / "crlf.txt").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    told = [json.loads(line) for line in artcli("ingest", str(folder), "--jsonl").stdout.splitlines()]
    assert told[-1]["summary"]["duplicate"] == 2
    shown = json.loads(artcli("show", str(folder / "0.txt"), "--json").stdout)
    assert {Path(path).name for path in shown["copies"]} == {"bytes.txt", "crlf.txt"}
    assert shown["versions"] == []


def test_links_follow_the_articles(artcli: Program, folder: Path) -> None:
    """Changed, changed back, removed, added in another ingest, compacted: what is said of versions is true each time."""
    artcli("ingest", str(folder))
    write(folder, "b.txt", other(99))
    artcli("ingest", str(folder))
    assert versions_of(artcli, folder / "a.txt") == {"c.txt"}
    assert versions_of(artcli, folder / "b.txt") == set()
    write(folder, "b.txt", STORY.replace("Tuesday", "Friday"))
    artcli("ingest", str(folder))
    assert versions_of(artcli, folder / "a.txt") == {"b.txt", "c.txt"}
    artcli("remove", str(folder / "c.txt"), "--yes")
    assert versions_of(artcli, folder / "a.txt") == {"b.txt"}
    late = write(folder, "late.txt", STORY.replace("eighteen miles", "nineteen miles"), "Later")
    artcli("ingest", str(late))
    assert versions_of(artcli, late) == {"a.txt", "b.txt"}
    artcli("compact")
    assert versions_of(artcli, late) == {"a.txt", "b.txt"}
    assert json.loads(artcli("check", "--json").stdout)["broken"] == []
    (folder / "late.txt").rename(folder / "moved.txt")
    artcli("ingest", str(folder))
    assert versions_of(artcli, folder / "a.txt") == {"b.txt", "c.txt", "moved.txt"}


def test_the_threshold_is_the_readers(
    artcli: Program, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A higher one leaves what is nearly the same, ``false`` nothing; another ingest is enough to change it, and back."""
    config = tmp_path / "own.toml"
    artcli.environment["ARTCLI_CONFIG"] = str(config)
    write(folder, "c.txt", STORY.replace(" the ", " that ").replace("a ", "one "), "Rewritten")
    for value, linked in (
        ("0.4", {"b.txt", "c.txt"}),
        ("0.9", {"b.txt"}),
        ("false", set()),
        ("0.3", {"b.txt", "c.txt"}),
    ):
        config.write_text(f"near_duplicates = {value}\n")
        artcli("ingest", str(folder))
        assert versions_of(artcli, folder / "a.txt") == linked, value
    config.write_text("near_duplicates = 2\n")
    failed = artcli("ingest", str(folder))
    assert failed.returncode == 2
    assert "near_duplicates must be a number from 0 to 1, or false" in failed.stderr


def test_a_broken_file_stops_nobody(artcli: Program, folder: Path) -> None:
    """Searches show every version, ``check`` tells, ``--repair`` drops it, and ``compact`` or an ingest make it again."""
    artcli("ingest", str(folder))
    (path,) = artcli.index.glob("*.versions")
    good = path.read_bytes()
    for bad in (good[:100] + b"\0" + good[101:], good[:-9], b"", None):
        path.unlink(missing_ok=True)
        if bad is not None:
            path.write_bytes(bad)
        assert len(names(artcli)) in (4, 6)
        assert artcli("show", str(folder / "a.txt")).returncode == 0
        checked = artcli("check")
        assert checked.returncode == 1
        assert path.name in checked.stdout
        assert "artcli compact makes it again" in checked.stdout
    late = write(folder, "late.txt", STORY.replace("eighteen", "nineteen"), "Later")
    assert artcli("ingest", str(late)).returncode == 0  # it does so by itself
    assert versions_of(artcli, late) == {"a.txt", "b.txt", "c.txt"}
    (path,) = artcli.index.glob("*.versions")
    path.write_bytes(b"x")
    assert artcli("check", "--repair").returncode == 0
    assert artcli("check").returncode == 0
    assert not list(artcli.index.glob("*.versions"))
    assert versions_of(artcli, late) == set()
    artcli("compact")
    assert versions_of(artcli, late) == {"a.txt", "b.txt", "c.txt"}


def test_workers_find_them_too(artcli: Program, folder: Path) -> None:
    """Where processes share the work, one of them compares."""
    for number in range(300):
        write(folder, f"w{number}.txt", other(1_000 + number), f"More {number}")
        if number % 30 == 0:
            write(folder, f"w{number}-again.txt", other(1_000 + number).replace("word1", "word9", 3), f"Again {number}")
    assert artcli("ingest", str(folder), "-j", "2").returncode == 0
    assert versions_of(artcli, folder / "a.txt") == {"b.txt", "c.txt"}
    assert versions_of(artcli, folder / "w60.txt") == {"w60-again.txt"}
    entry = IndexDirectory(artcli.index).manifest().versions
    assert entry is not None
    assert entry.articles == 3 + 20


def test_a_worker_alone_compares_a_large_library(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others end before it begins, and it is another than those that read."""
    for number in range(300):
        write(folder, f"w{number}.txt", other(1_000 + number), f"More {number}")
    monkeypatch.setattr(work, "MANY_COMPARED", 100)
    readers, there = set(), set()
    hand_over = Crew._hand_over

    def watched(crew: Crew, hand: Hand, task: Task) -> None:
        assert are_there(1 if isinstance(task, Compare) else 2)
        workers = {*worker_processes()}
        (there if isinstance(task, Compare) else readers).update(workers)
        hand_over(crew, hand, task)

    monkeypatch.setattr(Crew, "_hand_over", watched)
    with Library(tmp_path / "index") as library:
        library.ingest([str(folder)], lambda: b"", IngestOptions(jobs=2)).run()
    assert len(readers) == 2
    assert len(there) == 1
    assert not there & readers
    entry = IndexDirectory(tmp_path / "index").manifest().versions
    assert entry is not None
    assert entry.articles == 3


def test_a_killed_ingest_leaves_it_to_the_next(artcli: Program, folder: Path) -> None:
    """Whenever it is killed, the index is whole, and one more ingest of the same files knows all versions."""
    for number in range(250):
        write(folder, f"w{number}.txt", other(1_000 + number), f"More {number}")
    whole = time.monotonic()
    artcli("ingest", str(folder), "-j", "2")
    whole = time.monotonic() - whole
    for part in (0.5, 0.7, 0.8, 0.9, 0.95, 1.0):
        for path in artcli.index.iterdir():
            path.unlink()
        command = [*artcli.command, "ingest", str(folder), "-j", "2", "-q"]
        process = subprocess.Popen(command, env=artcli.environment)
        time.sleep(part * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert artcli("ingest", str(folder), "-j", "2").returncode == 0
        assert versions_of(artcli, folder / "a.txt") == {"b.txt", "c.txt"}
        assert json.loads(artcli("check", "--json").stdout)["broken"] == []
        assert all(entry.compared for entry in IndexDirectory(artcli.index).manifest().segments)


def test_a_library_of_before_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments without sketches are read, searched and checked; what is new isn't compared with them until they are compacted."""
    box = Box(tmp_path)
    section = SegmentFile.section
    with monkeypatch.context() as patched:
        patched.setattr(SegmentFile, "section", lambda file, name, data: name == "sketch" or section(file, name, data))
        write(box.folder, "a.txt", STORY)
        write(box.folder, "b.txt", STORY.replace("Tuesday", "Friday"), "Another")
        box.ingest()
    write(box.folder, "c.txt", STORY.replace("fog", "rain"), "A third")
    box.ingest()
    assert box.library.get(str(box.folder / "a.txt")).versions == ()
    (note,) = box.library.check().notes
    assert "artcli compact" in note
    box.library.compact()
    found = box.library.get(str(box.folder / "a.txt")).versions
    assert {Path(one.path).name for one in found} == {"b.txt", "c.txt"}
    report = box.library.check()
    assert (report.findings, report.notes) == ((), ())
