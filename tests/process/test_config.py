"""``artcli config`` as a process: who had the last word, and what is changed."""

import json
from pathlib import Path

import pytest
from support import Program


def origins(artcli: Program, *args: str, **environment: str) -> dict[str, tuple]:
    records = json.loads(artcli(*args, "config", "show", "--json", **environment).stdout)
    return {one["key"]: (one["value"], one["origin"], one["name"], one["line"]) for one in records}


def test_the_order_of_precedence(artcli: Program) -> None:
    """Option, environment, file, default; ``PAGER`` comes behind the file; an empty ``ARTCLI_PAGER`` is none."""
    (artcli.home / "config.toml").write_text('# mine\nindex = "/from/file"\npager = "most"\n')
    assert origins(artcli, "--index", "/from/option")["index"] == ("/from/option", "option", "--index", None)
    assert origins(artcli)["index"] == (str(artcli.index), "environment", "ARTCLI_INDEX", None)
    assert origins(artcli, ARTCLI_INDEX="")["index"] == ("/from/file", "file", None, 2)
    assert origins(artcli, PAGER="more")["pager"] == ("most", "file", None, 3)
    assert origins(artcli, ARTCLI_PAGER="")["pager"] == ("", "environment", "ARTCLI_PAGER", None)
    assert origins(artcli)["new_tags"] == (["unread"], "default", None, None)
    (artcli.home / "config.toml").unlink()
    assert origins(artcli, PAGER="more")["pager"] == ("more", "environment", "PAGER", None)
    assert origins(artcli)["pager"] == ("less -FIRX", "default", None, None)
    assert origins(artcli, ARTCLI_INDEX="")["index"][1] == "default"
    lines = artcli("config", "--origin").stdout.splitlines()
    assert lines[0] == f'index = "{artcli.index}"  # environment ARTCLI_INDEX'
    assert "show_marks_read = true  # default" in lines
    assert "width = 66  # default" in lines


def test_a_setting_is_set_and_unset(artcli: Program) -> None:
    """Each on its line; what else there is stays."""
    path = artcli.home / "config.toml"
    path.write_text("# mine\n")
    assert artcli("config", "set", "pager", "less -R").stdout == f'pager = "less -R" in {path}\n'
    artcli("config", "set", "new_tags", "unread", "inbox")
    artcli("config", "set", "show_marks_read", "off")
    assert path.read_text() == '# mine\npager = "less -R"\nnew_tags = ["unread", "inbox"]\nshow_marks_read = false\n'
    assert artcli("config", "get", "pager").stdout == "less -R\n"
    assert artcli("config", "get", "new_tags").stdout == '["unread", "inbox"]\n'
    assert artcli("config", "unset", "pager", "-q").stdout == ""
    assert path.read_text().startswith("# mine\nnew_tags")
    assert artcli("config", "path").stdout == f"{path}\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["set", "pagr", "x"], "There is no key pagr."),
        (["set", "pager"], "needs a key and a value"),
        (["set", "show_marks_read", "maybe"], "must be true or false"),
        (["set", "pager.x", "y"], "There is no key pager.x"),
        (["get"], "needs a key"),
        (["path", "x"], "doesn't take x"),
        (["set", "pager", "x", "--json"], "--json goes with"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_what_cannot_be(artcli: Program, args: list[str], said: str) -> None:
    """A line says what is wrong; no file comes of it."""
    done = artcli("config", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (artcli.home / "config.toml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('# a\n\npagr = "x"\n', "line 3, has an unknown key: pagr.\nDid you mean pager?"),
        ('# a\n[pagr]\nx = "x"\n', "line 2, has an unknown key: pagr."),
        ("\nindex = 3\n", "line 2: index must be a text in quotation marks."),
        ('pager = "x\n', "at line 1"),
    ],
)
def test_mistakes_are_named_with_file_and_line(artcli: Program, text: str, said: str) -> None:
    """By every command that reads the configuration; ``path`` works all the same."""
    (artcli.home / "config.toml").write_text(text)
    for command in (["config"], ["search", "x"]):
        done = artcli(*command, ARTCLI_INDEX="")
        assert done.returncode == 2
        assert str(artcli.home / "config.toml") in done.stderr
        assert said in done.stderr
    assert artcli("config", "path").returncode == 0


def test_the_file_is_edited(artcli: Program, tmp_path: Path) -> None:
    """A new one has every key behind a #; what was written is looked at."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ncp "$1" seen\necho "pagr = 1" >> "$1"\n')
    editor.chmod(0o755)
    done = artcli("config", "edit", EDITOR=str(editor), VISUAL="")
    assert done.returncode == 2
    assert "unknown key: pagr" in done.stderr
    assert '# new_tags = ["unread"]\n' in (artcli.home / "seen").read_text()
    assert (artcli.home / "config.toml").read_text().endswith("pagr = 1\n")
    assert artcli("config", "edit", EDITOR="true", VISUAL="").returncode == 2
    (artcli.home / "config.toml").write_text("")
    assert artcli("config", "edit", EDITOR="true", VISUAL="").returncode == 0
