"""Whatever the lines are, every letter of them is in a block or among what was dropped, and reading ends."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.layout import build_blocks

SIGNS = st.text(alphabet="ab A1.,:;!?-–—*_#>|`~=+()[]{}/\\\"'“”«»•·\t旧。ก’\u00ad\u2010¹①", max_size=24)
WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "harbour-",
            "Dr.",
            "U.S.",
            "Q:",
            "A:",
            "LEE:",
            "-",
            "*",
            "1.",
            "2.",
            "(a)",
            ">",
            "#",
            "##",
            "```",
            "~~~",
            "**wall**",
            "*old*",
            "[plan](https://e.org/x)",
            "|",
            "||",
            "---",
            "===",
            "***",
            "minis-",
            "ter",
            "It",
            "ended.",
            "“Why?”",
            "and",
            "to",
            "",
            "",
            "Über",
            "été",
            "旧港口将。",
            "\t",
            "3.14",
            "[4]",
            "\\#",
            "\\-",
            "x=1;",
            "def",
        ]
    ),
    max_size=12,
).map(" ".join)
INDENTS = st.sampled_from(["", "", "", "  ", "    ", "\t", "> ", "　"])
LINES = st.one_of(
    st.just(""),
    st.just(""),
    st.just(PAGE_MARK),
    st.builds("{}{}".format, INDENTS, WORDS),
    st.builds("{}{}".format, INDENTS, SIGNS),
)


def letters(text: str) -> Counter[str]:
    return Counter([letter for letter in text if letter.isalnum()])


@given(st.lists(LINES, max_size=30))
def test_every_letter_is_kept_or_dropped_by_name(lines: list[str]):
    """Nothing vanishes without a trace."""
    source = [line if line == PAGE_MARK else line.rstrip() for line in lines]
    draft = Draft(list(source))
    blocks = build_blocks(draft)
    kept = [block.text for block in blocks] + [dropped.text for dropped in draft.dropped]
    assert letters("".join(kept)) == letters("".join(source))


@given(st.lists(LINES, max_size=30))
def test_blocks_have_the_shape_of_their_kind(lines: list[str]):
    """Paragraphs, headings, items and quotes are one line; no block is empty."""
    for block in build_blocks(Draft([line if line == PAGE_MARK else line.rstrip() for line in lines])):
        assert block.text.strip()
        assert "\n" not in block.text or block.kind in {"verse", "table", "code"}
