"""Texts + terms → passages."""

from hypothesis import given
from hypothesis import strategies as st

from artcli.analysis.typed import typed
from artcli.analysis.wanted import matching_by_block, matching_words
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


def test_a_third_passage_only_shows_what_the_others_do_not() -> None:
    """Three words far from each other have a passage each; one word has two at the most."""
    apart = [FILLER * 4 + f"{word}. " + FILLER * 4 for word in ("Hanoi", "summit", "deal", "Hanoi")]
    shown = snippets(apart, frozenset({"hanoi", "summit", "deal"}))
    assert [marked(snippet) for snippet in shown] == [["Hanoi"], ["summit"], ["deal"]]
    assert len(snippets(["Hanoi. " * 80] * 4, frozenset({"hanoi"}))) == 2


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


WORDS = [
    "state-owned",
    "10",
    "000",
    "10,000",
    "C++",
    "c",
    "U.S.",
    "(bank)",
    "“banks,”",
    "bank's",
    "_so_",
    "水闸",
    "x水闸。",
    "ſo",
    "3,5",
    "12\u00a0345",
    "so.",
    "…",
    "don’t",
    "AT&T;",
]
TERMS = [
    "state",
    "\x04stateowned",
    "10000",
    "10",
    "000",
    "c++",
    "c",
    "us",
    "\x04us",
    "bank",
    "\x01bank",
    "so",
    "水闸",
    "闸",
    "3.5",
    "12345",
    "\x04dont",
    "\x04att",
]


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", "\n", "\u00a0", "\u202f", ""]))),
    st.sets(st.sampled_from(TERMS)),
    st.sampled_from(["en", "de", None, "zh"]),
)
def test_all_words_are_marked_that_the_analysis_finds(
    parts: list[tuple[str, str]], terms: set[str], language: str | None
) -> None:
    """However fast they are looked for."""
    text = "".join([word + space for word, space in parts])
    found = [(word.start, word.end) for word in tokens(text, language) if terms & set(word.terms)]
    assert [(span.start, span.end) for span in matches_in(text, frozenset(terms), language)] == found


def test_matches_in_a_title() -> None:
    """Titles are marked whole."""
    title = "Second summit set for Hanoi"
    assert [title[span.start : span.end] for span in matches_in(title, frozenset({"hanoi", "summit"}))] == [
        "summit",
        "Hanoi",
    ]


PIECES = (
    *(
        "hanoi",
        "Hanoi's",
        "summits",
        "SUMMIT",
        "state-owned",
        "stateowned",
        "state",
        "owned",
        "_so_",
        "U.S.",
        "don’t",
        "C++",
        "C#",
        "c",
    ),
    *(
        "10,000",
        "10 000",
        "10\u202f000",
        "10.000",
        "10000",
        "1 234,5",
        "3,5",
        "3.5",
        "5",
        "2018",
        "2,018",
        "000",
        "mp3",
        "4th",
        "²",
    ),
    *(
        "Dvořák",
        "cafés",
        "cafe",
        "naïve",
        "Häuser",
        "straße",
        "STRASSE",
        "İstanbul",
        "россия",
        "河内峰会",
        "한국",
        "e\u0301te\u0301",
        "œuvre",
    ),
    *("(", "”", "—", "…", "\u00a0", "\n", "\t", ".", "\u2011", "·", "&", "@", "\x1c", "\u2028"),
)
LANGUAGES = (None, "en", "de", "fr", "ar", "zh", "id")


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "", "  "))), max_size=12), max_size=4),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3),
    st.sampled_from(LANGUAGES),
)
def test_words_are_found_as_by_taking_the_text_apart(pieces, query, language) -> None:
    """The short way turns no word away that the tokens of a text would find, and adds none."""
    blocks = ["".join([piece + space for piece, space in block]) for block in pieces]
    forms = [form.term for word in query for token in typed(word, (language,)) for form in token.forms]
    terms = frozenset(forms) | {"\x04stateowned"}
    by_block = matching_by_block(blocks, terms, language)
    for block, found in zip(blocks, by_block, strict=True):
        wanted = [(one.terms, one.start, one.end) for one in tokens(block, language) if not terms.isdisjoint(one.terms)]
        assert [(one.terms, one.start, one.end) for one in found] == wanted
        assert matching_words(block, terms, language) == found
