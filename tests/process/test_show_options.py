"""What ``artcli show`` can be asked: which articles, what is highlighted, where the pager opens, their files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile

import pytest
from support import Program
from terminals import on_terminal

PLAIN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
posix = pytest.mark.skipif(os.name == "nt", reason="a terminal of one's own needs pty")


def hits(program: Program, query: str) -> list[dict]:
    return json.loads(program("search", query, "--json").stdout)


def page(program: Program, *args: str, **environment: str) -> str:
    done = program("show", *args, "--color", "always", "--no-pager", **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def titles(program: Program, *args: str) -> str:
    done = program("show", *args)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[0]


def test_several_articles(reader: Program) -> None:
    """One after another; as JSON an array, as JSON Lines a line each."""
    first, second = hits(reader, "summit")[:2]
    shown = reader("show", "1", second["id"]).stdout
    assert shown.startswith(first["title"])
    assert f"\n\n* * *\n\n{second['title']}\n" in shown
    for form, read in (("--json", json.loads), ("--jsonl", lambda text: list(map(json.loads, text.splitlines())))):
        assert [one["id"] for one in read(reader("show", "2", "1", form).stdout)] == [second["id"], first["id"]]
    assert first["title"] in PLAIN.sub("", page(reader, "1", "2"))


def test_one_of_several_that_is_not_there_stops_no_other(reader: Program) -> None:
    """It is said, and the status is 1."""
    (first, *_) = hits(reader, "summit")
    done = reader("show", "zzzzzz", "1", "777")
    assert done.returncode == 1
    assert done.stdout.startswith(first["title"])
    assert "zzzzzz" in done.stderr
    assert "no result 777" in done.stderr


def test_next_and_previous_go_through_the_last_results(reader: Program) -> None:
    """From the first on, up to the ends; whatever was shown among them is the place."""
    found = [hit["title"] for hit in hits(reader, "summit")]
    assert reader("show", "--previous").returncode == 1
    assert [titles(reader, "--next") for _ in range(2)] == found[:2]
    assert titles(reader, "--previous") == found[0]
    done = reader("show", "--previous")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "Result 1 is the first of the last results.")
    reader("show", "3")
    reader("show", "1", "--keep-unread")  # a look
    assert titles(reader, "--next") == found[3]
    reader("show", str(len(found)))
    assert "is the last of the last results" in reader("show", "--next").stderr
    hits(reader, "ferry")  # another list begins anew
    assert titles(reader, "--next") == hits(reader, "ferry")[0]["title"]


def test_a_list_is_gone_through_as_a_search_is(reader: Program) -> None:
    """Its numbers are those of ``show``."""
    listed = json.loads(reader("list", "--json", "--sort", "title").stdout)
    assert titles(reader, "--next") == listed[0]["title"]
    assert titles(reader, "5") == listed[4]["title"]


def test_next_without_results_is_said(artcli: Program) -> None:
    """There is nothing to go on in."""
    artcli("ingest", "-", stdin=b"Title\n\nSome words of an article that are there to be found.\n")
    done = artcli("show", "--next")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "There are no last results to go on in.")


def test_latest_and_random(reader: Program) -> None:
    """The newest date; some article of the library."""
    listed = json.loads(reader("list", "--json").stdout)
    assert titles(reader, "--latest") == listed[0]["title"]
    assert {titles(reader, "--random", "--keep-unread") for _ in range(3)} <= {one["title"] for one in listed}


def test_an_empty_library_has_neither(artcli: Program, tmp_path) -> None:
    """That is said, with what to do."""
    artcli("ingest", "-", stdin=b"Title\n\nSome words of an article that are there to be found.\n")
    artcli("remove", "id:*", "--yes")
    for way in ("--random", "--latest"):
        done = artcli("show", way)
        assert (done.returncode, done.stderr.splitlines()[0]) == (1, "The library is empty.")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Which article?"),
        (("--next", "1"), "--next names its article by itself"),
        (("--next", "--random"), "--next and --random can't be had together"),
        (("1", "--json", "--path"), "--json and --path can't be had together"),
        (("1", "--query", "x", "--no-highlight"), "can't be had together"),
        (("1", "--query", '"open', "--color", "always"), "The phrase isn't closed"),
    ],
)
def test_what_contradicts_itself_is_said(reader: Program, args: tuple[str, ...], said: str) -> None:
    """One line, and status 2."""
    hits(reader, "summit")
    done = reader("show", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_what_is_highlighted(reader: Program) -> None:
    """The last search's words, those of another query, or none."""
    hits(reader, "hanoi summit")
    assert "\x1b[1;35mHanoi\x1b[0m" in page(reader, "1")
    other = page(reader, "1", "--query", "lunch")
    assert "\x1b[1;35mlunch\x1b[0m" in other
    assert "\x1b[1;35mHanoi" not in other
    assert "35m" not in page(reader, "1", "--no-highlight")


def test_find_says_what_is_not_there(reader: Program) -> None:
    """The article is shown, and the status is 1."""
    hits(reader, "hanoi summit")
    done = reader("show", "1", "--find", "no such words")
    assert done.returncode == 1
    assert done.stdout
    assert "no such words isn't in the article" in done.stderr
    assert "\x1b[1;7;35mTWO hours" not in page(reader, "1", "--find", "TWO hours")
    assert "\x1b[1;7;35mtwo hours" in page(reader, "1", "--find", "TWO hours")


def test_paragraphs_with_indents(reader: Program) -> None:
    """By the option, or the configuration, which the option overrules."""
    hits(reader, "hanoi summit")
    spaced, indented = page(reader, "1", "--width", "60"), page(reader, "1", "--width", "60", "--indent")
    assert "\n\nPresident" in spaced
    assert "\n  President" in indented
    config = reader.home / "own.toml"
    config.write_text("indent = true\nwidth = 30\n")
    assert "\n  President" in page(reader, "1", "--width", "60", ARTCLI_CONFIG=str(config))
    assert page(reader, "1", "--width", "60", "--no-indent", ARTCLI_CONFIG=str(config)) == spaced
    narrow = PLAIN.sub("", page(reader, "1", ARTCLI_CONFIG=str(config), COLUMNS="100"))
    assert max(len(line.strip()) for line in narrow.splitlines() if "/" not in line) <= 30


def test_the_measure_is_the_width_up_to_88(reader: Program) -> None:
    """A wider line no eye finds its way back from."""
    hits(reader, "hanoi summit")
    for width, longest in ((50, 50), (80, 80), (88, 88), (300, 88)):
        lines = PLAIN.sub("", page(reader, "1", "--width", str(width))).splitlines()
        assert longest - 8 <= max(len(line.strip()) for line in lines) <= longest


def test_the_card_says_when_and_in_which_language(reader: Program) -> None:
    """The age of the article, the language by its name."""
    hits(reader, "hanoi summit")
    shown = PLAIN.sub("", page(reader, "1"))
    assert re.search(r"28 February 2019 \(\d+ years ago\)", shown)
    assert "English" in shown


def test_links_where_they_are_wanted(reader: Program) -> None:
    """To the article's file, in OSC 8."""
    path = hits(reader, "hanoi summit")[0]["path"]
    assert f";file://{path.replace(' ', '%20')}\x1b\\" in page(reader, "1", "--hyperlinks", "always")
    assert "\x1b]8" not in page(reader, "1", "--hyperlinks", "never")


def test_the_names_of_files(reader: Program) -> None:
    """One a line, as other programs take them."""
    found = [hit["path"] for hit in hits(reader, "summit")[:2]]
    assert reader("show", "1", "2", "--path").stdout.splitlines() == found


@posix
def test_the_file_in_the_editor(artcli: Program) -> None:
    """What was changed is to be ingested, and the line says how."""
    file = artcli.home / "a tide.txt"
    file.write_text("Tide\n\nSome words of an article that are there to be found.\n")
    artcli("ingest", str(file))
    done = artcli("show", str(file), "--edit", EDITOR="sh -c 'echo Low. >> \"$0\"'")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Take the changes in: artcli ingest '{file}'\n"
    assert file.read_text().endswith("found.\nLow.\n")
    assert artcli("show", str(file), "--edit", EDITOR="true").stderr == ""
    assert "ended with status 1" in artcli("show", str(file), "--edit", EDITOR="false").stderr
    file.unlink()
    done = artcli("show", str(file), "--edit", EDITOR="true")
    assert (done.returncode, "isn't there any more" in done.stderr) == (2, True)


def test_what_has_no_file_of_its_own_is_not_edited(artcli: Program) -> None:
    """A member of a container, and standard input."""
    container = artcli.home / "in.zip"
    with zipfile.ZipFile(container, "w") as archive:
        archive.writestr("tide.txt", "Tide\n\nSome words of an article that are there to be found.\n")
    artcli("ingest", str(container))
    artcli("ingest", "-", stdin=b"Ebb\n\nOther words of another article, which nobody will find.\n")
    hits(artcli, "words")
    done = artcli("show", "--edit", f"{container}!/tide.txt", EDITOR="false")
    assert (done.returncode, "lies inside a container" in done.stderr) == (2, True)
    done = artcli("show", "--edit", artcli("search", "nobody", "--format", "ids").stdout.strip(), EDITOR="false")
    assert (done.returncode, "came from standard input" in done.stderr) == (2, True)


@posix
@pytest.mark.parametrize(("name", "opens"), [("less", True), ("more", True), ("strange", False)])
def test_the_pager_opens_where_the_words_are(reader: Program, tmp_path, name: str, opens: bool) -> None:
    """Where it can; another is told of on standard error.  less always gets -R."""
    pager = tmp_path / name
    pager.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/args\nfor last; do :; done\n[ -f "$last" ] || last=-\ncat "$last" > {tmp_path}/text\n'
    )
    pager.chmod(0o755)
    reader.environment["ARTCLI_PAGER"] = f"{pager} -x"
    reader.environment["LINES"], reader.environment["COLUMNS"] = "12", "80"
    try:
        hits(reader, "hanoi summit")
        shown = on_terminal(reader, b"", "show", "1", "--find", "two hours")
    finally:
        for variable in ("ARTCLI_PAGER", "LINES", "COLUMNS"):
            del reader.environment[variable]
    lines = (tmp_path / "text").read_text().splitlines()
    number = next(number for number, line in enumerate(lines, 1) if "\x1b[1;7;35mtwo hours" in line)
    expected = {"less": f"-x -R +{number - 2}", "more": f"-x +{number - 2}", "strange": "-x"}[name]
    assert (tmp_path / "args").read_text().partition(" -f ")[0].strip() == expected
    assert (f"strange can't be opened at a line: what was looked for is in line {number}" in shown) is not opens


@posix
def test_no_pager_for_a_pipe(reader: Program, tmp_path) -> None:
    """Whatever the environment names."""
    hits(reader, "hanoi summit")
    assert reader("show", "1", ARTCLI_PAGER="false", LINES="5").stdout


@posix
@pytest.mark.skipif(not shutil.which("less"), reason="less isn't installed")
def test_less_shows_our_styles_whatever_its_own_options(reader: Program) -> None:
    """LESS without R would show the escape sequences as letters."""
    hits(reader, "hanoi summit")
    reader.environment |= {"LESS": "FX", "LINES": "12", "COLUMNS": "80", "PAGER": "less"}
    try:
        import pty

        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*reader.command, "show", "1"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=reader.environment | {"TERM": "xterm"},
        )
        os.close(theirs)
        shown = b""
        while b"\x1b[1;35m" not in shown and b"ESC" not in shown and len(shown) < 5000:
            shown += os.read(ours, 1024)
        os.write(ours, b"q")
        process.wait(30)
        os.close(ours)
    finally:
        for variable in ("LESS", "LINES", "COLUMNS", "PAGER"):
            del reader.environment[variable]
    assert b"\x1b[1;35m" in shown
    assert b"ESC[" not in shown


def test_previewers_change_nothing(reader: Program) -> None:
    """``--keep-unread`` leaves the article unread."""
    hits(reader, "eclipse")
    reader("show", "1", "--keep-unread")
    assert json.loads(reader("show", "1", "--json").stdout)["read"] is False
    reader("show", "1")
    assert json.loads(reader("show", "1", "--json").stdout)["read"] is True


def _less_version() -> int:
    if not shutil.which("less"):
        return 0
    said = subprocess.run(["less", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.match(r"less (\d+)", said)
    return int(number[1]) if number else 0


@posix
@pytest.mark.skipif(_less_version() < 582, reason="less has no LESSKEYIN before 582")
def test_the_place_of_reading_is_kept_by_less(reader: Program, tmp_path) -> None:
    """Left in the middle by q, the article opens there again; read to its end, at its beginning."""
    import pty
    import select
    import time

    hits(reader, "hanoi summit")
    environment = reader.environment | {"TERM": "xterm", "LINES": "10", "COLUMNS": "80", "ARTCLI_PAGER": "less -FIRX"}

    def read(*keys: bytes) -> str:
        """Show the article, type some keys, each when the page is there, leave, and return what was shown at first."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*reader.command, "show", "1"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        first = b""
        for number, key in enumerate((*keys, b"q")):
            shown, until = b"", time.monotonic() + 20
            while time.monotonic() < until and select.select([ours], [], [], 0.5 if shown else 20)[0]:
                shown += os.read(ours, 4096)
            first = first if number else shown
            os.write(ours, key)
        try:
            while os.read(ours, 4096):
                pass
        except OSError:
            pass
        process.wait(30)
        os.close(ours)
        return PLAIN.sub("", first.decode())

    assert "Hanoi summit ends without a deal" in read(b"jjjjjjjjj")
    again = read(b"h", b"q")  # the help and back
    assert "Hanoi summit ends without a deal" not in again
    places = json.loads((reader.home / "state" / "places.json").read_text())
    ((top, lines),) = places.values()
    assert (top, lines > 20) == (10, True)
    assert "presid" in again.lower()
    read(b"G")
    assert json.loads((reader.home / "state" / "places.json").read_text()) == {}
    assert "Hanoi summit ends without a deal" in read()
