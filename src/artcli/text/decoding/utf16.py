"""Is this UTF-16 without a byte-order mark?  A sample of bytes in, the encoding out (or none).  Pure."""

from __future__ import annotations

import re

from artcli.text.decoding.score import east_asian_score

_LIKELY = re.compile(
    r"[\t\n\r -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u0490-\u0491\u05d0-\u05ea\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f"
    r"\u1ea0-\u1ef9\u2010-\u203a\u20ac\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]"
)
SHORT, FEW_HIGHS = 8, 2
"""So few characters are text only if all are of one alphabet: their high bytes are NUL and one other."""

LEAST_LIKELY = 0.9
"""Share of characters in the blocks of living languages: text in 36 languages has 96 % and more, noise 58 % at most."""


def detect_utf16(sample: bytes) -> str | None:
    r"""Tell UTF-16 by its every other byte being NUL, or the same few; needs at least one NUL (a space or line's end has it).

    >>> detect_utf16("Hello, world".encode("utf-16-le")), detect_utf16(b"plain\0text")
    ('utf-16-le', None)
    """
    sample = sample[: len(sample) & ~1][:8192]
    if not sample or _is_sprinkled(sample):
        return None
    scores = {encoding: _score(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= LEAST_LIKELY else None


_CONTROLS = bytes([*range(1, 9), *range(14, 32), 127])


def _is_sprinkled(sample: bytes) -> bool:
    """Tell text of one byte a character in which NULs stand here and there: without them it is plain UTF-8."""
    rest = sample.replace(b"\0", b"")
    if len(rest) * 4 < len(sample) * 3 or _control_share(rest) > 0.02:
        return False
    try:
        rest[:-4].decode()
    except UnicodeDecodeError:
        return False
    return True


def _control_share(data: bytes) -> float:
    return 1 - len(data.translate(None, _CONTROLS)) / (len(data) or 1)


def detect_wide_east_asian(sample: bytes) -> str | None:
    """Tell UTF-16 in Chinese or Japanese without a space or a line's end, and so without a NUL.

    >>> detect_wide_east_asian("市長は記者団に重要な決定だと語った。".encode("utf-16-be"))
    'utf-16-be'
    """
    sample = sample[: len(sample) & ~1][:2048]
    if len(sample) < LEAST_BYTES or (_control_share(sample) < 0.03 and sample.count(b" ") * 30 > len(sample)):
        return None
    scores = {
        encoding: max([east_asian_score(text, language) for language in ("ja", "zh", "tw")]) / len(text)
        for encoding in ("utf-16-le", "utf-16-be")
        for text in [sample.decode(encoding, "replace")]
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] > LEAST_EAST_ASIAN else None


LEAST_BYTES = 12
LEAST_EAST_ASIAN = -7.5
"""Score a character: text has -5.1 and more, noise -11 and less."""


def _score(sample: bytes, encoding: str) -> float:
    """Give the share of likely characters, lowered where the high bytes vary more than the low ones."""
    text = sample.decode(encoding, "replace")
    likely = len(_LIKELY.findall(text)) / len(text)
    highs, lows = sample[1::2], sample[::2]
    if encoding == "utf-16-be":
        highs, lows = lows, highs
    most = FEW_HIGHS if len(text) <= SHORT else len(set(lows))
    return likely / 2 if len(set(highs)) > most else likely
