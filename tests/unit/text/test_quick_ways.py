"""The quick ways through clean text give what the long ways give."""

from __future__ import annotations

import re
import sys
from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from artcli.text.draft import Draft, Head
from artcli.text.layout.clean import clean_blocks
from artcli.text.metadata.date_reader import Reader
from artcli.text.metadata.dates import may_name_dates
from artcli.text.metadata.head import read_head
from artcli.text.metadata.head_lines import HeadLines
from artcli.text.metadata.outlets import is_outlet
from artcli.text.metadata.plain_head import read_plain_head
from artcli.text.normalise import normalise
from artcli.text.remembered import Remembered
from artcli.text.repairs.core import signs_of
from artcli.text.repairs.repair import _WATCHED, REPAIRS, _is_harmless, repair
from artcli.text.spaces import count_spaces

TITLES = (
    "Harbour wall to rise again",
    "By the river, a wall comes back",
    "Bridge opens after 9 years",
    "“Nobody asked us,” says the pilot",
    "Example Daily News",
    "Yesterday",
    "3 May 2004",
    "A wall comes back | Example News",
    "What the storm left: a survey",
    "It rained all night.",
    "BRIDGE OPENS",
    "Opinion",
    "Mara Lindqvist",
    "Brücke fertig — nach neun Jahren",
)
BYLINES = (
    "By Mara Lindqvist",
    "By Mara Lindqvist and Jonas Eriksen",
    "By Mara Lindqvist and",
    "By Staff Writer",
    "By Evening Post",
    "Von Mara Lindqvist",
    "By the way",
    "Bridge opens after 9 years",
)
DATES = (
    "3 May 2004",
    "May 3, 2004",
    "2004-05-03",
    "Monday, May 3, 2004",
    "31 June 2004",
    "3/4/2004",
    "and Jonas Eriksen",
)
OPENINGS = (
    "The bridge was opened on Monday after nine years of work and one flood, and nobody on either bank had believed in it.",
    "The bridge was opened on Monday.",
    "Source: the council",
    "Bridge opens after 9 years",
    "Follow the author",
    "By then the flood had come, and the bridge that nobody had believed in was gone, with a good part of the road, for good.",
)
WRAPPED = (
    "The bridge was opened on Monday after nine years of work and",
    "one flood, and nobody on either bank had believed in it until",
    "Eds: nobody on either bank had believed in it, as the council had",
    "Harbour wall to rise again, as nobody on either bank had believed",
    "Source and mouth of the river lie a day apart, as the crow flies it",
)
heads = st.tuples(
    st.sampled_from(["", None]),
    st.sampled_from(TITLES),
    st.sampled_from(["", None]),
    st.sampled_from(["", None]),
    st.sampled_from(BYLINES),
    st.sampled_from(["", None]),
    st.sampled_from(DATES),
    st.sampled_from(["", None]),
    st.sampled_from([*OPENINGS, *WRAPPED]),
    st.sampled_from(["", None]),
    st.sampled_from([*OPENINGS, *WRAPPED]),
    st.sampled_from([*OPENINGS, *WRAPPED]),
).map(lambda lines: [line for line in lines if line is not None])


def read(lines: list[str]) -> tuple[Head, list[str], list[tuple[str, str]]]:
    """Return a head, the lines that are left below it, and what was dropped."""
    draft = Draft([*lines])
    read_head(draft)
    return draft.head, draft.lines, [(dropped.kind, dropped.text) for dropped in draft.dropped]


@given(heads, st.sampled_from([0, 12]))
def test_a_common_head_is_read_as_any_other(lines: list[str], indent: int) -> None:
    """With and without blank lines, and with its first lines in the page's middle, as the long way has it."""
    lines = [" " * indent + line if line and n < 5 else line for n, line in enumerate(lines)]
    quick = read(lines)
    with (
        patch("artcli.text.metadata.head.read_plain_head", return_value=None),
        patch("artcli.text.metadata.credits.is_wrapped_text", return_value=False),
    ):
        assert quick == read(lines)


def test_a_common_head_goes_the_quick_way() -> None:
    """Title, byline and date, each by itself or the two together."""
    for between in ([], [""]):
        lines = [TITLES[0], "", BYLINES[1], *between, DATES[0], "", OPENINGS[0]]
        found = read_plain_head(HeadLines(lines))
        assert found is not None
        assert (found.credits.authors, found.dates.published, found.end) == (
            ("Mara Lindqvist", "Jonas Eriksen"),
            "2004-05-03",
            4 + len(between),
        )


@given(
    st.lists(
        st.sampled_from([*"aA .,-(\n\t\"'`<&\\", "A B C D E ", "aabb", "cid:1)", "  ", "’", "é", "\u00a0", "â€œ"])
    ).map("".join)
)
@example("A B C D E\n")
@example("\nAABBCC")
def test_no_row_of_the_repairs_fires_on_clean_text(text: str) -> None:
    """One quick look stands for all of them, but for that of doubled spaces."""
    if _is_harmless(text):
        signs = signs_of(text, _WATCHED)
        assert [row.name for row in REPAIRS if row.fires(signs) and row.name != "doubled_spaces"] == []


@given(st.lists(st.sampled_from(["a", "word", "  ", " ", "\n", "   ", "\t", "A", ".", "’"])).map("".join))
@example("The  minister said on Monday that  he would go.")
@example("Year  Sales\n2018  1.2")
def test_a_text_with_gaps_that_stay_is_repaired_as_any_other(text: str) -> None:
    """What the quick look tells is what the rows tell, one by one."""
    quick = repair(text)
    with patch.object(sys.modules[repair.__module__], "_is_harmless", return_value=False):
        whole = repair(text)
    assert (quick.text, quick.counts, quick.steps) == (whole.text, whole.counts, whole.steps)
    assert whole.has_gaps or not quick.has_gaps


@given(st.text(alphabet=" aé\n“", max_size=400), st.integers(1, 900))
@example(" ", 70_000)
def test_spaces_are_counted_as_python_counts_them(text: str, times: int) -> None:
    """However long the text is."""
    assert count_spaces(text * times) == (text * times).count(" ")


def test_words_are_what_white_space_parts() -> None:
    """In prose, in tables, beside tabs and wide spaces."""
    for body in (
        OPENINGS[0],
        "Port     Ships\nSkarvik      12\nAltenried     3",
        "a\tb c d e",
        "港口\u3000将于三月关闭。",
    ):
        article = normalise(f"Harbour wall to rise again\n\nBy Mara Lindqvist\n\n{body}\n".encode())
        assert article.words == len(article.body.split())


@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "0",
                    "7",
                    "12",
                    "2004",
                    "20040503",
                    "-",
                    "/",
                    ".",
                    ":",
                    ",",
                    "(",
                    ")",
                    "'",
                    "$",
                    "%",
                    "&",
                    "ago",
                    "today",
                    "posted",
                    "updated",
                    "read",
                    "min",
                    "h",
                    "am",
                    "p.m.",
                    "gmt",
                    "st",
                    "of",
                    "the",
                ],
                *[
                    "may",
                    "March",
                    "mar",
                    "thang",
                    "week",
                    "Mr",
                    "profits",
                    "up",
                    "by",
                    "a",
                    "in",
                    "O'Clock",
                    "rock'n'",
                    "don't",
                    "é",
                    "年",
                    "3月",
                ],
                " ",
                "",
            ]
        )
    ),
    st.sampled_from([" ", ""]),
)
@example(["2004"], "")
@example(["updated", "2004"], " ")
@example(["profits", "12", ":", "7"], " ")
@example(["Profits", "7", "-", "12", "-", "2004"], "")
@example(["Profits", "20040503"], " ")
def test_a_line_that_names_no_date_needs_no_reader(words: list[str], between: str) -> None:
    """Whatever its words and figures: where the cheap look says no, the reader finds nothing."""
    line = between.join(words)
    assert may_name_dates(line) or Reader(line, None).read() is None


def test_most_headlines_with_figures_need_no_reader() -> None:
    """Else the look would be of no use."""
    titles = ["Profits up by 30%", "Oil at $50 a barrel again", "Town 2-0 up at last", "Best year since 1998 for wine"]
    assert not any(map(may_name_dates, titles))


@given(
    st.lists(st.sampled_from(["Times", "the", "Harbour", "reuters", "(", ")", ".", "bbc", "of", "News."]), max_size=12)
)
@example([".", "Harbour", "the", "the", "the", "the", "Times"])
@example(["Harbour", "the", "the", "the", "the", "Times", ".", ")"])
def test_a_long_line_is_an_outlet_if_its_words_say_so(words: list[str]) -> None:
    """Whether many words follow is asked first where a line is long, and tells nothing else."""
    line = " ".join(words)
    with patch("artcli.text.metadata.outlets._LONG", 0):
        short = is_outlet(line)
    with patch("artcli.text.metadata.outlets._LONG", 1000):
        assert is_outlet(line) == short


@given(
    st.lists(
        st.sampled_from(["", "It rained.", "Nobody came.", "“Why?”", "So did Mr. B.", "a heading", "II. Rain.", "So!"])
    )
)
@example(["It rained.", "Nobody came."])
@example(["", "", "It rained.", "", "", "Nobody came.", ""])
def test_clean_lines_are_told_as_one_search_over_the_text_tells_them(lines: list[str]) -> None:
    """Each stands between blank ones, begins as a sentence and ends as one."""
    text = "\n\n" + "\n".join(lines) + "\n\n"
    capital = r"(?:[A-Z](?![.)])|“)[^\n]{3}"
    unclean = rf"\n(?:(?<=[^\n]\n)(?:(?!\n)|(?<![.!?]\n)(?<![.!?]”\n)|(?<=[ .]..\n))|(?=[^\n])(?!{capital}))"
    filled = [line for line in lines if line]
    is_clean = re.search(unclean, text) is None and len(set(filled)) == len(filled)
    assert (clean_blocks(lines) is not None) == is_clean


def test_a_table_of_answers_has_an_end() -> None:
    """It forgets all of them, and says the same as before."""
    asked: list[str] = []
    table = Remembered(lambda text: asked.append(text) or len(text))
    for number in range(10_000):
        assert table[str(number)] == len(str(number))
        assert table[str(number)] == len(str(number))
        assert len(table) <= 4096
    assert len(asked) == 10_000
