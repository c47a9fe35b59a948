"""``artcli show``: read an article."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from artcli.cli.declared import JSON, JSONL, NO_PAGER, PLAIN, SHARED, WIDTH, Option, one_format
from artcli.cli.plain_arguments import Command
from artcli.cli.terminal import standard_output
from artcli.errors import ConfigError, MarksError
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.cli.declared import Shared
    from artcli.cli.terminal import Output
    from artcli.last_search import LastSearch
    from artcli.library import Library
    from artcli.model import ArticleMarks, Entry

UNREAD = "unread"
"""A tag that is seen by what it isn't on the page: whoever looks at it is reading."""

EXAMPLES = """
artcli show 1                  the first result of the last search
artcli show kq7f               by its id, or as much of it as is its alone
artcli show data/harbour.txt   by its file
artcli show 1 --plain | fold -s
artcli show 1 --versions       what its other versions say otherwise
artcli show 1 --keep-unread    a look that doesn't count as reading it
"""


KEEP_UNREAD = Option(("--keep-unread",), "keep_unread", "Leave the article unread.", flag=True)
VERSIONS = Option(("--versions",), "versions", "What differs from its other versions, word by word.", flag=True)
TAKES = Command((JSON, JSONL, PLAIN, VERSIONS, KEEP_UNREAD, NO_PAGER, WIDTH, *SHARED), words=False)


def run(shared: Shared, arguments: tuple[str, ...], options: dict[str, Any]) -> int:
    """Print an article and return the exit status.

    Raises ``UsageFaultError`` for options that don't go together.
    """
    from artcli.cli.hints import mark_used  # noqa: PLC0415
    from artcli.cli.references import reference  # noqa: PLC0415
    from artcli.last_search import recall  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    (article,) = arguments
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    library = Library(shared.index_path())
    last = recall(library.path)
    if options["versions"]:
        from artcli.cli.versions import show_versions  # noqa: PLC0415

        return show_versions(library, reference(article, last), shared, options)
    entry = library.get(reference(article, last))
    mark_used("show")
    output = standard_output(shared.color, options["width"])
    terms = _terms_to_mark(library, last, entry) if form is None and output.as_page else frozenset()
    marks = _marks(library, entry) if form in ("json", "jsonl") or (form is None and output.as_page) else None
    if form in ("json", "jsonl"):
        from artcli.records import entry_record  # noqa: PLC0415

        record = entry_record(entry, marks)
        output.write(json.dumps(record, ensure_ascii=False, indent=2 if form == "json" else None))
        return 0
    _print(output, _Shown(entry, marks, terms), plain=form == "plain", page=not options["no_pager"])
    if not options["keep_unread"] and (marks is None or not marks.read):
        _mark_read(library, entry, output)
    return 0


def _marks(library: Library, entry: Entry) -> ArticleMarks | None:
    """Return what the reader added to an article; what is wrong with the marks stops nobody from reading it."""
    try:
        return library.marks.of(entry.id)
    except (MarksError, ConfigError) as error:
        _say(f"Its tags and note can't be shown: {error}")
    return None


def _mark_read(library: Library, entry: Entry, output: Output) -> None:
    """Take ``unread`` from an article, after its page is there to be read."""
    from artcli.config import load_config  # noqa: PLC0415

    output.flush()
    try:
        if load_config().show_marks_read:
            library.marks.read(entry.id)
    except (MarksError, ConfigError) as error:
        _say(f"It stays unread: {error}")


def _say(text: str) -> None:
    from artcli.cli.messages import print_note  # noqa: PLC0415  (seldom needed)

    print_note(text)


def _terms_to_mark(library: Library, last: LastSearch | None, entry: Entry) -> frozenset[str]:
    """Return what the last search looked for, where this article was among what it found."""
    if last is None or not last.query or entry.id not in last.ids.values():
        return frozenset()
    return library.terms(last.query)


@dataclass(frozen=True, slots=True)
class _Shown:
    entry: Entry
    marks: ArticleMarks | None
    terms: frozenset[str]


def _print(output: Output, shown: _Shown, *, plain: bool, page: bool) -> None:
    article, marks = shown.entry.article, shown.marks
    if plain or not output.as_page:
        from artcli.render.plain import plain_article  # noqa: PLC0415

        output.write(plain_article(article).rstrip("\n"))
        return
    from artcli.render.page import PageOptions, article_page  # noqa: PLC0415  (rich, for terminals only)
    from artcli.snippet import matches_in  # noqa: PLC0415

    options = PageOptions(
        spans=lambda text: matches_in(text, shown.terms, article.language),
        tags=tuple([tag for tag in marks.tags if tag != UNREAD]) if marks else (),
        note=marks.note if marks else None,
        folder=os.getcwd(),  # noqa: PTH109
    )
    output.show(article_page(shown.entry, options), page=page)
