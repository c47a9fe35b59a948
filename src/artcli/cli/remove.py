"""``artcli remove``: take articles out of the library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.asking import agreed, refuse_unasked
from artcli.cli.messages import print_note
from artcli.cli.options import ExamplesCommand, context_settings, json_option, remember_options, shared_options
from artcli.cli.terminal import standard_output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.library import Library
    from artcli.model import FileOutcome

NOTHING_REMOVED = 1
_SHOWN = 20

EXAMPLES = """
artcli remove kq7f                an article by its id
artcli remove 3 4                 results of the last search
artcli remove data/old/           all articles of a folder
artcli remove source:gazette date:..1999 --dry-run
artcli remove '"moon"'            a word, not the beginning of an id
"""


@click.command("remove", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("what", nargs=-1, required=True, metavar="ID|NUMBER|PATH|QUERY...")
@click.option("-y", "--yes", is_flag=True, help="Don't ask.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would go, and remove nothing.")
@click.option("--wait", is_flag=True, help="Wait while another artcli writes to the library.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, what: tuple[str, ...], **options: Any) -> int:
    """Take articles out of the library, after a question.

    Files aren't touched: an article comes back when its file is ingested again. What is neither an id, nor a result's number, nor a file or
    folder of the library is a query, as in search; all articles that it matches go.
    """
    from artcli.cli.references import reference  # noqa: PLC0415  (--help needs none of it)
    from artcli.last_search import recall  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    library = Library(shared.index_path(), print_note)
    last = recall(library.path)
    going = library.articles_meant([reference(one, last) for one in what])
    if not going:
        print_note(f"Nothing matches {' '.join(what)}.")
    if going and not options["dry_run"]:
        refuse_unasked(f"To remove {_counted(going)}", yes=options["yes"])
        if not options["yes"] and not _asked(going):
            print_note("Nothing was removed.")
            return NOTHING_REMOVED
    left = _left(library, going, options)
    output = standard_output(shared.color)
    if options["as_json"]:
        output.write(json.dumps(_record(going, left, dry_run=options["dry_run"]), ensure_ascii=False, indent=2))
    elif going and not options["quiet"]:
        for line in _lines(going, left, dry_run=options["dry_run"], shown=options["yes"] or options["dry_run"]):
            output.write(line)
    return 0 if going else NOTHING_REMOVED


def _left(library: Library, going: Sequence[FileOutcome], options: dict[str, Any]) -> int:
    """Remove the articles, if that is meant, and return how many there are then."""
    if options["dry_run"] or not going:
        return library.count()
    return library.remove([one.id for one in going if one.id], wait=options["wait"])


def _counted(going: Sequence[FileOutcome]) -> str:
    from artcli.render.figures import counted  # noqa: PLC0415  (as above)

    return counted(len(going), "article")


def _asked(going: Sequence[FileOutcome]) -> bool:
    for line in _listed(going):
        print_note(line)
    return agreed(f"Remove {_counted(going)} from the library? Files stay as they are.")


def _listed(going: Sequence[FileOutcome]) -> list[str]:
    from artcli.render.parts import shown_path  # noqa: PLC0415  (as above)
    from artcli.render.safe import short  # noqa: PLC0415

    lines = [f"  {one.id}  {short(one.title or 'untitled', 60)}  {shown_path(one.path)}" for one in going[:_SHOWN]]
    return lines + ([f"  and {len(going) - _SHOWN:,} more"] if len(going) > _SHOWN else [])


def _lines(going: Sequence[FileOutcome], left: int, *, dry_run: bool, shown: bool) -> list[str]:
    from artcli.render.figures import counted  # noqa: PLC0415  (as above)

    lines = _listed(going) if shown else []
    if dry_run:
        return [*lines, f"{_counted(going)} would be removed, of {left:,}."]
    back = "They come back when their files are" if len(going) > 1 else "It comes back when its file is"
    return [*lines, f"Removed {_counted(going)}; {counted(left, 'article')} left. {back} ingested again."]


def _record(going: Sequence[FileOutcome], left: int, *, dry_run: bool) -> dict[str, Any]:
    removed = [{"id": one.id, "title": one.title, "path": one.path} for one in going]
    return {"removed": removed, "articles": left, "dry_run": dry_run}
