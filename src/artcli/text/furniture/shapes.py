"""What do the lines at a page's edges look like?  Page numbers, dates, running heads: questions about one line each.

Text goes in, answers come out; knows nothing of drafts or of pages.  Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from artcli.text.metadata.dates import may_be_dates, read_dates
from artcli.text.metadata.outlets import is_outlet, is_outlet_like

LONGEST_EDGE = 120
"""A running head fills a line of a page at most; layout mode pads it to the page's width, about 100 columns."""

SHORTEST_PROSE = 45
"""A line of prose that a page's end cuts is longer than this; lines of verse are shorter."""

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
LAST_OF_FOLIO = frozenset("0123456789-–—~•·|])>*页頁ジivxlIVXL")
"""What a page number can end with, digits of other scripts aside: a cheap test."""

_PAGE_SIGNS = frozenset("页頁ジ")
LONGEST_FOLIO = 30
_LEAD = 4
_LONGEST_ROMAN = len("xxxviii")
_WIDE_GAP = " " * 10
_TELLING = re.compile(r"[\d\t|·•©:/.]|  ")
"""What numbers and dates have, what parts cells, and what addresses have."""


_REMEMBERED = 2048
"""Lines whose cells and keys are kept: those of one long article, asked for again and again."""
_CELLS = re.compile(r"\s+[|·•]\s+|\s{2,}|\t")
_APART = re.compile(r" {4}|[\t|·•]")
_JUSTIFIED = 5
"""So many cells with no more than three spaces between them are the words of a justified line."""
_NUMBER_BESIDE = re.compile(r"\A\d{1,4}\s+(?=[^\W\d_])|(?<=[\w.?!'\"”’)])\s+\d{1,4}\Z")
_LONGEST_DATE = 60
_LAST_WORDS = re.compile(r"(?<![gгm])[.,;!?'\"”’]+\Z|\A\W*\d+\W*\Z")
"""A date with a stop is what a paragraph ended with; ``2014 г.`` and ``p.m.`` aside."""
_WORD = re.compile(r"[^\W\d_]+")
_TWO_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_WORDS = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_URL = re.compile(r"(?:https?://|www\.|file:///)\S+\Z")
ENDS_PAGE_LINE = frozenset("0123456789).]")
"""What lines end with that lead to another page, or name a day or a page."""
CLOSERS = "\"'”’»›)]}」』）】*_"
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", ";", "：", "；")


@lru_cache(_REMEMBERED)
def cells(line: str) -> tuple[str, ...]:
    """Part a line at its wide gaps, as layout mode sets a running head: ``Title      3`` → ``Title``, ``3``."""
    line = line.strip()
    if not has_gap(line):
        return (line,)
    found = tuple([cell for cell in _CELLS.split(line) if cell])
    return (line,) if len(found) >= _JUSTIFIED and _APART.search(line) is None else found


def width(line: str) -> int:
    """Count a line's characters, but wide gaps as one space: ``Title`` at the left and ``3`` at the right of a page is short."""
    return len(" ".join(line.split())) if _WIDE_GAP in line else len(line)


def has_gap(line: str) -> bool:
    """Tell cheaply whether a line may have several cells."""
    return "  " in line or "\t" in line or "|" in line or "·" in line or "•" in line


_FOLDED = str.maketrans(
    {chr(code): "0" if chr(code).isdigit() else " " for code in range(0x80) if not chr(code).isalpha()}
)
_ZEROS = re.compile("0+")


@lru_cache(_REMEMBERED)
def key(text: str) -> str:
    """Fold what may change from page to page: case, punctuation, white space and numbers."""
    if text.isascii():
        folded = text.lower().translate(_FOLDED)
        return " ".join((_ZEROS.sub("0", folded) if "0" in folded else folded).split())
    return " ".join(_WORDS.findall(_DIGITS.sub("0", text).casefold()))


@lru_cache(_REMEMBERED)
def sign(text: str) -> str:
    """Give a text's first two words, folded: texts with the same key have the same, at a fraction of the price."""
    found = _TWO_WORDS.search(text)
    return found[0].casefold() if found else ""


def lead(folded: str) -> str:
    """Give the first letters of the first word of a sign or a key."""
    first = folded[:_LEAD].partition(" ")[0]
    if first.isalpha() and first.isascii():
        return first
    found = _WORD.search(folded)
    return found[0][:_LEAD] if found else ""


def may_stand_out(line: str) -> bool:
    """Tell cheaply whether a line may be a page number, a date or an address, or has a gap inside: few lines of prose pass."""
    line = line.strip()
    if len(line) <= _LONGEST_DATE:
        return may_end_folio(line) or _TELLING.search(line) is not None
    if line[-1].isdigit() or line[0].isdigit() or "  " in line or "\t" in line or ("|" in line and " | " in line):
        return True
    return (":" in line and "://" in line) or (line[0] in "©w" and line.startswith(("©", "www.")))


def without_number(text: str) -> str:
    """Take off a number at a text's beginning or end: ``Title 3`` → ``Title``."""
    text = text.strip()
    beside = text[:1].isdigit() or text[-1:].isdigit()
    return _NUMBER_BESIDE.sub("", text, count=1) if beside else text


def has_letters(text: str) -> bool:
    """Tell whether there is a letter of any script."""
    return _WORD.search(text) is not None


def may_end_folio(text: str) -> bool:
    """Tell cheaply whether a text ends like a page number."""
    last = text[-1:]
    return last in LAST_OF_FOLIO or last.isdigit()


@lru_cache(_REMEMBERED)
def folio(text: str) -> int:
    """Tell how surely a text is a page number and nothing else."""
    if len(text) > LONGEST_FOLIO:
        return NO_FOLIO
    text = text.strip()
    if not may_end_folio(text) or (len(text) > _LONGEST_ROMAN and text[-1].isalpha() and text[-1] not in _PAGE_SIGNS):
        return NO_FOLIO
    found = _FOLIO.fullmatch(text)
    if found is None or not found[0]:
        return NO_FOLIO
    if found["page"]:
        return PAGE_FOLIO
    if found["marked"]:
        return MARKED_FOLIO
    # Capital roman numbers alone head sections: only small ones are page numbers.
    return BARE_FOLIO if found[0].isdigit() or found[0].islower() else NO_FOLIO


@lru_cache(_REMEMBERED)
def is_date(text: str) -> bool:
    """Tell whether a text is a date and nothing else, with or without a weekday and a time."""
    text = text.strip()
    if not 4 < len(text) <= _LONGEST_DATE or _DIGITS.search(text) is None or _LAST_WORDS.search(text):
        return False
    reading = read_dates(text) if may_be_dates(text) else None
    return reading is not None and reading.end - reading.start == len(text)


_LONGEST_JUMP = 80
_JUMP = re.compile(
    r"""[(\[]?(?:(?:(?:story\s)?(?:continued|cont['’]?d|cont\.)|continues|please\sturn|turn|jump(?:s|ed)?|fortsetzung|fortgesetzt
            |suite(?:\sde\sla)?|lire\sla\ssuite|viene|sigue|contin[úu]a|segue|continua|vervolg|lees\sverder)
        \s(?:(?:on|from|to|at|auf|von|de|en|la|in|op|van|na|da|dalla|em|a|à|p\.?)\s){0,3}
        (?:back\s)?(?:page|pages|pg\.?|p\.?|seite|s\.|la\spage|p[áa]gina|la\sp[áa]gina|pag\.?|bladzijde|blz\.?)\s?
        |(?:[^\W\d_][^\d,:;.!?]{0,40},\s)?(?:from|von|de\sla|viene\sde\sla|da|van)\s(?:page|seite|p[áa]gina|pagina)\s)
        [a-z]?\d{1,3}[)\]]?\.?\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def is_jump(text: str) -> bool:
    """Tell a line that leads to another page of a newspaper: ``Continued on page 4``, ``WALL, from page 1``."""
    text = text.strip()
    return len(text) <= _LONGEST_JUMP and text[-1:] in "0123456789).]" and _JUMP.match(text) is not None


_PRINTED_FOOT = re.compile(
    r"(?:https?://|file:///|www\.)\S{3,300}\s{1,200}(?:page\s)?\d{1,3}\s?(?:/|of)\s?\d{1,3}\Z", re.IGNORECASE
)
_STAMP = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s{1,9}(?:\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?\s{1,200})?(?=\S)", re.IGNORECASE
)


def is_printed_foot(text: str) -> bool:
    """Tell what a browser prints below a page: its address and its number."""
    text = text.strip()
    return text[-1:].isdigit() and "/" in text and _PRINTED_FOOT.match(text) is not None


def without_stamp(text: str) -> str:
    """Take off the time at which a browser printed a page, which stands before the page's title."""
    return _STAMP.sub("", text, count=1) if text[:1].isdigit() else text


_LONGEST_IMPRINT = 90
_IMPRINT = re.compile(r",\s+|\s[-–—]\s")


def imprint_date(text: str) -> str:
    """Give the date of a line that names an outlet and a day, as pages have it at their foot (``Metro Ledger, 4 May 2007``), or ``""``."""
    text = text.strip()
    if not text[-1:].isdigit() or width(text) > 2 * _LONGEST_IMPRINT:
        return ""
    text = " ".join(text.split())
    found = _IMPRINT.search(text)
    if found is None or not is_date(text[found.end() :]):
        return ""
    name = text[: found.start()]
    return text[found.end() :] if len(text) <= _LONGEST_IMPRINT and (is_outlet(name) or is_outlet_like(name)) else ""


def is_address(text: str) -> bool:
    """Tell whether a text is a web address or a copyright mark and a name, and nothing else."""
    return text.startswith("©") or _URL.match(text) is not None


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a stop, closing quotation marks and brackets aside."""
    return line.rstrip(CLOSERS).endswith(_STOPS)


def runs_over(before: str, after: str) -> bool:
    """Tell whether a sentence goes on from one line to the other: no stop, then a small letter."""
    return bool(before) and not ends_sentence(before) and after.lstrip("\"'“‘«(").lstrip()[:1].islower()
