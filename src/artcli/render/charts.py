"""How are numbers drawn?  Numbers → strings of blocks: bars, sparklines, columns; with ``ascii`` of signs that every encoding has.

Pure: no rich, no terminal; the caller says how many cells there are.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_RESTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_HEIGHTS = " ▁▂▃▄▅▆▇█"
_ASCII_HEIGHTS = " .:-=+*%#"
_EIGHTHS = 8


def bar(value: int, most: int, width: int, *, is_ascii: bool = False) -> str:
    """Return a bar for a value, ``width`` cells long for ``most``; whatever isn't nothing can be seen.

    >>> bar(19, 19, 4), bar(7, 19, 4), bar(1, 500, 4), bar(0, 19, 4)
    ('████', '█▌', '▏', '')
    """
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(value * width * _EIGHTHS / most))
    if is_ascii:
        return "#" * max(1, round(eighths / _EIGHTHS))
    return "█" * (eighths // _EIGHTHS) + _RESTS[eighths % _EIGHTHS]


def sparkline(values: Sequence[int], *, is_ascii: bool = False) -> str:
    """Return a character a value, the highest for the greatest; the lowest is for none and for nothing else.

    >>> sparkline([0, 1, 4, 8])
    '▁▂▅█'
    """
    most = max(values, default=0)
    signs = _ASCII_HEIGHTS if is_ascii else _HEIGHTS[1:]
    top = len(signs) - 1
    return "".join([signs[max(1, round(value * top / most)) if value else 0] for value in values])


def columns(values: Sequence[int], height: int, *, is_ascii: bool = False) -> list[str]:
    """Return the rows of a chart of columns, from the top, a character a value.

    >>> columns([0, 1, 4], 2)
    ['  █', ' ▄█']
    """
    most = max(values, default=0)
    signs = _ASCII_HEIGHTS if is_ascii else _HEIGHTS
    eighths = [max(1, round(value * height * _EIGHTHS / most)) if value else 0 for value in values]
    return [
        "".join([signs[min(max(high - floor, 0), _EIGHTHS)] for high in eighths])
        for floor in range((height - 1) * _EIGHTHS, -1, -_EIGHTHS)
    ]


def widened(row: str, times: int) -> str:
    """Return a row of a chart with each of its characters so many cells wide, the last of them a gap.

    >>> widened("▄█", 3)
    '▄▄ ██ '
    """
    return "".join([sign * (times - 1) + " " for sign in row]) if times > 1 else row
