"""Notes go to the end, and nothing else does."""

from __future__ import annotations

import pytest

from artcli.model import Article, Block, Dropped
from artcli.render.notes import parted, printed_notes


def split(*texts: str) -> tuple[list[str], list[str]]:
    body, notes = parted([Block("paragraph", text) for text in texts])
    return [block.text for block in body], [note.mark for note in notes]


@pytest.mark.parametrize(
    ("reference", "note", "mark"),
    [("A year,[1] unpaid.", "[1] Town book.", "[1]"), ("A year.[^a] Unpaid.", "[^a]: Town book.", "[^a]"), ("A year.¹²", "¹² Town book.", "¹²"),
     ("A herring.†", "† Lost.", "†"), ("A herring.*", "* Lost.", "*")],
)  # fmt: skip
def test_what_the_text_refers_to_is_a_note(reference, note, mark):
    """Wherever it stands."""
    assert split(reference, note, "The end.") == ([reference, "The end."], [mark])


@pytest.mark.parametrize(
    "texts",
    [("[1] Nobody refers to it.",), ("A step [1] apart from its word.", "[1] Not a note."), ("[1] Before.", "The text.[1]"),
     ("1. First.", "1. Again."), ("2*3 is six", "*3 is a factor"), ("**bold**", "*italic* text")],
)  # fmt: skip
def test_all_else_is_text(texts):
    """A mark that nothing before it refers to, behind a word."""
    assert split(*texts) == (list(texts), [])


def test_footnotes_of_printed_pages_are_put_together():
    """Their lines, and words that were parted at a line's end."""
    lines = ("3 The barrel holds the umbrel-", "las of visitors.", "4 See above.")
    article = Article("T", (), dropped=(*[Dropped("footnote", line) for line in lines], Dropped("page_number", "7")))
    notes = printed_notes(article)
    assert [(note.mark, note.text[note.start :]) for note in notes] == [
        ("3", "The barrel holds the umbrellas of visitors."),
        ("4", "See above."),
    ]
