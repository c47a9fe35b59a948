"""Does a line begin with a cue, and does what follows fit it?  A line goes in; a finding, or nothing, comes out.

``Read more: …``, ``Topics: …``, ``Photo: …``, ``To contact …``; and notices about cookies, subscriptions and mailing lists.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from artcli.text.boilerplate import phrases, words
from artcli.text.boilerplate.finding import Finding, Place, fold, is_stopped
from artcli.text.boilerplate.notices import NOTICES

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")
_OPENING = 3
"""Characters of a phrase by which it is looked up."""
_LONGEST_CREDIT = 80
_LONGEST_NAMED = 70
_MOST_WORDS = 6
"""Words of a name or of what a link is about: a sentence has more."""
_ADDRESS = re.compile(
    r"https?://|www\.|[\w.+-]@[\w-]+\.\w|(?<!\w)@\w{2,}|\b[\w-]{2,}\.(?:com|org|net|example|info|[a-z]{2})\b(?:/\S*)?|\d{3}[\s-]\d{2,}|\+\d"
)
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?]['\"”’»)]?\s+\w|[。！？]\w")
_COLONS = (":", "：", "|", "»", "›", "→", ">")
_NETWORKS = phrases.SHARE_NETWORKS | {"x", "rss", "email", "youtube"}
_ARROWS = ("» ", "→ ", "► ", "▶ ", "▸ ", ">> ", "➡ ", "👉 ")
_QUOTES = frozenset('"“”„«»‚‘')


@dataclass(frozen=True, slots=True)
class _Cue:
    """A beginning of a line, and what must follow it."""

    phrase: str
    finding: Finding
    needs: Literal["colon", "credit", "address", "name", "names"]


def _cues() -> dict[str, list[_Cue]]:
    """All cues by their first characters, longest first."""
    rows: tuple[tuple[frozenset[str], Finding, Literal["colon", "credit", "address", "name", "names"]], ...] = (
        (phrases.ASIDE_LEADS, Finding("aside", Place.ANYWHERE), "colon"),
        (phrases.TOPIC_LEADS, Finding("topics", Place.TAIL), "colon"),
        (phrases.CREDIT_LEADS, Finding("credit", Place.ANYWHERE), "credit"),
        (phrases.CONTACT_LEADS, Finding("contact", Place.TAIL), "address"),
        (phrases.SECTION_OPEN_LEADS, Finding("aside", Place.SECTION), "name"),
        (phrases.OPEN_LEADS, Finding("aside", Place.ANYWHERE), "name"),
        (phrases.FILED_LEADS, Finding("topics", Place.TAIL), "names"),
        (phrases.ABOUT_AUTHOR_LEADS, Finding("about_author", Place.TAIL), "colon"),
    )
    table: dict[str, list[_Cue]] = {}
    for row, finding, needs in rows:
        for phrase in row:
            table.setdefault(phrase[:_OPENING], []).append(_Cue(phrase, finding, needs))
    for cues in table.values():
        cues.sort(key=lambda cue: -len(cue.phrase))
    return table


_CUES = _cues()
_NOTICES: dict[str, list[tuple[str, int]]] = {}
for _n, _notice in enumerate(NOTICES):
    for _lead in _notice.leads:
        _NOTICES.setdefault(_lead[:_OPENING], []).append((_lead, _n))


def _by_opening(table: Mapping[str, list[_T]], folded: str) -> list[_T]:
    """Look up what may begin a line: by its first characters, and by fewer where the table's phrase is shorter."""
    return table.get(folded[:_OPENING], []) + table.get(folded[: _OPENING - 1], [])


def find_cue(folded: str, line: str) -> Finding | None:
    """Tell what a line is by a cue at its beginning and what follows it."""
    if (
        not line[:1].isalpha()
        and line.startswith(_ARROWS)
        and not is_stopped(line)
        and "«" not in line
        and len(line) <= _LONGEST_CREDIT
    ):
        return Finding("aside", Place.ANYWHERE)
    for cue in _by_opening(_CUES, folded):
        if folded.startswith(cue.phrase) and _fits(cue, folded[len(cue.phrase) :], line):
            return cue.finding
    return None


def find_notice(line: str) -> Finding | None:
    """Tell a notice about cookies, subscriptions or mailing lists by its beginning and by another word."""
    opening = fold(line[:40])
    found = [(lead, n) for lead, n in _by_opening(_NOTICES, opening) if opening.startswith(lead)]
    if not found or line[:1].islower() or not _QUOTES.isdisjoint(line):  # an article quotes; notices don't
        return None
    folded = fold(line)
    if _REPORTED.search(folded):
        return None
    for lead, n in found:
        rest = folded[len(lead) :]
        if _ends_word(lead, rest) and any(_has(rest if n else folded, word) for word in NOTICES[n].evidence):
            return Finding(NOTICES[n].kind, Place.ANYWHERE)
    return None


_REPORTED = re.compile(
    r"\b(?:said|says|told|asked|added|sagte|sagt|erklärte|a déclaré|a dit|dijo|declaró|ha detto|disse|zei|сказал|сообщил)\b"
)
"""Somebody is reported to say it: an article, not a notice of its own."""


_SHORT = 4


def _has(text: str, word: str) -> bool:
    """Tell whether a text has a word, or longer ones of which it is the stem; a short one must be the whole word."""
    if len(word) > _SHORT:
        return word in text
    start = text.find(word)
    while start >= 0:
        if (not start or _ends_word(word, text[start - 1])) and _ends_word(word, text[start + len(word) :]):
            return True
        start = text.find(word, start + 1)
    return False


def _ends_word(phrase: str, rest: str) -> bool:
    """Tell whether a phrase ends where a word does; scripts without spaces don't tell."""
    return not rest[:1].isalnum() or "\u3000" < phrase[-1] < "\ua000"


def _fits(cue: _Cue, rest: str, line: str) -> bool:
    """Tell whether what follows a cue is what the cue needs."""
    if not _ends_word(cue.phrase, rest):
        return False
    colon = rest.lstrip().startswith(_COLONS) or line.endswith((":", "："))
    if cue.needs == "colon":
        capitals = len(cue.phrase) > 4 and line[: len(cue.phrase)].isupper() and not line.isupper()
        return (colon or capitals) and _is_headline(line, sure=cue.phrase not in phrases.AMBIGUOUS_LEADS)
    if cue.needs == "credit":
        return _is_credit(cue, rest, line, colon=colon)
    if cue.needs == "address":
        return (
            line.endswith((":", "："))
            or bool(_ADDRESS.search(rest))
            or any(w in _NETWORKS for w in re.split(r"[\s,./]+", rest))
        )
    return (
        len(line) <= _LONGEST_NAMED
        and not is_stopped(line)
        and 0 < len(rest.split()) <= _MOST_WORDS
        and (cue.needs == "names" or "," not in line)
    )


def _is_headline(line: str, *, sure: bool) -> bool:
    """Tell whether a cue and its rest read like a headline: no stop inside, and none at the end if the cue is not sure."""
    if _INNER_STOP.search(line):
        return False
    return sure or not line.rstrip('"”’»)').endswith((".", "。"))


def _is_credit(cue: _Cue, rest: str, line: str, *, colon: bool) -> bool:
    """Tell whether a line names a picture's maker and says nothing more."""
    opens = cue.phrase.endswith((" by", " von", " de", " di", " por", " door", " of"))
    named = rest.strip(" :：/|,©").split()
    if not named or len(line) > _LONGEST_CREDIT or not (colon or opens or rest.lstrip()[:1] in ("/", ",", "©")):
        return False
    if len(named) > 9 or (len(named) > 4 and is_stopped(line)):
        return False
    written = line.strip("()[]. ").split()[-len(named) :]
    small = sum(word[:1].islower() for word in written)
    return small * 2 <= len(named) or named[0].split("/")[0] in words.AGENCIES
