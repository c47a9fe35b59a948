"""``artcli watch``: ingest files as they change."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from time import strftime
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.ingesting import (
    SHOWN,
    Asking,
    exclude_option,
    how_asked,
    include_option,
    jobs_option,
    max_size_option,
    memory_option,
    run_shown,
)
from artcli.cli.messages import print_note
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    remember_options,
    shared_options,
)
from artcli.cli.outcomes import Told
from artcli.cli.terminal import standard_output
from artcli.ingest.news import News
from artcli.render.figures import counted
from artcli.render.safe import safe, safe_name
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.ingest.run import Ingest
    from artcli.ingest.watching import Watching
    from artcli.model import FileOutcome, IngestSummary

SOME_FAILED = 1
INTERRUPTED = 130

_NAMED = ("failed", "gone", "removed")
"""Outcomes whose files are named, some of them: what one may have to do something about."""

EXAMPLES = """
artcli watch notes/ mail/          until Ctrl-C
artcli watch /mnt/share --poll     a folder of another machine
artcli watch notes/ --prune        forget what is deleted, too
artcli watch notes/ --once         until something has changed
artcli watch notes/ --jsonl        what became of each file, for a program
"""


@click.command("watch", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1, required=True)
@include_option
@exclude_option
@max_size_option
@jobs_option
@memory_option
@click.option("--poll", is_flag=True, help="Look for changes: for network folders and odd disks.")
@click.option("--once", is_flag=True, help="End when something has changed and was ingested.")
@click.option("--prune", is_flag=True, help="Remove what is gone from these folders, unasked.")
@click.option("-v", "--verbose", is_flag=True, help="Print what becomes of each file.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@jsonl_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Add files and folders to the library, and go on doing so as they change, until Ctrl-C.

    Changes that follow each other closely are taken together. Searches go on meanwhile, and another artcli that writes is waited for. What is
    deleted is told of, and stays in the library without --prune; a folder that is missing or empty whole, as that of a disk which isn't
    mounted, loses nothing even so, and is waited for.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], verbose=options["verbose"])
    if options["quiet"] and options["verbose"]:
        message = "--quiet and --verbose can't be had together."
        raise UsageFaultError(message)
    if "-" in path:
        message = "Standard input can't be watched."
        raise UsageFaultError(message)
    how = how_asked(options, Asking(yes=True) if options["prune"] else None, titles=False)
    library = Library(shared.index_path(), print_note)
    rounds = _Rounds(path, Told(form, standard_output(shared.color)), shared.color, quiet=options["quiet"])
    watching = library.watch(path, how, poll=options["poll"])
    interrupted = False
    with _interrupts(watching, rounds) as interrupts:
        try:
            for _ in watching:
                rounds.ingest(library.ingest(path, bytes, how))
                if options["once"] and rounds.number > 1 and rounds.news.any:
                    break
        except KeyboardInterrupt:
            interrupts.append(signal.SIGINT)
        interrupted = bool(interrupts)
    return rounds.end(interrupted=interrupted)


class _Rounds:
    """One ingest after another, and what is told of each."""

    def __init__(self, paths: Sequence[str], told: Told, colour: str, *, quiet: bool) -> None:
        """Take what is watched, how outcomes are told, and whether anything else is."""
        self.news = News()
        self.number = 0
        self.now: Ingest | None = None
        self._paths = paths
        self._told = told
        self._colour = colour
        self._quiet = quiet
        self._named: list[FileOutcome] = []
        self._held: tuple[str, ...] = ()
        self._total: IngestSummary | None = None

    def ingest(self, run: Ingest) -> None:
        """Do one, and tell what is new.

        Raises ``IndexStoreError``, and ``KeyboardInterrupt`` where it is to stop at once.
        """
        self.now = run
        self.news.begin()
        self._named.clear()
        bar = not (self._quiet or self._told.form)
        run_shown(run, self._take, self._colour, Asking(yes=True), bar=bar)
        self.now = None
        self.number += 1
        if run.summary is not None:
            self._sum_up(run, run.summary)

    def _take(self, outcome: FileOutcome) -> None:
        if self.news.takes(outcome):
            self._told.take(outcome)
            if outcome.outcome in _NAMED and len(self._named) < SHOWN:
                self._named.append(outcome)

    def _sum_up(self, run: Ingest, whole: IngestSummary) -> None:
        """Tell what a round came to, where it came to anything; the first says that files are watched."""
        summary = self.news.summary(whole)
        self._total = summary if self._total is None else _sum(self._total, summary)
        if self._told.form == "jsonl" and (self.news.any or self.number == 1):
            self._told.end(summary, quiet=True)
        self._told.flush()
        if self._quiet:
            return
        if run.held != self._held:
            self._held = run.held
            for folder in run.held[:SHOWN]:
                print_note(f"{folder} is missing or empty whole: nothing is removed for what is gone from it.")
        if self.number == 1:
            print_note(f"Watching {', '.join([safe_name(one) for one in self._paths[:SHOWN]])}; Ctrl-C ends it.")
        if self.news.any or self.number == 1:
            print_note(
                f"{strftime('%H:%M:%S')}  {_counts(summary)}; {counted(summary.articles, 'article')} in the library"
            )
            if self._told.form is None:
                for one in self._named:
                    print_note(f"  {one.outcome}: {safe_name(one.path)} ({safe(one.reason or '')})")

    def end(self, *, interrupted: bool) -> int:
        """Tell that it is over, and return the exit status."""
        if self._told.form == "json" and self._total is not None:
            self._told.end(self._total, quiet=True)
        if interrupted:
            return INTERRUPTED
        return SOME_FAILED if self.news.counts["failed"] else 0


def _sum(before: IngestSummary, one: IngestSummary) -> IngestSummary:
    counts = {outcome: count + before.counts[outcome] for outcome, count in one.counts.items()}
    return replace(one, counts=counts, bytes=before.bytes + one.bytes, seconds=before.seconds + one.seconds)


def _counts(summary: IngestSummary) -> str:
    return ", ".join([f"{count:,} {outcome}" for outcome, count in summary.counts.items() if count]) or "nothing new"


@contextmanager
def _interrupts(watching: Watching, rounds: _Rounds) -> Iterator[list[int]]:
    """Let the first Ctrl-C end it all, the ingest at hand with a commit, and the second stop at once."""
    seen: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        run = rounds.now
        if seen or (run is not None and not run.begun):
            raise KeyboardInterrupt
        seen.append(number)
        watching.stop()
        if run is not None:
            run.stop()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)
