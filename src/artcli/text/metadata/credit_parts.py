"""Which names, roles, places and outlets stand in a byline's rest?  Text goes in, a ``Byline`` comes out, or None where any part is something else.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import byline_words as words
from artcli.text.metadata.names import read_name
from artcli.text.metadata.outlets import is_named_outlet, is_outlet

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_AUTHORS = 12
_NAME_AND_ROLE = 4
_WITH = re.compile(r"\A(?:with|mit|avec|con|com|met|med)\s", re.IGNORECASE)
_LONGEST_NAME = 3
"""Words of a name with a role of two words and no comma between."""
_SEPARATOR = re.compile(r"\s*([|·•;])\s*|\s+([/–—-])\s+|(\t+|\s{3,})")
_LIST_MARK = re.compile(r"\s*[,，،、&＆]\s*")


class Byline(NamedTuple):
    """What a byline says; without authors it says that none is named ("Staff report")."""

    authors: tuple[str, ...] = ()
    place: str | None = None
    source: str | None = None


def any_of(phrases: list[str]) -> str:
    """Make a pattern of phrases, the longest first."""
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)).replace(r"\ ", r"\s+")


NOISE = lazy(
    r"[\[(<]?[\w.+-]{1,64}@[\w.-]{1,128}[\])>]?|(?<!\w)@\w{1,40}|https?://\S{1,200}|\b[a-z0-9_.+-]{1,64} at [\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\Z"
)
_PARENTHESES = lazy(r"[(\[（]([^()\[\]（）]{1,60})[)\]）]")
_OTHERS = lazy(
    rf"(?:^|[,;.|/·]|\s(?:and|und|et|y|e|en)\b)\s*(?:{any_of(words.NOT_AUTHORS.split())})(?:\s*(?:by|von|par|por|di|door|av|af)\b|\s*[:/／])",
    re.IGNORECASE,
)
_BESIDE = lazy(
    r"(?:in|filed under|posted in|category:?)\s\S.{0,40}|(?:\d{1,4}|no|leave a) (?:comments?|replies|reply|kommentare?|commentaires?|comentarios?)|\d{1,3} min(?:ute)?s?(?: read)?",
    re.IGNORECASE,
)
"""What blogs print beside author and date: the section, how many comments, how long it takes."""


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Part a text at bars, dots, dashes and wide gaps; each piece comes with the mark before it."""
    mark, done = "", 0
    for match in _SEPARATOR.finditer(text):
        yield mark, text[done : match.start()]
        mark, done = match.group().strip() or "\t", match.end()
    yield mark, text[done:]


@dataclass(slots=True)
class Credits:
    """Takes the rest of a byline apart: names, roles, places, outlets.

    ``sure``: a keyword said that names come; ``short``: a single word may be a name.
    """

    language: str
    sure: bool
    short: bool
    authors: list[str] = field(default_factory=list)
    place: str | None = None
    source: str | None = None
    nobody: bool = False

    def read(self, text: str) -> Byline | None:
        """Read a byline's rest; None where any part of it is something else."""
        for mark, segment in _segments(self._without_noise(text)):
            if not segment.strip() or (mark and _BESIDE().fullmatch(segment.strip())):
                continue
            if not (self._list(segment) if mark in "/;·" else self._aside(segment)):
                return None
        if not self.authors and not self.source and not self.nobody:
            return None
        return Byline(tuple(dict.fromkeys(self.authors))[:MOST_AUTHORS], self.place, self.source)

    def _without_noise(self, text: str) -> str:
        others = _OTHERS().search(text)
        if others and others.start():
            text = text[: others.start()]
        if "@" in text or "://" in text or " at " in text:
            text = NOISE().sub(" ", text)
        if "(" in text or "[" in text:
            for match in _PARENTHESES().finditer(text):
                outlet = _WITH.sub("", match[1])
                if is_outlet(outlet) or (outlet.isupper() and len(outlet) < 8):
                    self.source = outlet
            text = _PARENTHESES().sub(" ", text)
        return text.strip(" \t,;:|·-–—*_")

    def _aside(self, segment: str) -> bool:
        """Read what stands behind a bar: an outlet, a place, a role, a section."""
        text = segment.strip()
        if is_named_outlet(text):
            self.source = self.source or text
            return True
        parts = text.split()
        return len(parts) <= 5 and (
            self.sure or _has_role(parts) or text.lower() in words.PLACES or self._is_place(parts)
        )

    def _list(self, segment: str) -> bool:
        parts = [part.strip() for part in _LIST_MARK.split(segment)]
        return all(self._part(part, parts[number + 1 : number + 2]) for number, part in enumerate(parts))

    def _part(self, part: str, after: list[str]) -> bool:
        """Read what stands between two commas: an outlet in italics, a person whom a role proves, or persons."""
        if part[:1] in ("*", "_") and self.authors:
            self.source = self.source or part.strip("*_")
            return True
        if self.sure and after and not self.authors and _is_surnamed(part) and _has_role(after[0].split()):
            name = read_name(part, sure=True)
            if name:
                self.authors.append(name)
                return True
        return self._joined(part.split())

    def _joined(self, parts: list[str]) -> bool:
        """Read persons joined by "and"."""
        persons: list[list[str]] = [[]]
        shouted = "".join(parts).isupper()
        for number, part in enumerate(_detached(parts, self.language)):
            if self._is_conjunction(part, shouted=shouted) and not self._is_inside_a_name(
                part, persons[-1], parts[number + 1 :]
            ):
                persons.append([])
            else:
                persons[-1].append(part)
        return all(self._person(person, joined=number > 0) for number, person in enumerate(persons) if person)

    def _is_conjunction(self, part: str, *, shouted: bool) -> bool:
        if shouted:
            return part.lower() in ("and", "und", "et", "och", "with")
        known = words.CONJUNCTIONS.get(self.language)
        return part in known.split() if known else part in words.ANY_CONJUNCTION

    def _is_inside_a_name(self, part: str, before: list[str], after: list[str]) -> bool:
        """Tell the y of José Ortega y Gasset, and the "en" of "en Madrid"."""
        return (
            part in ("y", "e", "i", "en", "a")
            and bool(before)
            and len(before) > 1
            and self._is_last_name(after)
            and part not in self._prepositions()
        )

    def _is_last_name(self, after: list[str]) -> bool:
        return len(after) == 1 or (len(after) > 1 and after[1] in self._prepositions())

    def _prepositions(self) -> list[str]:
        return words.PREPOSITIONS.get(self.language, "in at aus à em").split()

    def _person(self, parts: list[str], *, joined: bool) -> bool:
        """Read one person, with a place or an outlet behind the name; or a role, a place, an outlet alone."""
        parts = self._without_tail(parts)
        if not parts:
            return bool(self.place or self.source)
        if self.sure and (name := _before_role(parts)):
            self.authors.append(name)
            return True
        if self._is_nobody(parts):
            self.nobody = True
            return self.sure or bool(self.authors)
        if self._addition(parts, joined=joined):
            return True
        name = read_name(" ".join(parts), sure=self.sure)
        if not name or (" " not in name and not self.short and name.isascii()):
            return False
        self.authors.append(name)
        return True

    def _is_nobody(self, parts: list[str]) -> bool:
        """Tell a role, or a word for those without names."""
        is_nobody = parts[-1].lower().strip(".") in words.NOBODY or _has_role(parts)
        return is_nobody and not is_outlet(" ".join(parts))

    def _addition(self, parts: list[str], *, joined: bool) -> bool:
        """Read an outlet, a place, a suffix or a degree."""
        text = " ".join(parts)
        if is_named_outlet(text):
            self.source = self.source or text
        elif self.authors and text.lower() in words.SUFFIXES:
            self.authors[-1] += f", {text}"
        elif self._is_place(parts) and text.lower() not in words.DEGREES and not (joined and not self.place):
            self.place = self.place or text
        else:
            return bool(self.authors) and text.lower() in words.DEGREES
        return True

    def _without_tail(self, parts: list[str]) -> list[str]:
        shouted = "".join(parts).isupper()
        for number, part in enumerate(parts):
            rest = parts[number + 1 :]
            word = part.lower() if shouted else part
            if not rest or not rest[-1][0].isupper() or (number == 0 and word not in self._prepositions()):
                continue
            if len(rest) <= 4 and (
                word in self._prepositions() or (word in words.FROM_WORDS and word not in words.PARTICLES)
            ):
                self.place = self.place or " ".join(rest)
                return parts[:number]
            if word in words.LATE_OF and number > 0:
                self.source = self.source or " ".join(rest).strip("*_")
                return parts[:number]
        return parts

    def _is_place(self, parts: list[str]) -> bool:
        """Tell a place from one more author: a single word behind a full name, or a known place of several words."""
        if " ".join(parts).lower() in words.PLACES:
            return bool(self.authors)
        return len(parts) == 1 and parts[0][0].isupper() and bool(self.authors) and " " in self.authors[-1]


def _has_role(parts: list[str]) -> bool:
    return any(part.lower().strip(".") in words.ROLES for part in parts)


def _before_role(parts: list[str]) -> str | None:
    """Read a name with a role behind it and no comma between: "Mara Lindqvist Staff Writer"."""
    if len(parts) < _NAME_AND_ROLE or parts[-1].lower() not in words.ROLES:
        return None
    at = len(parts) - 1
    while at and parts[at - 1].lower() in words.ROLE_LEADS:
        at -= 1
    name = parts[:at]
    known = {*words.ROLES, *words.ROLE_LEADS, *words.NOBODY, *words.COMMON_NOUNS}
    if not 1 < len(name) <= _LONGEST_NAME or at == len(parts) - 1 or any([part.lower() in known for part in name]):
        return None
    return read_name(" ".join(name), sure=True)


def _is_surnamed(text: str) -> bool:
    """Tell Emily Post from the Evening Post: the surname is an outlet's word too, the first name is no common noun."""
    parts = text.lower().split()
    return len(parts) > 1 and parts[-1] in words.OUTLET_SURNAMES and words.COMMON_NOUNS.isdisjoint(parts[:-1])


def _detached(parts: list[str], language: str) -> list[str]:
    """Part the Arabic and Hebrew "and" from the name that it is written together with."""
    letter = words.ATTACHED_CONJUNCTIONS.get(language)
    if letter is None:
        return parts
    detached: list[str] = []
    for number, part in enumerate(parts):
        joins = number >= 2 and len(part) > 3 and part[0] == letter and part not in words.NAMES_WITH_WAW
        detached += [letter, part[1:]] if joins and number < len(parts) - 1 else [part]
    return detached
