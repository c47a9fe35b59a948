"""Does each command say the same of a library on a cluster as of one in a folder?  The installed program, on the sample articles, in both.

What may differ is left out of what is compared: scores, times, and where the library lies.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nodes import Cluster
from support import DATA, Program

COMMANDS = """
search hanoi summit
search hanoi summit --plain
search hanoi summit --jsonl
search hanoi summit --json --limit 2 --offset 1
search hanoi summit --any --count
search hanoi summit --phrase --format ids
search hanoi --in title --format paths
search korea --after 2019 --before 2020-06 --sort newest
search trade --author lindqvist
search talks --source wire --lang en --sort oldest
search talks --sort title --columns
search hanoi summmit
search harbor
search zeppelin
search hanoi --facets --histogram
search korea --facets --json
search =walls --explain
search 'sea wall' --expand --format ids
search summit --all-versions --template '{date} {title}'
search summit --format csv
search 'date:2019-02'
search '"empty chairs"~5'
search 'hanoi ('
search tag:unread --count
search @nothing
search @
show uuyq --plain
show uuyq --json --keep-unread
show uuyq --find lunch
show uuyq a2yg --jsonl
show uuyq#p2 --plain
show --latest --plain
show uuyq --path
show uuyq --versions
show zzzz
list
list --json
list hanoi --sort title --columns date,title,id
list --sort longest --limit 3 --offset 2 --format csv
list --sort oldest --format ids
similar uuyq --format ids
timeline korea --plain
timeline korea trade --json
timeline korea --json
stats --furniture
tag
tag uuyq --json
note uuyq --show
quote uuyq lunch
quote uuyq lunch --json --format bibtex
export uuyq --format markdown
export --all --sort newest --format jsonl
export hanoi --format ris --sort title
export hanoi --format citations --limit 2
export hanoi --format html --title Hanoi
remove hanoi --dry-run
remove --dry-run --json hanoi
check
check --quick --json
check --repair
renormalise --dry-run
renormalise --dry-run --json
renormalise --quiet
compact --quiet
ingest --dry-run DATA
ingest --dry-run --json DATA
ingest --verbose DATA
ingest --rehash --quiet DATA
"""
DIFFERENT = {"check", "check --quick --json", "check --repair"}
"""They tell of segments and bytes, which are each engine's own."""
ANY_ORDER = {"remove hanoi --dry-run", "remove --dry-run --json hanoi"}
"""What goes is told in the order of an index, or of ids."""


@pytest.fixture(scope="module")
def both(node: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Program, str, str]]:
    """The program, a folder and an address that have the sample articles."""
    home = tmp_path_factory.mktemp("commands")
    program = Program(home)
    name = f"commands-{os.getpid()}"
    address = f"opensearch://127.0.0.1:{node.nodes[0].port}/{name}"
    for index in (str(home / "folder"), address):
        done = program("--index", index, "ingest", "-q", str(DATA))
        assert done.returncode == 0, done
    yield program, str(home / "folder"), address
    node.ask("DELETE", f"/{name}-*")


@pytest.mark.parametrize("line", COMMANDS.strip().splitlines())
def test_it_says_the_same(both: tuple[Program, str, str], line: str) -> None:
    program, folder, address = both
    words = [str(DATA) if one == "DATA" else one for one in parted(line)]
    here, there = (program("--index", index, *words) for index in (folder, address))
    assert "Traceback" not in there.stderr
    assert there.returncode == here.returncode, (here, there)
    if line not in DIFFERENT:
        told, ours = compared(there.stdout, address), compared(here.stdout, folder)
        if line in ANY_ORDER:
            told, ours = sorted(told.split("\n")), sorted(ours.split("\n"))
        assert told == ours
        assert compared(there.stderr, address) == compared(here.stderr, folder)


def parted(line: str) -> list[str]:
    """Return the words of a line, as a shell has them."""
    return [one.strip("'") for one in re.findall(r"'[^']*'|\S+", line)]


def compared(text: str, index: str) -> Any:
    """Return what is printed without what may differ."""
    text = text.replace(index, "INDEX")
    text = re.sub(r'"(score|seconds|added|bytes|ingested)": ?[^,}\n]+', r'"\1": 0', text)
    text = re.sub(r"\d+(\.\d+)? (ms|s|min)\b", "0 s", text)
    return re.sub(r"\+\d+\.\d\d", "+0", text)


def test_statistics(both: tuple[Program, str, str]) -> None:
    """The numbers are the same; files and segments are the engine's own."""
    program, folder, address = both
    here, there = (json.loads(program("--index", index, "stats", "--json").stdout) for index in (folder, address))
    own = here.pop("index"), there.pop("index")
    assert here == there
    assert own[0].keys() == own[1].keys()
    assert own[1]["path"] == address
    shown = program("--index", address, "stats").stdout
    assert address in shown
    assert f"{there['articles']} articles" in shown


def test_browse(both: tuple[Program, str, str], tmp_path: Path) -> None:
    """Search as one types, order by title, filters, an article, a tag, a note, and out again: on a real terminal."""
    pytest.importorskip("textual", reason="the extra [tui] isn't installed")
    from terminals import Tmux

    if not shutil.which("tmux"):
        pytest.skip("no tmux")
    program, _, address = both
    program.environment["ARTCLI_INDEX"] = address
    terminal = Tmux(program, tmp_path, (110, 32))
    try:
        terminal.type("artcli browse")
        terminal.keys("Enter")
        terminal.until(r"31 articles")
        terminal.type("hanoi summ")
        terminal.until("6 of 31 articles match")
        terminal.type("it")
        terminal.until("5 of 31 articles match")
        terminal.until("Hanoi summit ends without a deal")
        terminal.keys("Enter")
        terminal.keys("Enter")
        terminal.until(r"min left|read to the end")
        terminal.give("korea", "see also Singapore")
        terminal.until("The note is kept")
        terminal.keys("q")
        terminal.until("5 of 31 articles match")
        for _ in range(4):
            terminal.keys("q")
        terminal.until(r"\$\s*$")
    finally:
        terminal.close()
    first = program("--index", address, "search", "hanoi summit", "--format", "ids", "--limit", "1").stdout.strip()
    shown = json.loads(program("--index", address, "show", first, "--json", "--keep-unread").stdout)
    assert shown["tags"] == ["korea"]
    assert "Singapore" in program("--index", address, "note", first, "--show").stdout


def test_both_engines_are_browsed_by_the_same_questions() -> None:
    """What the full-screen reader asks of one is there in the other."""
    from artcli.library.browsing import Browsing
    from artcli.opensearch.browsing import ClusterBrowsing

    questions = [{name for name in vars(one) if not name.startswith("_")} for one in (Browsing, ClusterBrowsing)]
    assert questions[0] == questions[1]
