"""Values that no writer of ours makes, with checksums that are right, are told as damage: nobody sees a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from faults.corruption import Parts

from artcli.errors import IndexDamagedError
from artcli.index import manifest
from artcli.index.directory import IndexDirectory
from artcli.library import Library
from artcli.search.request import SearchRequest
from artcli.search.run import search
from artcli.values import replace


@pytest.mark.parametrize(
    ("section", "requests"),
    [
        ("order.date", [SearchRequest("date:2019"), SearchRequest("summit", order="newest", limit=1)]),
        ("term.text", [SearchRequest("/.+it/")]),
        ("column.language", [SearchRequest("summit", facets=True)]),
        ("term.value", [SearchRequest("path:*.txt")]),
    ],
)
def test_odd_values_are_damage(small: Library, tmp_path: Path, section: str, requests: list[SearchRequest]) -> None:
    """What points to nowhere, or is no text, ends in the error that names the file."""
    shutil.copytree(small.path, tmp_path / "index")
    for path in (tmp_path / "index").glob("*.seg"):
        parts = Parts.of(path.read_bytes())
        length = len(parts.sections[section])
        parts.sections[section] = b"\x7f\xff\xff\x7f" * (length // 4) + b"\xff" * (length % 4)
        path.write_bytes(parts.to_bytes())
    with_sizes(tmp_path / "index")
    with IndexDirectory(tmp_path / "index").open() as snapshot:
        for request in requests:
            with pytest.raises(IndexDamagedError):
                search(snapshot, request)


def with_sizes(folder: Path) -> None:
    """Let the manifest say how large its files are now."""
    path = folder / manifest.MANIFEST
    found = manifest.from_bytes(path.read_bytes(), path)
    sizes = [replace(entry, bytes=(folder / entry.file_name).stat().st_size) for entry in found.segments]
    path.write_bytes(manifest.to_bytes(replace(found, segments=tuple(sizes))))
