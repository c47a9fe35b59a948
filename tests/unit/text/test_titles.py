"""Titles: what of a line is only the site's name, what is a second copy, and the words for a text without one."""

from __future__ import annotations

import pytest

from artcli.text.metadata import titles
from artcli.text.metadata.head_lines import HeadLines
from artcli.text.metadata.title_lines import count_title_lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Talks end | Harbour News", ("Talks end", "Harbour News")),
        ("Talks end - Harbour News", ("Talks end", "Harbour News")),
        ("Talks end – The Harbour Post", ("Talks end", "The Harbour Post")),
        ("Talks end — Harbour Tribune", ("Talks end", "Harbour Tribune")),
        ("Talks end :: harbour.com", ("Talks end", "harbour.com")),
        ("Talks end | World | Harbour News", ("Talks end", "Harbour News")),
        ("Talks end | Quayside", ("Talks end", "Quayside")),
        ("Harbour News | Talks end at last", ("Talks end at last", "Harbour News")),
        ("Talks end | BBC News", ("Talks end", "BBC News")),
        ("Talks end", ("Talks end", None)),
        ("Moreno — a captain in Lagos", ("Moreno — a captain in Lagos", None)),
        ("Ferry 2-1 Quay", ("Ferry 2-1 Quay", None)),
        ("Talks end - at last", ("Talks end - at last", None)),
        ("Harbour - Nell Carver", ("Harbour - Nell Carver", None)),
        ("Yes | no | perhaps so", ("Yes | no | perhaps so", None)),
        ("Long-term plan", ("Long-term plan", None)),
        ("| Harbour News", ("| Harbour News", None)),
    ],
)
def test_the_sites_name_is_cut_off_where_it_is_plainly_one(line, expected):
    """A dash alone proves nothing; an outlet's words, or a bar, do."""
    assert titles.cut_site(line) == expected


def test_a_known_outlet_is_cut_off():
    """A source that is already known needs no other proof."""
    assert titles.cut_site("Talks end - Quayside", "Quayside") == ("Talks end", "Quayside")


@pytest.mark.parametrize(
    ("title", "line", "same"),
    [
        ("Talks end", "Talks end", True),
        ("Talks end", "TALKS END", True),
        ("Talks “end”", "Talks 'end'", True),
        ("Talks end", "Talks end | Harbour News", True),
        ("Talks end", "Talks end in Lagos", False),
        ("Talks end", "", False),
        ("We lost.", "We lost.", False),
        ("milk", "- milk", False),
        ("The ferry is late every…", "The ferry is late every", False),
    ],
)
def test_a_second_copy_of_the_title(title, line, same):
    """Letters and digits decide; sentences and items are the text's own."""
    assert titles.is_same(title, line) is same


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("# Talks end", "Talks end"),
        ("## Talks end ##", "Talks end"),
        ("**Talks end**", "Talks end"),
        ("*By Nell Carver*", "By Nell Carver"),
        ("_3 May 2004_", "3 May 2004"),
        ("  Talks end ", "Talks end"),
        ("#1 in the charts", "#1 in the charts"),
        ("*", "*"),
        ("**a** and **b**", "**a** and **b**"),
        ("# ", "#"),
        ("", ""),
    ],
)
def test_marks_of_markdown_are_taken_off_a_whole_line(line, plain):
    """Only marks around the whole line."""
    assert titles.plain(line) == plain


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("The ferry is late.", True),
        ("“The ferry is late.”", True),
        ("渡轮晚点。", True),
        ("settled four matters:", True),
        ("Ferry late again", False),
        ("Who will mend it?", False),
        ("Never again!", False),
        ("Talks in the U.S.", False),
        ("Harbour Boats Inc.", False),
        ("“I never saw the sea”", False),
        ("And then…", False),
        ("", False),
    ],
)
def test_a_sentence_ends_as_prose_does(line, sentence):
    """A full stop, a colon; not an abbreviation, a question, a quotation."""
    assert titles.is_sentence(line) is sentence


@pytest.mark.parametrize(
    ("line", "kicker"),
    [("OPINION", True), ("World", True), ("Meinung", True), ("国际", True), ("Ferry", False), ("World peace", False)],
)
def test_kickers_are_sections_names(line, kicker):
    """Only unmistakable ones."""
    assert titles.is_kicker(line) is kicker


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["We lost. It rained."], "We lost."),
        (["We lost"], "We lost"),
        (["- milk", "- bread"], "milk - bread"),
        (["渡轮今天早上又晚点了。港口没有人知道。"], "渡轮今天早上又晚点了。"),
        (["The ferry is late, says Dr. Carver"], "The ferry is late, says Dr. Carver"),
        (["x" * 100], "x" * 72 + "…"),
    ],
)
def test_first_words_stand_in_for_a_title(lines, words):
    """A short sentence, else a cut between words."""
    assert titles.first_words(lines) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Talks end\n\nText", 1),
        ("Talks end\n=========\nText", 1),
        ("# Talks end\nText", 1),
        ("Talks end in Lagos after all the boats have left\nthe harbour\n\nText", 2),
        ("TALKS END IN LAGOS AFTER ALL BOATS HAVE LEFT\nTHE HARBOUR\n\nText", 2),
        ("Talks end\nNobody at the harbour office would say what had been agreed\n\nText", 1),
        ("TALKS END IN LAGOS AFTER ALL BOATS HAVE LEFT\nNobody said why\n\nText", 1),
        (f"TALKS END IN LAGOS AFTER ALL BOATS HAVE LEFT\nTHE HARBOUR AT LAST\n\n{'Long text ' * 30}", 2),
        ("Talks end in Lagos at last\n  The talks about the ferry to the outer islands\nended in Lagos on Monday.", 1),
        ("旧渡轮又误点\n\u3000\u3000旧渡轮上周六又误点，岛上的居民在码头等了三个小时\n，后来走了。", 1),
        ("Talks end\nBy Nell Carver\nText", 1),
        (
            "Talks end\nThe talks about the ferry to the outer islands have ended in\nLagos, where nobody would say what had been agreed\nand so on",
            1,
        ),
        (
            "The talks about the ferry to the outer islands have ended in\nLagos, where nobody would say what had been agreed.\n\nText",
            0,
        ),
        ("The talks have ended.\n\nText", 0),
        ("The talks have ended.\n\nBy Nell Carver\n\nText", 1),
        ("The ferry leaves at six,\nthe gulls are asleep,\nthe man is old,\nthe water is black,\nand deep.", 0),
        ("note", 1),
        ("x" * 300, 0),
    ],
)
def test_how_many_lines_are_the_title(text, count):
    """By blank lines, underlines, bylines and the lines' lengths."""
    assert count_title_lines(HeadLines(text.split("\n"))) == count
