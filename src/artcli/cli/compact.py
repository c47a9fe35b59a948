"""``artcli compact``: merge the library's segments into one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import UsageFaultError
from artcli.cli.ingesting import text_fields_option
from artcli.cli.messages import print_note
from artcli.cli.options import ExamplesCommand, context_settings, json_option, remember_options, shared_options
from artcli.cli.terminal import standard_output
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.cli.terminal import Output
    from artcli.ingest.compaction import Compaction

EXAMPLES = """
artcli compact                    merge all segments, drop what was deleted
artcli compact --wait             as soon as a running ingest has ended
artcli --index opensearch://localhost:9200/articles compact --migrate
"""


@click.command("compact", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.option("--wait", is_flag=True, help="Wait while another artcli writes to the library.")
@click.option("--migrate", is_flag=True, help="Bring a library on a cluster to this artcli's mapping.")
@text_fields_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> int:
    """Merge the library's segments into one, and drop what was deleted.

    Never necessary: each ingest merges what it can. Searches go on meanwhile. There must be room for the library a second time.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    if options["text_fields"] is not None and not options["migrate"]:
        message = "--text-fields and --no-text-fields go with --migrate only."
        raise UsageFaultError(message)
    if options["migrate"]:
        return _migrated(shared.index_path(), standard_output(shared.color), options)
    done = Library(shared.index_path(), print_note).compact(wait=options["wait"])
    output = standard_output(shared.color)
    if options["as_json"]:
        output.write(json.dumps(_record(done), indent=2))
    elif not options["quiet"]:
        from artcli.cli.messages import say  # noqa: PLC0415

        say(output, _sentence(done))
    return 0


def _migrated(place: Path | str, output: Output, options: dict[str, Any]) -> int:
    """Bring a library on a cluster to this version's mapping.

    Raises ``ConfigError`` for a folder, or an ``IndexStoreError``.
    """
    from artcli.render.figures import counted  # noqa: PLC0415  (only to print)

    if not isinstance(place, str):
        message = "An index in a folder is never migrated: another version's is made again."
        raise ConfigError(message, hint="Its articles are made again from their files by: artcli ingest")
    from artcli.opensearch.migrating import migrate  # noqa: PLC0415  (for clusters only)
    from artcli.opensearch.place import ClusterDirectory  # noqa: PLC0415

    before, articles = migrate(ClusterDirectory(place, print_note), text_fields=options["text_fields"])
    if options["as_json"]:
        output.write(json.dumps({"mapping_before": before, "articles": articles}, indent=2))
    elif not options["quiet"]:
        done = f"{counted(articles, 'article')} written anew, from mapping version {before}."
        output.write(done if articles else "The library has this artcli's mapping already.")
    return 0


def _record(done: Compaction) -> dict[str, int | float]:
    return {
        "articles": done.articles,
        "segments_before": done.segments_before,
        "segments": done.segments,
        "bytes_before": done.bytes_before,
        "bytes": done.bytes,
        "seconds": round(done.seconds, 3),
    }


def _sentence(done: Compaction) -> str:
    from artcli.render.figures import counted, duration, size  # noqa: PLC0415  (only to print)

    articles = counted(done.articles, "article")
    if (done.segments, done.bytes) == (done.segments_before, done.bytes_before):
        return f"The library is compact already: {articles} in {size(done.bytes)}."
    segments = counted(done.segments_before, "segment")
    change = f"{size(done.bytes_before)} before, {size(done.bytes)} now"
    return f"{segments} merged in {duration(done.seconds)}: {articles}, {change}."
