"""What the tab key offers: the shells' scripts, and what they ask for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support import Program

TEXT = "The Pier at {place}\n\nBy Ana Dubois\n\n12 March 2011\n\nA pier was built at {place} by many hands, and it stands.\n"
SAFE = {"PATH": os.environ["PATH"]}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A library of three articles, two of them results of the last search, with tags and a saved search."""
    program = Program(tmp_path_factory.mktemp("completion"))
    for place in ("Oban", "Wick", "Tain"):
        (program.home / f"{place}.txt").write_text(TEXT.format(place=place))
    program("ingest", "Oban.txt", "Wick.txt", "Tain.txt")
    program("tag", "oban", "+korea", "+topic/water", "-unread")
    program("search", "pier", "--save", "north")
    program("search", "oban OR wick")
    return program


def offered(shelf: Program, *words: str, shell: str = "zsh") -> list[str]:
    """Return the values that are offered for the last word."""
    done = shelf(*words, _ARTCLI_COMPLETE=shell)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.partition("\t")[0] for line in done.stdout.splitlines()]


def ids(shelf: Program, query: str) -> list[str]:
    return [hit["id"] for hit in json.loads(shelf("search", query, "--json").stdout)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["se"], ["search"]),
        (["no"], ["note", "normalise"]),
        (["--in"], ["--index"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["search", "ti"], ["title:"]),
        (["list", "ti"], ["title:"]),
        (["search", "harbour", "-ta"], ["-tag:"]),
        (["search", "tag:ko"], ["tag:korea"]),
        (["search", "--any", "(tag:TOPIC"], ["(tag:topic/water"]),
        (["query", "tag:"], ["tag:korea", "tag:starred", "tag:topic/water", "tag:unread"]),
        (["search", "@n"], ["@north"]),
        (["search", "lang:"], ["lang:en"]),
        (["search", "author:du"], ["author:dubois"]),
        (["search", "note:x"], []),
        (["search", "zzz"], []),
        (["search", "--sort", "n"], ["newest"]),
        (["search", "--author", "du"], ["dubois"]),
        (["search", "pier", "--lang", ""], ["en"]),
        (["search", "--source", ""], []),
        (["export", "--format", "b"], ["bibtex"]),
        (["export", "tag:ko"], ["tag:korea"]),
        (["config", "s"], ["show", "set"]),
        (["config", "set", "new"], ["new_tags"]),
        (["config", "set", "show_marks_read", ""], ["true", "false"]),
        (["config", "path", ""], []),
        (["search", "--so"], ["--source", "--sort"]),
        (["tag", "oban", "+"], ["+korea", "+starred", "+topic/water", "+unread"]),
        (["tag", "oban", "-k"], ["-korea"]),
        (["tag", "--js"], ["--json", "--jsonl"]),
        (["timeline", "tag:k"], ["tag:korea"]),
        (["show", ""], ["1", "2"]),
        (["show", "2"], ["2"]),
        (["show", "--keep-unread", "1"], ["1"]),
        (["show", "--ke"], ["--keep-unread"]),
        (["ingest", "Ob"], []),
        (["nonsense", ""], []),
        (["he"], ["help"]),
        (["help", "se"], ["search"]),
        (["help", "search", ""], []),
        (["search", '"unclosed'], []),
        (["search", "title:\x1b[31m"], []),
    ],
)
def test_what_is_offered(shelf: Program, words: list[str], wanted: list[str]) -> None:
    """By command and by what is typed already."""
    assert offered(shelf, *words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["search", "tag", ":", "ko"], ["korea"]),
        (["search", "tag", ":"], ["korea", "starred", "topic/water", "unread"]),
        (["search", "-tag", ":", "u"], ["unread"]),
        (["search", "@"], ["north"]),
        (["search", "@", "n"], ["north"]),
        (["search", ":"], []),
        (["tag", "tag", ":", "ko"], ["korea"]),
    ],
)
def test_bash_parts_words_at_colons(shelf: Program, words: list[str], wanted: list[str]) -> None:
    """It wants what is behind them."""
    assert offered(shelf, *words, shell="bash") == wanted


def test_ids_come_with_their_titles(shelf: Program) -> None:
    """Short where that is enough, whole where more is typed."""
    one = ids(shelf, "oban")[0]
    shelf("search", "oban OR wick")
    assert (
        shelf("show", one[:2], _ARTCLI_COMPLETE="fish").stdout.splitlines().count(f"{one[:4]}\tThe Pier at Oban") == 1
    )
    assert offered(shelf, "note", one[:9]) == [one]
    assert offered(shelf, "search", f"id:{one[:3]}") == [f"id:{one[:4]}"]
    assert offered(shelf, "show", one[:4], shell="bash") == [one[:4]]


def test_without_an_index_nothing_is_said(artcli: Program) -> None:
    """Tags there are all the same; nothing is made."""
    assert offered(artcli, "show", "") == []
    assert offered(artcli, "tag", "x", "+s") == ["+starred"]
    assert offered(artcli, "search", "tag:u") == ["tag:unread"]
    assert not (artcli.home / "marks.sqlite").exists()
    (artcli.home / "config.toml").write_text("broken")
    assert offered(artcli, "search", "tag:u") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shells_take_their_scripts(shelf: Program, shell: str, tmp_path: Path) -> None:
    """Each is whole to its shell."""
    script = tmp_path / "script"
    script.write_text(shelf("completion", shell).stdout)
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, env=SAFE, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("artcli sh", ["show"]), ("artcli search -tag : ko", ["korea"]), ("artcli search ti", ["title:"])],
)
def test_bash_completes(shelf: Program, typed: str, wanted: list[str]) -> None:
    """As it would at the tab key."""
    folder = Path(shelf.command[0]).parent
    code = f"""
    eval "$(artcli completion bash)"
    compopt() {{ :; }}  # only while the tab key is down
    COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
    _artcli_completion artcli
    printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    environment = shelf.environment | {"PATH": f"{folder}{os.pathsep}{SAFE['PATH']}"}
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert (done.stdout.splitlines(), done.stderr) == (wanted, "")


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
def test_fish_completes(shelf: Program) -> None:
    """With help."""
    folder = Path(shelf.command[0]).parent
    code = 'artcli completion fish | source; complete -C "artcli tag oban +ko"; complete -C "artcli sho"'
    environment = shelf.environment | {"PATH": f"{folder}{os.pathsep}{SAFE['PATH']}"}
    done = subprocess.run(
        ["fish", "--no-config", "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout.splitlines() == ["+korea", "show\tread an article"]
