"""Spellings looked up by a table are those of the lexicon's dict."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from artcli.analysis.stream import Lexicon
from artcli.index.writing.lookup import QuickLexicon

WORDS = st.sampled_from(
    ["summit", "Summit", "State-owned", "10,000", "10 000", "don't", "C++", "Wirtschaftsministerium", "Donaudampfschiff",
     "x" * 17, "y" * 80, "河内市", "e\u0301", "—", "-", "\x1e", "\u2028", "Hà", "\u00a0", "\n", "\0", "sixteen-bytes-xx"]
)  # fmt: skip
TEXTS = st.lists(st.lists(WORDS | st.text(max_size=20), max_size=12).map(" ".join), max_size=6)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["en", "de", "zh", "names", None]))
def test_the_table_gives_what_the_dict_gives(batches: list[list[str]], language: str | None) -> None:
    """Numbers, order and counts are the same, for batch after batch."""
    lexicon, quick = Lexicon(), QuickLexicon()
    for texts in batches:
        expected, counted = array("I"), array("I")
        found, counts = array("I"), array("I")
        lexicon.spellings(language).add_all(texts, expected, counted)
        quick.table(language).add_all(texts, found, counts)
        assert counts == counted
        assert [lexicon.classes[one] for one in expected] == [quick.classes[one] for one in found]
