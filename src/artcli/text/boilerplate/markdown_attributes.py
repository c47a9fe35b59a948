"""What does pandoc write into Markdown that is no text?  Attributes in braces and fences of colons: a text goes in, lines and these come out.

``[Home](/){.nav-link}``, ``# Title {#title .headline}``, ``::: {#main}``: nothing else looks like these, and one alone isn't taken out.  Pure.
"""

from __future__ import annotations

import re

_ONE = r"(?:[.#][\w-]{1,80}|[\w-]{1,40}=(?:\"[^\"]{0,400}\"|[^\s{}\"]{1,200}))"
_ATTRIBUTES = rf"\{{\s{{0,3}}{_ONE}(?:\s{{1,3}}{_ONE}){{0,12}}\s{{0,3}}\}}"
_SPAN = re.compile(rf"(?<![!\w])\[([^\[\]]{{0,400}})\]({_ATTRIBUTES})")
_AFTER = re.compile(rf"(?<=\))({_ATTRIBUTES})")
_OF_HEADING = re.compile(rf"^(#{{1,6}}\s[^\n]{{1,300}}?)\s{{1,3}}({_ATTRIBUTES})[ \t]*$", re.MULTILINE)
_FENCE = re.compile(rf"^:{{3,40}}[ \t]{{0,3}}(?:{_ATTRIBUTES}|[\w-]{{1,40}})?[ \t:]{{0,40}}$", re.MULTILINE)
_FEWEST = 2


def may_have_attributes(text: str) -> bool:
    """Tell cheaply whether pandoc's marks may be there."""
    return (":" in text and ":::" in text) or ("{" in text and ("]{" in text or "){" in text))


def strip_attributes(text: str) -> tuple[str, list[str]]:
    """Take pandoc's marks out, and give them; the words of a span stay."""
    found: list[str] = []

    def span(match: re.Match[str]) -> str:  # or heading
        found.append(match[2])
        return match[1]

    def after(match: re.Match[str]) -> str:
        found.append(match[1])
        return ""

    def fence(match: re.Match[str]) -> str:
        found.append(match[0])
        return ""

    mended = _OF_HEADING.sub(span, _AFTER.sub(after, _SPAN.sub(span, text)))
    mended = _FENCE.sub(fence, mended)
    return (mended, found) if len(found) >= _FEWEST else (text, [])
