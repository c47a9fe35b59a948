"""Why does an article stand where it does?  A hit and what was counted → the evidence, whose parts sum to its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.analysis.fold import fold
from artcli.analysis.forms import FOLDED, JOINED
from artcli.analysis.words import MOST_PARTS, Token, tokens
from artcli.index.entries import NO_STEMS
from artcli.model import Evidence, Explanation
from artcli.query.tree import printed
from artcli.ranking import Nearness, pair_score, saturated
from artcli.search.counting import weight_of
from artcli.search.marked import tags_met
from artcli.search.suggesting import alone
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.analysis.forms import Form
    from artcli.model import Article, How
    from artcli.search.context import Looks
    from artcli.search.finding import Found
    from artcli.search.ordering import Ranked
    from artcli.search.scored import ScoredWord
    from artcli.search.scoring import CountedWord, Pair, Scorer


@dataclass(frozen=True, slots=True)
class _Text:
    """A field of an article as it was indexed: its text, and its tokens by their positions."""

    text: str
    tokens: dict[int, Token]

    @classmethod
    def of(cls, text: str, language: str | None) -> _Text:
        return cls(text, {token.position: token for token in tokens(text, language)})

    def surface(self, position: int, term: str) -> str:
        """Return the word that a term was made of, a compound whole."""
        first = last = self.tokens[position]
        if term.startswith(JOINED):
            together = fold(self.text[first.start : first.end])
            for place in range(position + 1, position + MOST_PARTS):
                if together == term[1:] or place not in self.tokens:
                    break
                last = self.tokens[place]
                together += fold(self.text[last.start : last.end])
        return self.text[first.start : last.end]


def explanation(found: Found, placed: Sequence[Ranked], context: Looks) -> Explanation:
    """Return the query as understood, and the evidence for each hit shown."""
    evidence = [
        (*evidence_for(found.scorer, one.document, one.filed.article), *tags_met(context, found.tree, one.filed.id))
        for one in placed
    ]
    return Explanation(printed(found.tree), tuple(evidence), alone(context, found.read))


def evidence_for(scorer: Scorer, document: int, article: Article) -> tuple[Evidence, ...]:
    """Return what each word, and each nearness of two, adds to an article's score."""
    texts = {
        "title": _Text.of(article.title, article.language),
        "body": _Text.of(article.body, article.language),
        "authors": _Text.of(", ".join(article.authors), NO_STEMS),
    }
    found = [one for counted in scorer.counted for one in _of_word(scorer, counted, document, texts)]
    return (*found, *[one for pair in scorer.pairs for one in _of_pair(scorer, pair, document)])


def _of_word(scorer: Scorer, counted: CountedWord, document: int, texts: dict[str, _Text]) -> Iterator[Evidence]:
    """Yield a word's evidence: what it adds is shared out by what each occurrence counts."""
    word, weight, _ = counted
    frequency = scorer.frequency(counted, document)
    if not frequency:
        return
    met = []
    for name, forms in word.forms:
        factor, places = scorer.lengths.factor(name, document), scorer.places(counted, name, document)
        for (surface, how), counts in _met(forms, places, texts[name], word).items():
            met.append((Evidence(word.word, surface, how, name, len(counts), 0.0), factor * sum(counts)))
    share = weight * saturated(frequency) / sum([counted_for for _, counted_for in met])
    for evidence, counted_for in met:
        yield replace(evidence, added=share * counted_for)


def _met(
    forms: Sequence[Form], places: Sequence[int], text: _Text, word: ScoredWord
) -> dict[tuple[str, How], list[float]]:
    """Return by which words of a text, and how, a word was met, and what each time counts."""
    met: dict[tuple[str, How], list[float]] = {}
    by_term = {form.term: form for form in reversed(forms)}
    for place in places:
        present = [by_term[term] for term in text.tokens[place].terms if term in by_term]
        best = max(present, key=lambda form: (weight_of(form), form.exact))
        surface = text.surface(place, best.term).lower()
        met.setdefault((surface, _how(best, word)), []).append(weight_of(best))
    return met


def _how(form: Form, word: ScoredWord) -> How:
    if word.pattern:
        return "pattern"
    if word.weight is not None:
        return "added"
    if not form.exact:
        return "stem"
    if form.term.startswith(JOINED):
        return "joined"
    return "accents" if form.term.startswith(FOLDED) else "exact"


def _of_pair(scorer: Scorer, pair: Pair, document: int) -> Iterator[Evidence]:
    """Yield a pair's evidence by field: what being adjacent adds and what being near, each shared out by the fields' counts."""
    together = scorer.together(pair, document)
    factors = {name: scorer.lengths.factor(name, document) for name in together}
    adjacent = sum([factors[name] * one.adjacent for name, one in together.items()])
    near = sum([factors[name] * one.near for name, one in together.items()])
    words = f"{pair.first.word.word} {pair.second.word.word}"
    for name, one in together.items():
        if one.near:
            added = pair_score(pair.weight, Nearness(adjacent, 0)) * _part(factors[name] * one.adjacent, adjacent)
            added += pair_score(pair.weight, Nearness(0, near)) * _part(factors[name] * one.near, near)
            yield Evidence(words, words, "near", name, int(one.near), added)


def _part(one: float, whole: float) -> float:
    return one / whole if whole else 0.0
