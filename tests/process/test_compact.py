"""``artcli compact`` as a process: one segment, nothing lost, and what stands in its way."""

import json
import subprocess
from pathlib import Path

import pytest
from support import Program

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed


@pytest.fixture
def scattered(artcli: Program, tmp_path: Path) -> Program:
    """A library of several segments, some of whose articles were changed since."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(9):
        path = folder / f"{number}.txt"
        path.write_text(f"Article {number}\n\nThe harbour of number{number} lies in the north.\n")
        artcli("ingest", str(path))
    (folder / "3.txt").write_text("Article 3\n\nThe harbour of number3 was filled in.\n")
    artcli("ingest", str(folder))
    return artcli


def held(program: Program) -> list[object]:
    with IndexDirectory(program.index).open() as snapshot:
        return sorted(all_filed(snapshot), key=lambda filed: filed.id)


def test_one_segment_has_everything(scattered: Program) -> None:
    """Articles, ids and what searches find are as before; what was deleted is gone; a second time there is nothing to do."""
    before, found = held(scattered), scattered("search", "harbour", "--json").stdout
    done = scattered("compact")
    assert done.returncode == 0
    assert "merged" in done.stdout
    (entry,) = IndexDirectory(scattered.index).manifest().segments
    assert (entry.documents, entry.deleted) == (9, 0)
    assert held(scattered) == before
    ids = [hit["id"] for hit in json.loads(found)]
    assert sorted(hit["id"] for hit in json.loads(scattered("search", "harbour", "--json").stdout)) == sorted(ids)
    kept = {path.name for path in scattered.index.iterdir() if path.suffix != ".side"}
    assert kept - {"stamps"} == {entry.file_name, "manifest.json", "lock"}
    assert "compact already" in scattered("compact").stdout


def test_figures_for_a_program(scattered: Program) -> None:
    """``--json`` says what there was and what there is."""
    told = json.loads(scattered("compact", "--json").stdout)
    assert (told["articles"], told["segments"]) == (9, 1)
    assert told["segments_before"] > 1
    assert 0 < told["bytes"] < told["bytes_before"]
    assert scattered("compact", "-q").stdout == ""


def test_without_an_index_none_is_made(artcli: Program) -> None:
    """There is nothing to make compact."""
    done = artcli("compact")
    assert done.returncode == 2
    assert "There is no index yet" in done.stderr
    assert not artcli.index.exists()


def test_it_waits_for_a_writer_only_if_told_to(scattered: Program) -> None:
    """An index that is being written to is somebody else's; ``--wait`` waits."""
    with IndexDirectory(scattered.index).transaction(command="ingest"):
        refused = scattered("compact")
        waiting = subprocess.Popen([*scattered.command, "compact", "--wait"], env=scattered.environment)
    assert refused.returncode == 2
    assert "is writing to the index" in refused.stderr
    assert waiting.wait(60) == 0
