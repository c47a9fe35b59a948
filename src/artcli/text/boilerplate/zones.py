"""Where does the prose of a text begin and end, and what ends the page after it?  Lines and findings go in.

``Zones`` answers for single lines; ``closing`` finds what goes at the end whatever it says: lists of other articles, what stands below
a copyright line, notes about the author, mailing lists' feet.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.boilerplate.finding import Finding, Place, is_rule, is_stopped
from artcli.text.draft import PAGE_MARK
from artcli.text.furniture.shapes import is_date

_LONGEST_HEADLINE = 120
_LEGAL_LINES = 10
"""Lines that may follow a copyright line: an address, a company's number, terms."""
_LEGAL_CHARACTERS = 700
_LEGAL = re.compile(
    r"registered|company|published|publisher|material|permission|reproduc|redistribut|terms|privacy|copyright|licen[cs]|office|trademark|content"
    r"|registriert|handelsregister|verlag|urheber|inhalte|société|siège|édit|propriété|contenu|registrad|empresa|editor|contenido|conteúdo"
    r"|società|registrat|editore|contenuti|uitgever|geregistreerd|учредитель|зарегистрир|редакц|материал|شركة|المحتوى|备案|许可证|转载|公司|会社|登録|công ty|giấy phép",
    re.IGNORECASE,
)
"""What is said below a copyright line in whole sentences."""
_REMARK = re.compile(
    r"(?:(?:\d{1,4}[.)]\s)?[^:.!?]{2,40}\s(?:says|said|wrote|writes|commented|schreibt|sagt|schrieb|dit|a écrit|dice|escribió|scrive|ha scritto|disse|escreveu|schreef|zegt)"
    r"(?:\s(?:on|at|am|le|el|il|em|op)\s.{4,40})?:?|reply|antworten|répondre|responder|rispondi|beantwoorden|ответить|回复|返信"
    r"|(?:reply|like|report|share|flag|quote)(?:\s?[|·•,]?\s?(?:reply|like|report|share|flag|quote|\d{1,5})){1,5})",
    re.IGNORECASE,
)
"""What stands around each comment of a reader's."""
_DATABASE_LINES = 60
_LONGEST_OWNER = 1200
_LEAST_FIELDS = 3
_DATABASE_FIRSTS = frozenset(("co", "--", "so", "pr", "lo", "en", "de", "in", "do", "ci"))
_DATABASE = re.compile(
    r"copyright of .{2,120} is the property of|-{2,6} ?index references ?-{2,6}|source citation(?: \(|\Z)|proquest document id|load-date: "
    r"|copyright:? copyright \d{4}|end of document\b.{0,120}\Z",
    re.IGNORECASE,
)
_FIELDS_BELOW = re.compile(
    r"details|indexing \(document details\)|document details|citation information", re.IGNORECASE
)
_FIELD = re.compile(r"[^\W\d_][^:]{1,40}:\s")
_REACHED = re.compile(r"\S@\S|\+?\d[\d ()-]{6,}\d")
_LEAST_MARKS = 2
_LINES_OF_COMMENT = 8
_MAILING = re.compile(
    r"mailing list|unsubscribe|listinfo|mailman|abmelden|désabonner|darse de baja|отписаться|退订|配信停止",
    re.IGNORECASE,
)


class Zones:
    """The lines of a text, what was found in them, and where its prose begins and ends."""

    def __init__(self, lines: list[str], findings: dict[int, Finding]) -> None:
        """Sort the filled lines into findings and plain ones."""
        self.lines, self.findings = lines, findings
        self.filled = [i for i, line in enumerate(lines) if line and line != PAGE_MARK]
        self.plain = [i for i in self.filled if i not in findings]
        self.body_start = self.body_end = 0
        self.set_borders(self.plain)

    def set_borders(self, plain: list[int]) -> None:
        """Find the first and the last line of prose among lines that are nothing else."""
        last = plain[-1] if plain else -1
        self.body_start = next((i for i in plain if self._opens_prose(i)), last + 1)
        self.body_end = next((i for i in reversed(plain) if self._closes_prose(i)), last)

    def _opens_prose(self, i: int) -> bool:
        line = self.lines[i]
        if len(line) >= 100 or (len(line) >= 40 and is_stopped(line) and not is_date(line)):
            return True
        if line > "\u3000" and len(line) >= 20 and is_stopped(line):
            return True
        wrapped = i + 1 < len(self.lines) and i + 1 not in self.findings and len(self.lines[i + 1]) >= 40
        return len(line) >= 50 and wrapped

    def _closes_prose(self, i: int) -> bool:
        return len(self.lines[i]) >= 80 or is_stopped(self.lines[i])

    def is_head(self, i: int) -> bool:
        """Tell whether a line stands before the prose."""
        return i < self.body_start

    def is_tail(self, i: int) -> bool:
        """Tell whether a line stands after the prose."""
        return i > self.body_end


def closing(zones: Zones) -> dict[int, str]:
    """Find what ends a page whatever it says: index of the line → kind."""
    starts = {
        "navigation": _headlines(zones),
        "copyright": _legal(zones),
        "mailing": _mailing(zones),
        "about_author": _author(zones),
        "comments": _comments(zones),
        "database": _database(zones),
        "contact": _contact(zones),
    }
    dropped: dict[int, str] = {}
    for kind, start in starts.items():
        for i in zones.filled:
            if start is not None and i >= start and i not in dropped:
                dropped[i] = zones.findings[i].kind if i in zones.findings else kind
    return dropped


def _database(zones: Zones) -> int | None:
    """Find the line from which on a database of newspapers says what it has printed, and whose it is."""
    last = zones.filled[-_DATABASE_LINES:]
    for n, i in enumerate(last):
        line = zones.lines[i]
        if line[:2].lower() not in _DATABASE_FIRSTS or i <= zones.body_start or len(line) > _LONGEST_OWNER:
            continue
        if _DATABASE.match(line) or (_FIELDS_BELOW.fullmatch(line) and _are_fields(zones, last[n + 1 :])):
            return i
    return None


def _are_fields(zones: Zones, below: list[int]) -> bool:
    """Tell whether most lines are a name, a colon and a value."""
    fields = [_FIELD.match(zones.lines[i].strip()) is not None for i in below]
    return len(fields) >= _LEAST_FIELDS and 2 * sum(fields) > len(fields)


def _contact(zones: Zones) -> int | None:
    """Find the line below which an agency says how its reporters are reached, if nothing but that follows."""
    last = zones.filled[-_LEGAL_LINES:]
    for n, i in enumerate(last):
        found = zones.findings.get(i)
        if found and found.kind == "contact" and zones.lines[i].endswith(":") and i > zones.body_start:
            below = "\n".join([zones.lines[j] for j in last[n + 1 :]])
            return i if len(below) <= _LEGAL_CHARACTERS and _REACHED.search(below) else None
    return None


def _headlines(zones: Zones) -> int | None:
    """Find the heading of a list of other articles, from which on there are only findings and headlines."""
    first = len(zones.lines)
    for i in reversed(zones.filled):
        if i not in zones.findings and not _is_headline(zones.lines[i]):
            break
        first = i
    found = (i for i in zones.filled if i >= first and i > zones.body_start and i in zones.findings)
    return next((i for i in found if zones.findings[i].place == Place.SECTION), None)


def _is_headline(line: str) -> bool:
    question = line.rstrip('"”’»)').endswith(("?", "!", "？", "！"))
    return len(line) <= _LONGEST_HEADLINE and (question or not is_stopped(line))


def _legal(zones: Zones) -> int | None:
    """Find the copyright line from which on everything goes: near the end, after prose."""
    last = zones.filled[-_LEGAL_LINES:]
    for i in last:
        if i in zones.findings and zones.findings[i].kind == "copyright" and i > zones.body_start:
            below = [zones.lines[j] for j in last if j > i and j not in zones.findings]
            legal = all(not is_stopped(line) or _LEGAL.search(line) for line in below)
            if legal and sum(map(len, below)) <= _LEGAL_CHARACTERS:
                return i
    return None


def _mailing(zones: Zones) -> int | None:
    """Find the rule below which a mailing list or a newsletter says how to leave it."""
    last = zones.filled[-_LEGAL_LINES:]
    for i in reversed(last):
        below = [zones.lines[j] for j in last if j > i]
        if is_rule(zones.lines[i]) and i > zones.body_start:
            return i if any(map(_MAILING.search, below)) and sum(map(len, below)) <= _LEGAL_CHARACTERS else None
    return None


def _author(zones: Zones) -> int | None:
    """Find the heading of a note about the author, if nothing longer than such a note follows."""
    found = [i for i, finding in zones.findings.items() if finding.kind == "about_author" and i > zones.body_start]
    if not found:
        return None
    rest = [len(zones.lines[i]) for i in zones.plain if i > found[0]]
    return found[0] if len(rest) <= 3 and sum(rest) <= _LEGAL_CHARACTERS else None


def _comments(zones: Zones) -> int | None:
    """Find the heading of the readers' comments, if what follows has their marks throughout: who says it, when, and ``Reply``."""
    found = [i for i, finding in zones.findings.items() if finding.kind == "comments" and i > zones.body_start]
    start = min(found, default=None)
    if start is None:
        return None
    below = [zones.lines[i].strip() for i in zones.filled if i > start]
    marks = sum(
        [_REMARK.fullmatch(line) is not None or is_date(line) for line in below if len(line) <= _LONGEST_HEADLINE]
    )
    said = any([_REMARK.fullmatch(line) for line in below if len(line) <= _LONGEST_HEADLINE])
    return start if said and marks >= _LEAST_MARKS and marks * _LINES_OF_COMMENT >= len(below) else None
