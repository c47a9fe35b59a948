"""``artcli renormalise``: make the library's articles again from their files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.ingest import INTERRUPTED, SOME_FAILED
from artcli.cli.ingesting import gentle_interrupt, jobs_option, memory_option, run_shown
from artcli.cli.messages import print_note
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    remember_options,
    shared_options,
    width_option,
)
from artcli.cli.outcomes import Report, Told, tell_learned
from artcli.cli.terminal import standard_output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.terminal import Output
    from artcli.library import Library

NOTHING_FOUND = 1

EXAMPLES = """
artcli renormalise                all articles, after an upgrade
artcli renormalise --dry-run      what a sample of them would come out as
artcli renormalise source:gazette date:2019
artcli renormalise kq7f           one article, by its id
artcli renormalise scans/         all of a folder
"""


@click.command("renormalise", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("what", nargs=-1, metavar="[ID|NUMBER|PATH|QUERY...]")
@jobs_option
@memory_option
@click.option("--wait", is_flag=True, help="Wait for another artcli to end its writing.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change, by a sample, and do nothing.")
@click.option("-v", "--verbose", is_flag=True, help="Print what becomes of each article.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("--report", metavar="FILE", help="Write it as JSON lines, whatever is printed.")
@json_option
@jsonl_option
@width_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, what: tuple[str, ...], **options: Any) -> int:
    """Make the library's articles again from their files, as this artcli does it; ids, tags and notes stay.

    All of them, or those that are named, as in remove. An article that comes out as it was isn't written; one whose file is gone, or can't
    be read, stays as it is, and is told of.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], verbose=options["verbose"])
    if options["quiet"] and options["verbose"]:
        message = "--quiet and --verbose can't be had together."
        raise UsageFaultError(message)
    library = Library(shared.index_path(), print_note)
    ids = _meant(library, what)
    if ids is not None and not ids:
        print_note(f"Nothing matches {' '.join(what)}.")
        return NOTHING_FOUND
    output = standard_output(shared.color, options["width"])
    if options["dry_run"]:
        return _show_differences(library, ids, output, options)
    run = library.renormalise(ids, _how(options))
    report = Report(options["report"]) if options["report"] else None
    told = Told(form, output, report, propose=False)
    with gentle_interrupt(run) as interrupted:
        run_shown(run, told.take, shared.color, bar=not (options["quiet"] or told.form))
    told.end(run.summary, quiet=options["quiet"])
    if report:
        report.close()
    if not options["quiet"]:
        tell_learned(run)
    if interrupted:
        print_note("Interrupted: what was made again until then is in the library.")
        return INTERRUPTED
    return SOME_FAILED if run.summary and run.summary.counts["failed"] else 0


def _meant(library: Library, what: tuple[str, ...]) -> list[str] | None:
    """Return the ids of the articles that are named; None for all.

    Raises ``QuerySyntaxError`` or ``ArticleNotFoundError``.
    """
    if not what:
        return None
    from artcli.cli.references import reference  # noqa: PLC0415  (as above)
    from artcli.last_search import recall  # noqa: PLC0415

    last = recall(library.path)
    return [one.id for one in library.articles_meant([reference(one, last) for one in what]) if one.id]


def _how(options: dict[str, Any]) -> Any:
    from artcli.ingest.memory import MEMORY  # noqa: PLC0415  (as above)
    from artcli.ingest.options import IngestOptions  # noqa: PLC0415

    return IngestOptions(options["jobs"], options["memory"] or MEMORY, options["wait"])


def _show_differences(library: Library, ids: Sequence[str] | None, output: Output, options: dict[str, Any]) -> int:
    found = library.differences(ids)
    if options["as_json"] or options["as_jsonl"]:
        from artcli.records import differences_record  # noqa: PLC0415  (not for text)

        indent = None if options["as_jsonl"] else 2
        output.write(json.dumps(differences_record(found), ensure_ascii=False, indent=indent))
    elif not options["quiet"]:
        from artcli.render.differences import differences_page, plain_differences  # noqa: PLC0415

        if output.as_page:
            output.show(differences_page(found))
        else:
            output.write(plain_differences(found).rstrip("\n"))
    return SOME_FAILED if any(one.outcome == "failed" for one in found.failed) else 0
