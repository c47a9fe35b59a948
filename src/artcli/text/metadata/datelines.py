"""Where, and by which agency, does a news story's first paragraph say that it was written?  ``HANOI, Feb 27 (Agency) — …``.

The beginning of a paragraph goes in; place, source and date come out.  The paragraph itself is left as it is.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata.byline_words import AGENCIES, PLACES
from artcli.text.metadata.dates import read_dates
from artcli.text.metadata.names import name_case
from artcli.text.metadata.outlets import is_outlet


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LENGTH = 110
"""A dateline ends within so many characters: "WASHINGTON, D.C., September 27, 2019 (Associated Press Newswire) —" has 67."""
SIGN_LENGTH = 60
"""Within these the date or the agency begins, unless the place is in capitals."""
PLACE_WORDS = 5
ACRONYM = 2

_END = re.compile(r"\.?\s*(?:—|–|--|(?<=\s)-(?=\s)|(?<=\))\s?[-:]|(?<=\))\s_(?=\s)|(?<=\.)-)\s*|(?<=[)/])\.\s+")
_SIGN = re.compile(r"[(/\d\[【（]")
_HINT = re.compile(r"[—–)/\]】电電讯]|-[-\s]")
_INNER = re.compile(r"(?<=-)(?:Au|Aux|Sur|De|La|Le|En|Am|Da|Do)(?=-)")
_AGENCY = re.compile(r"\(([^()]{2,40})\)\s*$|/([^/]{2,30})/\s*$")
_PLACE = re.compile(r"(?:[^\W\d_]|[.’' -]|,(?= )|[\u0300-\u036f])+")
_CHINESE = lazy(
    r"[（(【]?((?:新华社|中新社|中新网|中央社|新華社|人民网|央视网|路透社|法新社|[\u3400-\u9fff]{2,6}[社网報报]))([\u3400-\u9fff]{2,6}?)"
    r"(?:\d{1,2}月)?\d{1,2}日(?:电|電|讯)"
)
_KOREAN = lazy(r"[\[(【]([가-힣]{2,6})=([가-힣A-Za-z]{2,10})[\])】]")
_NO_PLACES = _words(
    "breaking exclusive update updated opinion analysis watch live video photos editorial interview review note correction nato nasa"
    " unesco unicef opec fifa uefa aids covid nfl nba imf who fact question answer day part chapter new"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says."""

    place: str | None = None
    source: str | None = None
    date: str | None = None


def read_dateline(text: str) -> Dateline | None:
    """Read the dateline at a paragraph's beginning, if it has one."""
    text = text[:LENGTH]
    if text.isascii() and not (
        "-" in text or ")" in text or "/" in text or "]" in text
    ):  # so much of _HINT, and faster
        return None
    text = text.lstrip('“"* ')
    if not (text[:4].isupper() or _SIGN.search(text, 0, SIGN_LENGTH)) or not _HINT.search(text):
        return None
    end = _END.search(text)
    if end:
        found = _read_latin(text[: end.start()], text[end.start() : end.end()].strip(" ."), text[end.end() :])
        if found:
            return found
    chinese = _CHINESE().match(text)
    if chinese:
        return Dateline(chinese[2], chinese[1])
    korean = _KOREAN().match(text)
    return Dateline(korean[1], korean[2]) if korean else None


def _read_latin(prefix: str, mark: str, rest: str) -> Dateline | None:
    source, prefix = _cut_agency(prefix.replace("*", "").strip())
    reading = read_dates(prefix) if re.search(r"\d", prefix) else None
    if reading and reading.end < len(prefix.rstrip(" .,")):
        return None
    place = (prefix[: reading.start] if reading else prefix).strip(" ,.")
    if not place:
        return Dateline(None, source) if source and is_outlet(source) and not reading else None
    proven = bool(source or reading)
    if not _is_place(place, proven=proven) or (not proven and (not mark or not _begins_sentence(rest))):
        return None
    return Dateline(_in_name_case(place), source, reading.published if reading else None)


def _in_name_case(place: str) -> str:
    """Write PORT-AU-PRINCE, Haiti as a map does; D.C. and UN keep their capitals."""
    parts = place.split()
    cased = [
        new if old.isupper() and (len(old.strip(",.")) > ACRONYM or new.islower()) else old
        for old, new in zip(parts, name_case(parts), strict=True)
    ]
    return _INNER.sub(lambda match: match.group().lower(), " ".join(cased))


def _cut_agency(prefix: str) -> tuple[str | None, str]:
    match = _AGENCY.search(prefix)
    if match:
        name = (match[1] or match[2]).strip()
        if match[2] or is_outlet(name) or name.isupper() or name.lower() in AGENCIES or name.istitle():
            return name, prefix[: match.start()].strip()
    return None, prefix


def _is_place(place: str, *, proven: bool) -> bool:
    parts = place.replace(",", " ").split()
    if not 1 <= len(parts) <= PLACE_WORDS or not _PLACE.fullmatch(place):
        return False
    if parts[0].lower() in _NO_PLACES and place.lower() not in PLACES:
        return False
    if proven:
        return all(
            part[0].isupper() or not part[0].islower() or part in ("de", "la", "am", "del", "do", "of")
            for part in parts
        )
    return parts[0].isupper() and len(parts[0].strip(".")) > 3


def _begins_sentence(rest: str) -> bool:
    rest = rest.lstrip("“\"'‘«„ ")
    return bool(rest) and not rest[0].islower()
