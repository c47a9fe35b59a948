"""Ids are found by how they begin, wherever they were guessed to stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from artcli.index.ids import article_id, standing
from artcli.index.segments.identifiers import ID_BYTES, Identifiers

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = b"before the ids "


class Bytes:
    """What a section is to its reader."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def part(self, start: int, stop: int) -> memoryview:
        return memoryview(self.data)[start:stop]


class Terms:
    """Sorted ids, as a range of terms gives them."""

    def __init__(self, ids: Sequence[bytes]) -> None:
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def term(self, place: int) -> bytes:
        return self.ids[place]

    def extent(self) -> tuple[Bytes, int, int]:
        data = HEADER + b"".join(self.ids)
        return Bytes(data + b"what follows them"), len(HEADER), len(data)


def holds(ids: Sequence[bytes], prefix: bytes, standing_of: float) -> None:
    found = Identifiers(Terms(ids)).beginning(prefix, standing_of)
    first = bisect_left(ids, prefix)
    assert list(found) == [place for place, one in enumerate(ids) if one.startswith(prefix)]
    assert not found or found.start == first


@given(st.integers(0, 3_000), st.integers(0, 10**6), st.integers(1, 5))
def test_spread_ids(number: int, seed: int, length: int) -> None:
    ids = sorted({article_id(f"{seed} {one}").encode() for one in range(number)})
    for wanted in [article_id("another"), *[one.decode() for one in ids[:: max(number // 7, 1)]]]:
        holds(ids, wanted[:length].encode(), standing(wanted))


@given(
    st.lists(st.text("ab", min_size=ID_BYTES, max_size=ID_BYTES), unique=True, max_size=200),
    st.text("ab", min_size=1, max_size=6),
    st.floats(0, 0.999),
)
def test_ids_that_are_not_spread(ids: list[str], prefix: str, share: float) -> None:
    holds(sorted(one.encode() for one in ids), prefix.encode(), share)


@given(
    st.lists(st.text("abc", min_size=1, max_size=5), unique=True, max_size=50), st.text("abc", min_size=1, max_size=2)
)
def test_ids_of_any_length(ids: list[str], prefix: str) -> None:
    holds(sorted(one.encode() for one in ids), prefix.encode(), 0.5)
