"""``artcli ingest``: add files and folders to the library."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.asking import refuse_unasked
from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.ingesting import (
    SHOWN,
    Asking,
    exclude_option,
    gentle_interrupt,
    how_asked,
    include_option,
    jobs_option,
    max_size_option,
    memory_option,
    replicas_option,
    run_shown,
    shards_option,
    shared_marks_option,
    text_fields_option,
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
from artcli.cli.outcomes import Report, Told, tell_learned
from artcli.cli.terminal import standard_output
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from artcli.ingest.run import Ingest

SOME_FAILED = 1
INTERRUPTED = 130

EXAMPLES = """
artcli ingest data/               a folder, with all that lies in it
artcli ingest 'data/**/*.txt'     a pattern, as shells have them
artcli ingest data/ --exclude drafts/ --exclude '*.log'
find . -name '*.txt' -print0 | artcli ingest --files-from - -0
curl -s URL | artcli ingest -     standard input
artcli ingest data/ --prune       forget what is gone from the folder
"""


@click.command("ingest", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1)
@include_option
@exclude_option
@click.option("--files-from", metavar="FILE", help="Paths listed in a file, or - for a pipe.")
@click.option("-0", "--null", "nul", is_flag=True, help="Zero bytes end the paths of --files-from.")
@max_size_option
@jobs_option
@memory_option
@click.option("--wait", is_flag=True, help="Wait for another artcli to end its writing.")
@shards_option
@replicas_option
@text_fields_option
@shared_marks_option
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
    how = how_asked(options, asking, titles=form in ("json", "jsonl") or options["report"] is not None)
    place = shared.index_path()
    _refuse_cluster_options(place, options)
    run = Library(place, print_note).ingest(path, _read_input, how, listed_paths)
    report = Report(options["report"]) if options["report"] else None
    told = Told(form, standard_output(shared.color), report, propose=not options["quiet"])
    with gentle_interrupt(run) as interrupted:
        bar = not (options["quiet"] or told.form)
        run_shown(run, told.take, shared.color, asking or Asking(yes=True), bar=bar)
    if options["shared_marks"] and not options["dry_run"]:
        from artcli.library.copying import share_marks  # noqa: PLC0415  (for clusters only)

        share_marks(str(place))
    told.end(run.summary, quiet=options["quiet"], dry_run=options["dry_run"])
    if report:
        report.close()
    if not options["quiet"]:
        tell_learned(run)
    return _status(run, interrupted=bool(interrupted))


def _refuse_cluster_options(place: Path | str, options: dict[str, Any]) -> None:
    """Raise ``UsageFaultError`` where an option for clusters meets a folder."""
    for name in ("shards", "replicas", "text_fields", "shared_marks"):
        unasked = False if name == "shared_marks" else None
        if options[name] is not unasked and isinstance(place, Path):
            message = (
                f"--{name.replace('_', '-')} goes with a library on a cluster only: --index opensearch://HOST/NAME"
            )
            raise UsageFaultError(message)


def _status(run: Ingest, *, interrupted: bool) -> int:
    """Return the exit status, and say what else a person must know.

    Raises ``ConfigError`` where files that are gone weren't removed though that was asked.
    """
    if interrupted:
        print_note("Interrupted: what was read until then is in the library; the next run goes on from there.")
        return INTERRUPTED
    if run.held:
        folders = ", ".join(run.held[:SHOWN]) + (", …" if len(run.held) > SHOWN else "")
        message = f"Nothing was removed for what is gone from {folders}, missing or empty whole: perhaps a disk isn't mounted."
        raise ConfigError(message, hint="If it is gone for good, say so: artcli ingest --prune --force PATH")
    return SOME_FAILED if run.summary and run.summary.counts["failed"] else 0


def _asking(options: dict[str, Any]) -> Asking | None:
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
    return Asking(yes=options["yes"])


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
        raise ConfigError(message, hint="Name another with --files-from, or - for a pipe.") from error
    return [os.fsdecode(line) for line in data.split(b"\0" if nul else b"\n") if line]


def _read_input() -> bytes:
    return sys.stdin.buffer.read()
