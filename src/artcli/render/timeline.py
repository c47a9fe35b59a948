"""What does a timeline look like on a terminal?  Timelines → a page: one as a chart with its articles, several side by side.

Imports rich.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artcli.model import Count
from artcli.render.cells import cells, crop
from artcli.render.charts import columns, sparkline, widened
from artcli.render.facets import level
from artcli.render.figures import long_date
from artcli.render.hits import linked_title
from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, packed, spread, styled, wrapped
from artcli.render.parts import query_of, timeline_parts
from artcli.render.periods import axis, by_year, filled, short_date, step_for, stepped, unit
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Hit, Timeline

_HEIGHT = 6
_WIDEST_COLUMN = 6
_NARROW = 60
_DATE = len("13 Feb 2019")


class _Scale(NamedTuple):
    """The time that a chart shows: its periods, how many of them share a column, and how wide a column is."""

    periods: tuple[str, ...]
    step: int
    cell: int

    @property
    def starts(self) -> tuple[str, ...]:
        return self.periods[:: self.step]

    def values(self, counts: Sequence[Count]) -> list[int]:
        known = {count.value: count.count for count in counts}
        return stepped([known.get(period, 0) for period in self.periods], self.step)

    def axis(self, width: int) -> str:
        return axis(self.starts, self.cell, width)

    def span(self) -> str:
        first, last = long_date(self.periods[0]), long_date(self.periods[-1])
        return first if first == last else f"{first} – {last}"


def timeline_page(timelines: Sequence[Timeline], *, links: bool = False, hints: tuple[str, ...] = ()) -> Sheet:
    """Return timelines as a page: of one query its chart and its articles, of several their charts one under the other."""
    if len(timelines) == 1:
        return Sheet(lambda setting: _one(timelines[0], setting, links=links, hints=hints))
    return Sheet(lambda setting: _several(_alike(timelines), setting))


def _one(timeline: Timeline, setting: Setting, *, links: bool, hints: tuple[str, ...]) -> Iterator[Text]:
    parts = timeline_parts(timeline)
    verb = "matches" if timeline.total == 1 else "match"
    yield from wrapped(
        Text.assemble(
            f"{parts[0]} {verb} ", (query_of(timeline.query), "query"), "".join([f", {part}" for part in parts[1:]])
        ),
        min(setting.width, LARGEST_MEASURE + 4),
    )
    scale = _scale([timeline.counts], setting.width)
    if scale:
        yield Text()
        for row in columns(scale.values(timeline.counts), _HEIGHT, is_ascii=setting.ascii):
            yield Text(widened(row, scale.cell).rstrip(), "bar")
        yield Text(scale.axis(setting.width), "axis")
        yield from wrapped(
            Text(f"articles {unit(scale.periods[0], scale.step)}, {scale.span()}", "axis"), setting.width
        )
    width = min(setting.width, LARGEST_MEASURE + 6 + _DATE)
    for hit in timeline.hits:
        yield Text()
        yield from _hit_lines(hit, replace(setting, width=width), links=links)
    if hints and timeline.hits:
        yield Text()
        yield from packed(hints, width, "hint")


def _hit_lines(hit: Hit, setting: Setting, *, links: bool) -> Iterator[Text]:
    """Yield a hit: its date before its title, or above it where there is no room, and one telling line."""
    rank = f"{hit.rank:>2}  "
    date = short_date(hit.date)
    indent = len(rank)
    if setting.width < _NARROW:
        yield Text.assemble((rank, "rank"), date)
        lines = spread(linked_title(hit, links=links), Text(safe(hit.short_id), "id"), setting.width - indent)
        yield from [Text.assemble(" " * indent, line) for line in lines]
    else:
        first = Text.assemble((rank, "rank"), f"{date:>{_DATE}}  ")
        indent += _DATE + 2
        lines = spread(linked_title(hit, links=links), Text(safe(hit.short_id), "id"), setting.width - indent)
        yield from [Text.assemble(Text(" " * indent) if number else first, line) for number, line in enumerate(lines)]
    for snippet in hit.snippets[:1]:
        telling = wrapped(styled(snippet.text, snippet.spans, marks=setting.marks), setting.width - indent - 2)
        more = " …" if len(telling) > 1 and not telling[0].plain.endswith("…") else ""
        yield Text.assemble(" " * indent, telling[0], more)


def _alike(timelines: Sequence[Timeline]) -> Sequence[Timeline]:
    """Count all by the year as soon as one is, so that what is said of them is what the charts show."""
    if len({len(count.value) for timeline in timelines for count in timeline.counts}) <= 1:
        return timelines
    return [replace(timeline, counts=tuple(by_year(timeline.counts))) for timeline in timelines]


def _several(timelines: Sequence[Timeline], setting: Setting) -> Iterator[Text]:
    names = [query_of(timeline.query) for timeline in timelines]
    figures = [", ".join(timeline_parts(timeline)[: 2 if timeline.counts else 1]) for timeline in timelines]
    name = min(max(map(cells, names)), max(8, setting.width // 4))
    room = setting.width - name - 2 - max(map(cells, figures)) - 2
    below = setting.width < _NARROW or room < setting.width // 4
    scale = _scale([timeline.counts for timeline in timelines], setting.width if below else room)
    if scale:
        heading = f"articles {unit(scale.periods[0], scale.step)}, {scale.span()}"
        yield from wrapped(Text(heading), setting.width)
    for number, timeline in enumerate(timelines):
        row = _row(timeline, scale, is_ascii=setting.ascii)
        if below:
            yield Text()
            yield Text(crop(names[number], setting.width), "query")
            yield Text(row, "bar")
            yield from wrapped(Text(figures[number]), setting.width)
        else:
            if number == 0:
                yield Text()
            yield Text.assemble((level(names[number], name), "query"), "  ", (row, "bar"), "  ", figures[number])
        if scale and (below or number == len(timelines) - 1):
            left = 0 if below else name + 2
            yield Text(" " * left + scale.axis(setting.width - left), "axis")
    yield from _undated(timelines, setting)


def _undated(timelines: Sequence[Timeline], setting: Setting) -> Iterator[Text]:
    """Yield what the charts can't show."""
    parts = [f"{timeline.undated:,} of {query_of(timeline.query)}" for timeline in timelines if timeline.undated]
    if parts:
        yield Text()
        yield from wrapped(Text(f"without a date: {', '.join(parts)}", "axis"), setting.width)


def _row(timeline: Timeline, scale: _Scale | None, *, is_ascii: bool) -> str:
    if scale is None:
        return ""
    line = sparkline(scale.values(timeline.counts), is_ascii=is_ascii)
    return "".join([sign * scale.cell for sign in line])


def _scale(charts: Sequence[Sequence[Count]], width: int) -> _Scale | None:
    """Return the time that holds all the charts."""
    values = {count.value for counts in charts for count in counts}
    if not values:
        return None
    periods = tuple([count.value for count in filled([Count(value, 0) for value in values])])
    step = step_for(len(periods), width)
    return _Scale(periods, step, max(1, min(_WIDEST_COLUMN, width // -(-len(periods) // step))))
