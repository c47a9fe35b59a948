"""Is this a query?  Finds what can't be meant before Whoosh's parser, which never complains, makes nothing of it.  Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.errors import QuerySyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("title", "body", "author", "authors", "source", "date", "language", "path", "id", "words")
"""The names that may stand before a colon."""

_FIELD = re.compile(r"(?<![\w:])([^\W\d_]\w*):(?!//)")
_OPERATORS = ("AND", "OR", "NOT", "ANDNOT", "ANDMAYBE")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_BOUND = re.compile(r"\[\s*(\S*?)\s*\bto\b\s*(\S*?)\s*\]", re.IGNORECASE)


def check_query(query: str) -> None:
    """Raise ``QuerySyntaxError`` where a query has a fault.

    >>> check_query('"hanoi summit" -trade author:lindqvist date:2019-02')
    """
    bare = _check_quotes(query)
    _check_parentheses(query, bare)
    _check_operators(query, bare)
    for match in _FIELD.finditer(bare):
        _check_field(query, bare, match)
    if not re.search(r"\w", query):
        message = "There is no word in the query."
        raise QuerySyntaxError(message, query, range(len(query)), hint='Try: artcli search "Hanoi summit"')


def _check_quotes(query: str) -> str:
    """Return the query with the insides of phrases blanked out."""
    if query.count('"') % 2:
        last = query.rindex('"')
        message = "The phrase isn't closed:"
        hint = 'Close it with a second ", or leave the first out to search for the words.'
        raise QuerySyntaxError(message, query, range(last, last + 1), hint=hint)
    return re.sub(r'"[^"]*"', lambda phrase: '"' + "x" * (len(phrase.group()) - 2) + '"', query)


def _check_parentheses(query: str, bare: str) -> None:
    opened = []
    for match in re.finditer(r"[()]", bare):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            message, hint = "This parenthesis closes nothing:", "Leave it out, or open one before it."
            raise QuerySyntaxError(message, query, range(match.start(), match.end()), hint=hint)
    if opened:
        message, hint = "The parenthesis isn't closed:", "Close it with ), or leave it out."
        raise QuerySyntaxError(message, query, range(opened[-1], opened[-1] + 1), hint=hint)


def _check_operators(query: str, bare: str) -> None:
    for part, start in _operands(bare):
        missing_left = part in ("AND", "OR") and not re.search(r"[^\s(]\s*$", bare[:start])
        if missing_left or (part in _OPERATORS and not re.search(r"^\s*[^\s)]", bare[start + len(part) :])):
            message = f"{part} stands alone:"
            hint = f"Put a word on {'either side' if part != 'NOT' else 'its right'}, or write {part.lower()} to search for the word."
            raise QuerySyntaxError(message, query, range(start, start + len(part)), hint=hint)


def _operands(bare: str) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"[^\s()]+", bare):
        yield match.group(), match.start()


def _check_field(query: str, bare: str, match: re.Match[str]) -> None:
    name, span = match.group(1), range(match.start(), match.end())
    if name not in FIELDS:
        quoted = f'"{query[match.start() : match.end()]}…"'
        hint = f"Fields: {', '.join(FIELDS)}. To search for the text itself, quote it: {quoted}"
        message = f"There is no field {name}:"
        raise QuerySyntaxError(message, query, span, hint=hint)
    value = bare[match.end() :]
    if not value or value[0].isspace() or value[0] == ")":
        message = f"Nothing stands after {name}: to look for:"
        raise QuerySyntaxError(message, query, span, hint=f"Put a word right after the colon, or write {name} alone.")
    if name == "date":
        _check_date(query, match.end(), value)


def _check_date(query: str, start: int, value: str) -> None:
    bounds = _BOUND.match(value)
    text = bounds.group() if bounds else value.split(maxsplit=1)[0].rstrip(")")
    dates = [part for part in (bounds.groups() if bounds else [text]) if part]
    if not dates or not all(_is_date(date) for date in dates):
        message = "This isn't a date:"
        hint = "Write a year, a month or a day, or a range: date:2019, date:2019-02, date:2019-02-27, date:[2018-06 to 2019-02]."
        raise QuerySyntaxError(message, query, range(start, start + len(text)), hint=hint)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    long_months = (1, 3, 5, 7, 8, 10, 12)
    longest = 31 if month in long_months else 30 if month != 2 else 29 if year % 4 == 0 else 28
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= longest
