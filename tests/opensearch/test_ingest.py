"""Does an ingest into a cluster decide as one into a folder does, and are the same articles there afterwards?  The same steps with both."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from nodes import Cluster
from support import DATA

from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed, all_filed
from artcli.ingest.differences import differences as differences_here
from artcli.ingest.options import IngestOptions
from artcli.ingest.removal import remove as remove_here
from artcli.ingest.renormalising import Renormalising
from artcli.ingest.run import Ingest
from artcli.ingest.sources import find_sources
from artcli.model import Article, FileOutcome
from artcli.opensearch import writing
from artcli.opensearch.documents import filed_from
from artcli.opensearch.place import ClusterDirectory
from artcli.opensearch.renormalising import ClusterRenormalising
from artcli.opensearch.renormalising import differences as differences_there
from artcli.opensearch.scrolling import scrolled
from artcli.text.normalise import normalise
from artcli.values import replace as replace_value

OPTIONS = IngestOptions(jobs=1, replicas=0, learn=False, keep_lines=(), near_duplicates=0)
_numbers = count()
Told = list[tuple[str, str, str | None, str | None]]


class Both:
    """A library in a folder and one on a cluster, which are given the same to do."""

    def __init__(self, here: Path, there: ClusterDirectory) -> None:
        self.here, self.there = IndexDirectory(here), there

    def ingest(self, *paths: Path, options: IngestOptions = OPTIONS) -> Told:
        """Ingest into both, see that the same becomes of each file, and return that."""
        sources = [str(path) for path in paths]
        for path in paths:
            settle(path)
        local = told(Ingest(self.here, find_sources(sources), bytes, options))
        remote = told(writing.ingest(self.there, sources, bytes, options))
        assert remote == local
        self.compare()
        return local

    def remove(self, ids: Sequence[str]) -> None:
        """Remove from both."""
        assert writing.remove(self.there, ids) == remove_here(self.here, ids)
        self.compare()

    def compare(self) -> None:
        """See that both have the same articles, whatever moment they were ingested at."""
        with self.here.open() as snapshot:
            local = {one.id: replace(one, ingested="") for one in all_filed(snapshot)}
        remote = self.articles()
        assert len(remote) == len({one.id for one in remote})
        assert {one.id: replace(one, ingested="") for one in remote} == local

    def articles(self) -> list[Filed]:
        """Return the articles on the cluster."""
        client = self.there.connect()
        found = [filed_from(source) for source in scrolled(client, {"match_all": {}}, ["record", "text"], page=7)]
        client.close()
        return found


def told(run: Ingest) -> Told:
    """Return what becomes of each file, and see that the summary says so too; of one that is told of twice, the second holds."""
    outcomes = list(run)
    assert run.summary is not None
    assert sum(run.summary.counts.values()) == len({one.path for one in outcomes})
    return [as_row(one) for one in outcomes]


def as_row(one: FileOutcome) -> tuple[str, str, str | None, str | None]:
    return one.path, one.outcome, one.id, one.reason


@pytest.fixture
def there(node: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClusterDirectory]:
    """A library on the node that isn't there yet."""
    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"ARTCLI_{name}", str(tmp_path / name.lower()))
    name = f"test-{os.getpid()}-{next(_numbers)}"
    yield ClusterDirectory(f"opensearch://127.0.0.1:{node.nodes[0].port}/{name}")
    node.ask("DELETE", f"/{name}-*")


@pytest.fixture
def both(tmp_path: Path, there: ClusterDirectory) -> Both:
    """Two libraries that aren't there yet."""
    return Both(tmp_path / "index", there)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with the sample articles."""
    folder = tmp_path / "files"
    shutil.copytree(DATA, folder)
    return folder


def settle(folder: Path) -> None:
    """Make what was written just now old enough for its stamp to be believed."""
    young = time.time() - 60
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_mtime > young:
            moment = young - 10_000 + next(_numbers)
            os.utime(path, (moment, moment))


def text(path: Path, words: str) -> Path:
    path.write_text(f"{words.title()}\n\n{words.capitalize()} is what this article is about, and of nothing else.\n")
    return path


def test_the_sample_articles_come_out_the_same_and_unchanged_ones_are_not_read_again(both: Both, files: Path) -> None:
    first = both.ingest(files)
    assert {outcome for _, outcome, _, _ in first} == {"added"}
    assert {outcome for _, outcome, _, _ in both.ingest(files)} == {"unchanged"}
    changed = max(files.rglob("*.txt"))
    changed.write_bytes(changed.read_bytes() + b"\n\nA line that wasn't there before, with herrings.\n")
    rows = both.ingest(files)
    assert [row[:2] for row in rows if row[1] != "unchanged"] == [(str(changed), "updated")]


def test_copies_moves_and_files_that_go(both: Both, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    one, two = text(folder / "one.txt", "the first thing"), text(folder / "two.txt", "another thing")
    both.ingest(folder)
    shutil.copy(one, folder / "copy.txt")
    assert [row[1] for row in both.ingest(folder)] == ["duplicate", "unchanged", "unchanged"]
    two.rename(folder / "zwei.txt")
    assert "moved" in [row[1] for row in both.ingest(folder)]
    text(one, "something else entirely")
    outcomes = [row[1] for row in both.ingest(folder)]
    assert "updated" in outcomes
    assert "added" in outcomes  # the copy, which had lost its article
    assert {row[1] for row in both.ingest(folder)} == {"unchanged"}
    (folder / "zwei.txt").unlink()
    assert "gone" in [row[1] for row in both.ingest(folder)]
    rows = both.ingest(folder, options=replace(OPTIONS, prune=lambda files: True))
    assert "removed" in [row[1] for row in rows]


def test_two_files_that_swap_what_they_say_and_one_that_takes_over(both: Both, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    names = [text(folder / f"{name}.txt", f"the matter of {name}") for name in ("amber", "birch", "cedar")]
    both.ingest(folder)
    one, two = names[0].read_bytes(), names[1].read_bytes()
    names[0].write_bytes(two)
    names[1].write_bytes(one)
    both.ingest(folder)
    names[2].write_bytes(one)
    both.ingest(folder)
    text(names[1], "the matter of elms")
    both.ingest(folder)
    both.ingest(folder)


def test_members_of_a_container_come_change_and_go(both: Both, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    pack(folder / "a.zip", amber="the matter of amber", birch="the matter of birch", cedar="the matter of cedar")
    both.ingest(folder)
    text(folder / "loose.txt", "the matter of birch")
    both.ingest(folder)
    pack(folder / "a.zip", amber="the matter of amber", birch="the matter of elms")
    both.ingest(folder)
    pack(folder / "a.zip", birch="the matter of amber", cedar="the matter of cedar")
    both.ingest(folder)
    (folder / "a.zip").unlink()
    both.ingest(folder, options=replace(OPTIONS, prune=lambda files: True))


def pack(path: Path, **members: str) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, words in members.items():
            packed.writestr(f"{name}.txt", f"{words.title()}\n\n{words.capitalize()} is what this is about.\n")


def test_removed_articles_are_gone_and_come_back_with_the_next_ingest(both: Both, files: Path) -> None:
    rows = both.ingest(files)
    both.remove([rows[0][2], rows[3][2], "nosuchidnosuchid"])
    assert sorted(row[1] for row in both.ingest(files))[:3] == ["added", "added", "unchanged"]


def test_workers_bring_what_one_process_does(both: Both, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(450):
        text(folder / f"{number:03}.txt", f"the matter of number {number % 400}")
    rows = both.ingest(folder, options=replace(OPTIONS, jobs=2))
    assert sorted({row[1] for row in rows}) == ["added", "duplicate"]
    both.ingest(folder, options=replace(OPTIONS, jobs=2))


def test_an_ingest_that_was_broken_off_goes_on_and_doubles_nothing(both: Both, files: Path) -> None:
    settle(files)
    run = iter(writing.ingest(both.there, [str(files)], bytes, OPTIONS))
    next(run)
    run.close()
    again = told(writing.ingest(both.there, [str(files)], bytes, OPTIONS))
    told(Ingest(both.here, find_sources([str(files)]), bytes, OPTIONS))
    assert {row[1] for row in again} <= {"added", "unchanged"}
    both.compare()


def test_a_rehearsal_says_the_same_and_writes_nothing(both: Both, files: Path) -> None:
    dry = replace(OPTIONS, dry_run=True)
    with pytest.raises(Exception, match="There is no library"):
        both.there.manifest()
    both.ingest(files)
    changed = min(files.rglob("*.txt"))
    changed.write_bytes(changed.read_bytes() + b"\n\nMore of it.\n")
    (files / "new.txt").write_text("New\n\nA new text of some words.\n")
    rows = both.ingest(files, options=dry)
    assert sorted(row[1] for row in rows)[:2] == ["added", "unchanged"]


def test_articles_are_made_again_as_those_of_a_folder(both: Both, files: Path, tmp_path: Path) -> None:
    pack(files / "a.zip", amber="the matter of amber", birch="the matter of birch")
    both.ingest(files, options=replace(OPTIONS, make=shouting))
    sources = len(both.articles())
    for jobs in (1, 2):
        options = replace(OPTIONS, jobs=jobs)
        local = told(Renormalising(both.here, None, options))
        remote = told(ClusterRenormalising(both.there, None, options))
        assert sorted(remote) == sorted(local)
        both.compare()
    assert len(both.articles()) == sources
    assert {row[1] for row in remote} == {"unchanged"}


def test_what_making_articles_again_would_change(both: Both, files: Path) -> None:
    both.ingest(files, options=replace(OPTIONS, make=shouting))
    before = both.articles()
    with both.here.open() as snapshot:
        local = differences_here(snapshot, None, 500, 5)
    remote = differences_there(both.there, None, 500, 5)
    assert (remote.articles, remote.looked_at, remote.changed) == (local.articles, local.looked_at, local.changed)
    assert remote.changed > 0
    assert len(remote.examples) == 5
    assert all(one.before.title.isupper() and not one.after.title.isupper() for one in remote.examples)
    assert both.articles() == before
    few = differences_there(both.there, [before[0].id, before[3].id], 1, 5)
    assert (few.articles, few.looked_at) == (2, 1)


def shouting(data: bytes, name: str) -> Article:
    """Make an article as artcli doesn't."""
    article = normalise(data, name)
    return replace_value(article, title=article.title.upper())
