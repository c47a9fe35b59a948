"""Which characters are UTF-8 that was read as something else, once or several times?

A character of UTF-8 is a lead byte and its trail bytes; read in a one-byte encoding it becomes a capital with an accent and
signs that don't follow letters.  Sequences that nobody writes prove the damage; once proven, doubtful ones of the same sort
are mended as well.  What this can't settle (Cyrillic, Greek and lossy damage) goes to ftfy, line by line.  Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from artcli.text.repair_core import Mended

LATIN_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))


def _characters_of(codec: str) -> dict[str, int]:
    """Map the characters of a one-byte encoding to its bytes; undefined bytes stand for themselves, as browsers have it."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(codec)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


@dataclass(frozen=True, slots=True)
class Family:
    """One wrong reading of UTF-8: the byte behind each character, and the pattern of a whole sequence."""

    name: str
    bytes_of: dict[str, int]
    sequence: re.Pattern[str]
    proof: re.Pattern[str]
    signs: tuple[str, ...]


_MILD_TRAILS = frozenset("…’”“‘—–»«'\u00a0\"ºª›‹™°")
"""Signs that may follow a capital letter in honest text."""


def _characters(table: dict[str, int], low: int, high: int) -> str:
    return "".join(re.escape(char) for char, byte in table.items() if low <= byte <= high)


def _family(name: str, table: dict[str, int], signs: tuple[str, ...] = ()) -> Family:
    trail = _characters(table, 0x80, 0xBF)
    strict = "".join(re.escape(char) for char, byte in table.items() if 0x80 <= byte <= 0xBF and char not in _MILD_TRAILS)
    two, three, four = (_characters(table, *span) for span in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    sequence = f"[{two}][{trail}]|[{three}][{trail}]{{2}}|[{four}][{trail}]{{3}}"
    if signs:
        proof = f"{signs[0]}[{trail}]|[{''.join(signs[1:])}][{strict}]"
    else:
        punctuation = f"[{_characters(table, 0xE2, 0xE2)}][{_characters(table, 0x80, 0x82)}]"
        proof = f"{punctuation}[{trail}]|[{two}][{strict}]|[{three}][{trail}][{strict}]|[{four}][{trail}]{{3}}"
    return Family(name, table, re.compile(sequence), re.compile(proof), signs)


def _western() -> Family:
    table = _characters_of("cp1252") | {chr(byte): byte for byte in range(0x80, 0x100)}
    return _family("cp1252", table)


_WESTERN = _western()
_MAC = _family("mac_roman", _characters_of("mac_roman"), ("‚Ä", "√", "¬"))
_DOS = _family("cp437", _characters_of("cp437"), ("ΓÇ", "├", "┬"))

TRAILS = frozenset(map(chr, range(0x80, 0x100))) & frozenset(_WESTERN.bytes_of) - frozenset(
    char for char, byte in _WESTERN.bytes_of.items() if byte > 0xBF or char in _MILD_TRAILS
)
TRAILS |= frozenset("€‚ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ√∂∫ª�ΓÇ├┬ĂĹβ‰ŚŤŹśťźЂЃѓЉЊЌЋЏђљњќћџ")
"""Characters without which there is no mojibake, and which are rare in clean text."""

_CYRILLIC_TRAIL = "[Ђ-ЏђѓєѕіїјљњћќўџЎ°±µ¶·№»¤¦§©«¬®†‡‰‹›€‚„…‘’“”•–—™\u00a0\u00ad\u0098]"
_FOREIGN = (
    r"в[Ђ‚„][^\s\w]"  # UTF-8 punctuation read as windows-1251
    rf"|(?:[РС]{_CYRILLIC_TRAIL}){{2}}"
    r"|β€[^\s\w]|Γ[©¨\u00ad«»ͺ¶Ό±]"  # read as windows-1253
    r"|[ĂĹ][^\s\w.,;:!?()'\"’”“„»«–—…-]|â€"  # windows-1250
)
_FOREIGN_PATTERN = re.compile(_FOREIGN)
SIGN = re.compile(f"{_WESTERN.proof.pattern}|{_MAC.proof.pattern}|{_DOS.proof.pattern}|{_FOREIGN}")


def mojibake(text: str) -> Mended:
    """Mend UTF-8 that was read as another encoding.

    >>> mojibake("The caf\\u00c3\\u00a9 isn\\u00e2\\u20ac\\u2122t open").text
    'The café isn’t open'
    >>> mojibake("Ivo \\u00c3\\u2026lesund").text == "Ivo \\u00c3\\u2026lesund"
    True
    """
    for family in (_WESTERN, _MAC, _DOS):
        text, count = _mend(text, family)
        if count:
            return Mended(text, count)
    if _FOREIGN_PATTERN.search(text):
        return Mended(*_mend_by_line(text))
    return Mended(text, 0)


def _mend(text: str, family: Family) -> tuple[str, int]:
    """Read all sequences of a family as UTF-8, the doubtful ones only where the result is like that of the certain ones."""
    if family.signs and not any([sign in text for sign in family.signs]):
        return text, 0
    found = Counter(family.sequence.findall(text))
    results = {sequence: _read(sequence, family) for sequence in found}
    blocks = _proven_blocks({sequence: found[sequence] for sequence in found if family.proof.fullmatch(sequence)}, results)
    if not blocks or (family is not _WESTERN and not _is_dense(found, text)):
        return text, 0
    good = {sequence: result for sequence, result in results.items() if result and _block(result) in blocks | {1}}
    if not good:
        return text, 0
    text = family.sequence.sub(lambda match: good.get(match[0], match[0]), text)
    count = sum([found[sequence] for sequence in good])
    if family is _WESTERN:
        text, times = _LOSSY.subn(_read_lossy, text)
        count += times
    return text, count


def _proven_blocks(proofs: dict[str, int], results: dict[str, str]) -> set[int]:
    """Name the blocks that certain sequences give: for Latin letters and punctuation one is enough, for others three."""
    times: Counter[int] = Counter()
    for sequence, count in proofs.items():
        times[_block(results[sequence])] += count
    return {block for block, count in times.items() if block and (block in {1, 0x20, 0x21} or count > 2)}


def _is_dense(found: Counter[str], text: str) -> bool:
    """Tell whether most non-ASCII characters of a text are in sequences: leads are honest letters and signs elsewhere."""
    fitting = sum([len(sequence) * times for sequence, times in found.items()])
    return fitting * 2 > len(_STRANGE.findall(text))


_STRANGE = re.compile(r"[^\x00-\x7f]")
_LOSSY = re.compile(
    "â€(?=[\\s.,;:!?)]|$)|â€\ufffd|Ã[ \u00a0](?=[ \\w])|Ã\u00ad|Ã[ \u00a0]?(?=[.,;:!?)\n]|$)|Â(?=[ \u00a0\n]|$)(?<![A-Z]Â)"
)


def _read_lossy(match: re.Match[str]) -> str:
    """Read what lost its last byte: 9D has no character in windows-1252, A0 became a plain space."""
    found = match[0]
    if found.startswith("â"):
        return "”"
    if found == "Â":
        return ""
    if found == "Ã\u00ad":
        return "í"
    return "à " if match.end() < len(match.string) and match.string[match.end()] not in ".,;:!?)\n" else "à"


def _read(sequence: str, family: Family) -> str:
    """Read a sequence as UTF-8; nothing where it isn't, or where it would be a control."""
    bytes_of = family.bytes_of
    try:
        result = bytes([bytes_of[char] for char in sequence]).decode()
    except UnicodeDecodeError:
        return ""
    return "" if unicodedata.category(result) in {"Cn", "Co", "Mn"} else result


def _block(character: str) -> int:
    """Give a number to what stands together: Latin letters 1, punctuation and signs 0x20, each script its own."""
    if not character:
        return 0
    code = ord(character)
    return 1 if 0x80 <= code < 0x180 else code >> 8


def _mend_by_line(text: str) -> tuple[str, int]:
    """Let ftfy judge the lines that look foreign: slow (5 MB a second) and careful."""
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - 60 ms to import, and seldom wanted
    from ftfy.badness import is_bad  # noqa: PLC0415

    config = TextFixerConfig(unescape_html=False, fix_c1_controls=False)
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if _FOREIGN_PATTERN.search(line) and is_bad(line):
            fixed = fix_encoding(line, config)
            if fixed != line:
                lines[number] = fixed.replace("\n", " ")
                count += 1
    return "\n".join(lines), count


_TABLE_1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_OTHER_CONTROL = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")


def latin_controls(text: str) -> Mended:
    """Give windows-1252's characters back to text that was read as ISO-8859-1.

    A lone U+0085 stays: it is a line separator, unless other characters show that it was an ellipsis.

    >>> latin_controls("it\\x92s").text
    'it’s'
    """
    count = len(_OTHER_CONTROL.findall(text))
    if not count:
        return Mended(text, 0)
    return Mended(text.translate(_TABLE_1252), count + text.count("\x85"))
