"""Which words of a query count for the order of its hits?  A tree → its telling words, each with its forms and fields.  Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from artcli.analysis.fold import fold
from artcli.analysis.typed import typed
from artcli.query.compile import SCHEMA_FIELDS, TEXT_FIELDS
from artcli.query.expand import pattern_forms
from artcli.query.tree import And, Boost, Field, Fuzzy, Node, Or, Phrase, Prefix, Regex, Wildcard, Word
from artcli.ranking import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.analysis.forms import Form
    from artcli.index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ScoredWord:
    """A word that counts: as typed, the terms by which it is found in each field, and how many times over it counts."""

    word: str
    forms: tuple[tuple[str, tuple[Form, ...]], ...]
    factor: float = 1.0


def scored_words(
    node: Node, vocabulary: Vocabulary, languages: tuple[str | None, ...], fields: tuple[str, ...] = TEXT_FIELDS
) -> list[ScoredWord]:
    """Return the words that count, in the order typed: none that are excluded, and stop words only where there is nothing else."""
    found = list(_words(node, vocabulary, languages, fields, 1.0))
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
        for token in typed(node.text, languages, exact=node.exact):
            yield ScoredWord(token.word, tuple([(field, token.forms) for field in fields]), factor)
    elif isinstance(node, (Prefix, Wildcard, Fuzzy, Regex)):
        forms = [(field, pattern_forms(node, field, vocabulary)) for field in fields]
        yield ScoredWord(str(node), tuple(forms), factor)
