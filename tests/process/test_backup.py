"""``artcli backup`` and ``artcli restore`` as processes: what the reader added goes out and in, and nothing is lost on either side."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from support import Program

TEXT = "The Pier at {place}\n\nBy Ana Dubois\n\n12 March 2011\n\nA pier was built at {place} by many hands, and it stands.\n"


@pytest.fixture
def shelf(artcli: Program) -> Program:
    """A library of two articles with marks, a saved search and a configuration."""
    for place in ("Oban", "Wick"):
        (artcli.home / f"{place}.txt").write_text(TEXT.format(place=place))
    artcli("ingest", "Oban.txt", "Wick.txt")
    artcli("tag", "oban", "+korea", "-unread")
    artcli("note", "Oban.txt", "-m", "two\nlines \u2028 and \x1b[31m")
    artcli("search", "pier tag:korea", "--save", "mine")
    (artcli.home / "config.toml").write_text('# mine\npager = "less -R"  # as ever\n')
    return artcli


def elsewhere(shelf: Program, name: str) -> Program:
    """Return the program in another home with nothing in it."""
    (shelf.home / name).mkdir()
    return Program(shelf.home / name)


def content(program: Program) -> list[dict]:
    lines = [json.loads(line) for line in program("backup", "-").stdout.split("\n") if line]
    assert lines[0].keys() == {"artcli_backup", "written"}
    assert lines[-1] == {"kind": "end", "lines": len(lines) - 2}
    return lines[1:-1]


def test_a_backup_is_lines_that_say_what_they_are(shelf: Program) -> None:
    """An article, a search, a setting."""
    oban = shelf("search", "oban", "--format", "ids").stdout.strip()
    lines = content(shelf)
    file = lines[0].pop("file")
    assert file.keys() == {"path", "digest", "content", "title"}
    assert (file["path"], file["title"]) == (str(shelf.home / "Oban.txt"), "The Pier at Oban")
    assert lines == [
        {
            "kind": "article",
            "id": oban,
            "tags": {"korea": True, "unread": False},
            "note": "two\nlines \u2028 and \x1b[31m",
        },
        {"kind": "search", "name": "mine", "query": "pier tag:korea"},
        {"kind": "setting", "key": "pager", "value": "less -R"},
    ]


def test_it_goes_into_an_empty_place_and_again(shelf: Program) -> None:
    """The second time all of it is there already."""
    assert shelf("backup", "out.jsonl").stdout == (
        "Backed up to out.jsonl: marks of 1 article, 1 saved search, 1 setting.\n"
    )
    other = elsewhere(shelf, "other")
    assert other("restore", "../out.jsonl").stdout == "../out.jsonl: 5 added, 0 the same, 0 different.\n"
    assert content(other) == content(shelf)
    assert other("restore", "-", stdin=(shelf.home / "out.jsonl").read_bytes()).stdout == (
        "Standard input: 0 added, 5 the same, 0 different.\n"
    )


def test_what_differs_stays_and_is_shown(shelf: Program) -> None:
    """Both sides are shown; --replace takes the backup's, and leaves what the backup hasn't."""
    shelf("backup", "out.jsonl")
    shelf("tag", "oban", "-korea", "+wet")
    shelf("note", "Oban.txt", "-m", "another")
    shelf("search", "pier", "--save", "Mine")
    (shelf.home / "config.toml").write_text('# mine\npager = "most"  # now\nnew_tags = ["unread"]\n')
    before = content(shelf)
    done = shelf("restore", "out.jsonl")
    assert done.returncode == 0
    oban = before[0]["id"]
    assert done.stdout.splitlines() == [
        "out.jsonl: 0 added, 1 the same, 4 different.",
        f"  tag of {oban}: here -korea; in the backup +korea",
        f"  note of {oban}: here another; in the backup two\\nlines   and ␛[31m",
        "  @mine: here pier; in the backup pier tag:korea",
        "  pager: here most; in the backup less -R",
        "Those that differ are as they were; to take the backup's: --replace",
    ]
    assert content(shelf) == before
    told = json.loads(shelf("restore", "out.jsonl", "--replace", "--json").stdout)
    assert (told["added"], told["same"], len(told["different"]), told["replaced"]) == (0, 1, 4, True)
    after = content(shelf)
    assert after[0]["tags"] == {"korea": True, "unread": False, "wet": True}
    assert after[1] == {"kind": "search", "name": "mine", "query": "pier tag:korea"}
    assert (shelf.home / "config.toml").read_text() == '# mine\npager = "less -R"\nnew_tags = ["unread"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xfe", "isn't a backup of artcli"),
        (b"hello\n", "isn't a backup of artcli"),
        (b'{"id": 3}\n', "isn't a backup of artcli"),
        (b'{"artcli_backup": 2}\n', "written by a newer artcli"),
        (b'{"artcli_backup": 1}\n{"kind": "magic"}\n', "line 2"),
        (b'{"artcli_backup": 1}\n[1]\n', "line 2"),
        (b'{"artcli_backup": 1}\n\n{"kind": "article", "id": "../x", "tags": {}, "note": null}\n', "line 3"),
        (
            b'{"artcli_backup": 1}\n{"kind": "article", "id": "aaaaaaaaaaaaaaaa", "tags": {"a": 1}, "note": null}\n',
            "line 2",
        ),
        (
            b'{"artcli_backup": 1}\n{"kind": "article", "id": "aaaaaaaaaaaaaaaa", "tags": {"a b": true}, "note": null}\n',
            "can't be called",
        ),
        (b'{"artcli_backup": 1}\n{"kind": "search", "name": "a", "query": "\\ud800"}\n', "line 2"),
        (b'{"artcli_backup": 1}\n{"kind": "search", "name": "a b", "query": "x"}\n', "can't be saved as"),
        (b'{"artcli_backup": 1}\n{"kind": "setting", "key": "evil", "value": "x"}\n', "line 2"),
        (b'{"artcli_backup": 1}\n' + b"[" * 100_000, "line 2"),
    ],
)
def test_what_is_no_backup_changes_nothing(shelf: Program, text: bytes, said: str) -> None:
    """It is told, with the line."""
    before = content(shelf)
    (shelf.home / "in.jsonl").write_bytes(text)
    done = shelf("restore", "in.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert content(shelf) == before


def test_a_backup_that_was_cut_short_is_told(shelf: Program) -> None:
    """What is whole in it is restored."""
    lines = shelf("backup", "-").stdout.split("\n")
    other = elsewhere(shelf, "other")
    (other.home / "in.jsonl").write_text("\n".join(lines[:3]) + "\n")
    done = other("restore", "in.jsonl")
    assert done.returncode == 1
    assert "ends early" in done.stderr
    assert len(content(other)) == 2


def test_a_file_that_is_no_backup_is_not_written_over(shelf: Program) -> None:
    """An earlier backup is."""
    done = shelf("backup", "Oban.txt")
    assert done.returncode == 2
    assert "is there already, and isn't a backup" in done.stderr
    assert (shelf.home / "Oban.txt").read_text().startswith("The Pier")
    assert [shelf("backup", "out.jsonl", "-q").returncode for _ in range(2)] == [0, 0]
    done = shelf("backup", "none/out.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "can't be written" in done.stderr
    assert [one.name for one in shelf.home.glob("*.part")] == []


@pytest.mark.skipif(os.name != "posix", reason="devices")
def test_nothing_to_back_up_is_a_backup_too(artcli: Program) -> None:
    """Empty, and no database is made."""
    assert content(artcli) == []
    assert artcli("backup", "/dev/null", "-q").returncode == 0
    assert not (artcli.home / "marks.sqlite").exists()


def test_a_configuration_that_is_laid_out_otherwise_is_left_alone(shelf: Program) -> None:
    """Where a line can't be changed by itself, it is said what to write; the marks are restored."""
    shelf("backup", "out.jsonl")
    other = elsewhere(shelf, "other")
    config = Path(other.home / "config.toml")
    config.write_text('"pager" = "most"\n')
    done = other("restore", "../out.jsonl", "--replace")
    assert done.returncode == 2
    assert 'Write in it: pager = "less -R"' in done.stderr
    assert config.read_text() == '"pager" = "most"\n'
    assert len([one for one in content(other) if one["kind"] == "article"]) == 1
