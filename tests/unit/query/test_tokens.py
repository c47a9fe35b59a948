"""A query falls into tokens at the right places, and signs that say nothing fall out."""

import pytest

from artcli.errors import QuerySyntaxError
from artcli.query.tokens import MOST_CHARACTERS, MOST_WORDS, Kind, tokens


def kinds(query: str) -> str:
    """Name the kinds of a query's tokens, without the last."""
    return " ".join([token.kind.name for token in tokens(query)[:-1]])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("north sea", "WORD WORD"),
        ('"north sea" -oil', "PHRASE NOT WORD"),
        ("a AND b OR NOT c", "WORD AND WORD OR NOT WORD"),
        ("a and b or not c", "WORD WORD WORD WORD WORD WORD"),
        ("NOT(a)OR b", "NOT OPEN WORD CLOSE OR WORD"),
        ("(a b)^2", "OPEN WORD WORD CLOSE SUFFIX"),
        ('"a b"~5^2', "PHRASE SUFFIX"),
        ('"a b"-c (d)-e', "PHRASE WORD OPEN WORD CLOSE WORD"),
        ("title:a TITLE:b", "FIELD WORD FIELD WORD"),
        ("date:2019-02..", "FIELD VALUE"),
        ('after:"last month"', "FIELD VALUE"),
        ("minutes:-5", "FIELD VALUE"),
        ("titel:a", "UNKNOWN_FIELD"),
        ("=a =AND", "EXACT WORD EXACT AND"),
        ('="a b"', "EXACT PHRASE"),
        ("/a|(b)/", "REGEX"),
        ("and/or km/h /home/ann", "WORD WORD WORD"),
        ("@mine @mine^2 ann@example.org", "SAVED SAVED SUFFIX WORD"),
        ("+a +title:b", "WORD FIELD WORD"),
    ],
)
def test_the_kinds_of_tokens(query: str, expected: str) -> None:
    """Each part is what its signs say."""
    assert kinds(query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "don't", "rock'n'roll", "C++", "3.5%", "AT&T", "#tag", "U.S.", "ann@example.org", "state-owned", "10:30", "3:2",
        "http://example.org/?q=(", "C:\\x", "Re:", "mailto:ann", "std::vector", ":D", "标题:河内", "x", "a=b", "--a",
    ],
)  # fmt: skip
def test_words_stay_whole(query: str) -> None:
    """Signs in and around a word belong to it."""
    assert tokens(query.rstrip("("))[0] == (Kind.WORD, query.rstrip("("), 0, len(query.rstrip("(")))


@pytest.mark.parametrize(
    "query", ["a - b", "a -- b", "a & b", "- a , b ?", "a :) b", "a ;-) :( b", "a -> b", "a -😀 b", "a\0b", "a\ud800b"]
)
def test_signs_alone_say_nothing(query: str) -> None:
    """They are left out, as are controls and halves of characters."""
    assert [token.text for token in tokens(query)] == ["a", "b", ""]


@pytest.mark.parametrize("query", ["“a b”", "„a b“", "”a b”", "«a b»", "»a b«", "「a b」", "＂a b＂", '"a  b "'])
def test_quotation_marks_of_any_kind(query: str) -> None:
    """They make a phrase."""
    assert tokens(query)[0].text == "a b"


def test_full_width_signs() -> None:
    """Colons and parentheses of Chinese and Japanese keyboards are those of the language."""
    assert kinds("title：（河内 OR －新闻）") == "FIELD OPEN WORD OR NOT WORD CLOSE"


def test_a_suffix_touches_what_it_belongs_to() -> None:
    """Behind a space it is a word of its own."""
    assert kinds('"a b" ~5') == "PHRASE WORD"


def test_places() -> None:
    """A token knows where it stands in the source."""
    query = 'x  -title:"north sea"'
    assert [query[token.start : token.stop] for token in tokens(query)] == ["x", "-", "title:", '"north sea"', ""]


def test_the_most_characters() -> None:
    """A longer query isn't read at all."""
    assert tokens(" " * (MOST_CHARACTERS - 1) + "a")[0].text == "a"
    with pytest.raises(QuerySyntaxError, match="too long"):
        tokens(" " * MOST_CHARACTERS + "a")


def test_the_most_words() -> None:
    """So many words are taken; the one that is too many is pointed at."""
    assert len(tokens("a " * MOST_WORDS)) == MOST_WORDS + 1
    with pytest.raises(QuerySyntaxError, match="too long") as caught:
        tokens("a " * MOST_WORDS + "b")
    assert caught.value.span == range(2 * MOST_WORDS, 2 * MOST_WORDS + 1)
