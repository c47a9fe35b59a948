"""Who and what do articles name?  Articles → the people, places and organisations of each, by runs of capitals.  Pure.

A run is one word with a capital after another, particles among them (``Bank of the North``, ``Ana de la Cruz``).  Where a sentence
begins, a capital says nothing: such a run counts if it stands inside a sentence as well, somewhere, or if its first word is never
written small.  A single word counts inside sentences only, and not where a longer name of the same article ends or begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from artcli.ranking import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.model import Article

_CAPITALS = "".join([chr(code) for code in range(0x41, 0x590) if unicodedata.category(chr(code)) == "Lu"])
"""Those of the Latin, Greek, Cyrillic and Armenian scripts."""
_PARTICLE = "of the|of|de la|de los|de las|de|del|della|di|da|do|dos|das|du|des|van der|van den|van|von der|von|der|den|bin|ibn|al|el|af|av"
_WORD = rf"(?:(?:[{_CAPITALS}]\.){{1,4}}|[{_CAPITALS}][\w'’]*(?:-[\w'’]+){{0,3}})"
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}(?: (?:(?:{_PARTICLE}) )?{_WORD}){{0,6}}")
_SMALL = re.compile(r"\b[^\W\d_A-Z]\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
_CONTRACTED = re.compile(r"(?:n['’]t|['’]\w{1,2})$")
_BEGINNINGS = '.!?:…"“”‘«»([•–—'
"""Signs behind which a sentence may begin."""
_EVERY_NOUN = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: only runs of several words are names there."""
_SHORTEST = 3
_MOST_CAPITALS = 4
"""Words of a run all in capitals, above which it is a headline."""
_CALENDAR = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
        *("mr", "mrs", "ms", "dr", "sir", "lord"),
    )
)
"""Words with a capital that are no names, or are left out before one."""


class _Run(NamedTuple):
    """Words with capitals, and whether they stand inside a sentence."""

    words: tuple[str, ...]
    inside: bool


def names_of(articles: Iterable[Article]) -> list[set[str]]:
    """Return the names in each of the articles."""
    texts = [(article, _paragraphs(article)) for article in articles]
    runs = [[run for text in paragraphs for run in _runs(text)] for _, paragraphs in texts]
    small = {word for _, paragraphs in texts for text in paragraphs for word in _SMALL.findall(text)}
    inside = {run.words for found in runs for run in found if run.inside}
    return [
        _names(found, small, inside, single=article.language not in _EVERY_NOUN)
        for found, (article, _) in zip(runs, texts, strict=True)
    ]


def _paragraphs(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind in ("paragraph", "list_item", "quote")]


def _runs(text: str) -> Iterator[_Run]:
    for match in _RUN.finditer(text):
        words = [_POSSESSIVE.sub("", word) for word in match.group().split(" ")]
        inside = not _begins_sentence(text, match.start())
        while words and _is_everyday(words[0]):
            words, inside = words[1:], True
        if words and not (len(words) > _MOST_CAPITALS and all([word.isupper() for word in words])):
            yield _Run(tuple(words), inside)


def _is_everyday(word: str) -> bool:
    bare = _CONTRACTED.sub("", word).lower()
    return bare in STOP_WORDS or bare in _CALENDAR


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(start - 3, 0) : start].rstrip()
    return not before or before[-1] in _BEGINNINGS or (before[-1] in "\"'”’" and before[-2:-1] in ".!?")


def _names(runs: Sequence[_Run], small: set[str], inside: set[tuple[str, ...]], *, single: bool) -> set[str]:
    long = {words for words in [_checked(run, small, inside) for run in runs] if len(words) > 1}
    parts = {word for words in long for word in (words[0], words[-1])}
    found = {" ".join(words) for words in long}
    if single:
        found |= {run.words[0] for run in runs if _is_single_name(run, small) and run.words[0] not in parts}
    return found


def _checked(run: _Run, small: set[str], inside: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a run without the first word of a sentence that isn't part of the name."""
    if run.inside or run.words in inside:
        return run.words
    if run.words[1:] in inside or run.words[0].lower() in small:
        return run.words[1:]
    return run.words


def _is_single_name(run: _Run, small: set[str]) -> bool:
    word = run.words[0]
    if len(run.words) > 1 or not run.inside or word.lower() in small or word.lower() in _CALENDAR:
        return False
    return len(word) >= _SHORTEST or (len(word) > 1 and word.isupper())
