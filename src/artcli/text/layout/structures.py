"""Which lines are more than prose?  Lines go in; pieces of known kind and runs of prose come out, in their order.

Pure; each kind of structure is known by its own module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.layout import lists, tables
from artcli.text.layout.pieces import Piece, Run
from artcli.text.layout.quotes import quoted_end, runs_of_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.draft import Draft
    from artcli.text.layout.joining import Joiner
    from artcli.text.layout.lines import Line

_RULE = re.compile(r"(?:[*\-_=~•·—–+#⁂✻❖☙━─═▬.…oO] ?){3,}$|[*⁂✻❖§]$|[-–—] ?[*•o] ?[-–—]$")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_WORDLESS = re.compile(r"#{1,6}[ \t]+[\W_]+$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\^{3,}|\*{3,}|_{3,}|─{3,}|═{3,}|━{3,}|¯{3,})$")
_WIKI_HEADING = re.compile(r"(={2,6})[ \t]*([^\s=](?:.*[^\s=])?)[ \t]*(={2,6})$")
_CODE_SIGNS = re.compile(
    r"[;{}]$|[=!<>]=|\w\([^)]*\)[:;]?$|^(?:#!|//|/\*|<[/\w!?]|\$ |>>> |@\w+|#include|import |from \w+ import |def |class |return\b"
    r"|for .*(?::|\{)$|if .*(?::|\{)$|while .*(?::|\{)$|else:|else \{|var |let |const |function |public |private |fn |func |select |SELECT |INSERT |UPDATE )"
    r"|\w+ ?(?:=|:=|\+=|->|=>) ?\S|\w+\.\w+\(|\w\[[^\]]*\]"
)
CODE_INDENT = 4
"""Markdown's, and what pages print program text with."""
_UNDERLINES = frozenset("=-~^*_─═━¯")
_RULES = frozenset(">|#=-_~*+─═━⁂✻❖☙§.…oO•·—–▬") | lists.FIRST_CHARACTERS
_DOUBTFUL = _RULES | lists.MARKER_LETTERS
"""Most lines begin with a word and none of these, and are nothing but prose."""


class Structures:
    """Reads the lines of a text part by part."""

    def __init__(self, draft: Draft, joiner: Joiner) -> None:
        """Keep where to write down what is left out and joined."""
        self._draft = draft
        self._joiner = joiner
        self._margins = [0]
        self._fill = tables.Fill(())

    def read(self, lines: Sequence[Line]) -> list[Piece | Run]:
        """Part lines into structures and runs of prose."""
        self._fill = tables.Fill(lines)
        found: list[Piece | Run] = []
        doubtful = [
            index
            for index, line in enumerate(lines)
            if not (text := line.text)[:3].isalpha() or text[0] in _DOUBTFUL or line.indent >= CODE_INDENT
        ]
        items = lists.items(lines, doubtful)
        special = _special(lines, doubtful, items)
        run: Run | None = None
        index = 0
        while index < len(lines):
            if index in special:
                after = self._structure(lines, index, items, found)
                if after > index:
                    index, run = after, None
                    continue
            line = lines[index]
            if run and (not line.gap or line.page):
                run.lines.append(line)
            else:
                run = Run([line])
                found.append(run)
            index += 1
        return found

    def _structure(self, lines: Sequence[Line], index: int, items: dict[int, int], found: list[Piece | Run]) -> int:
        """Read the structure that begins at a line into ``found``, and give the index after it."""
        line = lines[index]
        text = line.text
        if line.plain or index in items:
            return self._item(lines, index, items[index], found) if index in items else index
        if text[0] in _RULES and self._is_rule(lines, index):
            self._draft.drop("rule", text)
            if index + 1 < len(lines) and not lines[index + 1].gap:
                lines[index + 1].gap = 1
            return index + 1
        if text[0] in "#=" and (heading := _heading(text)):
            found.append(Piece("heading", heading, line.gap, line.page))
            self._draft.count("wiki_marks", text[0] == "=")
            return index + 1
        if text[0] == ">" and (after := quoted_end(lines, index)) > index:
            found.extend(runs_of_quotes(lines[index:after], self._joiner))
            return after
        if self._underlined(lines, index):
            found.append(Piece("heading", text, line.gap, line.page))
            self._draft.drop("rule", lines[index + 1].text)
            return index + 2
        return self._block(lines, index, found)

    def _block(self, lines: Sequence[Line], index: int, found: list[Piece | Run]) -> int:
        """Read a table or a piece of code."""
        line = lines[index]
        if _has_cells(line.text):
            after = tables.table_end(lines, index, self._fill)
            if after > index:
                found.append(Piece("table", _verbatim(lines[index:after], 0), line.gap, line.page))
                return after
        if line.indent >= CODE_INDENT and (line.gap or not index):
            after = _code_end(lines, index)
            if after > index:
                found.append(Piece("code", _verbatim(lines[index:after], line.indent), line.gap, line.page))
                return after
        return index

    def _item(self, lines: Sequence[Line], index: int, end: int, found: list[Piece | Run]) -> int:
        """Read a list's item with its continuation; inside another's it is set in by two spaces."""
        line = lines[index]
        marker = lists.marker_of(line.text)
        assert marker is not None
        if not found or found[-1].kind != "list_item":
            self._margins = [line.indent]
        while len(self._margins) > 1 and line.indent < self._margins[-1]:
            self._margins.pop()
        if line.indent > self._margins[-1] + 1:
            self._margins.append(line.indent)
        sign = marker[0].rstrip()
        own = [line.text[marker.end() :], *[other.text for other in lines[index + 1 : end]]]
        space = " " if len(sign) < len(marker[0]) else ""
        text = f"{'  ' * (len(self._margins) - 1)}{sign}{space}{self._joiner.paragraph(own)}"
        found.append(Piece("list_item", text, line.gap, line.page))
        return end

    @staticmethod
    def _underlined(lines: Sequence[Line], index: int) -> bool:
        """Tell whether a line is a heading by the line of signs under it."""
        if index + 1 >= len(lines) or lines[index + 1].gap or not _UNDERLINE.match(lines[index + 1].text):
            return False
        line, under = lines[index], lines[index + 1]
        alone = bool(line.gap or index == 0)
        return (
            alone
            and len(line.text) <= 90
            and len(under.text) >= 0.5 * len(line.text)
            and any(map(str.isalnum, line.text))
        )

    def _is_rule(self, lines: Sequence[Line], index: int) -> bool:
        """Tell whether a line is a rule, or a heading's mark without a word behind it, and underlines nothing."""
        text = lines[index].text
        if not _RULE.match(text) and not (text[0] == "#" and _WORDLESS.match(text)):
            return False
        return index == 0 or not self._underlined(lines, index - 1)


def _without_hashes(text: str) -> str:
    """Take off the signs that close a heading; those of ``C#`` are its own."""
    bare = text.rstrip("# \t")
    return bare if bare and text[len(bare) :][:1] in {" ", "\t"} else text


def is_rule(text: str) -> bool:
    """Tell whether a text is a line of signs that parts sections.

    >>> is_rule("* * *"), is_rule("* a *")
    (True, False)
    """
    return text[0] in _RULES and _RULE.match(text) is not None


def _special(lines: Sequence[Line], doubtful: Sequence[int], items: dict[int, int]) -> set[int]:
    """Find the lines that may begin a structure, by their first characters, gaps and indents."""
    special = {
        index
        for index in doubtful
        if lines[index].indent >= CODE_INDENT or not (first := lines[index].text[0]).isalpha() or first in _RULES
    }
    special.update(items)
    special.update([index - 1 for index in special if index and lines[index].text[0] in _UNDERLINES])
    joined = "\n".join([line.text for line in lines])
    if _has_cells(joined):
        special.update([index for index, line in enumerate(lines) if _has_cells(line.text)])
    return special


def _has_cells(text: str) -> bool:
    return "  " in text or "\t" in text or "|" in text or "\u3000" in text


def _heading(text: str) -> str | None:
    """Give the words of a heading of Markdown or of a wiki."""
    if text[0] == "#":
        match = _HEADING.match(text)
        return _without_hashes(text[match.end() :]) if match else None
    match = _WIKI_HEADING.match(text)
    return match[2] if match and match[1] == match[3] else None


def _verbatim(lines: Sequence[Line], keep: int) -> str:
    """Give lines as they stand, without the margin that they share beyond ``keep`` columns; blank lines between them stay."""
    margin = min([line.indent for line in lines])
    shift = min(keep, margin) - margin
    rows: list[str] = []
    for index, line in enumerate(lines):
        if index and line.gap:
            rows.extend([""] * line.gap)
        rows.append(" " * (line.indent + shift) + line.source)
    return "\n".join(rows)


def _code_end(lines: Sequence[Line], start: int) -> int:
    """Find the end of indented lines that look like a program."""
    end, signs = start, 0
    while end < len(lines) and lines[end].indent >= CODE_INDENT and not (end > start and lines[end].gap > 2):
        signs += _CODE_SIGNS.search(lines[end].text[:200]) is not None
        end += 1
    rows = end - start
    follows = end == len(lines) or lines[end].gap > 0
    return end if follows and signs >= max(1, 0.4 * rows) else start
