"""``artcli ingest``: add files and folders to the library."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.asking import agreed, refuse_unasked
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
from artcli.cli.outcomes import Report, Told, tell_learned
from artcli.cli.sizes import size_of
from artcli.cli.terminal import standard_error, standard_output
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from artcli.ingest.options import IngestOptions
    from artcli.ingest.run import Ingest
    from artcli.model import FileOutcome

SOME_FAILED = 1
INTERRUPTED = 130
_SHOWN = 10

EXAMPLES = """
artcli ingest data/               a folder, with all that lies in it
artcli ingest *.txt notes/        files and folders
artcli ingest 'data/**/*.txt'     a pattern, as shells have them
artcli ingest data/ --exclude drafts/ --exclude '*.log'
find . -name '*.txt' -print0 | artcli ingest --files-from - -0
curl -s URL | artcli ingest -     standard input
artcli ingest data/ --prune       forget what is gone from the folder
artcli ingest data/ --dry-run     what would be done
artcli ingest data/ --json        what became of each file, for a program
artcli ingest data/ -j 1          without worker processes
"""

LEAST_MEMORY = 200 * 2**20


@click.command("ingest", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1)
@click.option("--include", multiple=True, metavar="PATTERN", help="In folders, only files like this.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="In folders, no files or folders like this.")
@click.option("--files-from", metavar="FILE", help="Paths listed in a file, or - for a pipe.")
@click.option("-0", "nul", is_flag=True, help="Zero bytes end the paths of --files-from.")
@click.option("--max-size", callback=size_of(1), metavar="SIZE", help="Skip larger files (else 64M).")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), metavar="N", help="Worker processes (else one a core).")
@click.option(
    "--memory", callback=size_of(LEAST_MEMORY), metavar="SIZE", help="What they may take together (else 464M)."
)
@click.option("--wait", is_flag=True, help="Wait for another artcli to end its writing.")
@click.option("--rehash", is_flag=True, help="Read every file, however unchanged it looks.")
@click.option("--prune", is_flag=True, help="Remove what is gone from these folders.")
@click.option("-y", "--yes", is_flag=True, help="Don't ask before that.")
@click.option("--force", is_flag=True, help="Also where one is missing or empty whole.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("-v", "--verbose", is_flag=True, help="Print what becomes of each file.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--report", metavar="FILE", help="Write it as JSON lines, whatever is printed.")
@json_option
@jsonl_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Add files and folders to the library: each text becomes an article, and so does each message, row or member of a mailbox or archive.

    Files that were ingested before and haven't changed since, by their size, time and inode, aren't read again; changed ones replace their
    article. In folders, hidden files and those that editors leave behind are passed over, links aren't followed, and .artcliignore files
    say what else isn't wanted, by the rules of .gitignore.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], verbose=options["verbose"])
    if options["quiet"] and options["verbose"]:
        message = "--quiet and --verbose can't be had together."
        raise UsageFaultError(message)
    listed_paths = _listed_paths(options["files_from"], path, nul=options["nul"])
    asking = _asking(options)
    how = _how(options, asking, titles=form in ("json", "jsonl") or options["report"] is not None)
    run = Library(shared.index_path(), print_note).ingest(path, _read_input, how, listed_paths)
    report = Report(options["report"]) if options["report"] else None
    told = Told(form, standard_output(shared.color), report)
    with gentle_interrupt(run) as interrupted:
        _watch(run, told, asking or _Asking(yes=True), shared.color, quiet=options["quiet"])
    told.end(run, quiet=options["quiet"], dry_run=options["dry_run"])
    if report:
        report.close()
    if not options["quiet"]:
        tell_learned(run)
    return _status(run, interrupted=bool(interrupted))


def _status(run: Ingest, *, interrupted: bool) -> int:
    """Return the exit status, and say what else a person must know.

    Raises ``ConfigError`` where files that are gone weren't removed though that was asked.
    """
    if interrupted:
        print_note("Interrupted: what was read until then is in the library; the next run goes on from there.")
        return INTERRUPTED
    if run.held:
        folders = ", ".join(run.held[:_SHOWN]) + (", …" if len(run.held) > _SHOWN else "")
        message = f"Nothing was removed for what is gone from {folders}, missing or empty whole: perhaps a disk isn't mounted."
        raise ConfigError(message, hint="If it is gone for good, say so: artcli ingest --prune --force PATH")
    return SOME_FAILED if run.summary and run.summary.counts["failed"] else 0


def _asking(options: dict[str, Any]) -> _Asking | None:
    """Return who is asked before anything is removed; None where nothing is to be.

    Raises ``UsageFaultError`` or ``ConfigError``.
    """
    if not options["prune"]:
        for name in ("yes", "force"):
            if options[name]:
                message = f"--{name} goes with --prune only."
                raise UsageFaultError(message)
        return None
    if not options["dry_run"]:
        refuse_unasked("To remove files that are gone", yes=options["yes"])
    return _Asking(yes=options["yes"])


def _how(options: dict[str, Any], asking: _Asking | None, *, titles: bool) -> IngestOptions:
    from artcli.ingest.choice import MOST_BYTES, MOST_CONTAINER_BYTES, Choice  # noqa: PLC0415  (as above)
    from artcli.ingest.memory import MEMORY  # noqa: PLC0415
    from artcli.ingest.options import IngestOptions  # noqa: PLC0415

    asked = options["max_size"]
    most, most_container = asked or MOST_BYTES, asked or MOST_CONTAINER_BYTES
    choice = Choice(options["include"], options["exclude"], most, most_container)
    return IngestOptions(
        options["jobs"],
        options["memory"] or MEMORY,
        options["wait"],
        titles=titles,
        rehash=options["rehash"],
        choice=choice,
        prune=asking,
        force=options["force"],
        dry_run=options["dry_run"],
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
def gentle_interrupt(run: Ingest) -> Iterator[list[int]]:
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


def _watch(run: Ingest, told: Told, asking: _Asking, colour: str, *, quiet: bool) -> None:
    """Ingest, with a bar where a person looks."""
    output = standard_error(colour)
    if quiet or told.form or not output.progress:
        for outcome in run:
            told.take(outcome)
        return
    from artcli.render.progress import IngestProgress  # noqa: PLC0415  (rich: for terminals only)

    with IngestProgress(output.console, "Ingesting", len(run.sources), run.sources.bytes) as progress:
        asking.before = progress.hide
        for outcome in run:
            told.take(outcome)
            progress.took(outcome)


class _Asking:
    """Asks whether files that are gone may be removed; ``before`` is done first."""

    def __init__(self, *, yes: bool) -> None:
        self.before: Callable[[], None] = lambda: None
        self._yes = yes

    def __call__(self, gone: Sequence[FileOutcome]) -> bool:
        """Show some of the files, and ask."""
        if self._yes:
            return True
        self.before()
        from artcli.render.figures import counted  # noqa: PLC0415  (seldom asked)

        for one in gone[:_SHOWN]:
            print_note(f"{one.path}  {one.id}  {one.title}")
        if len(gone) > _SHOWN:
            print_note(f"and {len(gone) - _SHOWN:,} more")
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C is an answer too
        try:
            return agreed(
                f"Remove {counted(len(gone), 'file')} that {'is' if len(gone) == 1 else 'are'} gone from the library?"
            )
        finally:
            signal.signal(signal.SIGINT, before)
