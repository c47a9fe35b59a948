"""What is one line of a web page, apart from its place?  A line goes in; a finding, or nothing, comes out.

Here whole lines are told: labels, share buttons, advertisement marks, menus, counts, copyright lines.  ``boilerplate_cues`` tells lines
by how they begin.  Knows nothing of drafts.  Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from artcli.text.boilerplate import phrases, words
from artcli.text.boilerplate.bags import find_bag
from artcli.text.boilerplate.cues import find_cue, find_notice
from artcli.text.boilerplate.finding import LONGEST, Finding, Place, fold, is_rule, is_stopped
from artcli.text.boilerplate.prints import find_print

_LONGEST_CUE = 150
"""Longest line that a cue and a headline make."""

_SPLIT_WORDS = re.compile(r"[\s|·•,/:…»›>&]+")
_LETTER = re.compile(r"[^\W\d_]")
_MENU_MARKS = frozenset("|｜│¦·•∙⋅›»→\t")
_LONGEST_ITEM = 40
_SPACED_MARKS = (" - ", " – ", " — ", " / ", " > ")
_SEPARATORS = re.compile(r"\s*[|｜│¦]\s*|\s+[·•∙⋅/›»>→–—-]\s+|\s*[›»→]\s*|\s*(?<=\w)[·•∙⋅](?=\w)\s*|\t+|\s{3,}")
_TRAIL = re.compile(r"[>›»→/|]")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\s*(?:©|\(c\)|&copy;|(?:19|20)\d\d)|&copy;|℗|all rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|riproduzione riservata|todos os direitos reservados|alle rechten voorbehouden"
    r"|все права защищены|جميع الحقوق محفوظة|حقوق النشر|版权所有|版權所有|著作権|無断転載|무단\s?전재|저작권자|ⓒ|bản quyền|copyright\s+(?-i:[A-Z])[^.]{2,40}\Z)",
    re.IGNORECASE,
)
_COPYRIGHT_OPENINGS = frozenset(["cop", "all", "tou", "tod", "tut", "rip", "все", "جمي", "حقو", "bản"])
_CJK = "\u3000"
_RIGHTS = (
    "rights reserved",
    "rechte vorbehalten",
    "droits réservés",
    "derechos reservados",
    "diritti riservati",
    "direitos reservados",
)
"""What copyright lines say at their end where they don't begin with the mark."""

_COUNTED = re.compile(
    r"[(\[]?\s*\d[\d.,]*(?:\s?[kKmM](?![^\W\d_]))?\s*[)\]]?\s*(?P<what>[^\W\d_]+)\Z|(?P<label>[^\W\d_]+)\s*[:：]?\s*[(\[（]\s*\d[\d.,]*[kKmM]?\s*[)\]）]\Z"
)
_COUNT_KINDS = {word: kind for kind, counted in words.COUNTED.items() for word in counted}
_READING_TIME = re.compile(
    rf"(?:(?:{'|'.join(sorted(words.READING_TIME))})\s*[:：]?\s*(?:ca\.?|~|about|circa|约)?\s*\d+\s*[^\W\d_]*\.?(?:\s+\w+)?"
    r"|\d+(?:\s?[-–]\s?\d+)?\s*[- ]?(?:min\.?|mins\.?|minutes?|minuten|minutos|minuti|минут[аы]?|мин\.?|دقائق|دقيقة|phút)"
    r"(?:\s+(?:read|to read|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd|lezen|чтения|на чтение|قراءة|đọc))?)\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|translation|translated|edited|written|graphics?)(?: and (?:writing|editing|reporting))?"
    r" by .{3,120}[)\]]?\.?",
    re.IGNORECASE,
)
"""Who else worked on an agency's report, told at its end."""
_HELPED = re.compile(r".{3,140}\bcontributed (?:(?:reporting|research)\b|to this (?:report|story|article)\b).{0,40}")
_SURE_BAGS = frozenset({"share", "advertisement"})
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*\Z")
_SIGNATURE = Finding("credit", Place.TAIL)
_READING = Finding("navigation", Place.EDGE)
_ADDRESS = Finding("contact", Place.COMPANY)
_POSTAL = re.compile(
    r"\b\d{1,5}[a-z]?,?\s(?:(?-i:[A-ZÀ-Þ])[\w.'’-]*\s){1,4}(?:street|st|road|rd|avenue|ave|square|lane|floor|suite|boulevard|blvd|drive|way|place)\b"
    r"|[^\W\d_](?:straße|strasse|platz|weg|straat|gata|vägen)\s\d{1,4}\b|\b\d{1,4}(?: bis)?,?\s(?:rue|avenue|boulevard|place)\s|\bp\.?\s?o\.?\sbox\s\d",
    re.IGNORECASE,
)
_LONGEST_POSTAL = 100
_TOPICS = Finding("topics", Place.TAIL)
_URL = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.-]+\.[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z")


@lru_cache(1024)
def find(line: str) -> Finding | None:
    """Tell what a line is, as far as it can be told from the line alone."""
    line = line.strip()
    if len(line) > _LONGEST_CUE:
        return find_notice(line) if len(line) <= LONGEST else None
    if is_rule(line):
        return Finding("rule", Place.TAIL)
    folded = fold(line)
    if not folded:
        return None
    printed = find_print(line, folded)
    if printed:
        return printed
    bag, phrase = find_bag(folded, line), _by_phrase(folded, line)
    sure = bag is not None and bag.kind in _SURE_BAGS and bag.place != Place.BESIDE
    if bag and sure and (bag.place == Place.ANYWHERE or (phrase and phrase.place == Place.EDGE)):
        return bag
    return phrase or _by_shape(line, folded) or find_notice(line) or find_cue(folded, line) or bag


def _exact() -> dict[str, Finding]:
    """Whole lines, the surer ones over the others."""
    asides = phrases.ASIDE_LEADS - phrases.AMBIGUOUS_LEADS
    rows = (
        (phrases.FOOT_LABELS, Finding("contact", Place.EDGE)),
        (phrases.NAVIGATION_LABELS, Finding("navigation", Place.EDGE)),
        (phrases.COMMENT_LEADS, Finding("comments", Place.TAIL)),
        (phrases.TOPIC_LEADS, Finding("topics", Place.TAIL)),
        (phrases.AMBIGUOUS_LEADS, Finding("navigation", Place.SECTION)),
        (phrases.SECTION_LEADS, Finding("navigation", Place.SECTION, strong=True)),
        (asides, Finding("aside", Place.SECTION)),
        (phrases.ABOUT_AUTHOR_LEADS, Finding("about_author", Place.TAIL)),
        (phrases.COOKIE_LABELS, Finding("cookies", Place.ANYWHERE)),
        (phrases.PROMPTS, Finding("subscription", Place.ANYWHERE)),
        (phrases.SHARE_PHRASES, Finding("share", Place.ANYWHERE, strong=True)),
        (phrases.ADVERTISEMENT_PHRASES, Finding("advertisement", Place.ANYWHERE)),
        (phrases.SURE_NAVIGATION, Finding("navigation", Place.ANYWHERE, strong=True)),
    )
    return {phrase: finding for table, finding in rows for phrase in table}


_EXACT = _exact()


def _by_phrase(folded: str, line: str) -> Finding | None:
    found = _EXACT.get(folded)
    if found is None or (line.endswith((".", "。", ",", ";")) and not line.endswith("...") and folded.count(" ") < 2):
        return None
    return None if line.endswith(("?", "!")) and found.place > Place.COMPANY and folded.count(" ") < 2 else found


def _by_shape(line: str, folded: str) -> Finding | None:
    """Tell copyright lines, counts, addresses, menus and credits."""
    if copyright_ := _copyright(line, folded):
        return copyright_
    if _DIGIT.search(line):
        if counted := _count(line):
            return counted
        if _READING_TIME.match(line):
            return _READING
        if len(line) <= _LONGEST_POSTAL and not is_stopped(line) and _POSTAL.search(line):
            return _ADDRESS
    if " " not in folded and (_URL.match(folded) or _MAIL.match(folded)):
        return _ADDRESS
    if "ontribut" in line and _HELPED.fullmatch(line):
        return _SIGNATURE
    if line[0] in "([" and _SIGNED.fullmatch(line):
        return _SIGNATURE
    if line[0] == "#" and _HASHTAGS.match(line):
        return _TOPICS
    return (_menu(line) if _is_separated(line) else None) or _agency(folded)


def _count(line: str) -> Finding | None:
    """Tell what web pages count: ``12 comments``, ``Shares (40)``."""
    counted = _COUNTED.match(line) if not line[0].isalpha() or line[-1] in ")]）" else None
    kind = _COUNT_KINDS.get((counted["what"] or counted["label"]).casefold()) if counted else None
    return Finding(kind, Place.EDGE) if kind else None


def _is_separated(line: str) -> bool:
    """Tell cheaply whether a line may be several items between separators."""
    if not _MENU_MARKS.isdisjoint(line) or "   " in line:
        return True
    marks = sum([line.count(mark) for mark in _SPACED_MARKS])
    return marks > 0 and len(line) <= (marks + 1) * (_LONGEST_ITEM + 3)


def _copyright(line: str, folded: str) -> Finding | None:
    """Tell a copyright line; one with a year or with rights ends a page, ``© Name`` alone may be a picture's."""
    rights = ("serv" in folded or "vorbeh" in folded) and any(said in folded for said in _RIGHTS)
    marked = folded[:3] in _COPYRIGHT_OPENINGS or not line[0].isalpha() or line[0] > _CJK
    if (marked and _COPYRIGHT.match(line)) or rights or ("©" in line and _YEAR.search(line) and len(line) <= 80):
        sure = rights or _YEAR.search(line) is not None or not line.startswith("©")
        return Finding("copyright" if sure else "credit", Place.TAIL if sure else Place.ANYWHERE, strong=sure)
    return None


def _agency(folded: str) -> Finding | None:
    """Tell ``Name / Agency`` and ``Agency/Name``."""
    first, slash, last = folded.partition("/")
    if not slash or len(folded) > 60 or "/" in last:
        return None
    pair = (first.strip(), last.strip())
    named = all(0 < len(name.split()) <= 4 and not any(map(str.isdigit, name)) for name in pair)
    return (
        Finding("credit", Place.ANYWHERE) if named and any(name.split()[0] in words.AGENCIES for name in pair) else None
    )


def _menu(line: str) -> Finding | None:
    """Tell several short items between separators: a menu if enough of them are known, or a trail that begins at home."""
    items = [item for item in map(fold, _SEPARATORS.split(line)) if item]
    if len(items) < 2 or max(map(len, items)) > _LONGEST_ITEM:
        return None
    feet = sum(item in phrases.FOOT_LABELS for item in items)
    labels = sum(item in _EXACT for item in items)
    if _READING_TIME.match(items[0]) and (labels or any([find_bag(item, item) for item in items[1:]])):
        return _READING
    kind = "contact" if feet * 2 > labels else "navigation"
    short = all(len(item.split()) <= 2 for item in items)
    home = items[0].partition(":")[0] in words.HOMES and _TRAIL.search(line) is not None
    if labels >= 3 and labels * 3 >= len(items):
        return Finding(kind, Place.ANYWHERE, strong=True)
    if home or (labels >= 2 and labels * 2 >= len(items)):
        return Finding(kind, Place.EDGE, strong=True)
    trail = items[0] in _EXACT and len(items) <= 4 and _TRAIL.search(line) is not None
    row = len(items) >= 4 and not any(map(str.isdigit, line)) and not is_stopped(line) and (labels > 0 or "|" in line)
    return Finding("navigation", Place.EDGE) if short and (trail or row) else None
