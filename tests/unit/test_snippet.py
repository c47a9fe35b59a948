"""Texts + terms → passages."""

from hypothesis import given
from hypothesis import strategies as st

from artcli.analysis.words import tokens
from artcli.snippet import matches_in, snippets

FILLER = "The pilots waited in the lower harbour while the tide went out over the long grey bank. "


def marked(snippet) -> list[str]:
    return [snippet.text[span.start : span.end] for span in snippet.spans]


def test_the_passage_with_most_different_words_comes_first() -> None:
    """Two words near each other beat one word said often."""
    blocks = ["Summit summit summit. " + FILLER, FILLER * 4 + "At last the summit in Hanoi ended. " + FILLER * 4]
    (best,) = snippets(blocks, frozenset({"hanoi", "summit"}), most=1)
    assert marked(best) == ["summit", "Hanoi"]


def test_cuts_stand_at_word_ends_and_are_shown() -> None:
    """A passage from inside a block begins and ends with an ellipsis and whole words."""
    (snippet,) = snippets([FILLER * 5 + "Hanoi. " + FILLER * 5], frozenset({"hanoi"}))
    assert snippet.text.startswith("… ")
    assert snippet.text.endswith(" …")
    assert set(snippet.text[2:-2].split()) <= set((FILLER + "Hanoi.").split())


def test_without_a_match_the_beginning_is_shown() -> None:
    """An article found by its author shows how it begins."""
    (snippet,) = snippets([FILLER, "End."], frozenset({"nothing"}))
    assert snippet.text.startswith("The pilots")
    assert snippet.spans == ()


def test_stems_are_marked_as_printed() -> None:
    """What is marked is the word of the text, not its stem."""
    (snippet,) = snippets(["Both summits failed."], frozenset({"\x01summit"}))
    assert marked(snippet) == ["summits"]


@given(st.lists(st.text(max_size=400), max_size=4), st.sets(st.sampled_from(["a", "bc", "summit", "1"])))
def test_spans_are_words_that_match(blocks: list[str], terms: set[str]) -> None:
    """Whatever the text, every span lies inside its passage and is a word with one of the terms."""
    for snippet in snippets(blocks, frozenset(terms)):
        assert "\n" not in snippet.text
        for span in snippet.spans:
            (word,) = tokens(snippet.text[span.start : span.end])
            assert terms & set(word.terms)


def test_matches_in_a_title() -> None:
    """Titles are marked whole."""
    title = "Second summit set for Hanoi"
    assert [title[span.start : span.end] for span in matches_in(title, frozenset({"hanoi", "summit"}))] == [
        "summit",
        "Hanoi",
    ]
