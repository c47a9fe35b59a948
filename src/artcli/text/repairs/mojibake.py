"""Which characters are UTF-8 that was read as something else?  Text in, text as it was meant out.

A character of UTF-8 is a lead byte and its trail bytes; read in a one-byte encoding it becomes a capital with an accent and
signs that don't follow letters.  Sequences that nobody writes prove the damage; once proven, doubtful ones of the same sort
are mended as well.  What this can't settle (Cyrillic, Greek and lossy damage) goes to ftfy, line by line.  Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from artcli.text.repairs.core import Mended
from artcli.text.repairs.mojibake_families import FOREIGN, INSIDE, OTHERS, SIGN, WESTERN, Family

LATIN_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))


def mojibake(text: str) -> Mended:
    r"""Mend UTF-8 that was read as another encoding.

    >>> mojibake("The caf\u00c3\u00a9 isn\u00e2\u20ac\u2122t open").text
    'The café isn’t open'
    >>> mojibake("Ivo \u00c3\u2026lesund").text == "Ivo \u00c3\u2026lesund"
    True
    """
    if not SIGN.search(text):
        return Mended(text, 0)
    total = 0
    western = False
    for _ in range(MOST_LAYERS):
        readings = [reading for family in (WESTERN, *OTHERS) if (reading := _reading(text, family))]
        if not readings:
            break
        best = max(readings, key=lambda reading: reading.coverage)
        text, count = _apply(text, best)
        total += count
        western = western or best.family.is_western
    if western:
        text, count = _LOSSY.subn(_read_lossy, text)
        total += count
    if not total and FOREIGN.search(text):
        return Mended(*_mend_by_line(text))
    return Mended(text, total)


MOST_LAYERS = 4
"""Text that was read wrongly again and again: more than three times has not been seen."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a family makes of a text: results by sequence, the blocks proven, the share of strange characters covered."""

    family: Family
    found: Counter[str]
    results: dict[str, str]
    blocks: frozenset[int]
    coverage: float


PARTLY, WHOLLY = 0.6, 0.9
"""Shares of the characters beyond ASCII that must fit: honest text in 36 languages has 0.19 at most."""


def _reading(text: str, family: Family) -> _Reading | None:
    """Read a text by a family; nothing where its damage isn't proven."""
    if family.signs and not any([sign in text for sign in family.signs]):
        return None
    found = Counter(family.sequence.findall(text))
    proofs = Counter({sequence: found[sequence] for sequence in found if family.proof.fullmatch(sequence)})
    if family.is_western:
        proofs.update(INSIDE.findall(text))
    if not proofs:
        return None
    results = {sequence: result for sequence in found if (result := _read(sequence, family))}
    fitting = sum([len(sequence) * found[sequence] for sequence in results])
    coverage = fitting / len(_STRANGE.findall(text))
    blocks = _proven_blocks(proofs, results)
    if not blocks or (coverage < PARTLY and not family.is_western):
        return None
    return _Reading(family, found, results, blocks, coverage)


def _proven_blocks(proofs: Counter[str], results: dict[str, str]) -> frozenset[int]:
    """Name the blocks that certain sequences give: for Latin letters and punctuation one is enough, for others three."""
    times: Counter[int] = Counter()
    for sequence, count in proofs.items():
        times[_block(results.get(sequence, ""))] += count
    return frozenset([block for block, count in times.items() if block and (block in {1, 0x20, 0x21} or count > 2)])


def _apply(text: str, reading: _Reading) -> tuple[str, int]:
    """Read all sequences as UTF-8; where other strange characters stand among them, only those like the certain ones."""
    good = reading.results
    if reading.coverage < WHOLLY:
        blocks = reading.blocks | {1}
        good = {sequence: result for sequence, result in good.items() if _block(result) in blocks}
    text = reading.family.sequence.sub(lambda match: good.get(match[0], match[0]), text)
    return text, sum([reading.found[sequence] for sequence in good])


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
    """Give a number to what stands together: Latin letters 1, punctuation and signs 0x20, East Asia 0x30, others their own."""
    if not character:
        return 0
    code = ord(character)
    if 0x80 <= code < 0x180 or 0x218 <= code < 0x21C:
        return 1
    return 0x30 if 0x2E80 <= code < 0xD800 else code >> 8


def _mend_by_line(text: str) -> tuple[str, int]:
    """Let ftfy judge the lines that look foreign: careful, and slow (6 MB a second and 60 ms to import)."""
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - 60 ms to import, and seldom wanted
    from ftfy.badness import is_bad  # noqa: PLC0415

    config = TextFixerConfig(unescape_html=False, fix_c1_controls=False)
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if FOREIGN.search(line) and is_bad(line):
            fixed = fix_encoding(line, config)
            if fixed != line:
                lines[number] = fixed.replace("\n", " ")
                count += 1
    return "\n".join(lines), count


_TABLE_1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_OTHER_CONTROL = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")


def latin_controls(text: str) -> Mended:
    r"""Give windows-1252's characters back to text that was read as ISO-8859-1.

    A lone U+0085 stays: it is a line separator, unless other characters show that it was an ellipsis.

    >>> latin_controls("it\x92s").text
    'it’s'
    """
    count = len(_OTHER_CONTROL.findall(text))
    if not count:
        return Mended(text, 0)
    return Mended(text.translate(_TABLE_1252), count + text.count("\x85"))
