r"""Is a text a source of LaTeX?  A draft goes in; its title, author, date, headings and items are written as the stages below read them.

Known by ``\documentclass`` or ``\title{…}`` at the top.  Commands that stand alone go, those for emphasis leave their words.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.text.draft import Draft

_SIGN = re.compile(r"\\(?:documentclass|title)\b.{0,200}")
_HEAD = re.compile(r"\\(title|author|date)\{(.{1,250})\}")
_HEADING = re.compile(
    r"\\(chapter|section|subsection|subsubsection|paragraph)\*?\{(.{1,200})\}(?:\\label\{[^{}]{0,80}\})?"
)
_LEVELS = {"chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
_ALONE = re.compile(
    r"(?:\\(?:documentclass|usepackage|maketitle|begin|end|label|noindent|newpage|clearpage|centering|bigskip|medskip|smallskip|tableofcontents"
    r"|pagestyle|setlength|thispagestyle|bibliography|bibliographystyle)\b(?:\[[^\]]{0,200}\]|\{[^{}]{0,200}\}){0,4}\s*)+|%.*"
)
_ITEM = re.compile(r"\\item\b\s*")
_WORDS = re.compile(r"\\(?:emph|textbf|textit|texttt|textsc|textsf|underline|enquote|mbox)\{([^{}]{0,500})\}")
_MARKS = re.compile(r"~?\\(?:cite[pt]?|ref|label|index|thanks)\{[^{}]{0,200}\}")
_SIGNS = re.compile(r"\\([&%$#_{}])")
_AND = re.compile(r"\s*\\and\s*")


def is_latex(lines: list[str], top: list[int]) -> bool:
    """Tell a source of LaTeX by its first lines."""
    return any([lines[i][0] == "\\" and _SIGN.match(lines[i]) is not None for i in top])


def read_latex(draft: Draft) -> None:
    """Write commands as keys and Markdown."""
    for i, line in enumerate(draft.lines):
        if "\\" not in line and line[:1] != "%":
            continue
        marks = _MARKS.findall(line)
        text = _SIGNS.sub(r"\1", _WORDS.sub(r"\1", _MARKS.sub("", line))).strip()
        written = _written(text)
        if written != text or marks:
            draft.drop("markup", line.strip())
        draft.lines[i] = written


def _written(text: str) -> str:
    head, heading = _HEAD.fullmatch(text), _HEADING.fullmatch(text)
    if head:
        return f"{head[1].capitalize()}: {_AND.sub(' and ', head[2].strip())}"
    if heading:
        return f"{'#' * _LEVELS[heading[1]]} {heading[2].strip()}"
    if _ALONE.fullmatch(text):
        return ""
    return _ITEM.sub("- ", text, count=1) if text.startswith("\\item") else text
