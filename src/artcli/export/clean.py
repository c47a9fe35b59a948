"""Which characters may stand in a text that leaves?  Text → text without those that XML, HTML or a reader of lines can't take.  Pure."""

from __future__ import annotations

import html

from artcli.patterns import lazy

_FORBIDDEN = lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join([f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)])
    + "]"
)
"""What XML 1.0 (2.2, ``Char``) excludes, and what it and HTML (13.2.3.5) only advise against: C1 controls, U+007F, noncharacters."""
_SPACE = lazy(r"\s+")


def cleaned(text: str) -> str:
    r"""Return a text without characters that XML or HTML can't have; line breaks are ``\n``.

    >>> cleaned("a\x00b\x1b[31m\r\nc\ufffe")
    'ab[31m\nc'
    """
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Return a text for HTML and XML, between tags or in quotation marks.

    >>> escaped('<b> & "so"')
    '&lt;b&gt; &amp; &quot;so&quot;'
    """
    return html.escape(cleaned(text))


def one_line(text: str) -> str:
    r"""Return a text on one line, without characters that act.

    >>> one_line("two\n lines\t")
    'two lines'
    """
    return _SPACE.sub(" ", cleaned(text)).strip()
