"""Ingests that are killed, interrupted, starved and disturbed: nothing that was committed is lost, nothing is there twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import faulty
import pytest
from support import Program
from worker_processes import is_alive, own_children, worker_processes

from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed, all_filed
from artcli.ingest.crew import Crew
from artcli.ingest.hand import Hand
from artcli.ingest.options import IngestOptions
from artcli.ingest.run import Ingest
from artcli.ingest.sources import find_sources
from artcli.ingest.tasks import Compare, Task
from artcli.model import FileOutcome

FILES = 3000
WORDS = 400
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for a process's children")


def write_file(folder: Path, number: int, version: int = 0) -> None:
    """Write an article that is like no other."""
    chosen = random.Random(number * 1000 + version)
    words = " ".join([f"w{chosen.randrange(3000)}" for _ in range(WORDS)])
    text = f"Article {number} version {version}\n\nThe one of file{number} and of version{version}. {words}.\n"
    (folder / f"{number:05d}.txt").write_text(text)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files that take some commits; not to be written to."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(FILES):
        write_file(folder, number)
    return folder


def filed_in(index: Path) -> dict[str, Filed]:
    """Return what is committed, by path, once it is sure that no id and no file is there twice."""
    if not IndexDirectory(index).exists():
        return {}
    with IndexDirectory(index).open() as snapshot:
        found = list(all_filed(snapshot))
        assert len(found) == snapshot.documents
    assert not [one for one, times in Counter(filed.id for filed in found).items() if times > 1]
    paths = Counter(path for filed in found for path in filed.hashes)
    assert not [one for one, times in paths.items() if times > 1]
    return {path: filed for filed in found for path in filed.hashes}


def start(program: Program, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*program.command, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=program.environment
    )


def children(pid: int) -> list[int]:
    """Return all processes of an ingest but itself."""
    own = own_children(pid)
    return [*own, *[worker for one in own for worker in own_children(one)]]


def templates(pid: int) -> list[int]:
    """Return the process that forks workers, as soon as it has."""
    return [child for child in own_children(pid) if own_children(child)]


def ended(pids: list[int]) -> bool:
    """Wait until none of these processes is there any more, but as a corpse that nobody has asked after."""
    for _ in range(400):
        if not [pid for pid in pids if is_alive(pid)]:
            return True
        time.sleep(0.05)
    return False


def ingest(index: Path, folder: Path, **options: object) -> tuple[list[FileOutcome], Ingest]:
    run = Ingest(IndexDirectory(index), find_sources([str(folder)]), lambda: b"", IngestOptions(**options))
    return list(run), run


@linux_only
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_ingest_loses_no_commit(artcli: Program, tmp_path: Path, seed: int) -> None:
    """Killed again and again while files are added and changed, it keeps all it had, and the last run has everything once."""
    chosen = random.Random(seed)
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(FILES):
        write_file(folder, number)
    before: dict[str, Filed] = {}
    for version in range(1, 4):
        process = start(artcli, "ingest", str(folder), "-j", "2", "--memory", "200M", "-q")
        time.sleep(chosen.uniform(0.3, 2.5))
        helpers = children(process.pid)
        process.kill()
        process.communicate()
        assert ended(helpers)
        after = filed_in(artcli.index)
        assert {path: filed.id for path, filed in before.items()}.items() <= {
            path: filed.id for path, filed in after.items()
        }.items()
        before = after
        for number in chosen.sample(range(FILES), 60):
            write_file(folder, number, version)
    done = artcli("ingest", str(folder), "-j", "2", "--memory", "200M", "--jsonl")
    assert done.returncode == 0, done.stderr
    assert_whole(artcli, folder, before)


def assert_whole(program: Program, folder: Path, before: dict[str, Filed]) -> None:
    """Say that every file is there as it is now, and under the id that it had; and that the folder of the index has nothing more."""
    after = filed_in(program.index)
    assert set(after) == {str(path) for path in folder.iterdir()}
    assert all(after[path].id == filed.id for path, filed in before.items())
    for path, filed in after.items():
        assert filed.article.title == Path(path).read_text().split("\n", 1)[0]
    named = IndexDirectory(program.index).manifest().file_names | {"manifest.json", "lock"}
    assert {path.name for path in program.index.iterdir()} - {"stamps"} == named
    assert program("ingest", str(folder), "--json").stdout.count('"unchanged"') == len(after) + 1


@linux_only
@pytest.mark.parametrize("victims", [worker_processes, templates])
def test_killed_workers_are_replaced(
    artcli: Program, many: Path, tmp_path: Path, victims: Callable[[int], list[int]]
) -> None:
    """Whatever they had in hand is done again: every file is added, once, in one run; the same if it is who forks them that is killed."""
    chosen = random.Random(7)
    told = tmp_path / "told"
    with told.open("wb") as output:
        process = subprocess.Popen(
            [*artcli.command, "ingest", str(many), "-j", "2", "--memory", "200M", "--json"],
            stdout=output,
            stderr=subprocess.PIPE,
            env=artcli.environment,
        )
        for _ in range(4):
            time.sleep(chosen.uniform(0.2, 0.8))
            for one in victims(process.pid)[:1]:
                os.kill(one, signal.SIGKILL)
        _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    assert Counter(file["outcome"] for file in json.loads(told.read_bytes())["files"]) == {"added": FILES}
    assert_whole(artcli, many, {})


def test_a_file_that_kills_workers_fails(tmp_path: Path) -> None:
    """It is found among its neighbours; the others are all ingested."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(300):
        write_file(folder, number)
    (folder / "00150.txt").write_text("A deadly file\n\nIt ends what reads it.\n")
    found, run = ingest(tmp_path / "index", folder, jobs=2, make=faulty.deadly)
    assert {file.path: file.outcome for file in found if file.outcome != "added"} == {
        str(folder / "00150.txt"): "failed"
    }
    assert "a worker process ended while reading it" in (next(file for file in found if file.reason).reason or "")
    assert run.summary is not None
    assert (run.summary.articles, run.summary.counts["added"]) == (299, 299)
    assert len(filed_in(tmp_path / "index")) == 299


def test_a_file_that_a_worker_dies_at_once_is_tried_again(tmp_path: Path) -> None:
    """A worker may end for reasons of its own; what was told already stays true, copies included."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(400):
        write_file(folder, number % 350)
        (folder / f"{number % 350:05d}.txt").rename(folder / f"n{number:05d}.txt")
    for number in (120, 121, 390):
        mark = tmp_path / f"mark{number}"
        mark.write_text("")
        (folder / f"n{number:05d}.txt").write_text(f"deadly {mark} file {number}\n\nIt ends what reads it once.\n")
    found, _ = ingest(tmp_path / "index", folder, jobs=2, make=faulty.once_deadly)
    # 350 to 399 say what 0 to 49 say, but for 390
    assert Counter(file.outcome for file in found) == {"added": 351, "duplicate": 49}
    filed = filed_in(tmp_path / "index")
    assert len(filed) == 400
    assert {file.path: file.id for file in found} == {path: one.id for path, one in filed.items()}


def test_no_memory_for_a_file_fails_it(tmp_path: Path) -> None:
    """The run goes on."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(250):
        write_file(folder, number)
    (folder / "00100.txt").write_text("A hungry file\n\nIt asks for much.\n")
    found, _ = ingest(tmp_path / "index", folder, jobs=2, make=faulty.hungry)
    assert Counter(file.outcome for file in found) == {"added": 249, "failed": 1}


@posix_only
def test_one_interrupt_commits_and_the_next_run_goes_on(artcli: Program, many: Path) -> None:
    """What the workers had in hand is in the library, and the process ends with 130."""
    process = start(artcli, "ingest", str(many), "-j", "2", "--jsonl")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    summary = json.loads(out.splitlines()[-1])
    kept = filed_in(artcli.index)
    assert 0 < summary["articles"] == len(kept) < FILES
    rest = json.loads(artcli("ingest", str(many), "--jsonl").stdout.splitlines()[-1])
    assert rest["summary"]["unchanged"] == len(kept)
    assert_whole(artcli, many, kept)


@linux_only
def test_two_interrupts_stop_at_once(artcli: Program, many: Path) -> None:
    """The last commit is as it was, nothing else remains, and no worker."""
    folder = many
    assert artcli("ingest", str(folder / "00000.txt")).returncode == 0
    process = start(artcli, "ingest", str(folder), "-j", "2", "--jsonl")
    assert process.stdout is not None
    process.stdout.readline()
    helpers = children(process.pid)
    process.send_signal(signal.SIGINT)
    time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in error
    assert ended(helpers)
    assert str(folder / "00000.txt") in filed_in(artcli.index)
    assert artcli("ingest", str(folder)).returncode == 0
    assert_whole(artcli, folder, {})


@posix_only
@pytest.mark.parametrize("kilobytes", [0, 4, 64, 400])
def test_a_full_disk_leaves_the_last_commit(artcli: Program, many: Path, kilobytes: int) -> None:
    """One line says so; searches find what they found before."""
    assert artcli("ingest", str(many / "00000.txt")).returncode == 0
    before = filed_in(artcli.index)
    program = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({kilobytes * 1024}, {kilobytes * 1024}))\n"
        "from artcli.cli.main import main\n"
        "main(['ingest', sys.argv[1], '-j', sys.argv[2]])\n"
    )
    for jobs in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(many), jobs],
            capture_output=True,
            env=artcli.environment,
            check=False,
            timeout=120,
        )
        assert done.returncode == 2
        assert b"can't be written" in done.stderr
        assert b"Traceback" not in done.stderr
        assert filed_in(artcli.index) == before
    assert len(list(artcli.index.glob("*.seg"))) == 1


def test_two_ingests_at_once(artcli: Program, many: Path, tmp_path: Path) -> None:
    """The second says who holds the index; with ``--wait`` it goes on after the first."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text("Alone\n\nA text that no other is like.\n")
    process = start(artcli, "ingest", str(many), "-j", "2", "--jsonl")
    assert process.stdout is not None
    process.stdout.readline()
    refused = artcli("ingest", str(other))
    assert refused.returncode == 2
    assert f"process {process.pid}, ingest" in refused.stderr
    waited = start(artcli, "ingest", str(other), "--wait")
    process.communicate(timeout=120)
    _, error = waited.communicate(timeout=120)
    assert (process.returncode, waited.returncode) == (0, 0)
    assert b"Waiting: another artcli" in error
    assert len(filed_in(artcli.index)) == FILES + 1


def test_searches_beside_an_ingest(artcli: Program, many: Path) -> None:
    """Four at a time while files come in: none fails, and each counts no fewer articles than the one before it."""
    assert artcli("ingest", str(many / "00000.txt")).returncode == 0
    process = start(artcli, "ingest", str(many), "-j", "2", "--memory", "200M", "-q")
    before = 0
    while process.poll() is None:
        counts = []
        for search in [start(artcli, "search", "version0", "--count") for _ in range(4)]:
            out, error = search.communicate(timeout=60)
            assert search.returncode == 0, error
            counts.append(int(out))
        assert min(counts) >= before
        before = max(counts)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    assert int(artcli("search", "version0", "--count").stdout) == FILES


def test_a_worker_that_dies_comparing_leaves_it_to_the_next_ingest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ingest ends as it should; which articles are versions is known after one more, of files that haven't changed."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(300):
        write_file(folder, number)
    text = (folder / "00007.txt").read_text()
    (folder / "again.txt").write_text(text.replace("Article 7", "Again").replace(" w1", " x1", 3))
    hand_over = Crew._hand_over

    def deadly(crew: Crew, hand: Hand, task: Task) -> None:
        if isinstance(task, Compare):
            hand._worker.end()
        hand_over(crew, hand, task)

    monkeypatch.setattr(Crew, "_hand_over", deadly)
    found, _ = ingest(tmp_path / "index", folder, jobs=2)
    assert Counter(file.outcome for file in found) == {"added": 301}
    assert IndexDirectory(tmp_path / "index").manifest().versions is None
    monkeypatch.undo()
    found, _ = ingest(tmp_path / "index", folder, jobs=2)
    assert Counter(file.outcome for file in found) == {"unchanged": 301}
    versions = IndexDirectory(tmp_path / "index").manifest().versions
    assert versions is not None
    assert versions.articles == 2
