"""docs/troubleshooting.md: it has every message that a person can meet, none that there isn't, and its commands are such as there are."""

from __future__ import annotations

import re

import pytest
from messages import messages
from support import ROOT, Program

PAGE = ROOT / "docs" / "troubleshooting.md"

PARTS = (
    "index/checking/", "index/segments/", "index/writing/", "index/manifest", "index/sides", "index/touched", "index/failures",
    "index/furniture", "index/entries", "index/snapshot", "index/transaction", "index/identities", "index/durable", "render/styles",
)  # fmt: skip
"""Where the reasons are that stand behind "is damaged:", or behind "can't be used:"."""
NOT_MET = ("index/codec/", "__init__.py", "model/__init__.py", "config/__init__.py", "values.py", "opensearch/")
"""Modules whose messages are for programmers; docs/engines.md has those of OpenSearch."""
NEWS = {
    "…  …  …", "and … more", "Saved as @…: …", "Take the changes in: artcli ingest …", "Watching …; Ctrl-C ends it.",
    "…  …; … in the library", "  …: … (…)", "…: …", "… ….",
    "it changes faster than its segments can be opened", "it changes faster than it can be read", "it is missing", "it can't be read",
}  # fmt: skip
"""What nothing is wrong with, and what stands behind another message only."""


def documented() -> dict[str, str]:
    """The messages of the page's tables, with what to do."""
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {message.replace("\\|", "|"): advice for message, advice in rows}


def first_lines() -> dict[str, str]:
    return {message.partition("\n")[0]: module for message, module in messages().items()}


def test_every_message_there_is_one_of_the_program() -> None:
    """Letter for letter, what differs aside."""
    known = first_lines()
    assert [message for message in documented() if message not in known] == []


def test_every_message_of_the_program_is_there() -> None:
    """But for what a person can't meet by itself."""
    text = PAGE.read_text(encoding="utf-8")
    missing = [
        (module, message)
        for message, module in first_lines().items()
        if message not in documented()
        and f"`{message}`" not in text
        and message not in NEWS
        and not module.startswith((*PARTS, *NOT_MET))
    ]
    assert missing == []


def test_its_commands_are_such_as_there_are(artcli: Program) -> None:
    """Each command and option is known; what is in a block of its own is run by test_docs.py."""
    helps: dict[str, str] = {}
    for line in re.findall(r"`artcli ([^`]+)`", PAGE.read_text(encoding="utf-8")):
        if f"artcli {line}" in first_lines():
            continue
        words = re.sub(r"^--index \S+ ", "", line).split()
        name = next((word for word in words if not word.startswith("-")), "")
        if name not in helps:
            done = artcli(*[name] * bool(name), "--help")
            assert done.returncode == 0, line
            helps[name] = done.stdout
        for option in re.findall(r"(?<!\S)--?[a-z0][a-z-]*", line):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", helps[name]), line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", "harbour"], "There is no index yet (looked in …)."),
        (["search", '"north sea'], "The phrase isn't closed."),
        (["search", "colour:red"], "There is no field …."),
        (["show", "1"], "There is no last search for … to be a result of."),
        (["ingest"], "Say what to ingest: files, folders, or - for standard input."),
        (["ingest", ".", "--max-size", "tiny"], "… isn't a size, such as 512M or 2G."),
        (["tag", "1", "+a b"], "A tag can't be called …."),
        (["restore", "none.jsonl"], "… can't be read: …."),
        (["config", "set", "colour", "red"], "There is no key …."),
        (["config", "set", "width", "wide"], "… must be …."),
        (["list", "--columns", "shoe"], "There is no column …; there are …."),
        (["serch"], "There is no command ….…"),
        (["search", "a", "--wide"], "There is no option ….…"),
        (["export", "harbour", "-o", "x.what"], "What to write isn't told by the name …: say --format, one of …."),
    ],
)
def test_they_are_met(artcli: Program, reader: Program, arguments: list[str], message: str) -> None:
    """A look at whether the program really says so; each stands on the page."""
    program = artcli if arguments in (["search", "harbour"], ["show", "1"]) else reader
    pattern = re.escape(message).replace("…", ".*").removesuffix(r"\.") + "[.:]?"  # a query follows behind a colon
    assert message in documented()
    assert re.search(pattern, (said := program(*arguments).stderr)), said
