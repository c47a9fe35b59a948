"""Laws of the normaliser: it never raises on content, reading its own print changes nothing, and no word is lost unreported."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import DATA, SHARED

from artcli.errors import TextError
from artcli.model import Article
from artcli.text.markdown import to_markdown
from artcli.text.normalise import normalise

RENDERED = sorted((SHARED / "normalise").rglob("*.txt"))

plausible = st.sampled_from(
    [
        "",
        "",
        "By Mara Lindqvist",
        "13 February 2019",
        "# A heading",
        "- an item of a list",
        "> quoted words",
        "```",
        "    code = here(1)",
        "The council voted on Monday to rebuild the harbour wall, which the storm had",
        "taken away in the night.",
        "The state-",
        "owned works closed.",
        "Page 3 of 9",
        "\f",
        "Month      Home   Away",
        "August        3      1",
        "Q: And then?",
        "A: Then the road closed.",
        "Share on Facebook",
        "---",
        "title: A story",
        "© 2019 The Harbour Gazette. All rights reserved.",
        "你好，世界。",
    ]
)
"""Lines that mean something to a stage."""

any_lines = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=90),  # with NULs a few letters may be UTF-16
    plausible,
)
texts = st.lists(any_lines, max_size=25).map("\n".join)
PARAGRAPHS = (
    "The council voted on Monday to rebuild the harbour wall, which the storm had taken away in the night.",
    "“Nobody asked us,” said the pilot, who has twenty-first-class reasons to know.",
    "Work begins in March and is to cost $3.5 million; the state-owned bank pays half of it.",
    "The old wall was laid in 1868 -- by hand, and mostly\nin winter -- and its stones are to be used again\nwherever they are whole.",
    "Es regnete die ganze Nacht, und der Bürgermeister kam zu spät zur Sitzung.",
)
STRUCTURES = (
    "- the harbour wall is to be rebuilt\n- the library keeps its Sunday hours\n- no decision on parking",
    "Month      Home   Away\nAugust        3      1\nSeptember     7      4",
    "    for line in open('gauge.csv'):\n        print(line)",
    "Q: And then?\n\nA: Then the road closed.",
    "THE MONEY",
    "> The wall is ours, and we shall have it\n> back before the winter.",
    "The ferry leaves at seven,\nthe gulls are up by five;\nthe man who sells the tickets\nis only half alive.",
)
heads = st.tuples(
    st.sampled_from(["A wall comes back", "HARBOUR WALL TO RISE AGAIN", "What the storm left: a survey"]),
    st.sampled_from(["", "By Mara Lindqvist", "By Mara Lindqvist and Jonas Eriksen, in Skarvik"]),
    st.sampled_from(["", "13 February 2019", "Published: 3 May 2004"]),
)
bodies = st.lists(st.sampled_from(PARAGRAPHS + STRUCTURES), min_size=1, max_size=9, unique=True)
articles = st.builds(
    lambda head, first, body: "\n\n".join([*filter(None, head), first, *body]),
    heads,
    st.sampled_from(PARAGRAPHS),
    bodies,
)


def made(data: bytes) -> Article | None:
    """Return the article, or nothing where the bytes are no text."""
    try:
        return normalise(data)
    except TextError:
        return None


def words_of(text: str) -> Counter[str]:
    """Count what is left of a text's words when everything is taken away that a repair may change."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return Counter(re.findall(r"[^\W_]", folded))


def told(article: Article) -> str:
    """Return all that an article carries or reports."""
    fields = [article.title, article.subtitle, article.source, article.place, *article.authors]
    return "\n".join([*(field or "" for field in fields), article.body, *(dropped.text for dropped in article.dropped)])


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"s\n# #\nb|F|a|b\n.")
@settings(max_examples=300)
def test_any_bytes_give_an_article_or_a_reason(data: bytes) -> None:
    """Nothing but a TextError comes out."""
    made(data)


@given(articles)
@settings(max_examples=300)
def test_reading_the_print_changes_nothing(text: str) -> None:
    """normalise(print(normalise(x))) = normalise(x): title, authors, date and blocks.

    Of random characters between such lines seven in a thousand are read otherwise the second time: ``bench/fuzz.py --laws`` counts.
    """
    article = made(text.encode("utf-8", "surrogatepass"))
    if article is not None:
        again = normalise(to_markdown(article).encode("utf-8", "surrogatepass"))
        assert (again.title, again.authors, again.date, again.blocks) == (
            article.title,
            article.authors,
            article.date,
            article.blocks,
        )


@given(texts)
@settings(max_examples=300)
def test_no_letter_is_lost_unreported(text: str) -> None:
    """Every letter and digit of the source is in the article's fields or in ``dropped``."""
    article = made(text.encode("utf-8", "surrogatepass"))
    if article is not None and not article.repairs:
        assert not words_of(text) - words_of(told(article))


@pytest.mark.skipif(not RENDERED, reason="the shared renderings aren't here")
@pytest.mark.parametrize("path", RENDERED[::7], ids=lambda path: path.stem)
def test_laws_hold_for_real_files(path: Path) -> None:
    """The same for messy files."""
    article = normalise(path.read_bytes(), path.stem)
    again = normalise(to_markdown(article).encode())
    assert (again.title, again.authors, again.date, again.blocks) == (
        article.title,
        article.authors,
        article.date,
        article.blocks,
    )


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.*")), ids=lambda path: path.name)
def test_laws_hold_for_the_sample_articles(path: Path) -> None:
    """The same for our own."""
    article = normalise(path.read_bytes(), path.stem)
    again = normalise(to_markdown(article).encode())
    assert (again.title, again.authors, again.date, again.blocks) == (
        article.title,
        article.authors,
        article.date,
        article.blocks,
    )
