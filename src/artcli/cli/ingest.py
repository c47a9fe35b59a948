"""``artcli ingest``: add files and folders to the library."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import one_format
from artcli.cli.messages import print_note
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
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
artcli ingest data/ -j 1          without worker processes
"""

_UNITS = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}
_SIZE = re.compile(r"([0-9]{1,12})([kmg]?)(?:i?b)?", re.ASCII | re.IGNORECASE)
_LEAST_MEMORY = 200 * 2**20


def _size(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Return the bytes of a size as people write it: 512M, 2G."""
    if value is None:
        return None
    match = _SIZE.fullmatch(value)
    if not match:
        message = f"{value} isn't a size, such as 512M or 2G."
        raise click.BadParameter(message, ctx, param)
    found = int(match[1]) * _UNITS[match[2].lower()]
    if found < _LEAST_MEMORY:
        message = f"{value} is too little: give at least {_LEAST_MEMORY // 2**20}M."
        raise click.BadParameter(message, ctx, param)
    return found


@click.command("ingest", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1, required=True)
@click.option("-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes (else one a core).")
@click.option("--memory", callback=_size, metavar="SIZE", help="What they may take together (else 464M).")
@click.option("--wait", is_flag=True, help="Wait while another artcli writes to the library.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@jsonl_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Add files and folders to the library: each text becomes an article, and so does each message, row or member of a mailbox or archive.

    Files that were ingested before and haven't changed cost next to nothing; changed ones replace their article.
    """
    from artcli.ingest.work import MEMORY, IngestOptions  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"])
    how = IngestOptions(options["jobs"], options["memory"] or MEMORY, options["wait"], titles=form is not None)
    run = Library(shared.index_path(), print_note).ingest(path, _read_input, how)
    told = _Told(form, standard_output(shared.color))
    with _gentle_interrupt(run) as interrupted:
        _watch(run, told, shared.color, quiet=options["quiet"])
    told.end(run, quiet=options["quiet"])
    if interrupted:
        print_note("Interrupted: what was read until then is in the library; the next run goes on from there.")
        return INTERRUPTED
    return SOME_FAILED if run.summary and run.summary.counts["failed"] else 0


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


def _watch(run: Ingest, told: _Told, colour: str, *, quiet: bool) -> None:
    """Ingest, with a bar where a person looks."""
    output = standard_error(colour)
    if quiet or told.form or not output.progress:
        for outcome in run:
            told.take(outcome)
        return
    from artcli.render.progress import IngestProgress  # noqa: PLC0415  (rich: for terminals only)

    with IngestProgress(output.console, "Ingesting", len(run.sources), run.sources.bytes) as progress:
        for outcome in run:
            told.take(outcome)
            progress.advance(outcome.bytes)


class _Told:
    """Outcomes on their way to standard output; of a million, only those that the summary explains are kept."""

    def __init__(self, form: str | None, output: Output) -> None:
        self.form = form
        self._output = output
        self._kept: list[FileOutcome] = []
        self._last = ""
        self.take = self._keep if form is None else self._write_line if form == "jsonl" else self._write_item

    def end(self, run: Ingest, *, quiet: bool) -> None:
        """Print what it came to."""
        if run.summary is None:
            return
        from artcli.records import summary_record  # noqa: PLC0415  (see above)

        if self.form == "jsonl":
            self._output.write(json.dumps(summary_record(run.summary), ensure_ascii=False))
        elif self.form == "json":
            self._output.write(f"  {self._last}\n ]," if self._last else '{\n "files": [],')
            self._output.write(json.dumps(summary_record(run.summary), ensure_ascii=False, indent=1)[2:])
        elif not quiet:
            self._sum_up(run)

    def _sum_up(self, run: Ingest) -> None:
        from artcli.render.summary import SummaryOptions, plain_summary, summary_page  # noqa: PLC0415

        assert run.summary is not None
        options = SummaryOptions(example="Hanoi summit", folder=os.getcwd())  # noqa: PTH109
        if self._output.as_page:
            self._output.show(summary_page(run.summary, self._kept, options))
        else:
            self._output.write(plain_summary(run.summary, self._kept, options).rstrip("\n"))

    def _keep(self, outcome: FileOutcome) -> None:
        if outcome.reason:
            self._kept.append(outcome)

    def _write_line(self, outcome: FileOutcome) -> None:
        self._output.write(_json(outcome))

    def _write_item(self, outcome: FileOutcome) -> None:
        """Write an item of the array, its comma with the next: nothing waits for the end."""
        if self._last:
            self._output.write(f"  {self._last},")
        else:
            self._output.write('{\n "files": [')
        self._last = _json(outcome)


def _json(outcome: FileOutcome) -> str:
    from artcli.records import outcome_record  # noqa: PLC0415  (see above)

    return json.dumps(outcome_record(outcome), ensure_ascii=False)
