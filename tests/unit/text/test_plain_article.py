"""A clean article that is made at once is the article that all stages make."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artcli.text.normalise import _explain, explain, normalise, replay
from artcli.text.plain_article import read_plain_article
from artcli.text.plain_text import is_settled, look_at

PROSE = (
    "The bridge was opened on Monday after nine years of work and one flood, and nobody on either bank had believed in it.",
    "“Nobody asked us,” says the pilot of the ferry, which has crossed the firth four times a day for sixty-one years.",
    "It cost £5m (€6m), or 50% more than the council had said in 1998; in the U.S. that would have been a small bridge [sic] of its kind.",
    "HANOI, Feb 27 (Agency) - Two ships were lost in the storm that came up the coast on Friday night, the harbour office said.",
    "Die Brücke wurde am Montag eröffnet, nach neun Jahren und einem Hochwasser, und an beiden Ufern hatte niemand daran geglaubt.",
    "Le pont a été ouvert lundi, après neuf ans de travaux et une crue, et personne, sur aucune des deux rives, n’y croyait plus.",
    "By then the flood had come, and the bridge that nobody had believed in was gone, with a good part of the road, for good.",
)
SHORT = (
    "Nobody came.",
    "“Yes.”",
    "Share",
    "Advertisement",
    "Read more",
    "All rights reserved.",
    "We use cookies on this site to give you the best experience.",
    "A heading",
    "Mara Lindqvist",
    "3 May 2004",
    "- one",
    "1. one",
    "12",
    "* * *",
    "Source: the council",
    "Harbour wall to rise again",
    "It was AT&T that paid.",
    "It was R&amp;D that paid.",
    "See http://example.org/bridge for more.",
    "He said *this* and *that*.",
    "The sky was early.The boats were late.",
    "The mayor said: “It rained.”",
    "Updated 4 May 2004",
    "Reuters.",
    "A --dash-- of it.",
    "A  gap.",
    "(cid:12)nal.",
    "It rained—all night…",
    "It rained\nall night.",
    "He came from the\nstate-owned yard.",
    "他说下雨了。",
    "Он сказал, что идёт дождь.",
    "CafÃ©.",
)
TITLES = (
    "Harbour wall to rise again",
    "By the river, a wall comes back",
    "Bridge opens after 9 years",
    "9 years on, a bridge opens",
    "“Nobody asked us,” says the pilot",
    "Harbour: a wall rises",
    "A wall comes back - and nobody minds",
    "A wall comes back | Example News",
    "Example Daily News",
    "Yesterday",
    "3 May 2004",
    "It rained all night.",
    "Brücke fertig — nach neun Jahren",
    "# Harbour wall to rise again",
    "Title: Harbour wall to rise again",
    "$1m for a wall",
)
CREDITS = (
    "By Mara Lindqvist\n3 May 2004",
    "By Mara Lindqvist and Jonas Eriksen\n\nMay 3, 2004",
    "By Mara Lindqvist",
    "By Mara Lindqvist, Staff Writer",
    "Von Mara Lindqvist",
    "3 May 2004",
    "Mara Lindqvist",
    "A short word about it",
)
texts = st.tuples(
    st.sampled_from(TITLES),
    st.lists(st.sampled_from(CREDITS), max_size=1),
    st.lists(st.sampled_from(PROSE), min_size=1, max_size=4),
    st.lists(st.sampled_from(SHORT), max_size=2),
    st.lists(st.sampled_from(PROSE), max_size=3),
    st.sampled_from(["", "\n", "\n\n", " ", "\r\n"]),
).map(lambda parts: "\n\n".join([parts[0], *parts[1], *parts[2], *parts[3], *parts[4]]) + parts[5])


@given(texts)
@example("Yesterday\n\n" + PROSE[0])
@example("Harbour wall to rise again\n\n" + PROSE[1] + " ")
def test_the_quick_way_gives_what_the_long_way_gives(text: str) -> None:
    """And so does the way that is shorter by some stages."""
    data = text.encode()
    whole = _explain(data, "", None)
    assert explain(data) == whole
    assert normalise(data) == whole.article
    assert _explain(data, "", look_at(data)) == whole
    again = replay(data, whole.steps)
    assert (again.title, again.authors, again.blocks) == (
        whole.article.title,
        whole.article.authors,
        whole.article.blocks,
    )


@pytest.mark.parametrize("text", PROSE)
@pytest.mark.parametrize("credits_", ["", *[line + "\n\n" for line in CREDITS[:3]]])
def test_clean_articles_go_the_quick_way(credits_: str, text: str) -> None:
    """In any language of Europe, with a byline and a date or without."""
    plain = look_at(f"{TITLES[0]}\n\n{credits_}{text} It was so.\n\n{PROSE[0]}\n".encode())
    assert plain is not None
    assert is_settled(plain)
    article = read_plain_article(plain)
    assert article is not None
    assert [block.text for block in article.blocks] == [f"{text} It was so.", PROSE[0]]


@pytest.mark.parametrize(
    "text", ["It rained.", "The mayor said: “It rained all night, and it will rain on.”", "Rain fell in 1998, too."]
)
def test_a_short_first_paragraph_below_a_date_goes_the_quick_way(text: str) -> None:
    """It is asked as the long way asks it, and is no credit."""
    plain = look_at(f"{TITLES[0]}\n\n{CREDITS[0]}\n\n{text}\n\n{PROSE[0]}\n".encode())
    assert plain is not None
    article = read_plain_article(plain)
    assert article is not None
    assert [block.text for block in article.blocks] == [text, PROSE[0]]


@pytest.mark.parametrize(
    "text", ["Updated 4 May 2004", "Source: The Harbour Post", "Reuters.", "Photographs by Jonas Eriksen."]
)
def test_one_more_credit_below_a_date_goes_the_long_way(text: str) -> None:
    """What it says isn't lost among the paragraphs, nor are the lines that the quick way has looked at changed."""
    data = f"{TITLES[0]}\n\n{CREDITS[0]}\n\n{text}\n\n{PROSE[0]}\n".encode()
    plain = look_at(data)
    assert plain is not None
    read_plain_article(plain)
    assert plain.lines == data.decode().split("\n")
    assert normalise(data) == _explain(data, "", None).article


@pytest.mark.parametrize(
    "text",
    [
        "a  gap",
        "a --dash",
        "a line's end \nand the next",
        ",,low''",
        "''wiki''",
        "(cid:1)",
        "a\ttab",
        "a\rreturn",
        "\x0c",
        "\ufeffmark",
        "&amp;",
        "caf\u00c3\u00a9",
        "soft\u00adhyphen",
        "港口",
        "A B C said",
        " ",
        "",
    ],
)
def test_a_text_that_may_be_damaged_is_not_plain(text: str) -> None:
    """Nor is one without a word."""
    assert look_at(text.encode()) is None


def test_a_text_in_no_encoding_is_not_plain() -> None:
    """It goes the way of all texts, which finds its encoding."""
    data = f"{TITLES[0]}\n\nDas ist schön, sagte er am Montag.\n".encode("latin-1")
    assert look_at(data) is None
    assert normalise(data).blocks[0].text == "Das ist schön, sagte er am Montag."
