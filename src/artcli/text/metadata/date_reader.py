"""What do the codes of a line say about dates: which stretch of it, which day, and was it told apart?  A line goes in, a reading comes out.  Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from artcli.text.metadata import date_words as words
from artcli.text.metadata.date_codes import DATE, DAYS, MONTH, TOKEN, code_of, fold, number_of

Order = Literal["day_first", "month_first"]

LAST_YEAR_OF_20XX = 68
"""Two digits up to here are of this century: the convention of POSIX."""
_DATED = frozenset(
    ("ymd", "cjk", "day_month_year", "month_day_year", "year_month_day", "numeric", "stamp", "month_year")
)
_SOFT = re.compile(r"[^?A-LNYXS]+")
_YEAR = re.compile(r"[puf]*:?(Y)[.f]*")
_LABELLED_DAY = re.compile(r"f*[pu]+:?f?r\.?")
"""``Posted yesterday``: the label says that it is no prose."""


class DateReading(NamedTuple):  # made three times as fast as a frozen dataclass
    """What the stretch ``start`` to ``end`` of a line says: dates in ISO 8601, as exact as they are written.

    ``ambiguous`` is set where a date was there but its day and month could not be told apart, ``yearless`` where only a day and
    a month are named, without a label.
    """

    start: int
    end: int
    published: str | None = None
    updated: str | None = None
    ambiguous: bool = False
    yearless: bool = False


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Write a date in ISO 8601; one that the calendar doesn't have, or that is no author's, is None."""
    if not 1000 <= year <= 2100:  # a number that is no year
        return None
    if month is None:
        return f"{year:04d}"
    try:
        whole = date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" if day is None else whole.isoformat()


class Reader:
    """Reads one line's dates."""

    def __init__(self, line: str, order: Order | None) -> None:
        """Part the line into tokens, and give each its code."""
        self.order = order
        self.tokens = list(TOKEN().finditer(line))
        codes = "".join(map(code_of, self.tokens))
        if (
            "v" in codes
        ):  # Mar., the month, or mar., the Tuesday of Romance languages: beside a month's name it is the day
            codes = codes.replace("v", "w" if re.search(MONTH, codes) else "C")
        if "g" in codes:  # ago, or the August of Romance languages
            codes = codes.replace("g", "r" if re.search("[it]g", codes) else "H")
        self.codes = codes
        self.ambiguous = False

    def read(self) -> DateReading | None:
        """Find the first stretch with a date in it, else a line that says no more than "2 hours ago"."""
        matches = list(DATE().finditer(self.codes))
        values = {
            m.start(): self._value(m) for m in matches if m.lastgroup in _DATED or m.lastgroup in ("sep1", "sep2")
        }
        plain = self._mark(matches, values)
        for run in _SOFT.finditer(plain):
            if "x" in run.group():
                return self._reading(run, values)
        says_when = bool(matches) and bool(_SOFT.fullmatch(plain)) and self._says_when(matches)
        if says_when or _LABELLED_DAY.fullmatch(self.codes):
            return DateReading(self.tokens[0].start(), self.tokens[-1].end())
        year = _YEAR.fullmatch(self.codes)
        if year:
            found = iso(number_of(self.tokens[year.start(1)].group()))
            return DateReading(self.tokens[0].start(), self.tokens[-1].end(), found) if found else None
        return None

    def _mark(self, matches: list[re.Match[str]], values: dict[int, str | None]) -> str:
        """Replace what was understood: a date by x, a time or the like by j, an impossible date by ?."""
        parts, done = [], 0
        for m in matches:
            mark = "j"
            if m.start() in values:
                mark = "x" if values[m.start()] or self._is_ambiguous(m) else "?"
            elif m.lastgroup == "no_year":
                mark = "x"
            parts += [self.codes[done : m.start()], mark * (m.end() - m.start())]
            done = m.end()
        return "".join([*parts, self.codes[done:]])

    def _says_when(self, matches: list[re.Match[str]]) -> bool:
        kinds = {m.lastgroup for m in matches}
        return bool(kinds & {"relative", "reading_time"}) or any(c in self.codes for c in "pu")

    def _reading(self, run: re.Match[str], values: dict[int, str | None]) -> DateReading:
        start = self._first(run.start(), min([i for i in values if i >= run.start()], default=run.end()))
        found: dict[str, str] = {}
        done = run.start()
        for position, value in values.items():
            if run.start() <= position < run.end():
                labels = [c for c in self.codes[done:position] if c in "pu"]
                found.setdefault(labels[-1] if labels else "p", value or "")
                done = position
        dated = any(found.values())
        yearless = not dated and not self.ambiguous and not any(c in "pu" for c in run.group())
        start, end = self.tokens[start].start(), self.tokens[run.end() - 1].end()
        return DateReading(
            start, end, found.get("p") or None, found.get("u") or None, self.ambiguous and not dated, yearless
        )

    def _first(self, start: int, dated: int) -> int:
        """Leave a short word that looks like a weekday to the name before it ("By Linh Do, 3 May 2004")."""
        while 0 < start < dated and self.codes[start - 1] == "?" and self.codes[start] in "wirf":
            text = self.tokens[start].group()
            if len(text) > 3 or not text[0].isupper():
                break
            start += 1
        return start

    def _value(self, match: re.Match[str]) -> str | None:
        numbers = [
            number_of(t.group())
            for t, c in zip(self.tokens[match.start() : match.end()], match.group(), strict=True)
            if c in "YNSX"
        ]
        month = next((ord(c) - ord("A") + 1 for c in match.group() if "A" <= c <= "L"), None)
        kind = match.lastgroup
        if kind == "stamp":
            stamp = self.tokens[match.start()].group()
            return iso(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))
        if kind == "numeric":
            return self._numeric(match, numbers)
        if kind in ("cjk", "ymd"):
            return iso(numbers[0] + words.ERAS.get(self.tokens[match.start()].group(), 0), *numbers[1:3])
        if kind == "day_month_year":
            return iso(self._year(match, numbers[-1]), month or numbers[1], numbers[0])
        year, day = {"month_year": (-1, None), "month_day_year": (-1, 0), "year_month_day": (0, 1)}[kind or ""]
        return iso(numbers[year], month, None if day is None else numbers[day])

    def _year(self, match: re.Match[str], number: int) -> int:
        """Complete a year of two digits; one digit is no year."""
        if "Y" in match.group():
            return number
        digits = len(self.tokens[match.end() - 1].group())
        return number + (0 if digits != 2 else 2000 if number <= LAST_YEAR_OF_20XX else 1900)

    def _is_ambiguous(self, match: re.Match[str]) -> bool:
        return match["numeric"] is not None and self.ambiguous

    def _numeric(self, match: re.Match[str], numbers: list[int]) -> str | None:
        first, second, year = numbers[0], numbers[1], self._year(match, numbers[2])
        day_first, month_first = iso(year, second, first), iso(year, first, second)
        if day_first == month_first or not (day_first and month_first):
            return day_first or month_first
        if match["sep2"] == "." or self.order == "day_first":  # nobody writes the month first with full stops
            return day_first
        if self.order == "month_first":
            return month_first
        return self._by_weekday(day_first, month_first)

    def _by_weekday(self, *readings: str) -> str | None:
        days = {DAYS.get(fold(t.group())) for t, c in zip(self.tokens, self.codes, strict=True) if c == "w"}
        fitting = [r for r in readings if date.fromisoformat(r).weekday() in days]
        if len(fitting) == 1:
            return fitting[0]
        self.ambiguous = True
        return None
