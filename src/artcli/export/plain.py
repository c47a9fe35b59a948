"""What is an article as plain text?  Title, authors, date and source, then the text, a blank line between blocks.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.export.citations import spelt
from artcli.export.clean import cleaned, one_line
from artcli.export.source import cited

if TYPE_CHECKING:
    from artcli.model import Entry

_SEPARATOR = " · "


def plain(entry: Entry) -> str:
    """Return an article's text; it ends in a line end."""
    source = cited(entry)
    origin = _SEPARATOR.join(filter(None, [source.place, spelt(source.date), source.source]))
    head = [source.title, source.subtitle, ", ".join(source.authors), origin]
    text = "\n".join(filter(None, head)) + "\n"
    before = None
    for block in entry.article.blocks:
        shown = cleaned(block.text) if block.kind in ("verse", "table", "code") else one_line(block.text)
        text += f"{shown}\n" if before == block.kind == "list_item" else f"\n{shown}\n"
        before = block.kind
    return text
