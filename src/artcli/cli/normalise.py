"""``artcli normalise``: see what ingest would make of files, without a library."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from artcli.cli.declared import one_format
from artcli.cli.messages import print_error, print_note
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    pager_option,
    plain_option,
    remember_options,
    shared_options,
    width_option,
)
from artcli.cli.terminal import standard_output
from artcli.errors import TextError
from artcli.records import Record, article_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from artcli.cli.terminal import Output
    from artcli.ingest.articles import Explained
    from artcli.ingest.sources import Sources
    from artcli.text.normalise import Normalised

MOST_TOLD = 5
"""Members of one container whose failures are told one by one."""
SOME_FAILED = 1

EXAMPLES = """
artcli normalise scan.txt              the article as Markdown
artcli normalise scan.txt --diff       the file beside the article
artcli normalise data/ --report        what was repaired and dropped
artcli normalise data/ --jsonl         every file of a folder, an object a line
pdftotext paper.pdf - | artcli normalise -
"""


class _File(NamedTuple):
    path: str
    text: str | bytes
    normalised: Normalised


@click.command("normalise", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1, required=True)
@json_option
@jsonl_option
@plain_option
@click.option("--report", is_flag=True, help="What was repaired and what was dropped.")
@click.option("--diff", is_flag=True, help="The file beside the article, word by word.")
@pager_option
@width_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Print the article that a file becomes: title, authors, date and whole paragraphs, as Markdown.

    PATH is a file, a folder, or - for standard input.
    """
    shared = remember_options(ctx, options)
    form = one_format(
        json=options["as_json"],
        jsonl=options["as_jsonl"],
        plain=options["plain"],
        report=options["report"],
        diff=options["diff"],
    )
    failures: list[str] = []
    output = standard_output(shared.color, options["width"])
    if form == "diff":
        _print_differences(output, _files(path, failures), page=not options["no_pager"])
    elif form == "json":
        output.write(json.dumps([_record(file) for file in _files(path, failures)], ensure_ascii=False, indent=2))
    else:
        _print_each(output, _files(path, failures), form)
    return SOME_FAILED if failures else 0


def _files(paths: tuple[str, ...], failures: list[str]) -> Iterator[_File]:
    """Yield each file with its article; what fails is told on standard error and noted in ``failures``."""
    from artcli.formats.told import LOOKED_AT  # noqa: PLC0415  (--help needs none of it)
    from artcli.ingest.articles import explain_file, explain_stream  # noqa: PLC0415  (--help needs none of it)
    from artcli.ingest.listing import reason_of  # noqa: PLC0415
    from artcli.ingest.sources import STANDARD_INPUT  # noqa: PLC0415

    def explain_input() -> Iterator[Explained]:
        piped = io.BufferedReader(cast("io.RawIOBase", sys.stdin.buffer), LOOKED_AT)
        try:
            yield from explain_stream(cast("BinaryIO", piped), STANDARD_INPUT)
        finally:
            piped.detach()  # or it would be closed with it

    def fail(path: str, reason: str) -> None:
        failures.append(path)
        print_error(TextError(f"{path}: {reason}"))

    for source in _found(paths):
        before = len(failures)
        if source.trouble:
            fail(source.path, source.trouble.reason or source.trouble.outcome)
            continue
        try:
            for one in explain_input() if source.path == STANDARD_INPUT else explain_file(source.path):
                if one.normalised is not None:
                    yield _File(one.path, one.text, one.normalised)
                elif len(failures) - before < MOST_TOLD:
                    fail(one.path, str(one.trouble))
                else:
                    failures.append(one.path)
        except OSError as error:
            fail(source.path, reason_of(error))
        if (untold := len(failures) - before - MOST_TOLD) > 0:
            print_error(TextError(f"{source.path}: {untold:,} more of its members can't be read"))


def _found(paths: Sequence[str]) -> Sources:
    """Return the files of paths; say where there are none."""
    from artcli.ingest.sources import find_sources  # noqa: PLC0415

    sources = find_sources(paths)
    if not len(sources):
        print_note(f"No file is in {', '.join(paths)}.")
    return sources


def _record(file: _File) -> Record:
    return article_record(file.normalised.article, file.path)


def _print_each(output: Output, files: Iterable[_File], form: str | None) -> None:
    """Print files as they come, with a blank line between texts."""
    for number, file in enumerate(files):
        if form == "jsonl":
            output.write(json.dumps(_record(file), ensure_ascii=False))
            continue
        if number:
            output.write("")
        output.write(_text(file, form).rstrip("\n"))


def _text(file: _File, form: str | None) -> str:
    if form == "report":
        from artcli.render.report import report_lines  # noqa: PLC0415

        return "\n".join(report_lines(file.path, file.normalised))
    if form == "plain":
        from artcli.render.plain import plain_article  # noqa: PLC0415

        return plain_article(file.normalised.article)
    from artcli.text.markdown import to_markdown  # noqa: PLC0415

    return to_markdown(file.normalised.article)


def _print_differences(output: Output, files: Iterable[_File], *, page: bool) -> None:
    from artcli.comparison import Row, compare  # noqa: PLC0415
    from artcli.render.comparison import comparison_page, plain_comparison  # noqa: PLC0415
    from artcli.text.decoding import decode  # noqa: PLC0415
    from artcli.text.markdown import to_markdown  # noqa: PLC0415

    rows: list[Row] = []
    for file in files:
        before = file.text if isinstance(file.text, str) else decode(file.text).text
        rows.extend(compare(before, to_markdown(file.normalised.article).split("\n\n")))
    if output.as_page:
        output.show(comparison_page(rows), page=page)
    else:
        output.write(plain_comparison(rows).rstrip("\n"))
