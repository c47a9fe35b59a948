"""Laws of the query language: a tree's print says the tree, anything typed is a tree or an error with a place, in linear time."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from artcli.errors import QuerySyntaxError
from artcli.query.parse import parse
from artcli.query.tokens import MOST_CHARACTERS
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
    children,
    printed,
)

TODAY = date(2019, 3, 9)
TEXT_FIELDS = ("title", "body", "author", "source", "lang", "path", "id", "tag", "note")
MANY = int(os.environ.get("ARTCLI_QUERIES", "1000"))
"""Generated strings: a thousand each time, a hundred thousand when the language is changed."""

names = st.text("abcdefghijklmnopqrstuvwxyzäéøжк河内0123456789", min_size=1, max_size=8)
words = st.one_of(
    names,
    st.sampled_from(["don't", "C++", "AT&T", "U.S.", "state-owned", "10:30", "3.5%", "and", "a=b", "--x", "x^y"]),
)
leaves = st.one_of(
    st.builds(Word, words, st.booleans().filter(lambda exact: not exact)),
    st.builds(Word, names, st.just(value=True)),
    st.builds(Phrase, st.lists(words, min_size=1, max_size=4).map(" ".join), st.booleans(), st.integers(0, 100)),
    st.builds(Prefix, names),
    st.builds(Wildcard, st.tuples(names, st.sampled_from(["?", "*", "?*", "*?"]), names).map("".join)),
    st.builds(Fuzzy, names.filter(lambda name: len(name) > 3), st.integers(1, 2)),
    st.builds(Regex, st.sampled_from(["colou?r", "(a|b)c", "[0-9]{4}", 'x"y', r"a\/b", "a+(bc)?"])),
)
factors = st.one_of(st.integers(1, 1000).map(float), st.integers(1, 9999).map(lambda hundredths: hundredths / 100))
days = st.integers(0, 20_000).map(lambda number: (date(1970, 1, 1) + timedelta(number)).isoformat())


def compounds(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Join nodes as the language can."""
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(And, several), st.builds(Or, several), st.builds(Not, inner), st.builds(Boost, inner, factors)
    )


def ranges(kind: type[DateRange], ends: st.SearchStrategy[str]) -> st.SearchStrategy[Node]:
    """Make ranges with one or two ends, in order."""
    both = st.tuples(ends, ends).map(lambda pair: kind(min(pair), max(pair)))
    return st.one_of(both, ends.map(lambda end: kind(end, None)), ends.map(lambda end: kind(None, end)))


numbers = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted)
facts = st.one_of(
    st.builds(Field, st.sampled_from(TEXT_FIELDS), st.recursive(leaves, compounds, max_leaves=4)),
    st.builds(Has, st.sampled_from((*TEXT_FIELDS, "date"))),
    st.builds(Saved, st.from_regex(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?", fullmatch=True)),
    ranges(DateRange, days),
    st.builds(lambda pair: NumberRange("minutes", *pair), numbers),
    st.builds(NumberRange, st.sampled_from(["minutes", "words"]), st.integers(0, 999), st.none()),
)
trees = st.recursive(st.one_of(leaves, facts), compounds, max_leaves=12)

PARTS = [
    *'ab 12:"()[]{}-+=*?^~/\\|&@#.,;!\'<>$%_', "  ", "AND", "OR", " AND ", " OR ", " NOT ", "title:", "Author:", "date:", "last:", "minutes:", "titel:",
    "after:", "2019", "2019-02", "..", "7d", "unknown", "last month", "february", "“", "”", "«", "»", "：", "（", "）", "http://", ":)", "summit",
    "don't", "~2", "^2", "^0.5", "~5", "/a+/", "[a-z]", "@mine", "\0", "\n", "\u200b", "\ufeff", "\ud800", "😀", "é", "e\u0301", "河内", "שלום", "\u3000",
]  # fmt: skip
odd_words = st.text("ab0:\"[]{}-+=*?^~/\\@.,;'_|&!<😀é", min_size=1, max_size=5)
spliced = st.recursive(
    odd_words,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " OR ", " AND ", ""]), inner).map("".join),
        st.tuples(st.sampled_from(["-", "NOT ", "+", "=", "- ", "title:", "path:", "@", "/"]), inner).map("".join),
        st.tuples(st.just("("), inner, st.sampled_from([")", ")^2", ")~2", ")a"])).map("".join),
        st.tuples(st.sampled_from('/"'), odd_words, st.sampled_from(["/", '"', '"~3^2', "/^2", '"^2'])).map("".join),
    ),
    max_leaves=6,
)
typed = st.one_of(
    spliced,
    st.lists(st.sampled_from(PARTS), max_size=25).map("".join),
    st.text(st.characters(), max_size=40),
    trees.map(printed),
    st.tuples(trees.map(printed), st.integers(0, 60), st.sampled_from(PARTS)).map(
        lambda t: t[0][: t[1]] + t[2] + t[0][t[1] :]
    ),
)


def outcome(query: str) -> Node | None:
    """Return the tree, or nothing for an error whose span lies in the query."""
    try:
        return parse(query, TODAY)
    except QuerySyntaxError as error:
        assert 0 <= error.span.start <= error.span.stop <= len(query)
        assert error.span or not query
        assert error.hint
        assert "\n" not in str(error)
        assert error.source == query
        return None


def check_spans(node: Node, outer: range) -> None:
    """A node stands inside the one above it."""
    assert outer.start <= node.span.start < node.span.stop <= outer.stop
    for child in children(node):
        check_spans(child, node.span)


@given(trees)
@settings(max_examples=max(500, MANY // 10))
def test_the_print_of_a_tree_says_the_tree(tree: Node) -> None:
    """parse(printed(tree)) == tree."""
    assert parse(printed(tree), TODAY) == tree


@given(typed)
@settings(max_examples=MANY)
@example("(x :D) :D")
@example("(=D) x")
@example("(0://)^1")
@example("([x)^2")
@example("/" * 50)
@example("date:" + "9" * 5000)
def test_anything_typed_is_a_tree_or_an_error(query: str) -> None:
    """Nothing else is raised, spans are true, and the tree prints as a query that says it."""
    tree = outcome(query)
    if tree is not None:
        check_spans(tree, range(len(query)))
        assert parse(printed(tree), TODAY) == tree
        assert printed(parse(printed(tree), TODAY)) == printed(tree)


@pytest.mark.parametrize(
    "part",
    ["a ", "a", "- ", "-", "-a", "(", ")", '"', '"a"', "=", "=a", "+-", "*", "a*", "~", "^2", "/", "/a", "/\\", "(/", "@", "@a", ":", ":)", "title:", "a:",
     "date:", "date: ", "NOT ", "OR ", "a OR ", "\0", "\ud800", "😀", "“", "[", "?", "&", "_", ".", "9", "é", "-=", "(a", "-(", "((a)"],
)  # fmt: skip
def test_time_is_linear(part: str) -> None:
    """The longest query takes a fifth of a second, a busy machine five of them; a quadratic step would take a minute."""
    query = part * ((MOST_CHARACTERS - 1) // len(part))
    start = time.perf_counter()
    for whole in (query, query + "a", "a" + query):
        outcome(whole)
    assert time.perf_counter() - start < 60


def test_a_longer_query_is_not_read() -> None:
    """Fifty megabytes are told so at once."""
    start = time.perf_counter()
    assert outcome("(a " * 17_000_000) is None
    assert time.perf_counter() - start < 10
