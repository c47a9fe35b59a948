"""What does the value of ``date:`` or ``minutes:`` mean?  The tokens of a field and its value → a range, or an error.  Pure."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy
from artcli.query.dates import READERS
from artcli.query.faults import no_date, no_number
from artcli.query.tree import DateRange, Has, Node, Not, NumberRange

if TYPE_CHECKING:
    import re
    from datetime import date

    from artcli.query.tokens import Token

_NUMBERS = lazy(r"(?P<one>[0-9]{1,9})|(?P<low>[0-9]{0,9})\.\.(?P<high>[0-9]{0,9})|(?P<sign>[<>]=?)(?P<end>[0-9]{1,9})")
_THOUSANDS = lazy(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")


def read_dates(source: str, name: Token, value: Token, today: date) -> Node:
    """Dates = date | date ".." [date] | ".." date | (">" | ">=" | "<" | "<=") date | "unknown" | "*"."""
    span = range(name.start, value.stop)
    if name.text == "date" and value.text == "*":
        return Has("date", span=span)
    if name.text == "date" and value.text.casefold() in ("unknown", "none"):
        return Not(Has("date", span=span), span=span)
    days = READERS[name.text](value.text, today)
    if days is None:
        raise no_date(source, name, value)
    return DateRange(days.first, days.last, span=span)


def read_numbers(source: str, name: Token, value: Token) -> NumberRange:
    """Numbers = number | number ".." [number] | ".." number | (">" | ">=" | "<" | "<=") number."""
    match = _NUMBERS.fullmatch(_THOUSANDS.sub("", value.text))
    ends = _ends(match) if match else (None, None)
    if ends in ((None, None), (None, -1)):
        raise no_number(source, name, value)
    first, last = ends
    if first is not None and last is not None and first > last:
        first, last = last, first
    return NumberRange(name.text, first, last, span=range(name.start, value.stop))


def _ends(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["one"]:
        return int(match["one"]), int(match["one"])
    if match["sign"] is None:
        low, high = match["low"], match["high"]
        return int(low) if low else None, int(high) if high else None
    end = int(match["end"])
    if match["sign"][0] == ">":
        return end + (match["sign"] == ">"), None
    return None, end - (match["sign"] == "<")
