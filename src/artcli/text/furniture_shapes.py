"""What do the lines at a page's edges look like?  Page numbers, dates, running heads: questions about one line each.

Text goes in, answers come out; knows nothing of drafts or of pages.  Imports nothing of artcli.  Pure.
"""

from __future__ import annotations

import re

LONGEST_EDGE = 120
"""A running head fills a line of a page at most; layout mode pads it to the page's width, about 100 columns."""

NO_FOLIO, BARE_FOLIO, MARKED_FOLIO, PAGE_FOLIO = range(4)
"""How surely a text is a page number: not; a number alone; one between dashes or ``3/9``; one that says ``Page``."""

_OF = r"(?:of|von|de|sur|di|van|из|من|trên|av|af|z|/|\|)"
_PAGE_WORDS = (
    r"page|pages|pg\.?|p\.|seite|s\.|página|pagina|pág\.?|pag\.?|bladzijde|blz\.?|страница|стр\.?|с\.|الصفحة|صفحة|ص"
    r"|trang|sida|side|strona|sayfa"
)
_FOLIO = re.compile(
    rf"""(?P<page>(?:{_PAGE_WORDS})\s*[#:]?\s*\d{{1,4}}(?:\s*{_OF}\s*\d{{1,4}})?
        |第?\s*\d{{1,4}}\s*(?:页|頁|ページ)(?:\s*[/,，、]?\s*共\s*\d{{1,4}}\s*(?:页|頁))?
        |\d{{1,4}}\s+(?:of|von|sur|di|van|из|من)\s+\d{{1,4}})
    |(?P<marked>[-–—~•·|\[(<*]+\s*(?:\d{{1,4}}|[ivxl]{{1,6}})\s*[-–—~•·|\])>*]+
        |\d{{1,4}}\s?/\s?\d{{1,4}}
        |[|•·]\s*\d{{1,4}}|\d{{1,4}}\s*[|•·])
    |(?P<bare>\d{{1,4}}|(?=[ivxl])x{{0,3}}(?:ix|iv|v?i{{0,3}}))""",
    re.VERBOSE | re.IGNORECASE,
)
LAST_OF_FOLIO = frozenset("0123456789-–—~•·|])>*页頁ジivxl")
"""What a page number can end with: a cheap test."""

_CELLS = re.compile(r"\s{2,}|\t")
_NUMERIC_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d{4}\s?[年년]")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_FOLD = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_URL = re.compile(r"(?:https?://|www\.|file:///)\S+\Z")
_CLOSERS = "\"'”’»›)]}」』）】*_"
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", ";", "：", "；")


def cells(line: str) -> list[str]:
    """Part a line at its wide gaps, as layout mode sets a running head: ``Title      3`` → ``Title``, ``3``."""
    return [cell for cell in _CELLS.split(line.strip()) if cell]


def key(text: str) -> str:
    """Fold what may change from page to page: case, punctuation, white space and numbers."""
    return _FOLD.sub(" ", _DIGITS.sub("0", text).casefold()).strip()


def has_letters(text: str) -> bool:
    """Tell whether there is a letter of any script."""
    return _WORD.search(text) is not None


def folio(text: str) -> int:
    """Tell how surely a text is a page number and nothing else."""
    if len(text) > 30:
        return NO_FOLIO
    found = _FOLIO.fullmatch(text.strip())
    if found is None or not found[0]:
        return NO_FOLIO
    if found["page"]:
        return PAGE_FOLIO
    if found["marked"]:
        return MARKED_FOLIO
    # Capital roman numbers alone head sections: only small ones are page numbers.
    return BARE_FOLIO if found[0].isdigit() or found[0].islower() else NO_FOLIO


def is_date(text: str) -> bool:
    """Tell whether a text is short and looks like a date, with or without a weekday and a time."""
    if len(text) > 48 or not any(map(str.isdigit, text)):
        return False
    if len(_WORD.findall(text)) > 5:
        return False
    if _NUMERIC_DATE.search(text):
        return True
    year = _YEAR.search(text)
    return year is not None and _DAY.search(text[: year.start()] + " " + text[year.end() :]) is not None


def is_address(text: str) -> bool:
    """Tell whether a text is a web address and nothing else, as browsers print it at a page's edge."""
    return _URL.match(text) is not None


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a stop, closing quotation marks and brackets aside."""
    return line.rstrip(_CLOSERS).endswith(_STOPS)


def runs_over(before: str, after: str) -> bool:
    """Tell whether a sentence goes on from one line to the other: no stop, then a small letter."""
    return bool(before) and not ends_sentence(before) and after.lstrip("\"'“‘«(").lstrip()[:1].islower()
