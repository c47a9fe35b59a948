"""``artcli quote`` as a process, and anchors that outlive the article's changes."""

import base64
import json
from pathlib import Path

import pytest
from support import Program
from terminals import on_terminal

BEFORE = """The ferry stays

By Ann Lee
13 February 2019

The council met on Monday and heard forty speakers, most of them islanders, who had come by the last boat.

Nobody left early. The vote was taken at midnight, and the ferry stays for another year at least.

The mayor thanked all speakers and closed the meeting with a promise to mend the pier before the winter.
"""
AFTER = BEFORE.replace(
    "The council met",
    "It rained all day, as it had for a week, and the road to the hall was under water.\n\nThe council met",
).replace("taken at midnight", "taken long after midnight")


@pytest.fixture
def ferry(artcli: Program, tmp_path: Path) -> Program:
    (tmp_path / "ferry.txt").write_text(BEFORE)
    assert artcli("ingest", "ferry.txt").returncode == 0
    return artcli


def test_a_sentence_with_its_citation(ferry: Program) -> None:
    """The sentence, who wrote it where and when, and its anchor."""
    done = ferry("quote", "ferry.txt", "left", "early")
    sentence, nothing, citation, anchor = done.stdout.splitlines()
    assert (sentence, nothing) == ("Nobody left early.", "")
    assert citation == "Ann Lee, “The ferry stays”, 13 February 2019."
    assert "#p2-" in anchor
    assert ferry("quote", "ferry.txt", "left early", "--paragraph").stdout.startswith("Nobody left early. The vote")
    bibtex = ferry("quote", "ferry.txt", "left early", "--format", "bibtex").stdout
    assert "\n@misc{lee2019-" in bibtex


def test_the_anchor_outlives_changes(ferry: Program, tmp_path: Path) -> None:
    """The file is edited, a paragraph comes before it, the article is ingested again: the anchor still leads there."""
    record = json.loads(ferry("quote", "ferry.txt", "left early", "--json").stdout)
    assert record["text"] == "Nobody left early."
    assert record["block"] == 2
    (tmp_path / "ferry.txt").write_text(AFTER)
    assert "updated" in ferry("ingest", "ferry.txt").stdout
    again = json.loads(ferry("quote", record["anchor"], "--json").stdout)
    assert (again["id"], again["block"]) == (record["id"], 3)
    assert (
        again["text"]
        == "Nobody left early. The vote was taken long after midnight, and the ferry stays for another year at least."
    )
    shown = ferry("show", record["anchor"])
    assert shown.returncode == 0
    assert shown.stderr == ""
    assert "Nobody left early" in shown.stdout


def test_show_marks_the_paragraph(ferry: Program) -> None:
    """On a page the whole of it is marked."""
    anchor = ferry("quote", "ferry.txt", "left early").stdout.splitlines()[-1]
    page = ferry("show", anchor, "--color", "always").stdout
    other = ferry("show", anchor.partition("#")[0], "--color", "always").stdout
    (marked,) = [line for line in page.splitlines() if "Nobody left early" in line]
    assert marked not in other


def test_show_prints_the_paragraph_alone_into_a_pipe(ferry: Program) -> None:
    """The article stays unread, as who is given a passage hasn't read it; several, each as it was asked for; JSON is the article."""
    anchor = ferry("quote", "ferry.txt", "left early").stdout.splitlines()[-1]
    whole = ferry("show", "ferry.txt", "--keep-unread").stdout
    alone = ferry("show", anchor).stdout
    assert alone.count("\n") == 1
    assert alone.strip() in whole
    assert "Nobody left early" in alone
    assert ferry("show", anchor, "--plain").stdout == alone
    assert "unread" in ferry("tag", "ferry.txt").stdout
    both = ferry("show", anchor, "ferry.txt").stdout
    assert both == f"{alone}\n* * *\n\n{whole}"
    assert ferry("show", "nowhere.txt", anchor).stdout == alone
    assert len(json.loads(ferry("show", anchor, "--json").stdout)["blocks"]) > 1


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["ferry.txt", "early", "left"], 1, "doesn't have “early left”"),
        (["ferry.txt", "speakers", "--number", "3"], 1, "in 2 places only"),
        (["ferry.txt"], 2, "Which words?"),
        (["ferry.txt#p99"], 1, "has no paragraph p99"),
        (["zzzzz", "left"], 1, "No article has"),
    ],
)
def test_what_cannot_be_quoted(ferry: Program, args: list[str], status: int, said: str) -> None:
    """A line says why."""
    done = ferry("quote", *args)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr


def test_several_places(ferry: Program) -> None:
    """The first, and a word on the others; each by its number."""
    done = ferry("quote", "ferry.txt", "speakers")
    assert "2 places" in done.stderr
    assert ferry("quote", "ferry.txt", "speakers", "--number", "2").stdout.startswith("The mayor thanked")


def test_a_file_may_have_a_name_like_an_anchor(artcli: Program, tmp_path: Path) -> None:
    """A file that is there comes before an anchor."""
    (tmp_path / "a#p1").write_text(BEFORE)
    artcli("ingest", "a#p1")
    assert artcli("quote", "a#p1", "left early").stdout.startswith("Nobody left early.")
    assert artcli("show", "a#p1").returncode == 0


def test_a_terminal_copies(ferry: Program, tmp_path: Path) -> None:
    """By OSC 52; elsewhere it is said that nothing was copied."""
    assert "isn't copied" in ferry("quote", "ferry.txt", "left early", "--copy").stderr
    screen = on_terminal(ferry, b"", "quote", str(tmp_path / "ferry.txt"), "left early", "--copy")
    copied = screen.partition("\x1b]52;c;")[2].partition("\x07")[0]
    assert base64.b64decode(copied).decode().startswith("Nobody left early.\n\nAnn Lee")
