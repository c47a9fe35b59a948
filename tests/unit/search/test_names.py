"""Which names are found in articles."""

import pytest

from artcli.model import Article, Block
from artcli.search.names import names_of


def names(*texts: str, language: str = "en") -> list[set[str]]:
    return names_of([Article("A title", (Block("paragraph", text),), language=language) for text in texts])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Yesterday the mayor met Pavel Orlov in Tarvik.", {"Pavel Orlov", "Tarvik"}),
        ("He works at the Bank of the North and knows Ana de la Cruz.", {"Bank of the North", "Ana de la Cruz"}),
        ("It was dull. Everyone left early.", set()),
        ("Then Orlov spoke. He said Pavel Orlov was his name.", {"Pavel Orlov"}),
        ("They came on Monday in March, I think, and it's over; I'm sure.", set()),
        ("The North Harbour Authority's yard, and NATO's too.", {"North Harbour Authority", "NATO"}),
        ("We saw J. K. Marlow there.", {"J. K. Marlow"}),
        ("A letter to Łukasz Żak in Łódź.", {"Łukasz Żak", "Łódź"}),
        ("so THE WHOLE HEADLINE IN CAPITALS SAYS nothing", set()),
        ("", set()),
    ],
)
def test_names(text: str, found: set[str]) -> None:
    """Runs of capitals inside sentences; no everyday words, days or months."""
    assert names(text) == [found]


def test_a_sentences_first_word_is_left_out_when_it_is_written_small_elsewhere() -> None:
    """Other articles say what is a name at the beginning of a sentence."""
    found = names("Trade Minister Ana Ruiz resigned.", "Mara Holm said so.", "He asked Mara Holm about trade.")
    assert found == [{"Minister Ana Ruiz"}, {"Mara Holm"}, {"Mara Holm"}]


def test_nouns_with_capitals_are_no_names() -> None:
    """German writes them all so."""
    assert names("Gestern sah der Hafen von oben wie ein Teller aus, sagte Anna Holm.", language="de") == [
        {"Anna Holm"}
    ]


def test_hostile_text_takes_linear_time() -> None:
    """A megabyte of capitals has no end of a run to search for."""
    assert names("A" * 1_000_000 + " " + "Ab of " * 100_000) is not None
