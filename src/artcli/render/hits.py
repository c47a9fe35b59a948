"""What does a page of results look like on a terminal?  Results → a page.

- ``results_page(results, ResultsOptions(…))`` → a renderable: how many match, each hit, what to do next
- ``nothing_page(results, suggested=…, alone=…)`` → what to say, and to try, where nothing matches
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, packed, spread, styled, wrapped
from artcli.render.parts import hit_parts, nothing_lines, passages, rest_of, results_count, time_of, title_of
from artcli.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Hit, Results

HINTS = ("artcli show 1 to read",)


@dataclass(frozen=True, slots=True)
class ResultsOptions:
    """How to show results: titles as links to their files, and what the last line proposes."""

    links: bool = False
    hints: tuple[str, ...] = HINTS


def results_page(results: Results, options: ResultsOptions | None = None) -> Sheet:
    """Return results as a page."""
    return Sheet(lambda setting: _lines(results, options or ResultsOptions(), setting))


def nothing_page(results: Results, *, suggested: int | None = None, alone: Sequence[tuple[str, int]] = ()) -> Sheet:
    """Return what to say where nothing matches: ``suggested`` matches of the suggestion, and each word's matches ``alone``."""

    def lines(setting: Setting) -> Iterator[Text]:
        for line in nothing_lines(results, suggested, alone):
            yield from wrapped(_with_queries(line, results), min(setting.width, LARGEST_MEASURE))

    return Sheet(lines)


def _with_queries(line: str, results: Results) -> Text:
    text = Text(line)
    if results.suggestion:
        start = line.rfind(f" {safe(results.suggestion)}?") + 1
        if start:
            text.stylize("query", start, start + len(safe(results.suggestion)))
    return text


def _lines(results: Results, options: ResultsOptions, setting: Setting) -> Iterator[Text]:
    digits = max(2, len(str(results.hits[-1].rank if results.hits else 0)))
    indent = digits + 2
    width = min(setting.width, LARGEST_MEASURE + indent)
    head = Text.assemble(results_count(results), " ", (safe(results.query), "query"))
    yield from spread(head, Text(time_of(results), "time"), width)
    for hit in results.hits:
        yield Text()
        yield from _hit_lines(hit, options, indent, Setting(width, setting.marks))
    last = [part for part in (rest_of(results), *options.hints) if part]
    if last:
        yield Text()
        yield from packed(last, width, "hint")


def _hit_lines(hit: Hit, options: ResultsOptions, indent: int, setting: Setting) -> Iterator[Text]:
    width = setting.width - indent
    rank = Text(f"{hit.rank:>{indent - 2}}  ", "rank")
    for number, line in enumerate(spread(_title(hit, options), Text(safe(hit.short_id), "id"), width)):
        yield Text.assemble(" " * indent if number else rank, line)
    for line in (*_meta(hit, width), *_snippets(hit, width, setting)):
        yield Text.assemble(" " * indent, line)


def _title(hit: Hit, options: ResultsOptions) -> Text:
    """Return the title, bold; its matches aren't put between marks, so that it can be read and copied as it is."""
    title = styled(hit.title, hit.title_spans, "title") if hit.title.strip() else Text(title_of(hit.title), "title")
    if options.links and Path(hit.path).is_absolute():
        title.stylize(Style(link=Path(hit.path).as_uri()))
    return title


def _meta(hit: Hit, width: int) -> list[Text]:
    """Return who, when and where; how long, only where that needs no line of its own."""
    parts = hit_parts(hit)
    lines = [*packed(parts, width, "meta")]
    return [*packed(parts[:-1], width, "meta")] if len(lines) > 1 and hit.words else lines


def _snippets(hit: Hit, width: int, setting: Setting) -> list[Text]:
    texts = [styled(snippet.text, snippet.spans, marks=setting.marks) for snippet in passages(hit.snippets)]
    return wrapped(Text(" ").join(texts), width) if texts else []
