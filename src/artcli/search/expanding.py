"""Which words do the best hits add to a query?  Scored articles → the same and more, scored with the words that the best ones share."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import FOLDED, STEM, Form
from artcli.analysis.stems import DEFAULT_LANGUAGE, stemmer
from artcli.analysis.words import tokens
from artcli.index.entries import read_filed
from artcli.query.tree import And, Node, Or, Word
from artcli.ranking import PARAMETERS, expansion_terms, should_expand
from artcli.search.best import best_scores
from artcli.search.counting import count_forms
from artcli.search.loose import is_plain
from artcli.search.scored import ScoredWord
from artcli.text.language_words import WORDS
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from artcli.model import Article
    from artcli.ranking import TermCounts
    from artcli.search.context import Context
    from artcli.search.matching import Matches
    from artcli.search.scoring import Scorer

FIELDS = ("title", "body")
"""Where added words are looked for: a name in a byline isn't what an article is about."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of articles' words, how often each, and how it is written most."""

    by_article: list[Counter[str]] = field(default_factory=list)
    written: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, article: Article) -> None:
        """Count an article's words."""
        found: Counter[str] = Counter()
        carrying_nothing = _function_words(article.language)
        for text in (article.title, article.body):
            for token in tokens(text, article.language):
                if token.terms[0] in carrying_nothing:
                    continue
                stem = stem_of(token.terms)
                found[stem] += 1
                self.written.setdefault(stem, Counter())[token.terms[0]] += 1
        self.by_article.append(found)

    def surface(self, stem: str) -> str:
        """Return how a stem's word is written most often."""
        return max(self.written[stem].items(), key=lambda pair: (pair[1], pair[0]))[0]


@dataclass(frozen=True, slots=True)
class Expanded:
    """Articles, what scores them with more words, and those words as people write them."""

    matches: Matches
    scorer: Scorer
    words: tuple[str, ...]


@cache
def _function_words(language: str | None) -> frozenset[str]:
    """Return the commonest words of a language, which look telling where few articles are in it; English has its stop words."""
    return frozenset(WORDS.get(language or "", "").split() if language != DEFAULT_LANGUAGE else ())


def stem_of(terms: Sequence[str]) -> str:
    """Return the stem among a word's terms, without its layer's sign, or the word itself without accents."""
    return next((term[1:] for term in terms if term[0] == STEM), fold(terms[0]))


def stem_forms(stem: str) -> tuple[tuple[str, tuple[Form, ...]], ...]:
    """Return by which terms all words with a stem are found; each counts whole."""
    forms = (Form(stem, exact=True), Form(STEM + stem, exact=True), Form(FOLDED + stem, exact=True))
    return tuple([(name, forms) for name in FIELDS])


def stem_counts(context: Context, stem: str) -> TermCounts:
    """Return in how many articles, and how often, the words with a stem are; nearly, as no article is looked into."""
    return count_forms(stem_forms(stem), context.vocabulary, context.segments, context.snapshot.highest).counts


def expanded(context: Context, tree: Node, scorer: Scorer, matches: Matches) -> Expanded:
    """Add the words that the best hits share to a query, where none of those has all of its own."""
    scores = best_scores(scorer, matches, PARAMETERS.feedback_hits)
    best = sorted(scores, key=lambda document: (-scores[document], document))[: PARAMETERS.feedback_hits]
    known = [one for one in scorer.counted if one.counts.articles]
    there = [sum([scorer.frequency(one, document) > 0 for one in known]) for document in best]
    if not should_expand(there, len(known)):
        return Expanded(matches, scorer, ())
    stems, languages = Stems(), set[str | None]()
    for document in best:
        article = read_filed(context.snapshot, document).article
        stems.add(article)
        languages.add(article.language)
    found, new = feedback(stems, languages, scorer, lambda stem: stem_counts(context, stem), context.snapshot.highest)
    wider = context.scorer([*scorer.words, *found])
    more = context.matching(with_words(tree, [word.word for word in found]))
    return Expanded(more, wider, new)


def feedback(
    stems: Stems,
    languages: Iterable[str | None],
    scorer: Scorer,
    counts_of: Callable[[str], TermCounts],
    library: int,
) -> tuple[list[ScoredWord], tuple[str, ...]]:
    """Return the words that the best hits add to a query, and those of them that it hasn't already, as people write them.

    ``stems`` are the hits' words, ``languages`` those they are in; ``counts_of`` tells how common a stem is in the ``library``.
    """
    query = _query_stems(scorer, languages)
    added = expansion_terms(stems.by_article, query, counts_of, library)
    words = {stem: ScoredWord(stems.surface(stem), stem_forms(stem), weight=weight) for stem, weight in added.items()}
    return list(words.values()), tuple([word.word for stem, word in words.items() if stem not in query])


def _query_stems(scorer: Scorer, languages: Iterable[str | None]) -> dict[str, float]:
    """Return the stems of a query's words in the hits' languages, and what each weighs."""
    found: dict[str, float] = {}
    for word, weight, found_by in scorer.counted:
        if found_by.counts.articles:
            surface = lower(word.word)
            for stem in {fold(stemmer(language)(surface)) for language in languages}:
                found[stem] = found.get(stem, 0.0) + weight
    return found


def with_words(tree: Node, words: Sequence[str]) -> Node:
    """Return a tree that is also matched by the added words, within its bounds; one whose words must all be there stays."""
    more = tuple([Word(word) for word in words])
    if isinstance(tree, And):
        sides = [child for child in tree.children if isinstance(child, Or) and is_plain(child)]
        if len(sides) != 1 or [child for child in tree.children if is_plain(child)] != sides:
            return tree
        return And(tuple([with_words(child, words) if child is sides[0] else child for child in tree.children]))
    return Or((*tree.children, *more)) if isinstance(tree, Or) else Or((tree, *more)) if is_plain(tree) else tree
