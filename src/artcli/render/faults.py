"""How is an error said?  ``error_lines(message, hint, query, span, width)`` → plain lines, with a caret under what is at fault.

Errors are read, not admired: no style, so that they need no console.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.cells import ELLIPSIS, cells, line_starts
from artcli.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

_INDENT = "  "
_WIDTH = 80
"""Columns that the place of a fault is shown in where nobody's terminal is asked."""
_LEAST = 16
"""Columns in which there is something to be seen of a query."""


def error_lines(
    message: str,
    hint: str | None = None,
    query: str | None = None,
    span: range | None = None,
    width: int | None = None,
) -> list[str]:
    r"""Return the lines that tell of an error: what is wrong, where, and what to do.

    Nothing is wider than ``width``; without one, sentences aren't wrapped.

    >>> print("\n".join(error_lines("The phrase isn't closed.", "Close it.", 'ice "north sea', range(4, 5))))
    The phrase isn't closed:
      ice "north sea
          ^
    Close it.
    """
    said = message.splitlines() or ["Something went wrong."]
    if query is None or span is None:
        return _sentences([*said, *(hint or "").splitlines()], width)
    said[-1] = said[-1].rstrip(".:") + ":"
    place = _pointed(query, span, max((width or _WIDTH) - len(_INDENT), _LEAST))
    return [*_sentences(said, width), *place, *_sentences((hint or "").splitlines(), width)]


def _sentences(lines: Sequence[str], width: int | None) -> list[str]:
    shown = [safe(line) for line in lines]
    return shown if width is None else [part for line in shown for part in wrapped_text(line, width)]


def wrapped_text(line: str, width: int) -> list[str]:
    """Return a sentence in lines of so many cells.

    >>> wrapped_text("Close it with ), or leave it out.", 20)
    ['Close it with ), or', 'leave it out.']
    """
    starts = line_starts(line, width)
    return [line[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]


def _pointed(query: str, span: range, room: int) -> Sequence[str]:
    """Return the query, or what of a long one is around the fault, and carets under the fault."""
    signs = [safe(sign) for sign in query]
    start = min(max(span.start, 0), len(signs))
    first, last = _excerpt([cells(sign) for sign in signs], range(start, max(span.stop, start)), room)
    before = (ELLIPSIS if first else "") + "".join(signs[first:start])
    shown = before + "".join(signs[start:last]) + (ELLIPSIS if last < len(signs) else "")
    carets = "^" * max(1, cells("".join(signs[start : min(span.stop, last)])))
    return [_INDENT + shown, _INDENT + " " * cells(before) + carets]


def _excerpt(widths: Sequence[int], span: range, room: int) -> tuple[int, int]:
    """Return which characters are shown where not all can be: those at fault, as many as fit, and more before them than behind."""
    if sum(widths) < room:  # the caret may stand one behind the last
        return 0, len(widths)
    room -= 2 * len(ELLIPSIS)
    first, last = span.start, span.start
    used = 0
    while last < len(widths) and last < max(span.stop, span.start + 1) and used + widths[last] <= room:
        used += widths[last]
        last += 1
    while last < len(widths) and used + widths[last] <= max(used, room // 3):
        used += widths[last]
        last += 1
    while first and used + widths[first - 1] < room:
        first -= 1
        used += widths[first]
    while last < len(widths) and used + widths[last] < room:
        used += widths[last]
        last += 1
    return first, last
