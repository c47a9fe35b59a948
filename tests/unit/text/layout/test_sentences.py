"""Whether a sentence ends with a line, and what begins the next."""

import pytest

from artcli.text.layout.sentences import End, Start, end_of, first_word, goes_on, start_of


@pytest.mark.parametrize(
    "text",
    [
        "It ended.",
        "“It ended.”",
        "Did it?",
        "It did!)",
        "结束了。",
        "終わった」。",
        "انتهى؟",
        "समाप्त।",
        "the law.3",
        "said so.[4]",
        "“Ende.“",
    ],
)
def test_a_stop_with_closing_marks_ends_a_sentence(text: str):
    """Stops of all scripts count, with quotation marks, brackets and the numbers of notes after them."""
    assert end_of(text) == End.STOP


@pytest.mark.parametrize(
    "text", ["said Dr.", "with Mr.", "told St.", "by J.", "see No.", "il Sig.", "der Nr.", "la Sra.", "on Feb."]
)
def test_an_abbreviation_ends_none(text: str):
    """Titles, initials and the like go on."""
    assert end_of(text) == End.OPEN


@pytest.mark.parametrize("text", ["in the U.S.", "Smith Inc.", "and so on, etc.", "am 3."])
def test_some_abbreviations_leave_doubt(text: str):
    """What often ends a sentence too is doubtful."""
    assert end_of(text) == End.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("the", Start.LOWER),
        ("“the", Start.LOWER),
        ("The", Start.UPPER),
        ("Über", Start.UPPER),
        ("“The", Start.QUOTE),
        ("«Там", Start.QUOTE),
        ("¿Qué", Start.UPPER),
        ("— Non", Start.UPPER),
        ("1945 was", Start.DIGIT),
        ("$5", Start.DIGIT),
        ("旧港", Start.CASELESS),
        ("في", Start.CASELESS),
    ],
)
def test_a_beginning_is_told_behind_opening_marks(text: str, start: Start):
    """Quotation marks, dashes and brackets are looked through."""
    assert start_of(text) == start


@pytest.mark.parametrize(
    "text", ["the yard and", "a list,", "went to the", "er sagte, dass", "dans la", "vino con", "и в", "của"]
)
def test_a_sentence_goes_on_after_a_function_word(text: str):
    """After an article, a preposition, a conjunction or a comma nothing ends."""
    assert goes_on(text)


def test_a_letter_is_the_first_word_where_words_have_no_spaces():
    """Chinese lines break after any letter."""
    assert [first_word("the gauge"), first_word("旧港口"), first_word("서울 은")] == ["the", "旧", "서울"]
