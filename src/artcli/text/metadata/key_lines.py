"""What do ``Key: value`` lines say: a block of them, a mail's headers, or keys between bars on one line?  Lines go in, fields come out.  Pure."""

from __future__ import annotations

import re

from artcli.text.metadata.front_fields import LINES, FrontMatter
from artcli.text.metadata.header_words import FIELDS

_LONGEST_ROW = 500
_FEWEST_CELLS = 2
_MANY = 3
"""Known keys of a block that one more may follow below a blank line, whatever else is among them."""

_FORWARDED = re.compile(
    r"-{2,20}\s{0,3}(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht)\s{0,3}-{2,20}|begin forwarded message:"
    r"|anfang der weitergeleiteten nachricht:|début du message (?:réexpédié|transféré) ?:|inicio del mensaje reenviado:"
    r"|inizio messaggio inoltrato:|início da mensagem (?:encaminhada|reenviada):|begin doorgestuurd bericht:",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"\s{0,3}(?:\*\*|__)?([^\W\d_][\w .'’/()-]{0,38}?)(?:\*\*|__)?\s{0,3}[:：](?:\*\*|__)?(?:\s+|(?=[^\s/:：])|$)"
)


def is_forwarding(line: str) -> bool:
    """Tell the line that mail programs write above a message that is passed on."""
    return _FORWARDED.fullmatch(line) is not None


def read_keys(lines: list[str], start: int) -> FrontMatter | None:
    """Read ``Key: value`` lines, each on a line or with blank lines between; two known keys make a block, or a title alone."""
    found, number, known, unknown = FrontMatter(start), start, 0, 0
    while number < min(start + LINES, len(lines)):
        line = lines[number]
        if not line.strip():
            is_open = unknown == 0 or (known >= _MANY and not found.is_mail)
            if not (number + 1 < len(lines) and is_open and _is_known(lines[number + 1])):
                break
            number += 1
            continue
        match = _KEY.match(line)
        if not match or len(line) > 1000:
            break
        value, number = _continued(lines, number, line[match.end() :].strip(" *"))
        if found.add(match[1], [value], listed=False):
            known += 1
        elif known == 0 and unknown > 8:  # a mail's trace of machines stands above its sender
            return None
        else:
            unknown += 1
        found.end = number
    alone = known == 1 and "title" in found.values and not unknown
    return found if known > 1 or alone else None


def read_row(line: str, start: int) -> FrontMatter | None:
    """Read keys and values that stand on one line, between bars; all keys must be known, and two of them at least."""
    cells = [cell.strip() for cell in line.split("|")]
    matches = [_KEY.match(cell) for cell in cells]
    found = FrontMatter(start + 1)
    if len(line) > _LONGEST_ROW or len(cells) < _FEWEST_CELLS:
        return None
    for cell, match in zip(cells, matches, strict=True):
        if match is None or not found.add(match[1], [cell[match.end() :].strip(" *")], listed=False):
            return None
    return found if len(found.values) >= _FEWEST_CELLS else None


def _is_known(line: str) -> bool:
    match = _KEY.match(line)
    return bool(match) and " ".join(match[1].lower().split()) in FIELDS if match else False


def _continued(lines: list[str], number: int, value: str) -> tuple[str, int]:
    """Join the indented lines below a key, or one wrapped line between two known keys, to its value."""
    number += 1
    while (
        number < len(lines)
        and lines[number][:1] in (" ", "\t")
        and lines[number].strip()
        and not _is_known(lines[number].strip())
    ):
        value, number = f"{value} {lines[number].strip()}", number + 1
    if (
        number + 1 < len(lines)
        and lines[number].strip()
        and not _KEY.match(lines[number])
        and _is_known(lines[number + 1])
    ):
        value, number = f"{value} {lines[number].strip()}", number + 1
    return value, number
