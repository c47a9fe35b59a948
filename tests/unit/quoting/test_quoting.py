"""Tests of passages: which sentence words stand in, and whether its anchor finds it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.model import Block
from artcli.quoting.anchors import anchor_of, is_anchor, resolved
from artcli.quoting.passages import passages, widened

TEXTS = (
    "The ferry left at nine, an hour late, with half of its seats empty and nobody on the upper deck.",
    "Mr. Lee said: “Nobody left early. Why would they?” He went on. It was, he said, 3.5 miles to the U.S. border.",
    "Nobody left early the next day either, as the harbour was shut and the only road was under water.",
)


def blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("left EARLY", ["Mr. Lee said: “Nobody left early.", TEXTS[2]]),
        ("he went on it was", ["He went on. It was, he said, 3.5 miles to the U.S. border."]),
        ("would they", ["Why would they?”"]),
        ("border", ["It was, he said, 3.5 miles to the U.S. border."]),
        ("arly", ["Mr. Lee said: “Nobody left early.", TEXTS[2]]),
        ("early left", []),
        ("", []),
        ("—", []),
    ],
)
def test_words_are_found_with_their_sentences(words: str, sentences: list[str]) -> None:
    """Next to each other, across sentences too; capitals, accents and marks make no difference."""
    text = blocks(*TEXTS)
    found = [widened(text[one.place], one) for one in passages(text, words)]
    assert [text[one.place].text[one.start : one.end] for one in found] == sentences


def test_scripts_without_spaces_and_lines() -> None:
    """Chinese sentences end without a space; of verse the line is quoted."""
    text = [
        Block("paragraph", "他走了。沒有人提早離開。天亮了。"),
        Block("verse", "the first line\nthe second, é\nthe third"),
    ]
    found = [widened(text[one.place], one) for one in (*passages(text, "提早"), *passages(text, "SECOND E"))]
    assert [text[one.place].text[one.start : one.end] for one in found] == ["沒有人提早離開。", "the second, é"]


def test_an_anchor_finds_what_was_moved_or_edited() -> None:
    """Paragraphs put before it, taken from before it, or changed at one end, in the middle, or in their signs only."""
    text = list(TEXTS)
    anchor = anchor_of(blocks(*text), 1)
    assert is_anchor(anchor)
    edited = text[1].replace("Mr. Lee said", "According to Mr. Lee")
    for now, place in (
        (text, 1),
        (["new", "newer", *text], 3),
        (text[1:], 0),
        ([text[0], edited, text[2]], 1),
        (["new", text[1].replace("went on", "stopped").upper().replace("“", '"')], 1),
        ([text[1].replace("U.S. border", "frontier")], 0),
    ):
        found = resolved(blocks(*now), anchor)
        assert found is not None
        assert (found.place, found.surely) == (place, True)


def test_an_anchor_of_something_gone() -> None:
    """The place where it stood, and that this isn't sure; a bare number is sure, or nothing."""
    anchor = anchor_of(blocks(*TEXTS), 2)
    found = resolved(blocks("other words altogether", "and more"), anchor)
    assert found is not None
    assert (found.place, found.surely) == (1, False)
    assert resolved(blocks(*TEXTS), "p9") is None
    assert resolved([], anchor) is None
    assert resolved(blocks(*TEXTS), "p2").place == 1
    for text in ("p0", "p", "p1-abc", "p1-ABCDEF", "p1-abcdefg", "x", "p1\n"):
        assert not is_anchor(text)
        assert resolved(blocks(*TEXTS), text) is None


@given(st.lists(st.text(max_size=60), min_size=1, max_size=30, unique=True), st.data())
def test_every_block_has_an_anchor(texts: list[str], data: st.DataObject) -> None:
    """It leads to the block itself, or to one with the same words at its ends."""
    text = blocks(*texts)
    place = data.draw(st.integers(0, len(texts) - 1))
    anchor = anchor_of(text, place)
    found = resolved(text, anchor)
    assert found is not None
    assert anchor_of(text, found.place).partition("-")[2] == anchor.partition("-")[2]
    assert found.place == place
