"""The manifest's bytes."""

import json
from pathlib import PurePath
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.errors import IndexDamagedError, IndexVersionError
from artcli.index.manifest import FORMAT, LARGEST, Manifest, SegmentEntry, VersionsEntry, from_bytes, to_bytes

PATH = PurePath("/index/manifest.json")
ENTRY = SegmentEntry("s0123456789abcdef", 10, 2, 3, 4096, {"body": 70}, {"en": 9, "": 1}, 1999, 2020)
VERSIONS = VersionsEntry(0.4, "s00112233445566aa", 630, 9)
MANIFEST = Manifest(
    3, "0.1.0", segments=(ENTRY, SegmentEntry("sfedcba9876543210", 1, compared=True)), versions=VERSIONS
)


def wrapped(**changes: object) -> bytes:
    """Return a manifest's file with other values and a right checksum."""
    inner = json.loads(to_bytes(MANIFEST))["manifest"] | changes
    checksum = f"{crc32(json.dumps(inner, sort_keys=True, separators=(',', ':')).encode()):08x}"
    return json.dumps({"manifest": inner, "checksum": checksum}).encode()


def with_segment(**changes: object) -> bytes:
    """Return a manifest's file with other values in its first segment."""
    segments = json.loads(to_bytes(MANIFEST))["manifest"]["segments"]
    return wrapped(segments=[segments[0] | changes, segments[1]])


def test_what_is_written_is_read() -> None:
    """The manifest comes back as it was."""
    assert from_bytes(to_bytes(MANIFEST), PATH) == MANIFEST
    segments = {"s0123456789abcdef.seg", "s0123456789abcdef.3.del", "sfedcba9876543210.seg"}
    assert MANIFEST.file_names == segments | {"s00112233445566aa.versions"}
    none = Manifest(3, "0.1.0", versions=VersionsEntry(0.25))
    assert from_bytes(to_bytes(none), PATH) == none
    assert none.file_names == frozenset()


def test_the_format_before_knows_no_versions() -> None:
    """An index of format 3 is read: nobody has compared its articles."""
    inner = json.loads(to_bytes(MANIFEST))["manifest"]
    del inner["versions"], inner["sides"]
    for one in inner["segments"]:
        del one["compared"]
    inner["format"] = 3
    checksum = f"{crc32(json.dumps(inner, sort_keys=True, separators=(',', ':')).encode()):08x}"
    found = from_bytes(json.dumps({"manifest": inner, "checksum": checksum}).encode(), PATH)
    assert found == Manifest(3, "0.1.0", segments=(ENTRY, SegmentEntry("sfedcba9876543210", 1)))
    with pytest.raises(IndexDamagedError):
        from_bytes(wrapped(format=3), PATH)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../../etc/passwd"},
        {"name": 7},
        {"threshold": 0},
        {"threshold": 1.5},
        {"threshold": True},
        {"threshold": "0.4"},
        {"bytes": -1},
        {"articles": None},
        {"more": 1},
    ],
)
def test_wrong_versions_are_told(changes: dict[str, object]) -> None:
    """What can't be said of versions isn't believed."""
    versions = json.loads(to_bytes(MANIFEST))["manifest"]["versions"]
    with pytest.raises(IndexDamagedError):
        from_bytes(wrapped(versions=versions | changes), PATH)


@given(st.data())
def test_damage_is_told_or_changes_nothing(data: st.DataObject) -> None:
    """Flipped, cut and grown bytes give an error that names the file, or the same manifest (a space may be any other)."""
    good = to_bytes(MANIFEST)
    at = data.draw(st.integers(0, len(good) - 1))
    end = data.draw(st.integers(at, len(good)))
    bad = good[:at] + data.draw(st.binary(max_size=8)) + good[end:]
    try:
        found = from_bytes(bad, PATH)
    except IndexDamagedError as error:
        assert str(PATH) in str(error)
    else:
        assert found == MANIFEST


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../../etc/passwd"},
        {"name": "sfedcba9876543210"},
        {"name": "s0123456789abcdeg"},
        {"name": 7},
        {"documents": -1},
        {"documents": 1},
        {"documents": 1 << 31},
        {"documents": 10.0},
        {"documents": True},
        {"deleted": 0},
        {"deletions": None},
        {"deletions": 4},
        {"bytes": "4096"},
        {"bytes": 1 << 70},
        {"lengths": [1]},
        {"lengths": {"body": -1}},
        {"languages": {"en": None}},
        {"first_year": None},
        {"first_year": 2021},
        {"more": 1},
    ],
)
def test_a_wrong_value_is_damage(changes: dict[str, object]) -> None:
    """Values of a wrong kind, size or name are told though the checksum is right."""
    with pytest.raises(IndexDamagedError, match=r"/index/manifest\.json"):
        from_bytes(with_segment(**changes), PATH)


@pytest.mark.parametrize("data", [b"", b"[]", b"7", b"[" * 100_000, b"{}", b'{"manifest": []}', b"\xff", b"1" * 6000])
def test_other_json_is_damage(data: bytes) -> None:
    """What isn't a manifest at all is told."""
    with pytest.raises(IndexDamagedError, match="it isn't a manifest"):
        from_bytes(data, PATH)


@pytest.mark.parametrize("inner", [[], 7, "x", None])
def test_a_right_checksum_of_something_else_is_damage(inner: object) -> None:
    """The checksum alone makes no manifest."""
    text = json.dumps(inner)
    data = f'{{"manifest": {text}, "checksum": "{crc32(text.encode()):08x}"}}'.encode()
    with pytest.raises(IndexDamagedError, match="it isn't a manifest"):
        from_bytes(data, PATH)


def test_a_huge_file_is_refused() -> None:
    """It isn't parsed."""
    with pytest.raises(IndexDamagedError, match="too large"):
        from_bytes(b" " * (LARGEST + 1), PATH)


def test_another_format_says_what_to_do() -> None:
    """A format of a later artcli is another version, whatever else it holds."""
    with pytest.raises(IndexVersionError, match=rf"format {FORMAT + 1}, written by artcli 9\.9") as caught:
        from_bytes(wrapped(format=FORMAT + 1, artcli="9.9", new=[]), PATH)
    assert (
        caught.value.hint
        == "Use that artcli or a newer one, or delete the folder and ingest your files again: artcli ingest PATH"
    )
