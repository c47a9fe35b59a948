"""Counts of words → scores."""

import math
from dataclasses import replace

import pytest

from artcli.ranking import (
    PARAMETERS,
    Nearness,
    Parameters,
    TermCounts,
    burst,
    counts_of_forms,
    expansion_terms,
    length_factor,
    nearness,
    pair_score,
    pair_weight,
    saturated,
    should_expand,
    telling,
    term_weight,
    upper_bound,
)

LIBRARY = 1000


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("what is the price of salt", ["price", "salt"]),
        ("to be or not to be", ["to", "be", "or", "not", "to", "be"]),
        ("out over against", ["out", "over", "against"]),
        ("", []),
    ],
)
def test_stop_words_count_for_nothing_when_others_are_there(typed: str, kept: list[str]) -> None:
    """A query keeps its telling words, and all of them when none is."""
    assert telling(typed.split()) == kept


def test_term_weight_is_the_published_formula() -> None:
    """In_expC2: the logarithm of the articles over those expected, times the occurrences in an article that has any."""
    expected = 1000 * (1 - math.exp(-30 / 1000))
    assert term_weight(TermCounts(10, 30), LIBRARY) == pytest.approx(math.log(1001 / (expected + 0.5)) * 31 / 10)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """Weights fall as articles with the word rise."""
    weights = [term_weight(TermCounts(articles, articles), LIBRARY) for articles in (1, 10, 100, 1000)]
    assert weights == sorted(weights, reverse=True)


def test_a_word_that_comes_back_weighs_more() -> None:
    """Of two words in as many articles, the one that articles are about weighs more."""
    assert term_weight(TermCounts(20, 80), LIBRARY) > term_weight(TermCounts(20, 21), LIBRARY)


def test_one_long_article_does_not_make_its_words_weigh_hundredfold() -> None:
    """Burst has a ceiling."""
    assert burst(TermCounts(2, 900)) == PARAMETERS.most_burst
    assert term_weight(TermCounts(2, 900), LIBRARY) == term_weight(TermCounts(2, 90_000), LIBRARY)


@pytest.mark.parametrize("library", [1, 2, 7, 10**7])
def test_every_weight_is_positive(library: int) -> None:
    """A word in all articles, however often, still adds something; one in none adds nothing."""
    assert term_weight(TermCounts(library, library), library) > 0
    assert term_weight(TermCounts(library, library * 500), library) > 0
    assert term_weight(TermCounts(0, 0), library) == 0


def test_forms_of_a_word_are_counted_together() -> None:
    """Occurrences add up; articles don't, as some have both forms."""
    assert counts_of_forms([TermCounts(100, 150), TermCounts(500, 600)], LIBRARY) == TermCounts(550, 750)
    assert counts_of_forms([TermCounts(3, 4)], LIBRARY) == TermCounts(3, 4)
    assert counts_of_forms([], LIBRARY) == TermCounts(0, 0)


def test_an_occurrence_in_a_long_field_counts_less() -> None:
    """A body of average length counts an occurrence once, a longer one less; a byline the same at any length."""
    assert length_factor("body", 300, 300) == 1
    assert length_factor("body", 900, 300) == pytest.approx(1 / 2.5)
    assert length_factor("authors", 9, 3) == length_factor("authors", 1, 3)


def test_a_field_that_no_article_has_is_no_division_by_zero() -> None:
    """Without any titles their average length is 0."""
    assert length_factor("title", 0, 0) == PARAMETERS.fields["title"].weight


def test_a_title_counts_more_than_a_body() -> None:
    """An occurrence in a title of average length beats one in a body of average length."""
    assert length_factor("title", 6, 6) > length_factor("body", 300, 300)


def test_saturation_grows_and_never_reaches_one() -> None:
    """The tenth occurrence adds less than the first."""
    shares = [saturated(frequency) for frequency in (0, 1, 2, 10, 11, 1e6)]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] < 1
    assert shares[1] - shares[0] > shares[4] - shares[3]


def test_upper_bound_holds_for_every_lower_frequency() -> None:
    """No frequency up to the highest scores more than the bound, and none at all more than the weight."""
    scores = [2.5 * saturated(frequency / 4) for frequency in range(40)]
    assert max(scores) <= upper_bound(2.5, 39 / 4) <= upper_bound(2.5)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([3], [4], Nearness(1, 1)),
        ([4], [3], Nearness(0, 1)),
        ([3], [10], Nearness(0, 1)),
        ([3], [11], Nearness(0, 0)),
        ([1, 50], [2, 51], Nearness(2, 2)),
        ([1, 3], [2, 4], Nearness(2, 4)),
        ([], [2], Nearness(0, 0)),
    ],
)
def test_nearness_counts_both_orders_and_adjacency_one(first: list[int], second: list[int], expected: Nearness) -> None:
    """Near is fewer than eight places apart in any order; adjacent is directly after."""
    assert nearness(first, second) == expected


def test_nearness_equals_counting_every_pair() -> None:
    """The search by bisection finds what looking at every pair of places finds."""
    first, second = [0, 2, 5, 9, 20, 21, 40], [1, 3, 4, 10, 12, 19, 22, 60]
    gaps = [b - a for a in first for b in second]
    plain = Nearness(gaps.count(1), sum(abs(gap) < PARAMETERS.window for gap in gaps))
    assert nearness(first, second) == plain


def test_pairs_share_one_weight() -> None:
    """All pairs of a query together weigh what one word does, and a long query's nothing."""
    assert pair_weight(4.0, 2.0, 1) == 2.0
    assert pair_weight(4.0, 2.0, 4) == 0.5
    assert pair_weight(4.0, 2.0, PARAMETERS.most_pairs + 1) == 0
    assert pair_weight(4.0, 2.0, 0) == 0


def test_adjacent_beats_near_and_neither_beats_the_bound() -> None:
    """A pair adds its weight twice at the most."""
    near, adjacent = pair_score(2.0, Nearness(0, 1)), pair_score(2.0, Nearness(1, 1))
    assert 0 < near < adjacent < 2 * upper_bound(2.0)


@pytest.mark.parametrize(
    ("found", "words", "expected"),
    [([2, 2, 1], 3, True), ([2, 3, 1], 3, False), ([1], 1, False), ([], 3, False), ([], 0, False)],
)
def test_a_query_is_expanded_when_no_hit_has_all_its_words(found: list[int], words: int, *, expected: bool) -> None:
    """Who finds an article with every word has found what was asked for."""
    assert should_expand(found, words) is expected


COUNTS = {
    "glacier": TermCounts(40, 90),
    "ice": TermCounts(60, 120),
    "moraine": TermCounts(12, 30),
    "said": TermCounts(700, 2000),
    "1998": TermCounts(30, 30),
    "once": TermCounts(1, 1),
    "valley": TermCounts(80, 100),
}
HITS = [
    {"glacier": 5, "moraine": 3, "said": 6, "1998": 2, "the": 20},
    {"glacier": 2, "moraine": 2, "ice": 2, "said": 3, "1998": 1, "the": 20, "once": 9},
    {"ice": 4, "valley": 9, "said": 3, "the": 20},
]


def expanded(parameters: Parameters = PARAMETERS) -> dict[str, float]:
    return expansion_terms(HITS, {"glacier": 6.0}, COUNTS.__getitem__, LIBRARY, parameters)


def test_words_that_the_best_hits_share_are_added() -> None:
    """Not those of one hit only, numbers, stop words, or words of every other article."""
    assert set(expanded()) == {"glacier", "moraine", "ice"}


def test_added_words_come_heaviest_first_and_weigh_their_share() -> None:
    """All together they weigh the set share of the query."""
    weights = list(expanded(replace(PARAMETERS, feedback_share=0.5)).values())
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) == pytest.approx(3.0)


def test_no_more_words_are_added_than_wanted() -> None:
    """The words with the greatest share of the hits are kept."""
    assert list(expanded(replace(PARAMETERS, feedback_terms=1))) == ["glacier"]


def test_the_first_hit_counts_most() -> None:
    """A word of the first hits outweighs one as frequent in the last."""
    hits = [{"moraine": 1}, {"moraine": 1, "ice": 1}, {"ice": 1}]
    counts = {term: TermCounts(20, 40) for term in ("moraine", "ice")}
    added = expansion_terms(hits, {"glacier": 6.0}, counts.__getitem__, LIBRARY)
    assert list(added) == ["moraine", "ice"]


def test_nothing_is_added_from_no_hits() -> None:
    """Without hits, or without agreed words, the query stays as it is."""
    assert expansion_terms([], {"glacier": 6.0}, COUNTS.__getitem__, LIBRARY) == {}
    assert expansion_terms([{}, {}], {}, COUNTS.__getitem__, LIBRARY) == {}
