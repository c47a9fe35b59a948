"""How is a passage quoted?  An article and some of its blocks → their text, its citation, and an anchor: what ``artcli quote`` prints.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.export.citations import sentence
from artcli.quoting.anchors import anchor_of

if TYPE_CHECKING:
    from artcli.model import Entry

LEAST_OF_ID = 8
"""Characters of an id in an anchor, as many as ``artcli quote`` gives it."""


def citation(entry: Entry) -> str:
    """Return an article's citation as a sentence."""
    return sentence(entry)


def quotation(entry: Entry, blocks: range) -> str:
    """Return blocks of an article, its citation, and the anchor of the first of them, by which ``show`` and ``quote`` find it again."""
    there = entry.article.blocks
    text = "\n\n".join([there[number].text for number in blocks])
    name = entry.id[: max(LEAST_OF_ID, len(entry.short_id))]
    return f"{text}\n\n{citation(entry)}\n{name}#{anchor_of(there, blocks.start)}"
