"""In what order does OpenSearch bring articles?  An order → sort keys; and titles as keys that sort as people do.

As on a local index, equals come by date, newest first, then by id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.search.ordering import title_key

if TYPE_CHECKING:
    from artcli.search.request import Order

LONGEST_KEY = 200
"""Characters of a title's key: titles that begin with as many the same are equals."""

_NEWEST = {"day": {"order": "desc", "missing": "_last", "unmapped_type": "integer"}}
_BY_ID = {"id": {"order": "asc", "unmapped_type": "keyword"}}
_FIRST: dict[Order, dict[str, Any]] = {
    "relevance": {"_score": {"order": "desc"}},
    "newest": _NEWEST,
    "oldest": {"day": {"order": "asc", "missing": "_last", "unmapped_type": "integer"}},
    "longest": {"words": {"order": "desc", "unmapped_type": "integer"}},
    "title": {"title_sort": {"order": "asc", "unmapped_type": "keyword"}},
}


def sort_keys(order: Order) -> list[dict[str, Any]]:
    """Return the keys of an order."""
    first = _FIRST[order]
    dated = [] if order in ("newest", "oldest") else [_NEWEST]
    return [first, *dated, _BY_ID]


def title_sort(title: str) -> str:
    r"""Return a text that sorts as ``search.ordering.title_key`` does.

    >>> sorted(["Étude 10", "étude 9", "Zebra", "“Apples”"], key=title_sort)
    ['“Apples”', 'étude 9', 'Étude 10', 'Zebra']
    """
    pieces = [_piece(length, text) for length, text in title_key(title)]
    return "".join(pieces)[:LONGEST_KEY]


def _piece(length: int, text: str) -> str:
    """Return a number behind its length, letters behind what no length begins with; the end of letters sorts before any letter."""
    return f"0{min(length, 99_999):05}{text}" if text[:1].isdigit() and text.isascii() else f"1{text}\0"
