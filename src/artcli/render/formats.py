"""How are hits printed for other programs?  Hits → CSV, ids, paths, or lines of the reader's own template.

Never imports rich.  Fields have the names that they have in JSON.
"""

from __future__ import annotations

import csv
import io
import re
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

from artcli.errors import ConfigError
from artcli.patterns import lazy
from artcli.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.records import Record

FIELDS = (
    "rank",
    "id",
    "score",
    "title",
    "authors",
    "date",
    "source",
    "language",
    "path",
    "words",
    "snippets",
    "versions",
)
_JOINTS = {"authors": "; ", "snippets": " … ", "versions": " "}
_WIDTH = lazy(r"([<>^]?)([0-9]{1,3})", re.ASCII)
_ESCAPES = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}
_ESCAPE = lazy(r"\\[tn\\]")
_HINT = f"Fields: {', '.join(FIELDS)}. {{{{ stands for a brace; {{title:40}} is 40 columns wide."


class _Piece(NamedTuple):
    """A part of a template: text, and perhaps a field behind it with how it is set."""

    text: str
    field: str | None
    align: str
    width: int


def csv_lines(records: Iterable[Record], names: Iterable[str] = FIELDS) -> str:
    """Return records as CSV (RFC 4180, with plain line ends), with a line of names above them."""
    columns = tuple(names)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_shown(name, record[name]) for name in columns] for record in records])
    return stream.getvalue()


class Template:
    """A line with fields in braces, checked before the first hit is printed."""

    def __init__(self, template: str) -> None:
        """Read it.

        Raises ``ConfigError`` where a brace is left open, or there is no such field: names only, no attributes and no indices.
        """
        try:
            parts = list(Formatter().parse(_ESCAPE.sub(lambda match: _ESCAPES[match[0]], template)))
        except ValueError as error:
            message = f"The template {template} has a brace without its other half."
            raise ConfigError(message, hint=_HINT) from error
        self._pieces = [_piece(*part) for part in parts]

    def line(self, record: Record) -> str:
        """Return the line for a record; absent values leave nothing, lists are joined."""
        parts = []
        for piece in self._pieces:
            parts.append(piece.text)
            if piece.field is not None:
                parts.append(_set(_shown(piece.field, record[piece.field]), piece.align, piece.width))
        return "".join(parts)


def _piece(text: str, name: str | None, spec: str | None, conversion: str | None) -> _Piece:
    if name is None:
        return _Piece(text, None, "", 0)
    if name not in FIELDS:
        message = f"The template has an unknown field: {{{name}}}."
        raise ConfigError(message, hint=_HINT)
    match = _WIDTH.fullmatch(spec or "0")
    if conversion or not match:
        message = f"In the template, {{{name}}} has a form that isn't known: {f'!{conversion}' if conversion else f':{spec}'}."
        raise ConfigError(message, hint=_HINT)
    return _Piece(text, name, match[1], int(match[2]))


def _shown(name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return safe(_JOINTS.get(name, ", ").join(map(str, value)))
    return safe(str(value))


def _set(text: str, align: str, width: int) -> str:
    """Return a text with spaces up to a width in cells."""
    room = max(0, width - (len(text) if text.isascii() else _cells(text)))
    left = room if align == ">" else room // 2 if align == "^" else 0
    return " " * left + text + " " * (room - left)


def _cells(text: str) -> int:
    from artcli.render.cells import cells  # noqa: PLC0415  (rich's table of widths: only where it is needed)

    return cells(text)
