"""How much does an article answer a query?  Counts of words → scores: the formulas and their parameters, all in one place.

    score(article) = Σ word   asked × weight(word) × saturated(frequency of the word in the article)
                   + Σ pair   pair weight × (saturated(times adjacent) + saturated(times near))

where a pair is two telling words that follow each other in the query.  Every part only grows with the counts, so a bound for a
block of postings is the same formula for the block's highest counts and shortest lengths (``upper_bound``).

An evaluator brings the counts from wherever it keeps them; this module knows no index, no text and no query language, and
imports nothing but the standard library's arithmetic.  docs/ranking.md has the measurements; bench/relevance.py makes them.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from artcli.hints import TYPE_CHECKING
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_CLOSED_CLASSES = (
    "a an the and or but nor if then than so as of at by for with to from in on into about"
    " i me my we us our you your he him his she her it its they them their this that these those"
    " who whom whose which what when where why how"
    " am is are was were be been being have has had having do does did doing"
    " will would shall should can could may might must"
    " there here not no such some any each all both other more most only very too just also"
)
STOP_WORDS = frozenset(_CLOSED_CLASSES.split())
"""English words that carry nothing: closed classes only, without those that can be what a headline is about (out, over, against).

They matter little, since the weighting itself leaves common words next to nothing: without any list MAP falls from .244 to .231 on
cisi and by .004 on time; with Snowball's 130 words the collections gain nothing, and three-word queries of news lose .012.
For the same reason no other language needs a list.
"""


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How much a word in a field counts, and how far its count is divided by the field's length (0 not at all, 1 wholly)."""

    weight: float
    length_share: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """Everything that could be tuned.  Textbook values, except where a comment names what chose another."""

    fields: Mapping[str, FieldWeight] = field(
        default_factory=lambda: {
            # Robertson and Zaragoza (2009): BM25F, b .75.  A title's 2 to 5 are within .007 MAP everywhere; 1 loses .036 on titles
            "title": FieldWeight(3.0, 0.75),
            "body": FieldWeight(1.0, 0.75),
            # not measured (no collection has authors): a name in a byline of three is worth as much as alone
            "authors": FieldWeight(2.0, 0.0),
        }
    )
    saturation: float = 1.2
    """k1 of BM25, its usual value.  Long questions like it higher (2: cisi +.005 MAP), short ones lower (0.9: passages +.010)."""
    folded: float = 0.9
    """What an occurrence counts that only meets the word without its accents (not measured; above ``stemmed``)."""
    stemmed: float = 0.7
    """What one counts that only shares its stem.  1 loses .013 MAP on three-word queries; 0.5 is within .007 everywhere."""
    most_burst: float = 5.0
    """Ceiling of ``burst``: 3 to none are within .006 MAP; it keeps one long article from making its words weigh hundredfold."""
    window: int = 8
    """Words are near when fewer than so many places apart (Metzler and Croft 2005; 5 loses .017 MAP on passages)."""
    nearness: float = 1.0
    """What all pairs together count, for being adjacent and again for being near, against one word of the query.

    0 loses .081 MAP on passages, .012 on titles, and gains .0085 on headlines; the three collections don't mind (.002).
    """
    most_pairs: int = 10
    """A longer query is ranked without its pairs: no measured loss, and the time saved."""
    feedback_hits: int = 5
    feedback_terms: int = 20
    feedback_share: float = 0.4
    """What all added words together weigh against the query's own.  .25 to 1 gain .015 to .021 mean MAP on the three collections."""
    feedback_common: float = 0.25
    """A word in a greater share of the articles than this isn't added."""


PARAMETERS = Parameters()


@dataclass(frozen=True, slots=True)
class TermCounts:
    """What an index knows of a term: in how many articles it is, and how often in all of them (fields together)."""

    articles: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class Nearness:
    """How often the two words of a pair stand next to each other in their order, and how often near in any."""

    adjacent: float = 0.0
    near: float = 0.0


def counts_of_forms(forms: Sequence[TermCounts], library: int) -> TermCounts:
    """Return the counts of a word whose forms (stem, the word itself, …) are terms of their own, no two at the same place.

    The articles that have any form are estimated as if forms were strewn independently: no more than .004 MAP from counting
    them (cisi; .002 elsewhere), where the commonest form's count alone would lose .006 to .016.
    """
    commonest = max((form.articles for form in forms), default=0)
    without = math.prod([1 - form.articles / library for form in forms]) if library else 1.0
    return TermCounts(max(commonest, round(library * (1 - without))), sum([form.occurrences for form in forms]))


def telling(words: Iterable[str]) -> list[str]:
    """Return the words of a query that say something: all but stop words, or all when there is nothing else.

    >>> telling(["the", "treaty", "of", "the", "lakes"])
    ['treaty', 'lakes']
    >>> telling(["to", "be"])
    ['to', 'be']
    """
    words = list(words)
    return [word for word in words if word not in STOP_WORDS] or words


def burst(counts: TermCounts, parameters: Parameters = PARAMETERS) -> float:
    """Return how often a term comes back in an article that has it.

    The Bernoulli after-effect (Amati and van Rijsbergen 2002): words that articles are *about* come in bursts, words that
    merely turn up do not.
    """
    return min((counts.occurrences + 1) / counts.articles, parameters.most_burst)


def term_weight(counts: TermCounts, library: int, parameters: Parameters = PARAMETERS) -> float:
    """Return what a term weighs in a library of so many articles; 0 for one that no article has.

    In_expC2 (Amati 2003): inverse expected document frequency, the number of articles that would have the term were its
    occurrences strewn at random, times ``burst``.  Against BM25's inverse document frequency: time +.026, cran +.013, cisi +.021 MAP (passages -.009).
    """
    if not counts.articles:
        return 0.0
    occurrences = min(counts.occurrences, parameters.most_burst * counts.articles)
    expected = -library * math.expm1(-occurrences / library)
    return math.log((library + 1) / (expected + 0.5)) * burst(counts, parameters)


def length_factor(name: str, length: float, average: float, parameters: Parameters = PARAMETERS) -> float:
    """Return what one occurrence in a field of this length counts, where fields of this name have an average length."""
    weights = parameters.fields[name]
    if not average:
        return weights.weight
    return weights.weight / (1 - weights.length_share + weights.length_share * length / average)


def saturated(frequency: float, parameters: Parameters = PARAMETERS) -> float:
    """Return a frequency (occurrences times their ``length_factor``, all fields together) as a share of 1, which is never reached."""
    return frequency / (parameters.saturation + frequency)


def upper_bound(weight: float, highest_frequency: float | None = None, parameters: Parameters = PARAMETERS) -> float:
    """Return what a term or pair of this weight adds at the most where its frequency is no higher than this, or is unknown."""
    return weight if highest_frequency is None else weight * saturated(highest_frequency, parameters)


def pair_weight(first: float, second: float, pairs: int, parameters: Parameters = PARAMETERS) -> float:
    """Return what a pair of neighbours in a query weighs, from the weights of its words and the number of pairs.

    Sequential dependence (Metzler and Croft 2005), but shared out among the pairs: it decides searches of three words (passages:
    +.08 MAP) and leaves questions of twenty alone.  The lighter word's weight is known before any position is read.
    """
    if not 0 < pairs <= parameters.most_pairs:
        return 0.0
    return parameters.nearness * min(first, second) / pairs


def nearness(first: Sequence[int], second: Sequence[int], parameters: Parameters = PARAMETERS) -> Nearness:
    """Count how often two words come together in a field, from their places there in ascending order.

    >>> nearness([3, 40], [4, 9, 100])
    Nearness(adjacent=1, near=2)
    """
    reach = parameters.window - 1
    adjacent = near = 0
    for place in first:
        low, high = bisect_left(second, place - reach), bisect_right(second, place + reach)
        near += high - low
        follower = bisect_left(second, place + 1, low, high)
        adjacent += follower < high and second[follower] == place + 1
    return Nearness(adjacent, near)


def pair_score(weight: float, together: Nearness, parameters: Parameters = PARAMETERS) -> float:
    """Return what a pair adds, from its weight and its ``Nearness`` (each count times its field's ``length_factor``)."""
    return weight * (saturated(together.adjacent, parameters) + saturated(together.near, parameters))


def should_expand(found: Sequence[int], words: int) -> bool:
    """Tell whether a query needs more words: no one of its best hits has all of its own.

    ``found`` is how many of the query's distinct telling words each of the first ``feedback_hits`` hits has, ``words`` how many of
    them the index knows.  Who finds an article with every word has found what was asked for, and other words only push it down
    (passages -.029, titles -.004 MAP); where the words are spread over many articles, feedback helps.  Gaps between
    scores added nothing to this rule; clarity and the hits' likeness to each other hardly go with the gain.
    """
    return bool(found) and max(found) < words


def expansion_terms(
    hits: Sequence[Mapping[str, int]],
    query: Mapping[str, float],
    counts_of: Callable[[str], TermCounts],
    library: int,
    parameters: Parameters = PARAMETERS,
) -> dict[str, float]:
    """Return the words to add to a query and what each weighs (to be multiplied by ``saturated``), heaviest first.

    RM3 (Abdul-Jaleel et al. 2004): a word's mean share of the best hits' words, the first hit counting most; here the share
    times ``term_weight``, all together ``feedback_share`` of the query's own weight.  ``hits`` are the terms of the best hits with
    their frequencies, ``query`` the query's terms with their weights.  A word of the query may be among those added: it is made heavier.
    """
    common = library * parameters.feedback_common
    chosen: dict[str, float] = {}
    for term, share in _by_share(hits[: parameters.feedback_hits]):
        if term not in query and not _is_telling(term):
            continue
        counts = counts_of(term)
        if term in query or 2 <= counts.articles <= common:
            chosen[term] = share * term_weight(counts, library, parameters)
            if len(chosen) == parameters.feedback_terms:
                break
    total = sum(chosen.values())
    scale = parameters.feedback_share * sum(query.values()) / total if total else 0.0
    return {term: weight * scale for term, weight in sorted(chosen.items(), key=lambda pair: (-pair[1], pair[0]))}


def _is_telling(term: str) -> bool:
    return len(term) > 1 and not term.isdigit() and term not in STOP_WORDS


def _by_share(hits: Sequence[Mapping[str, int]]) -> list[tuple[str, float]]:
    """Return the terms that at least two hits share, by their mean share of a hit's words."""
    shares: dict[str, list[float]] = {}
    for rank, hit in enumerate(hits, 1):
        length = sum(hit.values())
        for term, frequency in hit.items():
            shares.setdefault(term, []).append(frequency / length / math.log2(rank + 1))
    agreed = [(term, sum(parts)) for term, parts in shares.items() if len(parts) >= min(2, len(hits))]
    return sorted(agreed, key=lambda pair: (-pair[1], pair[0]))
