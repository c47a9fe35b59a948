"""What becomes of files that the library knows and that are gone?  Told, asked, removed; never for want of a disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from support import Program
from terminals import on_terminal

from artcli.ingest.options import IngestOptions
from artcli.library import Library

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX only")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    for name in ("a.txt", "b.txt", "sub/c.txt", "usb/d.txt", os.fsdecode(b"caf\xe9.txt")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Boat {name}\n\nThe boat of the name {name} was painted blue.\n", "utf-8", "replace")
    return folder


def ingest(index: Path, *paths: Path, **options: object) -> tuple[dict[str, tuple[str, str | None]], tuple[str, ...]]:
    with Library(index) as library:
        run = library.ingest([str(path) for path in paths], lambda: b"", IngestOptions(**options))
        return {Path(one.path).name: (one.outcome, one.id) for one in run}, run.held


def yes(gone: object) -> bool:
    return True


def test_gone_files_are_told_and_stay(artcli: Program, folder: Path) -> None:
    before = json.loads(artcli("ingest", str(folder), "--json").stdout)
    for path in (folder / "a.txt", folder / "sub" / "c.txt", Path(str(folder) + "/caf\udce9.txt")):
        path.unlink()
    (folder / "sub").rmdir()
    after = json.loads(artcli("ingest", str(folder), "--json").stdout)
    assert after["summary"]["gone"] == 3
    assert after["articles"] == before["articles"] == 5
    ids = {one["path"]: (one["id"], one["title"]) for one in before["files"]}
    gone = [one for one in after["files"] if one["outcome"] == "gone"]
    assert sorted(one["path"] for one in gone) == sorted(
        [str(folder / "a.txt"), str(folder / "sub" / "c.txt"), str(folder) + "/caf\udce9.txt"]
    )
    assert all(ids[one["path"]] == (one["id"], one["title"]) for one in gone)
    page = artcli("ingest", str(folder)).stdout
    assert "gone       3" in page
    assert "--prune" in page
    elsewhere = artcli("ingest", str(folder / "usb"), "--json")  # what lies elsewhere isn't asked after
    assert json.loads(elsewhere.stdout)["summary"]["gone"] == 0


def test_pruning(artcli: Program, folder: Path) -> None:
    """Files go from their articles, and articles without files go; what comes back has the id that it had."""
    (folder / "b-copy.txt").write_bytes((folder / "b.txt").read_bytes())
    before = json.loads(artcli("ingest", str(folder), "--json").stdout)
    ids = {Path(one["path"]).name: one["id"] for one in before["files"]}
    text = (folder / "a.txt").read_text()
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    refused = artcli("ingest", str(folder), "--prune")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    done = artcli("ingest", str(folder), "--prune", "--yes", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert (found["summary"]["removed"], found["summary"]["gone"]) == (2, 0)
    assert found["articles"] == before["articles"] - 1
    assert {one["outcome"] for one in found["files"]} == {"unchanged", "removed"}
    assert len(found["files"]) == sum(found["summary"].values())
    assert json.loads(artcli("show", ids["b.txt"], "--json").stdout)["path"] == str(folder / "b-copy.txt")
    assert artcli("show", ids["a.txt"]).returncode == 1
    assert artcli("check").returncode == 0
    (folder / "a.txt").write_text(text)
    again = json.loads(artcli("ingest", str(folder), "--json").stdout)
    assert {Path(one["path"]).name: one["id"] for one in again["files"]}["a.txt"] == ids["a.txt"]


def test_what_moved_is_not_gone(tmp_path: Path, folder: Path) -> None:
    before, _ = ingest(tmp_path / "index", folder)
    (folder / "a.txt").rename(folder / "z.txt")
    after, _ = ingest(tmp_path / "index", folder, prune=yes)
    assert after["z.txt"] == ("moved", before["a.txt"][1])
    assert "a.txt" not in after


def test_what_is_left_out_is_not_gone(tmp_path: Path, folder: Path) -> None:
    """Neither is what became a link or has too many bytes."""
    from artcli.ingest.choice import Choice

    ingest(tmp_path / "index", folder)
    (folder / "b.txt").rename(folder / ".b")
    (folder / "b.txt").symlink_to("a.txt")
    for choice in (Choice(exclude=("a.txt", "sub/")), Choice(include=("*.md",)), Choice(most_bytes=1)):
        found, held = ingest(tmp_path / "index", folder, prune=yes, choice=choice)
        assert not {"gone", "removed"} & {outcome for outcome, _ in found.values()}
        assert held == ()


@pytest.mark.parametrize("how", ["missing", "empty", "empty folders", "mount point", "linked"])
def test_a_disk_that_is_not_there_takes_nothing(artcli: Program, folder: Path, how: str) -> None:
    """A folder that is missing or empty whole is refused, until it is forced."""
    artcli("ingest", str(folder))
    away = folder.with_name("away")
    target, left = (folder / "usb", 4) if how == "mount point" else (folder, 0)
    target.rename(away)
    if how == "linked":
        folder.symlink_to(folder.with_name("unmounted"))
    elif how != "missing":
        target.mkdir()
        if how == "empty folders":
            (target / "lost+found").mkdir()
    refused = artcli("ingest", str(folder), "--prune", "--yes")
    assert refused.returncode == 2
    assert "missing or empty whole" in refused.stderr
    assert "--force" in refused.stderr
    articles = json.loads(artcli("ingest", str(folder), "--json").stdout)["articles"]
    assert articles == 5
    forced = json.loads(artcli("ingest", str(folder), "--prune", "--yes", "--force", "--json").stdout)
    assert forced["articles"] == left


@pytest.mark.parametrize(
    ("answer", "removed"), [(b"y\n", True), (b"Yes\n", True), (b"\n", False), (b"no\n", False), (b"\x04", False)]
)
def test_a_person_is_asked(artcli: Program, folder: Path, answer: bytes, removed: bool) -> None:
    """The files are shown with their titles; anything but yes is no."""
    artcli("ingest", str(folder))
    (folder / "a.txt").unlink()
    said = on_terminal(artcli, answer, "ingest", str(folder), "--prune")
    assert "a.txt" in said
    assert "Boat a.txt" in said
    assert "Remove 1 file that is gone from the library? [y/N]" in said
    assert (artcli("search", "boat", "--count").stdout.strip() == "4") is removed


@pytest.mark.parametrize(
    "args", [["--yes"], ["--force"], ["-q", "-v"], ["--verbose", "--json"], ["--report", "/nowhere/at/all"]]
)
def test_options_that_make_no_sense(artcli: Program, folder: Path, args: list[str]) -> None:
    done = artcli("ingest", str(folder), *args)
    assert done.returncode == 2
    assert not artcli.index.exists()
