"""Which articles does a query match?  A tree → a Whoosh query over the fields of the schema, for one index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

from whoosh import query as whoosh

from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import JOINED, Form
from artcli.analysis.typed import Typed, joined_forms, splits, typed
from artcli.errors import QuerySyntaxError
from artcli.index.near import Near
from artcli.model import WORDS_A_MINUTE
from artcli.query.expand import pattern_forms
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
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.vocabulary import Vocabulary

TEXT_FIELDS = ("title", "body", "authors")
"""Where words without a field are looked for."""

SCHEMA_FIELDS = {"author": "authors", "lang": "language"}
"""Fields whose names in queries aren't those of the schema."""

_MOST_NEIGHBOURS = 12
"""Words up to which each pair of neighbours may also be one word: ``10 000``, ``state owned``."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """What a query is compiled for: the index's words, its languages, and the fields looked in where none is named."""

    vocabulary: Vocabulary
    languages: tuple[str | None, ...] = ("en",)
    fields: tuple[str, ...] = TEXT_FIELDS

    def compile(self, node: Node) -> whoosh.Query:
        """Return what to run for a tree.

        Raises ``QuerySyntaxError`` for what this library can't answer.
        """
        if isinstance(node, And):
            return self._all(node.children)
        if isinstance(node, Or):
            return whoosh.Or([self.compile(child) for child in node.children])
        if isinstance(node, Not):
            return whoosh.And([whoosh.Every(), whoosh.Not(self.compile(node.child))])
        if isinstance(node, Boost):
            return self.compile(node.child)
        if isinstance(node, Field):
            return self._field(node)
        if isinstance(node, DateRange):
            return _dates(node)
        if isinstance(node, NumberRange):
            return _numbers(node)
        if isinstance(node, Has):
            return whoosh.Every(_schema_field(node.name))
        return self._leaf(node)

    def _leaf(self, node: Node) -> whoosh.Query:
        if isinstance(node, Saved):
            message = f"No search is saved as {node.name}."
            raise QuerySyntaxError(
                message, str(node), range(len(str(node))), hint='Leave the @ out, or quote it: "@name"'
            )
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, Word):
            return self._word(node)
        assert isinstance(node, (Prefix, Wildcard, Fuzzy, Regex))
        return whoosh.Or([_any(field, pattern_forms(node, field, self.vocabulary)) for field in self.fields])

    def _all(self, children: Sequence[Node]) -> whoosh.Query:
        """Join clauses; neighbouring words may also be one word."""
        whole = whoosh.And([self.compile(child) for child in children])
        ways = [whole]
        if len(children) <= _MOST_NEIGHBOURS:
            for place, (one, other) in enumerate(pairwise(children)):
                together = self._together(one, other)
                if together is not None:
                    rest = [self.compile(child) for child in (*children[:place], *children[place + 2 :])]
                    ways.append(whoosh.And([*rest, together]))
        return whoosh.Or(ways) if len(ways) > 1 else whole

    def _together(self, one: Node, other: Node) -> whoosh.Query | None:
        """Return two words as one, where the index has that."""
        if not (isinstance(one, Word) and isinstance(other, Word)) or one.exact or other.exact:
            return None
        forms = [form for form in joined_forms((one.text, other.text)) if self._is_known(form)]
        return whoosh.Or([_any(field, forms) for field in self.fields]) if forms else None

    def _is_known(self, form: Form) -> bool:
        return any(self.vocabulary.has(field, form.term) for field in self.fields)

    def _word(self, node: Word) -> whoosh.Query:
        tokens = typed(node.text, self.languages, exact=node.exact)
        if not tokens:
            return whoosh.NullQuery()
        if len(tokens) > 1:
            ways = [self._near(tokens, 0)]
            if not node.exact:
                forms = joined_forms(tuple([token.word for token in tokens]))
                ways += [_any(field, forms) for field in self.fields]
            return whoosh.Or(ways)
        (token,) = tokens
        if token.is_one_character:
            return whoosh.Or([whoosh.Prefix(field, token.word) for field in self.fields])
        ways = [_any(field, token.forms) for field in self.fields]
        if not node.exact:
            ways += self._parts(token)
        return whoosh.Or(ways)

    def _parts(self, token: Typed) -> list[whoosh.Query]:
        """Return a word as the compound that it may be: where texts have it as one with a hyphen, or not at all."""
        joined = Form(JOINED + fold(token.word), exact=True)
        found = [_any(field, [joined]) for field in self.fields] if self._is_known(joined) else []
        if found or not any(self._is_known(form) for form in token.forms):
            for parts in splits(token.word):
                if all(self._is_known(Form(part, exact=True)) for part in parts):
                    pair = tuple([Typed(part, (Form(part, exact=True),)) for part in parts])
                    found.append(self._near(pair, 0))
        return found

    def _phrase(self, node: Phrase) -> whoosh.Query:
        tokens = typed(node.text, self.languages, exact=node.exact)
        if not tokens:
            return whoosh.NullQuery()
        if len(tokens) == 1:
            return self._word(Word(node.text, node.exact))
        return self._near(tokens, node.slop)

    def _near(self, tokens: Sequence[Typed], slop: int) -> whoosh.Query:
        groups = [[form.term for form in token.forms] for token in tokens]
        return whoosh.Or([Near(field, groups, slop) for field in self.fields])

    def _field(self, node: Field) -> whoosh.Query:
        if node.name in ("tag", "note"):
            message = f"There are no {node.name}s yet in this version:"
            raise QuerySyntaxError(message, str(node), range(len(str(node))), hint=f"Leave {node.name}: out.")
        if node.name in ("id", "lang"):
            return _codes(node.child, _schema_field(node.name))
        languages = self.languages if node.name in TEXT_FIELDS else (None,)
        return Compiler(self.vocabulary, languages, (_schema_field(node.name),)).compile(node.child)


def _schema_field(name: str) -> str:
    return SCHEMA_FIELDS.get(name, name)


def _any(field: str, forms: Sequence[Form]) -> whoosh.Query:
    return whoosh.Or([whoosh.Term(field, form.term) for form in forms])


def _codes(node: Node, field: str) -> whoosh.Query:
    """Look for an id by its beginning, or a language by its code."""
    if isinstance(node, (And, Or)):
        return type_of(node)([_codes(child, field) for child in node.children])
    if isinstance(node, Not):
        return whoosh.And([whoosh.Every(), whoosh.Not(_codes(node.child, field))])
    text = lower(str(node).strip('"=*'))
    return whoosh.Prefix(field, text) if field == "id" else whoosh.Term(field, text)


def type_of(node: And | Or) -> type[whoosh.And | whoosh.Or]:
    """Return Whoosh's counterpart of a joint."""
    return whoosh.And if isinstance(node, And) else whoosh.Or


def _dates(node: DateRange) -> whoosh.Query:
    first = datetime.fromisoformat(node.first) if node.first else None
    last = datetime.combine(datetime.fromisoformat(node.last), time.max) if node.last else None
    return whoosh.DateRange("date", first, last)


def _numbers(node: NumberRange) -> whoosh.Query:
    """Return a range of words; minutes are rounded words, and never none."""
    first, last = node.first, node.last
    if node.name == "minutes":
        first = None if first is None or first <= 1 else _least_words(first)
        last = None if last is None else _least_words(last + 1) - 1
    return whoosh.NumericRange("words", first, last)


def _least_words(minutes: int) -> int:
    """Return the fewest words that round to so many minutes."""
    words = int((minutes - 0.5) * WORDS_A_MINUTE)
    while round(words / WORDS_A_MINUTE) < minutes:
        words += 1
    return words
