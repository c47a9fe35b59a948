"""What does a list of articles look like?  Articles and columns → a page of rows that fit, or lines for programs.

Titles, names and paths give way where the screen has no room for all; on a narrow one each article has a line for its title and one for the rest.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.model import WORDS_A_MINUTE
from artcli.render.cells import cells, crop
from artcli.render.direction import closed
from artcli.render.figures import counted, listed
from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, packed, spread, wrapped
from artcli.render.links import link_file
from artcli.render.parts import AUTHORS_OF_A_HIT, query_of, shown_path, title_of
from artcli.render.periods import short_date
from artcli.render.safe import safe, safe_name
from artcli.render.text import Text
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from artcli.model import Hit, Results

COLUMNS = ("rank", "date", "title", "authors", "source", "language", "words", "minutes", "tags", "id", "path")
USUAL = ("rank", "date", "title", "source", "id")
_GIVING = frozenset(("title", "authors", "source", "tags", "path"))
"""Columns that may be cut short."""
_NUMBERS = frozenset(("rank", "words", "minutes"))
_STYLES = {"rank": "rank", "title": "title", "id": "id", "path": "dim", "tags": "dim"}
_NARROW = 60
_GAP = 2
_LEAST = 8
_TITLE = 2
"""So many times as wide as another column that gives way the title stays: it is what one looks for."""
_WIDEST = 40
"""Cells of a column that isn't the title at the most, where another wants room."""


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Which columns a list has, the tags of articles by id where these are one, and where paths are seen from."""

    columns: tuple[str, ...] = USUAL
    tags: Mapping[str, Sequence[str]] | None = None
    folder: str | None = None
    links: bool = False
    hints: tuple[str, ...] = ()


def listing_page(results: Results, options: ListOptions) -> Sheet:
    """Return a list as a page."""
    return Sheet(lambda setting: _lines(results, options, setting))


def plain_listing(results: Results, options: ListOptions) -> str:
    """Return a list as lines of values with tabs between them, dates in ISO 8601, absent values empty."""
    lines = ["\t".join([_plain(hit, name, options) for name in options.columns]) for hit in results.hits]
    return "".join([f"{line}\n" for line in lines])


def _plain(hit: Hit, name: str, options: ListOptions) -> str:
    if name == "date":
        return safe(hit.date or "")
    if name == "title":
        return safe(hit.title)
    if name == "authors":
        return safe("; ".join(hit.authors))
    return safe_name(hit.path) if name == "path" else _value(hit, name, options).replace("\t", " ")


_VALUES: dict[str, Callable[[Hit, ListOptions], str]] = {
    "rank": lambda hit, _: str(hit.rank),
    "date": lambda hit, _: short_date(hit.date),
    "title": lambda hit, _: title_of(hit.title),
    "authors": lambda hit, _: listed(hit.authors, AUTHORS_OF_A_HIT),
    "source": lambda hit, _: hit.source or "",
    "language": lambda hit, _: hit.language or "",
    "words": lambda hit, _: f"{hit.words:,}",
    "minutes": lambda hit, _: str(max(1, round(hit.words / WORDS_A_MINUTE))),
    "tags": lambda hit, options: ", ".join((options.tags or {}).get(hit.id, ())),
    "id": lambda hit, _: hit.short_id,
    "path": lambda hit, options: shown_path(hit.path, options.folder),
}
"""What each column says of an article."""


def _value(hit: Hit, name: str, options: ListOptions) -> str:
    return safe(_VALUES[name](hit, options))


def _lines(results: Results, options: ListOptions, setting: Setting) -> Iterator[Text]:
    head = counted(results.total, "article")
    query = results.query.strip()
    text = (
        Text(head)
        if not query
        else Text.assemble(f"{head} match{'es' if results.total == 1 else ''} ", (query_of(query), "query"))
    )
    yield from wrapped(text, min(setting.width, LARGEST_MEASURE))
    yield Text()
    if options.columns == USUAL and not any([hit.source for hit in results.hits]):
        options = replace(options, columns=tuple([name for name in USUAL if name != "source"]))
    values = [[_value(hit, name, options) for name in options.columns] for hit in results.hits]
    widths = _widths(values, options.columns, setting.width)
    if widths is None:
        for hit in results.hits:
            yield from _stacked(hit, options, setting.width)
    else:
        yield _row([*options.columns], options.columns, widths, head=True)
        for hit, row in zip(results.hits, values, strict=True):
            line = _row(row, options.columns, widths)
            if options.links:
                _link(line, hit, widths, options.columns)
            yield line
    last = results.hits[-1].rank if results.hits else 0
    more = [f"{results.total - last:,} more: --offset {last}"] if 0 < last < results.total else []
    if more or options.hints:
        yield Text()
        yield from packed([*more, *options.hints], min(setting.width, LARGEST_MEASURE), "hint")


def _widths(values: Sequence[Sequence[str]], columns: Sequence[str], width: int) -> list[int] | None:
    """Return how wide the columns are; None where there is no room for them."""
    if width < _NARROW and len(columns) > 3:
        return None
    natural = [
        max([cells(name if name != "rank" else ""), *(cells(row[place]) for row in values)])
        for place, name in enumerate(columns)
    ]
    room = width - _GAP * (len(columns) - 1)
    least = [min(one, _LEAST) if name in _GIVING else one for name, one in zip(columns, natural, strict=True)]
    if sum(least) > room:
        return None
    widths = [
        one if name == "title" or name not in _GIVING else min(one, _WIDEST)
        for name, one in zip(columns, natural, strict=True)
    ]
    widths = [min(one, room) for one in widths]

    def wanted(place: int) -> float:
        return widths[place] / _TITLE if columns[place] == "title" else widths[place]

    for _ in range(sum(widths) - room):
        widest = max(range(len(widths)), key=lambda place: (widths[place] > least[place], wanted(place)))
        widths[widest] -= 1
    return widths


def _row(row: Sequence[str], columns: Sequence[str], widths: Sequence[int], *, head: bool = False) -> Text:
    line = Text()
    for place, (name, value) in enumerate(zip(columns, row, strict=True)):
        shown = "" if head and name == "rank" else crop(value, widths[place])
        cell = closed(Text(shown, "axis" if head else _STYLES.get(name, "meta")))
        gap = " " * max(0, widths[place] - cells(shown))
        line = Text.assemble(
            line, " " * _GAP * bool(place), gap if name in _NUMBERS else "", cell, "" if name in _NUMBERS else gap
        )
    line.rstrip()
    return line


def _link(line: Text, hit: Hit, widths: Sequence[int], columns: Sequence[str]) -> None:
    """Make a link of the title to its file."""
    shown = crop(title_of(hit.title), widths[columns.index("title")]) if "title" in columns else ""
    link_file(line, shown, hit.path)


def _stacked(hit: Hit, options: ListOptions, width: int) -> Iterator[Text]:
    """Yield an article's title, and under it the rest."""
    rank = f"{hit.rank:>2}  "
    indent = " " * len(rank)
    title = Text(title_of(hit.title), "title")
    lines = spread(title, Text(safe(hit.short_id), "id"), width - len(rank))
    yield from [Text.assemble((indent if number else rank), line) for number, line in enumerate(lines)]
    parts = [_value(hit, name, options) for name in options.columns if name not in ("rank", "title", "id")]
    for line in packed([part for part in parts if part], width - len(rank), "meta"):
        yield Text.assemble(indent, line)
