"""Which articles does a query match?  A tree → a plan over the fields of one index."""

from __future__ import annotations

from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import JOINED, Form
from artcli.analysis.stems import DEFAULT_LANGUAGE
from artcli.analysis.typed import Typed, typed
from artcli.analysis.words import is_spaceless
from artcli.errors import QuerySyntaxError
from artcli.hints import TYPE_CHECKING
from artcli.index.fields import NO_STEMS, STEMMED_FIELDS
from artcli.model import WORDS_A_MINUTE
from artcli.query.fields import MARK_FIELDS
from artcli.query.plan import (
    EVERY,
    NOTHING,
    Detour,
    Near,
    Plan,
    Shaped,
    Terms,
    WordRange,
    either,
    every,
    identified,
    without,
)
from artcli.query.plan import DateRange as DaysRange
from artcli.query.plan import Has as HasAny
from artcli.query.spellings import MOST_JOINED, apart, together
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
    Saved,
    Wildcard,
    Word,
    children,
)
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from artcli.index.vocabulary import Vocabulary
    from artcli.query.marked import Marks

TEXT_FIELDS = ("title", "body", "authors")
"""Where words without a field are looked for."""

SCHEMA_FIELDS = {"author": "authors", "lang": "language"}
"""Fields whose names in queries aren't those of the schema."""

NOTES_AS = ("body",)
"""What the words of notes are looked for as: those of a field in a language."""

_PATTERNS = (Prefix, Wildcard, Fuzzy, Regex)


@dataclass(frozen=True, slots=True)
class Compiler:
    """What a query is compiled for: the index's words, its languages, the fields looked in where none is named, and the reader's marks.

    Without ``marks`` no article has a tag or a note.
    """

    vocabulary: Vocabulary
    languages: tuple[str | None, ...] = ("en",)
    fields: tuple[str, ...] = TEXT_FIELDS
    marks: Marks | None = None

    def compile(self, node: Node) -> Plan:
        """Return what to look up for a tree: in each language's articles, its words by their stems in that language.

        Raises ``QuerySyntaxError`` for what this library can't answer.
        """
        default = self._within(DEFAULT_LANGUAGE).plan(node)
        apart = []
        for language in self.languages if _has_words(node) else ():
            found = default
            if language not in (None, DEFAULT_LANGUAGE):
                found = self._within(language).plan(node)
            if language is not None and found != default:
                apart.append((language, found))
        if not apart:
            return default
        elsewhere = without(default, Terms("language", tuple([language for language, _ in apart])))
        return either([elsewhere, *[every([Terms("language", (language,)), found]) for language, found in apart]])

    def _within(self, language: str | None) -> _Compiler:
        """Return what compiles for articles in a language; notes are in the library's own, whatever they are on."""
        return _Compiler(self.vocabulary, language, self.fields, self.marks, self.languages[0] or DEFAULT_LANGUAGE)


@dataclass(frozen=True, slots=True)
class _Compiler:
    vocabulary: Vocabulary
    language: str | None
    fields: tuple[str, ...]
    marks: Marks | None
    noted_in: str | None

    def plan(self, node: Node) -> Plan:
        if isinstance(node, And):
            return self._all(node.children)
        if isinstance(node, Or):
            return either([self.plan(child) for child in node.children])
        if isinstance(node, Not):
            return without(EVERY, self.plan(node.child))
        if isinstance(node, Boost):
            return self.plan(node.child)
        if isinstance(node, Field):
            return self._field(node)
        if isinstance(node, DateRange):
            return _dates(node)
        if isinstance(node, NumberRange):
            return _numbers(node)
        if isinstance(node, Has):
            if node.name in MARK_FIELDS:
                return self._marked(node.name, None)
            return HasAny(_schema_field(node.name))
        return self._leaf(node)

    def _leaf(self, node: Node) -> Plan:
        if isinstance(node, Saved):
            message = f"No search is saved as {node.name}."
            raise QuerySyntaxError(
                message, str(node), range(len(str(node))), hint='Leave the @ out, or quote it: "@name"'
            )
        marked = [name for name in self.fields if name in MARK_FIELDS]
        if marked:  # --in tag
            others = tuple([name for name in self.fields if name not in marked])
            ways = [self._marked(name, node) for name in marked]
            return either(ways + ([replace(self, fields=others).plan(node)] if others else []))
        if isinstance(node, Phrase):
            return self._words(node.text, exact=node.exact, slop=node.slop)
        if isinstance(node, Word):
            return self._words(node.text, exact=node.exact, typed_as_one=True)
        return self._pattern(node)

    def _all(self, clauses: Sequence[Node]) -> Plan:
        """Join clauses; a word is also there where it is written as one with its neighbours: ``state owned``, ``10 000``."""
        ways = [[self.plan(clause)] for clause in clauses]
        words = [_plain_word(clause) for clause in clauses]
        for first, last in _runs(words):
            forms = together([word or "" for word in words[first:last]], spaced=True)
            for field in self.fields:
                found = self._any(field, forms)
                if found != NOTHING:
                    for way in ways[first:last]:
                        way.append(found)
        return every([either(way) for way in ways])

    def _words(self, text: str, *, exact: bool, slop: int = 0, typed_as_one: bool = False) -> Plan:
        """Look for words beside each other, or near, in any one field."""
        ways = []
        for field in self.fields:
            tokens = typed(text, (self.language if field in STEMMED_FIELDS else NO_STEMS,), exact=exact)
            if tokens:
                ways.append(self._in_field(field, tokens, slop, exact=exact, typed_as_one=typed_as_one))
        return either(ways)

    def _in_field(self, field: str, tokens: Sequence[Typed], slop: int, *, exact: bool, typed_as_one: bool) -> Plan:
        groups = [[form.term for form in token.forms if self._has(field, form)] for token in tokens]
        if tokens[-1].is_one_character:
            groups[-1] = list(self.vocabulary.words(field, tokens[-1].word))
        detours = [] if exact or slop else self._detours(field, tokens, spaced=not typed_as_one)
        if len(tokens) == 1:
            if not exact:
                groups[0].append(JOINED + fold(tokens[0].word))
            ways = [self._any(field, [Form(term, exact=True) for term in groups[0]])]
            return either(ways + [Near(field, detour.groups) for detour in detours])
        if not detours and not all(groups):
            return NOTHING
        return Near(field, tuple([tuple(group) for group in groups]), slop, tuple(detours))

    def _detours(self, field: str, tokens: Sequence[Typed], *, spaced: bool) -> list[Detour]:
        """Return the ways in which words may be written as one, or one as two.

        Compounds of the index are two words already where the words are in a phrase.
        """
        words = [token.word for token in tokens]
        found = []
        runs = {(place, place + 2) for place in range(len(words) - 1)} if spaced else {(0, len(words))}
        for first, last in sorted(runs):
            forms = together(words[first:last], spaced=spaced)
            terms = [
                form.term for form in forms if self._knows(field, form) and not (spaced and form.term[0] == JOINED)
            ]
            if terms:
                found.append(Detour(first, last, (tuple(terms),)))
        halves = {word: apart(word, self._is_known) for word in set(words)}
        for place, word in enumerate(words):
            for pair in halves[word]:
                groups = tuple([tuple([form.term for form in half if self._knows(field, form)]) for half in pair])
                if all(groups):
                    found.append(Detour(place, place + 1, groups))
        return found

    def _has(self, field: str, form: Form) -> bool:
        return self.vocabulary.has(field, form.term)

    def _knows(self, field: str, form: Form) -> bool:
        return self.vocabulary.knows(field, form.term)

    def _is_known(self, term: str) -> bool:
        return any([self.vocabulary.knows(field, term) for field in self.fields])

    def _any(self, field: str, forms: Sequence[Form]) -> Plan:
        terms = tuple([form.term for form in forms if self._has(field, form)])
        return Terms(field, terms) if terms else NOTHING

    def _pattern(self, node: Node) -> Plan:
        if self.fields == ("path",) and isinstance(node, (Prefix, Wildcard)):
            return _paths(str(node), self.vocabulary)
        if isinstance(node, Prefix) and is_spaceless(node.text):
            return self._words(node.text, exact=False)  # any part of a sentence is found as it is
        ways = [_of_shape(node, field, self.vocabulary) for field in self.fields]
        if isinstance(node, Wildcard) and node.word:
            ways.append(self._words(node.word, exact=False, typed_as_one=True))
        return either(ways)

    def _field(self, node: Field) -> Plan:
        if node.name in MARK_FIELDS:
            return self._marked(node.name, node.child)
        if node.name in ("id", "lang"):
            field = _schema_field(node.name)
            return by_leaves(node.child, lambda leaf: _codes(leaf, field, self.vocabulary))
        return replace(self, fields=(_schema_field(node.name),)).plan(node.child)

    def _marked(self, name: str, value: Node | None) -> Plan:
        """Look for what the reader added, by its value, or for any of it."""
        marks = self.marks
        if marks is None:
            return NOTHING
        if name == "tag":
            from artcli.query.marked import any_tag, with_tags  # noqa: PLC0415  (only for a query that asks for tags)

            return any_tag(marks) if value is None else by_leaves(value, lambda leaf: with_tags(leaf, marks))
        notes = marks.notes(self.noted_in)
        if value is None:
            return identified(notes.ids)
        return notes.found(_Compiler(notes, notes.language, NOTES_AS, None, None).plan(value))


def _has_words(tree: Node) -> bool:
    """Tell whether a tree has words, which mean something else in each language; those of tags and notes don't."""
    if isinstance(tree, Field) and tree.name in MARK_FIELDS:
        return False
    if isinstance(tree, (Word, Phrase)) or (isinstance(tree, Wildcard) and tree.word):
        return True
    return any([_has_words(child) for child in children(tree)])


def _plain_word(node: Node) -> str | None:
    """Return a word that may be one with its neighbours."""
    if isinstance(node, Boost):
        node = node.child
    return node.text if isinstance(node, Word) and not node.exact and node.text.isalnum() else None


def _runs(words: Sequence[str | None]) -> list[tuple[int, int]]:
    """Return which neighbours may be one word: pairs, and the groups of a number."""
    found = []
    for first, word in enumerate(words):
        for last in range(first + 2, min(first + MOST_JOINED, len(words)) + 1):
            run = words[first:last]
            if word and run[-1] and (len(run) == 2 or all((part or "").isdigit() for part in run)):
                found.append((first, last))
    return found


def _schema_field(name: str) -> str:
    return SCHEMA_FIELDS.get(name, name)


def by_leaves(node: Node, leaf: Callable[[Node], Plan]) -> Plan:
    """Return what a field's value finds, put together of what each word, phrase or pattern in it does."""
    if isinstance(node, (And, Or)):
        found = [by_leaves(child, leaf) for child in node.children]
        return either(found) if isinstance(node, Or) else every(found)
    if isinstance(node, Not):
        return without(EVERY, by_leaves(node.child, leaf))
    return by_leaves(node.child, leaf) if isinstance(node, Boost) else leaf(node)


def _codes(node: Node, field: str, vocabulary: Vocabulary) -> Plan:
    """Look for an id by its beginning, or a language by its code; by patterns too."""
    if isinstance(node, _PATTERNS):
        return _of_shape(node, field, vocabulary)
    assert isinstance(node, (Word, Phrase))
    text = lower(node.text)
    if field == "id" and not node.exact:
        return _terms(field, list(vocabulary.words(field, text)))
    return _terms(field, [text] if vocabulary.has(field, text) else [])


def _of_shape(node: Node, field: str, vocabulary: Vocabulary) -> Plan:
    """Look for the terms of a field that a pattern stands for."""
    from artcli.query.expand import pattern_forms, shaped  # noqa: PLC0415  (few queries have patterns)

    if not vocabulary.lists_terms:
        return shaped(node, field)
    return _terms(field, [form.term for form in pattern_forms(node, field, vocabulary)])


def _terms(field: str, terms: Sequence[str]) -> Plan:
    return Terms(field, tuple(terms)) if terms else NOTHING


def _paths(pattern: str, vocabulary: Vocabulary) -> Plan:
    """Look for files whose path ends so, from the beginning of a file's or folder's name on."""
    from artcli.query.expand import glob  # noqa: PLC0415  (few queries have paths)

    shape = pattern.replace("\\", "/").lower().lstrip("/")
    if not vocabulary.lists_terms:
        return either([Shaped("file", "wildcard", shape), Shaped("file", "wildcard", "*/" + shape)])
    ends, within = glob(shape), glob("*/" + shape)
    found = []
    for path in vocabulary.words("file"):
        known = path.replace("\\", "/").lower()
        if ends(known) or within(known):
            found.append(path)
    return _terms("file", found)


def _dates(node: DateRange) -> Plan:
    return DaysRange(*[int(day.replace("-", "")) if day else None for day in (node.first, node.last)])


def _numbers(node: NumberRange) -> Plan:
    """Return a range of words; minutes are rounded words, and never none."""
    first, last = node.first, node.last
    if node.name == "minutes":
        if last is not None and last < 1:
            return NOTHING
        first = None if first is None or first <= 1 else _least_words(first)
        last = None if last is None else _least_words(last + 1) - 1
    return EVERY if first is None and last is None else WordRange(first, last)


def _least_words(minutes: int) -> int:
    """Return the fewest words that round to so many minutes."""
    words = int((minutes - 0.5) * WORDS_A_MINUTE)
    while round(words / WORDS_A_MINUTE) < minutes:
        words += 1
    return words
