"""``artcli quote``: a sentence or paragraph with its citation, and an anchor by which it is found again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import JSON, QUIET, SHARED, Option, UsageFaultError
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import is_terminal, standard_output
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.cli.terminal import Output
    from artcli.model import Block, Entry
    from artcli.quoting.passages import Passage

NOTHING_FOUND = 1
CITATIONS = ("citations", "bibtex", "ris", "csl")
WIDEST = 88
"""Columns of a line that is read, at the most."""
LEAST_OF_ID = 8
"""Characters of an id in an anchor: one in 500,000 libraries of a million articles has another that begins so."""

EXAMPLES = """
artcli quote 1 left early                  the sentence with these words
artcli quote kq7f "left early" --paragraph the whole paragraph
artcli quote kq7f left --number 2          the second place
artcli quote kq7f3lsr#p7-2f2akq            a place that was quoted before
artcli quote 1 left early --format bibtex  another citation under it
artcli show kq7f3lsr#p7-2f2akq             read on from there
"""

PARAGRAPH = Option(("--paragraph",), "paragraph", "The whole paragraph.", flag=True)
NUMBER = Option(("--number",), "number", "Which of several places, counted from 1.", "N", least=1)
FORM = Option(("--format",), "form", "The form of the citation.", choices=CITATIONS, default="citations")
COPY = Option(("--copy",), "copy", "Copy it too, by the terminal (OSC 52).", flag=True)


@dataclass(frozen=True, slots=True)
class _Quote:
    """What is quoted, and what is said of it."""

    entry: Entry
    block: Block
    passage: Passage
    anchor: str
    citation: str

    @property
    def text(self) -> str:
        return self.block.text[self.passage.start : self.passage.end]


@click.command("quote", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("article", metavar="ID|NUMBER|PATH")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@declared(PARAGRAPH, NUMBER, FORM, COPY, JSON, QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, article: str, words: tuple[str, ...], **options: Any) -> int:
    """Print the sentence of an article that has these words next to each other, its citation, and its anchor.

    The anchor (ID#p7-2f2akq) is a name for the paragraph: quote and show take it, also when the article has been changed and ingested again.
    """
    from artcli.cli.references import parted, reference  # noqa: PLC0415  (--help needs none of it)
    from artcli.last_search import recall  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    library = Library(shared.index_path())
    asked = parted(article)
    entry = library.get(reference(article, recall(library.path)))
    text = " ".join(words)
    passages = _at(entry, asked.anchor, options) if asked.anchor and not text else _of(entry, text, options)
    number = options["number"] or 1
    if number > len(passages):
        _say_none(entry, text, len(passages))
        return NOTHING_FOUND
    quote = _quote(entry, passages[number - 1], options)
    output = standard_output(shared.color)
    _print(output, quote, as_json=options["as_json"])
    if options["copy"]:
        _copy(output, quote)
    if len(passages) > 1 and not options["number"] and not options["quiet"]:
        _note(f"{len(passages)} places have these words; this is the first. Another: --number 2")
    return 0


def _at(entry: Entry, anchor: str, options: dict[str, Any]) -> list[Passage]:
    """Return the paragraph that an anchor means.

    Raises ``ArticleNotFoundError`` where there is none.
    """
    from artcli.cli.references import anchored  # noqa: PLC0415
    from artcli.quoting.passages import Passage  # noqa: PLC0415

    place = anchored(entry, anchor)
    options["paragraph"] = True
    return [Passage(place, 0, len(entry.article.blocks[place].text))]


def _of(entry: Entry, words: str, options: dict[str, Any]) -> list[Passage]:
    """Return where words stand, a place a sentence.

    Raises ``UsageFaultError`` where there are no words.
    """
    from artcli.quoting.passages import Passage, passages, widened  # noqa: PLC0415

    if not words.strip():
        message = "Which words? Give some that stand next to each other in the article, or an anchor: ID#p7."
        raise UsageFaultError(message)
    blocks = entry.article.blocks
    found = [widened(blocks[one.place], one) for one in passages(blocks, words)]
    if options["paragraph"]:
        found = [Passage(one.place, 0, len(blocks[one.place].text)) for one in found]
    return list(dict.fromkeys(found))


def _quote(entry: Entry, passage: Passage, options: dict[str, Any]) -> _Quote:
    from artcli.export import citations  # noqa: PLC0415
    from artcli.quoting.anchors import anchor_of  # noqa: PLC0415

    blocks = entry.article.blocks
    forms = {
        "citations": citations.sentence,
        "bibtex": citations.bibtex,
        "ris": citations.ris,
        "csl": citations.csl_text,
    }
    name = entry.id[: max(LEAST_OF_ID, len(entry.short_id))]
    citation = forms[options["form"]](entry).replace("\r\n", "\n").rstrip("\n")
    return _Quote(entry, blocks[passage.place], passage, f"{name}#{anchor_of(blocks, passage.place)}", citation)


def _print(output: Output, quote: _Quote, *, as_json: bool) -> None:
    if as_json:
        output.write(json.dumps(_record(quote), ensure_ascii=False, indent=2))
        return
    from artcli.render.safe import safe_block  # noqa: PLC0415

    said = safe_block(_said(quote))
    if not output.as_page:
        output.write(said)
        return
    from artcli.render.faults import wrapped_text  # noqa: PLC0415  (for whom reads it)

    width = min(output.columns or WIDEST, WIDEST)
    for line in said.split("\n"):
        for part in wrapped_text(line, width) or [""]:
            output.write(part)


def _said(quote: _Quote) -> str:
    return f"{quote.text}\n\n{quote.citation}\n{quote.anchor}"


def _record(quote: _Quote) -> dict[str, Any]:
    from artcli.export.citations import csl  # noqa: PLC0415

    return {
        "id": quote.entry.id,
        "anchor": quote.anchor,
        "text": quote.text,
        "kind": quote.block.kind,
        "block": quote.passage.place + 1,
        "start": quote.passage.start,
        "end": quote.passage.end,
        "citation": quote.citation,
        "csl": csl(quote.entry),
    }


def _copy(output: Output, quote: _Quote) -> None:
    """Let the terminal copy the quotation: it alone can, also from a machine far away."""
    from base64 import b64encode  # noqa: PLC0415

    if not is_terminal(output.stream):
        _note("It isn't copied: only a terminal can do that.")
        return
    data = b64encode(_said(quote).encode("utf-8", "replace")).decode("ascii")
    output.write(f"\x1b]52;c;{data}\x07", end="")


def _say_none(entry: Entry, words: str, places: int) -> None:
    from artcli.render.parts import title_of  # noqa: PLC0415

    title = title_of(entry.article.title)
    if places:
        _note(f"{title} has these words in {places} place{'s' if places > 1 else ''} only.")
    else:
        _note(
            f"{title} doesn't have “{words}”.\nGive words as they stand there, next to each other: artcli show {entry.short_id}"
        )


def _note(text: str) -> None:
    from artcli.cli.messages import print_note  # noqa: PLC0415

    print_note(text)
