"""Mistakes on the command line are said as a person would, with what was meant; an empty word means nothing, least of all everything."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from support import DATA, Program

from artcli.cli.files import write_whole
from artcli.config.editing import save_settings
from artcli.errors import ConfigError, OutputError

CLICKS_OWN = ("Invalid value", "Missing argument", "Got unexpected", "Option '", "range x")


@pytest.fixture
def keeper(tmp_path: Path) -> Program:
    """The program with two articles, in a folder of theirs, and one elsewhere."""
    program = Program(tmp_path)
    here = tmp_path / "here"
    here.mkdir()
    for number in (1, 2):
        (here / f"{number}.txt").write_text(f"Ferry {number}\n\nThe ferry of number {number} was late that morning.\n")
    assert program("ingest", str(here)).returncode == 0
    return program


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search", "What is looked for? Give some words."),
        ("show", "Which article? Give its id, its number in the last results, or its file."),
        ("note", "Which article? Give its id, its number in the last results, or its file."),
        ("remove", "Which articles? Give ids, numbers of the last results, files, folders, or a query."),
        ("normalise", "Which files? Give files or folders."),
        ("completion", "Which one? bash, zsh or fish."),
        ("completion fsh", "fsh isn't one of these: bash, zsh or fish. Did you mean fish?"),
        ("config shw", "shw isn't one of these: show, get, set, unset, edit or path. Did you mean show?"),
        ("list --sort oldst", "--sort can't be oldst: give newest, oldest, title or longest. Did you mean oldest?"),
        ("search --in titel x", "--in can't be titel: give title, body, author"),
        ("search x --limit", "--limit needs a value."),
        ("search --json=3 x", "--json takes no value."),
        ("search --limit x summit", "--limit can't be x: give a whole number of 1 or more."),
        ("search --offset -1 summit", "--offset can't be -1: give a whole number of 0 or more."),
        ("show --width 5 1", "--width can't be 5: give a whole number from 20 to 400."),
        ("check a b", "Too many words: a b"),
        ("search --lmit 3 x", "There is no option --lmit. Did you mean --limit?"),
        ("--foo", "There is no option --foo.\n"),
    ],
)
def test_a_mistake_is_said_in_our_words(artcli: Program, line: str, said: str) -> None:
    """Click's never come through, and the second line says where the help is: the command's own."""
    done = artcli(*line.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert not any(word in done.stderr for word in CLICKS_OWN)
    command = "" if line.startswith("-") else f" {line.split(maxsplit=1)[0]}"
    assert done.stderr.endswith(f"\nSee: artcli{command} --help\n")


def test_help_is_a_word_too(artcli: Program) -> None:
    """As with git; alone, and without any word, it is the page of all commands, which is told where it stands no more."""
    assert artcli("help", "show").stdout == artcli("show", "--help").stdout
    page = artcli("help").stdout
    assert page == artcli("--help").stdout
    done = artcli()
    assert (done.returncode, done.stderr) == (2, page)


def test_ranges_are_words(artcli: Program) -> None:
    """No one must know what x is."""
    page = artcli("list", "--help").stdout
    assert "[20 to 400]" in page
    assert "[1 or more]" in page


@pytest.mark.parametrize("command", ["ingest", "normalise", "watch --poll"])
def test_an_empty_path_is_none(keeper: Program, tmp_path: Path, command: str) -> None:
    """It is what a shell makes of a variable that isn't set, not the folder one is in."""
    done = keeper(*command.split(), "", cwd=tmp_path / "here")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("A path is empty.\n")


@pytest.mark.parametrize("command", ["remove --yes", "export", "renormalise", "tag +x", "show", "similar"])
def test_an_empty_word_means_no_article(keeper: Program, tmp_path: Path, command: str) -> None:
    """Of all in the folder one is in, none is removed, written or marked."""
    done = keeper(*command.split(), "", cwd=tmp_path / "here")
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert keeper("list", "--format", "ids").stdout.count("\n") == 2
    assert keeper("tag").stdout == "unread\t2\n"


def test_an_empty_index_is_none(keeper: Program) -> None:
    """The reader's own library isn't meant by it."""
    for arguments in (["--index", "", "search", "ferry"], ["search", "--index", "", "ferry"], ["stats", "--index", ""]):
        done = keeper(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("--index is empty")


def test_a_tag_without_its_sign(keeper: Program) -> None:
    """It is a word of the query; what may have been meant is said."""
    keeper("list")
    done = keeper("tag", "1", "korea")
    assert done.returncode == 1
    assert done.stderr == "Nothing matches 1 korea.\nTo give a tag, put + before it: artcli tag 1 +korea\n"


def test_zero_bytes_have_one_name(keeper: Program, tmp_path: Path) -> None:
    """--null, as for list and search."""
    (tmp_path / "list").write_bytes(f"{DATA / 'korea'}\0".encode())
    assert keeper("ingest", "--files-from", "list", "--null").returncode == 0


def test_copies_are_told_from_the_folder_one_is_in(keeper: Program, tmp_path: Path) -> None:
    """Both names of them."""
    (tmp_path / "here" / "copy.txt").write_bytes((tmp_path / "here" / "1.txt").read_bytes())
    assert "copy.txt is 1.txt\n" in keeper("ingest", ".", cwd=tmp_path / "here").stdout


def test_a_folder_without_a_file(artcli: Program, tmp_path: Path) -> None:
    """Nothing isn't answered with nothing."""
    (tmp_path / "none").mkdir()
    done = artcli("normalise", "none")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No file is in none.\n")


def _full():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    yield b""


def test_the_file_that_was_asked_for_is_named(tmp_path: Path) -> None:
    """Not the one beside it that it is made in."""
    with pytest.raises(OutputError, match=r"/page\.html can't be written: No space left"):
        write_whole(tmp_path / "page.html", _full(), force=False)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_of_settings_that_could_not_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the reader is told what to do."""
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setattr(Path, "replace", lambda *_: next(_full()))
    with pytest.raises(ConfigError, match="No space left") as error:
        save_settings({"width": 70})
    assert "ARTCLI_CONFIG" in (error.value.hint or "")
    assert list(tmp_path.iterdir()) == []
