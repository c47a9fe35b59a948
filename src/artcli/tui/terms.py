"""How is a filter part of a query?  A filter's value → the term that stands for it; a query → the same with that term, or without it.  Pure."""

from __future__ import annotations

import re

_FIELDS = {"tags": "tag", "sources": "source", "authors": "author", "years": "date", "languages": "lang"}
_PLAIN = re.compile(r"[\w./-]+")


def term_of(facet: str, value: str) -> str:
    """Return the term of a filter.

    >>> term_of("sources", "The Harbour Gazette"), term_of("years", "2018"), term_of("saved", "korea")
    ('source:"The Harbour Gazette"', 'date:2018', '@korea')
    """
    if facet == "saved":
        return f"@{value}"
    name = _FIELDS[facet]
    plain = _PLAIN.fullmatch(value) and not value.startswith("-")
    return f"{name}:{value}" if plain else f'{name}:"{value.replace(chr(34), " ").strip()}"'


def has_term(query: str, term: str) -> bool:
    """Tell whether a term stands in a query by itself."""
    return _place(query, term) is not None


def toggled(query: str, term: str) -> str:
    """Return a query with a term at its end, or without it where it has it.

    >>> toggled("hanoi summit", "date:2018"), toggled("hanoi date:2018 summit", "date:2018")
    ('hanoi summit date:2018', 'hanoi summit')
    """
    place = _place(query, term)
    if place is None:
        return f"({query.strip()}) {term}" if _loose(query) else f"{query.strip()} {term}".strip()
    left = " ".join([query[: place.start()].strip(), query[place.end() :].strip()]).strip()
    inner = left[1:-1] if left.startswith("(") and left.endswith(")") else ""
    return inner if inner and _closed(inner) else left


def in_range(query: str, first: str, last: str) -> str:
    """Return a query for articles from a period on up to another, in place of the dates that it had at its end.

    >>> in_range("hanoi date:2018", "2018-02", "2018-05"), in_range("", "2018", "2018")
    ('hanoi date:2018-02..2018-05', 'date:2018')
    """
    rest = re.sub(r"(?:^|\s)date:\d{4}[\d.-]*$", "", query.strip())
    return toggled(rest, f"date:{first}" if first == last else f"date:{first}..{last}")


def _place(query: str, term: str) -> re.Match[str] | None:
    return re.search(rf"(?<![^\s]){re.escape(term)}(?![^\s])", query)


def _loose(query: str) -> bool:
    """Tell whether a term at the end would belong to only a part of a query."""
    return bool(re.search(r"(?<![^\s])(?:OR|or)(?![^\s])|\|", query)) and not (
        query.strip().startswith("(") and query.strip().endswith(")") and _closed(query.strip()[1:-1])
    )


def _closed(text: str) -> bool:
    """Tell whether no parenthesis of a text is closed outside of it."""
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0
