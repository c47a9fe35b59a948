"""Which lines stand between fences?  A draft's lines go in; pieces of code, tables and verse come out, the rest untouched.

``` ```table `` and ``` ```verse `` are how articles are printed, so that they are read back as they were.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.draft import PAGE_MARK
from artcli.text.layout.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import BlockKind
    from artcli.text.draft import Draft

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,}) ?([^`]*)$")
_KINDS: dict[str, BlockKind] = {"table": "table", "verse": "verse"}


def part_fences(source: list[str], draft: Draft) -> Iterator[list[str] | Piece]:
    """Part lines into those outside fences and a piece for each pair of fences; a fence without its pair is a line."""
    plain: list[str] = []
    index = 0
    closing = _closings(source)
    while index < len(source):
        end = closing.get(index)
        if end is None:
            plain.append(source[index])
            index += 1
            continue
        match = _FENCE.match(source[index])
        info = match[2].strip() if match else ""
        if info and info not in _KINDS:
            draft.drop("fence", info)
        text = "\n".join([line for line in source[index + 1 : end] if line != PAGE_MARK]).strip("\n")
        yield plain
        plain = []
        if text.strip():
            yield Piece(_KINDS.get(info, "code"), text)
        index = end + 1
    yield plain


def _closings(source: list[str]) -> dict[int, int]:
    """Find each opening fence's closing one, in one pass."""
    pairs: dict[int, int] = {}
    opened, fence = -1, ""
    for index, line in enumerate(source):
        if not (line.lstrip(" ").startswith(("```", "~~~"))):
            continue
        match = _FENCE.match(line)
        if match is None:
            continue
        if opened < 0:
            opened, fence = index, match[1]
        elif match[1][0] == fence[0] and len(match[1]) >= len(fence) and not match[2]:
            pairs[opened] = index
            opened = -1
    return pairs
