"""JSON that isn't JSON Lines: an array of objects, or an object with such an array in it; each is an article.  Its name is its number.

An array is read a piece at a time, however long it is; an object whole.
"""

from __future__ import annotations

import codecs
import json
from functools import partial
from typing import TYPE_CHECKING, Any

from artcli.errors import FormatError
from artcli.formats.content import Member
from artcli.formats.json_lines import has_text, read_row
from artcli.formats.limits import MOST_MEMBER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK = 2**18
_DEEP = 3
"""How far inside of objects an array of rows may lie: ``{"response": {"docs": [...]}}`` is what services answer with."""
_LOOKED_AT = 20
"""Rows of an array that tell whether there is text in it."""
_BLANK = " \t\r\n"

read_item = partial(read_row, what="item")


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the items: the elements of arrays, objects with a text, and the rows that lie inside of other objects.

    Raises ``FormatError`` where it can't be read to its end: what came before stands.
    """
    text = _Text(stream)
    number = 0
    while text.at() is not None:
        found = _elements(text) if text.at() == "[" else iter(_rows(text.value(), text))
        for data in found:
            number += 1
            yield Member(str(number), data, read_item)
        if text.at() == ",":  # between objects that somebody pasted
            text.skip()


def _elements(text: _Text) -> Iterator[bytes]:
    """Yield the elements of an array, as they are written."""
    text.skip()
    while (sign := text.at()) != "]":
        if sign is None:
            message = "JSON that is cut off"
            raise FormatError(message)
        if sign == ",":
            text.skip()
            continue
        text.value()
        yield text.written.encode("utf-8", "surrogatepass")
    text.skip()


def _rows(value: Any, text: _Text) -> list[bytes]:
    """Return the rows of a value at the top: itself, or those of the arrays in it that have texts."""
    arrays = [] if not isinstance(value, dict) or has_text(value) else [*_arrays(value, _DEEP)]
    if not arrays:
        return [text.written.encode("utf-8", "surrogatepass")]
    texts = [array for array in arrays if any(isinstance(row, dict) and has_text(row) for row in array[:_LOOKED_AT])]
    rows = [row for array in texts for row in array] or max(arrays, key=len)
    return [json.dumps(row).encode() for row in rows]


def _arrays(value: dict[str, Any], depth: int) -> Iterator[list[Any]]:
    for one in value.values():
        if isinstance(one, list) and any(isinstance(row, dict) for row in one[:_LOOKED_AT]):
            yield one
        elif isinstance(one, dict) and depth > 1:
            yield from _arrays(one, depth - 1)


class _Text:
    """The text of a stream, of which little more than one value is in memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self.written = ""
        self._stream = stream
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode
        self._scan = json.JSONDecoder().raw_decode
        self._text = ""
        self._place = 0
        self._ended = False

    def at(self) -> str | None:
        """Return the next sign that isn't blank; None at the end."""
        while True:
            while self._place < len(self._text) and self._text[self._place] in _BLANK:
                self._place += 1
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._more():
                return None

    def skip(self) -> None:
        """Pass over a sign."""
        self._place += 1

    def value(self) -> Any:
        """Return the value that begins here, and keep in ``written`` how it is written.

        Raises ``FormatError``.
        """
        while True:
            try:
                value, end = self._scan(self._text, self._place)
            except (ValueError, RecursionError) as error:
                if isinstance(error, ValueError) and len(self._text) - self._place <= MOST_MEMBER and self._more():
                    continue
                large = not self._ended and not isinstance(error, RecursionError)
                message = (
                    f"a value in it is larger than {MOST_MEMBER // 2**20} MiB"
                    if large
                    else f"not JSON ({_fault(error)})"
                )
                raise FormatError(message) from error
            if end == len(self._text) and self._more():  # a number may go on
                continue
            self.written = self._text[self._place : end]
            self._place = end
            return value

    def _more(self) -> bool:
        """Read on, at least as much again as there is; tell whether there was anything."""
        if self._ended:
            return False
        self._text = self._text[self._place :]
        self._place = 0
        data = self._stream.read(max(_CHUNK, len(self._text)))
        self._ended = not data
        more = self._decode(data, not data)
        self._text += more
        return bool(data or more)


def _fault(error: Exception) -> str:
    return error.msg.lower() if isinstance(error, json.JSONDecodeError) else str(error).lower()
