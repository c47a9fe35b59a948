"""``artcli copy``: a library from one engine to the other."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import UsageFaultError
from artcli.cli.ingesting import replicas_option, shards_option, shared_marks_option, text_fields_option
from artcli.cli.messages import print_note
from artcli.cli.options import ExamplesCommand, context_settings, json_option, remember_options, shared_options
from artcli.cli.terminal import standard_error, standard_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.library.copying import CopiedLibrary

EXAMPLES = """
artcli copy ~/articles/index opensearch://localhost:9200/articles
artcli copy opensearch://localhost:9200/articles ~/articles/index
artcli copy old-index new-index                     from folder to folder
artcli copy index opensearchs://search.example.org/news --shards 3 --shared-marks
"""


@click.command("copy", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="TARGET")
@shards_option
@replicas_option
@text_fields_option
@shared_marks_option
@click.option("--wait", is_flag=True, help="Wait while another artcli writes to the target.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, source: str, target: str, **options: Any) -> int:
    """Copy a library: each is a folder, or the address of a cluster.

    Articles keep their ids, so tags and notes go on to hold. Those that the target has already are replaced, others that are there stay;
    a copy that was broken off goes on when it is run again. The source isn't changed.
    """
    from artcli.config import is_address  # noqa: PLC0415  (--help needs none of it)
    from artcli.library.copying import copy_library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    for name in ("shards", "replicas", "text_fields", "shared_marks"):
        if options[name] is not (False if name == "shared_marks" else None) and not is_address(target):
            message = f"--{name.replace('_', '-')} goes with a target on a cluster only."
            raise UsageFaultError(message)
    with _bar(shared.color, shown=not (options["quiet"] or options["as_json"])) as advance:
        done = copy_library(
            source,
            target,
            print_note,
            wait=options["wait"],
            shards=options["shards"],
            replicas=options["replicas"],
            text_fields=options["text_fields"],
            shared_marks=options["shared_marks"],
            advance=advance,
        )
    output = standard_output(shared.color)
    if options["as_json"]:
        output.write(json.dumps(_record(done), indent=2))
    elif not options["quiet"]:
        output.write(_sentence(done))
    return 0


@contextmanager
def _bar(colour: str, *, shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Give what is to be told of how many articles of how many are done: a bar where a person looks."""
    output = standard_error(colour)
    if not shown or not output.progress:
        yield None
        return
    from artcli.render.progress import IngestProgress  # noqa: PLC0415  (rich: for terminals only)

    with IngestProgress(output.console, "Copying", None) as bar:

        def advance(_done: int, _all: int) -> None:
            bar.advance(0)

        yield advance


def _record(done: CopiedLibrary) -> dict[str, int | float]:
    return {
        "articles": done.articles,
        "target_articles": done.there,
        "marks": done.marks,
        "seconds": round(done.seconds, 3),
    }


def _sentence(done: CopiedLibrary) -> str:
    from artcli.render.figures import counted, duration  # noqa: PLC0415  (only to print)

    text = f"{counted(done.articles, 'article')} copied in {duration(done.seconds)}; the target has {done.there:,}."
    if done.marks:
        text += f" Marks of {counted(done.marks, 'article')} taken along."
    return text
