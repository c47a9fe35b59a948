"""Is this text clean already?  Lines go in; blocks come out where every line is a paragraph by all signs, else nothing.

The commonest text by far: paragraphs of one line between blank lines, ending in stops.  A look at both ends of each line and at a
few characters is all that it costs; what isn't surely clean goes the long way.  Pure.
"""

from __future__ import annotations

from artcli.model import Block

_SURE_ENDS = frozenset('.!?…"”’»)。！？」』')
_STOPS = frozenset(".!?…。！？")
_STRUCTURE = ("**", "](", "```", "\t", "  ", "\f", "\\", "\u2028")
_CLOSED = frozenset('"”’»)」』')


def clean_blocks(lines: list[str]) -> tuple[Block, ...] | None:
    """Give the blocks of a clean text, or nothing.

    >>> [block.text for block in clean_blocks(["It rained all night.", "", "Nobody came."])]
    ['It rained all night.', 'Nobody came.']
    >>> clean_blocks(["It rained", "all night."]) is None
    True
    """
    blocks: list[Block] = []
    blank = True
    for line in lines:
        if not line:
            blank = True
            continue
        first = line[0]
        if not (
            blank and line[-1] in _SURE_ENDS and (first.isupper() or first in '“"«„‘') and line[1:2] not in {".", ")"}
        ):
            return None
        if len(line) < 4 or (line[-1] in _CLOSED and line[-2] not in _STOPS) or line[-3] in " .":
            return None
        blank = False
        blocks.append(Block("paragraph", line))
    text = "\n".join(lines)
    for sign in _STRUCTURE:
        if sign in text:
            return None
    return tuple(blocks) if text.count("*") < 2 and text.count("_") < 2 else None
