"""docs/query-language.md says what the parser does: every example of it is run, and its grammar is that of the functions."""

import inspect
import re
from datetime import date
from pathlib import Path

import pytest

from artcli.errors import QuerySyntaxError
from artcli.query import fields, operands, parse, regexes, values, words
from artcli.query.tokens import MOST_WORDS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "query-language.md").read_text(encoding="utf-8")
TODAY = date(2019, 3, 9)


def columns(kind: str) -> list[tuple[str, str]]:
    """Return the queries of all blocks of a kind, and what the page says of each: from column 25 on, or behind three spaces."""
    rows = []
    for block in re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL):
        for line in block.splitlines():
            left, right = (line[:24], line[24:]) if line[23:24] == " " else line.split("   ", 1)
            rows.append((left.strip(), right.strip()))
    return rows


@pytest.mark.parametrize(("query", "meaning"), columns("query"))
def test_every_example_is_a_query(query: str, meaning: str) -> None:
    """What the page shows can be typed."""
    assert meaning
    parse.parse(query, TODAY)


@pytest.mark.parametrize(("query", "other"), columns("same"))
def test_pairs_mean_the_same(query: str, other: str) -> None:
    """Both sides have one tree."""
    assert parse.parse(query, TODAY) == parse.parse(other, TODAY)


@pytest.mark.parametrize(("query", "message"), columns("refused"))
def test_every_mistake_is_told_so(query: str, message: str) -> None:
    """With the words of the page."""
    with pytest.raises(QuerySyntaxError) as caught:
        parse.parse(query, TODAY)
    assert str(caught.value) == message


def test_the_grammar_is_that_of_the_functions() -> None:
    """Put together from their docstrings, in their order."""
    sources = [inspect.getsource(module) for module in (parse, operands, words, values, regexes)]
    rules = [rule for source in sources for rule in re.findall(r'"""([A-Z]\w* = .*?)(?:"""|\n)', source)]
    (block,) = re.findall(r"```grammar\n(.*?)```", PAGE, re.DOTALL)
    assert block.splitlines() == rules
    assert len(rules) > 20


def test_every_field_is_on_the_page() -> None:
    """And every other name that is understood."""
    assert [name for name in fields.ALIASES if f"`{name}:`" not in PAGE] == []


def test_the_limits_are_on_the_page() -> None:
    """As the code has them."""
    for limit in (f"{MOST_WORDS:,} words", f"{regexes.LONGEST} characters", f"1 to {words.MOST_WORDS_BETWEEN}"):
        assert limit in PAGE
