"""What does HTML say?  A document → its blocks as text, with the standard library: for mail, books and fields of data.

All of the text is kept but what nobody sees; what of a web page is article is another question (``html``).  Nothing is fetched, no script runs.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from artcli.formats.written import Written, one_line

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "math", "select", "button", "form", "nav")
)
_VOID = frozenset(
    ("br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "figure",
        "figcaption",
        "address",
        "body",
        "head",
        "title",
        "hr",
        "center",
        "fieldset",
        "details",
        "summary",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_UNCLOSED = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_MOST_OPEN = 500
"""Tags that never close, of which Python's parser takes a time that grows with their square."""
_TAGS = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|table|a|em|strong|b|i|span)\b[^<>]{0,500}>", re.IGNORECASE
)


class _Reader(HTMLParser):
    """Collects blocks as they end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written = Written()
        self.title = ""
        self.first_heading = ""
        self._text: list[str] = []
        self._open: list[str] = []
        self._unseen: list[str] = []
        self._cells: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.append(tag)
            return
        named = dict(attrs)
        hidden = "hidden" in named or _HIDDEN.search(named.get("style") or "")
        if tag in _UNSEEN or (hidden and tag not in _VOID):
            self._unseen.append(tag)
            return
        if tag == "br":
            self._text.append("\n" if self._within("pre") else self._line_break())
        elif tag in ("td", "th"):
            self._text.append(" | " if "".join(self._text).strip() else "")
        elif tag in _BLOCKS:
            self._end_block()
        if tag in _BLOCKS and tag not in _VOID:
            self._open.append(tag)

    def _line_break(self) -> str:
        """Take two breaks for the end of a paragraph, one for white space."""
        if self._text and self._text[-1].endswith("\n\n"):
            return ""
        if self._text and self._text[-1] == " \n" and not self._within("li"):
            self._text.pop()
            self._end_block()
            return ""
        return " \n"

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        if tag in _BLOCKS:
            self._end_block()
            if tag in self._open:
                while self._open.pop() != tag:
                    pass

    def handle_data(self, data: str) -> None:
        if not self._unseen and (data.strip() or (self._text and self._text[-1] != " \n") or self._within("pre")):
            self._text.append(data)

    def _within(self, tag: str) -> bool:
        return tag in self._open[-6:]

    def _end_block(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if not text.strip():
            return
        kind = self._kind()
        if kind == "title":
            self.title = self.title or one_line(text)
            return
        if kind == "heading" and not self.first_heading and not self.written:
            self.first_heading = one_line(text)
        self.written.add(kind, text)

    def _kind(self) -> str:
        innermost = self._open[-1] if self._open else "p"
        if innermost in _HEADINGS:
            return "heading"
        if innermost == "title":
            return "title"
        for tag, kind in (("pre", "code"), ("li", "item"), ("blockquote", "quote")):
            if self._within(tag):
                return kind
        return "paragraph"

    def finish(self) -> None:
        """Take what is left."""
        self.close()
        self._end_block()


def html_text(source: str) -> tuple[str, str]:
    r"""Return the text of a document, and its title.

    >>> html_text("<title>News</title><h2>Rain</h2><p>It <b>rained</b>.<script>x()</script><ul><li>a<li>b</ul>")
    ('## Rain\n\nIt rained.\n\n- a\n- b', 'News')
    """
    if source.count("<") - source.count(">") > _MOST_OPEN:
        source = _UNCLOSED.sub("&lt;", source)
    reader = _Reader()
    reader.feed(source)
    reader.finish()
    return reader.written.text, reader.title


def is_html(text: str) -> bool:
    """Tell whether a field of data holds HTML: more than one tag of texts.

    >>> is_html("<p>It rained.</p>"), is_html("a < b")
    (True, False)
    """
    return "<" in text and len(_TAGS.findall(text[:20_000])) > 1
