"""How well does each of the best articles answer, to the last bit?  Articles as they were read, and the words that count → their scores.

A cluster adds scores up in a way of its own (``scoring``), which is good enough to tell which articles may be among the best.  In what order
those are shown is told here, by the formula of ``ranking`` itself, from where the words stand in each.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.analysis.wanted import matching_words
from artcli.analysis.words import has_spaceless, tokens
from artcli.index.fields import NO_STEMS
from artcli.opensearch.documents import positions, terms_text
from artcli.ranking import PARAMETERS, Nearness, length_factor, pair_score, saturated
from artcli.search.counting import CountedForms, weight_of
from artcli.search.scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from artcli.analysis.words import Token
    from artcli.model import Article
    from artcli.opensearch.frequencies import Frequencies
    from artcli.search.scored import FieldForms, ScoredWord
    from artcli.search.scoring import CountedWord


class Measured(NamedTuple):
    """An article, and how long its fields are, in positions."""

    article: Article
    lengths: Mapping[str, int]


class _Lengths:
    """What one occurrence in a field of an article counts."""

    def __init__(self, articles: Sequence[Measured], averages: Mapping[str, float]) -> None:
        self._articles = articles
        self._averages = averages

    def factor(self, name: str, document: int) -> float:
        """Return it; articles are known by their places."""
        length = self._articles[document].lengths.get(name, 0)
        return length_factor(name, length, self._averages.get(name, 0.0))


class ArticleScorer(Scorer):
    """The words of a query in some articles, which are known by their places: ``search.scoring.Scorer``, without lists of an index."""

    lengths: Any

    def __init__(
        self,
        words: Sequence[ScoredWord],
        frequencies: Frequencies,
        articles: Sequence[Measured],
        averages: Mapping[str, float],
        *,
        exact: bool = False,
    ) -> None:
        """Take the words, how common they are, the articles, and how long a field is on average; ``exact`` counts places from the text's first word."""
        self._frequencies = frequencies
        self._articles = articles
        self._exact = exact
        self.lengths = _Lengths(articles, averages)
        self._tokens: dict[tuple[str, int], list[Token]] = {}
        self._places: dict[tuple[str, int], list[int]] = {}  # type: ignore[assignment]  # (here by fields and articles)
        self._weigh(words, frequencies.library)
        self._terms = {name: _terms_in(self.words, name) for name in PARAMETERS.fields}
        self._weights = {id(one): _weights(one.word) for one in self.counted}

    def score(self, document: int) -> float:
        """Return the score of an article."""
        there = [self.frequency(word, document) for word in self.counted]
        total = sum([word.weight * saturated(times) for word, times in zip(self.counted, there, strict=True)])
        for pair in self.pairs:
            first, second = pair.places
            if there[first] and there[second]:
                adjacent = near = 0.0
                for name, one in self.together(pair, document).items():
                    factor = self.lengths.factor(name, document)
                    adjacent += factor * one.adjacent
                    near += factor * one.near
                total += pair_score(pair.weight, Nearness(adjacent, near))
        return total

    def frequency(self, word: CountedWord, document: int) -> float:
        """Return what a word counts in an article, 0 where it isn't there."""
        total = 0.0
        for name, weights in self._weights[id(word)]:
            met = [[weights[term] for term in one.terms if term in weights] for one in self._met(name, document)]
            times = sum([max(one) for one in met if one])
            if times:
                total += times * self.lengths.factor(name, document)
        return total

    def places(self, word: CountedWord, name: str, document: int) -> list[int]:
        """Return where a word stands in a field of an article; what is near another word is as near there."""
        terms = frozenset([form.term for field, forms in word.word.forms if field == name for form in forms])
        met = self._met(name, document)
        known = self._places.get((name, document))
        if known is None:
            known = self._places[name, document] = self._placed(name, document, met)
        return [place for place, one in zip(known, met, strict=True) if not terms.isdisjoint(one.terms)]

    def _found(self, forms: FieldForms) -> CountedForms:
        return CountedForms((), self._frequencies.counts(forms))

    def _met(self, name: str, document: int) -> list[Token]:
        """Return the words of a field of an article that are one of the query's."""
        known = self._tokens.get((name, document))
        if known is None:
            terms = self._terms[name]
            text, language = _text_of(self._articles[document].article, name)
            if not terms or not text:
                known = []
            elif self._exact:
                known = [one for one in tokens(text, language) if not terms.isdisjoint(one.terms)]
            else:
                known = matching_words(text, terms, language)
            self._tokens[name, document] = known
        return known

    def _placed(self, name: str, document: int, met: Sequence[Token]) -> list[int]:
        if self._exact:
            return [one.position for one in met]
        text, language = _text_of(self._articles[document].article, name)
        if has_spaceless(text):
            by_start = {one.start: one.position for one in tokens(text, language)}
            return [by_start.get(one.start, 0) for one in met]
        found = []
        place = start = 0
        for one in met:
            place += positions(terms_text(text[start : one.start], language))
            start = one.start
            found.append(place)
        return found


def _terms_in(words: Sequence[ScoredWord], name: str) -> frozenset[str]:
    return frozenset([form.term for word in words for field, forms in word.forms if field == name for form in forms])


def _weights(word: ScoredWord) -> list[tuple[str, dict[str, float]]]:
    """Return what an occurrence of each term of a word counts, by field."""
    return [(name, {form.term: weight_of(form) for form in reversed(forms)}) for name, forms in word.forms]


def _text_of(article: Article, name: str) -> tuple[str, str | None]:
    """Return a field of an article as it is analysed, and the language it is analysed in."""
    if name == "authors":
        return ", ".join(article.authors), NO_STEMS
    return (article.title if name == "title" else article.body), article.language
