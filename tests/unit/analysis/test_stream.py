"""Texts → numbers of spellings."""

import pytest

from artcli.analysis.stream import LONGEST, NOTHING, Lexicon
from artcli.analysis.words import tokens


def terms_of(lexicon: Lexicon, text: str, language: str = "en") -> list[tuple[str, ...]]:
    """Return the terms of the classes that a text's numbers stand for."""
    numbers = lexicon.spellings(language).numbers(text)
    rows = [
        row
        for number in numbers
        for row in range(lexicon.expansion_ends[number - 1] if number else 0, lexicon.expansion_ends[number])
    ]
    return [lexicon.classes[lexicon.expansion_class[row]] for row in rows]


def test_a_word_has_one_number_however_it_is_written() -> None:
    """Capitals, points, quotation marks and a possessive make no other spelling."""
    lexicon = Lexicon()
    numbers = lexicon.spellings("en").numbers("Summit SUMMIT summit. 'summit' (summit) “summit” summit's Summit,")
    assert len(set(numbers)) == 1
    assert lexicon.classes[numbers[0]] == ("summit",)


def test_a_compound_takes_a_position_for_each_part() -> None:
    """What is put together is a class of its own, at the first part's position."""
    lexicon = Lexicon()
    (number,) = lexicon.spellings("en").numbers("state-owned")
    assert lexicon.advance[number] == 2
    assert terms_of(lexicon, "state-owned") == [("state",), ("\x04stateowned",), ("owned", "\x01own")]


def test_languages_share_the_classes_and_have_their_own_stems() -> None:
    """A word without a stem of its own is the same class in all languages."""
    lexicon = Lexicon()
    assert terms_of(lexicon, "Woods", "en") == [("woods", "\x01wood")]
    assert terms_of(lexicon, "Woods", "names") == [("woods",)]
    assert lexicon.spellings("en").numbers("summit") == lexicon.spellings("names").numbers("summit")


@pytest.mark.parametrize("text", ["", " \n", "— … !", "-", "\x00", "'"])
def test_what_has_no_word_takes_no_position(text: str) -> None:
    """Signs alone may be left out or take nothing."""
    lexicon = Lexicon()
    assert set(lexicon.spellings(None).numbers(text)) <= {NOTHING}
    assert lexicon.advance[NOTHING] == 0


@pytest.mark.parametrize("chunk", ["x" * (LONGEST + 1), "ab-" * LONGEST, "河内峰会结束了"])
def test_what_hardly_comes_again_is_not_remembered(chunk: str) -> None:
    """Long chunks and scripts without spaces are numbered by their words."""
    lexicon = Lexicon()
    spellings = lexicon.spellings("en")
    numbers = spellings.numbers(f"a {chunk} b")
    assert sum([lexicon.advance[number] for number in numbers]) == len(list(tokens(f"a {chunk} b")))
    size = lexicon.size
    assert spellings.numbers(f"a {chunk} b") == numbers
    assert lexicon.size == size
    assert chunk.encode() not in spellings


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1,234.56", ["1234.56"]),
        ("1.234,56", ["1234.56"]),
        ("10 000 000", ["10000000"]),
        ("10\u00a0000,5", ["10000.5"]),
        ("10’000", ["10000"]),
        ("3,5", ["3.5"]),
        ("1,2,3", ["1", "2", "3"]),
        ("12 June 2018 100", ["12", "june", "2018", "100"]),
        ("3,000円", ["3000", "円"]),
        ("page 5 1,000", ["page", "5", "1000"]),
    ],
)
def test_numbers_are_whole(text: str, terms: list[str]) -> None:
    """Commas, points, apostrophes and spaces between groups of three digits don't part a number; lists stay lists."""
    assert [token.terms[0] for token in tokens(text)] == terms
    assert [found[0] for found in terms_of(Lexicon(), text)] == terms
