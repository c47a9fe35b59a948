"""Which lines may be boilerplate at all?  Lines go in, indexes come out: a cheap sieve that lets clean prose through.

A line passes if its first word begins a cue, or if it has a mark of menus or addresses.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.boilerplate import phrases, prints, words
from artcli.text.boilerplate.finding import LONGEST, fold, is_stopped
from artcli.text.boilerplate.notices import NOTICES
from artcli.text.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENING = 4
"""Characters by which lines are sorted out first: few lines of clean prose share them with a cue."""

SHORT = 150
"""Longer lines can be notices only."""

_NAMES = 60
"""Shorter lines are looked at by their first word whatever their first characters."""

_SHORTEST_PROSE = 45
"""A line of wrapped prose is longer than this, as ``choice`` has it."""

_FIRST_CHARACTERS = frozenset(" \t•·∙▪‣◦*-–—_|>»›→▶►#[({<©＞☰✕×━═─=~@+")
"""Lines that begin with one of these are looked at whatever they say, if they are short."""

_MARKS_INSIDE = frozenset("|·•›»＞｜@©>/")
_SAID_INSIDE = ("ights reserved", "contributed to this", "contributed reporting")
_MARKS = (*_MARKS_INSIDE, *_SAID_INSIDE)
"""Marks of menus, addresses, copyright lines and signatures inside a short line."""

_MOST_LAST = 4
_LAST = 80
"""Lines at the very end that are shorter may be an address."""

_CJK = "\u3000"
"""Cues beyond this have no spaces: the first word is no help."""

_FIRST = 40
"""Characters in which a first word is looked for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def _cues() -> set[str]:
    cues: set[str] = set()
    for table in (
        phrases.SHARE_NETWORKS,
        phrases.SHARE_VERBS,
        phrases.SHARE_WEAK,
        phrases.SHARE_PHRASES,
        phrases.ADVERTISEMENT_WORDS,
        phrases.ADVERTISEMENT_PHRASES,
        phrases.NAVIGATION_LABELS,
        phrases.SURE_NAVIGATION,
        phrases.FOOT_LABELS,
        phrases.COOKIE_LABELS,
        phrases.ASIDE_LEADS,
        phrases.SECTION_LEADS,
        phrases.SECTION_OPEN_LEADS,
        phrases.TOPIC_LEADS,
        phrases.CONTACT_LEADS,
        phrases.ABOUT_AUTHOR_LEADS,
        phrases.COMMENT_LEADS,
        phrases.CREDIT_LEADS,
        words.AGENCIES,
        phrases.OPEN_LEADS,
        phrases.FILED_LEADS,
        prints.TELLING,
        phrases.PROMPTS,
        words.OPENINGS,
        words.COMMENT_WORDS,
        words.MENU_WORDS,
        words.PROMPT_WORDS,
        words.HOMES,
        words.READING_TIME,
        *words.COUNTED.values(),
    ):
        cues.update(table)
    return cues


def _first_word(text: str) -> str:
    word = text.partition(" ")[0]
    if not word.isalpha() or len(word) > _FIRST:
        found = _WORD.search(text[:_FIRST])
        if not found:
            return ""
        word = found[0]
    return word.lower() if word.isascii() else fold(word)


def _notice_leads() -> dict[str, tuple[str, ...]]:
    """Sort the beginnings of notices by their first word, or first character where words aren't spaced."""
    leads: dict[str, list[str]] = {}
    for notice in NOTICES:
        for lead in notice.leads:
            leads.setdefault(lead[0] if lead > _CJK else _first_word(lead), []).append(lead)
    return {word: tuple(some) for word, some in leads.items()}


_COMMON = frozenset(
    (
        "the",
        "a",
        "in",
        "to",
        "it",
        "for",
        "and",
        "is",
        "by",
        "be",
        "one",
        "with",
        "o",
        "e",
        "y",
        "et",
        "le",
        "la",
        "el",
        "das",
        "der",
        "die",
    )
)
"""Words that titles begin with far more often than buttons."""
_SHORT_WORDS = frozenset(map(_first_word, _cues()))
_BUTTON_WORDS = (
    frozenset().union(
        phrases.SHARE_GLUE, phrases.ADVERTISEMENT_GLUE, words.MENU_GLUE, words.PROMPT_GLUE, words.COMMENT_GLUE
    )
    - _COMMON
) | _SHORT_WORDS
"""First words of lines shorter than ``_NAMES``."""
_NOTICE_LEADS = _notice_leads()
_TELLING = _BUTTON_WORDS.union(_NOTICE_LEADS)
"""First words without which a short line of letters is none of these."""
_OPENINGS = frozenset(
    opening[:OPENING]
    for cue in _cues().union(*_NOTICE_LEADS.values())
    for opening in (cue, _first_word(cue), f"{_first_word(cue)} ", f"{_first_word(cue)}:")
    if len(opening) >= OPENING
)
_NOTICE_OPENINGS = tuple({lead[:OPENING] for leads in _NOTICE_LEADS.values() for lead in leads})
_UNSPACED = frozenset(cue[:1] for cue in _cues().union(_NOTICE_LEADS) if cue > _CJK)
_FIRSTS = _FIRST_CHARACTERS | _UNSPACED


def is_cue(opening: str) -> bool:
    """Tell whether lines with these first characters, ``OPENING`` of them, may begin with a cue."""
    return opening[:OPENING].casefold() in _OPENINGS


def may_be_suspects(filled: list[str], alike: Iterable[str], short: list[str], unusual: str) -> list[str]:
    """Sort out cheaply the lines that may be boilerplate, whatever stands around them, and perhaps some more.

    ``filled`` are a text's lines but the blank ones, none of which begins with a mark; ``alike`` those of them that begin like a cue, and
    ``short`` those shorter than ``SHORT``; ``unusual`` are the text's characters other than letters, figures and common punctuation.
    """
    found = [] if len(filled[-1]) >= _LAST or filled[-1][-1] == "." else filled[-_MOST_LAST:]
    found += [line for line in alike if len(line) <= LONGEST and _may_be(line)]
    for line in short:
        if len(line) < _NAMES:
            word = line.partition(" ")[0]
            if (not word.isalpha() or word.lower() in _TELLING) and _may_be(line):
                found.append(line)
    text = "\n".join(short)
    if not _MARKS_INSIDE.isdisjoint(unusual):
        found += [line for line in short if not _MARKS_INSIDE.isdisjoint(line)]
    if "reserved" in text or "contributed" in text:
        found += [line for line in short if any([said in line for said in _SAID_INSIDE])]
    return found


def find_suspects(lines: list[str]) -> list[int]:
    """Sort out the lines that may be boilerplate."""
    found = set(_last(lines))
    short: list[int] = []
    for i, line in enumerate(lines):
        length = len(line)
        if not 0 < length <= LONGEST:
            continue
        if line[0] in " \t":
            line = line.lstrip()  # noqa: PLW2901 - it is told by its words
            length = len(line)
        if length < SHORT:
            short.append(i)
        if length < _NAMES or line[:OPENING].casefold() in _OPENINGS or line[0] in _FIRSTS:
            word = line.partition(" ")[0].lower()
            if (word in _TELLING or not (word.isascii() and word.isalpha())) and _may_be(line):
                found.add(i)
    found.update(_marked(lines, short))
    return [i for i in sorted(found) if not _goes_on(lines, i)]


def _marked(lines: list[str], short: list[int]) -> set[int]:
    """Give the short lines that have a mark of menus, addresses or copyright lines."""
    text = "\n".join([lines[i] for i in short])
    return {i for mark in _MARKS if mark in text for i in short if mark in lines[i]}


def _goes_on(lines: list[str], i: int) -> bool:
    """Tell whether a line is in the middle of wrapped prose: it begins small below a line of prose that has no stop."""
    return lines[i][0].islower() and i > 0 and len(lines[i - 1]) >= _SHORTEST_PROSE and not is_stopped(lines[i - 1])


def _may_be(line: str) -> bool:
    """Tell whether a line begins like a cue; a number at its beginning may count something, if it is no date."""
    if len(line) >= SHORT and not _MAY_OPEN_NOTICE(line[:OPENING]):
        return False
    word = _first_word(line)
    if word > _CJK:
        return len(line) < SHORT or (len(line) <= LONGEST and line[0] in _NOTICE_LEADS)
    if len(line) >= SHORT:
        return len(line) <= LONGEST and word in _NOTICE_LEADS and _opens_notice(line, word)
    if word in (_BUTTON_WORDS if len(line) < _NAMES else _SHORT_WORDS) or line[0] in _FIRST_CHARACTERS:
        return True
    return (line[0].isdigit() and not line[-1].isdigit()) or (word in _NOTICE_LEADS and _opens_notice(line, word))


def _opens_notice(line: str, word: str) -> bool:
    opening = line[:40].lower() if line[:40].isascii() else fold(line[:40])
    return opening.startswith(_NOTICE_LEADS[word])


def _may_open_notice(opening: str) -> bool:
    """Tell from a line's first characters whether a notice may begin there: what begins with letters of ASCII is folded to itself."""
    return not (opening.isascii() and opening[:1].isalpha()) or opening.lower().startswith(_NOTICE_OPENINGS)


_MAY_OPEN_NOTICE = Remembered(_may_open_notice).__getitem__


def _last(lines: list[str]) -> list[int]:
    """Give the short lines at the very end, which may be an address whatever they begin with."""
    last = len(lines) - 1
    short: list[int] = []
    while last >= 0 and len(short) < _MOST_LAST and len(lines[last]) < _LAST and not lines[last].endswith("."):
        if lines[last]:
            short.append(last)
        last -= 1
    return short
