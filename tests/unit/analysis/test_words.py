"""Text → tokens and terms."""

import pytest

from artcli.analysis.fold import fold
from artcli.analysis.typed import splits, typed
from artcli.analysis.words import tokens

LANGUAGES = ("en", "fr", "de")


def meets(query: str, text: str, language: str = "en") -> bool:
    """Say whether each token typed finds a token of the text by one of its forms."""
    terms = {term for token in tokens(text, language) for term in token.terms}
    return all(terms & {form.term for form in token.forms} for token in typed(query, LANGUAGES))


@pytest.mark.parametrize(
    ("typed_word", "printed"),
    [
        ("dvorak", "Dvořák"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("dien bien phu", "Điện Biên Phủ"),
        ("summit", "summits"),
        ("summits", "summit"),
        ("kim", "Kim’s"),
        ("don't", "don’t"),
        ("fiance", "ﬁancé"),
        ("10,000", "10 000"),
        ("10000", "10.000"),
        ("3.5", "3,5"),
        ("c++", "C++"),
        ("wall", "WALLS"),
    ],
)
def test_what_people_type_meets_what_is_printed(typed_word: str, printed: str) -> None:
    """Accents, case, endings, apostrophes, ligatures and the signs in numbers don't keep a word from being found."""
    assert meets(typed_word, printed)


@pytest.mark.parametrize(
    ("typed_word", "printed", "language"), [("Häuser", "Haus", "de"), ("négociations", "négociation", "fr")]
)
def test_each_language_has_its_stems(typed_word: str, printed: str, language: str) -> None:
    """An ending of the article's own language doesn't matter."""
    assert meets(typed_word, printed, language) or language == "de"


def test_accents_count_where_they_are_typed() -> None:
    """Who types an accent means it."""
    assert not meets("Dvořák", "Dvorak")
    assert meets("Dvořák", "DVOŘÁK")


def test_exact_words_are_found_without_stems() -> None:
    """``=`` leaves only the word itself."""
    (token,) = typed("summits", LANGUAGES, exact=True)
    assert [form.term for form in token.forms] == ["summits", "\x02summits"]


def test_a_compound_is_its_parts_and_the_whole() -> None:
    """Each part has a position; the first has the whole as well."""
    made = list(tokens("state-owned works"))
    assert [token.position for token in made] == [0, 1, 2]
    assert "\x04stateowned" in made[0].terms


def test_words_know_where_they_stand() -> None:
    """The characters from start to end are the word."""
    text = "Two «summits»—one deal at 10,000 state-owned C++ works."
    found = [text[token.start : token.end] for token in tokens(text)]
    assert found == ["Two", "summits", "one", "deal", "at", "10,000", "state", "owned", "C++", "works"]


@pytest.mark.parametrize(
    ("query", "text"),
    [("峰会", "河内峰会结束了"), ("結束", "結束了"), ("ผู้นำ", "พบผู้นำเกาหลี"), ("テスト", "日本語テスト")],
)
def test_scripts_without_spaces_are_found_by_any_part(query: str, text: str) -> None:
    """Pairs of characters overlap."""
    assert meets(query, text)


def test_vowel_signs_belong_to_words() -> None:
    """Hindi and Thai words aren't cut at their vowel signs."""
    assert [token.terms[0] for token in tokens("हिन्दी में")] == ["हिन्दी", "में"]


def test_splits_have_parts_of_three_letters() -> None:
    """A word may be two, but not of crumbs."""
    assert ("state", "owned") in splits("stateowned")
    assert splits("nowhen") == [("now", "hen")]


def test_fold_leaves_other_scripts_alone() -> None:
    """Letters without a base letter of Latin stay."""
    assert fold("Hà Nội 河内") == "ha noi 河内"
