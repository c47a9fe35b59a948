"""What do desks, databases, blogs and clippers print on a line of their own that only its shape tells?  A line goes in; a finding, or nothing.

Marks of a wire (``(MORE)``, ``-30-``, ``AP-NY-03-12-19 0941EST``), a list's links to other messages, the heading of a blog's comments, where a page
was saved from.  Each pattern is tried only on lines that begin like it.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.boilerplate.finding import Finding, Place
from artcli.text.lazy_pattern import lazy

_LONGEST_INITIALS = 24

_ADDRESS = r"<?(?:https?://|www\.)\S{2,400}>?"

_ROWS = (
    ("wire_mark", Place.ANYWHERE, r"[(–—-]\s?(?:more|mehr folgt|à suivre|sigue|segue)\s?[)–—-]"),
    ("wire_mark", Place.TAIL, r"[–—-]\s?(?:30|0|ends?|fin|ende)\s?[–—-]|\(?(?-i:ENDS?|ENDE|FIN)\)?\.?|/ends\b.{0,20}|\(ends?\)"),
    ("wire_mark", Place.TAIL, r"AP-[A-Z]{2,4}-\d\d-\d\d-\d\d(?:\s\d{4}[A-Z]{2,4})?\.?"),
    ("source_line", Place.TAIL, r"(?-i:SOURCE)\s[^\W\d_].{1,70}(?<![.!?])"),
    ("mailing", Place.ANYWHERE, r"(?:previous|next) message(?: \(by thread\))?:\s.{1,200}|messages sorted by:\s.{3,80}"),
    ("mailing", Place.TAIL, r"more information about the \S.{0,60} mailing list"),
    ("comments", Place.TAIL, r"(?:\d{1,5}|one|no) (?:responses?|comments?|thoughts?|replies|reactions?) (?:to|on) [“\"«'‘].{1,200}"),
    ("comments", Place.TAIL, r"(?:\d{1,5} )?(?:kommentare|gedanken) zu [„“\"«].{1,200}|\d{1,5} (?:réponses?|réflexions?|commentaires?) (?:à|sur) [«“\"].{1,200}"),
    ("topics", Place.TAIL, r"(?:posted|filed) (?:in|under):? [^.!?]{2,60}\s?[|•·]\s?.{2,120}|this entry was (?:posted|tagged) .{3,200}"),
    ("navigation", Place.TAIL, r"[«‹←]\s?(?:older|previous|newer|next)\s[^.!?]{2,40}[|•·\s]\s?.{2,60}[»›→]"),
    ("navigation", Place.TAIL, r"\d[\d.,]{0,6}\s?[km]?\s(?:followers?|abonnenten|abonnés|seguidores|claps?)(?:\s?[·•|].{0,30})?"),
    ("address", Place.EDGE, rf"(?:saved|clipped|archived|retrieved|printed|copied|downloaded|from)(?:\s(?:from|at|on|by|via))?:?\s{_ADDRESS}"),
    ("address", Place.TAIL, rf"(?:source|original|link|url|quelle|fuente|fonte|via)\s?[:：]\s?{_ADDRESS}"),
    ("navigation", Place.EDGE, r"no other snapshots from this url|all snapshots\s.{3,80}"),
    ("navigation", Place.TAIL, r"(?:source|original|original article|link|via|permalink)\s?[:→»]?"),
    ("source_line", Place.TAIL, r"(?:source|quelle|fuente|fonte|bron|источник|المصدر|来源|來源|出典|출처)\s?[:：]\s?[^.!?。]{2,60}\.?"),
    ("credit", Place.TAIL, r"(?:责任编辑|責任編輯|编辑|編輯|审核|校对|監修|监制)\s?[:：]\s?\S{2,20}.{0,40}"),
    ("wire_mark", Place.TAIL, r"(?-i:[a-z]{2,4}(?:[/-][a-z]{2,5}){1,5})"),
    ("share", Place.ANYWHERE, r"click to (?:share|e-?mail|print)\b.{0,80}"),
    ("navigation", Place.EDGE, r"the wayback machine\s[-–—]\s\S{8,400}|this is google['’]s cache of \S.{8,300}"),
    ("database", Place.TAIL, r"details|indexing \(document details\)|document details|-{2,6} ?index references ?-{2,6}|end of document\b.{0,120}"),
    ("database", Place.TAIL, r"load-date:\s.{4,40}|source citation(?: \(.{2,30}\))?.{0,100}|proquest document id:?\s?\d*"),
    ("caption", Place.ANYWHERE, r"(?:image|media|video|photo) caption[,:]\s.{2,200}"),
    ("caption", Place.ANYWHERE, r"(?:image|photo|video|media) (?:source|credit)[,:]\s.{2,80}"),
    ("about_author", Place.TAIL, r"by \S.{2,60}\s[·•∙|]\slaunched .{2,30}"),
)  # fmt: skip
_ALL = lazy("|".join([f"(?P<r{number}>{pattern})" for number, (_, _, pattern) in enumerate(_ROWS)]), re.IGNORECASE)
_FINDINGS = tuple([Finding(kind, place) for kind, place, _ in _ROWS])

FIRST_WORDS = frozenset(
    [
        "more",
        "mehr",
        "sigue",
        "segue",
        "ende",
        "ends",
        "end",
        "fin",
        "ap",
        "our",
        "source",
        "previous",
        "next",
        "messages",
        "one",
        "no",
        "posted",
        "filed",
        "this",
        "older",
        "saved",
        "clipped",
        "archived",
        "retrieved",
        "printed",
        "copied",
        "downloaded",
        "from",
        "original",
        "link",
        "url",
        "quelle",
        "fuente",
        "fonte",
        "via",
        "proquest",
        "load",
        "document",
        "indexing",
        "details",
        "all",
        "المصدر",
        "источник",
        "the",
        "click",
        "bron",
        "permalink",
        "image",
        "media",
        "video",
        "photo",
        "by",
        "kommentare",
        "gedanken",
    ]
)
"""Words that such a line begins with, where it begins with one."""

TELLING = frozenset(
    [
        "details",
        "indexing",
        "load",
        "proquest",
        "previous",
        "messages",
        "posted",
        "filed",
        "saved",
        "clipped",
        "archived",
        "retrieved",
        "printed",
        "media",
        "kommentare",
        "source",
        "image",
    ]
)
"""Those of them with which few sentences begin."""


def find_print(line: str, folded: str) -> Finding | None:
    """Tell a line by its shape."""
    first = folded.partition(" ")[0].rstrip(":-,").partition("-")[0]
    if first not in FIRST_WORDS and line[0].isalpha() and line[0] < "\u3000" and not _may_be_initials(line):
        return None
    match = _ALL().fullmatch(line)
    return _FINDINGS[int((match.lastgroup or "r0")[1:])] if match else None


def _may_be_initials(line: str) -> bool:
    return len(line) <= _LONGEST_INITIALS and ("/" in line or "-" in line) and " " not in line
