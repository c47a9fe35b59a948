"""How are Whoosh's stored values kept?  Python values ↔ JSON, with a mark on what JSON hasn't; nothing that could run.

A mark is an object of one key: ``{"$date": "2019-02-27T00:00:00"}``.  An object that looks like a mark is itself marked.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from artcli.errors import IndexWriteError
from artcli.index.faults import damaged

if TYPE_CHECKING:
    from artcli.index.segments.segment import Segment

_PLAIN = (str, int, float, bool, type(None))


def packed(values: dict[str, Any]) -> bytes:
    """Return stored values as JSON.

    Raises ``IndexWriteError`` for one that can't be kept.
    """
    marked = {name: _marked(value) for name, value in values.items()}
    return json.dumps(marked, separators=(",", ":")).encode()


def stored_fields(segment: Segment, document: int) -> dict[str, Any]:
    """Return what is stored of a document: an article's record whole, as ``entry``, or the values that Whoosh stored.

    Raises ``IndexDamagedError``.
    """
    record = segment.stored(document)
    try:
        if not segment.meta.get("whoosh"):
            return {"entry": record.decode()}
        return {name: _unmarked(value) for name, value in json.loads(record).items()}
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise damaged(segment.path, "a stored value can't be read") from error


def _marked(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list):
        return [_marked(one) for one in value]
    if isinstance(value, dict) and all(isinstance(name, str) for name in value):
        found = {name: _marked(one) for name, one in value.items()}
        return {"$object": found} if len(found) == 1 and next(iter(found)).startswith("$") else found
    if isinstance(value, tuple):
        return {"$tuple": [_marked(one) for one in value]}
    if isinstance(value, datetime):
        return {"$date": value.isoformat()}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    if isinstance(value, bytes):
        return {"$bytes": b64encode(value).decode()}
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    if isinstance(value, str):
        return str(value)
    message = f"A value of type {type(value).__name__} can't be stored in the index."
    raise IndexWriteError(message, hint="Store text, numbers, dates, bytes, or lists and objects of these.")


def _unmarked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unmarked(one) for one in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((mark, inner),) = value.items()
        if mark in _READ:
            return _READ[mark](inner)
    return {name: _unmarked(one) for name, one in value.items()}


_READ: dict[str, Any] = {
    "$object": lambda inner: {name: _unmarked(one) for name, one in inner.items()},
    "$tuple": lambda inner: tuple([_unmarked(one) for one in inner]),
    "$date": datetime.fromisoformat,
    "$day": date.fromisoformat,
    "$bytes": b64decode,
    "$decimal": Decimal,
}
