"""What the query language means, without an index: a tree and some articles → those that match, by looking at every word.

Clear and slow, and written from docs/query-language.md, not from the compiler: what both say must be one.  It shares
with the program only the cutting of texts into words, the folding of letters, and the stemmers.
"""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import permutations

from artcli.analysis.fold import fold, lower
from artcli.analysis.stems import stemmer
from artcli.analysis.words import is_spaceless, tokens
from artcli.model import Article
from artcli.query.tree import (
    And,
    Boost,
    DateRange,
    Field,
    Fuzzy,
    Has,
    Node,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Regex,
    Wildcard,
    Word,
)
from artcli.ranking import STOP_WORDS

EVERYWHERE = ("title", "body", "author")
JOINTS = re.compile(r"[-'’‐‑.&·_]")


@dataclass(frozen=True)
class Seen:
    """A word where it stands: in lower case, without accents, its stem; and the compound that it begins, put together."""

    word: str
    folded: str
    stem: str
    compound: str | None


@dataclass
class Shelved:
    """An article as the language sees it."""

    id: str
    path: str
    article: Article

    @cached_property
    def fields(self) -> dict[str, list[Seen]]:
        """The words of each field."""
        article = self.article
        return {
            "title": seen(article.title, article.language),
            "body": seen(article.body, article.language),
            "author": seen(", ".join(article.authors), "names"),
            "source": seen(article.source or "", "names"),
            "path": seen(self.path, "names"),
        }


@lru_cache(maxsize=5000)
def seen(text: str, language: str | None) -> list[Seen]:
    """Return the words of a text."""
    found = []
    for token in tokens(text, language):
        printed = text[token.start : token.end]
        if is_spaceless(printed):
            found.append(Seen(printed, printed, printed, None))
            continue
        word = token.terms[0]
        compound = next((term[1:] for term in token.terms if term[0] == "\x04"), None)
        whole = any(sign in printed for sign in ",.' \u00a0\u202f’") or word == printed
        stem = word if whole and word.isdigit() else stemmer(language)(word)
        found.append(Seen(word, fold(word), stem, compound))
    return found


class Scan:
    """Some articles to be looked through."""

    def __init__(self, articles: list[Shelved]) -> None:
        """Take the articles."""
        self.articles = articles

    def matching(self, tree: Node) -> set[str]:
        """Return the ids of the articles that match."""
        return {one.id for one in self.articles if self.matches(tree, one, EVERYWHERE)}

    def matches(self, node: Node, one: Shelved, fields: tuple[str, ...]) -> bool:
        """Say whether an article matches, its words looked for in these fields."""
        if isinstance(node, And):
            return self.all_match(node.children, one, fields)
        if isinstance(node, Or):
            return any(self.matches(child, one, fields) for child in node.children)
        if isinstance(node, Not):
            return not self.matches(node.child, one, fields)
        if isinstance(node, Boost):
            return self.matches(node.child, one, fields)
        if isinstance(node, Field):
            return self.matches(node.child, one, (node.name,))
        if isinstance(node, DateRange):
            day = first_day(one.article.date)
            return day is not None and (node.first or "") <= day <= (node.last or "9999")
        if isinstance(node, NumberRange):
            number = one.article.minutes if node.name == "minutes" else one.article.words
            return (node.first or 0) <= number <= (10**12 if node.last is None else node.last)
        if isinstance(node, Has):
            return self.has(node.name, one)
        if fields == ("id",) or fields == ("lang",):
            return self.code_matches(node, one, fields[0])
        return any(self.leaf_matches(node, one, field, fields) for field in fields)

    def has(self, name: str, one: Shelved) -> bool:
        """Say whether there is anything in a field."""
        if name in ("date", "lang"):
            return (one.article.date if name == "date" else one.article.language) is not None
        return name == "id" or bool(one.fields[name])

    def code_matches(self, node: Node, one: Shelved, field: str) -> bool:
        """Ids begin so; a language's code is just so; both take patterns."""
        code = one.id if field == "id" else one.article.language or ""
        if isinstance(node, (Word, Phrase)):
            text = lower(node.text)
            return code.startswith(text) if field == "id" and not node.exact else code == text
        return bool(code) and shaped(node, Seen(code, code, code, None))

    def all_match(self, children: tuple[Node, ...], one: Shelved, fields: tuple[str, ...]) -> bool:
        """Every child matches, or is a word that is written as one with neighbours of it."""
        there = [self.matches(child, one, fields) for child in children]
        if fields in (("id",), ("lang",)):
            return all(there)
        words = [plain(child) for child in children]
        for first in range(len(words)):
            for last in range(first + 2, min(len(words), first + 6) + 1):
                run = words[first:last]
                if None in run or (len(run) > 2 and not all(word.isdigit() for word in run)):
                    continue
                whole = written_as_one(run, spaced=True)
                if whole and any(is_one(token, whole) for field in fields for token in one.fields[field]):
                    there[first:last] = [True] * len(run)
        return all(there)

    def leaf_matches(self, node: Node, one: Shelved, field: str, fields: tuple[str, ...]) -> bool:
        """Say whether a word, phrase or pattern is in a field."""
        here = one.fields[field]
        language = one.article.language if field in ("title", "body") else "names"
        if isinstance(node, (Word, Phrase)):
            slop = node.slop if isinstance(node, Phrase) else 0
            return self.words_match(node, here, language, slop, fields)
        if field == "path" and isinstance(node, (Prefix, Wildcard)):
            return path_matches(str(node), one.path)
        if isinstance(node, Prefix) and is_spaceless(node.text):
            return self.words_match(Word(node.text), here, language, 0, fields)
        if isinstance(node, Wildcard) and node.word and self.words_match(Word(node.word), here, language, 0, fields):
            return True
        return any(shaped(node, token) for token in here)

    def words_match(
        self, node: Word | Phrase, here: list[Seen], language: str | None, slop: int, fields: tuple[str, ...]
    ) -> bool:
        """Say whether words stand in a field as asked."""
        wanted = wanted_words(node.text)
        if slop and len(wanted) > 1:
            return near(wanted, here, language, slop, exact=node.exact)
        spaced = isinstance(node, Phrase) and len(wanted) > 1
        return any(
            self.follows(wanted, here, start, language, exact=node.exact, spaced=spaced) for start in range(len(here))
        )

    def follows(
        self, wanted: list[str], here: list[Seen], start: int, language: str | None, *, exact: bool, spaced: bool
    ) -> bool:
        raise NotImplementedError


def first_day(date: str | None) -> str | None:
    """Return the first day of a date."""
    return (date + "-01-01"[len(date) - 4 :])[:10] if date and len(date) < 10 else date
