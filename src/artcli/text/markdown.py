"""How is an article written down so that it reads back the same?  An article goes in, Markdown comes out: normalising's inverse.

A block of YAML says what is known of it; verse and tables stand in fences that say so; a backslash keeps a paragraph's beginning
from being read as structure.  Values that a repair would change are written with YAML's escapes, and a text that begins with its
title has the title above it once more, for the reader to drop.  Pure.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from artcli.text.layout.inline import would_read_as_structure
from artcli.text.metadata import titles
from artcli.text.repairs import repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import Article, Block

_PLAIN = re.compile(r"[^\W_](?:[^:#\n\\]|:(?! |$)|(?<! )#)*$")
"""YAML 1.2, 7.3.3: what may stand without quotation marks, and a little less."""

_ESCAPED = (None, re.compile(r"[^\w -]|-(?=-)|(?<=-)-"), re.compile(r"[^ ]"))
"""What is escaped in the values, at need: nothing, all signs but a date's hyphens, everything."""
_FEWEST_BARS = 2
"""A line with so many bars is taken for a row of links."""

_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "none", "~"})
_FENCED = {"code": "", "table": "table", "verse": "verse"}


def to_markdown(article: Article) -> str:
    """Print an article as Markdown with front matter."""
    parts = _repeated_title(article)
    for is_list, blocks in groupby(article.blocks, key=lambda block: block.kind == "list_item"):
        texts = [_block(block) for block in blocks]
        parts.extend(["\n".join(texts)] if is_list else texts)
    body = "".join([f"\n{part}\n" for part in parts])
    front = ""
    for escaped in _ESCAPED:
        front = "\n".join(_front_matter(article, escaped)) + "\n"
        bars = escaped is None and article.title.count("|") >= _FEWEST_BARS
        if not bars and repair(front + body).text.startswith(front):
            break
    return front + body


def _repeated_title(article: Article) -> list[str]:
    """Write the title above a text whose first line would be dropped as the title's repetition."""
    first = article.blocks[0] if article.blocks else None
    if first is None or first.kind in _FENCED:
        return []
    line = titles.plain(_block(first))
    return [f"# {line}"] if titles.is_same(article.title, line) else []


def _front_matter(article: Article, escaped: re.Pattern[str] | None) -> Iterator[str]:
    yield "---"
    yield f"title: {_scalar(article.title, escaped)}"
    if article.subtitle:
        yield f"subtitle: {_scalar(article.subtitle, escaped)}"
    if article.authors:
        yield "authors:"
        for author in article.authors:
            yield f"  - {_scalar(author, escaped)}"
    for name, value in (
        ("date", article.date),
        ("updated", article.updated),
        ("source", article.source),
        ("place", article.place),
        ("language", article.language),
    ):
        if value:
            yield f"{name}: {_scalar(value, escaped)}"
    yield "---"


def _scalar(text: str, escaped: re.Pattern[str] | None) -> str:
    """Write a scalar of YAML: plain where that is allowed, else in quotation marks that it doesn't have itself."""
    if escaped and escaped.search(text):
        return f'"{escaped.sub(_escape, text)}"'
    if _PLAIN.match(text) and text == text.strip() and text.lower() not in _RESERVED:
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    slashed = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{slashed}"'


def _escape(match: re.Match[str]) -> str:
    r"""Write a character as ``\xNN`` or ``\uNNNN``; those beyond the basic plane stay, for they have no such form."""
    code = ord(match[0])
    if code > 0xFFFF or 0xD800 <= code <= 0xDFFF:
        return match[0]
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


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
