"""What is printed where nobody looks: into a pipe or a file, or with ``--plain``?  Values → text.

- ``plain_article(article)``: title, authors, date and source, then the blocks
- ``plain_results(results)``, ``plain_nothing(results, …)``: what the page of results says, a line each, without times and hints

Every text ends in a line end: no colour, no wrapping, the same bytes for the same values.  Never imports rich.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.parts import (
    SEPARATOR,
    authors_of,
    hit_parts,
    nothing_lines,
    origin_parts,
    passages,
    results_count,
    title_of,
)
from artcli.render.safe import safe, safe_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.model import Article, Block, Hit, Results, Snippet

_FIXED = ("verse", "table", "code")


def plain_article(article: Article) -> str:
    """Return an article as plain text."""
    head = [title_of(article.title), safe(article.subtitle or ""), authors_of(article)]
    head.append(SEPARATOR.join(origin_parts(article)))
    return "\n".join([line for line in head if line]) + "\n" + "".join(_body(article.blocks))


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    before = None
    for block in blocks:
        shown = safe_block(block.text) if block.kind in _FIXED else safe(block.text)
        yield f"{shown}\n" if before == block.kind == "list_item" else f"\n{shown}\n"
        before = block.kind


def plain_results(results: Results) -> str:
    """Return results as paragraphs of three lines: rank, title and id; who, when and where; the passages.

    The words that matched are between ``**``, in the passages only, so that a title can be searched for as it is.
    """
    head = f"{results_count(results)} {safe(results.query)}\n"
    return head + "".join([_plain_hit(hit) for hit in results.hits])


def _plain_hit(hit: Hit) -> str:
    lines = [f"{hit.rank:>2}  {title_of(hit.title)}  {safe(hit.short_id)}", f"    {SEPARATOR.join(hit_parts(hit))}"]
    if hit.snippets:
        lines.append("    " + " ".join([_marked(snippet) for snippet in passages(hit.snippets)]))
    return "\n" + "\n".join(lines) + "\n"


def _marked(snippet: Snippet) -> str:
    parts = []
    done = 0
    for span in sorted(snippet.spans, key=lambda span: span.start):
        start, end = max(span.start, done), span.end
        if start < end:
            parts += [snippet.text[done:start], "**", snippet.text[start:end], "**"]
            done = end
    return safe("".join([*parts, snippet.text[done:]]))


def plain_nothing(results: Results, *, suggested: int | None = None, alone: Sequence[tuple[str, int]] = ()) -> str:
    """Return what to say where nothing matches: ``suggested`` matches of the suggestion, and each word's matches ``alone``."""
    return "\n".join(nothing_lines(results, suggested, alone)) + "\n"
