"""``artcli check``: see whether the library is whole, and save what can be saved of one that isn't."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.messages import print_note
from artcli.cli.options import ExamplesCommand, context_settings, json_option, remember_options, shared_options
from artcli.cli.terminal import standard_error, standard_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.library import Library

BROKEN = 1

EXAMPLES = """
artcli check                      everything: takes about as long as the ingest did
artcli check --quick              checksums only: as long as reading the files
artcli check --repair             drop what is broken, and say what must be ingested again
"""


@click.command("check", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.option("--quick", is_flag=True, help="Only the checksums, and that all files are there.")
@click.option("--repair", is_flag=True, help="Drop what is broken, and list what must be ingested again.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors; the exit status tells.")
@json_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> int:
    """See whether the library is whole: every file, every checksum, every word against the articles.

    Nothing is changed without --repair, and searches go on meanwhile. The exit status is 1 where something is broken, or, after a
    repair, where articles were lost.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    if options["quick"] and options["repair"]:
        message = "--quick and --repair can't be had together: a repair looks at everything."
        raise click.UsageError(message)
    library = Library(shared.index_path(), print_note)
    show = _Printer(as_json=options["as_json"], quiet=options["quiet"], colour=shared.color)
    return _repair(library, show) if options["repair"] else _check(library, show, quick=options["quick"])


class _Printer:
    """Prints a report as it is wanted."""

    def __init__(self, *, as_json: bool, quiet: bool, colour: str) -> None:
        self._as_json = as_json
        self._quiet = quiet
        self._colour = colour

    def report(self, record: dict[str, Any], lines: Callable[[], list[str]]) -> None:
        output = standard_output(self._colour)
        if self._as_json:
            output.write(json.dumps(record, ensure_ascii=False, indent=2))
        elif not self._quiet:
            for line in lines():
                output.write(line)

    def notes(self, notes: tuple[str, ...]) -> None:
        if not (self._as_json or self._quiet):
            for note in notes:
                print_note(note)

    @contextmanager
    def progress(self, label: str, total: Callable[[], int]) -> Iterator[Callable[[int, int], None] | None]:
        """Give what is to be told of bytes and articles that are done: a bar where a person looks."""
        output = standard_error(self._colour)
        if self._as_json or self._quiet or not output.progress:
            yield None
            return
        from artcli.render.progress import IngestProgress  # noqa: PLC0415  (rich: for terminals only)

        with IngestProgress(output.console, label, total() or None) as bar:
            yield bar.advance


def _check(library: Library, show: _Printer, *, quick: bool) -> int:
    from artcli.render.check import check_lines, check_record  # noqa: PLC0415

    with show.progress("Checking", library.documents_to_check) as advance:
        report = library.check(quick=quick, advance=advance)
    show.report(check_record(report), lambda: check_lines(report))
    show.notes((*report.notes, "See what can be saved: artcli check --repair") if report.findings else report.notes)
    return BROKEN if report.findings else 0


def _repair(library: Library, show: _Printer) -> int:
    from artcli.render.check import repair_lines, repair_record  # noqa: PLC0415

    with show.progress("Checking", library.documents_to_check) as advance:
        report = library.repair(advance=advance)
    show.report(repair_record(report), lambda: repair_lines(report))
    show.notes(report.before.notes)
    return 0 if report.whole else BROKEN
