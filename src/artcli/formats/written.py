"""How is the structure of a page told to the normaliser?  Blocks → lines of Markdown, a blank line between them.

A paragraph that begins as structure would (``# of votes``) gets the backslash that the normaliser takes away.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.layout.inline import would_read_as_structure

_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_MARKER = re.compile(r"(?:[-*•]|\d{1,3}[.)])\s")


class Written:
    """The blocks written so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []
        self._last = ""

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self._parts)

    def add(self, kind: str, text: str) -> None:
        """Write a block: a ``paragraph``, ``heading``, ``quote``, ``code``, ``table`` or a list's ``item``, with its marker where it has one."""
        text = text.strip("\n") if kind in ("code", "table") else one_line(text)
        if not text.strip():
            return
        if self._parts and not (kind == "item" and self._last == "item"):
            self._parts.append("")
        if kind == "item" and not _MARKER.match(text):
            text = f"- {text}"
        self._parts.append(text if kind == "item" else _block(kind, text))
        self._last = kind


def one_line(text: str) -> str:
    """Return a text with single spaces."""
    return _SPACES.sub(" ", text).strip()


def _block(kind: str, text: str) -> str:
    if kind == "heading":
        return f"## {text}"
    if kind == "quote":
        return f"> {text}"
    if kind in ("code", "table"):
        longest = max([len(run) for run in re.findall(r"`{3,}", text)], default=2)
        fence = "`" * (longest + 1)
        return f"{fence}{'table' if kind == 'table' else ''}\n{text}\n{fence}"
    at = would_read_as_structure(text)
    return text if at is None else f"{text[:at]}\\{text[at:]}"
