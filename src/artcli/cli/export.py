"""``artcli export``: write articles, or citations of them, in other forms."""

from __future__ import annotations

import os
import sys
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import JSON, JSONL, QUIET, SHARED, Option, UsageFaultError, one_format
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.search_options import ORDERS
from artcli.cli.terminal import is_terminal, standard_output
from artcli.export.table import FORMS, USUAL, Whole, form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from artcli.library import Library
    from artcli.model import ArticleMarks, Entry

NOTHING_FOUND = 1
STANDARD_OUTPUT = "-"
SHORTEST_ID = 4

EXAMPLES = """
artcli export korea -o korea.epub         all that a query finds, as a book
artcli export 1 3 -o two.html             results of the last search, one page
artcli export tag:thesis -o refs.bib      citations: .bib .ris .csl.json
artcli export author:lindqvist -o out/    a folder: a Markdown file each
artcli export --all --jsonl > all.jsonl   the whole library
artcli export kq7f --format citations     a sentence for a footnote
"""

OUTPUT = Option(
    ("-o", "--output"), "output", "A file, or a folder: one that is there, or a name ending in /.", "FILE|DIR/"
)
FORM = Option(("--format",), "form", "What to write (else told by FILE's ending).", choices=tuple(FORMS))
ALL = Option(("--all",), "everything", "The whole library.", flag=True)
FORCE = Option(("--force",), "force", "Write over files that are there.", flag=True)
SORT = Option(("--sort",), "order", "Which comes first.", choices=ORDERS, default="relevance")
LIMIT = Option(("-n", "--limit"), "limit", "Articles at most.", "N", least=1)
TITLE = Option(("--title",), "title", "The title of a page or book of several (else the query).", "TEXT")


@click.command("export", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("words", nargs=-1, metavar="[QUERY|ID|NUMBER|PATH]...")
@declared(OUTPUT, FORM, JSON, JSONL, ALL, SORT, LIMIT, TITLE, FORCE, QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, words: tuple[str, ...], **options: Any) -> int:
    """Write articles to a file, a folder (one file each) or standard output: as Markdown, HTML, EPUB, plain text, JSON, or citations.

    Words are ids, numbers of the last results, files or folders; else they are a query, and all that it matches is written, best first.
    A file is written whole or not at all.
    """
    from artcli.library import Library  # noqa: PLC0415  (--help needs none of it)

    shared = remember_options(ctx, options)
    form = _form(options)
    library = Library(shared.index_path())
    entries = _entries(library, words, options)
    first = list(islice(entries, 1))
    if not first:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note("The library is empty." if options["everything"] else f"Nothing matches {' '.join(words)}.")
        return NOTHING_FOUND
    counted = _Counted(chain(first, entries))
    whole = Whole(options["title"] or _title(words, first[0]), _moment(), _marks(library, form))
    target = options["output"]
    if target in (None, STANDARD_OUTPUT):
        _print(FORMS[form].write(counted, whole), is_text=FORMS[form].is_text)
        return 0
    if _is_folder(target):
        length = _write_each(Path(target), form, counted, whole, force=options["force"])
    else:
        length = _write_one(Path(target), FORMS[form].write(counted, whole), force=options["force"])
    if not options["quiet"]:
        standard_output(shared.color).write(_sentence(counted.number, target, length))
    return 0


def _form(options: dict[str, Any]) -> str:
    """Return the form asked for, by name or by the file's ending.

    Raises ``UsageFaultError`` where it is two, or an ending that says nothing.
    """
    asked = {"json": options["as_json"], "jsonl": options["as_jsonl"]}
    if options["form"]:
        asked[options["form"]] = True
    form = one_format(**asked)
    target = options["output"]
    if form or target in (None, STANDARD_OUTPUT) or _is_folder(target):
        return form or USUAL
    told = form_of(target)
    if told is None and Path(target).suffix:
        message = f"What to write isn't told by the name {target}: say --format, one of {', '.join(FORMS)}."
        raise UsageFaultError(message)
    return told or USUAL


def _is_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or os.path.isdir(target)  # noqa: PTH112  (a path loses its last separator)


def _entries(library: Library, words: tuple[str, ...], options: dict[str, Any]) -> Iterator[Entry]:
    """Return the articles that are meant.

    Raises ``UsageFaultError`` where nothing is, or two things.
    """
    if bool(words) == options["everything"]:
        message = "Which articles? Give a query, ids, numbers of the last results, or --all."
        if words:
            message = "--all and a query can't be had together."
        raise UsageFaultError(message)
    if not words:
        return library.articles(["id:*"], options["order"], options["limit"])
    from artcli.cli.references import check_no_word, reference  # noqa: PLC0415
    from artcli.last_search import recall  # noqa: PLC0415

    check_no_word(words, library)
    last = recall(library.path)
    return library.articles([reference(word, last) for word in words], options["order"], options["limit"])


class _Counted:
    """Articles, counted as they pass."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = entries
        self.number = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in self.entries:
            self.number += 1
            yield entry


def _title(words: tuple[str, ...], first: Entry) -> str:
    """Return the title of several articles: the query, if it wasn't one by one that they were named."""
    if not words:
        return "All articles"
    word = words[0]
    named = word.isdigit() or (len(word) >= SHORTEST_ID and first.id.startswith(word.lower())) or os.path.exists(word)  # noqa: PTH110  (as it was typed)
    return "Articles" if named else " ".join(words)


def _moment() -> Any:
    """Return now, in UTC, or the moment that ``SOURCE_DATE_EPOCH`` names, so that the same articles make the same bytes."""
    from datetime import datetime, timezone  # noqa: PLC0415

    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 12:
        return datetime.fromtimestamp(int(asked), timezone.utc)
    return datetime.now(timezone.utc)


def _marks(library: Library, form: str) -> Callable[[str], ArticleMarks | None]:
    """Return what knows the reader's tags and notes, for the forms that have them."""
    if form not in ("json", "jsonl"):
        return lambda _: None
    return library.marks.every().of


def _print(parts: Iterable[bytes], *, is_text: bool) -> None:
    """Write to standard output; what a terminal would act on is made safe there.

    Raises ``UsageFaultError`` for a book on a terminal.
    """
    output = standard_output()
    if not is_terminal(sys.stdout):
        output.write_parts(parts)
        return
    if not is_text:
        message = "A terminal can't show a book: write it to a file, with -o FILE."
        raise UsageFaultError(message)
    from artcli.render.safe import safe_block  # noqa: PLC0415

    for part in parts:
        output.write(safe_block(part.decode("utf-8", "replace").replace("\r\n", "\n")), end="")


def _write_one(path: Path, parts: Iterable[bytes], *, force: bool) -> int:
    from artcli.cli.files import write_whole  # noqa: PLC0415

    return write_whole(path, parts, force=force)


def _write_each(folder: Path, form: str, entries: Iterable[Entry], whole: Whole, *, force: bool) -> int:
    """Write a file an article, and return how many bytes they have.

    Raises ``OutputError`` at the first file that is there already; those before it stay.
    """
    from artcli.cli.files import make_folder, write_whole  # noqa: PLC0415
    from artcli.export.file_names import file_name  # noqa: PLC0415

    make_folder(folder)
    row = FORMS[form]
    length = 0
    for entry in entries:
        length += write_whole(folder / file_name(entry, row.suffixes[0]), row.write([entry], whole), force=force)
    return length


def _sentence(number: int, target: str, length: int) -> str:
    from artcli.render.figures import counted, size  # noqa: PLC0415
    from artcli.render.safe import safe_name  # noqa: PLC0415

    return f"{counted(number, 'article')} exported to {safe_name(target)}: {size(length)}."
