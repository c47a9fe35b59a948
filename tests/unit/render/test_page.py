"""An article's page reads well at every width, and shows everything of the article."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from artcli.model import Article, Block, Span
from artcli.render.layout import Setting
from artcli.render.page import PageOptions, article_page
from artcli.render.theme import tagged

KINDS = ("paragraph", "heading", "list_item", "quote", "verse", "table", "code")
HOSTILE = "ab -—/.　漢字é́\u0301\u200d\ufe0f\u200b👩🏽❤🇳🇴\x1b\x9b\x07\x00\t\u202e\u2066\ud800\udcff\xad"


def spans_of(pattern):
    return lambda text: [Span(match.start(), match.end()) for match in re.finditer(pattern, text)]


def lines_of(article, width, **options):
    return [line.plain for line in article_page(article, PageOptions(**options)).lines(Setting(width))]


def with_blocks(*blocks):
    return Article("Tide", tuple([Block(kind, text) for kind, text in blocks]))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_page_without_colour(entry, golden, printed, width):
    """The page at this width is the one that was looked at."""
    golden(f"render/page-{width}.txt", printed(article_page(entry, PageOptions(folder="/home/tove")), width))


def test_page_with_styles(entry, golden):
    """Each part has its style: the card, the rule, the words that were searched for."""
    options = PageOptions(spans=spans_of("ferry|clock"), tags=("sea", "slow"), folder="/home/tove")
    golden("render/page-80-tags.txt", tagged(article_page(entry, options), 80))


def test_words_are_marked_without_styles(printed):
    """Where no style can be shown, the words that were searched for stand between asterisks."""
    page = article_page(with_blocks(("paragraph", "The ferry sails.")), PageOptions(spans=spans_of("ferry")))
    assert "The **ferry** sails." in printed(page, 80)


def test_absent_parts_leave_no_gap():
    """A card of a title alone is one line."""
    assert lines_of(with_blocks(("paragraph", "Low.")), 40) == ["Tide", "", "─" * 40, "", "Low."]


def test_no_rule_without_a_body():
    """Nothing is parted from nothing."""
    assert lines_of(Article("Tide", ()), 40) == ["Tide"]


@pytest.mark.parametrize(
    ("date", "shown"), [("2019", "2019"), ("2019-02", "February 2019"), ("2019-02-03", "3 February 2019")]
)
def test_partial_dates_are_shown_as_exactly_as_they_are_known(date, shown):
    """No day is made up."""
    assert lines_of(Article("Tide", (), date=date), 60)[2:] == [shown]


@pytest.mark.parametrize(("width", "left"), [(60, 0), (69, 0), (70, 2), (80, 7), (120, 27)])
def test_column_is_in_the_middle_of_wide_terminals_only(width, left):
    """From the left edge where there is hardly room for the measure."""
    assert lines_of(Article("Tide", ()), width) == [" " * left + "Tide"]


def test_measure_has_a_limit():
    """No line is longer than 88 characters, whatever is asked for."""
    longest = max(map(len, lines_of(with_blocks(("paragraph", "low tide " * 50)), 200, measure=150)), default=0)
    assert longest - (200 - 88) // 2 <= 88


def test_list_items_hang():
    """The second line of an item stands under its first word."""
    item = with_blocks(("list_item", "12. low tide " + "and high water " * 4))
    assert [line[:5] for line in lines_of(item, 40)[-2:]] == ["12. l", "    w"]


def test_quotations_that_follow_one_another_share_their_rule():
    """The rule goes on between two paragraphs of a quotation."""
    assert lines_of(with_blocks(("quote", "One."), ("quote", "Two.")), 40)[-3:] == ["│ One.", "│ ", "│ Two."]


def test_wide_blocks_move_left_before_they_are_folded():
    """A table that fits the terminal, if not the measure, is shown as it was set."""
    table = with_blocks(("table", "x" * 78))
    assert lines_of(table, 80)[-1] == "  " + "x" * 78


def test_code_is_folded_visibly():
    """No character of a line that is too wide is lost, and its parts are marked."""
    first, second = lines_of(with_blocks(("code", "x" * 50)), 40)[-2:]
    assert (len(first), second) == (38, "↪ " + "x" * 12)


def test_verse_turns_at_a_word():
    """A line of verse that is too long goes on indented, as poems are printed."""
    verse = with_blocks(("verse", "and the gulls had their say about the rope"))
    assert lines_of(verse, 30)[-2:] == ["and the gulls had their", "    say about the rope"]


def test_markup_in_an_article_is_text(printed):
    """Square brackets are never taken for styles."""
    page = article_page(dataclasses.replace(with_blocks(("paragraph", "[red]a[/] :smile:")), title="[b]T[/b]"))
    assert "[b]T[/b]" in printed(page, 60)
    assert "[red]a[/] :smile:" in printed(page, 60)


def test_ascii_consoles_get_ascii_rules():
    """A terminal without Unicode is drawn no box characters."""
    page = article_page(with_blocks(("quote", "Low tide.")))
    lines = [line.plain for line in page.lines(Setting(40, ascii=True))]
    assert lines[2:] == ["-" * 40, "", "| Low tide."]


hostile = st.text(st.sampled_from(HOSTILE) | st.characters(), max_size=120)


@settings(max_examples=150)
@given(
    kind=st.sampled_from(KINDS),
    text=hostile,
    title=hostile,
    width=st.integers(20, 130),
    start=st.integers(0, 60),
    marks=st.booleans(),
)
def test_no_line_is_wider_than_the_terminal_or_controls_it(kind, text, title, width, start, marks):
    """Whatever an article holds, its page keeps to its columns and has no control character."""
    article = Article(title, (Block(kind, text),), authors=(title,), source=text, words=3)
    options = PageOptions(spans=lambda _: [Span(start, start + 5)])
    for line in article_page(article, options).lines(Setting(width, marks=marks)):
        assert cell_len(line.plain) <= width
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", line.plain)


@settings(max_examples=100)
@given(text=st.text(st.sampled_from("ab -—漢。é👩"), max_size=200), width=st.integers(20, 90))
def test_no_character_is_lost(text, width):
    """A paragraph's lines hold every character of it but spaces at their ends."""
    lines = lines_of(with_blocks(("paragraph", text)), width)[4:]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
