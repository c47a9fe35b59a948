"""``artcli ingest``: add files and folders to the library."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.messages import print_note
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    remember_options,
    shared_options,
)
from artcli.cli.sizes import size_of
from artcli.cli.terminal import standard_error, standard_output
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.cli.terminal import Output
    from artcli.ingest.run import Ingest
    from artcli.ingest.work import IngestOptions
    from artcli.model import FileOutcome

SOME_FAILED = 1
INTERRUPTED = 130

EXAMPLES = """
artcli ingest data/               a folder, with all that lies in it
artcli ingest *.txt notes/        files and folders
artcli ingest 'data/**/*.txt'     a pattern, as shells have them
artcli ingest data/ --exclude drafts/ --exclude '*.log'
find . -name '*.txt' -print0 | artcli ingest --files-from - -0
curl -s URL | artcli ingest -     standard input
artcli ingest data/ --json        what became of each file, for a program
artcli ingest data/ -j 1          without worker processes
"""

_LEAST_MEMORY = 200 * 2**20


@click.command("ingest", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1)
@click.option(
    "--include", multiple=True, metavar="PATTERN", help="In folders, only files like this (as in .gitignore)."
)
@click.option("--exclude", multiple=True, metavar="PATTERN", help="In folders, no files or folders like this.")
@click.option("--files-from", metavar="FILE", help="Paths from a file, one a line (- for standard input).")
@click.option("-0", "nul", is_flag=True, help="--files-from has a zero byte after each path.")
@click.option("--max-size", callback=size_of(1), metavar="SIZE", help="Skip larger files (else 64M).")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes (else one a core).")
@click.option(
    "--memory", callback=size_of(_LEAST_MEMORY), metavar="SIZE", help="What they may take together (else 464M)."
)
@click.option("--wait", is_flag=True, help="Wait while another artcli writes to the library.")
@click.option("--rehash", is_flag=True, help="Read every file, however unchanged it looks.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@jsonl_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Add files and folders to the library: each text file becomes an article.

    Files that were ingested before and haven't changed since, by their size, time and inode, aren't read again; changed ones replace their
    article. In folders, hidden files and those that editors leave behind are passed over, links aren't followed, and .artcliignore files
    say what else isn't wanted, by the rules of .gitignore.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"])
    listed_paths = _listed_paths(options["files_from"], path, nul=options["nul"])
    how = _how(options, titles=form is not None)
    run = Library(shared.index_path(), print_note).ingest(path, _read_input, how, listed_paths)
    told = _Told(form, standard_output(shared.color))
    with _gentle_interrupt(run) as interrupted:
        _watch(run, told, shared.color, quiet=options["quiet"])
    told.end(run, quiet=options["quiet"])
    if interrupted:
        print_note("Interrupted: what was read until then is in the library; the next run goes on from there.")
        return INTERRUPTED
    return SOME_FAILED if run.summary and run.summary.counts["failed"] else 0


def _how(options: dict[str, Any], *, titles: bool) -> IngestOptions:
    from artcli.ingest.choice import MOST_BYTES, Choice  # noqa: PLC0415  (as above)
    from artcli.ingest.work import MEMORY, IngestOptions  # noqa: PLC0415

    choice = Choice(options["include"], options["exclude"], options["max_size"] or MOST_BYTES)
    return IngestOptions(
        options["jobs"],
        options["memory"] or MEMORY,
        options["wait"],
        titles=titles,
        rehash=options["rehash"],
        choice=choice,
    )


def _listed_paths(source: str | None, named: tuple[str, ...], *, nul: bool) -> list[str]:
    """Return the paths that a file lists, byte for byte as they stand there.

    Raises ``UsageFaultError`` where nothing says what to ingest, ``ConfigError`` where the list can't be read.
    """
    if source is None and (nul or not named):
        message = (
            "-0 goes with --files-from only." if nul else "Say what to ingest: files, folders, or - for standard input."
        )
        raise UsageFaultError(message)
    if source is None:
        return []
    if source == "-" in named:
        message = "Standard input can't be the list of files and an article."
        raise UsageFaultError(message)
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        message = f"The list of files {source} can't be read: {error.strerror or error}."
        raise ConfigError(message) from error
    return [os.fsdecode(line) for line in data.split(b"\0" if nul else b"\n") if line]


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
