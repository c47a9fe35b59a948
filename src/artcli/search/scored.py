"""Which words of a query count for the order of its hits?  A tree → its telling words, each with its forms and fields.  Pure."""

from __future__ import annotations

from functools import lru_cache

from artcli.analysis.fold import fold
from artcli.analysis.forms import JOINED, Form
from artcli.analysis.typed import Typed, splits, typed
from artcli.hints import TYPE_CHECKING
from artcli.query.compile import SCHEMA_FIELDS, TEXT_FIELDS
from artcli.query.tree import And, Boost, Field, Fuzzy, Node, Or, Phrase, Prefix, Regex, Wildcard, Word
from artcli.ranking import STOP_WORDS
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.index.vocabulary import Vocabulary

FieldForms = tuple[tuple[str, tuple[Form, ...]], ...]


@dataclass(frozen=True, slots=True)
class ScoredWord:
    """A word that counts: as typed, the terms by which it is found in each field, and how many times over it counts.

    ``pattern`` says that the forms are words of a shape; ``weight`` is what the word weighs where that isn't for the index to say, as
    for a word that nobody typed: such a word has no neighbours either.
    """

    word: str
    forms: FieldForms
    factor: float = 1.0
    pattern: bool = False
    weight: float | None = None


def scored_words(
    node: Node, vocabulary: Vocabulary, languages: tuple[str | None, ...], fields: tuple[str, ...] = TEXT_FIELDS
) -> list[ScoredWord]:
    """Return the words that count, in the order typed: none that are excluded, and stop words only where there is nothing else."""
    texts = tuple([field for field in fields if field in TEXT_FIELDS])
    found = list(_words(node, vocabulary, languages, texts, 1.0))
    return [one for one in found if fold(one.word) not in STOP_WORDS] or found


def _words(
    node: Node, vocabulary: Vocabulary, languages: tuple[str | None, ...], fields: tuple[str, ...], factor: float
) -> Iterator[ScoredWord]:
    if isinstance(node, (And, Or)):
        for child in node.children:
            yield from _words(child, vocabulary, languages, fields, factor)
    elif isinstance(node, Boost):
        yield from _words(node.child, vocabulary, languages, fields, factor * node.factor)
    elif isinstance(node, Field):
        field = SCHEMA_FIELDS.get(node.name, node.name)
        if field in TEXT_FIELDS:
            yield from _words(node.child, vocabulary, languages, (field,), factor)
    elif isinstance(node, (Word, Phrase)):
        for token in _tokens(node, vocabulary, languages, fields):
            yield ScoredWord(token.word, tuple([(field, token.forms) for field in fields]), factor)
    elif isinstance(node, (Prefix, Wildcard, Fuzzy, Regex)):
        yield ScoredWord(str(node), _pattern_forms(node, vocabulary, fields), factor, pattern=True)


@lru_cache(maxsize=64)
def _pattern_forms(node: Node, vocabulary: Vocabulary, fields: tuple[str, ...]) -> FieldForms:
    """Return what a pattern stands for in one index as it is now: a query may say the same one again and again."""
    from artcli.query.expand import pattern_forms  # noqa: PLC0415  (few queries have patterns)

    return tuple([(field, pattern_forms(node, field, vocabulary)) for field in fields])


def _tokens(
    node: Word | Phrase, vocabulary: Vocabulary, languages: tuple[str | None, ...], fields: tuple[str, ...]
) -> tuple[Typed, ...]:
    """Return what a word or phrase is found by; a single word may be a compound, with a hyphen or in two words."""
    tokens = typed(node.text, languages, exact=node.exact)
    if len(tokens) > 1 or node.exact:
        return tokens
    whole = tuple([Typed(token.word, (*token.forms, _joined(token.word))) for token in tokens])
    if whole and not _is_known(whole[0], vocabulary, fields):
        for pair in splits(whole[0].word):
            parts = tuple([Typed(part, (Form(part, exact=True),)) for part in pair])
            if all([_is_known(part, vocabulary, fields) for part in parts]):
                return parts
    return whole


def _joined(word: str) -> Form:
    return Form(JOINED + fold(word), exact=True)


def _is_known(token: Typed, vocabulary: Vocabulary, fields: tuple[str, ...]) -> bool:
    return any(vocabulary.has(field, form.term) for form in token.forms for field in fields)
