"""Is a line nothing but words of buttons, marks or prompts?  A folded line goes in; a finding, or nothing, comes out.

However such words are put together, a line of only them is no author's: ``Share this on Facebook``, ``Article continues after this
advertisement``, ``Click here to subscribe``.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from artcli.text.boilerplate import phrases
from artcli.text.boilerplate import words as bags
from artcli.text.boilerplate.finding import Finding, Place

_MOST_WORDS = 14
_LEAST_ROW = 3
_MOST_UNKNOWN = 4
"""A row may have one unknown word to so many labels."""
_LONGEST_LABEL = 3
_LOOKED_AT = 4
"""Words by which most lines that are no bag's are told before all of them are split."""
_SPLIT = re.compile(r"[\s|·•,/:：，、…»›>&()\[\]]+")
_LETTER = re.compile(r"[^\W\d_]")
_ARTICLES = frozenset(
    [
        "article",
        "story",
        "page",
        "post",
        "link",
        "artikel",
        "beitrag",
        "seite",
        "l'article",
        "artículo",
        "noticia",
        "articolo",
        "artigo",
        "notícia",
        "статью",
        "المقال",
        "文章",
    ]
)
"""What a button does something with: ``Email this article``."""


@dataclass(frozen=True, slots=True)
class _Bag:
    """Words of which a line must have one, and words that may stand beside them."""

    core: frozenset[str]
    every: frozenset[str]
    finding: Finding
    least: int = 1


_BAGS = (
    _Bag(bags.COMMENT_WORDS, bags.COMMENT_WORDS | bags.COMMENT_GLUE, Finding("comments", Place.EDGE), 2),
    _Bag(bags.MENU_WORDS, bags.MENU_WORDS | bags.MENU_GLUE, Finding("navigation", Place.EDGE), 2),
    _Bag(bags.PROMPT_WORDS, bags.PROMPT_WORDS | bags.PROMPT_GLUE, Finding("subscription", Place.ANYWHERE), 2),
    _Bag(bags.AGENCIES, bags.AGENCIES | bags.CREDIT_GLUE, Finding("credit", Place.ANYWHERE), 2),
)
_SHARE = Finding("share", Place.ANYWHERE, strong=True)
_SHARE_TABLES = (phrases.SHARE_NETWORKS, phrases.SHARE_VERBS, phrases.SHARE_WEAK)
_SHARE_ALL = phrases.SHARE_NETWORKS | phrases.SHARE_VERBS | phrases.SHARE_WEAK | phrases.SHARE_GLUE
_ADVERTISEMENT_ALL = phrases.ADVERTISEMENT_WORDS | phrases.ADVERTISEMENT_GLUE


_ALL_WORDS = _SHARE_ALL.union(
    _ADVERTISEMENT_ALL,
    phrases.NAVIGATION_LABELS,
    [word for label in phrases.FOOT_LABELS for word in label.split()],
    *[bag.every for bag in _BAGS],
)
"""Words with which a line of a bag's words can begin."""


def find_bag(folded: str, line: str) -> Finding | None:
    """Tell a line by its words, all of which must be of one bag."""
    if line.endswith((".", "。", ",", ";")) and not line.endswith("..."):
        return None
    first = [word for word in folded.split(" ", _LOOKED_AT)[:_LOOKED_AT] if word.isalpha()]
    strange = [word for word in first if word not in _ALL_WORDS]
    if len(strange) > (len(first) == _LOOKED_AT) or strange[:1] == first[:1] != []:
        return None
    words = [word.strip("-–—#@") for word in _SPLIT.split(folded)]
    words = [word for word in words if _LETTER.search(word)]
    if not words or len(words) > _MOST_WORDS:
        return None
    if any(map(phrases.ADVERTISEMENT_WORDS.__contains__, words)) and all(map(_ADVERTISEMENT_ALL.__contains__, words)):
        return Finding("advertisement", Place.ANYWHERE)
    return _share(words) or _other(words, line)


def _share(words: list[str]) -> Finding | None:
    if not all(map(_SHARE_ALL.__contains__, words)):
        return None
    networks, verbs, weak = (sum(map(table.__contains__, words)) for table in _SHARE_TABLES)
    if not networks + verbs + weak:
        return None
    if verbs or networks > 1 or (networks and weak):
        return _SHARE
    other = any([word in phrases.SHARE_WEAK and word not in _ARTICLES for word in words])
    if networks or weak == len(words) or (other and not _ARTICLES.isdisjoint(words)):
        return Finding("share", Place.COMPANY, strong=networks > 0)
    return Finding("share", Place.BESIDE)


def _other(words: list[str], line: str) -> Finding | None:
    for bag in _BAGS:
        if len(words) >= bag.least and not bag.core.isdisjoint(words) and all(map(bag.every.__contains__, words)):
            return bag.finding
    if len(words) == _LEAST_ROW - 1 and phrases.FOOT_LABELS.issuperset(words):
        return Finding("contact", Place.EDGE)
    return _row(words) if len(words) >= _LEAST_ROW and "," not in line else None


def _row(words: list[str]) -> Finding | None:
    """Tell a menu in one row without marks: labels of one word or more, and of many one that no table knows."""
    at = known = feet = unknown = 0
    while at < len(words):
        length, foot = _label(words, at)
        known, feet, unknown = known + (length > 0), feet + foot, unknown + (length == 0)
        at += max(length, 1)
    if known < _LEAST_ROW or unknown * _MOST_UNKNOWN > known:
        return None
    return Finding("contact" if feet * 2 > known else "navigation", Place.EDGE, strong=True)


def _label(words: list[str], at: int) -> tuple[int, bool]:
    """Give the words of the label that begins at a word, and whether it is a foot's."""
    for length in range(_LONGEST_LABEL, 0, -1):
        label = " ".join(words[at : at + length])
        if label in phrases.FOOT_LABELS or label in phrases.NAVIGATION_LABELS:
            return length, label in phrases.FOOT_LABELS
    return 0, False
