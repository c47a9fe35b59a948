"""Which cells has a table that was set by signs and spaces?  A table's lines → rows of cells, or None where they can't be told.

Cells are parted by bars, by tabs, or by a stripe of spaces that goes through all lines; every gap of two spaces must lie in such a stripe.
"""

from __future__ import annotations

from itertools import accumulate, groupby

from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy
from artcli.render.cells import cells
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.render.text import Text

_RULER = lazy(r"[|+:\s=_─━═┼-]*[=_─━═-]{2}[|+:\s=_─━═┼-]*")
"""A line of signs under a table's head, or about it."""
_GAP = lazy(r"(?<=\S)[ \u3000]{2,}(?=\S)")
MOST_COLUMNS = 30
"""Beyond that it is no table that a screen can show."""
_LONGEST = 2000
"""Characters of a line of one."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each row with as many as the others; ``headed`` says that the first names the columns."""

    rows: tuple[tuple[Text, ...], ...]
    headed: bool
    aligned: bool = False
    """Whether the table's own lines are laid out in columns."""


def table_of(text: Text) -> Table | None:
    """Return the cells of a table's text."""
    lines = [line for line in text.lines() if line.plain.strip()]
    rulers = [number for number, line in enumerate(lines) if _is_ruler(line.plain)]
    kept = [line for number, line in enumerate(lines) if number not in rulers]
    if not kept:
        return None
    barred = all("|" in line.plain for line in kept)
    if barred:
        rows = [_by_bars(line) for line in kept]
    elif any("\t" in line.plain for line in kept):
        rows = [_by_sign(line, "\t") for line in kept]
    else:
        stripes = _stripes([line.plain for line in kept])
        if stripes is None:
            return None
        rows = [_by_stripes(line, stripes) for line in kept]
    columns = max(map(len, rows))
    if not 1 < columns <= MOST_COLUMNS:
        return None
    empty = kept[0][0:0]
    filled = tuple([(*row, *[empty] * (columns - len(row))) for row in rows])
    under_first = bool(rulers) and len(kept) > 1 and lines[rulers[0] - 1 : rulers[0]] == kept[:1]
    framed = bool(rulers) and rulers[0] == 0 and 2 in rulers
    aligned = not barred and not any("\t" in line.plain for line in kept)
    return Table(filled, under_first or framed or _names_columns(filled), aligned)


def _is_ruler(line: str) -> bool:
    return _RULER.fullmatch(line.strip()) is not None


def _names_columns(rows: Sequence[Sequence[Text]]) -> bool:
    """Tell whether the first row has no number where the others have little else."""
    if len(rows) < 3:
        return False
    numeric = [column for column in range(1, len(rows[0])) if all(is_number(row[column].plain) for row in rows[1:])]
    return bool(numeric) and not any(is_number(rows[0][column].plain) for column in numeric)


_NUMBER = lazy(r"[+−–-]?\s?[$€£¥]?\s?\d[\d,.:'\u2009\u202f\u00a0 ]*\s?(?:%|‰|[a-zA-Z°]{1,3})?")


def is_number(text: str) -> bool:
    """Tell whether a cell is a figure, or a sign that there is none.

    >>> is_number("41,200"), is_number("−3.5 %"), is_number("n/a"), is_number("Year")
    (True, True, False, False)
    """
    text = text.strip()
    return text in ("–", "—", "-", "…") or _NUMBER.fullmatch(text) is not None


def _by_bars(line: Text) -> list[Text]:
    parts = _by_sign(line, "|")
    if parts and not parts[0].plain:
        parts = parts[1:]
    if parts and not parts[-1].plain:
        parts = parts[:-1]
    return parts


def _by_sign(line: Text, sign: str) -> list[Text]:
    plain, start, found = line.plain, 0, []
    if plain.count(sign) > 2 * MOST_COLUMNS:
        return [line] * (2 * MOST_COLUMNS)
    for end in [
        *[place for place, one in enumerate(plain) if one == sign and plain[place - 1 : place] != "\\"],
        len(plain),
    ]:
        found.append(_stripped(line[start:end]))
        start = end + 1
    return found


def _stripped(part: Text) -> Text:
    plain = part.plain
    start = len(plain) - len(plain.lstrip())
    cell = part[start : max(start, len(plain.rstrip()))]
    return cell.replaced("\t", [" "] * cell.plain.count("\t")) if "\t" in cell.plain else cell


def _stripes(lines: Sequence[str]) -> list[range] | None:
    """Return the cells of the line that are blank in all lines, in runs between columns; None where a gap lies in none of them."""
    if max(map(len, lines)) > _LONGEST:
        return None
    places = [[0, *accumulate(map(cells, line))] for line in lines]
    width = max(place[-1] for place in places)
    filled = bytearray(width)
    for line, place in zip(lines, places, strict=True):
        for index, character in enumerate(line):
            if not character.isspace():
                filled[place[index] : place[index + 1]] = b"\1" * (place[index + 1] - place[index])
    gaps = [
        range(place[match.start()], place[match.end()])
        for line, place in zip(lines, places, strict=True)
        for match in _GAP.finditer(line)
    ]
    stripes = [run for run in _blank_runs(filled) if len(run) > 1 or any(run.start in gap for gap in gaps)]
    if len(stripes) >= MOST_COLUMNS or not all(_meets(gap, stripes) for gap in gaps):
        return None
    return stripes or None


def _blank_runs(filled: bytearray) -> list[range]:
    """Return the runs of nothing, but for one at the left."""
    runs, place = [], 0
    for is_filled, run in groupby(filled):
        length = len(list(run))
        if not is_filled and place:
            runs.append(range(place, place + length))
        place += length
    return runs


def _meets(gap: range, stripes: Sequence[range]) -> bool:
    return any(stripe.start < gap.stop and gap.start < stripe.stop for stripe in stripes)


def _by_stripes(line: Text, stripes: Sequence[range]) -> list[Text]:
    found, start, place = [], 0, 0
    ends = [stripe.start for stripe in stripes]
    for index, character in enumerate(line.plain):
        if ends and place >= ends[0]:
            found.append(_stripped(line[start:index]))
            start = index
            ends.pop(0)
        place += cells(character)
    found.append(_stripped(line[start : len(line.plain)]))
    return found
