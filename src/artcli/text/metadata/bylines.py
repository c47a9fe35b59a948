"""Who wrote it, where, and for whom, as a byline says?  A line goes in, names come out, or None where it is no byline.

Better none than a wrong one: each name must look like a name, else the line is left to the text.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import byline_words as words
from artcli.text.metadata.names import read_name

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_LENGTH = 200
"""A longer line is prose: eight names with places come to about 180."""
MOST_AUTHORS = 12
_NAME_AND_ROLE = 4
_WITH = re.compile(r"\A(?:with|mit|avec|con|com|met|med)\s", re.IGNORECASE)
_LONGEST_ROLE = 6
_LONGEST_NAME = 3
"""Words of a name with a role of two words and no comma between."""
OUTLET_WORDS = 6
_MOST_GIVEN = 3
_LONGEST_NAMED = 4


class Byline(NamedTuple):
    """What a byline says; without authors it says that none is named ("Staff report")."""

    authors: tuple[str, ...] = ()
    place: str | None = None
    source: str | None = None


def _any_of(phrases: list[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)).replace(r"\ ", r"\s+")


_KEYWORD = lazy(
    rf"(?:(?P<loose>{_any_of(list(words.LOOSE_KEYWORDS))})(?:\s*[:：]\s*|\s+-?\s?)"
    rf"|(?:{_any_of([*words.COLON_KEYWORDS.split(), *words.COLON_PHRASES])})\s*[:：]\s*)(?=\S)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
FIRST_WORDS = frozenset(
    match.group()
    for phrase in (*words.LOOSE_KEYWORDS, *words.COLON_KEYWORDS.split(), *words.COLON_PHRASES)
    if (match := _WORD.match(phrase))
) | frozenset(
    ("our", "an", "the", "own", "special", "staff", "correspondent", "correspondents", "reporter", "reporters")
)
_PLAIN = r"(?:[A-Z]['’])?[A-Z][^\W\d_A-Z]+(?:-?[A-Z][^\W\d_A-Z]+)?"
_PERSON = rf"{_PLAIN} (?:(?:van|von|der|den|de|la|del|da|di|dos) ){{0,3}}{_PLAIN}"
_COMMON = re.compile(rf"[Bb]y ({_PERSON})(?: and ({_PERSON}))?")
_NOISE = lazy(
    r"[\[(<]?[\w.+-]{1,64}@[\w.-]{1,128}[\])>]?|(?<!\w)@\w{1,40}|https?://\S{1,200}|\b[a-z0-9_.+-]{1,64} at [\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\Z"
)
_PARENTHESES = lazy(r"[(\[（]([^()\[\]（）]{1,60})[)\]）]")
_SEPARATOR = re.compile(r"\s*([|·•;])\s*|\s+([/–—-])\s+|(\t+|\s{3,})")
_LIST_MARK = re.compile(r"\s*[,，،、&＆]\s*")
_OTHERS = lazy(
    rf"(?:^|[,;.|/·]|\s(?:and|und|et|y|e|en)\b)\s*(?:{_any_of(words.NOT_AUTHORS.split())})(?:\s*(?:by|von|par|por|di|door|av|af)\b|\s*[:/／])",
    re.IGNORECASE,
)
_BESIDE = lazy(
    r"(?:in|filed under|posted in|category:?)\s\S.{0,40}|(?:\d{1,4}|no|leave a) (?:comments?|replies|reply|kommentare?|commentaires?|comentarios?)|\d{1,3} min(?:ute)?s?(?: read)?",
    re.IGNORECASE,
)
"""What blogs print beside author and date: the section, how many comments, how long it takes."""
_NOBODY = lazy(
    r"(?:from |by )?(?:(?:a|an|our|the)\s+)?(?:own |special |staff )*"
    r"(?:correspondents?|staff(?: writers?| reporters?| reports?)?|reporters?)(?:,? (?:in|at) ([A-Z]\w+(?: [A-Z]\w+)?))?\.?",
    re.IGNORECASE,
)


def read_byline(line: str) -> Byline | None:
    """Read a line that says in so many words that it is a byline ("By …", "Autor: …", "Staff report")."""
    if len(line) > LINE_LENGTH:
        return None
    first = _WORD.match(line)
    if not first or first.group().lower() not in FIRST_WORDS:
        return None
    return read_common_byline(line) or _read_keyword(line) or _read_nobody(line)


def read_common_byline(line: str) -> Byline | None:
    """Read "By" and one or two persons, in English."""
    common = _COMMON.fullmatch(line)
    if common and _are_persons(line) and not is_outlet(line[3:]):
        return Byline((common[1], common[2]) if common[2] else (common[1],))
    return None


def _are_persons(line: str) -> bool:
    if words.COMMON_NOUNS.isdisjoint(line.lower().split()):
        return True
    return words.COMMON_NOUNS.isdisjoint([part.lower() for part in line.split() if part not in words.PARTICLES])


def _read_keyword(line: str) -> Byline | None:
    match = _KEYWORD().match(line)
    if not match:
        return None
    loose = " ".join((match["loose"] or "").lower().split())
    language, rest = words.LOOSE_KEYWORDS.get(loose, ""), line[match.end() :]
    found = _read_nobody(rest) or _Credits(language, sure=True, short=not loose or language == "en").read(rest)
    is_hero_to_zero = loose == "from" and found is not None and bool(found.authors) and not found.place
    return None if is_hero_to_zero else found


def _read_nobody(text: str) -> Byline | None:
    nobody = _NOBODY().fullmatch(text)
    return Byline(place=nobody[1]) if nobody and (" " in text or text.islower()) else None


def read_names(line: str) -> Byline | None:
    """Read a line that is nothing but names, with their roles and places ("Ann Lee, Hanoi"); only its place makes it a byline."""
    if len(line) > LINE_LENGTH or line[-1:] in ".!?:,;…":
        return None
    found = _Credits("", sure=False, short=False).read(line)
    return found if found and found.authors else None


def split_authors(text: str) -> list[str]:
    """Part the authors of a header's value; what doesn't look like names stays as it is."""
    bare = " ".join(_NOISE().sub(" ", text).split()).strip(" \"'<>()")
    surname, comma, given = bare.strip('"').partition(", ")
    if comma and " " not in surname and "," not in given and _is_given(given) and not is_outlet(surname):
        return [f"{given} {surname}"]
    found = _Credits("", sure=True, short=True).read(bare)
    if found and found.authors and not found.place and not found.source:
        return list(found.authors)
    return [bare] if bare else []


def _is_given(text: str) -> bool:
    """Tell up to three first names, all written large."""
    parts = text.split()
    return len(parts) == 1 or (len(parts) <= _MOST_GIVEN and all([part[0].isupper() for part in parts]))


def is_role(line: str) -> bool:
    """Tell a few words, each written large or small throughout, one of which is a role, and an outlet's name perhaps before it."""
    parts = line.split()
    if not parts or len(parts) > _LONGEST_ROLE or line[-1] in ".!?:;," or any(map(str.isdigit, line)):
        return False
    ends = {parts[0].lower(), parts[-1].lower()}
    return not ends.isdisjoint(words.ROLES) and read_byline(line) is None


def may_be_cut(found: Byline) -> bool:
    """Tell cheaply a byline that may end inside its last name."""
    return bool(found.authors) and " " not in found.authors[-1]


def is_cut_name(found: Byline, whole: Byline) -> bool:
    """Tell whether a line ends inside its last name: a single word, which with the line below is one longer name."""
    if not may_be_cut(found) or len(found.authors) != len(whole.authors):
        return False
    last = whole.authors[-1]
    return last.startswith(f"{found.authors[-1]} ") and whole.place == found.place and whole.source == found.source


def is_credit_like(line: str) -> bool:
    """Tell cheaply a line that begins like a byline, or is an outlet's name."""
    first = _WORD.match(line)
    return first is None or first.group().lower() in FIRST_WORDS or is_outlet(line)


def is_outlet(text: str) -> bool:
    """Tell whether a text names a newspaper, a station, a site or an agency."""
    low = text.lower().strip(" .()")
    parts = low.split(None, OUTLET_WORDS)
    if low in words.AGENCIES:
        return True
    if len(parts) == 1:
        return low.endswith(words.DOMAINS)
    return 1 < len(parts) <= OUTLET_WORDS and (
        parts[-1] in words.OUTLET_WORDS
        or parts[0] in words.STATIONS
        or parts[0] in words.OUTLET_STARTS
        or parts[-1] in words.AGENCIES
    )


def is_named_outlet(text: str) -> bool:
    """Tell an outlet where a byline names it: also by a first word that no person is called by ("Daily Compass")."""
    if is_outlet(text) or text.endswith(words.OUTLET_ENDS):
        return True
    first, *rest = text.split() or [""]
    return (
        first.lower() in words.OUTLET_FIRSTS and 0 < len(rest) < _LONGEST_NAMED and all([w[0].isupper() for w in rest])
    )


def is_outlet_like(text: str) -> bool:
    """Tell a name of several words that could be an outlet's, where its place in the head says that it is no person's."""
    parts = text.split()
    return (
        1 < len(parts) <= OUTLET_WORDS
        and parts[0][0].isupper()
        and parts[-1][0].isupper()
        and text.lower() not in words.PLACES
        and parts[0].lower() not in words.PLACE_STARTS
        and all(part in words.OUTLET_JOINTS or (part[0].isupper() and part[-1].isalpha()) for part in parts)
    )


def _segments(text: str) -> Iterator[tuple[str, str]]:
    """Part a text at bars, dots, dashes and wide gaps; each piece comes with the mark before it."""
    mark, done = "", 0
    for match in _SEPARATOR.finditer(text):
        yield mark, text[done : match.start()]
        mark, done = match.group().strip() or "\t", match.end()
    yield mark, text[done:]


@dataclass(slots=True)
class _Credits:
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
            text = _NOISE().sub(" ", text)
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
