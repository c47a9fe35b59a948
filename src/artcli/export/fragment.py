"""What is an article in HTML?  An entry → elements, well-formed as XML too, so that pages and books share them.  Pure.

Every block has an ``id`` by its number (``p7``), behind the prefix that keeps two articles of one page apart: ``#kq7f-p7``.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from artcli.export.citations import spelt
from artcli.export.clean import escaped
from artcli.export.source import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.export.source import Cited
    from artcli.model import Block, Entry

_CELL = re.compile(r" {2,}|\t+")
_RULER = re.compile(r"[|+:\s=_-]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_BULLET = re.compile(r"(?:[-*+–•·‣]) +")
_NUMBER = re.compile(r"(\d{1,9})[.)] +", re.ASCII)


def article_html(entry: Entry, prefix: str, level: int = 1) -> str:
    """Return an article's head and text; ``level`` is that of its title among headings, ``prefix`` begins every ``id``."""
    source = cited(entry)
    head = f'<header dir="auto">\n<h{level}>{escaped(source.title)}</h{level}>\n'
    if source.subtitle:
        head += f'<p class="subtitle">{escaped(source.subtitle)}</p>\n'
    if source.authors:
        head += f'<p class="authors">{escaped(", ".join(source.authors))}</p>\n'
    head += _origin(source, entry.article.date) + "</header>\n"
    return head + "".join(_body(entry, prefix, min(level + 1, 6)))


def language_attributes(language: str | None) -> str:
    """Return the attributes that say a text's language, none where it isn't known."""
    if not language or not _LANGUAGE.fullmatch(language):
        return ""
    return f' lang="{language}" xml:lang="{language}"'


def _origin(source: Cited, date: str | None) -> str:
    parts = [escaped(part) for part in (source.place, source.source) if part]
    if source.date and date:
        exact = "-".join([f"{source.date[0]:04}", *[f"{number:02}" for number in source.date[1:]]])
        parts.insert(
            len([source.place]) if source.place else 0, f'<time datetime="{exact}">{spelt(source.date)}</time>'
        )
    return f'<p class="origin">{" · ".join(parts)}</p>\n' if parts else ""


def _body(entry: Entry, prefix: str, level: int) -> Iterator[str]:
    numbered = enumerate(entry.article.blocks, 1)
    for is_list, items in groupby(numbered, key=lambda one: one[1].kind == "list_item"):
        if is_list:
            yield _list([(f"{prefix}p{number}", block.text) for number, block in items])
        else:
            yield from [_block(block, f"{prefix}p{number}", level) for number, block in items]


def _block(block: Block, name: str, level: int) -> str:
    text = escaped(block.text)
    at = f'id="{name}" dir="auto"'
    if block.kind == "heading":
        return f"<h{level} {at}>{text}</h{level}>\n"
    if block.kind == "quote":
        return f"<blockquote {at}><p>{text}</p></blockquote>\n"
    if block.kind == "verse":
        return f'<p class="verse" {at}>{text}</p>\n'
    if block.kind == "code":
        return f'<pre id="{name}"><code>{text}</code></pre>\n'
    if block.kind == "table":
        return _table(block.text, name)
    return f"<p {at}>{text}</p>\n"


def _list(items: list[tuple[str, str]]) -> str:
    """Return neighbouring items; each keeps its number, other markers stand in the text."""
    html = ""
    for numbered, same in groupby(items, key=lambda item: bool(_NUMBER.match(item[1]))):
        tag = "ol" if numbered else "ul"
        html += f"<{tag}>\n" + "".join([_item(name, text) for name, text in same]) + f"</{tag}>\n"
    return html


def _item(name: str, text: str) -> str:
    number, bullet = _NUMBER.match(text), _BULLET.match(text)
    if number:
        return f'<li id="{name}" value="{int(number[1])}" dir="auto">{escaped(text[number.end() :])}</li>\n'
    shown = text[bullet.end() :] if bullet else text
    kind = "" if bullet else ' class="marked"'
    return f'<li id="{name}"{kind} dir="auto">{escaped(shown)}</li>\n'


def _table(text: str, name: str) -> str:
    rows = _rows(text)
    if rows is None:
        return f'<pre id="{name}">{escaped(text)}</pre>\n'
    head, *body = ["".join([f"<td>{escaped(cell)}</td>" for cell in row]) for row in rows]
    head = head.replace("<td>", '<th scope="col">').replace("</td>", "</th>")
    lines = "".join([f"<tr>{row}</tr>\n" for row in body])
    return f'<table id="{name}">\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{lines}</tbody>\n</table>\n'


def _rows(text: str) -> list[list[str]] | None:
    """Return a table's cells, where every line has as many of them; None for a table that is only set as one."""
    lines = [line.strip() for line in text.split("\n")]
    barred = all("|" in line for line in lines)
    rows = []
    for line in lines:
        if not line or _RULER.fullmatch(line):
            continue
        cells = line.strip("|").split("|") if barred else _CELL.split(line)
        rows.append([cell.strip() for cell in cells])
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        return None
    return rows
