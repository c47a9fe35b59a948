"""``artcli list`` as a process: which articles there are, in which order, with which columns."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from support import Program


def listed(program: Program, *args: str) -> list[dict]:
    done = program("list", *args, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_all_articles_newest_first(reader: Program) -> None:
    """With the keys of a search, but for scores and snippets."""
    found = listed(reader)
    assert len(found) == reader("list").stdout.count("\n") >= 30
    assert set(found[0]) == {"rank", "id", "title", "authors", "date", "source", "language", "path", "words"}
    dates = [one["date"] or "" for one in found]
    assert dates == sorted(dates, reverse=True)
    assert [one["rank"] for one in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    "query", ["korea", "lang:de", "author:eriksen -korea", "date:2019 (hanoi OR border)", '"north korea"']
)
def test_a_query_filters_as_in_a_search(reader: Program, query: str) -> None:
    """The same articles, whatever they score."""
    searched = {hit["id"] for hit in json.loads(reader("search", query, "--json", "--limit", "100").stdout)}
    assert {one["id"] for one in listed(reader, *query.split())} == searched
    assert searched


def test_nothing_is_widened(reader: Program) -> None:
    """A list is of what matches itself."""
    assert "any word" in reader("search", "korea", "piano", "tuner", "vaccine", "--limit", "3").stdout
    done = reader("list", "korea", "piano", "tuner", "vaccine")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Nothing matches korea piano tuner vaccine.\n")


@pytest.mark.parametrize(
    ("order", "key"),
    [("oldest", lambda one: one["date"] or "9"), ("longest", lambda one: -one["words"])],
)
def test_orders(reader: Program, order: str, key) -> None:
    """By date, by length."""
    found = listed(reader, "--sort", order)
    assert list(map(key, found)) == sorted(map(key, found))


def test_titles_are_ordered_as_in_a_search(reader: Program) -> None:
    """Numbers by what they count, letters without accents."""
    assert [one["id"] for one in listed(reader, "--sort", "title")] == [
        hit["id"]
        for hit in json.loads(
            reader("search", "id:*", "--all-versions", "--sort", "title", "--limit", "99", "--json").stdout
        )
    ]


def test_a_part_of_it(reader: Program) -> None:
    """From an offset on, so many; the numbers stay those of the whole."""
    whole = listed(reader)
    assert listed(reader, "--offset", "3", "-n", "4") == whole[3:7]
    done = reader("list", "--offset", "999")
    assert (done.returncode, done.stderr) == (1, f"There are {len(whole)} articles only.\n")


def test_columns(reader: Program) -> None:
    """As lines with tabs for programs; tags are a column too."""
    (row,) = reader("list", "lang:de", "--columns", "title,minutes,tags,language").stdout.splitlines()
    assert row == "Kein Papier aus Hanoi\t1\tunread\tde"
    done = reader("list", "--columns", "title,colour")
    assert (done.returncode, "There is no column colour" in done.stderr) == (2, True)


def test_other_forms(reader: Program) -> None:
    """CSV, ids, paths, templates; JSON Lines an object a line."""
    whole = listed(reader, "korea")
    assert reader("list", "korea", "--format", "ids").stdout.split() == [one["id"] for one in whole]
    assert reader("list", "korea", "--format", "paths", "-0").stdout.split("\0")[:-1] == [one["path"] for one in whole]
    rows = list(csv.DictReader(io.StringIO(reader("list", "korea", "--format", "csv").stdout)))
    assert [row["title"] for row in rows] == [one["title"] for one in whole]
    assert (
        reader("list", "korea", "--template", "{date} {title}").stdout.splitlines()[0]
        == f"{whole[0]['date']} {whole[0]['title']}"
    )
    assert list(map(json.loads, reader("list", "korea", "--jsonl").stdout.splitlines())) == whole


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_the_page_fits(reader: Program, width: int) -> None:
    """Columns where there is room for them, two lines an article where there isn't; the total first."""
    shown = reader("list", "korea", "--color", "always", "--width", str(width)).stdout
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].startswith("7 articles match")
    assert any("Hanoi" in line for line in lines)


def test_an_empty_library(artcli: Program) -> None:
    """Says what to do."""
    artcli("ingest", "-", stdin=b"Title\n\nSome words of an article that are there to be found.\n")
    artcli("remove", "id:*", "--yes")
    done = artcli("list")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == "The library is empty."


def test_many_articles_of_one_group_are_read_as_few_are(artcli: Program, tmp_path) -> None:
    """Whether each record is unpacked by itself or all together."""
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(
            f"Tide {number}\n\nOn 3 March 20{number:02}, words number {number} of an article.\n"
        )
    artcli("ingest", *[str(path) for path in sorted(tmp_path.glob("*.txt"))])
    whole = [one["title"] for one in listed(artcli, "--sort", "title")]
    assert whole == [f"Tide {number}" for number in range(40)]
    assert [one["title"] for one in listed(artcli, "--sort", "title", "-n", "3", "--offset", "20")] == whole[20:23]
