"""Which lines are the title, and what of them is only the site's name?  Lines go in, a title comes out.

Also the words that stand in for the title of a text that has none.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata.front_fields import SPACES
from artcli.text.metadata.outlets import is_outlet
from artcli.text.metadata.title_words import KICKERS

LENGTH = 250
"""A longer line is prose; the longest headline met had 180 characters."""
FIRST_WORDS = 72
"""So many characters of a text without a title stand in for it: what a list of articles can show."""
FIRST_WORDS_CJK = 32
KICKER_LENGTH = 24
SITE_LENGTH = 40
TAGLINE_LENGTH = 70
SHORTEST_COPY = 8
"""A title that is repeated without its site's name has more letters than this."""

_CLOSERS = "'\"”’»)]"
_STOPS = ".。:：;；,，"
_SENTENCE_END = re.compile(
    r"[.。:：;；,，]['\"”’»)\]]*$|[a-zà-ÿ][!?！？]['”’»)]*\s*\.$|[!?.]”?\s*(?:he|she|they) said$"
)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){1,4}$|\b(?:Inc|Co|Ltd|Jr|Sr|Corp|vs|etc|No|Dr|Mr|Mrs|Ms|Prof|St)\.$|\.\.\.$")
_SITE = re.compile(r"\s+(?:\|+|[–—-]{1,2}|::|»|›|·|•)\s+|\s*\|\s*")
_SITE_SIGN = re.compile(r"[|–—:»›·•-]")
QUOTES = "\"'“”‘’«»„‚「」『』* "
_CJK = lazy(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_NEAR = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…。！？]['\"”’»)]*(?=\s|$)|[。！？]")
LIST_MARK = re.compile(r"(?:[-*•‣–—>]|#{1,6}|\d{1,3}[.)])\s+")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")
_WIKI_STRONG = re.compile(r"(?<!')'''(?=[^'\s])([^'\n]+(?:'(?!')[^'\n]+)*)'''(?!')")
"""Three apostrophes on each side are a wiki's mark and nothing else."""
_GAP = re.compile(r"  |[\t\n\r\x0b\x0c\x85\xa0\u2028\u2029]")
_TAGLINE = re.compile(
    r"(?:your|our|ihre?|deine?|votre|ton|tu|su|la tua|il tuo|je|uw|a sua|o seu)\s(?:\S+\s){0,3}"
    r"(?:daily|weekly|fortnightly|monthly|morning|evening|täglich|wöchentlich|monatlich|quotidien|hebdomadaire|mensuel|diari|semanal"
    r"|mensual|quotidian|settimanal|mensil|dagelijks|wekelijks|maandelijks|mensal)",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"([=\-~_*^—–━─═])\1{2,}$")


def is_sentence(line: str) -> bool:
    """Tell a line that ends as prose does; a question or a cry may be a title."""
    if line.rstrip(_CLOSERS)[-1:] not in _STOPS or not line:
        return False
    return _SENTENCE_END.search(line) is not None and not _ABBREVIATION.search(line)


def is_underline(line: str) -> bool:
    """Tell a line that underlines the one above it."""
    return bool(_UNDERLINE.match(line.strip())) if line else False


def is_kicker(line: str) -> bool:
    """Tell a section's name that stands above a title ("OPINION", "World")."""
    return len(line) <= KICKER_LENGTH and line.strip(" :|*_#[]").casefold() in KICKERS


def is_tagline(line: str) -> bool:
    """Tell what a newsletter says of itself below its name ("Your weekly dose of county news")."""
    return len(line) <= TAGLINE_LENGTH and _TAGLINE.match(line) is not None


def plain(line: str) -> str:
    """Take Markdown's marks of headings and of emphasis off a whole line, and a wiki's."""
    line = line.strip()
    if "'''" in line:
        line = _WIKI_STRONG.sub(r"\1", line)
    if line[:1] == "#":
        bare = line.lstrip("#")
        if bare[:1] == " " and len(line) - len(bare) <= 6:
            line = bare.strip().rstrip("#").rstrip()
    if line[:1] in ("*", "_"):
        match = _EMPHASIS.fullmatch(line)
        if match and match[1] not in match[2]:
            return match[2]
    return line


def join_lines(lines: list[str]) -> str:
    """Join the lines of a wrapped title; Chinese and Japanese without a space."""
    joined = lines[0]
    for line in lines[1:]:
        joined += ("" if _is_cjk(joined[-1:]) and _is_cjk(line) else " ") + line
    return SPACES.sub(" ", joined).strip() if _GAP.search(joined) else joined


def _is_cjk(text: str) -> bool:
    return text[:1] >= "\u0e00" and _CJK().match(text) is not None


def key(text: str) -> str:
    """Reduce a title to its letters and digits, for comparing."""
    return "".join(_NEAR.findall(text)).casefold()


def is_same(title: str, line: str) -> bool:
    """Tell a second copy of a title, perhaps in other letters or with the site's name, from a new line."""
    if not line or abs(len(line) - len(title)) > SITE_LENGTH or ("|" not in line and not _begin_alike(title, line)):
        return False
    if is_sentence(line) or LIST_MARK.match(line) or title.endswith("…"):  # the text's own
        return False
    one, two = key(title), key(line)
    if one == two:
        return bool(one)
    bare, site = cut_site(line)
    return site is not None and key(bare) == one


def _begin_alike(one: str, two: str) -> bool:
    return one.lstrip(QUOTES)[:1].casefold() == two.lstrip(QUOTES)[:1].casefold()


def cut_site(title: str, known: str | None = None) -> tuple[str, str | None]:
    """Cut the site's name off a page's title ("Talks end | Example News"), where it is plainly one."""
    marks = list(_SITE.finditer(title)) if _SITE_SIGN.search(title) else []
    if not marks:
        return title, None
    first, last = marks[0], marks[-1]
    head, tail = title[: last.start()].strip(), title[last.end() :].strip()
    bar = "|" in last.group()
    if head and tail and (is_outlet(tail) or _is_known(tail, known) or (bar and _is_site_like(tail))):
        return (title[: first.start()].strip() if "|" in first.group() else head) or head, tail
    start, rest = title[: first.start()].strip(), title[first.end() :].strip()
    if rest and "|" in first.group() and is_outlet(start):
        return rest, start
    return title, None


def cut_by_repetition(title: str, below: str) -> tuple[str, str | None]:
    """Cut the site's name off where the line below is the same title without it."""
    rest = title[len(below) :].strip()
    if len(below) > SHORTEST_COPY and title.startswith(below) and rest[:1] in "|-–—»:·" and rest[1:].strip():
        return below, rest[1:].strip()
    return title, None


def _is_known(tail: str, known: str | None) -> bool:
    return bool(known) and key(tail) == key(known or "")


def _is_site_like(tail: str) -> bool:
    parts = tail.split()
    return len(parts) <= 4 and all(
        part[:1].isupper() or part in ("of", "the", "and", "&", "de", "la") for part in parts
    )


def first_words(lines: list[str]) -> str:
    """Take the first sentence, or as much of it as a list of articles can show, for a text without a title."""
    text = join_lines([line.strip() for line in lines])[: 4 * LENGTH]
    mark = LIST_MARK.match(text)
    text = text[mark.end() :] if mark else text
    limit = FIRST_WORDS_CJK if _is_cjk(text) else FIRST_WORDS
    stop = _STOP.search(text[: limit + 2])
    if stop and stop.end() <= limit and not _ABBREVIATION.search(text[: stop.end()]):
        return text[: stop.end()]
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", limit // 2, limit)
    return text[: cut if cut > 0 else limit].rstrip(" ,;:–—-") + "…"
