"""An article printed as Markdown reads back the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.model import Article, Block
from artcli.text.markdown import to_markdown
from artcli.text.normalise import normalise

FIELDS = ("title", "subtitle", "authors", "date", "updated", "source", "place", "language", "blocks")


def test_only_what_is_known_stands_in_the_front_matter():
    """Empty fields aren't printed."""
    assert (
        to_markdown(Article("A walk", (Block("paragraph", "It rained."),))) == "---\ntitle: A walk\n---\n\nIt rained.\n"
    )


def test_every_kind_of_block_has_its_form():
    """Headings, items, quotes, code, tables and verse are told by their marks."""
    article = Article(
        "Notes",
        (
            Block("heading", "Costs"),
            Block("list_item", "- one"),
            Block("list_item", "- two"),
            Block("quote", "Said so."),
            Block("code", "x = 1"),
            Block("table", "a  b\n1  2"),
            Block("verse", "one,\ntwo"),
        ),
        authors=("Ann Lee", "Bob Moss"),
        date="2015-08-03",
    )
    assert to_markdown(article) == (
        "---\ntitle: Notes\nauthors:\n  - Ann Lee\n  - Bob Moss\ndate: 2015-08-03\n---\n\n## Costs\n\n- one\n- two\n\n> Said so.\n\n"
        "```\nx = 1\n```\n\n```table\na  b\n1  2\n```\n\n```verse\none,\ntwo\n```\n"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("# of votes counted.", "\\# of votes counted."),
        ("- said he.", "\\- said he."),
        ("1. of May.", "1\\. of May."),
        ("> than.", "\\> than."),
    ],
)
def test_a_beginning_that_reads_as_structure_is_escaped(text: str, printed: str):
    """A backslash keeps a paragraph a paragraph."""
    assert to_markdown(Article("T", (Block("paragraph", text),))).endswith(f"\n\n{printed}\n")


@pytest.mark.parametrize(
    ("title", "scalar"),
    [
        ("Plain title", "Plain title"),
        ("Who: me", '"Who: me"'),
        ('"Quoted" title', "'\"Quoted\" title'"),
        ("“Curly” title", '"“Curly” title"'),
        ("yes", '"yes"'),
        ("2015 was bad", "2015 was bad"),
        ("Q&A, part 2", "Q&A, part 2"),
    ],
)
def test_titles_are_quoted_only_where_yaml_needs_it(title: str, scalar: str):
    """Plain scalars stay plain."""
    assert f"\ntitle: {scalar}\n" in to_markdown(Article(title, ()))


def test_a_fence_is_longer_than_any_inside():
    """Code that holds fences is still one block."""
    text = to_markdown(Article("T", (Block("code", "```\nx\n```"),)))
    assert "\n````\n```\nx\n```\n````\n" in text


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The boat came home before the storm.",
            "Nobody had asked for it, and nobody was thanked.",
            "“It was blue,” he said.",
            "What was left of the wall fell in 2014?",
            "Die Brücke bleibt bis zum Herbst gesperrt.",
            "Le moulin tourne encore, deux jours par semaine.",
            "Автобус приходит каждую среду.",
            "市政府昨天宣布了计划。",
            "- a dash began this one, by mistake.",
            "# and a hash this one.",
            "1. was the first number of all.",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
PIECES = st.one_of(
    SENTENCES,
    st.sampled_from(
        [
            "A slow start",
            "THE MONEY",
            "- one\n- two\n- three",
            "1. one\n2. two",
            "Month      Home   Away\nAugust        3      1\nSeptember     7      4",
            "The ferry leaves at seven,\nthe gulls are up by five;\nthe man who sells the tickets\nis only half alive.",
            "    for line in book:\n        print(line)",
            "> The wall is to be rebuilt, they say,\n> before the winter comes again.",
            "Q: When did you come?\n\nA: In the winter of 1987.",
            "* * *",
            "The **wall** is old.",
        ]
    ),
)


@given(st.lists(PIECES, min_size=1, max_size=9, unique=True), st.booleans())
def test_reading_what_was_printed_gives_the_same_article(pieces: list[str], wrapped: bool):
    """Normalising what normalising printed changes nothing."""
    body = "\n\n".join(pieces)
    if wrapped:
        body = re.sub(r"(\S{4,}) (?=\S{4,} \S{4,} \S{4,} \S{4,} \S{4,} \S)", r"\1\n", body)
    source = (
        f"The wall of the harbour\n\nBy Ann Lee\n\n3 May 2014\n\nIt has stood for a hundred years and more.\n\n{body}"
    )
    article = normalise(source.encode())
    again = normalise(to_markdown(article).encode())
    assert {name: getattr(again, name) for name in FIELDS} == {name: getattr(article, name) for name in FIELDS}


@pytest.mark.parametrize(
    ("title", "scalar"),
    [
        ("He left --", r'"He left \x2d\x2d"'),
        ("Fish &amp; chips", r'"Fish \x26amp\x3b chips"'),
        ("|a|b|", r'"\x7ca\x7cb\x7c"'),
    ],
)
def test_a_title_that_a_repair_would_change_is_escaped(title: str, scalar: str):
    """YAML's escapes keep a title from being mended, or taken for links, on the way back."""
    printed = to_markdown(Article(title, (Block("paragraph", "It rained all day."),)))
    assert printed.startswith(f"---\ntitle: {scalar}\n---\n")
    assert normalise(printed.encode()).title == title


def test_a_text_that_begins_with_its_title_keeps_it():
    """The title stands once more above such a text: the reader drops that one, and leaves the text."""
    blocks = (Block("heading", "A short walk"), Block("paragraph", "It rained all day in the hills."))
    printed = to_markdown(Article("A short walk", blocks))
    assert printed.startswith("---\ntitle: A short walk\n---\n\n# A short walk\n\n## A short walk\n")
    assert normalise(printed.encode()).blocks == blocks


@pytest.mark.parametrize("text", ["``` was all.", "~~~ was all.", ">was all."])
def test_an_escaped_fence_or_quotation_mark_reads_back(text: str):
    """The repair leaves the backslash that the layout takes off."""
    blocks = (Block("paragraph", text),)
    assert normalise(to_markdown(Article("A walk", blocks)).encode()).blocks == blocks
