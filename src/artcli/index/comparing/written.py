"""How does the file of versions come to be?  Links and groups → ``index.versions``."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from artcli.index.versions import KIND, PARTS
from artcli.index.writing.assemble import SegmentFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from artcli.index.versions import Link


def write_versions(path: Path, links: Iterable[Link], groups: Sequence[Sequence[str]]) -> int:
    """Write a side file, wait until it is on the disk, and return its size; each article of a link is in one of the groups.

    Raises ``OSError``.
    """
    ids = sorted([one for group in groups for one in group])
    places = {one: place for place, one in enumerate(ids)}
    of_each, starts, members = array("I", bytes(4 * len(ids))), array("I", [0]), array("I")
    for number, group in enumerate(groups):
        for one in sorted(group):
            of_each[places[one]] = number
            members.append(places[one])
        starts.append(len(members))
    flat = [number for link in sorted(links) for number in _numbers(link, places)]
    file = SegmentFile(path)
    try:
        file.section("ids", "".join(ids).encode("ascii"))
        for name, numbers in (
            ("groups", of_each),
            ("starts", starts),
            ("members", members),
            ("links", array("I", flat)),
        ):
            file.section(name, numbers.tobytes())
        return file.finish({"kind": KIND, "documents": len(ids)})
    except BaseException:
        file.abandon()
        raise


def _numbers(link: Link, places: dict[str, int]) -> tuple[int, int, int]:
    return places[link.one], places[link.other], round(link.resemblance * PARTS)
