"""What does a command import?  Each only what it runs: whatever isn't on its list here is an error.

The lists are of top-level names: standard library, dependencies; and artcli's own modules below them.  What ``import click`` imports
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

ANY = {"future", "typing", "collections", "abc", "contextlib", "functools", "keyword", "operator", "reprlib", "types", "copyreg", "enum"} | {
    "re",
    "sre",
    "itertools",
}
"""What any command begins with, and Python's own pieces of these."""
SEARCH = {
    "Stemmer",
    "encodings",
    "binascii",
    "bisect",
    "heapq",
    "json",
    "locale",
    "mmap",
    "pathlib",
    "struct",
    "unicodedata",
    "zlib",
} | {
    *("fnmatch", "glob", "ipaddress", "ntpath", "urllib"),
}
"""The stemmer, the index's numbers and records, JSON to read and to print, letters that aren't plain; paths and what they bring along."""

FIRST = {
    *(
        "artcli",
        "artcli.cli",
        "artcli.cli.main",
        "artcli.cli.options",
        "artcli.cli.terminal",
        "artcli.errors",
        "artcli.render",
    ),
    *("artcli.render.safe", "artcli.render.terminal", "artcli.values"),
}
"""Our own modules that any command begins with."""

NEVER = (
    *(
        "artcli.ingest.",
        "artcli.text.",
        "artcli.tui.",
        "artcli.marks.",
        "artcli.index.invert.",
        "artcli.index.writer.",
        "artcli.index.transaction.",
    ),
    *(
        "artcli.index.lock.",
        "artcli.index.merge.",
        "artcli.index.schema.",
        "artcli.index.near.",
        "artcli.query.whoosh_query.",
    ),
)
"""Our own modules that no search and no ``show`` needs."""


def imported(program: Program, *args: str) -> set[str]:
    """Run a command into pipes and return the names of all modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", SEEN, *args],
        capture_output=True,
        env=program.environment,
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


@pytest.mark.parametrize("command", [["--version"], ["--help"], ["search", "--help"]])
def test_who_asks_for_help_waits_for_click_only(reader: Program, command: list[str]) -> None:
    """Neither the library nor anything that prints results is imported."""
    modules = imported(reader, *command)
    assert roots(modules) - HELP == set()
    ours = {name for name in modules if name.startswith("artcli")}
    assert ours - FIRST <= {"artcli.cli.search", "artcli.cli.search_options"}


@pytest.mark.parametrize(
    "command",
    [
        ["search", "hanoi", "summit", "--json"],
        ["search", "hanoi"],
        ["search", "hanoi OR trade", "--jsonl", "--sort", "newest"],
        ["search", "hano*", "--count"],
        ["search", '"hanoi summit"', "--format", "json", "--after", "2018"],
        ["search", "date:2019-02", "--json"],
    ],
)
def test_a_search_imports_what_it_runs(reader: Program, command: list[str]) -> None:
    """Neither rich nor Whoosh, numpy, SQLite, platformdirs, and none of what seldom runs: difflib, tempfile, hashlib."""
    modules = imported(reader, *command)
    assert roots(modules) - SEARCH == set()
    assert [name for name in modules if f"{name}.".startswith(NEVER)] == []


def test_show_imports_what_it_runs(reader: Program) -> None:
    """The article's page is plain in a pipe."""
    hit = reader("search", "hanoi", "--format", "ids").stdout.split()[0]
    modules = imported(reader, "show", hit)
    assert roots(modules) - SEARCH == set()
    assert [name for name in modules if f"{name}.".startswith(NEVER)] == []
