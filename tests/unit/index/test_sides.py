"""Side files: named by the manifest, written by a commit, checked when they are read; and the one that has furniture."""

from __future__ import annotations

from pathlib import Path

import pytest

from artcli.errors import IndexDamagedError
from artcli.index.directory import IndexDirectory
from artcli.index.furniture import KnownLine, KnownSource, from_bytes, learned_lines, source_key, to_bytes
from artcli.index.manifest import Manifest, SideEntry
from artcli.index.manifest import from_bytes as manifest_from
from artcli.index.manifest import to_bytes as manifest_to


def committed(path: Path, **sides: bytes) -> IndexDirectory:
    directory = IndexDirectory(path)
    with directory.transaction() as transaction:
        for name, data in sides.items():
            transaction.put_side(name, data)
        transaction.commit()
    return directory


def test_a_side_file_is_committed_and_replaced(tmp_path: Path) -> None:
    directory = committed(tmp_path / "index", furniture=b"one", other=b"two")
    assert (directory.side("furniture"), directory.side("other"), directory.side("none")) == (b"one", b"two", None)
    before = directory.manifest()
    committed(directory.path, furniture=b"one")  # nothing changes: no commit
    assert directory.manifest() == before
    committed(directory.path, furniture=b"three")
    assert directory.side("furniture") == b"three"
    assert directory.manifest().side("other") == before.side("other")
    assert sorted(path.name for path in directory.path.glob("*.side")) == ["furniture.2.side", "other.1.side"]


def test_what_is_not_committed_is_swept_away(tmp_path: Path) -> None:
    directory = committed(tmp_path / "index", furniture=b"one")
    (directory.path / "furniture.9.side").write_bytes(b"left by a writer that was killed")
    with directory.transaction():
        pass
    assert [path.name for path in directory.path.glob("*.side")] == ["furniture.1.side"]


@pytest.mark.parametrize("data", [b"", b"onf", b"one and more"])
def test_a_broken_one_is_told(tmp_path: Path, data: bytes) -> None:
    directory = committed(tmp_path / "index", furniture=b"one")
    (directory.path / "furniture.1.side").write_bytes(data)
    with pytest.raises(IndexDamagedError, match="wrong checksum"):
        directory.side("furniture")
    (directory.path / "furniture.1.side").unlink()
    with pytest.raises(IndexDamagedError, match="missing"):
        directory.side("furniture")


def test_the_manifest_says_which_there_are() -> None:
    plain = Manifest(3, "0.1.0")
    assert manifest_from(manifest_to(plain), Path("m")) == plain
    full = Manifest(3, "0.1.0", sides=(SideEntry("furniture", 2, 10, 77),))
    assert manifest_from(manifest_to(full), Path("m")) == full


@pytest.mark.parametrize(
    "side",
    [
        SideEntry("../../etc", 2, 10, 77),
        SideEntry("furniture", 4, 10, 77),
        SideEntry("furniture", 2, -1, 77),
        SideEntry("furniture", 2, 10, 1 << 32),
        SideEntry("", 2, 10, 77),
    ],
)
def test_a_manifest_with_wrong_sides_is_damaged(side: SideEntry) -> None:
    with pytest.raises(IndexDamagedError):
        manifest_from(manifest_to(Manifest(3, "0.1.0", sides=(side,))), Path("m"))


def test_the_same_twice_is_damaged() -> None:
    side = SideEntry("furniture", 2, 10, 77)
    with pytest.raises(IndexDamagedError, match="twice"):
        manifest_from(manifest_to(Manifest(3, "0.1.0", sides=(side, side))), Path("m"))


def test_furniture_as_bytes() -> None:
    lines = [KnownLine("Subscribe", 40, learned=True, examples=["abcd"]), KnownLine("Share \udcff", 3)]
    sources = [KnownSource("s:gazette", "Gazette", 50, lines), KnownSource("f:/a\udc80b", "/a\udc80b", 2)]
    assert from_bytes(to_bytes(sources), Path("f")) == sources
    assert [(one.source, one.line, one.articles) for one in learned_lines(to_bytes(sources), Path("f"))] == [
        ("Gazette", "Subscribe", 40)
    ]
    assert learned_lines(None, Path("f")) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version":2,"sources":[]}',
        b'{"version":1,"sources":[["x:a","a",1,[]]]}',
        b'{"version":1,"sources":[["s:a","a",-1,[]]]}',
        b'{"version":1,"sources":[["s:a","a",1,[["t",1,1,[]]]]]}',
        b'{"version":1,"sources":[["s:a","a",1,[["t",1,true,[7]]]]]}',
        b'{"version":1,"sources":[["s:a"]]}',
    ],
)
def test_what_is_no_furniture_is_damaged(data: bytes) -> None:
    with pytest.raises(IndexDamagedError):
        from_bytes(data, Path("f"))


def test_whose_article_it_is() -> None:
    assert source_key("The Gazette", "/a/b.txt") == ("s:the gazette", "The Gazette")
    assert source_key(None, "/a/b.txt") == ("f:/a", "/a")
    assert source_key(None, "/a/b.zip!/c.txt") == ("f:/a/b.zip!", "/a/b.zip!")
    assert source_key(None, "-") == ("f:", "")
