"""Whoosh's queries over our index give what they give over Whoosh's own: the same articles, the same scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from differential.libraries import TERMS, Shelf, both, hits, large_shelf, shelves
from differential.queries import KINDS, common
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from whoosh import query, scoring

from artcli.index.fields import TEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.reading import IndexReader
    from whoosh.searching import Searcher

WEIGHTINGS = (scoring.BM25F, scoring.TF_IDF)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def assert_same(expected: Searcher, found: Searcher, asked: Sequence[query.Query], limit: int | None) -> None:
    """Compare the hits of queries, best first; scores up to what adding in another order may change."""
    for one in asked:
        wanted, got = hits(expected, one, limit), hits(found, one, limit)
        if isinstance(wanted, str) or isinstance(got, str):
            assert wanted == got, one
            continue
        assert [number for number, _ in got] == [number for number, _ in wanted], one
        assert [score for _, score in got] == pytest.approx([score for _, score in wanted], abs=1e-9), one


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@given(shelf=shelves(), data=st.data())
@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=SLOW)
def test_any_query_has_the_same_hits_and_scores(
    weighting: type[scoring.WeightingModel], shelf: Shelf, data: st.DataObject
) -> None:
    """One segment or several, some articles deleted: every kind of query, nested.

    Where stock Whoosh can't run a query (it has faults in Or over matchers without quality, in spans over Every…), it can't here.
    """
    asked = [data.draw(kind) for kind in KINDS.values()]
    with both(shelf, weighting=weighting) as (expected, found):
        assert_same(expected, found, asked, None)
        assert_same(expected, found, asked, 2)


@pytest.fixture(scope="module", params=WEIGHTINGS)
def large(request: pytest.FixtureRequest) -> Iterator[tuple[Searcher, Searcher]]:
    """Both searchers over lists of several blocks."""
    with both(large_shelf(), weighting=request.param) as searchers:
        yield searchers


@given(asked=st.one_of(*KINDS.values()), limit=st.sampled_from((None, 1, 5, 20)))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_blocks_are_skipped_as_stock_whoosh_skips(
    large: tuple[Searcher, Searcher], asked: query.Query, limit: int | None
) -> None:
    """With a limit, blocks that can't reach the top are passed over: the hits are the same, and so is how many there are."""
    assert_same(*large, [asked], limit)


@given(words=st.lists(common, min_size=2, max_size=5, unique=True))
@settings(max_examples=8, deadline=None)
def test_plain_words_find_the_best(large: tuple[Searcher, Searcher], words: list[str]) -> None:
    """Or and And of words, which are what blocks are for, at any limit."""
    terms = [query.Term(name, word) for word in words for name in ("body", "title")]
    for limit in (1, 3, 10, 100):
        assert_same(*large, [query.Or(terms), query.And(terms[:2]), query.DisjunctionMax(terms), *terms], limit)


def told(reader: IndexReader) -> dict[str, Any]:
    """Return what a reader tells of its documents and terms."""
    found: dict[str, Any] = {"terms": list(reader.all_terms()), "fields": sorted(reader.indexed_field_names())}
    for name, term in found["terms"]:
        info = reader.term_info(name, term)
        numbers = (info.weight(), info.doc_frequency(), info.min_id(), info.max_id(), info.max_weight())
        lengths = info.min_length(), info.max_length()
        counts = reader.frequency(name, term), reader.doc_frequency(name, term)
        found[f"{name}:{term!r}"] = numbers, lengths, counts, postings(reader, name, term)
    for name in TEXT_FIELDS:
        found[name] = reader.field_length(name), longest(reader, name), list(reader.field_terms(name))
    found["documents"] = reader.doc_count(), reader.doc_count_all(), reader.has_deletions(), list(reader.all_doc_ids())
    found["stored"] = list(reader.iter_docs())
    return found


def longest(reader: IndexReader, name: str) -> int:
    """Return the longest length of a field; stock Whoosh can't say it for a segment where the field is empty (a TypeError)."""
    known = [one for one, _ in reader.leaf_readers() if one.field_length(name)]
    return max([one.max_field_length(name) for one in known], default=0)


def postings(reader: IndexReader, name: str, term: bytes) -> list[Any]:
    """Return the postings of a term, read one by one."""
    matcher, found = reader.postings(name, term), []
    while matcher.is_active():
        places = matcher.value_as("positions") if name in TEXT_FIELDS else None
        length = reader.doc_field_length(matcher.id(), name)
        kinds = matcher.value_as("frequency"), matcher.value_as("weight")
        found.append((matcher.id(), matcher.weight(), length, places, kinds))
        matcher.next()
    return found


@given(shelf=shelves())
@settings(max_examples=20, deadline=None)
def test_readers_tell_the_same(shelf: Shelf) -> None:
    """Terms, their numbers, postings, lengths and documents are those of stock Whoosh."""
    with both(shelf) as (expected, found):
        wanted, got = told(expected.reader()), told(found.reader())
        assert got.keys() == wanted.keys()
        for what, value in wanted.items():
            assert got[what] == value, what


@given(shelf=shelves(), term=st.sampled_from(TERMS), distance=st.integers(0, 2), prefix=st.integers(0, 2))
@settings(max_examples=20, deadline=None)
def test_terms_are_found_by_their_beginning_and_by_likeness(
    shelf: Shelf, term: str, distance: int, prefix: int
) -> None:
    """Prefixes, ranges and Levenshtein look-ups, in a segment and in several."""
    with both(shelf) as (expected, found):
        for one, other in ((expected.reader(), found.reader()), *leaves(expected, found)):
            # a prefix longer than the term is an IndexError in Whoosh's automaton
            within = ("body", term, distance, min(prefix, len(term)))
            assert list(other.terms_within(*within)) == list(one.terms_within(*within))
            for length in range(len(term)):
                wanted = list(one.expand_prefix("body", term[:length]))
                assert list(other.expand_prefix("body", term[:length])) == wanted
            assert list(other.terms_from("body", term.encode())) == list(one.terms_from("body", term.encode()))


def leaves(expected: Searcher, found: Searcher) -> list[tuple[IndexReader, IndexReader]]:
    """Return the readers of each segment."""
    return [
        (one, other)
        for (one, _), (other, _) in zip(expected.reader().leaf_readers(), found.reader().leaf_readers(), strict=True)
    ]
