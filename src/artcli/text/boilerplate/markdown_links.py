"""Which units does a page saved as Markdown consist of, and which of them are nothing but links?  Lines go in, units come out.

A unit is a heading, a list's item, or a paragraph, over as many lines as it is wrapped to.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from artcli.text.boilerplate.finding import fold, is_stopped
from artcli.text.boilerplate.lines import find
from artcli.text.draft import PAGE_MARK

LONGEST = 8000
"""Characters of a row of links: the menus of large sites have some thousand."""

_ADDRESS = r"\(\s{0,3}(?:<[^<>\n]{0,2000}>|[^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,400})?)\s{0,3}\)"
_IMAGE = re.compile(rf"!\[([^\[\]\n]{{0,400}})\]{_ADDRESS}")
_LINK = re.compile(rf"\[([^\[\]\n]{{0,400}})\]({_ADDRESS})")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_SETEXT = re.compile(r"(=+|-+)\s*\Z")
_EMPHASIS = re.compile(r"\*\*|__")
_DEFINITION = re.compile(r"\s{0,3}\[([^\[\]\n]{1,40})\]:\s+<?(\S{1,2000})>?(?:\s+[\"'(][^\n]{0,200})?\Z")
_PICTURE_REFERENCE = re.compile(r"(!\[[^\[\]]{0,400}\])\s?\[([^\[\]\n]{1,40})\]")
_REFERENCE = re.compile(r"(\[(?:[^\[\]]|!\[[^\[\]]{0,400}\]){0,400}\])\s?\[([^\[\]\n]{1,40})\]")
_SHORTEST_PROSE = 40
_SURE_PROSE = 100
_LONGEST_HEADING = 250
_TABLE = "|"
_INDENTS = ("    ", "\t")


@dataclass(slots=True)
class Unit:
    """The lines from ``start`` to ``end``, joined: ``text`` as it stands, ``bare`` without links' marks, ``addresses`` of the links.

    ``level`` is a heading's, else 0; ``rest`` is what stands outside of all links.
    """

    start: int
    end: int
    text: str
    bare: str
    rest: str
    addresses: list[str]
    level: int
    is_setext: bool = False

    @property
    def is_links(self) -> bool:
        """Whether there is nothing but links and pictures."""
        return bool(self.addresses) and not any(map(str.isalpha, _ITEM.sub("", self.rest, count=1)))

    @property
    def is_item(self) -> bool:
        """Whether it is a list's item."""
        return _ITEM.match(self.text) is not None

    def is_setext_rule(self) -> bool:
        """Tell prose with a rule right below it, which is no heading."""
        return self.is_setext and (is_stopped(self.text) or len(self.text) > _LONGEST_HEADING)

    def is_prose(self) -> bool:
        """Tell prose from labels, menus and notices."""
        rest = self.rest.strip()
        if (self.level and not self.is_setext_rule()) or len(rest) < _SHORTEST_PROSE or find(self.label()):
            return False
        return len(rest) >= _SURE_PROSE or is_stopped(rest)

    def label(self) -> str:
        """Give the words without marks of links, headings, items and emphasis."""
        return _EMPHASIS.sub("", _ITEM.sub("", self.bare, count=1)).strip("# \t")


def read_units(lines: list[str], kept: set[int]) -> list[Unit]:
    """Part lines into units; those in ``kept``, which belong to code, and those of tables are none."""
    units: list[Unit] = []
    at = 0
    while at < len(lines):
        if not lines[at] or lines[at] == PAGE_MARK or at in kept or _is_verbatim(lines[at]):
            at += 1
            continue
        end = at + 1
        heading = _HEADING.match(lines[at])
        while not heading and end < len(lines) and end not in kept and _goes_on(lines[end]):
            end += 1
        under = _SETEXT.match(lines[end - 1]) if end - at > 1 else None
        level = len(heading[1]) if heading else 0
        if under:
            level = 1 if under[1][0] == "=" else 2
        units.append(_unit(lines, at, end, level, is_setext=under is not None))
        at = end
    return units


def _is_verbatim(line: str) -> bool:
    """Tell a table's row, and a line of an indented block of code."""
    return line.lstrip()[0] == _TABLE or (line.startswith(_INDENTS) and not _ITEM.match(line))


def _goes_on(line: str) -> bool:
    return bool(line) and line != PAGE_MARK and not _ITEM.match(line) and not _HEADING.match(line)


def _unit(lines: list[str], start: int, end: int, level: int, *, is_setext: bool) -> Unit:
    last = end - is_setext
    text = lines[start] if last - start == 1 else " ".join([lines[start], *map(str.strip, lines[start + 1 : last])])
    if "](" not in text or len(text) > LONGEST:
        return Unit(start, end, text, text, text, [], level, is_setext)
    bare, addresses = strip_links(text)
    return Unit(start, end, text, bare, _LINK.sub("", _IMAGE.sub("", text)), addresses, level, is_setext)


def strip_links(text: str) -> tuple[str, list[str]]:
    """Take pictures and the marks of links out, and give the links' addresses, and pictures whole."""
    addresses: list[str] = []

    def picture(match: re.Match[str]) -> str:
        addresses.append(match[0])
        return ""

    def link(match: re.Match[str]) -> str:
        addresses.append(match[2][1:-1].strip())
        return match[1]

    return _LINK.sub(link, _IMAGE.sub(picture, text)).rstrip(), addresses


def resolve_references(lines: list[str]) -> tuple[list[str], list[str], int]:
    """Write ``[word][1]`` as ``[word](address)``, and give the lines without the definitions, ``[1]: address``, these, and the times."""
    definitions = {i: found for i, line in enumerate(lines) if "]:" in line and (found := _DEFINITION.match(line))}
    if not definitions:
        return lines, [], 0
    addresses = {found[1]: found[2] for found in definitions.values()}
    used: set[str] = set()

    def resolve(match: re.Match[str]) -> str:
        address = addresses.get(match[2])
        if address is None:
            return match[0]
        used.add(match[2])
        return f"{match[1]}({'#' if '(' in address or ')' in address else address})"

    text = "\n".join([line for i, line in enumerate(lines) if i not in definitions])
    before = text.count("](")
    text = _REFERENCE.sub(resolve, _PICTURE_REFERENCE.sub(resolve, text))
    if used != addresses.keys():
        return lines, [], 0
    return text.split("\n"), [lines[i].strip() for i in definitions], text.count("](") - before


def is_same_title(text: str, title: str) -> bool:
    """Tell a page's own name for itself, the title with or without the site's name."""
    return fold(text).startswith(fold(title))
