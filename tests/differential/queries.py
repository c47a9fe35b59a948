"""Whoosh's query objects, all kinds, drawn at random over the fields and the words that ``libraries`` draws articles from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from differential.libraries import TERMS
from hypothesis import strategies as st
from whoosh import query, scoring

from artcli.index.fields import TEXT_FIELDS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

names = st.sampled_from(("body", "body", "body", "title", *TEXT_FIELDS))
words = st.sampled_from(TERMS)
common = st.sampled_from(("summit", "\x01summit", "run", "the", "a"))
near = st.builds(query.Term, st.just("body"), common, st.sampled_from((1.0, 2.0)))
boosts = st.sampled_from((1.0, 1.0, 0.5, 2.0))
constant = st.booleans()
days = st.sampled_from((None, 19990101, 20180101, 20190201, 20190213, 20190227))
counts = st.one_of(st.none(), st.integers(0, 400))

terms = st.builds(query.Term, names, words, boosts)
beginnings = words.flatmap(lambda word: st.integers(0, len(word)).map(lambda length: word[:length]))
patterns = st.sampled_from(("s*", "*s", "r?n*", "[rs]*", "*", "ca?é", "\x01*", "河*", "*no such*"))
expressions = st.sampled_from((".*", "s.*s$", "(run|summit)s?", "^s", "r.n+", "[^a-z]", "caf[eé]", "no such"))

LEAVES: dict[str, SearchStrategy[query.Query]] = {
    "term": terms,
    "id": st.builds(query.Term, st.just("id"), st.integers(0, 9).map("q{:015d}".format)),
    "language": st.builds(query.Term, st.just("language"), st.sampled_from(("en", "de", "xx"))),
    "hash": st.builds(query.Term, st.just("hash"), st.sampled_from(("hash0", "hash1"))),
    "file": st.builds(
        query.Term, st.just("file"), st.sampled_from(("/data/copies/0.txt", "/data/news 1/summit-1.txt"))
    ),
    "date": st.builds(query.Term, st.just("date"), st.sampled_from((20190213, 20180101))),
    "words": st.builds(query.Term, st.just("words"), st.integers(0, 400)),
    "no field": st.builds(query.Term, st.just("no such field"), words),
    "prefix": st.builds(query.Prefix, names, beginnings, boosts, constant),
    "wildcard": st.builds(query.Wildcard, names, patterns, boosts, constant),
    "regex": st.builds(query.Regex, names, expressions, boosts, constant),
    "fuzzy": st.builds(query.FuzzyTerm, names, words, boosts, st.integers(0, 2), st.integers(0, 2), constant),
    "variations": st.builds(query.Variations, names, st.sampled_from(("run", "summit")), boosts),
    "range": st.builds(query.TermRange, names, words, words, constant, constant, boosts, constant),
    "range up to": st.builds(query.TermRange, names, st.none(), words, st.just(value=False), constant),
    "range from": st.builds(query.TermRange, names, words, st.none(), constant),
    "prefix of keys": st.builds(
        query.Prefix, st.sampled_from(("id", "file", "hash", "language")), st.sampled_from(("q0", "/data", "e", "ha"))
    ),
    "range of keys": st.builds(
        query.TermRange, st.just("id"), st.just("q000000000000001"), st.just("q000000000000004")
    ),
    "dates": st.builds(query.NumericRange, st.just("date"), days, days, constant, constant, boosts, constant),
    "numbers": st.builds(query.NumericRange, st.just("words"), counts, counts, constant, constant, boosts, constant),
    "every": st.builds(
        query.Every, st.one_of(st.none(), names, st.sampled_from(("language", "date", "id", "file"))), boosts
    ),
    "phrase": st.builds(query.Phrase, names, st.lists(common, min_size=1, max_size=2), st.integers(1, 9), boosts),
}
placed = st.one_of(near, near, *[LEAVES[kind] for kind in ("prefix", "wildcard", "fuzzy", "range", "phrase")])


def spans_over(within: SearchStrategy[query.Query]) -> dict[str, SearchStrategy[query.Query]]:
    """Return each kind of span query over others."""
    several = st.lists(within, min_size=1, max_size=3)
    slop = st.integers(1, 9)
    return {
        "span first": st.builds(query.SpanFirst, within, st.integers(0, 9)),
        "span near": st.builds(query.SpanNear, within, within, slop, st.booleans(), st.integers(0, 2)),
        "span near 2": st.builds(query.SpanNear2, several, slop, st.booleans(), st.integers(0, 2)),
        "span or": st.builds(query.SpanOr, several),
        "span not": st.builds(query.SpanNot, within, within),
        "span contains": st.builds(query.SpanContains, within, within),
        "span before": st.builds(query.SpanBefore, within, within),
        "span condition": st.builds(query.SpanCondition, within, within),
        "sequence": st.builds(query.Sequence, several, slop, st.booleans(), boosts),
        "ordered": st.builds(query.Ordered, several, slop, st.booleans(), boosts),
    }


def compounds_over(within: SearchStrategy[query.Query]) -> dict[str, SearchStrategy[query.Query]]:
    """Return each kind of compound query over others."""
    several = st.lists(within, max_size=3)
    return {
        "and": st.builds(query.And, several, boosts),
        "or": st.builds(query.Or, several, boosts),
        "or with a scale": st.builds(
            lambda those, scale: query.Or(those, scale=scale), several, st.sampled_from((0.5, 0.9))
        ),
        "default or": st.builds(query.DefaultOr, several, boosts),
        "preloaded or": st.builds(query.PreloadedOr, several, boosts),
        "split or": st.builds(query.SplitOr, several, boosts),
        "disjunction": st.builds(query.DisjunctionMax, several, boosts, st.sampled_from((0.0, 0.3))),
        "not": st.builds(query.Not, within),
        "and not": st.builds(query.AndNot, within, within),
        "and maybe": st.builds(query.AndMaybe, within, within),
        "require": st.builds(query.Require, within, within),
        "otherwise": st.builds(query.Otherwise, within, within),
        "constant": st.builds(query.ConstantScoreQuery, within, st.sampled_from((1.0, 2.5))),
        "weighting": st.builds(query.WeightingQuery, within, st.just(scoring.TF_IDF())),
        "parents": st.builds(query.NestedParent, LEAVES["language"], within),
        "children": st.builds(query.NestedChildren, LEAVES["language"], within),
    }


spans = st.one_of(*spans_over(placed).values())
scored = st.one_of(*[near] * 12, terms, *LEAVES.values(), spans)
compounds = st.one_of(*compounds_over(scored).values())
KINDS = (
    LEAVES
    | spans_over(placed)
    | {f"{kind}, nested": one for kind, one in spans_over(st.one_of(placed, spans)).items()}
    | compounds_over(scored)
    | {f"{kind}, nested": one for kind, one in compounds_over(st.one_of(scored, compounds)).items()}
)
"""Every kind of query that Whoosh has, but for ``ColumnQuery``: articles have no columns."""
