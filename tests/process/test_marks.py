"""``artcli tag`` and ``artcli note`` as processes, and what ``show`` and ``search`` make of marks."""

from __future__ import annotations

import json
import os
import stat

import pytest
from support import Program

TEXT = "The Pier at {place}\n\nBy Ana Dubois\n\n12 March 2011\n\nA pier was built at {place} by many hands, and it stands.\n"


@pytest.fixture
def shelf(artcli: Program) -> Program:
    """A library of three articles, all of them results of the last search."""
    for place in ("Oban", "Wick", "Tain"):
        (artcli.home / f"{place}.txt").write_text(TEXT.format(place=place))
    assert artcli("ingest", *[f"{place}.txt" for place in ("Oban", "Wick", "Tain")]).returncode == 0
    assert artcli("search", "pier").returncode == 0
    return artcli


def ids(shelf: Program, *query: str) -> list[str]:
    return sorted(shelf("search", *query, "--format", "ids").stdout.split())


def test_tags_are_given_and_taken(shelf: Program) -> None:
    """By numbers, ids, files and queries; what changed is counted."""
    oban, wick = ids(shelf, "oban")[0], ids(shelf, "wick")[0]
    shelf("search", "pier")
    assert shelf("tag", "1", "2", "3", "+pier", "-todo").stdout == "3 articles changed: +pier -todo\n"
    assert shelf("tag", oban[:6], wick, "+Korea", "-pier").stdout == "2 articles changed: +Korea -pier\n"
    assert shelf("tag", "Oban.txt", "wick", "-korea").stdout == ""
    assert shelf("tag", "Oban.txt", "-korea", "+x").stdout == "1 article changed: +x -korea\n"
    assert shelf("tag", "built", "tain", "+korea").stdout == "1 article changed: +korea\n"
    assert shelf("tag", "pier", "+korea").stdout == "1 of 3 articles changed: +korea\n"
    assert shelf("tag", "+y", "author:dubois", "-oban", "wick").stdout == "1 article changed: +y\n"
    assert shelf("tag", "pier -oban", "+z").stdout == "2 articles changed: +z\n"
    assert ids(shelf, "tag:z", "-tag:y") == ids(shelf, "tain")


def test_tags_are_listed(shelf: Program) -> None:
    """With their numbers: of all articles, of some, of one."""
    shelf("tag", "oban OR wick", "+korea")
    shelf("tag", "oban", "-unread")
    assert shelf("tag").stdout == "korea\t2\nunread\t2\n"
    assert shelf("tag", "tag:unread").stdout == "unread\t2\nkorea\t1\n"
    assert json.loads(shelf("tag", "--json").stdout) == [{"tag": "korea", "count": 2}, {"tag": "unread", "count": 2}]
    assert shelf("tag", "wick", "--jsonl").stdout == '{"tag": "korea", "count": 1}\n{"tag": "unread", "count": 1}\n'
    assert shelf("tag", "wick").stdout == "korea\nunread\n"
    page = shelf("tag", "--color", "always").stdout
    assert "█" in page


def test_what_changed_is_told_to_programs(shelf: Program) -> None:
    """As an object."""
    done = json.loads(shelf("tag", "pier", "+korea", "-todo", "--json").stdout)
    assert done == {"articles": 3, "changed": 3, "added": ["korea"], "removed": ["todo"]}
    assert shelf("tag", "pier", "+starred", "-q").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["pier", "+a,b"], 2, "A tag can't be called 'a,b'."),
        (["pier", "+\x1b[31m"], 2, "A tag can't be called"),
        (["pier", "+"], 2, "A tag can't be called ''."),
        (["+korea"], 2, "Which articles get +korea?"),
        (["-korea"], 2, "Which articles get -korea?"),
        (["pier", "+korea", "-korea"], 2, "added and taken away at once"),
        (["99", "+korea"], 1, "showed no result 99"),
        (["zeppelin", "+korea"], 1, "Nothing matches zeppelin."),
        (["pier zeppelin", "+korea"], 1, "Nothing matches pier zeppelin."),
        (["(pier", "+korea"], 2, "The parenthesis isn't closed"),
        (["pier", "--jason"], 2, "There is no option --jason."),
    ],
)
def test_what_cannot_be_is_said(shelf: Program, arguments: list[str], status: int, said: str) -> None:
    """Nothing is changed, and nothing that was typed reaches the terminal raw."""
    done = shelf("tag", *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert done.stdout == ""
    assert shelf("tag").stdout == "unread\t3\n"


def test_a_word_that_begins_an_id_is_asked_back(shelf: Program) -> None:
    """Neither the one nor the others are changed by a chance of letters."""
    one = next(id_ for id_ in ids(shelf, "pier") if id_)
    word = next((one[:end] for end in range(4, 9) if one[:end].isalpha()), None)
    if word is None:
        pytest.skip("no id of these begins with letters enough")
    (shelf.home / "more.txt").write_text(TEXT.format(place=word))
    shelf("ingest", "more.txt")
    done = shelf("tag", word, "+korea")
    assert done.returncode == 2
    assert f"id:{word}" in done.stderr


def test_show_takes_unread_away(shelf: Program) -> None:
    """Whoever is shown the text reads it; a program that gets the object doesn't, nor does a look with --keep-unread."""
    first, second, third = ids(shelf, "pier")
    assert json.loads(shelf("show", first, "--json").stdout)["read"] is False
    shelf("show", first, "--keep-unread")
    assert ids(shelf, "tag:unread") == [first, second, third]
    shelf("show", first)
    shelf("show", second, "--color", "always", "--no-pager")
    assert ids(shelf, "tag:unread") == [third]
    record = json.loads(shelf("show", first, "--json").stdout)
    assert (record["tags"], record["read"], record["note"]) == ([], True, None)


def test_the_configuration_may_say_otherwise(shelf: Program) -> None:
    """Which tags are new, and whether show marks as read."""
    config = shelf.home / "config.toml"
    first = ids(shelf, "pier")[0]
    config.write_text("show_marks_read = false\n")
    shelf("show", first)
    assert len(ids(shelf, "tag:unread")) == 3
    config.write_text('new_tags = ["inbox", "Unread"]\n')
    assert json.loads(shelf("show", first, "--json").stdout)["tags"] == ["inbox", "unread"]
    config.write_text("new_tags = []\n")
    assert shelf("tag").returncode == 1
    for line, said in (
        ("new_tags = 3", 'new_tags must be a list of texts in quotation marks, such as ["unread"]'),
        ('show_marks_read = "no"', "show_marks_read must be true or false"),
        ('new_tags = ["a b"]', "A tag can't be called 'a b'"),
    ):
        config.write_text(line)
        done = shelf("tag")
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr


def test_notes_are_written_read_found_and_dropped(shelf: Program) -> None:
    """-m writes without an editor, into a pipe the note is read."""
    oban = ids(shelf, "oban")[0]
    assert shelf("note", oban, "-m", "Ferries\nand \x1b[31mbudget").stdout == "Note kept: The Pier at Oban\n"
    assert shelf("note", oban).stdout == "Ferries\nand ␛[31mbudget\n"
    assert json.loads(shelf("note", oban, "--json").stdout)["note"] == "Ferries\nand \x1b[31mbudget"
    assert json.loads(shelf("show", oban, "--json").stdout)["note"] == "Ferries\nand \x1b[31mbudget"
    page = shelf("show", oban, "--color", "always", "--width", "40").stdout
    assert "Ferries" in page
    assert "\x1b[31mbudget" not in page
    assert ids(shelf, "note:ferry") == [oban]
    assert shelf("note", oban, "-m", "-", stdin=b"from a pipe\n").stdout == "Note kept: The Pier at Oban\n"
    assert shelf("note", oban, "-m", "from a pipe").stdout == "Note unchanged: The Pier at Oban\n"
    assert shelf("note", oban, "-m", "").stdout == "Note dropped: The Pier at Oban\n"
    done = shelf("note", oban)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There is no note on The Pier at Oban.\n")


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("script", "status", "kept"),
    [("printf 'by hand' >> $1", 0, "by hand"), ("true", 0, None), ("printf x > $1; exit 3", 2, None)],
)
def test_the_editor_is_asked_on_a_terminal(shelf: Program, script: str, status: int, kept: str | None) -> None:
    """What it leaves is the note; one that fails changes nothing."""
    editor = shelf.home / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(stat.S_IRWXU)
    oban = ids(shelf, "oban")[0]
    done, text = on_terminal(shelf, ["note", oban], VISUAL=f"'{editor}'", TMPDIR=str(shelf.home))
    assert done == status, text
    assert json.loads(shelf("show", oban, "--json").stdout)["note"] == kept
    left = list(shelf.home.glob("artcli-*/note*.md"))
    assert bool(left) == bool(status), "what was written is lost only where it is kept"


def test_show_goes_on_where_marks_cannot_be(shelf: Program) -> None:
    """The article is read, and one line says that it stays unread."""
    oban = ids(shelf, "oban")[0]
    done = shelf("show", oban, ARTCLI_MARKS="/dev/null/marks.sqlite")
    assert done.returncode == 0
    assert done.stdout.startswith("The Pier at Oban")
    assert done.stderr.count("\n") == 1
    assert "It stays unread" in done.stderr
    (shelf.home / "config.toml").write_text("no configuration")
    done = shelf("show", oban)
    assert done.returncode == 0
    assert "It stays unread: The configuration" in done.stderr
    (shelf.home / "config.toml").unlink()
    (shelf.home / "marks.sqlite").write_bytes(b"no database" * 500)
    done = shelf("show", oban, "--color", "always", "--no-pager")
    assert done.returncode == 0
    assert "can't be shown" in done.stderr
    assert json.loads(shelf("show", oban, "--json").stdout)["tags"] is None
    assert shelf("search", "pier", "--facets").returncode == 0
    assert shelf("search", "tag:unread").returncode == 2


def on_terminal(program: Program, arguments: list[str], **environment: str) -> tuple[int, str]:
    """Run the program on a pseudo-terminal; return its status and what it wrote."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(program.home)
        os.execve(
            program.command[0], [*program.command, *arguments], program.environment | environment | {"TERM": "xterm"}
        )
    written = b""
    try:
        while block := os.read(terminal, 4096):
            written += block
    except OSError:
        pass
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), written.decode(errors="replace")
