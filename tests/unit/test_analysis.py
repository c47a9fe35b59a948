"""Text → terms."""

import pytest

from artcli.analysis import fold, words


def terms(text: str) -> list[str]:
    return [word.term for word in words(text)]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("dvorak", "Dvořák"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("dien bien phu", "Điện Biên Phủ"),
        ("summit", "summits"),
        ("kim", "Kim’s"),
        ("dont", "don't"),
        ("fiance", "ﬁancé"),
    ],
)
def test_what_people_type_meets_what_is_printed(typed: str, printed: str) -> None:
    """Accents, case, endings, apostrophes and ligatures don't keep a word from being found."""
    assert terms(typed) == terms(printed)


def test_numbers_stay_whole() -> None:
    """A number with marks inside is one term."""
    assert terms("3.5% of 10,000") == ["3.5", "of", "10,000"]


def test_words_know_where_they_stand() -> None:
    """The characters from start to end are the word."""
    text = "Two «summits»—one deal."
    assert [text[word.start : word.end] for word in words(text)] == ["Two", "summits", "one", "deal"]


def test_fold_leaves_other_scripts_alone() -> None:
    """Letters without a base letter of Latin stay."""
    assert fold("Hà Nội 河内") == "ha noi 河内"
