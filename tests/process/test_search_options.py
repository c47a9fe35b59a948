"""The options of ``artcli search``, and its companions, as processes."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import Program

from artcli.cli.search_options import HELP, OPTIONS
from artcli.library import Library

saving = pytest.mark.skipif(not hasattr(Library, "save_search"), reason="saved searches aren't kept yet")


def hits(reader: Program, *args: str) -> list[dict]:
    return json.loads(reader("search", *args, "--json", "--limit", "50").stdout)


def screen(reader: Program, *args: str, width: int = 80) -> str:
    """What a terminal of this width gets, its escape sequences removed."""
    master, slave = pty.openpty()
    environment = reader.environment | {"COLUMNS": str(width), "LINES": "60", "TERM": "xterm", "PAGER": ""}
    process = subprocess.Popen([*reader.command, *args], stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait()
    os.close(master)
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", shown.decode()).replace("\r\n", "\n")


def test_every_option_is_in_the_help():
    """The help is written by hand, so that it fits a screen: nothing may be missing in it."""
    for option in OPTIONS:
        for name in option.names:
            assert name in ("--null", "--colour") or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", HELP), name


def test_the_help_fits_a_screen(artcli: Program) -> None:
    """The query language and every option, in 48 lines of 80 columns."""
    lines = artcli("search", "--help").stdout.splitlines()
    assert len(lines) <= 48
    assert max(map(len, lines)) <= 80


def test_any_brings_more_than_all(reader: Program) -> None:
    """``--phrase`` brings the fewest."""
    counts = [int(reader("search", "hanoi", "summit", way, "--count").stdout) for way in ("--phrase", "--all", "--any")]
    assert 0 < counts[0] <= counts[1] < counts[2]


def test_count_prints_a_number_only(reader: Program) -> None:
    """As with grep, none is status 1."""
    assert int(reader("search", "summit", "--count").stdout) == len(hits(reader, "summit"))
    done = reader("search", "zyzzyva", "--count")
    assert (done.returncode, done.stdout) == (1, "0\n")
    assert reader("search", "hanoi", "zyzzyva", "--count").stdout == "0\n"


def test_options_narrow_as_fields_do(reader: Program) -> None:
    """They are parts of the query, with or without words, and an option given twice means either."""
    assert hits(reader, "--author", "lindqvist") == hits(reader, "author:lindqvist")
    narrowed = hits(reader, "hanoi", "--after", "2019-03", "--before", "2020", "--lang", "en")
    assert [hit["id"] for hit in narrowed] == [
        hit["id"] for hit in hits(reader, "hanoi after:2019-03 before:2020 lang:en")
    ]
    assert all("2019-03" <= hit["date"] < "2020" for hit in narrowed)
    both = hits(reader, "--source", "The Harbour Gazette", "--source", "Northern Wire")
    assert {hit["source"] for hit in both} == {"The Harbour Gazette", "Northern Wire"}


def test_narrowing_binds_any_of_the_words(reader: Program) -> None:
    """``--any`` is about the words, not about the options."""
    assert {hit["language"] for hit in hits(reader, "hanoi", "summit", "--any", "--lang", "de")} == {"de"}


def test_a_fault_is_shown_in_what_was_typed(reader: Program) -> None:
    """The options' parts of the query don't get into it."""
    done = reader("search", '"hanoi', "--author", "lindqvist")
    assert done.returncode == 2
    assert done.stderr.splitlines()[1:3] == ['  "hanoi', "  ^"]


def test_in_a_field(reader: Program) -> None:
    """Words are looked for in this field only."""
    assert {hit["id"] for hit in hits(reader, "hanoi", "--in", "title")} == {
        hit["id"] for hit in hits(reader, "title:hanoi")
    }


@pytest.mark.parametrize(
    ("order", "key", "reverse"),
    [("newest", "date", True), ("oldest", "date", False), ("longest", "words", True)],
)
def test_orders(reader: Program, order: str, key: str, reverse: bool) -> None:
    """Hits stand by what was asked for; those without a date last."""
    values = [hit[key] for hit in hits(reader, "the", "--sort", order)]
    known = [value for value in values if value is not None]
    assert len(known) > 3
    assert values == sorted(known, reverse=reverse) + [None] * (len(values) - len(known))


def test_offset_and_limit_are_a_window(reader: Program) -> None:
    """Ranks go on counting."""
    window = json.loads(reader("search", "the", "--offset", "2", "-n3", "--json").stdout)
    assert window == hits(reader, "the")[2:5]
    assert [hit["rank"] for hit in window] == [3, 4, 5]


def test_widening_is_said_on_standard_error(reader: Program) -> None:
    """The hits are printed all the same."""
    done = reader("search", "hanoi", "zyzzyva", "--format", "ids")
    assert done.returncode == 0
    assert done.stdout
    assert "No article has all of: hanoi, zyzzyva. These have any of them." in done.stderr
    assert "zyzzyva alone 0." in done.stderr


def test_csv_ids_and_paths(reader: Program) -> None:
    """They name the hits of ``--json``."""
    expected = hits(reader, "summit")
    rows = list(csv.DictReader(io.StringIO(reader("search", "summit", "--format", "csv").stdout)))
    assert [row["id"] for row in rows] == [hit["id"] for hit in expected]
    assert reader("search", "summit", "--format", "ids").stdout.split() == [hit["id"] for hit in expected]
    named = reader("search", "summit", "--format", "paths", "-0").stdout
    assert named == "".join([f"{hit['path']}\0" for hit in expected])


@pytest.mark.skipif(sys.platform != "linux", reason="file names with line ends")
def test_paths_are_exact(artcli: Program, tmp_path) -> None:
    """A file's name is printed as the bytes that it is, line end included."""
    name = os.fsencode(tmp_path) + "/a é\nc.txt".encode()
    Path(os.fsdecode(name)).write_text("Quay\n\nThe words of an article about a quay that is long enough.\n")
    artcli("ingest", str(tmp_path))
    done = subprocess.run(
        [*artcli.command, "search", "quay", "--format", "paths", "-0"],
        env=artcli.environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout == name + b"\0"


def test_templates(reader: Program) -> None:
    """A line a hit; an unknown field names the known ones, before anything is searched."""
    lines = reader("search", "summit", "--template", r"{rank}\t{title}").stdout.splitlines()
    assert lines == [f"{hit['rank']}\t{hit['title']}" for hit in hits(reader, "summit")]
    done = reader("search", "summit", "--template", "{headline}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "{headline}" in done.stderr
    assert "title" in done.stderr.splitlines()[1]


@pytest.mark.parametrize(
    "options",
    [
        ["--json", "--plain"],
        ["--format", "csv", "--jsonl"],
        ["-0"],
        ["--facets", "--format", "ids"],
        ["--template", "", "--json"],
    ],
)
def test_contradictions_are_refused(reader: Program, options: list[str]) -> None:
    """Status 2 and a sentence."""
    done = reader("search", "summit", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 2


def test_facets_for_machines(reader: Program) -> None:
    """A document of their own: names, values, counts; the histogram is one more."""
    facets = json.loads(reader("search", "korea", "--facets", "--histogram", "--json").stdout)
    by_name = {facet["name"]: facet for facet in facets}
    assert {"authors", "sources", "years", "languages", "names", "tags", "dates"} == set(by_name)
    assert all(set(facet) == {"name", "values", "more"} for facet in facets)
    total = len(hits(reader, "korea"))
    assert sum(value["count"] for value in by_name["languages"]["values"]) == total
    assert sum(value["count"] for value in by_name["dates"]["values"]) <= total


def test_evidence_for_machines(reader: Program) -> None:
    """``--explain`` adds a key to each hit, and changes nothing else."""
    explained = hits(reader, "summit", "--explain")
    assert all(
        {"word", "form", "how", "field", "times", "added"} == set(one) for hit in explained for one in hit["evidence"]
    )
    assert [{name: hit[name] for name in hit if name != "evidence"} for hit in explained] == hits(reader, "summit")


def test_similar_articles_can_be_shown(reader: Program) -> None:
    """By a result's number; its own results are then the ones that numbers mean; it isn't like itself."""
    first = hits(reader, "hanoi summit")[0]
    done = reader("similar", "1", "--json")
    like = json.loads(done.stdout)
    assert first["id"] not in [hit["id"] for hit in like]
    assert json.loads(reader("show", "2", "--json").stdout)["id"] == like[1]["id"]
    assert reader("similar", "zzzz").returncode == 1
    shown = screen(reader, "similar", first["id"], "--limit", "2")
    assert "more: --limit 4" in shown
    assert "--offset" not in shown


def test_timelines(reader: Program) -> None:
    """One has its articles by date, to be shown by number; several have counts only."""
    (one,) = json.loads(reader("timeline", "summit", "--json").stdout)
    assert one["total"] == len(hits(reader, "summit"))
    dates = [hit["date"] for hit in one["hits"]]
    assert dates == sorted(dates)
    reader("timeline", "summit")
    assert json.loads(reader("show", "1", "--json").stdout)["id"] == one["hits"][0]["id"]
    several = [json.loads(line) for line in reader("timeline", "summit", "harbour", "--jsonl").stdout.splitlines()]
    assert [timeline["query"] for timeline in several] == ["summit", "harbour"]
    done = reader("timeline", "zyzzyva")
    assert (done.returncode, done.stdout) == (1, "")


def test_what_is_not_there_is_said(artcli: Program) -> None:
    """No dates, and no words to add: on standard error, so that results stay as they are."""
    artcli("ingest", "-", stdin=b"Quay\n\nThe words of an article about a quay that is long enough.\n")
    done = artcli("search", "quay", "--histogram", "--expand")
    assert done.stdout.startswith("1 of 1 article matches quay")
    assert [line.split(",")[0] for line in done.stderr.splitlines()] == [
        "There is no histogram",
        "Nothing was added to the query: among the best hits is one that has all its words.",
    ]


def test_values_of_options_may_be_patterns(reader: Program) -> None:
    """As they may be in the query; all else in them is words."""
    assert hits(reader, "--author", "lind*") == hits(reader, "author:lind*") != []
    assert hits(reader, "--author", "lindqvist", "--source", "*") == hits(reader, "author:lindqvist source:*")
    assert reader("search", "--author", "o(x").returncode == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--offset", "-1"], "-1"),
        (["--limit", "0"], "0"),
        (["--templat", "x"], "Did you mean --template?"),
        (["--sort", "oldst"], "newest, oldest, title or longest. Did you mean oldest?"),
    ],
)
def test_a_wrong_option_is_said(reader: Program, args: list[str], said: str) -> None:
    """As it was typed, with what to write instead."""
    done = reader("search", "summit", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "x00" not in done.stderr


def test_ten_thousand_characters_are_not_repeated(reader: Program) -> None:
    """A query that was pasted is answered in a few lines."""
    for query in ("wörd" * 2500, "(" + "word " * 2000, "word " * 500 + "titel:x"):
        done = reader("search", query)
        assert done.stdout == ""
        assert 1 <= len(done.stderr.splitlines()) <= 4
        assert max(map(len, done.stderr.splitlines())) < 250


@saving
def test_any_of_a_saved_search_is_saved_as_it_was_found(reader: Program) -> None:
    """What ``--any`` makes of the searches in it doesn't get lost."""
    reader("search", "hanoi summit", "--save", "meeting")
    found = reader("search", "@meeting", "--any", "--save", "either", "--count").stdout
    assert reader("search", "@either", "--count").stdout == found != reader("search", "@meeting", "--count").stdout


@saving
def test_saved_searches(artcli: Program) -> None:
    """A query with its options is kept, listed and run by its name."""
    artcli("ingest", "-", stdin=b"Quay\n\nThe words of an article about a quay that is long enough.\n")
    assert artcli("search", "quay OR pier", "--lang", "en", "--save", "port").returncode == 0
    (saved,) = json.loads(artcli("search", "@", "--json").stdout)
    assert (saved["name"], saved["query"]) == ("port", "quay OR pier lang:en")
    assert artcli("search", "@port", "--count").stdout == "1\n"
    assert artcli("search", "@").stdout.startswith("@port\t")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(
    "args",
    [
        ["search", "korea", "--facets", "--histogram", "--explain"],
        ["search", "hanoi", "zyzzyva"],
        ["similar", "kaldhorn.txt"],
        ["timeline", "summit"],
        ["timeline", "summit", "harbour"],
    ],
)
def test_terminals_get_no_line_wider_than_they_are(reader: Program, args: list[str], width: int) -> None:
    """Notes on standard error included."""
    if args[0] == "similar":
        args = ["similar", hits(reader, "summit")[0]["id"]]
    lines = screen(reader, *args, width=width).splitlines()
    assert len(lines) > 4
    assert max(map(len, lines)) <= width


def test_hints_stop_when_they_are_known(artcli: Program) -> None:
    """The last line proposes only what the reader hasn't done yet."""
    artcli("ingest", "-", stdin=b"Quay\n\nThe words of an article about a quay that is long enough.\n")
    assert "artcli show 1 to read" in screen(artcli, "search", "quay")
    artcli("show", "1")
    artcli("search", "quay", "--facets", "--after", "2001")
    assert "to read" not in screen(artcli, "search", "quay")
    assert "--facets" not in screen(artcli, "search", "quay")


def test_a_pipe_waits_for_no_rich(reader: Program) -> None:
    """Pages are for terminals; their library takes as long to import as the search itself."""
    code = (
        "import sys\nfrom artcli.cli.main import main\n"
        "try:\n main(['search', 'summit'])\nfinally:\n"
        " sys.stderr.write(' '.join(name for name in sys.modules if name.split('.')[0] == 'rich'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=reader.environment, capture_output=True, text=True, check=False
    )
    assert "match summit" in done.stdout
    assert "rich.console" not in done.stderr
    assert done.stderr in ("", "rich rich._extension rich.cells")
