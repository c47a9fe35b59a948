"""``artcli show`` and ``artcli normalise`` as processes, and the program as a whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support import DATA, ROOT, SHARED, Program

SEED = SHARED / "seed" / "000_02820f52d9f1d82a.txt"


def hits(reader: Program, query: str) -> list[dict]:
    return json.loads(reader("search", query, "--json").stdout)


def test_a_result_is_shown_by_its_number(reader: Program) -> None:
    """``show 2`` is the second result of the last search."""
    second = hits(reader, "summit")[1]
    assert reader("show", "2").stdout.startswith(second["title"])


def test_an_article_is_shown_by_id_prefix_and_path(reader: Program) -> None:
    """Each way leads to the same article."""
    hit = hits(reader, "Hanoi summit")[0]
    shown = [json.loads(reader("show", way, "--json").stdout)["id"] for way in (hit["id"], hit["id"][:6], hit["path"])]
    assert shown == [hit["id"]] * 3
    relative = Path(hit["path"]).relative_to(ROOT)
    assert json.loads(reader("show", str(relative), "--json", cwd=ROOT).stdout)["id"] == hit["id"]


def test_json_is_the_article(reader: Program) -> None:
    """The keys of the contract are there, and the blocks are the article's."""
    article = json.loads(reader("show", hits(reader, "Hanoi")[0]["id"], "--json").stdout)
    assert {
        "id",
        "path",
        "ingested",
        "title",
        "authors",
        "date",
        "source",
        "language",
        "words",
        "blocks",
        "repairs",
    } <= set(article)
    assert sum(len(block["text"].split()) for block in article["blocks"]) == article["words"]


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("zzzzzz", "No article has the id or the path zzzzzz"),
        ("9999", "showed no result 9999"),
        ("", "empty word"),
        ("../none.txt", "No article has"),
    ],
)
def test_what_is_not_there_is_said(reader: Program, reference: str, said: str) -> None:
    """Status 1 and a sentence."""
    hits(reader, "summit")
    done = reader("show", reference)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr


def test_a_number_without_a_search_is_said(artcli: Program) -> None:
    """There is no third result of nothing."""
    artcli("ingest", "-", stdin=b"Title\n\nSome words of an article that are there to be found.\n")
    done = artcli("show", "3")
    assert done.returncode == 1
    assert "no last search" in done.stderr


def test_show_in_a_pipe_is_plain(reader: Program) -> None:
    """No colour, no wrapping: every paragraph is a line."""
    article = json.loads(reader("show", hits(reader, "Hanoi")[0]["id"], "--json").stdout)
    lines = reader("show", article["id"]).stdout.splitlines()
    assert all(block["text"] in lines for block in article["blocks"] if block["kind"] == "paragraph")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_asked(reader: Program, width: int) -> None:
    """A page keeps to its width, and the text to 88 columns."""
    article = hits(reader, "Hanoi")[0]["id"]
    page = reader("show", article, "--color", "always", "--width", str(width), "--no-pager").stdout
    import re

    lines = re.sub(r"\x1b\[[0-9;]*m", "", page).splitlines()
    assert max(len(line) for line in lines) <= width
    assert max(len(line.strip()) for line in lines) <= 88


def test_normalise_prints_markdown_that_reads_the_same(artcli: Program, tmp_path: Path) -> None:
    """What is printed, normalised again, is the same article."""
    for source in sorted(DATA.rglob("*.*"))[:8]:
        once = artcli("normalise", str(source)).stdout
        (tmp_path / "once.md").write_text(once, encoding="utf-8")
        assert artcli("normalise", str(tmp_path / "once.md")).stdout == once


def test_normalise_json_needs_no_index(artcli: Program) -> None:
    """An object a file, and no folder is made for an index."""
    objects = [json.loads(line) for line in artcli("normalise", str(DATA), "--jsonl").stdout.splitlines()]
    assert len(objects) >= 24
    assert {"path", "title", "authors", "date", "source", "language", "words", "blocks", "repairs", "dropped"} <= set(
        objects[0]
    )
    assert not artcli.index.exists()


def test_normalise_goes_on_after_a_bad_file(artcli: Program, tmp_path: Path) -> None:
    """The bad one is named on standard error, the good one printed; status 1."""
    (tmp_path / "a.txt").write_bytes(b"\0\1\2\3" * 100)
    (tmp_path / "b.txt").write_text("Title\n\nThe words of an article that is whole and well.\n")
    done = artcli("normalise", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--plain")
    assert done.returncode == 1
    assert "a.txt" in done.stderr
    assert done.stdout.startswith("Title\n")


def test_help_fits_a_screen_and_version_is_short(artcli: Program) -> None:
    """``--help`` has at most 44 lines of at most 80 columns, and groups the commands."""
    lines = artcli("--help").stdout.splitlines()
    assert len(lines) <= 44
    assert max(map(len, lines)) <= 80
    assert {"Read:", "Keep:"} <= set(lines)
    assert artcli("--version").stdout.startswith("artcli 0.")


@pytest.mark.parametrize(
    "command", ["ingest", "search", "show", "list", "stats", "similar", "timeline", "normalise", "remove"]
)
def test_every_command_has_help_with_examples(artcli: Program, command: str) -> None:
    """It fits a screen of 48 lines and shows what to type."""
    done = artcli(command, "--help")
    assert "Examples:" in done.stdout
    assert f"artcli {command}" in done.stdout.split("Examples:")[1]
    assert len(done.stdout.splitlines()) <= 48


def test_commands_have_their_other_names(reader: Program) -> None:
    """``query`` and ``normalize`` are what one tries first."""
    assert reader("query", "Hanoi", "--json").stdout == reader("search", "Hanoi", "--json").stdout
    assert reader("normalize", "--help").returncode == 0


def test_a_wrong_command_is_said(artcli: Program) -> None:
    """One line with what may have been meant, one with where to look; status 2."""
    done = artcli("serch", "hanoi")
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["There is no command serch. Did you mean search?", "See: artcli --help"]


def test_python_dash_m_works() -> None:
    """The package runs as a module."""
    done = subprocess.run([sys.executable, "-m", "artcli", "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"artcli ")


def test_a_wrong_configuration_is_said(artcli: Program) -> None:
    """An unknown key is named with the file; status 2."""
    (artcli.home / "config.toml").write_text('indx = "somewhere"\n')
    done = artcli("search", "hanoi", ARTCLI_INDEX="")
    assert done.returncode == 2
    assert "config.toml" in done.stderr
    assert "indx" in done.stderr


@pytest.mark.skipif(not SEED.exists(), reason="the real article isn't here")
def test_the_real_article(artcli: Program) -> None:
    """It becomes what its author wrote, and is found."""
    assert artcli("ingest", str(SEED)).returncode == 0
    (hit,) = hits(artcli, "Hanoi summit")
    assert (hit["title"], hit["authors"], hit["date"]) == (
        "Trump to hold second summit with North Korean leader",
        ["Peter Symonds"],
        "2019-02-13",
    )
    article = json.loads(artcli("show", "1", "--json").stdout)
    texts = [block["text"] for block in article["blocks"]]
    assert len(texts) == 17
    assert all(text[0].isupper() or text[0] == "“" for text in texts)
    assert all(text[-1] in ".!”" for text in texts)
    assert any("$890 million" in text for text in texts)
    assert not any("wsws.org" in text for text in texts)
    assert any("wsws.org/contact" in dropped["text"] for dropped in article["dropped"])
