"""``artcli ingest``: add files and folders to the library."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.messages import print_note
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    one_format,
    remember_options,
    shared_options,
)
from artcli.cli.terminal import standard_error, standard_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.cli.terminal import Output
    from artcli.ingest.run import Ingest
    from artcli.model import FileOutcome

SOME_FAILED = 1
INTERRUPTED = 130

EXAMPLES = """
artcli ingest data/               a folder, with all that lies in it
artcli ingest *.txt notes/        files and folders
curl -s URL | artcli ingest -     standard input
artcli ingest data/ --json        what became of each file, for a program
"""


@click.command("ingest", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1, required=True)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@jsonl_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Add files and folders to the library: each text file becomes an article.

    Files that were ingested before and haven't changed cost next to nothing; changed ones replace their article.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"])
    library = Library(shared.index_path())
    run = library.ingest(path, _read_input)
    with _gentle_interrupt(run) as interrupted:
        outcomes = _watch(run, form, shared.color, quiet=options["quiet"])
    _report(run, outcomes, form, standard_output(shared.color), quiet=options["quiet"])
    if interrupted:
        print_note("Interrupted: what was read until then is in the library; the next run goes on from there.")
        return INTERRUPTED
    return SOME_FAILED if any(outcome.outcome == "failed" for outcome in outcomes) else 0


def _read_input() -> bytes:
    return sys.stdin.buffer.read()


@contextmanager
def _gentle_interrupt(run: Ingest) -> Iterator[list[int]]:
    """Let the first Ctrl-C end the run with a commit, and the second stop it at once."""
    seen: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        if seen:
            raise KeyboardInterrupt
        seen.append(number)
        run.stop()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)


def _watch(run: Ingest, form: str | None, colour: str, *, quiet: bool) -> list[FileOutcome]:
    """Ingest, with a bar where a person looks, or with each outcome as it comes."""
    if form == "jsonl":
        return list(_print_lines(run, standard_output(colour)))
    output = standard_error(colour)
    if quiet or form or not output.progress:
        return list(run)
    from artcli.render.progress import IngestProgress  # noqa: PLC0415  (rich: for terminals only)

    outcomes = []
    with IngestProgress(output.console, "Ingesting", len(run.sources)) as progress:
        for outcome in run:
            outcomes.append(outcome)
            progress.advance(outcome.bytes)
    return outcomes


def _print_lines(run: Ingest, output: Output) -> Iterator[FileOutcome]:
    from artcli.records import outcome_record  # noqa: PLC0415

    for outcome in run:
        output.write(json.dumps(outcome_record(outcome), ensure_ascii=False))
        yield outcome


def _report(run: Ingest, outcomes: list[FileOutcome], form: str | None, output: Output, *, quiet: bool) -> None:
    from artcli.records import outcome_record, summary_record  # noqa: PLC0415

    summary = run.summary
    if summary is None:
        return
    if form == "json":
        document = {"files": [outcome_record(outcome) for outcome in outcomes]} | summary_record(summary)
        output.write(json.dumps(document, ensure_ascii=False, indent=2))
    elif form == "jsonl":
        output.write(json.dumps(summary_record(summary), ensure_ascii=False))
    elif not quiet:
        from artcli.render.summary import SummaryOptions, plain_summary, summary_page  # noqa: PLC0415

        options = SummaryOptions(example="Hanoi summit", folder=os.getcwd())  # noqa: PTH109
        if output.as_page:
            output.show(summary_page(summary, outcomes, options))
        else:
            output.write(plain_summary(summary, outcomes, options).rstrip("\n"))
