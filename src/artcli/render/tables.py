"""How is a table laid out in so many cells?  A table's text → lines of columns that fit, or None where it is better left as it was set.

Columns are two cells apart, figures stand to the right, a rule is drawn under the head.  What is wider than its column goes on in the next
line; where even that has no room, each row becomes a list of its cells under their names.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.cells import cells
from artcli.render.cellular import Table, is_number, table_of
from artcli.render.direction import closed
from artcli.render.layout import hanging, wrapped
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2
_NARROWEST = 6
"""Cells of a column at the least, where it has more to say."""


def table_lines(text: Text, width: int, *, is_ascii: bool = False) -> list[Text] | None:
    """Return a table's lines; None where its own are columns that fit, or nobody can tell its cells."""
    table = table_of(text)
    if table is None or (table.aligned and max(cells(line.plain.rstrip()) for line in text.lines()) <= width):
        return None
    natural = [max(1, *(cells(row[column].plain) for row in table.rows)) for column in range(len(table.rows[0]))]
    widths = _shared_out(natural, width - _GAP * (len(natural) - 1))
    if widths is None:
        return list(_as_lists(table, width))
    return list(_as_columns(table, widths, is_ascii=is_ascii))


def _shared_out(natural: Sequence[int], room: int) -> list[int] | None:
    """Return the columns' widths, the widest made narrower until all fit; None where that would leave too little of them."""
    least = [min(one, _NARROWEST) for one in natural]
    if sum(least) > room:
        return None
    widths = [min(one, room) for one in natural]
    for _ in range(sum(widths) - room):
        widest = max(range(len(widths)), key=lambda place: (widths[place] > least[place], widths[place]))
        widths[widest] -= 1
    return widths


def _as_columns(table: Table, widths: Sequence[int], *, is_ascii: bool) -> Iterator[Text]:
    body = table.rows[1:] if table.headed else table.rows
    right = [all(is_number(row[place].plain) or not row[place].plain for row in body) for place in range(len(widths))]
    rows = [list(_row(row, widths, right)) for row in table.rows]
    airy = any(len(lines) > 1 for lines in rows)  # rows of several lines need air between them
    for number, lines in enumerate(rows):
        is_head = table.headed and number == 0
        if airy and number > int(table.headed):
            yield Text()
        for line in lines:
            if is_head:
                line.stylize("column")
            yield line
        if is_head:
            sign = "-" if is_ascii else "─"
            yield Text((" " * _GAP).join([sign * one for one in widths]), "rule")


def _row(row: Sequence[Text], widths: Sequence[int], right: Sequence[bool]) -> Iterator[Text]:
    """Yield the lines of a row."""
    parts = [wrapped(cell, width) if cell.plain else [] for cell, width in zip(row, widths, strict=True)]
    for number in range(max(1, *map(len, parts))):
        line = Text()
        for place, width in enumerate(widths):
            cell = closed(parts[place][number]) if number < len(parts[place]) else Text()
            gap = " " * max(0, width - cells(cell.plain))
            line = Text.assemble(
                line, " " * _GAP * bool(place), gap if right[place] else "", cell, "" if right[place] else gap
            )
        line.rstrip()
        yield line


def _as_lists(table: Table, width: int) -> Iterator[Text]:
    """Yield each row as lines of a column's name and the cell."""
    names = table.rows[0] if table.headed else ()
    for number, row in enumerate(table.rows[1:] if table.headed else table.rows):
        if number:
            yield Text()
        for place, cell in enumerate(row):
            if not cell.plain:
                continue
            name = names[place].plain if names else ""
            first = Text(f"{name}: ", "column") if name else Text()
            if cells(first.plain) > width // 2:
                yield from wrapped(first, width)
                first = Text("  ")
            rest = Text("  ")
            room = width - max(cells(first.plain), 2)
            yield from hanging(first, rest, wrapped(cell, max(room, 2)))
