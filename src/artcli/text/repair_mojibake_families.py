"""What does UTF-8 look like when it is read in the wrong encoding?  A table of the wrong readings that are met.  Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """One wrong reading of UTF-8.

    ``bytes_of`` gives the byte behind a character, ``sequence`` matches what may be one character of UTF-8, ``proof`` those
    that nobody writes; without one of ``signs`` there is none of them; ``is_western`` is the one whose proofs need no company.
    """

    codec: str
    bytes_of: dict[str, int]
    sequence: re.Pattern[str]
    proof: re.Pattern[str]
    signs: tuple[str, ...] = ()
    is_western: bool = False


MILD = frozenset("®…’”“‘—–»«'\u00a0\"ºª›‹™°")
"""Signs that may follow a capital letter in honest text, though they are trail bytes."""


def _characters_of(codec: str) -> dict[str, int]:
    """Map the characters of a one-byte encoding to its bytes; undefined bytes stand for themselves, as browsers have it."""
    return {bytes([byte]).decode(codec, "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}


def _between(table: dict[str, int], low: int, high: int) -> str:
    return "".join([re.escape(char) for char, byte in table.items() if low <= byte <= high])


def _sequence(table: dict[str, int]) -> str:
    trail = _between(table, 0x80, 0xBF)
    two, three, four = (_between(table, *span) for span in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    return f"[{two}][{trail}]|[{three}][{trail}]{{2}}|[{four}][{trail}]{{3}}"


def _strict(table: dict[str, int], mild: frozenset[str] = MILD) -> str:
    return "".join([re.escape(char) for char, byte in table.items() if byte <= 0xBF and char not in mild])


_WESTERN_TABLE = _characters_of("cp1252") | {chr(byte): byte for byte in range(0x80, 0x100)}
_TRAIL, _STRICT = _between(_WESTERN_TABLE, 0x80, 0xBF), _strict(_WESTERN_TABLE)
_TWO, _THREE, _FOUR = (_between(_WESTERN_TABLE, *span) for span in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
WESTERN = Family(
    "cp1252",
    _WESTERN_TABLE,
    re.compile(_sequence(_WESTERN_TABLE)),
    re.compile(f"â[€\x80‚\x82][{_TRAIL}]|[{_TWO}][{_STRICT}]|[{_THREE}][{_TRAIL}][{_STRICT}]|[{_FOUR}][{_TRAIL}]{{3}}"),
    is_western=True,
)
INSIDE = re.compile(f"(?<=[a-z])[{_TWO}][{_TRAIL}](?=[a-z])")
"""Doubtful sequences are proofs inside a word: no capital and quotation mark stand there."""


def _family(codec: str, proof: str, signs: str, mild: frozenset[str] = MILD) -> Family:
    """Make a family; in its proof ``T`` stands for a trail byte, ``S`` for one that doesn't follow letters in honest text."""
    table = _characters_of(codec)
    proof = proof.replace("T", f"[{_between(table, 0x80, 0xBF)}]").replace("S", f"[{_strict(table, mild)}]")
    return Family(codec, table, re.compile(_sequence(table)), re.compile(proof), tuple(signs))


_BOXES = MILD | frozenset(map(chr, range(0x2500, 0x25A0)))
OTHERS = (
    _family("mac_roman", "‚[ÄàâÇ]T|[√¬ƒ≈]S|[–—Œœ][∞≤∂∫π∏Ω]", "√¬ƒ≈‚∞≤∂∫"),
    _family("cp437", "ΓÇT|[├┬]S|[╨╤]T", "Γ├┬╨╤", _BOXES),
    _family("cp1250", "â€T|[ĂĹ]S", "ĂĹ€"),
    _family("cp1251", "вЂT|[ГРС]S", "ГРС", frozenset("…’”“‘—–»«")),
    _family("cp1253", "β€T|[ΓÎÏ]S", "ΓβÎÏ"),
)

TRAILS = frozenset(char for char, byte in _WESTERN_TABLE.items() if byte <= 0xBF and char not in MILD)
TRAILS |= frozenset("ÃÂÅÄÈ√≈∂∫∞≤╨╤ΓÇ├┬ĂĹβ‰ŚŤŹśťźЂЃѓЉЊЌЋЏђљњќћџ°")
"""Characters without one of which there is no mojibake; most of them are rare in clean text."""

_CYRILLIC_TRAIL = "[Ђ-ЏђѓєѕіїјљњћќўџЎ°±µ¶·№»¤¦§©«¬®†‡‰‹›€‚„…‘’“”•–—™\u00a0\u00ad\u0098]"
FOREIGN = re.compile(
    r"в[Ђ‚„][^\s\w]"  # UTF-8 punctuation read as windows-1251
    rf"|(?:[РС]{_CYRILLIC_TRAIL}){{2}}|Г[©±¶ё№јЁ«¤ґ§]"
    r"|β€[^\s\w]|Γ[©¨\u00ad«»ͺ¶Ό±]"  # windows-1253
    r"|[ĂĹ][^\s\w.,;:!?()'\"’”“„»«–—…-]|[ĂĹ][łąľżşŁĽ]|â€"  # windows-1250
)
SIGN = re.compile(
    "|".join([WESTERN.proof.pattern, f"[ÃÂÄÅÈ][{_TRAIL}]", OTHERS[0].proof.pattern, OTHERS[1].proof.pattern])
    + f"|{FOREIGN.pattern}"
)
