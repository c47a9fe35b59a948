"""In which markup was a text written, other than Markdown?  A draft goes in; its titles, headings and fields are written as the stages below read them.

Org, AsciiDoc, reStructuredText, Textile, MediaWiki, LaTeX (``latex_markup``) and pandoc's title blocks, known by what stands at the top.  Only heads, headings and
blocks are read: what marks letters inside a line stays as it is.  Sources: the formats' own manuals.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.latex_markup import is_latex, read_latex
from artcli.text.metadata.header_words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from artcli.text.draft import Draft

_HEAD = 12
"""Lines in which a head's fields are looked for."""
_FIRSTS = frozenset("#=%h:\\")
_LONGEST = 250
"""A longer line is no title."""

_ORG_KEY = re.compile(r"#\+(\w{2,30}):\s*(.*)")
_ORG_HEADING = re.compile(r"(\*{1,6}) (?:TODO |DONE )?(\S.*)")
_ORG_BLOCK = re.compile(r"#\+(begin|end)_(quote|verse|example|src|center|comment)\b.*", re.IGNORECASE)
_ORG_DRAWER = re.compile(r":[A-Z]{2,20}:(?: .*)?")
_ASCIIDOC_TITLE = re.compile(r"= ([^=\s].*?)")
_ASCIIDOC_HEADING = re.compile(r"(={2,6}) ([^=\s].*?)")
_ASCIIDOC_AUTHOR = re.compile(r"([^\W\d_][^<>:;@]{2,60}?)\s*<[^<>\s]+@[^<>\s]+>")
_ASCIIDOC_REVISION = re.compile(r"(?:v\d[\d.]{0,10}\s*,\s*)?([^:]*\d{4}[^:]*?)(?::\s.*)?")
_FIELD = re.compile(r":([^\W\d_][\w -]{0,30}):(?:\s+(.*)|)")
_TEXTILE = re.compile(r"(h[1-6]|p|bq)(?:\([^)\s]{0,40}\))?\. (\S.*)")
_WIKI_STRONG = re.compile(r"(?<!')'''([^'\n]+)'''(?!')")
_WIKI_EMPHASIS = re.compile(r"(?<!')''([^'\n]+)''(?!')")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,300})\]\]")
_WIKI_HEADING = re.compile(r"(={1,6}) ?([^=\s](?:.*[^=\s])?) ?\1")


def read_markup(draft: Draft) -> None:
    """Write a text's titles, headings and fields as Markdown and keys."""
    lines = draft.lines
    top = [i for i, line in enumerate(lines[: 4 * _HEAD]) if line][:_HEAD]
    if not any([lines[i][0] in _FIRSTS for i in top]):
        return
    first = lines[top[0]]
    if any([_ORG_KEY.fullmatch(lines[i]) for i in top[:2]]):
        _read_org(draft)
    elif is_latex(lines, top):
        read_latex(draft)
    elif first[0] == "%" and first[1:2] == " ":
        _read_pandoc(draft, top)
    elif _WIKI_HEADING.fullmatch(first):
        _each(draft, _wiki_line)
    elif _ASCIIDOC_TITLE.fullmatch(first):
        _read_asciidoc(draft, top)
    elif _TEXTILE.fullmatch(first) and first[0] == "h":
        _each(draft, _textile_line)
    else:
        _read_fields(draft, top)


def _put(draft: Draft, i: int, line: str, mark: str) -> None:
    """Write a line another way, and keep the mark that stood there."""
    draft.lines[i] = line
    draft.drop("markup", mark)


def _each(draft: Draft, written: Callable[[str], tuple[str, str] | None]) -> None:
    """Write each line as a function says, which gives the line and its mark, or nothing."""
    for i, line in enumerate(draft.lines):
        found = written(line) if line else None
        if found:
            _put(draft, i, *found)


def _wiki_line(line: str) -> tuple[str, str] | None:
    match = _WIKI_HEADING.fullmatch(line) if line[0] == "=" and len(line) <= _LONGEST else None
    if match:
        return f"{'#' * len(match[1])} {match[2]}", match[1]
    if "''" not in line and "[[" not in line:
        return None
    return _WIKI_LINK.sub(r"\1", _WIKI_EMPHASIS.sub(r"*\1*", _WIKI_STRONG.sub(r"**\1**", line))), line


def _textile_line(line: str) -> tuple[str, str] | None:
    match = _TEXTILE.fullmatch(line)
    if not match:
        return None
    written = {"p": match[2], "bq": f"> {match[2]}"}.get(match[1]) or f"{'#' * int(match[1][1])} {match[2]}"
    return written, match[1]


def _asciidoc_line(line: str) -> tuple[str, str] | None:
    match = _ASCIIDOC_HEADING.fullmatch(line)
    return (f"{'#' * len(match[1])} {match[2]}", match[1]) if match else None


def _read_asciidoc(draft: Draft, top: list[int]) -> None:
    """Read a title with lines of author, revision and attributes right below it."""
    lines = draft.lines
    head = [i for n, i in enumerate(top) if i == top[0] + n]
    _put(draft, head[0], f"Title: {lines[head[0]][2:]}", "=")
    at = head[1:]
    if at and (author := _ASCIIDOC_AUTHOR.fullmatch(lines[at[0]])):
        _put(draft, at[0], f"Author: {author[1]}", lines[at[0]])
        revision = _ASCIIDOC_REVISION.fullmatch(lines[at[1]]) if at[1:] else None
        if revision:
            _put(draft, at[1], f"Date: {revision[1]}", lines[at[1]])
    for i in at:
        if field := _FIELD.fullmatch(lines[i]):
            _put(draft, i, _key(field[1], field[2]), lines[i])
    _each(draft, _asciidoc_line)


def _read_pandoc(draft: Draft, top: list[int]) -> None:
    """Read up to three lines that begin with a per cent sign: title, authors, date."""
    for name, i in zip(("Title", "Author", "Date"), top, strict=False):
        line = draft.lines[i]
        if line[:1] != "%" or len(line) > _LONGEST:
            return
        _put(draft, i, _key(name, line[1:].strip().replace("; ", ", ")), "%")


def _read_org(draft: Draft) -> None:
    quoted = fenced = False
    for i, line in enumerate(draft.lines):
        block = _ORG_BLOCK.fullmatch(line)
        if block:
            begins, kind = block[1].lower() == "begin", block[2].lower()
            quoted = begins and kind == "quote"
            fenced = kind in ("src", "example", "verse")
            _put(draft, i, "```" if fenced else "", line)
            fenced = fenced and begins
        elif quoted:
            draft.lines[i] = f"> {line}".rstrip()
        elif not fenced and line and (found := _org_line(line)):
            _put(draft, i, *found)


def _org_line(line: str) -> tuple[str, str] | None:
    key, heading = _ORG_KEY.fullmatch(line), _ORG_HEADING.fullmatch(line)
    if key:
        return _key(key[1], key[2]), line
    if heading:
        return f"{'#' * (len(heading[1]) + 1)} {heading[2]}", heading[1]
    return ("", line) if _ORG_DRAWER.fullmatch(line) else None


def _read_fields(draft: Draft, top: list[int]) -> None:
    """Read a list of fields, ``:Author: Mara Lindqvist``, below a title or at the top."""
    found = [(i, field) for i in top if (field := _FIELD.fullmatch(draft.lines[i]))]
    if sum([field[1].lower() in FIELDS for _, field in found]) < min(2, len(found)) or not found:
        return
    for i, field in found:
        _put(draft, i, _key(field[1], field[2]), draft.lines[i])


def _key(name: str, value: str | None) -> str:
    """Return a key as a header block has it; nothing for one that says nothing of an article."""
    return f"{name.capitalize()}: {value}" if value and name.lower() in FIELDS else ""
