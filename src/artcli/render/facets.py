"""How do the matching articles part?  Facets and histograms → lines of a page, each value with its bar and its figure.

Imports rich.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.cells import cells, crop
from artcli.render.charts import bar
from artcli.render.direction import CLOSE, is_right_to_left
from artcli.render.periods import coarse, filled, label
from artcli.render.safe import safe
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Count, Facet, Results
    from artcli.render.layout import Setting

_NARROW = 60
"""Columns below which a facet's name stands above its values."""
_MOST_VALUES = 5
_LEAST_BAR = 4
_LONGEST_BAR = 40
"""Cells of a facet's bar: more would draw the figures away from their names."""


def overview_lines(results: Results, setting: Setting) -> Iterator[Text]:
    """Yield the histogram and the facets of results, each after an empty line; nothing where there are none."""
    if results.histogram:
        yield Text()
        yield from histogram_lines(results.histogram, setting, results.total)
    facets = [facet for facet in results.facets if facet.values]
    if facets:
        yield from facets_lines(facets, setting)


def histogram_lines(counts: Sequence[Count], setting: Setting, total: int | None = None) -> Iterator[Text]:
    """Yield a line a year or month, as wide as the terminal, and one for what has no date."""
    shown = coarse(filled(counts))
    rows = [(label(count.value), count.count) for count in shown]
    undated = 0 if total is None else total - sum(count.count for count in counts)
    if undated > 0:
        rows.append(("no date", undated))
    yield from _rows(rows, _Columns.of([rows], setting.width), setting)


def bars_lines(rows: Sequence[tuple[str, int]], setting: Setting) -> Iterator[Text]:
    """Yield a line a thing with its bar and its number."""
    yield from _rows(rows, _Columns.of([rows], setting.width, _LONGEST_BAR), setting)


def facets_lines(facets: Sequence[Facet], setting: Setting, most_values: int = _MOST_VALUES) -> Iterator[Text]:
    """Yield facets as blocks with their columns under each other, so many values of each at the most."""
    names = max(cells(facet.name) for facet in facets) + 2
    indent = 2 if setting.width < _NARROW else names
    tables = [[(safe(count.value), count.count) for count in facet.values[:most_values]] for facet in facets]
    columns = _Columns.of(tables, setting.width - indent, _LONGEST_BAR)
    for facet, table in zip(facets, tables, strict=True):
        yield Text()
        first = Text(facet.name, "axis")
        if indent < names:
            yield first
            first = Text()
        lines = list(_rows(table, columns, setting))
        more = facet.more + len(facet.values) - len(table)
        if more:
            lines.append(Text(f"{more:,} more", "axis"))
        for number, line in enumerate(lines):
            before = first if number == 0 else Text()
            yield Text.assemble(before, " " * (indent - len(before)), line)


class _Columns:
    """How wide names, bars and figures are, for all tables of a page."""

    def __init__(self, name: int, bar_width: int, figure: int) -> None:
        self.name = name
        self.bar = bar_width
        self.figure = figure

    @classmethod
    def of(cls, tables: Sequence[Sequence[tuple[str, int]]], width: int, longest_bar: int = 400) -> _Columns:
        rows = [row for table in tables for row in table]
        figure = max(len(f"{count:,}") for _, count in rows)
        longest = max(cells(name) for name, _ in rows)
        name = max(1, min(longest, width * 2 // 5, width - figure - 4 - _LEAST_BAR))
        return cls(name, max(0, min(width - name - figure - 4, longest_bar)), figure)


def _rows(rows: Sequence[tuple[str, int]], columns: _Columns, setting: Setting) -> Iterator[Text]:
    most = max(count for _, count in rows)
    for name, count in rows:
        drawn = bar(count, most, columns.bar, is_ascii=setting.ascii)
        yield Text.assemble(
            level(name, columns.name),
            "  ",
            (drawn, "bar"),
            " " * (columns.bar - len(drawn)),
            f"  {count:>{columns.figure},}",
        )


def level(text: str, width: int) -> str:
    """Return a text in exactly ``width`` cells, closed as ``closed`` does."""
    shown = crop(text, width)
    spaces = " " * (width - cells(shown))
    return shown + (CLOSE if is_right_to_left(shown) else "") + spaces
