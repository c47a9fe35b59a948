"""How is an article written down so that it reads back the same?  An article goes in, Markdown comes out: normalising's inverse.

A block of YAML says what is known of it; verse and tables stand in fences that say so; a backslash keeps a paragraph's beginning
from being read as structure.  Pure.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from artcli.text.layout.inline import would_read_as_structure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import Article, Block

_PLAIN = re.compile(r"[^\W_](?:[^:#\n\\]|:(?! |$)|(?<! )#)*$")
"""YAML 1.2, 7.3.3: what may stand without quotation marks, and a little less."""

_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "none", "~"})
_FENCED = {"code": "", "table": "table", "verse": "verse"}


def to_markdown(article: Article) -> str:
    """Print an article as Markdown with front matter."""
    parts = ["\n".join(_front_matter(article))]
    for is_list, blocks in groupby(article.blocks, key=lambda block: block.kind == "list_item"):
        texts = [_block(block) for block in blocks]
        parts.extend(["\n".join(texts)] if is_list else texts)
    return "\n\n".join(parts) + "\n"


def _front_matter(article: Article) -> Iterator[str]:
    yield "---"
    yield f"title: {_scalar(article.title)}"
    if article.subtitle:
        yield f"subtitle: {_scalar(article.subtitle)}"
    if article.authors:
        yield "authors:"
        for author in article.authors:
            yield f"  - {_scalar(author)}"
    for name, value in (
        ("date", article.date),
        ("updated", article.updated),
        ("source", article.source),
        ("place", article.place),
        ("language", article.language),
    ):
        if value:
            yield f"{name}: {_scalar(value)}"
    yield "---"


def _scalar(text: str) -> str:
    """Write a scalar of YAML: plain where that is allowed, else in quotation marks that it doesn't have itself."""
    if _PLAIN.match(text) and text == text.strip() and text.lower() not in _RESERVED:
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _block(block: Block) -> str:
    if block.kind in _FENCED:
        longest = max([len(run) for run in re.findall(r"`{3,}", block.text)], default=2)
        fence = "`" * (longest + 1)
        return f"{fence}{_FENCED[block.kind]}\n{block.text}\n{fence}"
    if block.kind == "heading":
        return f"## {block.text}"
    if block.kind == "quote":
        return f"> {block.text}"
    if block.kind == "paragraph":
        at = would_read_as_structure(block.text)
        return block.text if at is None else f"{block.text[:at]}\\{block.text[at:]}"
    return block.text
