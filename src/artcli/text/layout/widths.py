"""How wide does a line come out in type?  Text in, a length out, in thousandths of an em; three faces of type.

The widths are the advance widths of Times-Roman and Helvetica in Adobe's Core 14 AFM files (rounded to 4/1000 em, so that one
fits a byte); ``FIXED`` counts characters, wide ones twice.  A line is measured by one translation of its bytes: 1 µs.
"""

from __future__ import annotations

import re
from codecs import charmap_encode
from collections.abc import Callable, Iterable, Sequence
from encodings.cp1252 import encoding_table
from zlib import adler32

_TIMES = {
    180: "|", 250: " .,", 278: "ijlt/\\:;ìíîï", 333: "!()-[]frI’‘´`¨·ÌÍÎÏ", 389: "sšJ",
    400: "°", 408: '"', 444: "acez?“”çàáâãäåèéêëž†", 480: "{}", 469: "^", 500: "bdghknopquvxy0123456789$£€¥#*_–«»ðñòóôõöøùúûüýÿß§",
    541: "~", 556: "FPSŠþÞ", 564: "+<=>±×÷", 611: "ELTZŽÈÉÊË", 667: "BCRæÇ", 722: "wADGHKNOQUVXYÀÁÂÃÄÅÐÑÒÓÔÕÖØÙÚÛÜÝŸœ™©®",
    778: "m&", 833: "%", 889: "MŒÆ", 921: "@", 944: "W", 1000: "—…‰",
}  # fmt: skip
_HELVETICA = {
    191: "'", 222: "ijl’‘", 260: "|", 278: " .,ftI/\\:;![]ìíîïÌÍÎÏ", 333: "()-r“”`´¨·{}", 355: '"', 389: "*", 400: "°", 469: "^",
    500: "ckvxyszJçýÿšž", 556: "abdeghnopquL0123456789$£€¥#_–?«»ðñòóôõöùúûüàáâãäåèéêëþ§†", 584: "+<=>~±×÷",
    611: "FTZßøŽ", 667: "ABEKPSVXY&ÀÁÂÃÄÅÈÉÊËŠÝŸÞ", 722: "wCDHNRUÇÐÑÙÚÛÜ", 778: "GOQÒÓÔÕÖØ", 833: "mM", 889: "%æ", 944: "Wœ",
    1000: "—…™ŒÆ‰", 1015: "@",
}  # fmt: skip

_UNIT = 4
_AVERAGE = 480
"""A letter that the tables don't have: the mean of running text."""

_LINE_END = 0
"""No letter is as narrow as this."""


def _table(widths: dict[int, str]) -> bytes:
    table = bytearray([_AVERAGE // _UNIT] * 256)
    table[ord("\n")] = _LINE_END
    for width, letters in widths.items():
        for letter in letters:
            table[letter.encode("cp1252")[0]] = round(width / _UNIT)
    return bytes(table)


_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
"""Unicode Standard Annex 11: wide and full-width letters."""

Measurer = Callable[[str], int]


def fixed(text: str) -> int:
    """Count a line's columns in fixed type.

    >>> fixed("gauge"), fixed("港口")
    (5, 4)
    """
    if text.isascii() or not _WIDE.search(text):
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def has_wide(texts: Iterable[str]) -> bool:
    """Tell whether any text has wide letters; where none has, ``len`` counts columns too."""
    return any([not text.isascii() and _WIDE.search(text) is not None for text in texts])


def times(text: str) -> int:
    """Measure a line set in Times, in 4/1000 em."""
    return _sum(_encode(text).translate(_IN_TIMES))


def helvetica(text: str) -> int:
    """Measure a line set in Helvetica, in 4/1000 em."""
    return _sum(_encode(text).translate(_IN_HELVETICA))


_IN_TIMES, _IN_HELVETICA = _table(_TIMES), _table(_HELVETICA)
_PRINTED: dict[Measurer, bytes] = {times: _IN_TIMES, helvetica: _IN_HELVETICA}


def _encode(text: str) -> bytes:
    """Give each letter one byte; those that the tables don't have share a question mark's."""
    return charmap_encode(text, "replace", encoding_table)[0]


def _sum(units: bytes) -> int:
    """Add up bytes as ``spaces.count_spaces`` does: the low half of an Adler-32 checksum is one more than their sum."""
    return (adler32(units) & 0xFFFF) - 1 if len(units) < _SHORT else sum(units)


_SHORT = 65521 // 255
"""The sum of fewer bytes stays below the checksum's modulus."""


class Galley:
    """Lines to be measured in one face after another: they are put into bytes once, and measured all together."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Put the lines into bytes."""
        self._texts = texts
        self._letters = _encode("\n".join(texts))

    @property
    def may_be_wide(self) -> bool:
        """Whether a line may have wide letters: those share a question mark's byte."""
        return b"?" in self._letters

    def widths(self, face: Measurer) -> list[int]:
        """Measure each line."""
        if face not in _PRINTED or not self._texts:
            return list(map(face, self._texts))
        lines = self._letters.translate(_PRINTED[face]).split(bytes([_LINE_END]))
        if max(map(len, lines)) >= _SHORT:
            return list(map(_sum, lines))
        return [(checksum & 0xFFFF) - 1 for checksum in map(adler32, lines)]


class _KnownWidths(dict[str, int]):
    """The widths of words in a face: the common ones are known by heart."""

    def __init__(self, face: Measurer) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        width = self[word] = self._face(word)
        return width


_REMEMBERED = 4096
_KNOWN: dict[Measurer, _KnownWidths] = {face: _KnownWidths(face) for face in (times, helvetica, fixed)}


def word_width(face: Measurer, word: str) -> int:
    """Measure a word."""
    return len(word) if face is len else _KNOWN[face][word]


def word_widths(face: Measurer, words: Iterable[str]) -> list[int]:
    """Measure words."""
    return list(map(len if face is len else _KNOWN[face].__getitem__, words))
