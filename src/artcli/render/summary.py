"""What does an ingest come to, for a person?  Outcomes → a page.

``summary_page(summary, outcomes, SummaryOptions(…))`` → a renderable; ``plain_summary(…)`` → the same in text that isn't wrapped.
Outcomes that nothing came to are left out; what went otherwise than hoped says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import ABSENT, OUTCOMES
from artcli.render.cells import cells
from artcli.render.figures import counted, duration, size, years
from artcli.render.layout import Setting, Sheet, wrapped
from artcli.render.parts import shown_path
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from artcli.model import FileOutcome, IngestSummary, Outcome

REASONS = 10
"""So many reasons of one outcome, before the others are only counted: as many as leave the summary on one screen."""

EXAMPLES = 3
"""Files that are named of those with a reason in common."""

_EXPLAINED: tuple[Outcome, ...] = ("moved", "duplicate", "skipped", "failed", "removed", "gone")
_COPY = "is "
"""What a reason begins with whose rest is the path of the same text."""
_INDENT = "  "
_NARROW = 60


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How to sum up: a query to propose, the folder that paths are seen from, the command that lists every reason, and whether anything was done.

    ``tally`` counts files by outcome and reason, where not all of them are given.
    """

    example: str | None = None
    folder: str | None = None
    report: str | None = None
    dry_run: bool = False
    tally: Mapping[tuple[str, str], int] = field(default_factory=dict)


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
    files = counted(sum([summary.counts.get(outcome, 0) for outcome in OUTCOMES]), "file")
    yield from wrapped(Text(f"{files}, {size(summary.bytes)} in {duration(summary.seconds)}"), setting.width)
    named = [outcome for outcome in (*OUTCOMES, *ABSENT) if summary.counts.get(outcome)]
    if named:
        yield Text()
    names = max(map(len, named), default=0)
    digits = max((len(f"{summary.counts[outcome]:,}") for outcome in named), default=0)
    for outcome in named:
        count = Text(f"{_INDENT}{outcome:<{names}}  {summary.counts[outcome]:>{digits},}", f"outcome.{outcome}")
        reasons = [*_reasons([file for file in outcomes if file.outcome == outcome], summary.counts[outcome], options)]
        yield from _row(count, reasons, setting.width)
    yield Text()
    for advice in _advice(summary, options):
        yield from wrapped(Text(advice), setting.width)
    for sentence in _library(summary, options, setting.width):
        yield from wrapped(sentence, setting.width)


def _reasons(files: list[FileOutcome], count: int, options: SummaryOptions) -> Iterator[str]:
    """Yield why files came to an outcome that ``count`` came to: each by itself while they are few, else by reason, the commonest first."""
    explained = [file for file in files if file.reason]
    if len(explained) <= REASONS:
        for file in explained:
            yield _reason(file, options)
        rest = count - len(explained)
    else:
        rest = yield from _grouped(explained, count, options)
    if explained and rest:
        yield f"and {rest:,} more" + (f": {options.report}" if options.report else "")


def _grouped(files: list[FileOutcome], count: int, options: SummaryOptions) -> Generator[str, None, int]:
    """Yield the commonest reasons with some of their files, and return how many files aren't counted in any of them."""
    groups: dict[str, list[FileOutcome]] = {}
    for file in files:
        groups.setdefault(file.reason or "", []).append(file)
    sizes = {reason: options.tally.get((those[0].outcome, reason), len(those)) for reason, those in groups.items()}
    for reason in sorted(groups, key=lambda one: -sizes[one])[:REASONS]:
        those = groups[reason]
        if len(those) == 1:
            yield _reason(those[0], options)
        else:
            some = ", ".join([shown_path(file.path, options.folder) for file in those[:EXAMPLES]])
            more = ", …" if sizes[reason] > EXAMPLES else ""
            yield f"{sizes[reason]:,} × {_why(reason, options)}: {some}{more}"
        count -= sizes[reason]
    return count


def _advice(summary: IngestSummary, options: SummaryOptions) -> Iterator[str]:
    if options.dry_run:
        yield "Nothing was done. New files weren't read: some may be copies of others, or no text."
    elif summary.counts.get("gone"):
        yield "What is gone stays in the library until: artcli ingest --prune PATH"


def _reason(file: FileOutcome, options: SummaryOptions) -> str:
    """Return a path and why: a reason that is the rest of a sentence follows without a colon."""
    reason = _why(file.reason or "", options)
    joint = " " if reason.startswith(_COPY) else ": "
    return shown_path(file.path, options.folder) + joint + reason


def _why(reason: str, options: SummaryOptions) -> str:
    """Return a reason; the file that another is a copy of is seen from where all are."""
    if reason.startswith(_COPY):
        return _COPY + shown_path(reason.removeprefix(_COPY), options.folder)
    return safe(reason).rstrip(".")


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
