"""Who is an author, to a citation?  A name as articles print it → its parts, or an institution, which has none.  Pure.

What stands last is taken for the family's name, with the small words before it; where an article's language puts it first (Hungarian,
Vietnamese), the first.  A name without spaces, or in letters that have no cases, isn't parted.
"""

from __future__ import annotations

import re

from artcli.export.clean import one_line
from artcli.text.metadata.byline_words import AGENCIES, NOBODY, PARTICLES, STATIONS, SUFFIXES
from artcli.values import dataclass

_INSTITUTIONS = frozenset(
    [
        "academy",
        "agence",
        "agency",
        "agentur",
        "association",
        "authority",
        "board",
        "bureau",
        "center",
        "centre",
        "club",
        "college",
        "commission",
        "committee",
        "company",
        "correspondents",
        "council",
        "department",
        "desk",
        "editorial",
        "editors",
        "federation",
        "foundation",
        "fund",
        "group",
        "institute",
        "institut",
        "institution",
        "journal",
        "laboratory",
        "league",
        "library",
        "magazine",
        "ministerium",
        "ministry",
        "museum",
        "network",
        "news",
        "newsroom",
        "newspaper",
        "office",
        "organisation",
        "organization",
        "parliament",
        "press",
        "project",
        "redaktion",
        "redacción",
        "rédaction",
        "redazione",
        "redactie",
        "school",
        "service",
        "society",
        "staff",
        "team",
        "times",
        "trust",
        "union",
        "universidad",
        "università",
        "université",
        "universität",
        "university",
        "zeitung",
    ]
)
"""Words that no person is called by."""
_FAMILY_FIRST = ("hu", "vi")
_CASED = re.compile(r"[^\W\d_]")


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
    """
    whole = one_line(author)
    words = whole.replace(",", " ").split()
    if len(words) < 2 or _is_institution(whole, words) or not _is_cased(whole):
        return Name(literal=whole)
    suffix = ""
    if words[-1].casefold() in SUFFIXES and len(words) > 2:
        suffix = words.pop()
    if language in _FAMILY_FIRST:
        return Name(words[0], " ".join(words[1:]), suffix=suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return Name(words[-1], " ".join(words[:first]), " ".join(words[first:-1]), suffix)


def _is_institution(whole: str, words: list[str]) -> bool:
    folded = [word.casefold().strip(".,") for word in words]
    if whole.casefold() in AGENCIES or folded[0] in ("the", "die", "der", "les"):
        return True
    known = _INSTITUTIONS | STATIONS | NOBODY
    joined = {"of", "for", "&", "and", "und", "für"}
    return bool(known.intersection(folded) or joined.intersection(folded)) or any(sign.isdigit() for sign in whole)


def _is_cased(text: str) -> bool:
    """Tell whether letters have cases, as those of Latin, Greek and Cyrillic do."""
    return any(sign.isupper() or sign.islower() for sign in _CASED.findall(text))
