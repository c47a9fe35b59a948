"""Which marks of Markdown stand in prose?  A paragraph goes in, its words come out, with the addresses of its links.

Marks are told by themselves: a pair of ``**`` or a link is never anything else; single stars and underscores count where the text
has several.  Pure.
"""

from __future__ import annotations

import re
from itertools import chain, islice

_ADDRESS = r"(?:https?://|mailto:|www\.|/|#)[^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,400})?"
_LINK = re.compile(rf"!?\[([^\[\]\n]{{0,400}})\]\(\s*(<?{_ADDRESS}>?(?:\s+\"[^\"\n]{{0,200}}\")?)\s*\)")
_STRONG = re.compile(
    r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\*\*(?!\*)|(?<![\w_])__(?=[^\s_])([^_\n]{1,2000}?)(?<=\S)__(?![\w_])"
)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\*(?![\w*])|(?<![\w_\\])_(?=[^\s_])([^_\n]{1,1000}?)(?<=\S)_(?![\w_])"
)
_STRUCTURE = re.compile(
    r"(?:#{1,6}[ \t]|>|[-*+–•‣⁃▪▫●○◦■□➢➤►▶✓✔❖◆◇・·»→][ \t]|```|~~~|\\)|(?P<number>\(?\d{1,3})[.)][ \t]"
)
_ESCAPED = re.compile(r"\\(?=[#>*+\-–•‣⁃▪▫●○◦■□➢➤►▶✓✔❖◆◇・·»→`~\\])|(?P<number>\(?\d{1,3})\\(?=[.)])")
_APOSTROPHES = r"(?!')([^'\n]{1,1000}(?:'(?!')[^'\n]{0,1000}){0,20})"
_WIKI_STRONG = re.compile(rf"(?<!')'''{_APOSTROPHES}'''(?!')")
_WIKI_EMPHASIS = re.compile(rf"(?<!')''{_APOSTROPHES}''(?!')")
_WIKI_LINK = re.compile(r"\[\[(?:([^\[\]|\n]{1,300})\|)?([^\[\]|\n]{1,300})\]\]")
FEWEST_WIKI_MARKS = 2
"""One ``[[x]]`` may be anything; and pairs of apostrophes are typewriter's quotation marks where no other mark is a wiki's."""

MOST_PASSES = 4
"""Marks inside of marks; deeper ones stay."""

FEWEST_EMPHASES = 2
"""One pair of single stars may be anything; two are Markdown."""


def would_read_as_structure(text: str) -> int | None:
    """Tell where a paragraph needs a backslash lest its beginning be read as structure.

    >>> would_read_as_structure("# of votes"), would_read_as_structure("1. of May"), would_read_as_structure("May 1.")
    (0, 1, None)
    """
    match = _STRUCTURE.match(text)
    return None if match is None else len(match["number"] or "")


def unescape_start(text: str) -> str:
    r"""Take the backslash from a paragraph's beginning that kept it from being read as structure.

    >>> unescape_start("\\# of votes"), unescape_start("1\\. of May")
    ('# of votes', '1. of May')
    """
    if "\\" not in text[:6]:
        return text
    match = _ESCAPED.match(text)
    return (match["number"] or "") + text[match.end() :] if match else text


class Marks:
    """Takes the marks out of a text's paragraphs, counting them and keeping the addresses."""

    def __init__(self, text: str) -> None:
        """Look at the whole text to tell which marks are used."""
        self.count = 0
        self.links: list[str] = []
        # a single character is found ten times as fast as two
        brackets, stars, lows = "[" in text, "*" in text, "_" in text
        self._links = brackets and "](" in text
        self._strong = (stars and "**" in text) or (lows and "__" in text)
        single = (stars and text.count("*") >= 2 * FEWEST_EMPHASES) or (lows and text.count("_") >= 2 * FEWEST_EMPHASES)
        self._emphasis = single and self._emphasised(text)
        self.wiki_count = 0
        self._wiki = ((brackets and "[[" in text) or ("'" in text and "'''" in text)) and _is_wiki(text)
        self.any = self._links or self._strong or self._emphasis or self._wiki

    @staticmethod
    def _emphasised(text: str) -> bool:
        return sum([1 for _ in islice(_EMPHASIS.finditer(text), FEWEST_EMPHASES)]) == FEWEST_EMPHASES

    def strip(self, text: str) -> str:
        """Take the marks out of one paragraph, those inside of others too."""
        for _ in range(MOST_PASSES):
            before = text
            text = self._strip(text)
            if text == before:
                break
        return text

    def _strip(self, text: str) -> str:
        if self._wiki and ("''" in text or "[[" in text):
            text = _WIKI_LINK.sub(self._wiki_link, text)
            text = _WIKI_EMPHASIS.sub(self._wiki_words, _WIKI_STRONG.sub(self._wiki_words, text))
        if self._links and "](" in text:
            text = _LINK.sub(self._link, text)
        if self._strong and ("**" in text or "__" in text):
            text = _STRONG.sub(self._words, text)
        if self._emphasis and ("*" in text or "_" in text):
            text = _EMPHASIS.sub(self._words, text)
        return text

    def _wiki_link(self, match: re.Match[str]) -> str:
        self.wiki_count += 1
        if match[1]:
            self.links.append(match[1])
        return match[2]

    def _wiki_words(self, match: re.Match[str]) -> str:
        self.wiki_count += 1
        return match[1]

    def _link(self, match: re.Match[str]) -> str:
        self.count += 1
        self.links.append(match[2].strip("<>"))
        return match[1]

    def _words(self, match: re.Match[str]) -> str:
        self.count += 1
        return match[1] or match[2]


def _is_wiki(text: str) -> bool:
    """Tell whether a text has several marks of a wiki, and one at least that is nothing else."""
    marks = islice(chain(_WIKI_LINK.finditer(text), _WIKI_STRONG.finditer(text)), FEWEST_WIKI_MARKS)
    sure = sum([1 for _ in marks])
    return sure >= FEWEST_WIKI_MARKS or (sure == 1 and _WIKI_EMPHASIS.search(text) is not None)
