"""Spellings looked up by tables are those of the lexicon's dict, and chunks found by numpy those that patterns find."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artcli.analysis.forms import JOINED, forms_of
from artcli.analysis.stream import Lexicon, parts_of
from artcli.analysis.words import EDGES, chunk_parts, tokens
from artcli.index.segments.record import BETWEEN
from artcli.index.writing import lookup
from artcli.index.writing.chunks import chunks_of
from artcli.index.writing.lookup import QuickLexicon

WORDS = st.sampled_from(
    ["summit", "Summit", "State-owned", "10,000", "10 000", "don't", "C++", "Wirtschaftsministerium", "Donaudampfschiff",
     "x" * 17, "y" * 80, "河内市", "e\u0301", "—", "-", "\x1e", "\u2028", "Hà", "\u00a0", "\n", "\0", "sixteen-bytes-xx"]
)  # fmt: skip
NUMBERS = st.text(st.sampled_from("0123456789,.# \u00a0\u2009\u202f'—x°–”"), max_size=14)
TEXTS = st.lists(st.lists(WORDS | NUMBERS | st.text(max_size=20), max_size=12).map(" ".join), max_size=6)


@pytest.fixture(autouse=True)
def _all_by_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look short texts up in tables as well."""
    monkeypatch.setattr(lookup, "_FEW_BYTES", 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=6), st.sampled_from(["en", "zh", None]))
def test_texts_as_they_are_stored_have_the_words_of_a_body(bodies: list[list[str]], language: str | None) -> None:
    """Whether the blocks of an article are parted by blank lines or by the sign that parts them in its record."""
    lexicon = QuickLexicon()
    expected, counted = array("I"), array("I")
    found, counts = array("I"), array("I")
    lexicon.table(language).add_all(["\n\n".join(blocks) for blocks in bodies], expected, counted)
    stored = [BETWEEN.join(blocks).encode("utf-8", "surrogatepass") for blocks in bodies]
    lexicon.table(language).add_all(stored, found, counts)
    assert (found, counts) == (expected, counted)


@given(st.text(st.sampled_from("ab1s2.'-_&+#"), min_size=2, max_size=14), st.sampled_from(["en", "names"]))
def test_a_compound_is_what_its_chunk_is(chunk: str, language: str) -> None:
    """Words, what they are together, and their places, by the short way as by the long one."""
    bare = chunk.strip(EDGES)
    words = parts_of(bare.encode())
    if words is not None:
        forms = forms_of(language)
        parts = [(forms[word], "") for word in words]
        parts[0] = (parts[0][0], JOINED + "".join(words))
        assert parts == [(part.terms, part.joined) for part in chunk_parts(bare, forms)]
        long, short = Lexicon(), Lexicon()
        assert _expansion(long, long.phrase(chunk_parts(bare, forms))) == _expansion(
            short, short.compound([terms for terms, _ in parts], parts[0][1])
        )


def _expansion(lexicon: Lexicon, number: int) -> tuple[int, list[tuple[tuple[str, ...], int]]]:
    """Return how many positions a spelling takes, and its classes with their places."""
    some = slice(lexicon.expansion_ends[number - 1], lexicon.expansion_ends[number])
    classes = [lexicon.classes[one] for one in lexicon.expansion_class[some]]
    return lexicon.advance[number], list(zip(classes, lexicon.expansion_place[some], strict=True))


@given(TEXTS)
def test_chunks_are_those_that_patterns_find(texts: list[str]) -> None:
    """White space parts the same bytes; a text that has a NUL is nobody's."""
    parted = Lexicon().spellings("en").parted(texts)
    found = chunks_of([text.encode("utf-8", "surrogatepass") for text in texts]) if texts else None
    assert (found is None) == (parted is None or not texts)
    if found is not None and parted is not None:
        chunks = [found.data[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
        upto = [0, *found.upto.tolist()]
        each = [chunks[start:end] for start, end in pairwise(upto)]
        assert each == [part.split() for part in parted.split(b"\0")]


@given(NUMBERS)
def test_numbers_in_bulk_are_the_tokens_of_a_text(text: str) -> None:
    """Whole numbers are whole beside whatever sign."""
    lexicon, found, counts = QuickLexicon(), array("I"), array("I")
    lexicon.table("en").add_all([text], found, counts)
    terms: list[tuple[str, ...]] = []
    for number in found:
        start, end = ([0, *lexicon.expansion_ends])[number], lexicon.expansion_ends[number]
        places = lexicon.expansion_place[start:end]
        classes = [lexicon.classes[one] for one in lexicon.expansion_class[start:end]]
        for place in sorted(set(places)):
            together = [one for one, at in zip(classes, places, strict=True) if at == place]
            terms.append(tuple(term for one in together for term in one))
    assert terms == [token.terms for token in tokens(text, "en")]


def test_a_table_gives_what_it_kept_and_nothing_else() -> None:
    """Chunks that share a slot don't take each other's number; those for which there is no room are looked up again."""
    words = [f"{one:x}" for one in range(100_000, 400_000, 7)] + [f"wordnumber{one}" for one in range(30_000)]
    quick = QuickLexicon()
    texts = [" ".join(words[at : at + 500]) for at in range(0, len(words), 500)]
    for _ in range(3):
        numbers, counts = array("I"), array("I")
        quick.table("en").add_all(texts, numbers, counts)
        assert [quick.classes[one][0] for one in numbers] == words
