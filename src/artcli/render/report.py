"""What did the normaliser do to a file?  ``report_lines(path, normalised)`` → plain lines: encoding, repairs, what was dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.render.cells import crop
from artcli.render.figures import counted
from artcli.render.safe import safe, safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import Article
    from artcli.text.normalise import Normalised

INDENT = "  "
LONGEST = 100
"""Cells of a dropped line that are shown; the whole of it is in the JSON."""


def report_lines(path: str, normalised: Normalised) -> Iterator[str]:
    """Yield the lines of a report on one file."""
    article = normalised.article
    yield f"{safe_name(path)}  {normalised.encoding}"
    yield f"{INDENT}{safe(article.title)} · {counted(article.words, 'word')} · {counted(len(article.blocks), 'block')}"
    if article.repairs:
        kinds = [f"{repair.kind.replace('_', ' ')} {repair.count:,}" for repair in article.repairs]
        yield f"{INDENT}repaired  {', '.join(kinds)}"
    if article.hints:
        yield f"{INDENT}guessed   {', '.join(article.hints)} (not in the text)"
    yield from _dropped(article)


def _dropped(article: Article) -> Iterator[str]:
    width = max([len(dropped.kind) for dropped in article.dropped], default=0)
    for number, dropped in enumerate(article.dropped):
        label = "dropped " if not number else " " * 8
        text = " ".join(safe(dropped.text.replace("\n", " ⏎ ")).split())
        yield f"{INDENT}{label}  {dropped.kind.replace('_', ' '):{width}}  {crop(text, LONGEST)}"
