"""Who wrote it, where, and for whom, as a byline says?  A line goes in, names come out, or None where it is no byline.

Better none than a wrong one: each name must look like a name, else the line is left to the text.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata import byline_words as words
from artcli.text.metadata.credit_parts import NOISE, Byline, Credits, any_of
from artcli.text.metadata.outlets import is_outlet

LINE_LENGTH = 200
"""A longer line is prose: eight names with places come to about 180."""
_LONGEST_ROLE = 6
_MOST_GIVEN = 3


_KEYWORD = lazy(
    rf"(?:(?P<loose>{any_of(list(words.LOOSE_KEYWORDS))})(?:\s*[:：]\s*|\s+-?\s?)"
    rf"|(?:{any_of([*words.COLON_KEYWORDS.split(), *words.COLON_PHRASES])})\s*[:：]\s*)(?=\S)",
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
    found = _read_nobody(rest) or Credits(language, sure=True, short=not loose or language == "en").read(rest)
    is_hero_to_zero = loose == "from" and found is not None and bool(found.authors) and not found.place
    return None if is_hero_to_zero else found


def _read_nobody(text: str) -> Byline | None:
    nobody = _NOBODY().fullmatch(text)
    return Byline(place=nobody[1]) if nobody and (" " in text or text.islower()) else None


def read_names(line: str) -> Byline | None:
    """Read a line that is nothing but names, with their roles and places ("Ann Lee, Hanoi"); only its place makes it a byline."""
    if len(line) > LINE_LENGTH or line[-1:] in ".!?:,;…":
        return None
    found = Credits("", sure=False, short=False).read(line)
    return found if found and found.authors else None


def split_authors(text: str) -> list[str]:
    """Part the authors of a header's value; what doesn't look like names stays as it is."""
    bare = " ".join(NOISE().sub(" ", text).split()).strip(" \"'<>()")
    surname, comma, given = bare.strip('"').partition(", ")
    if comma and " " not in surname and "," not in given and _is_given(given) and not is_outlet(surname):
        return [f"{given} {surname}"]
    found = Credits("", sure=True, short=True).read(bare)
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
