"""What could each line of an article's head be?  The lines and the next one to read; questions about them, which change nothing.

A line is asked for its dates and its byline with the evidence of the lines around it.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artcli.text.draft import PAGE_MARK
from artcli.text.language import detect_language
from artcli.text.metadata import titles
from artcli.text.metadata.bylines import is_role, read_byline, read_names
from artcli.text.metadata.caseless_bylines import is_caseless, read_caseless_byline
from artcli.text.metadata.credit_parts import Byline
from artcli.text.metadata.dates import is_relative, order_of, read_dates
from artcli.text.metadata.names import name_case
from artcli.text.metadata.outlets import is_named_outlet, is_outlet, is_outlet_like

if TYPE_CHECKING:
    from artcli.text.metadata.date_reader import DateReading, Order

CREDIT_LENGTH = 200
"""A longer line is prose: a byline of eight names with a date comes to about this."""
SENTENCE_LENGTH = 60
"""A line as long as this that ends in a full stop is prose, whatever numbers it has."""
SAMPLE = 60
"""Lines that are looked at for the text's width, language and other dates."""
MOST_INDENT = 10
"""A paragraph's indent is smaller than that of a centred line."""
EDGE = " \t|·•,;:–—-/()[]*_"
"""What may stand between a date and a name."""

_LONGEST_COUNT = 2
_PUBLISHED = re.compile(r"\b(?:first )?published(?: online)?:?\s", re.IGNORECASE)
_SPACES = ("", " ", "\t", PAGE_MARK, "\u3000", "\xa0")
_DIGIT = re.compile(r"\d")
_DIGIT_OF_ANY_SCRIPT = re.compile(r"\d|[〇一二三四五六七八九十]年")
_ITEMS = frozenset(("- ", "* ", "• ", "‣ ", "> "))
_GAP = re.compile(r"\s{3,}|\t+|\s*[|·•]\s*")
_ADDRESS = re.compile(r"<?(?:https?://\S{3,400}|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,18}(?:/\S{0,400})?)>?")
_LINKS = frozenset(
    ("original", "original article", "source", "link", "permalink", "view original", "archived", "pdf", "print")
)
"""Words that lead from a copy to what it is of."""
_BAR = re.compile(r"\s*[|·•]\s*")
_JOINTS = frozenset(("and", "und", "et", "y", "e", "en", "&", "with"))
_BEFORE_A_NAME, _BEFORE_ONE_MORE = _JOINTS | {"by", "von", "par", "por"}, frozenset(("and", "und", "et"))
_KANA = re.compile("[\u3040-\u30ff]")


@dataclass(slots=True)
class HeadLines:
    """The lines of a draft; ``at`` is the next to read."""

    lines: list[str]
    at: int = 0
    language: str | None = None
    _order: tuple[Order | None, ...] = field(default=())
    _dates: dict[str, DateReading | None] = field(default_factory=dict)

    def filled(self, number: int) -> int:
        """Give the first line from ``number`` on that isn't blank."""
        lines, count = self.lines, len(self.lines)
        while number < count and lines[number][:1] in _SPACES and not lines[number].strip():
            number += 1
        return number

    def is_end(self, number: int) -> bool:
        """Tell whether no line is left."""
        return number >= len(self.lines)

    def text(self, number: int) -> str:
        """Give a line without the white space around it; of a very long one the beginning."""
        return self.lines[number][: 2 * titles.LENGTH].strip() if number < len(self.lines) else ""

    def block(self, number: int, most: int) -> list[str]:
        """Give the lines up to a blank one, ``most`` of them."""
        block: list[str] = []
        while len(block) < most:
            text = self.text(number)
            if not text or self.lines[number] == PAGE_MARK:
                break
            block.append(text)
            number += 1
        return block

    def is_paragraph_start(self, number: int) -> bool:
        """Tell a line with a paragraph's indent below one without: by U+3000, or by the line that goes on without it."""
        line, above = self.lines[number], self.lines[number - 1]
        if not line[:1].isspace() or above[:1].isspace() or len(line) < len(above):
            return False
        if line[0] == "\u3000":
            return True
        indent = len(line) - len(line.lstrip())
        below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        return indent <= MOST_INDENT and below[:1].strip() != ""

    def width(self) -> int:
        """Give the longest line's length: where the text isn't wrapped, more than any title has."""
        return max(map(len, self.lines[self.at : self.at + SAMPLE]), default=0)

    def dates(self, text: str) -> DateReading | None:
        """Read a line's dates; where day and month can't be told apart, by the evidence of the other lines."""
        if is_sentence(text):
            return None
        if text[:2] in _ITEMS or not (
            (_DIGIT if text.isascii() else _DIGIT_OF_ANY_SCRIPT).search(text) or is_relative(text)
        ):
            return None
        if text not in self._dates:
            reading = _read_received(text) if text[:8] == "Received" else read_dates(text)
            if reading and reading.ambiguous:
                reading = read_dates(text, self._day_month_order()) or reading
            self._dates[text] = reading
        return self._dates[text]

    def _day_month_order(self) -> Order | None:
        if not self._order:
            sample = [line[:2000] for line in self.lines[self.at : self.at + 10 * SAMPLE]]
            self._order = (order_of(sample, self.language or detect_language("\n".join(sample)[:4000])),)
        return self._order[0]

    def is_row(self, number: int) -> bool:
        """Tell a row of a table or a calendar: beside it stands another line with a date of its own behind the same mark."""
        mark, day = self._cells(number)
        for near in (number - 1, number + 1):
            other, other_day = self._cells(near) if mark and self.at <= near < len(self.lines) else ("", "")
            if other and mark == other and day != other_day:
                return True
        return False

    def _cells(self, number: int) -> tuple[str, str]:
        """Give the mark between a line's name and its date, and the date."""
        text = titles.plain(self.text(number))
        reading = self.dates(text) if len(text) <= CREDIT_LENGTH else None
        name = around(text, reading)[0] if reading else ""
        if not reading or not name or self.byline(name):
            return "", ""
        rest = text[len(name) : reading.end]
        day = rest.lstrip(EDGE)
        return rest[: len(rest) - len(day)].strip(), day

    def is_date_line(self, text: str) -> bool:
        """Tell a line that is nothing but dates."""
        reading = self.dates(text) if len(text) <= CREDIT_LENGTH else None
        return bool(reading and not reading.yearless and not any(around(text, reading)))

    def byline(self, text: str) -> Byline | None:
        """Read a line that says that it is a byline."""
        if not text.isascii() and is_caseless(text):
            found = read_caseless_byline(text, japanese=self._is_japanese())
            if found:
                return found
        return read_byline(text)

    def _is_japanese(self) -> bool:
        return any(_KANA.search(line[:400]) for line in self.lines[self.at : self.at + SAMPLE])

    def dated_byline(
        self, text: str, reading: DateReading, *, names: bool = False, outlets: bool = False
    ) -> Byline | None:
        """Read what stands around a date: a byline, a place, an outlet.

        With ``names``, also names without "By"; with ``outlets``, also what could be one where the author is known.
        """
        found = Byline()
        for part in around(text, reading):
            if not part or part.lower() in _LINKS:
                continue
            read = self._beside_date(part, names=names, outlets=outlets)
            if not read:
                return None
            found = Byline(found.authors + read.authors, found.place or read.place, found.source or read.source)
        return None if reading.yearless and not found.authors else found

    def _beside_date(self, part: str, *, names: bool, outlets: bool) -> Byline | None:
        """Read what stands on one side of a date; an outlet may stand before a name, with a bar between."""
        read = self.byline(part) or (read_names(part) if names else None) or _place_or_outlet(part, sure=outlets)
        if read or not names:
            return read
        outlet, *rest = [cell for cell in _BAR.split(part) if cell]
        behind = (
            self._beside_date(" | ".join(rest), names=True, outlets=outlets) if is_outlet(outlet) and rest else None
        )
        return Byline(behind.authors, behind.place, outlet) if behind else None

    def is_credit(self, number: int) -> bool:
        """Tell a byline or a date line."""
        text = titles.plain(self.text(number))
        if not text or len(text) > CREDIT_LENGTH:
            return False
        reading = self.dates(text)
        if reading and self.dated_byline(text, reading, names=True) and not self.is_row(number):
            return True
        if self.byline(text) or is_address(text):
            return True
        return self.is_dated_below(number, within=2) and read_names(text) is not None

    def is_dated_below(self, number: int, within: int = SAMPLE) -> bool:
        """Tell a line above a date line, be there an outlet's name on that line or between the two."""
        after = self.filled(number + 1)
        text = titles.plain(self.text(after))
        if after > number + within or not text:
            return False
        if len(text) <= CREDIT_LENGTH and (is_outlet(text) or is_role(text)):
            below = titles.plain(self.text(self.filled(after + 1)))
            return self.is_date_line(below)
        reading = self.dates(text) if len(text) <= CREDIT_LENGTH else None
        if not reading or reading.yearless or self.is_row(after):
            return False
        found = self.dated_byline(text, reading, outlets=True)
        return found is not None and not found.authors


def _read_received(text: str) -> DateReading | None:
    """Read the dates of a journal's line: when the text was received, accepted and published."""
    found = _PUBLISHED.search(text)
    reading = read_dates(text[found.start() :]) if found else read_dates(text)
    return reading._replace(start=0, end=len(text)) if found and reading and reading.published else reading


def is_address(text: str) -> bool:
    """Tell an address of the web that stands alone."""
    return "." in text and " " not in text and _ADDRESS.fullmatch(text) is not None


def is_sentence(text: str) -> bool:
    """Tell a line that ends as prose does and is too long for dates."""
    if len(text) <= SENTENCE_LENGTH or text[-1] not in ".。":
        return False
    return text[-2] != "m" or text[-4:-2].isalpha()  # "4:05 p.m.", "4pm."


def around(text: str, reading: DateReading) -> tuple[str, str]:
    """Give what stands before and behind a line's dates."""
    if reading.start == 0 and reading.end == len(text):
        return "", ""
    behind = text[reading.end :].strip(EDGE + ".")
    if len(behind) <= _LONGEST_COUNT and behind.isdigit():  # of comments
        behind = ""
    return text[: reading.start].strip(EDGE), behind


def _place_or_outlet(text: str, *, sure: bool) -> Byline | None:
    """Read a place of one or two words, or an outlet; ``sure``: the author is known, so that no title of a picture is meant."""
    if is_named_outlet(text) or (sure and is_outlet_like(text)):
        return Byline(source=text)
    parts = text.split()
    is_place = len(text) < 30 and len(parts) <= 2 and all(part[0].isupper() for part in parts)
    return Byline(place=text) if is_place else None


def goes_on(text: str, below: str) -> bool:
    """Tell whether a byline goes on in the line below it."""
    return (
        text[-1:] == ","
        or text.rpartition(" ")[2].lower() in _BEFORE_A_NAME
        or below.partition(" ")[0].lower() in _BEFORE_ONE_MORE
    )


def outlet_of(running_head: str) -> str | None:
    """Find an outlet's name among the parts of a running head."""
    for part in _GAP.split(running_head[: 2 * titles.LENGTH].strip()):
        if is_outlet(part):
            return " ".join(name_case(part.split())) if part.isupper() and " " in part else part
    return None
