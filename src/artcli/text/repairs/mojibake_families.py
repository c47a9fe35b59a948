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
_FIRST = re.compile(r"\[[^\]]*\]|.", re.DOTALL)


def _any_of(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    """Compile alternatives, each of which begins with a character or a class, so that they are searched for fast.

    An engine that knows the class of the first character skips to it (5 ns a character); it doesn't see it in alternatives.
    """
    firsts = [_FIRST.match(alternative) for alternative in alternatives]
    starts = [first[0] for first in firsts if first]
    rests = [f"(?<={start}){rest[len(start) :]}" for start, rest in zip(starts, alternatives, strict=True)]
    return re.compile(f"[{''.join([start.strip('[]') for start in starts])}](?:{'|'.join(rests)})")


_WESTERN_PROOFS = (
    f"â[€\x80‚\x82][{_TRAIL}]",
    f"[{_TWO}][{_STRICT}]",
    f"[{_THREE}][{_TRAIL}][{_STRICT}]",
    f"[{_FOUR}][{_TRAIL}]{{3}}",
)
WESTERN = Family(
    "cp1252", _WESTERN_TABLE, re.compile(_sequence(_WESTERN_TABLE)), _any_of(_WESTERN_PROOFS), is_western=True
)
INSIDE = re.compile(f"[{_TWO}](?<=[a-z].)[{_TRAIL}](?=[a-z])")
"""Doubtful sequences are proofs inside a word: no capital and quotation mark stand there."""


def _proofs(codec: str, proofs: tuple[str, ...], mild: frozenset[str]) -> tuple[str, ...]:
    """Fill in proofs: ``T`` stands for a trail byte, ``S`` for one that doesn't follow letters in honest text."""
    table = _characters_of(codec)
    trail, strict = f"[{_between(table, 0x80, 0xBF)}]", f"[{_strict(table, mild)}]"
    return tuple([proof.replace("T", trail).replace("S", strict) for proof in proofs])


_BOXES = MILD | frozenset(map(chr, range(0x2500, 0x25A0)))
_OTHER_PROOFS = {
    "mac_roman": _proofs("mac_roman", ("‚[ÄàâÇ]T", "[√¬ƒ≈]S", "[–—Œœ][∞≤∂∫π∏Ω]"), MILD),
    "cp437": _proofs("cp437", ("ΓÇT", "[├┬]S", "[╨╤]T"), _BOXES),
    "cp1250": _proofs("cp1250", ("â€T", "[ĂĹ]S"), MILD),
    "cp1251": _proofs("cp1251", ("вЂT", "[ГРС]S"), frozenset("…’”“‘—–»«")),
    "cp1253": _proofs("cp1253", ("β€T", "[ΓÎÏ]S"), MILD),
}
_SIGNS = {"mac_roman": "√¬ƒ≈‚∞≤∂∫", "cp437": "Γ├┬╨╤", "cp1250": "ĂĹ€", "cp1251": "ГРС", "cp1253": "ΓβÎÏ"}
OTHERS = tuple(
    Family(codec, table, re.compile(_sequence(table)), _any_of(proofs), tuple(_SIGNS[codec]))
    for codec, proofs in _OTHER_PROOFS.items()
    for table in [_characters_of(codec)]
)

TRAILS = frozenset(char for char, byte in _WESTERN_TABLE.items() if byte <= 0xBF and char not in MILD)
TRAILS |= frozenset("ÃÂÅ√≈∂∫∞≤╨╤ΓÇ├┬ĂĹβ‰ŚŤŹśťźЂЃѓЉЊЌЋЏђљњќћџ°")
"""Characters without one of which there is no mojibake; most of them are rare in clean text."""

_CYRILLIC_TRAIL = "[Ђ-ЏђѓєѕіїјљњћќўџЎ°±µ¶·№»¤¦§©«¬®†‡‰‹›€‚„…‘’“”•–—™\u00a0\u00ad\u0098]"
_FOREIGN = (
    r"в[Ђ‚„][^\s\w]",  # UTF-8 punctuation read as windows-1251
    rf"[РС]{_CYRILLIC_TRAIL}[РС]{_CYRILLIC_TRAIL}",
    "Г[©±¶ё№јЁ«¤ґ§]",
    r"β€[^\s\w]",  # windows-1253
    "Γ[©¨\u00ad«»ͺ¶Ό±]",
    r"[ĂĹ][^\s\w.,;:!?()'\"’”“„»«–—…-]",  # windows-1250
    "[ĂĹ][łąľżşŁĽ]",
    "â€",
)
FOREIGN = _any_of(_FOREIGN)
SIGN = _any_of(
    (*_WESTERN_PROOFS, f"[ÃÂÄÅÈ][{_TRAIL}]", *_OTHER_PROOFS["mac_roman"], *_OTHER_PROOFS["cp437"], *_FOREIGN)
)
"""What the unusual characters of a text must hold, and then the text, for a closer look."""
