"""How do the results part, and which part is wanted?  The pane of filters: saved searches, tags, sources, authors, years, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from artcli.render.cells import cells, crop
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.tui.hit_lines import CURSOR, ELSEWHERE, GUTTER, NOWHERE
from artcli.tui.pane import Rows
from artcli.tui.terms import has_term, term_of
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

    from artcli.model import Facet
    from artcli.tui.paint import Brush

NAMES = {
    "saved": "Saved searches",
    "tags": "Tags",
    "sources": "Sources",
    "authors": "Authors",
    "years": "Years",
    "languages": "Languages",
}
READING = -1
"""What ``Facet.more`` is while a facet's values are still being read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the filters: a heading, which has no term; a value with its term and number of articles; or a remark."""

    text: str
    term: str | None = None
    count: int | None = None
    heading: bool = False


def rows_of(facets: Sequence[Facet]) -> Iterator[Row]:
    """Yield the rows of facets; one without values has none."""
    for facet in facets:
        if not facet.values and facet.more != READING:
            continue
        yield Row(NAMES[facet.name], heading=True)
        for one in facet.values:
            yield Row(safe(one.value), term_of(facet.name, one.value), one.count)
        if facet.more == READING:
            yield Row("reading …")
        elif facet.more:
            yield Row(f"{facet.more:,} more")


class FiltersPane(Rows):
    """The filters."""

    class Taken(Message):
        """A filter is to be put to the query, or taken out of it."""

        def __init__(self, term: str) -> None:
            """Take the filter's term."""
            super().__init__()
            self.term = term

    def __init__(self, brush: Brush, id: str | None = None) -> None:  # noqa: A002
        """Take what paints it."""
        super().__init__(brush, id)
        self.content: list[Row] = []
        self.query_text = ""

    def rows(self) -> int:
        """Return how many lines there are."""
        return len(self.content)

    def show(self, facets: Sequence[Facet], query: str) -> None:
        """Show other counts, the cursor staying with what it was on."""
        before = self.content[self.cursor].term if self.cursor < len(self.content) else None
        self.content, self.query_text = list(rows_of(facets)), query
        terms = [row.term for row in self.content]
        if before in terms:
            self.cursor = terms.index(before)
        self.cursor = min(self.cursor, max(0, len(terms) - 1))
        self.renew()
        if terms and terms[self.cursor] is None:
            self.select(self.cursor)

    def line(self, number: int) -> Text:
        """Return a row: what, and how many."""
        row = self.content[number]
        if row.heading:
            return Text.assemble(NOWHERE, (crop(row.text, self.room - GUTTER), "heading"))
        gutter = NOWHERE
        current = number == self.cursor and row.term is not None
        if current:
            gutter = CURSOR if self.has_focus else ELSEWHERE
        figure = "" if row.count is None else f"{row.count:,}"
        room = max(1, self.room - GUTTER - 2 - len(figure) - 1)
        inside = row.term is not None and has_term(self.query_text, row.term)
        name = crop(row.text, room)
        gap = " " * max(1, self.room - GUTTER - 2 - cells(name) - len(figure))
        style = "dim" if row.term is None or row.count == 0 else "hit" if inside else "meta"
        return Text.assemble((gutter, "gutter"), "+ " if inside else "  ", (name, style), gap, (figure, "dim"))

    def select(self, row: int) -> None:
        """Put the cursor on a value, over headings and remarks."""
        if not self.content:
            return
        step = 1 if row >= self.cursor else -1
        row = max(0, min(row, self.rows() - 1))
        places = range(row, self.rows()) if step > 0 else range(row, -1, -1)
        found = [place for place in (*places, *range(self.rows())) if self.content[place].term is not None]
        if found:
            super().select(found[0] if found[0] in places else self.cursor)
            if self.cursor == min(found):
                self.go(0)

    def take(self) -> None:
        """Put the cursor's filter to the query, or out of it."""
        if self.cursor < len(self.content) and (term := self.content[self.cursor].term) is not None:
            self.post_message(self.Taken(term))

    def on_click(self, event: events.Click) -> None:
        """Take the filter that is clicked."""
        row = self.row_at(event.y)
        if row is not None and self.content[row].term is not None:
            super().select(row)
            self.take()

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they don't any more."""
        self.refresh()
