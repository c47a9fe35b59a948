"""How is an error said?  ``error_lines(message, hint, query, span)`` → plain lines, with a caret under what is at fault.

Errors are read, not admired: no style, so that they need no console.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.cells import ELLIPSIS, cells
from artcli.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDENT = "  "
_BEFORE = 40  # characters of a long query that are shown before the fault,
_AFTER = 20  # and behind where it begins: together they fit 80 columns with their ellipses


def error_lines(
    message: str, hint: str | None = None, query: str | None = None, span: range | None = None
) -> list[str]:
    r"""Return the lines that tell of an error: what is wrong, where, and what to do.

    >>> print("\n".join(error_lines("The phrase isn't closed.", "Close it.", 'ice "north sea', range(4, 5))))
    The phrase isn't closed:
      ice "north sea
          ^
    Close it.
    """
    lines = [safe(line) for line in message.splitlines()] or ["Something went wrong."]
    if query is not None and span is not None:
        lines[-1] = lines[-1].rstrip(".:") + ":"
        lines += _pointed(query, span)
    if hint:
        lines += [safe(line) for line in hint.splitlines()]
    return lines


def _pointed(query: str, span: range) -> Sequence[str]:
    """Return the query, or what of a long one is around the fault, and carets under the fault."""
    start = min(max(span.start, 0), len(query))
    first = start - _BEFORE if start > _BEFORE + 1 else 0
    last = start + _AFTER if len(query) > max(start + _AFTER, _BEFORE + _AFTER) + 1 else len(query)
    before = (ELLIPSIS if first else "") + safe(query[first:start])
    shown = before + safe(query[start:last]) + (ELLIPSIS if last < len(query) else "")
    carets = "^" * max(1, cells(safe(query[start : min(span.stop, last)])))
    return [_INDENT + shown, _INDENT + " " * cells(before) + carets]
