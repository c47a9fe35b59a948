"""Which lines of an article may be its source's, and how is one left out, and put back?  Articles in, articles out.  Pure.

Only short blocks of one line at the edges of an article may go, never what stands in its middle; a heading only where nothing but other
such lines follows it.  What is left out is kept in ``Article.dropped`` with its place, so that putting it back gives the same blocks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.model import Block, Dropped
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from artcli.model import Article

KIND = "learned_furniture"
"""Of ``Dropped``: a line that recurs in its source."""

HEAD = 2
TAIL = 6
"""Blocks at the beginning and at the end of an article among which such lines are looked for."""
LONGEST = 200
"""Characters of such a line; longer ones are paragraphs."""

_LABEL_WORDS = 4
_NUMBER = re.compile(r"\d+")
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_STOPPED = re.compile(r"[.!?…。！？؟।][\"'”’»)]*$")
_KINDS = frozenset({"paragraph", "heading", "list_item"})


def key_of(line: str) -> str:
    """Return what two lines have in common that are the same but for capitals, decoration and numbers.

    >>> key_of("• Subscribe to issue 12!"), key_of("subscribe to issue 7")
    ('subscribe to issue 0', 'subscribe to issue 0')
    """
    folded = _ENDS.sub("", line.casefold().replace("’", "'"))
    return " ".join(_NUMBER.sub("0", folded).split())


def edges(blocks: Sequence[Block]) -> list[int]:
    """Return the places of the short blocks at the edges of an article, its only block left out."""
    count = len(blocks)
    if count < 2:
        return []
    places = range(count) if count <= HEAD + TAIL else (*range(HEAD), *range(count - TAIL, count))
    return [
        at
        for at in places
        if len(text := blocks[at].text) <= LONGEST and "\n" not in text and blocks[at].kind in _KINDS
    ]


def without(article: Article, lines: Collection[str]) -> Article:
    """Return an article without the lines of these keys at its edges; all of it, where little else would be left."""
    blocks = article.whole
    wanted = {at for at in edges(blocks) if key_of(blocks[at].text) in lines}
    out = _allowed(blocks, wanted)
    kept = tuple([block for at, block in enumerate(blocks) if at not in out])
    gone = sum([len(blocks[at].text) for at in out])
    if sum([len(block.text) for block in kept]) <= gone:
        out, kept = set(), blocks
    return _changed(article, kept, [(at, blocks[at]) for at in sorted(out)])


def whole(article: Article) -> Article:
    """Return an article with all lines that were left out of it put back."""
    return _changed(article, article.whole, [])


def _allowed(blocks: Sequence[Block], wanted: set[int]) -> set[int]:
    """Return the places of lines that may go where they stand: what is a label of what follows goes with all of that, or stays."""
    out: set[int] = set()
    last = len(blocks)
    while last - 1 in wanted:
        last -= 1
        out.add(last)
    return out | {at for at in wanted if at < last and not _is_label(blocks[at])}


def _is_label(block: Block) -> bool:
    """Tell whether a line may be the title of what follows it."""
    text = block.text.rstrip()
    return block.kind == "heading" or text.endswith((":", "：")) or not (_STOPPED.search(text) or _is_long(text))


def _is_long(text: str) -> bool:
    return len(text.split()) > _LABEL_WORDS


def _changed(article: Article, blocks: tuple[Block, ...], out: list[tuple[int, Block]]) -> Article:
    if blocks == article.blocks:
        return article
    words = article.words + _words(blocks) - _words(article.blocks)
    dropped = [one for one in article.dropped if one.at is None]
    dropped += [Dropped(KIND, block.text, at, block.kind) for at, block in out]
    return replace(article, blocks=blocks, words=words, dropped=tuple(dropped))


def _words(blocks: Sequence[Block]) -> int:
    return sum([len(block.text.split()) for block in blocks])
