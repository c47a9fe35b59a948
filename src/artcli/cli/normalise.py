"""``artcli normalise``: see what ingest would make of files, without a library."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.messages import print_error
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    one_format,
    plain_option,
    remember_options,
    shared_options,
)
from artcli.cli.terminal import standard_output
from artcli.errors import TextError
from artcli.records import Record, article_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import Article

SOME_FAILED = 1

EXAMPLES = """
artcli normalise scan.txt              the article as Markdown
artcli normalise data/ --jsonl         every file of a folder, an object a line
pdftotext paper.pdf - | artcli normalise -
"""


@click.command("normalise", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("path", nargs=-1, required=True)
@json_option
@jsonl_option
@plain_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, path: tuple[str, ...], **options: Any) -> int:
    """Print the article that a text file becomes: title, authors, date and whole paragraphs, as Markdown.

    PATH is a file, a folder, or - for standard input.
    """
    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    output = standard_output(shared.color)
    failures: list[str] = []
    articles = _articles(path, failures)
    if form == "json":
        output.write(json.dumps([_record(name, article) for name, article in articles], ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for name, article in articles:
            output.write(json.dumps(_record(name, article), ensure_ascii=False))
    else:
        _print_texts(articles, plain=form == "plain")
    return SOME_FAILED if failures else 0


def _record(name: str, article: Article) -> Record:
    return article_record(article, name)


def _articles(paths: tuple[str, ...], failures: list[str]) -> Iterator[tuple[str, Article]]:
    """Yield each file's article; what fails is told on standard error and noted in ``failures``."""
    from artcli.ingest.sources import STANDARD_INPUT, find_sources, reason_of  # noqa: PLC0415  (--help needs none of it)
    from artcli.text.normalise import normalise  # noqa: PLC0415

    for source in find_sources(paths):
        try:
            if source.trouble:
                raise TextError(source.trouble.reason or source.trouble.outcome)
            piped = source.path == STANDARD_INPUT
            data = sys.stdin.buffer.read() if piped else Path(source.path).read_bytes()
            yield source.path, normalise(data, "" if piped else Path(source.path).stem)
        except (OSError, TextError) as error:
            failures.append(source.path)
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            print_error(TextError(f"{source.path}: {reason}"))


def _print_texts(articles: Iterator[tuple[str, Article]], *, plain: bool) -> None:
    from artcli.render.plain import plain_article  # noqa: PLC0415
    from artcli.text.markdown import to_markdown  # noqa: PLC0415

    output = standard_output()
    for number, (_, article) in enumerate(articles):
        if number:
            output.write("")
        output.write((plain_article(article) if plain else to_markdown(article)).rstrip("\n"))
