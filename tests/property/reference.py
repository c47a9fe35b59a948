"""What the query language means, without an index: a tree and some articles → those that match, by looking at every word.

Clear and slow, and written from docs/query-language.md, not from the compiler: what both say must be one.  It shares
with the program only the cutting of texts into words, the folding of letters, and the stemmers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
    note: str = ""
    noted_in: str | None = None
    tags: frozenset[str] = frozenset()

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
            "note": seen(self.note, self.noted_in),
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
        found.append(Seen(word, fold(word), stemmer(language)(word), compound))
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
        if fields in (("id",), ("lang",), ("tag",)):
            return self.code_matches(node, one, fields[0])
        return any(self.leaf_matches(node, one, field, fields) for field in fields)

    def has(self, name: str, one: Shelved) -> bool:
        """Say whether there is anything in a field."""
        if name in ("date", "lang"):
            return (one.article.date if name == "date" else one.article.language) is not None
        if name == "tag":
            return bool(one.tags - {"unread"})
        return name == "id" or bool(one.fields[name])

    def code_matches(self, node: Node, one: Shelved, field: str) -> bool:
        """Ids begin so; a language's code and a tag are just so; all take patterns."""
        if field == "tag":
            return any(tag_matches(node, tag) for tag in one.tags)
        code = one.id if field == "id" else one.article.language or ""
        if isinstance(node, (Word, Phrase)):
            text = lower(node.text)
            return code.startswith(text) if field == "id" and not node.exact else code == text
        return bool(code) and shaped(node, Seen(code, code, code, None))

    def all_match(self, children: tuple[Node, ...], one: Shelved, fields: tuple[str, ...]) -> bool:
        """Every child matches, or is a word that is written as one with neighbours of it."""
        there = [self.matches(child, one, fields) for child in children]
        if fields in (("id",), ("lang",), ("tag",)):
            return all(there)
        words = [plain(child) for child in children]
        for first in range(len(words)):
            for last in range(first + 2, min(len(words), first + 6) + 1):
                run = words[first:last]
                if None in run or (len(run) > 2 and not all(word.isdigit() for word in run)):
                    continue
                if any(is_one(token, run) for field in fields for token in one.fields[field]):
                    there[first:last] = [True] * len(run)
        return all(there)

    def leaf_matches(self, node: Node, one: Shelved, field: str, fields: tuple[str, ...]) -> bool:
        """Say whether a word, phrase or pattern is in a field."""
        here = one.fields[field]
        language = one.article.language if field in ("title", "body") else one.noted_in if field == "note" else "names"
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
        asked = Asked(wanted, here, language, fields, exact=node.exact, spaced=isinstance(node, Phrase))
        return any(self.follows(asked, 0, start) for start in range(len(here)))

    def follows(self, asked: Asked, done: int, place: int) -> bool:
        """Say whether the words not done yet stand from a place on, some perhaps written as one, one perhaps as two."""
        wanted, here = asked.wanted, asked.here
        if done == len(wanted):
            return True
        if place >= len(here):
            return False
        token, word, alone = here[place], wanted[done], len(wanted) == 1
        if same(token, wanted, done, asked.language, exact=asked.exact) and self.follows(asked, done + 1, place + 1):
            return True
        if asked.exact:
            return False
        if alone and token.compound == fold(word.printed):
            return True
        if not alone and not asked.spaced and done == 0 and is_one(token, printed(wanted), spaced=False):
            return True
        pair = printed(wanted[done : done + 2])
        if (
            asked.spaced
            and len(pair) == 2
            and is_one(token, pair, compound=False)
            and self.follows(asked, done + 2, place + 1)
        ):
            return True
        return any(
            token.folded == word_part
            and place + 1 < len(here)
            and here[place + 1].folded == other
            and self.follows(asked, done + 1, place + 2)
            for word_part, other in self.halves(word.printed, asked.fields)
        )

    def halves(self, word: str, fields: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return the two words that one may be written as."""
        folded = fold(word)
        if not folded.isalpha() or len(folded) > 40:
            return []
        everything = [token for one in self.articles for field in fields for token in one.fields[field]]
        compound = any(token.compound == folded for token in everything)
        known = any(
            token.word == lower(word) or (token.folded == folded and token.word != folded) for token in everything
        )
        pairs = [(folded[:cut], folded[cut:]) for cut in range(3, len(folded) - 2)]
        if compound or not known:
            return pairs
        return [pair for pair in pairs if min(map(len, pair)) >= 4 and STOP_WORDS.isdisjoint(pair)]


@dataclass(frozen=True)
class Wanted:
    """A word of a query as it was typed, and as it is looked for."""

    printed: str
    word: str


@dataclass(frozen=True)
class Asked:
    """Words to be found beside each other, and where."""

    wanted: list[Wanted]
    here: list[Seen]
    language: str | None
    fields: tuple[str, ...]
    exact: bool
    spaced: bool


def wanted_words(text: str) -> list[Wanted]:
    """Return the words of what was typed; the last character of a run of pairs has been said."""
    found = [(text[token.start : token.end], token.terms[0]) for token in tokens(text)]
    wanted = [Wanted(one, one if is_spaceless(one) else word) for one, word in found]
    if len(wanted) > 1 and is_character(wanted[-1].word) and len(wanted[-2].word) == 2:
        if is_spaceless(wanted[-2].word) and wanted[-2].word[-1] == wanted[-1].word:
            wanted.pop()
    return wanted


def printed(wanted: list[Wanted]) -> list[str]:
    """Return the words as typed."""
    return [one.printed for one in wanted]


def is_character(word: str) -> bool:
    """Say whether a word is one character of a script without spaces."""
    return len(word) == 1 and is_spaceless(word)


def same(token: Seen, wanted: list[Wanted], index: int, language: str | None, *, exact: bool) -> bool:
    """Say whether a word of a text is the one wanted: as typed, without accents, or by its stem."""
    word = wanted[index].word
    if is_character(word) and index == len(wanted) - 1:
        return token.word.startswith(word)
    if is_spaceless(word) or word != lower(wanted[index].printed):  # a number with its signs
        return token.word == word
    bare = fold(word) == word
    if token.word == word or (bare and token.folded == word):
        return True
    if exact:
        return False
    stem = stemmer(language)(word)
    if bare or fold(stem) == stem:
        return fold(stem) in (token.word, token.folded, fold(token.stem))
    return stem in (token.word, token.stem)


def is_one(token: Seen, words: list[str], *, spaced: bool = True, compound: bool = True) -> bool:
    """Say whether a word of a text is several of a query written as one."""
    whole = fold("".join(words))
    if not 2 <= len(words) <= 6 or not all(word.isalnum() for word in words):
        return False
    if all(word.isdigit() for word in words) and (len(words[0]) > 3 or any(len(word) != 3 for word in words[1:])):
        return False
    if spaced and any(fold(word) in STOP_WORDS for word in words):
        return False
    return (token.folded == whole and whole not in STOP_WORDS) or (compound and token.compound == whole)


def plain(node: Node) -> str | None:
    """Return a word without signs."""
    if isinstance(node, Boost):
        return plain(node.child)
    return node.text if isinstance(node, Word) and not node.exact and node.text.isalnum() else None


def near(wanted: list[Wanted], here: list[Seen], language: str | None, slop: int, *, exact: bool) -> bool:
    """Say whether the words stand somewhere, each at a place of its own, with no more than so many others among them."""
    size = len(wanted) + slop
    places = [
        [place for place, token in enumerate(here) if same(token, wanted, index, language, exact=exact)]
        for index in range(len(wanted))
    ]

    def placed(index: int, taken: tuple[int, ...]) -> bool:
        if index == len(places):
            return True
        return any(
            place not in taken
            and max((*taken, place)) - min((*taken, place)) < size
            and placed(index + 1, (*taken, place))
            for place in places[index]
        )

    return placed(0, ())


def shaped(node: Node, token: Seen) -> bool:
    """Say whether a word of a text has the shape that a prefix, a pattern, an expression or a fuzzy word asks for."""
    if isinstance(node, Regex):
        spellings = (
            [token.word, token.folded, token.compound] if fold(node.pattern) == lower(node.pattern) else [token.word]
        )
        return any(
            one is not None and len(one) <= 64 and re.fullmatch(node.pattern, one, re.IGNORECASE | re.DOTALL)
            for one in spellings
        )
    assert isinstance(node, (Prefix, Wildcard, Fuzzy))
    text = bare_edges(lower(node.pattern if isinstance(node, Wildcard) else node.text))
    spellings = [token.word, token.folded, token.compound] if fold(text) == lower(text) else [token.word]
    inner = re.sub(r"(?<=[0-9])\.(?=[0-9])", "", text)
    if JOINTS.search(inner):
        text = fold("".join([sign for index, sign in enumerate(text) if not is_joint(text, index)]))
        spellings = [token.compound]
    return any(one is not None and has_shape(node, text, one) for one in spellings)


def is_joint(text: str, index: int) -> bool:
    """Say whether a sign parts a compound; the point in 3.5 doesn't."""
    decimal = text[index] == "." and text[index - 1 : index].isdigit() and text[index + 1 : index + 2].isdigit()
    return JOINTS.fullmatch(text[index]) is not None and not decimal


def has_shape(node: Node, text: str, word: str) -> bool:
    """Hold a word against a prefix, a pattern or a fuzzy word."""
    if isinstance(node, Prefix):
        return word.startswith(text)
    if isinstance(node, Fuzzy):
        return distance(text, word) <= node.distance
    return re.fullmatch(as_expression(text), word, re.DOTALL) is not None


def as_expression(pattern: str) -> str:
    """Return a wildcard as a regular expression."""
    bare = pattern.rstrip("?")
    return "".join([{"*": ".*", "?": "."}.get(sign) or re.escape(sign) for sign in bare]) + ".?" * (
        len(pattern) - len(bare)
    )


def bare_edges(text: str) -> str:
    """Take off the signs around a word."""
    while text and unicodedata.category(text[0])[0] in "PSZC" and text[0] not in "*?":
        text = text[1:]
    while text and unicodedata.category(text[-1])[0] in "PSZC" and text[-1] not in "*?+#":
        text = text[:-1]
    return text


@lru_cache(maxsize=100_000)
def distance(one: str, other: str) -> int:
    """Count the letters to change, add, take away or swap with their neighbours."""
    if not one or not other:
        return len(one) + len(other)
    least = min(
        distance(one[1:], other) + 1, distance(one, other[1:]) + 1, distance(one[1:], other[1:]) + (one[0] != other[0])
    )
    if len(one) > 1 and one[:2] == other[1::-1]:
        least = min(least, distance(one[2:], other[2:]) + 1)
    return least


def tag_matches(node: Node, tag: str) -> bool:
    """Say whether a tag is the one asked for, or has the shape."""
    if isinstance(node, (Word, Phrase)):
        return unicodedata.normalize("NFC", node.text.lower()).removeprefix("#") == tag
    if isinstance(node, Regex):
        return re.fullmatch(node.pattern, tag, re.IGNORECASE | re.DOTALL) is not None
    assert isinstance(node, (Prefix, Wildcard, Fuzzy))
    text = node.pattern if isinstance(node, Wildcard) else node.text
    return has_shape(node, text.lower().removeprefix("#"), tag)


def path_matches(pattern: str, path: str) -> bool:
    """Say whether a path ends as the pattern says, from the beginning of a name on."""
    names = path.lower().split("/")
    shape = as_expression(pattern.lower().lstrip("/"))
    ends = ["/".join(names[start:]) for start in range(len(names))]
    return any(re.fullmatch(shape, end, re.DOTALL) for end in [*ends, path.lower()])


def first_day(date: str | None) -> str | None:
    """Return the first day of a date."""
    return (date + "-01-01"[len(date) - 4 :])[:10] if date and len(date) < 10 else date
