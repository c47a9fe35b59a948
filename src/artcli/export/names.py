"""Who is an author, to a citation?  A name as articles print it → its parts, or an institution, which has none.  Pure.

What stands last is taken for the family's name, with the small words before it; where an article's language puts it first (Hungarian,
Vietnamese), the first; in Spanish the last two words, or what ``y`` joins.  Chinese and Korean names are parted by their first character,
or a family's two; Japanese ones at a space only, as nothing tells where else.  Other names without spaces, or in letters that have no cases,
aren't parted.
"""

from __future__ import annotations

import re

from artcli.export.clean import one_line
from artcli.export.name_words import INSTITUTIONS, JOINED, PREFIXES, SECOND_GIVEN, TWO_CHARACTERS
from artcli.text.metadata.byline_words import AGENCIES, NOBODY, PARTICLES, STATIONS, SUFFIXES
from artcli.values import dataclass

_FAMILY_FIRST = ("hu", "vi")
_CASED = re.compile(r"[^\W\d_]")
_MIDDLE_DOTS = re.compile("[·・•‧]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〇]{2,4}")
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,4}")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3々〇ー]+")
_EASTERN_INSTITUTION = re.compile(
    "[社报報局网網部台会會院处處]$|记者|記者|編集|编辑|編輯|뉴스|신문|일보|방송|통신|기자|편집"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, or with ``family`` alone what can't be parted; of an institution ``literal`` is all there is."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """The name as an index has it: ``van der Berg, Anna``."""
        family = f"{self.particle} {self.family}".strip()
        return self.literal or ", ".join(filter(None, [family, self.given, self.suffix]))


def name_of(author: str, language: str | None = None) -> Name:
    """Part a name.

    >>> name_of("Anna van der Berg").inverted, name_of("The Associated Press").literal, name_of("Lê Minh An", "vi").family
    ('van der Berg, Anna', 'The Associated Press', 'Lê')
    >>> name_of("Gabriel García Márquez", "es").family, name_of("王小明", "zh").inverted
    ('García Márquez', '王, 小明')
    """
    whole = one_line(author)
    if eastern := _eastern(whole, language):
        return eastern
    words = whole.replace(",", " ").split()
    if len(words) < 2 or _is_institution(whole, words) or not _is_cased(whole):
        return Name(literal=whole)
    suffix = ""
    if words[-1].casefold() in SUFFIXES and len(words) > 2:
        suffix = words.pop()
    if language in _FAMILY_FIRST:
        return Name(words[0], " ".join(words[1:]), suffix=suffix)
    family = _family(words, language)
    first = family
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return Name(" ".join(words[family:]), " ".join(words[:first]), " ".join(words[first:family]), suffix)


def _family(words: list[str], language: str | None) -> int:
    """Return where the family's name begins, particles aside."""
    last = len(words) - 1
    if last > 2 and words[last - 1] in JOINED and words[last - 2] not in PARTICLES:
        return last - 2  # José Ortega y Gasset
    if last > 1 and words[last - 1] in PREFIXES:
        return last - 1
    if language == "es" and last > 1 and words[last - 1] not in PARTICLES:
        second = words[last - 1].casefold()
        is_given = second in SECOND_GIVEN or words[last - 1].endswith(".")
        return last if is_given else last - 1
    return last


def _eastern(whole: str, language: str | None) -> Name | None:
    """Part a Chinese, Japanese or Korean name; None for another, and for one that nothing tells how to."""
    parts = whole.split()
    if _EASTERN_INSTITUTION.search(whole):
        return None
    if all(_EASTERN.fullmatch(part) for part in _MIDDLE_DOTS.split("".join(parts))):
        foreign = [part for part in _MIDDLE_DOTS.split(whole) if part]
        if len(foreign) > 1:  # a name of elsewhere in their letters, in the order of there
            return Name(foreign[-1], " ".join(foreign[:-1]))
        if len(parts) == 2 and max(map(len, parts)) < 4:
            return Name(parts[0], parts[1])
        is_known = _HANGUL.fullmatch(whole) or (language == "zh" and _HAN.fullmatch(whole))
        if is_known and len(parts) == 1:
            size = 2 if whole[:2] in TWO_CHARACTERS and len(whole) > 2 else 1
            return Name(whole[:size], whole[size:])
    return None


def _is_institution(whole: str, words: list[str]) -> bool:
    folded = [word.casefold().strip(".,") for word in words]
    if whole.casefold() in AGENCIES or folded[0] in ("the", "die", "der", "les"):
        return True
    known = INSTITUTIONS | STATIONS | NOBODY
    joined = {"of", "for", "&", "and", "und", "für"}
    return bool(known.intersection(folded) or joined.intersection(folded)) or any(sign.isdigit() for sign in whole)


def _is_cased(text: str) -> bool:
    """Tell whether letters have cases, as those of Latin, Greek and Cyrillic do."""
    return any(sign.isupper() or sign.islower() for sign in _CASED.findall(text))
