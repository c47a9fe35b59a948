"""A query means what people mean by it, or is told with the place of the fault."""

from datetime import date

import pytest

from artcli.errors import QuerySyntaxError
from artcli.query.parse import MOST_LEVELS, parse
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
)

TODAY = date(2019, 3, 9)
A, B, C, D = Word("a"), Word("b"), Word("c"), Word("d")


def tree(query: str) -> Node:
    """Parse on a Saturday in March."""
    return parse(query, TODAY)


def fault(query: str) -> QuerySyntaxError:
    """Return the error that a query makes."""
    with pytest.raises(QuerySyntaxError) as caught:
        tree(query)
    return caught.value


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a OR b c", And((Or((A, B)), C))),
        ("a b OR c", And((A, Or((B, C))))),
        ("a AND b OR c AND d", Or((And((A, B)), And((C, D))))),
        ("a || b && c", Or((A, And((B, C))))),
        ("-a", Not(A)),
        ("NOT a b", And((Not(A), B))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("a AND -b", And((A, Not(B)))),
        ("NOT NOT a", Not(Not(A))),
        ("-(a b)", Not(And((A, B)))),
        ('-"a b"', Not(Phrase("a b"))),
        ('-="a b"', Not(Phrase("a b", exact=True))),
        ("((a))", A),
        ("a(b)c", And((A, B, C))),
    ],
)
def test_operators(query: str, expected: Node) -> None:
    """NOT binds tightest, then AND, then OR, then the space."""
    assert tree(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("=AND", Word("AND", exact=True)),
        ('"a b"~5', Phrase("a b", slop=5)),
        ('="a b"', Phrase("a b", exact=True)),
        ("summit*", Prefix("summit")),
        ("su?mit", Wildcard("su?mit")),
        ("*s**t*", Wildcard("*s*t*")),
        ("won?", Wildcard("won?")),
        ("summit~", Fuzzy("summit")),
        ("summit~1", Fuzzy("summit")),
        ("summit~2", Fuzzy("summit", 2)),
        ("~500", Word("~500")),
        ("a~b", Word("a~b")),
        ("x^y", Word("x^y")),
        ("summit^2", Boost(Word("summit"), 2.0)),
        ("summit*^.5", Boost(Prefix("summit"), 0.5)),
        ("summit~2^2", Boost(Fuzzy("summit", 2), 2.0)),
        ('"a b"~5^2', Boost(Phrase("a b", slop=5), 2.0)),
        ("(a b)^2", Boost(And((A, B)), 2.0)),
        ("[summit*],", Prefix("summit")),
        ("'summit~'", Fuzzy("summit")),
        ("/colou?r/", Regex("colou?r")),
        ("-/a+/^2", Not(Boost(Regex("a+"), 2.0))),
        ("@mine", Saved("mine")),
        ("-@mine", Not(Saved("mine"))),
        ("http://a.b/?c*d~", Word("http://a.b/?c*d~")),
    ],
)
def test_operands(query: str, expected: Node) -> None:
    """The signs at a word say how it is looked for."""
    assert tree(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:a", Field("title", A)),
        ("TITLE: a", Field("title", A)),
        ("authors:a", Field("author", A)),
        ("title：a", Field("title", A)),
        ('title:"a b"', Field("title", Phrase("a b"))),
        ("title:(a -b)", Field("title", And((A, Not(B))))),
        ("title:=a", Field("title", Word("a", exact=True))),
        ("title:a*^2", Field("title", Boost(Prefix("a"), 2.0))),
        ("title:x:y", Field("title", Word("x:y"))),
        ("author:@ann", Field("author", Word("@ann"))),
        ("path:C:\\x", Field("path", Word("C:\\x"))),
        ("path:/home/ann", Field("path", Word("/home/ann"))),
        ("-title:a", Not(Field("title", A))),
        ("title:a b", And((Field("title", A), B))),
        ("note:*", Has("note")),
        ("minutes:..6", NumberRange("minutes", None, 6)),
        ("minutes:10..5", NumberRange("minutes", 5, 10)),
        ("words:>1,000", NumberRange("words", 1001, None)),
        ("minutes:>10", NumberRange("minutes", 11, None)),
        ("minutes:<=10", NumberRange("minutes", None, 10)),
        ("words:500", NumberRange("words", 500, 500)),
        ("date:2019-02", DateRange("2019-02-01", "2019-02-28")),
        ("date:unknown", Not(Has("date"))),
        ("date:*", Has("date")),
        ('after:"last month"', DateRange("2019-02-01", None)),
        ("last:7d", DateRange("2019-03-02", "2019-03-09")),
    ],
)
def test_fields(query: str, expected: Node) -> None:
    """A field's value is any operand, a range, or * for anything."""
    assert tree(query) == expected


@pytest.mark.parametrize(
    ("query", "at_fault"),
    [
        ("a (b", "("),
        ('a "b', '"'),
        ("a) b", ")"),
        ("a AND", "AND"),
        ("a AND OR b", "AND"),
        ("OR a", "OR"),
        ("(a NOT)", "NOT"),
        ("a ()", "()"),
        ('""', '""'),
        ("a titel:b", "titel:"),
        ("title:", "title:"),
        ("title: AND", "title:"),
        ("title:-a", "title:-"),
        ("title:--", "title:"),
        ("title:(a author:b)", "author:"),
        ("title:author:b", "author:"),
        ("date:foo", "foo"),
        ("last:7x", "7x"),
        ("date:february 2019", "february 2019"),
        ("minutes:x", "x"),
        ("minutes:(5)", "minutes:("),
        ("a summit~9", "~9"),
        ("ab~", "ab~"),
        ('"a b"~', "~"),
        ('"a b"~101', "~101"),
        ("(a b)~2", "~2"),
        ('"a b"^2~5', "^2~5"),
        ("a ^2", "^2"),
        ("a^-1", "-1"),
        ("a^2^3", "2^3"),
        ("a^0.001", "0.001"),
        ("a * b", "*"),
        ("?*", "?*"),
        ("=a*", "a*"),
        ("a*~", "a*~"),
        ("=(a)", "="),
        ("/a[b/", "["),
        ("/unclosed+", "/unclosed+"),
        ("/(a b)/", "/"),
        ("x /(a+)+/", "(a+)+"),
        ("@a.b", "@a.b"),
        ("date:2019^2", "2019^2"),
        ("- --", "- --"),
        ("", ""),
    ],
)
def test_the_place_at_fault(query: str, at_fault: str) -> None:
    """An error says what is wrong in one line, where, and what to write instead."""
    error = fault(query)
    assert query[error.span.start : error.span.stop] == at_fault
    assert error.hint
    assert "\n" not in str(error) + error.hint


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("titel:a", "title:"),
        ("Autor:a", "author:"),
        ("subject:a", "title:"),
        ("form:a", None),
        ("dates:2019", "date:"),
        ("is:unread", "tag:"),
    ],
)
def test_which_field_was_meant(query: str, meant: str | None) -> None:
    """Misspellings and other programs' names are known."""
    hint = fault(query).hint or ""
    assert hint.startswith(f"Did you mean {meant}?" if meant else "Fields: title, body")


def test_a_hundred_levels_are_taken() -> None:
    """Of parentheses, which leave nothing in the tree, and of exclusions."""
    assert tree("(" * MOST_LEVELS + "a" + ")" * MOST_LEVELS) == A
    assert tree("NOT " * (MOST_LEVELS - 1) + "a") == tree("-(" * (MOST_LEVELS - 1) + "a" + ")" * (MOST_LEVELS - 1))


@pytest.mark.parametrize("levels", [MOST_LEVELS + 1, 10_000])
@pytest.mark.parametrize("level", ["(", "NOT ", "-(", "((", "(NOT "])
def test_deep_nesting_is_told(level: str, levels: int) -> None:
    """Beyond, there is an error and no recursion."""
    assert "deep" in str(fault(level * levels + "a" + ")" * levels * level.count("(")))


def test_spans() -> None:
    """Every node knows which characters say it."""
    query = 'x -title:(a OR "b c"^2)'
    node = tree(query)
    assert isinstance(node, And)
    excluded = node.children[1]
    assert isinstance(excluded, Not)
    assert isinstance(excluded.child, Field)
    either = excluded.child.child
    assert isinstance(either, Or)
    nodes = [node, excluded, excluded.child, either, *either.children]
    assert [query[each.span.start : each.span.stop] for each in nodes] == [
        query,
        '-title:(a OR "b c"^2)',
        'title:(a OR "b c"^2)',
        'a OR "b c"^2',
        "a",
        '"b c"^2',
    ]


@pytest.mark.parametrize(("query", "hint"), [("AND", '"and"'), ("&&", "Put a word on either side."), ("a ||", "side.")])
def test_an_operator_alone_is_said_with_what_helps(query: str, hint: str) -> None:
    """Signs can't be looked for, not even between quotation marks."""
    with pytest.raises(QuerySyntaxError) as caught:
        parse(query, TODAY)
    assert (caught.value.hint or "").rstrip(".").endswith(hint.rstrip("."))


@pytest.mark.parametrize(
    "query", ["lang:german", "lang:Deutsch", "LANG:(GERMAN OR x)", "language:german", "-lang:german^2"]
)
def test_languages_have_names(query: str) -> None:
    """They stand for their codes."""
    assert "lang:de" in str(parse(query, TODAY)).replace("(", "")
