"""What does an encyclopaedia of many hands print around its text?  A draft goes in; it comes out without links for editing, contents and note marks.

Wikipedia's pages, copied as text: known by the line that says so, or by links for editing behind several headings.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.text.draft import Draft

_SIGNS = ("[edit", "[ edit", "Wikipedia", "Wikipédia", "[Bearbeiten", "[modifier", "[editar", "[modifica", "[bewerken")
_ORIGIN = re.compile(
    r"(?:from wikipedia, the free encyclopedia|aus wikipedia, der freien enzyklopädie|de wikipedia, la enciclopedia libre"
    r"|da wikipedia, l'enciclopedia libera|uit wikipedia, de vrije encyclopedie|origem: wikipédia, a enciclopédia livre\.?"
    r"|un article de wikipédia, l'encyclopédie libre\.?)",
    re.IGNORECASE,
)
_WORDS = (
    "edit|edit source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|editar|editar código|modifica|modifica wikitesto"
    "|bewerken"
)
_EDIT = re.compile(rf"\s*\[\s?(?:{_WORDS})(?:\s?(?:\||\]\s?\[)\s?(?:{_WORDS}))?\s?\]\Z", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:contents|inhaltsverzeichnis|sommaire|índice|indice|inhoud)(?:\s?\[\s?[a-zä ]{2,12}\s?\])?", re.IGNORECASE
)
_ENTRY = re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){0,3}\.?\s\S.{0,100}")
_MARK = re.compile(
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|(?:note|nb|n) \d{1,2}|citation needed|clarification needed|when\?|who\?|which\?)\]"
)
_FEWEST = 2


def drop_encyclopaedia(draft: Draft, text: str) -> bool:
    """Take out what is no text of such a page; tell whether it is one.  ``text`` is the draft's."""
    if not any([sign in text for sign in _SIGNS]):
        return False
    edited = [i for i, line in enumerate(draft.lines) if line[-1:] == "]" and _EDIT.search(line)]
    origin = [i for i, line in enumerate(draft.lines) if _ORIGIN.fullmatch(line.strip())]
    if not origin and len(edited) < _FEWEST:
        return False
    for i in edited:
        found = _EDIT.search(draft.lines[i])
        assert found is not None
        draft.drop("navigation", found[0].strip())
        heading = draft.lines[i][: found.start()].strip()
        draft.lines[i] = heading if heading.startswith("#") or not heading else f"## {heading}"
    _blank(draft, origin, "site_name")
    if origin:
        draft.head.source = draft.head.source or "Wikipedia"
    _blank(draft, _contents(draft.lines), "navigation")
    _drop_marks(draft)
    return True


def _blank(draft: Draft, places: list[int], kind: str) -> None:
    for i in places:
        draft.drop(kind, draft.lines[i].strip())
        draft.lines[i] = ""


def _contents(lines: list[str]) -> list[int]:
    """Return the lines of the table of contents."""
    for i, line in enumerate(lines):
        if _CONTENTS.fullmatch(line.strip()):
            end = i + 1
            while end < len(lines) and (not lines[end] or _ENTRY.fullmatch(lines[end])):
                end += 1
            entries = [n for n in range(i + 1, end) if lines[n]]
            return [i, *entries] if len(entries) >= _FEWEST else []
    return []


def _drop_marks(draft: Draft) -> None:
    """Take out the marks that lead to notes: the page's numbers, not the author's."""
    marks: list[str] = []
    for i, line in enumerate(draft.lines):
        if "[" in line and (found := _MARK.findall(line)):
            marks += found
            draft.lines[i] = _MARK.sub("", line)
    if marks:
        draft.drop("note_marks", " ".join(marks))
