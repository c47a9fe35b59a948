"""Words divided at line ends are joined, compounds keep their hyphen."""

import pytest

from artcli.text.layout import hyphens
from artcli.text.layout.vocabulary import MOST_SEARCHES, Vocabulary


@pytest.mark.parametrize(
    ("left", "right", "glue"),
    [
        ("the minis", "ter said", ""),
        ("a state", "owned firm", "-"),
        ("the twenty", "first time", "-"),
        ("a well", "known man", "-"),
        ("Andrew Lloyd", "Webber wrote", "-"),
        ("a non", "US firm", "-"),
        ("the years 2019", "2020 were", "-"),
        ("an 18", "month plan", "-"),
        ("state-of-the", "art tools", "-"),
        ("in mid-Septem", "ber it", ""),
        ("das Bau", "und Wegerecht", "- "),
        ("pre", "and post-war", "- "),
        ("die Haupt", "stadt", ""),
        ("der E", "Mails wegen", "-"),
        ("celui", "là", "-"),
        ("disse", "lhe que", "-"),
        ("что", "нибудь", "-"),
        ("the DEVEL", "OPMENT of", ""),
        ("four", "teen days", ""),
        ("the ex", "pected turn", ""),
        ("the ex", "president", "-"),
        ("Peut", "être reviendra", "-"),
        ("c’est", "à-dire", "-"),
        ("la grand", "mère", "-"),
        ("l’arc-en", "ciel", "-"),
        ("l’a", "bbaye", ""),
        ("le vice", "président", "-"),
        ("l’ex", "ministre", "-"),
        ("el vice", "presidente", ""),
        ("a semi", "detached house", "-"),
        ("a semi", "circle", ""),
        ("o primeiro", "ministro", "-"),
        ("северо", "западный ветер", "-"),
        ("on Wednes", "day", ""),
        ("a three", "day visit", "-"),
        ("with", "out him", ""),
        ("the worn", "out coat", "-"),
        ("some", "one else", ""),
        ("how", "ever, it", ""),
        ("the corpo", "rate world", ""),
        ("a first", "rate cook", "-"),
        ("a long", "term plan", "-"),
        ("the fisher", "man knew", ""),
        ("the middle", "aged man", "-"),
        ("it was man", "aged well", ""),
    ],
)
def test_a_line_end_is_judged_by_both_halves(left: str, right: str, glue: str):
    """Capitals, digits, prefixes and second parts tell compounds from divided words."""
    assert hyphens.seam(f"{left}-", right, frozenset()) == glue


def test_the_texts_own_words_decide_first():
    """A joined or a hyphened form elsewhere in the text outweighs every rule."""
    assert hyphens.seam("a state-", "owned", {"stateowned"}) == ""
    assert hyphens.seam("a bo-", "dega", {"bo-dega"}) == "-"


def test_the_texts_language_decides_vice_and_ex():
    """Portuguese writes a hyphen where Spanish writes one word."""
    assert hyphens.seam("o vice-", "presidente", {"não"}) == "-"
    assert hyphens.seam("il vice-", "presidente", {"della"}) == ""


def test_halves_at_line_ends_are_no_words_of_the_text():
    """A half of a divided word must not count as a word of its own."""
    words = Vocabulary(["a fine har-", "bour wall, well-", "known, a well-known one"])
    assert "har" not in words
    assert "bour" not in words
    assert "well-known" in words


@pytest.mark.parametrize(
    ("word", "stands"),
    [("wall", True), ("sea", True), ("sea-wall", True), ("wal", False), ("sea-wal", False), ("wall-s", False), ("l’au", False),
     ("aujourd", False), ("no", False), ("is", False), ("’twas", True)],
)  # fmt: skip
def test_words_are_found_alike_by_search_and_in_the_set(word: str, stands: bool):
    """A few words are looked for in the text, many in the set of its words."""
    words = Vocabulary(["The sea-wall, a wall; note_", "l’aujourd’hui, ’Twas this"])
    assert (word in words) is stands
    for _ in range(MOST_SEARCHES):
        assert "missing" not in words
    assert (word in words) is stands


@pytest.mark.parametrize(
    ("text", "after"), [("he came -", "too late"), ("too late --", "and left"), ("pages 3-", "— 5")]
)
def test_a_dash_is_not_a_hyphen(text: str, after: str):
    """A dash stands free or doubled."""
    assert not hyphens.is_divided(text, after)
