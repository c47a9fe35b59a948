"""Where does an e-mail's signature begin?  A draft goes in, and comes out without it.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.text.draft import Draft

MARK = "--"
"""RFC 3676, 4.3: a line of two hyphens and a space; the space at the line's end is gone by now."""

MOST_LINES = 12
LONGEST = 120
"""A longer line is prose; RFC 3676 has signatures of four lines of 80."""


def drop_signature(draft: Draft) -> None:
    """Drop the signature at a text's end."""
    lines = draft.lines
    for index in range(len(lines) - 1, max(-1, len(lines) - MOST_LINES - 2), -1):
        if lines[index].startswith(("```", "~~~")):
            return
        if len(lines[index]) > LONGEST:
            return
        if lines[index] == MARK and index and sum(map(len, lines[index:])) <= sum(map(len, lines[:index])):
            draft.drop("signature", "\n".join(lines[index:]).rstrip())
            del lines[index:]
            return
