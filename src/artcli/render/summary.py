"""What does an ingest come to, for a person?  Outcomes → a page.

``summary_page(summary, outcomes, SummaryOptions(…))`` → a renderable; ``plain_summary(…)`` → the same in text that isn't wrapped.
Outcomes that nothing came to are left out; what went otherwise than hoped says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import OUTCOMES
from artcli.render.cells import cells
from artcli.render.figures import counted, duration, size, years
from artcli.render.layout import Setting, Sheet, wrapped
from artcli.render.parts import shown_path
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from artcli.model import FileOutcome, IngestSummary, Outcome

REASONS = 10
"""So many reasons of one outcome, before the others are only counted: as many as leave the summary on one screen."""

_EXPLAINED: tuple[Outcome, ...] = ("moved", "duplicate", "skipped", "failed")
_INDENT = "  "
_NARROW = 60


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How to sum up: a query to propose, the folder that paths are seen from, and the command that lists every reason."""

    example: str | None = None
    folder: str | None = None
    report: str | None = None


def summary_page(
    summary: IngestSummary, outcomes: Iterable[FileOutcome], options: SummaryOptions | None = None
) -> Sheet:
    """Return the summary of an ingest as a page; ``outcomes`` are the files', of which only those with a reason matter."""
    kept = [outcome for outcome in outcomes if outcome.outcome in _EXPLAINED]
    return Sheet(lambda setting: _lines(summary, kept, options or SummaryOptions(), setting))


def plain_summary(
    summary: IngestSummary, outcomes: Iterable[FileOutcome], options: SummaryOptions | None = None
) -> str:
    """Return the summary of an ingest as text."""
    page = summary_page(summary, outcomes, options)
    return "".join([line.plain + "\n" for line in page.lines(Setting(width=1 << 30))])


def _lines(
    summary: IngestSummary, outcomes: list[FileOutcome], options: SummaryOptions, setting: Setting
) -> Iterator[Text]:
    files = counted(sum(summary.counts.values()), "file")
    yield from wrapped(Text(f"{files}, {size(summary.bytes)} in {duration(summary.seconds)}"), setting.width)
    named = [outcome for outcome in OUTCOMES if summary.counts.get(outcome)]
    if named:
        yield Text()
    names = max(map(len, named), default=0)
    digits = max((len(f"{summary.counts[outcome]:,}") for outcome in named), default=0)
    for outcome in named:
        count = Text(f"{_INDENT}{outcome:<{names}}  {summary.counts[outcome]:>{digits},}", f"outcome.{outcome}")
        reasons = [*_reasons([file for file in outcomes if file.outcome == outcome], options)]
        yield from _row(count, reasons, setting.width)
    yield Text()
    for sentence in _library(summary, options, setting.width):
        yield from wrapped(sentence, setting.width)


def _reasons(files: list[FileOutcome], options: SummaryOptions) -> Iterator[str]:
    explained = [file for file in files if file.reason]
    for file in explained[:REASONS]:
        yield _reason(file, options)
    rest = len(files) - len(explained[:REASONS])
    if explained and rest:
        yield f"and {rest:,} more" + (f": {options.report}" if options.report else "")


def _reason(file: FileOutcome, options: SummaryOptions) -> str:
    """Return a path and why: a reason that is the rest of a sentence follows without a colon."""
    reason = safe(file.reason or "").rstrip(".")
    joint = " " if reason.startswith("is ") else ": "
    return shown_path(file.path, options.folder) + joint + reason


def _row(count: Text, reasons: list[str], width: int) -> Iterator[Text]:
    """Yield an outcome, its reasons beside it, or beneath it on a narrow screen."""
    beside = width >= _NARROW
    column = len(count.plain) + 3 if beside else len(_INDENT) * 2
    lines = [line for reason in reasons for line in _hung(reason, width - column)]
    if not beside or not lines:
        yield count
    for number, line in enumerate(lines):
        is_first = beside and number == 0
        yield Text.assemble(count, "   ", line) if is_first else Text.assemble(" " * column, line)


def _hung(reason: str, width: int) -> Iterator[Text]:
    first, *rest = wrapped(Text(reason), width - len(_INDENT)) if len(reason) > width else [Text(reason)]
    yield first
    for line in rest:
        yield Text.assemble(_INDENT, line)


def _library(summary: IngestSummary, options: SummaryOptions, width: int) -> list[Text]:
    """Return what the library is now and what to try, on one line where they fit."""
    parts = [counted(summary.articles, "article"), years(summary.first_year, summary.last_year)]
    library = "Library: " + ", ".join(filter(None, parts)) + "."
    if not options.example:
        return [Text(library)]
    example = f'Try: artcli search "{safe(options.example)}"'
    line = f"{library} {example}"
    return [Text(line)] if cells(line) <= width else [Text(library), Text(example)]
