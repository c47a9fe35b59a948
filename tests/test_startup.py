"""What does a command import?  Each only what it runs: whatever isn't on its list here is an error.

The lists are of top-level names: standard library, dependencies; and artcli's own modules below them.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from support import Program

SEEN = """
import sys
before = set(sys.modules)
from artcli.cli.main import run
status = run(sys.argv[1:])
sys.stdout.flush()
print("\\n".join(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(status)
"""

ANY = {
    *(
        "abc",
        "collections",
        "contextlib",
        "copyreg",
        "enum",
        "functools",
        "future__",
        "gc",
        "itertools",
        "keyword",
        "operator",
        "re",
    ),
    *("reprlib", "sre", "types", "warnings"),
}
"""What any command begins with: ``re``, and what it is made of; ``typing`` is a twelfth of a search (``hints``)."""
SEARCH = ANY | {
    *(
        "Stemmer",
        "array",
        "binascii",
        "bisect",
        "encodings",
        "errno",
        "heapq",
        "isal",
        "json",
        "math",
        "mmap",
        "pathlib",
        "struct",
    ),
    *("unicodedata", "zlib"),
    *("fnmatch", "glob", "ipaddress", "ntpath", "urllib", "winapi", "nt"),
}
"""The stemmer, the index's numbers and records, JSON to read and to print, letters that aren't plain; paths and what they bring along."""
DATES = {"datetime", "strptime"}

MARKS = {"sqlite3", "datetime"}
"""The reader's marks; SQLite's module brings a calendar along."""

FIRST = {
    "artcli.hints",
    *(
        "artcli",
        "artcli.cli",
        "artcli.cli.commands",
        "artcli.cli.declared",
        "artcli.cli.main",
        "artcli.cli.plain_arguments",
    ),
    *(
        "artcli.cli.terminal",
        "artcli.errors",
        "artcli.patterns",
        "artcli.render",
        "artcli.render.terminal",
    ),
    "artcli.values",
    "artcli.version",
}
"""Our own modules that any command begins with."""

NEVER = (
    *(
        "artcli.cli.built.",
        "artcli.cli.group.",
        "artcli.cli.options.",
        "artcli.ingest.",
        "artcli.text.",
        "artcli.tui.",
        "artcli.marks.",
    ),
    *("artcli.render.console.", "artcli.render.progress.", "artcli.query.whoosh_query."),
)
"""Our own modules that no search and no ``show`` needs: what click or rich is behind, and what writes."""
MARKED = {
    "artcli.marks",
    "artcli.marks.articles",
    "artcli.marks.database",
    "artcli.marks.identities",
    "artcli.marks.migrations",
    "artcli.marks.view",
}
"""Of these modules, those that know of tags and notes: for ``show``, and for queries that ask for them."""
WRITING = frozenset(("invert", "writer", "transaction", "lock", "merge", "schema", "near", "stream"))
"""Modules of the index, and of its analysis, that only writing or other commands need."""
ON_PAGES = {
    "artcli.render.hits",
    "artcli.render.page",
    "artcli.render.text",
    "artcli.render.theme",
    "artcli.render.layout",
}


def imported(program: Program, *args: str, **environment: str) -> set[str]:
    """Run a command into pipes and return the names of all modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", SEEN, *args],
        capture_output=True,
        env=program.environment | environment,
        cwd=program.home,
        timeout=120,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n")) - {""}


def roots(modules: set[str]) -> set[str]:
    """Return top-level names of what isn't ours, a C module by the name of the one that it is behind."""
    found = {name.partition(".")[0].lstrip("_") for name in modules} - {"artcli"}
    return {name for name in found if not name.startswith("cython")}


def seldom_needed(modules: set[str]) -> list[str]:
    """Return those of our own modules that a reading command doesn't run."""
    ours = {name for name in modules if name.startswith("artcli")}
    writing = {
        name for name in ours if name.startswith(("artcli.index", "artcli.analysis")) and WRITING & {*name.split(".")}
    }
    return sorted(writing | {name for name in ours if f"{name}.".startswith(NEVER)})


@pytest.mark.parametrize("command", ["--version", "--help", "-h"])
def test_who_asks_for_help_waits_for_nothing(reader: Program, command: str) -> None:
    """Neither click nor the library nor anything that prints results is imported."""
    modules = imported(reader, command)
    assert roots(modules) - ANY == set()
    assert {name for name in modules if name.startswith("artcli")} - FIRST == set()


@pytest.mark.parametrize(
    "command",
    [
        ["search", "hanoi", "summit", "--json"],
        ["search", "hanoi"],
        ["search", "hanoi OR trade", "--jsonl", "--sort", "newest"],
        ["search", "hano*", "--count"],
        ["search", "hanoi", "-trade", "--limit=3"],
        ["search", '"hanoi summit"', "--format", "ids"],
    ],
)
def test_a_search_imports_what_it_runs(reader: Program, command: list[str]) -> None:
    """Neither click nor rich, numpy, SQLite, platformdirs, a calendar, and none of what seldom runs: difflib, tempfile, hashlib."""
    modules = imported(reader, *command)
    assert roots(modules) - SEARCH == set()
    assert seldom_needed(modules) == []
    assert modules & ON_PAGES == set()


def test_words_need_nothing_that_patterns_do(reader: Program) -> None:
    """Nor what reads expressions and deletions, or makes others' words safe for a terminal."""
    modules = imported(reader, "search", "hanoi", "summit", "--json")
    seldom = {"query.expand", "query.regexes", "index.segments.nearby", "index.segments.deletions", "render.safe"}
    assert modules & {f"artcli.{name}" for name in seldom} == set()


@pytest.mark.parametrize(
    "command", [["search", "date:2019-02", "--json"], ["search", "summit", "--json", "--after", "2018"]]
)
def test_dates_need_a_calendar(reader: Program, command: list[str]) -> None:
    """And nothing else."""
    assert roots(imported(reader, *command)) - SEARCH - DATES == set()


@pytest.mark.parametrize(
    "command", [["search", "tag:unread", "--json"], ["search", "hanoi", "-tag:korea"], ["search", "note:x OR hanoi"]]
)
def test_marks_need_sqlite(reader: Program, command: list[str]) -> None:
    """And nothing else."""
    modules = imported(reader, *command)
    assert roots(modules) - SEARCH - MARKS == set()
    assert seldom_needed(modules - MARKED) == []


@pytest.mark.parametrize("command", [["search", "hanoi", "--color", "always"], ["show", "1", "--color", "always"]])
def test_pages_are_painted_without_rich(reader: Program, command: list[str]) -> None:
    """What a terminal shows takes hardly longer than what a pipe gets; an article is shown with its tags and note."""
    reader("search", "hanoi")
    modules = imported(reader, *command)
    marks, marked = (MARKS, MARKED) if command[0] == "show" else (set(), set())
    assert roots(modules) - SEARCH - marks == set()
    assert seldom_needed(modules - marked) == []


def test_show_imports_what_it_runs(reader: Program) -> None:
    """The article's page is plain in a pipe; no word is stemmed."""
    hit = reader("search", "hanoi", "--format", "ids").stdout.split()[0]
    modules = imported(reader, "show", hit)
    assert roots(modules) - (SEARCH - {"Stemmer"}) - MARKS == set()
    assert seldom_needed(modules - MARKED) == []
    assert modules & ON_PAGES == set()
    assert {name for name in modules if name.startswith(("artcli.query.", "artcli.search."))} == {"artcli.query.tags"}


def test_a_look_that_is_no_reading_needs_no_marks(reader: Program) -> None:
    """What a previewer calls again and again."""
    hit = reader("search", "hanoi", "--format", "ids").stdout.split()[0]
    modules = imported(reader, "show", hit, "--keep-unread")
    assert roots(modules) - (SEARCH - {"Stemmer"}) == set()
    assert seldom_needed(modules) == []


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        (["sh"], set()),
        (["show", "k"], set()),
        (["note", "1"], set()),
        (["search", "ti"], set()),
        (["search", "author:li"], set()),
        (["search", "tag:"], MARKS),
        (["tag", "1", "+s"], MARKS),
    ],
)
def test_the_tab_key_is_answered_as_soon_as_a_search(reader: Program, words: list[str], marks: set[str]) -> None:
    """Ids, tags, fields and commands are completed without click; only tags need SQLite."""
    modules = imported(reader, *words, _ARTCLI_COMPLETE="bash")
    assert roots(modules) - (SEARCH - {"Stemmer"}) - marks == set()
    assert seldom_needed(modules - (MARKED if marks else set())) == []


def test_what_is_not_plain_is_read_by_click(reader: Program) -> None:
    """Its help, and mistakes; both import nothing of the library."""
    modules = imported(reader, "search", "--help")
    assert "click" in roots(modules)
    assert not {"artcli.library", "artcli.search.run"} & modules
