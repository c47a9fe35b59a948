"""What is one line of a web page, apart from its place?  A line goes in; a finding, or nothing, comes out.

A finding is a kind and how much else must speak for it.  Built on the tables of ``boilerplate_phrases`` and ``boilerplate_notices``;
knows nothing of drafts.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from artcli.text import boilerplate_phrases as phrases
from artcli.text.boilerplate_notices import NOTICES

LONGEST = 360
"""A notice about cookies or subscriptions fills a short paragraph at most; longer lines are prose."""

_LONGEST_CUE = 150
"""Longest line that a cue and a headline make."""


class Place(IntEnum):
    """Where a line found may be dropped."""

    ANYWHERE = 1
    COMPANY = 2
    """Beside another line of its kind, and before the prose or after it."""
    EDGE = 3
    """Before the prose or after it, but not as the title."""
    TAIL = 4
    """After the prose only."""
    SECTION = 5
    """After the prose, with all that follows."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a line is, and where it may be dropped as that; ``strong`` ones vouch for their neighbours."""

    kind: str
    place: Place
    strong: bool = False


_APOSTROPHES = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "＆": "&"})
_DECORATION = " \t•·∙▪‣◦*–—_|>»›→▶►▸▾▼▲«‹←↓↑#[](){}<>【】「」『』《》（）☰✕×✖+…:：.。!！?？,،、-=~\ufe0f\u200f\u200e"
_LETTER = re.compile(r"[^\W\d_]")
_SEPARATORS = re.compile(r"\s*[|｜│¦]\s*|\s+[·•∙⋅/›»>→–—-]\s+|\s*[›»→]\s*|\s*(?<=\w)[·•∙⋅](?=\w)\s*|\t+|\s{3,}")
_MENU_MARKS = frozenset("|｜│¦·•∙⋅/›»>→–—-\t") | {"  "}
_BULLET = re.compile(r"\s*(?:[•·∙▪‣◦*○●■□–-]|[oO](?=\s))\s+")
_RULE = re.compile(r"\s*([-_=*~–—─━═▬•·]\s?)\1{2,}\s*\Z")
_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)\s*(?:19|20)\d\d|copyright\s*(?:©|\(c\)|&copy;|(?:19|20)\d\d)|&copy;|℗|all rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden"
    r"|все права защищены|جميع الحقوق محفوظة|حقوق النشر|版权所有|版權所有|著作権|無断転載|bản quyền|copyright\s+[^.]*all rights reserved)",
    re.IGNORECASE,
)
_RIGHTS = ("rights reserved", "rechte vorbehalten", "droits réservés", "derechos reservados", "diritti riservati", "direitos reservados")
"""What copyright lines say at their end where they don't begin with the mark."""
_COUNTED = re.compile(
    r"[(\[]?\s*(?P<count>\d[\d.,]*\s?[kKmM]?)\s*[)\]]?\s+(?P<what>[^\W\d_]+)\Z|(?P<label>[^\W\d_]+)\s*[:：]?\s*[(\[]\s*\d[\d.,]*[kKmM]?\s*[)\]]\Z"
)
_COUNTED_WORDS = {
    "comments": "comment comments kommentare kommentar commentaires commentaire comentarios comentario comentários comentário commenti "
    "commento reacties reactie комментариев комментария комментарий комментарии تعليق تعليقات replies reply responses antworten",
    "share": "shares share likes like retweets tweets views view reads partages compartidos condivisioni compartilhamentos geteilt "
    "просмотров просмотра مشاركة مشاركات مشاهدة مشاهدات claps",
}
_READING_TIME = re.compile(
    r"(?:(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd"
    r"|время чтения|وقت القراءة|مدة القراءة|阅读时间|读完需|読了時間|thời gian đọc)\s*[:：]?\s*(?:ca\.?|~|about|circa|约)?\s*\d+\s*[^\W\d_]*\.?(?:\s+\w+)?"
    r"|\d+(?:\s?[-–]\s?\d+)?\s*[- ]?(?:min\.?|mins\.?|minutes?|minuten|minutos|minuti|минут[аы]?|мин\.?|دقائق|دقيقة|phút)"
    r"(?:\s+(?:read|to read|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd|lezen|чтения|на чтение|قراءة|đọc)))\Z",
    re.IGNORECASE,
)
_COUNT_KINDS = {word: kind for kind, words in _COUNTED_WORDS.items() for word in words.split()}
_URL = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.-]+\.[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+\Z")
_ADDRESS = re.compile(r"https?://|www\.|[\w.+-]@[\w-]+\.\w|(?<!\w)@\w{2,}|\b[\w-]{2,}\.(?:com|org|net|example|info|[a-z]{2})\b(?:/\S*)?|\d{3}[\s-]\d{2,}|\+\d")
_STOP = re.compile(r"[.。！!…؟?।]['\"”’»)\]]*\Z")
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?]['\"”’»)]?\s+\w|[。！？]\w")
_NETWORKS = phrases.SHARE_NETWORKS | {"x", "rss", "email"}


def fold(line: str) -> str:
    """Fold a line for looking it up: small letters, straight apostrophes, no decoration at its ends."""
    return " ".join(line.translate(_APOSTROPHES).casefold().strip(_DECORATION).split())


def is_bulleted(line: str) -> bool:
    """Tell whether a line begins with a bullet."""
    return _BULLET.match(line) is not None


def is_rule(line: str) -> bool:
    """Tell whether a line is a rule of dashes or the like."""
    return len(line) >= 3 and _RULE.match(line) is not None


def is_stopped(line: str) -> bool:
    """Tell whether a line ends like a sentence."""
    return _STOP.search(line) is not None


def find(line: str) -> Finding | None:
    """Tell what a line is, as far as it can be told from the line alone."""
    line = line.strip()
    if len(line) > _LONGEST_CUE:
        return _by_notice(line) if len(line) <= LONGEST else None
    if is_rule(line):
        return Finding("rule", Place.TAIL)
    folded = fold(line)
    if not folded:
        return None
    return _by_words(folded, line) or _by_phrase(folded, line) or _by_shape(line, folded) or _by_lead(folded, line) or _by_notice(line)


def _exact() -> dict[str, Finding]:
    """Whole lines, the surer ones over the others."""
    table: dict[str, Finding] = {}
    table.update(dict.fromkeys(phrases.FOOT_LABELS, Finding("contact", Place.EDGE)))
    table.update(dict.fromkeys(phrases.NAVIGATION_LABELS, Finding("navigation", Place.EDGE)))
    table.update(dict.fromkeys(phrases.ABOUT_AUTHOR_LEADS, Finding("about_author", Place.SECTION)))
    table.update(dict.fromkeys(phrases.COMMENT_LEADS, Finding("comments", Place.TAIL)))
    table.update(dict.fromkeys(phrases.TOPIC_LEADS, Finding("topics", Place.TAIL)))
    table.update(dict.fromkeys(phrases.AMBIGUOUS_LEADS, Finding("aside", Place.TAIL)))
    table.update(dict.fromkeys(phrases.ASIDE_LEADS - phrases.AMBIGUOUS_LEADS, Finding("aside", Place.ANYWHERE)))
    table.update(dict.fromkeys(phrases.SECTION_LEADS, Finding("navigation", Place.SECTION, strong=True)))
    table.update(dict.fromkeys(phrases.COOKIE_LABELS, Finding("cookies", Place.ANYWHERE)))
    table.update(dict.fromkeys(phrases.SHARE_PHRASES, Finding("share", Place.ANYWHERE, strong=True)))
    table.update(dict.fromkeys(phrases.ADVERTISEMENT_PHRASES, Finding("advertisement", Place.ANYWHERE)))
    table.update(dict.fromkeys(phrases.SURE_NAVIGATION, Finding("navigation", Place.ANYWHERE, strong=True)))
    return table


_EXACT = _exact()


def _by_phrase(folded: str, line: str) -> Finding | None:
    found = _EXACT.get(folded)
    if found is None or line.endswith((".", "。")) or (line.endswith(("?", "!")) and found.place > Place.COMPANY):
        return None
    return found


def _by_words(folded: str, line: str) -> Finding | None:
    """Share buttons and advertisement marks: lines of nothing but their words."""
    words = [word for word in re.split(r"[\s|·•,/:…»›>&-]+", folded) if _LETTER.search(word)]
    if not words or len(words) > 14 or line.endswith((".", "。")):
        return None
    if any(w in phrases.ADVERTISEMENT_WORDS for w in words):
        if all(w in phrases.ADVERTISEMENT_WORDS or w in phrases.ADVERTISEMENT_GLUE for w in words):
            return Finding("advertisement", Place.ANYWHERE)
        return None
    networks, verbs, weak = (sum(map(table.__contains__, words)) for table in _SHARE_TABLES)
    if not networks + verbs + weak or not all(map(_SHARE_ALL.__contains__, words)):
        return None
    if verbs or networks > 1 or (networks and weak):
        return Finding("share", Place.ANYWHERE, strong=True)
    if networks or weak == len(words):
        return Finding("share", Place.COMPANY, strong=networks > 0)
    return None


_SHARE_TABLES = (phrases.SHARE_NETWORKS, phrases.SHARE_VERBS, phrases.SHARE_WEAK)
_SHARE_ALL = phrases.SHARE_NETWORKS | phrases.SHARE_VERBS | phrases.SHARE_WEAK | phrases.SHARE_GLUE


def _by_shape(line: str, folded: str) -> Finding | None:
    """Copyright lines, counts, menus, addresses."""
    if _COPYRIGHT.match(line) or any(words in folded for words in _RIGHTS):
        return Finding("copyright", Place.TAIL, strong=True)
    if counted := _COUNTED.match(line):
        kind = _COUNT_KINDS.get((counted["what"] or counted["label"] or "").casefold())
        if kind:
            return Finding(kind, Place.EDGE)
    if _READING_TIME.match(line):
        return Finding("navigation", Place.EDGE)
    if _URL.match(folded) or _MAIL.match(folded):
        return Finding("contact", Place.COMPANY)
    return (None if _MENU_MARKS.isdisjoint(line) else _menu(line)) or _agency(folded)


def _agency(folded: str) -> Finding | None:
    words = re.split(r"[\s/,]+", folded)
    if words[0] in phrases.AGENCIES and len(words) <= 4 and (words[1:2] == ["images"] or "/" in folded or words[1:2] == ["photo"]):
        return Finding("credit", Place.ANYWHERE)
    return None


def _menu(line: str) -> Finding | None:
    """Several short items between separators: a menu if enough of them are known, or a trail that begins at home."""
    items = [fold(item) for item in _SEPARATORS.split(line)]
    items = [item for item in items if item]
    if len(items) < 2 or max(map(len, items)) > 40:
        return None
    feet = sum(item in phrases.FOOT_LABELS for item in items)
    labels = sum(item in phrases.NAVIGATION_LABELS or item in phrases.FOOT_LABELS or item in _EXACT for item in items)
    kind = "contact" if feet * 2 > labels else "navigation"
    if labels >= 3 and labels * 3 >= len(items):
        return Finding(kind, Place.ANYWHERE, strong=True)
    if labels >= 2 and labels * 2 >= len(items):
        return Finding(kind, Place.EDGE, strong=True)
    if items[0] in _HOMES and re.search(r"[>›»→/|]", line):
        return Finding("navigation", Place.EDGE, strong=True)
    if len(items) >= 4 and not any(map(str.isdigit, line)) and all(len(i.split()) <= 2 for i in items) and not _STOP.search(line):
        return Finding("navigation", Place.EDGE) if labels or "|" in line else None
    return None


_HOMES = frozenset(
    "home homepage startseite start accueil inicio início portada главная الرئيسية 首页 ホーム トップ trang chủ you are here you are here: home".split()
) | {"trang chủ", "sie sind hier", "vous êtes ici", "estás en", "sei in", "you are here", "página inicial"}


@dataclass(frozen=True, slots=True)
class _Lead:
    phrase: str
    finding: Finding
    needs: str


def _leads() -> dict[str, list[_Lead]]:
    """Beginnings of lines by their first two characters, longest first."""
    rows = (
        (phrases.ASIDE_LEADS, Finding("aside", Place.ANYWHERE), "colon"),
        (phrases.TOPIC_LEADS, Finding("topics", Place.TAIL), "colon"),
        (phrases.CREDIT_LEADS, Finding("credit", Place.ANYWHERE), "credit"),
        (phrases.CONTACT_LEADS, Finding("contact", Place.TAIL), "address"),
        (phrases.SECTION_OPEN_LEADS, Finding("navigation", Place.SECTION), "name"),
        (phrases.ABOUT_AUTHOR_LEADS, Finding("about_author", Place.TAIL), "colon"),
    )
    table: dict[str, list[_Lead]] = {}
    for row, finding, needs in rows:
        for phrase in row:
            table.setdefault(phrase[:2], []).append(_Lead(phrase, finding, needs))
    for leads in table.values():
        leads.sort(key=lambda lead: -len(lead.phrase))
    return table


_LEADS = _leads()
_NOTICE_LEADS: dict[str, list[tuple[str, int]]] = {}
for _n, _notice in enumerate(NOTICES):
    for _lead in _notice.leads:
        _NOTICE_LEADS.setdefault(_lead[:2], []).append((_lead, _n))


def _by_lead(folded: str, line: str) -> Finding | None:
    for lead in _LEADS.get(folded[:2], ()):
        if folded.startswith(lead.phrase) and _fits(lead, folded[len(lead.phrase) :], line):
            return lead.finding
    return None


def _fits(lead: _Lead, rest: str, line: str) -> bool:
    """Tell whether what follows a cue is what the cue needs."""
    if rest and rest[0].isalnum() and not _is_unspaced(lead.phrase[-1]):
        return False
    colon = rest.lstrip()[:1] in (":", "：", "|", "»", "›", "→", ">") or line.rstrip().endswith((":", "："))
    if lead.needs == "colon":
        capitals = line[: len(lead.phrase)].isupper() and len(lead.phrase) > 4 and not rest.isupper()
        return (colon or capitals) and _is_headline(line, sure=lead.phrase not in phrases.AMBIGUOUS_LEADS)
    if lead.needs == "credit":
        return _is_credit(lead, rest, line, colon=colon)
    if lead.needs == "address":
        return bool(_ADDRESS.search(rest)) or line.rstrip().endswith((":", "：")) or _has_network(rest)
    return len(line) <= 60 and not is_stopped(line) and bool(rest.strip())


def _is_unspaced(character: str) -> bool:
    """Tell whether a character is of a script without spaces between words."""
    return "\u3000" < character < "\ua000"


def _has_network(rest: str) -> bool:
    return any(word in _NETWORKS for word in re.split(r"[\s,./]+", rest))


def _is_headline(line: str, *, sure: bool) -> bool:
    """Tell whether a cue's rest reads like a headline: no stop inside, none at the end but a mark."""
    if _INNER_STOP.search(line):
        return False
    return sure or not line.rstrip("\"”’»)").endswith((".", "。"))


def _is_credit(lead: _Lead, rest: str, line: str, *, colon: bool) -> bool:
    name = rest.strip(" :：/|")
    opens = lead.phrase.endswith((" by", " von", " de", " di", " por", " door", " of", " courtesy of"))
    if not (colon or opens or rest.lstrip()[:1] in ("/", ",", "©")) or not name or len(line) > 80:
        return False
    words = line[len(line) - len(line.lstrip("([")) :].strip(" ()[].").split()
    named = words[len(lead.phrase.split()) :]
    if is_stopped(line) and len(named) > 4:
        return False
    small = sum(word[:1].islower() for word in named)
    return len(named) <= 9 and small * 2 <= len(named)


def _by_notice(line: str) -> Finding | None:
    opening = fold(line[:40])
    leads = [(lead, n) for lead, n in _NOTICE_LEADS.get(opening[:2], ()) if opening.startswith(lead)]
    if not leads or _is_prose(line):
        return None
    folded = fold(line)
    for lead, n in leads:
        rest = folded[len(lead) :]
        if rest[:1].isalpha() and not _is_unspaced(lead[-1]):
            continue
        if any(word in (rest if n else folded) for word in NOTICES[n].evidence):
            return Finding(NOTICES[n].kind, Place.ANYWHERE)
    return None


def _is_prose(line: str) -> bool:
    """Tell whether a line that begins like a notice is an article's sentence: it quotes, or says who said it."""
    return line[0] in "\"“„«‚‘'" or any(mark in line for mark in "“”„«»") or line[:1].islower()
