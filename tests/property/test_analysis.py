"""The laws of analysis, over any text."""

from hypothesis import example, given
from hypothesis import strategies as st

from artcli.analysis.stream import Lexicon
from artcli.analysis.words import tokens

LANGUAGES = st.sampled_from(("en", "de", "ru", "zh", "names", None))
PIECES = st.sampled_from([
    "State", "owned", "don", "t", "10", "000", "5", "123", "C++", "#", "é", "İ", "ΑΣ", "峰会", "ผู้นำ", "हिन्दी", "s", "x" * 70, "ß", "ﬁ",
    "-", "'", "’", ".", ",", " ", "\u00a0", "\u202f", "\u2028", "—", "–", "“", "&", "_", "+", "\n", "\x00", "\ud800", "·", "%", "、",
])  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


def expanded(lexicon: Lexicon, text: str, language: str | None) -> list[tuple[int, frozenset[str]]]:
    """Return the positions of a text and the terms at each, as the tables of its spellings have them."""
    at: dict[int, set[str]] = {}
    position = 0
    for number in lexicon.spellings(language).numbers(text):
        for row in range(lexicon.expansion_ends[number - 1] if number else 0, lexicon.expansion_ends[number]):
            terms = lexicon.classes[lexicon.expansion_class[row]]
            at.setdefault(position + lexicon.expansion_place[row], set()).update(terms)
        position += lexicon.advance[number]
    return [(place, frozenset(at[place])) for place in sorted(at)]


LEXICON = Lexicon()


@given(TEXTS, LANGUAGES)
@example("1,234.56 10 000 000,5 192.168.100.1 3,5,7 .1,000 x10,000", None)
@example("我。“会 C++河。5、内 10.5日，C#-峰", "zh")
@example("峰会—x·y's “U.S.”" + "z" * 90 + "-a", "en")
def test_spellings_say_what_tokens_say(text, language):
    """The bulk way and the reference have the same terms at the same positions, whatever was met before."""
    wanted = [(token.position, frozenset(token.terms)) for token in tokens(text, language)]
    assert expanded(LEXICON, text, language) == wanted
    assert expanded(Lexicon(), text, language) == wanted


@given(TEXTS)
def test_tokens_stand_where_they_say(text):
    """Tokens have characters, follow each other, and none is lost: what a token spans has its letters."""
    found = list(tokens(text, "names"))
    assert [token.position for token in found] == list(range(len(found)))
    assert all([token.start < token.end <= len(text) for token in found])
    assert [token.start for token in found] == sorted({token.start for token in found})
