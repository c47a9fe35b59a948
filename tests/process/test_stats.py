"""``artcli stats`` as a process: its numbers are those of the library."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from support import Program


def test_the_numbers_are_those_of_the_articles(reader: Program) -> None:
    """Counted from the list of them."""
    found = json.loads(reader("stats", "--json").stdout)
    articles = json.loads(reader("list", "--json").stdout)
    assert found["articles"] == len(articles)
    assert found["words"] == sum(one["words"] for one in articles)
    for name, values in (
        ("sources", [one["source"] for one in articles if one["source"]]),
        ("authors", [author for one in articles for author in one["authors"]]),
        ("languages", [one["language"] for one in articles]),
        ("years", [one["date"][:4] for one in articles if one["date"]]),
        ("months", [one["date"][:7] for one in articles if one["date"] and len(one["date"]) > 4]),
        ("days", [one["date"] for one in articles if one["date"] and len(one["date"]) == 10]),
    ):
        assert {one["value"]: one["count"] for one in found[name]} == Counter(values), name
    assert found["undated"] == sum(not one["date"] for one in articles)
    assert (found["first_year"], found["last_year"]) == (1996, 2024)
    index = reader.index
    assert found["index"]["path"] == str(index)
    assert found["index"]["segments"] == len(list(index.glob("*.seg")))
    assert found["index"]["bytes"] == sum(
        path.stat().st_size for path in [*index.glob("s*"), *index.glob("*.side"), index / "manifest.json"]
    )
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", found["index"]["committed"])


def test_what_was_removed_counts_no_more(artcli: Program) -> None:
    """But is said to take room."""
    for name in ("tide", "ebb"):
        artcli(
            "ingest", "-", stdin=f"{name.title()}\n\nThe {name} and some words of an article to be found.\n".encode()
        )
    artcli("remove", "ebb", "--yes")
    found = json.loads(artcli("stats", "--json").stdout)
    assert found["articles"] == 1
    assert found["undated"] == 1
    assert found["years"] == []
    assert artcli("stats").stdout.startswith("library: 1 article · ")


@pytest.mark.parametrize("by", ["auto", "month", "day"])
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_the_page_fits(reader: Program, width: int, by: str) -> None:
    """Each bar and each row of the map with its figure."""
    shown = reader("stats", "--color", "always", "--width", str(width), "--by", by).stdout
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(map(len, lines)) <= width
    assert " ".join(lines[:2]).split()[:2] == ["Library", "31"]
    if by == "day":
        assert any(line.startswith("Wed") for line in lines)
        assert any("Sep 2024: 1" in line for line in lines)
    else:
        (year,) = [line for line in lines if line.startswith("2019")]
        assert year.split()[-1] == "8"


def test_into_a_pipe_it_is_plain(reader: Program) -> None:
    """A line a part."""
    lines = reader("stats").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "library",
        "index",
        "sources",
        "authors",
        "languages",
        "years",
        "months",
    ]


def test_into_a_pipe_the_most_frequent_are_named(artcli: Program) -> None:
    """As on a page: a large library has a hundred thousand authors."""
    for number in range(12):
        name = f"{'ABCDEFGHIJKL'[number]}nna Holm"
        text = f"The {number + 3} ferries\n\nBy {name}\n\nSome words about ferries, and how many of them there are.\n"
        (artcli.home / f"{number}.txt").write_text(text)
    artcli("ingest", *[f"{number}.txt" for number in range(12)])
    authors = artcli("stats").stdout.splitlines()[2]
    assert authors.startswith("authors: ")
    assert authors.endswith("nna Holm 1 · 2 more")


def test_an_empty_library(artcli: Program) -> None:
    """Status 1, and what to do."""
    artcli("ingest", "-", stdin=b"Title\n\nSome words of an article that are there to be found.\n")
    artcli("remove", "id:*", "--yes")
    done = artcli("stats", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["articles"] == 0
