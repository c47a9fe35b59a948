"""``artcli show``: read articles."""

from __future__ import annotations

import json
import os

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.show_options import EXAMPLES, TAKES
from artcli.cli.terminal import standard_output
from artcli.errors import ArtcliError, ConfigError, MarksError
from artcli.hints import TYPE_CHECKING, Any
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.declared import Shared
    from artcli.cli.terminal import Output
    from artcli.last_search import LastSearch
    from artcli.library import Library
    from artcli.model import ArticleMarks, Block, Entry

__all__ = ["EXAMPLES", "TAKES", "run"]

NOTHING_FOUND = 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """An article, what the reader added to it, the terms to highlight in it, and the passage that was asked for."""

    entry: Entry
    marks: ArticleMarks | None
    terms: frozenset[str]
    passage: Block | None = None


def run(shared: Shared, arguments: tuple[str, ...], options: dict[str, Any]) -> int:
    """Print articles and return the exit status.

    Raises ``UsageFaultError`` for options that don't go together.
    """
    from artcli.cli.hints import mark_used  # noqa: PLC0415
    from artcli.cli.references import block_meant  # noqa: PLC0415
    from artcli.cli.show_chosen import chosen, keep  # noqa: PLC0415
    from artcli.last_search import recall  # noqa: PLC0415  (--help needs none of it)
    from artcli.library import Library  # noqa: PLC0415

    form = one_format(
        **{name: options[f"as_{name}"] for name in ("json", "jsonl")},
        **{name: options[name] for name in ("plain", "path", "edit")},
    )
    _check(options)
    library = Library(shared.index_path())
    last = recall(library.path)
    failures: list[ArtcliError] = []
    asked = chosen(library, last, arguments, options, failures.append)
    entries = [entry for _, entry in asked]
    passages = [block_meant(one, entry) for one, entry in asked]
    if len(entries) == 1 and passages[0] and not options["find"]:
        options["find"] = passages[0].text
    output = standard_output(shared.color, options["width"], options["hyperlinks"], options["theme"])
    _tell(failures)
    if options["versions"]:
        from artcli.cli.versions import show_versions  # noqa: PLC0415  (seldom asked for)

        found = show_versions(library, entries, output, form, page=not options["no_pager"])
        return 0 if found and not failures else NOTHING_FOUND
    if form in ("path", "edit"):
        from artcli.cli.show_source import edit, print_paths  # noqa: PLC0415  (seldom asked for)

        print_paths(output, entries) if form == "path" else edit(entries)
        return NOTHING_FOUND if failures else 0
    mark_used("show")
    laid_out = form is None and output.as_page
    records = form in ("json", "jsonl")
    ready = [
        replace(_ready(library, last, entry, options, laid_out=laid_out, records=records), passage=passage)
        for entry, passage in zip(entries, passages, strict=True)
    ]
    found = _print(output, ready, form, options)
    for shown in ready:
        if (
            not options["keep_unread"]
            and not records
            and (laid_out or shown.passage is None)  # who is given a passage hasn't read the article
            and (shown.marks is None or not shown.marks.read)
        ):
            _mark_read(library, shown.entry, output)
    if ready and not options["keep_unread"]:
        keep(library, last, ready[-1].entry)
    return 0 if found and not failures else NOTHING_FOUND


def _check(options: dict[str, Any]) -> None:
    """Raise ``UsageFaultError`` for what contradicts itself."""
    if options["no_highlight"] and options["query"] is not None:
        message = "--query and --no-highlight can't be had together."
        raise UsageFaultError(message)
    for name in ("path", "edit"):
        if options["versions"] and options[name]:
            message = f"--versions and --{name} can't be had together."
            raise UsageFaultError(message)


def _ready(
    library: Library, last: LastSearch | None, entry: Entry, options: dict[str, Any], *, laid_out: bool, records: bool
) -> _Shown:
    """Find what is shown beside an article's text."""
    terms: frozenset[str] = frozenset()
    if laid_out and not options["no_highlight"]:
        terms = _terms(library, last, entry, options["query"])
    marks = _marks(library, entry) if laid_out or records else None
    return _Shown(entry, marks, terms)


def _terms(library: Library, last: LastSearch | None, entry: Entry, query: str | None) -> frozenset[str]:
    """Return what a query looks for, or the last search did, where this article was among what it found."""
    if query is None:
        if last is None or not last.query or entry.id not in last.ids.values():
            return frozenset()
        query = last.query
    return library.terms(query)


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


def _tell(failures: Sequence[ArtcliError]) -> None:
    """Say what isn't there of several, beside what is."""
    if failures:
        from artcli.cli.messages import print_error  # noqa: PLC0415  (seldom needed)

        for error in failures:
            print_error(error)


def _say(text: str) -> None:
    from artcli.cli.messages import print_note  # noqa: PLC0415  (seldom needed)

    print_note(text)


def _print(output: Output, ready: Sequence[_Shown], form: str | None, options: dict[str, Any]) -> bool:
    """Print articles; say whether all that was looked for is there."""
    if form in ("json", "jsonl"):
        _print_records(output, ready, form)
    elif form == "plain" or not output.as_page:
        from artcli.render.plain import plain_articles  # noqa: PLC0415

        if ready:
            texts = [(shown.entry.article, shown.passage) for shown in ready]
            output.write(plain_articles(texts).rstrip("\n"))
    elif ready:
        from artcli.cli.places import Place  # noqa: PLC0415  (for terminals only)
        from artcli.cli.show_page import page_of  # noqa: PLC0415

        page = page_of([(one.entry, one.marks, one.terms) for one in ready], options, output, os.getcwd())  # noqa: PTH109
        place = Place(ready[0].entry.id) if len(ready) == 1 else None
        output.show(page, page=not options["no_pager"], first="found" if options["find"] else None, place=place)
    if options["find"] and not _has(ready, options["find"]):
        _say(
            f"{options['find']} isn't in the article." if len(ready) == 1 else f"{options['find']} is in none of them."
        )
        return False
    return True


def _print_records(output: Output, ready: Sequence[_Shown], form: str) -> None:
    """Print an object an article: as one document, of a single article without a list about it, or a line each."""
    from artcli.records import entry_record  # noqa: PLC0415

    records = [entry_record(one.entry, one.marks) for one in ready]
    if form == "json":
        output.write(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))
        return
    for record in records:
        output.write(json.dumps(record, ensure_ascii=False))


def _has(ready: Sequence[_Shown], wanted: str) -> bool:
    from artcli.render.occurrences import occurrences  # noqa: PLC0415  (only where it is asked for)

    articles = [shown.entry.article for shown in ready]
    return any(
        occurrences(text, wanted) for one in articles for text in (one.title, *[block.text for block in one.blocks])
    )
