"""``artcli search`` as a process."""

import json
import os
import subprocess

import pytest
from support import Program


def test_the_hanoi_summit_is_found(reader: Program) -> None:
    """The first result is about it, and the count stands above."""
    done = reader("search", "Hanoi summit")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert "match Hanoi summit" in lines[0]
    assert "Hanoi" in lines[2]
    assert "**Hanoi**" in done.stdout
    assert done.stderr == ""


def test_quotes_of_the_shell_make_no_phrase(reader: Program) -> None:
    """One argument of two words is two words; quotes inside make a phrase, which is found less often."""
    one, two = (
        json.loads(reader("search", *query, "--json").stdout) for query in (["Hanoi summit"], ["Hanoi", "summit"])
    )
    assert [hit["id"] for hit in one] == [hit["id"] for hit in two]
    phrase = json.loads(reader("search", '"Hanoi summit"', "--json").stdout)
    assert 0 < len(phrase) < len(one)


def test_json_is_an_array_of_hits(reader: Program) -> None:
    """Every hit has the keys of the contract, ranks count from one, scores fall."""
    hits = json.loads(reader("search", "summit", "--json").stdout)
    keys = {"rank", "id", "score", "title", "authors", "date", "source", "language", "path", "words", "snippets"} | {
        "versions"
    }
    assert all(set(hit) == keys for hit in hits)
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_json_lines_say_the_same(reader: Program) -> None:
    """``--jsonl`` has the objects of ``--json``, a line each."""
    lines = reader("search", "summit", "--jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(reader("search", "summit", "--json").stdout)


def test_options_stand_anywhere_and_words_are_excluded(reader: Program) -> None:
    """``-word`` is no option; ``--`` ends the options."""
    every = json.loads(reader("search", "summit", "--json").stdout)
    without = json.loads(reader("search", "--json", "summit", "-hanoi", "--limit", "30").stdout)
    assert 0 < len(without) < len(every)
    assert not {hit["id"] for hit in json.loads(reader("search", "hanoi", "--json").stdout)} & {
        hit["id"] for hit in without
    }
    ended = reader("search", "--json", "--", "summit", "-hanoi")
    assert json.loads(ended.stdout) == without


def test_nothing_found_is_status_one(reader: Program) -> None:
    """Nothing goes to standard output, a sentence to standard error."""
    done = reader("search", "zyzzyva")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing matches zyzzyva" in done.stderr
    assert json.loads(reader("search", "zyzzyva", "--json").stdout) == []


def test_a_fault_in_the_query_gets_a_caret(reader: Program) -> None:
    """The place is shown, and what to write instead; exit status 2."""
    done = reader("search", 'hanoi "summit date')
    assert (done.returncode, done.stdout) == (2, "")
    said, query, caret, hint = done.stderr.splitlines()
    assert said == "The phrase isn't closed:"
    assert query[caret.index("^")] == '"'
    assert "Close it" in hint


@pytest.mark.parametrize(
    "query", ["don't", "C++", "3.5%", "(unbalanced", "AND", "title:", "😀", "*", "?", "~", "a" * 10_000, "w " * 5000]
)
def test_any_query_ends_well(reader: Program, query: str) -> None:
    """A result, nothing, or an error of a few lines; never a traceback."""
    done = reader("search", "--", query)
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr


def test_a_broken_pipe_is_quiet(reader: Program) -> None:
    """``| head -1`` ends it without a word."""
    command = " ".join(f"'{part}'" for part in [*reader.command, "search", "the", "--limit", "1000", "--jsonl"])
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        env=reader.environment,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == b"0"
    assert done.stderr == b""


def test_a_missing_index_says_what_to_do(artcli: Program) -> None:
    """Status 2, the place looked in, and the command to run."""
    done = artcli("search", "anything")
    assert done.returncode == 2
    assert str(artcli.index) in done.stderr
    assert "artcli ingest" in done.stderr


def test_an_empty_index_says_so(artcli: Program, tmp_path) -> None:
    """An index without an article is told apart from a word that isn't found."""
    (tmp_path / "nothing").mkdir()
    assert artcli("ingest", str(tmp_path / "nothing")).returncode == 0
    done = artcli("search", "anything")
    assert done.returncode == 1
    assert "library is empty" in done.stderr


def test_an_index_of_another_version_says_so(artcli: Program, tmp_path) -> None:
    """Neither a crash nor a wrong answer."""
    artcli("ingest", "-", stdin=b"Title\n\nSome words of an article that are there to be found.\n")
    (marker,) = artcli.index.glob("*.json")
    marker.write_text(json.dumps({"format": 99, "artcli": "9.0"}))
    for command in (["search", "words"], ["show", "abcd"], ["ingest", "-"]):
        done = artcli(*command)
        assert done.returncode == 2
        assert "format 99" in done.stderr
        assert "artcli 9.0" in done.stderr


def test_colour_is_asked_for_or_not(reader: Program) -> None:
    """A pipe has none; ``--color always`` has; NO_COLOR loses against the option."""
    assert "\x1b[" not in reader("search", "summit").stdout
    assert "\x1b[" in reader("search", "summit", "--color", "always").stdout
    assert "\x1b[" in reader("--color", "always", "search", "summit", NO_COLOR="1").stdout
    assert "\x1b[" in reader("search", "summit", FORCE_COLOR="1").stdout


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")
def test_closed_streams_are_said_or_missed_by_nobody(reader: Program) -> None:
    """Without standard output there is one line on standard error and status 2; without standard error the hits are the same."""
    command = " ".join(reader.command)

    def run(redirections: str, *args: str) -> subprocess.CompletedProcess[str]:
        line = f"{command} search {' '.join(args)} {redirections}"
        return subprocess.run(
            ["/bin/sh", "-c", line], capture_output=True, env=reader.environment, check=False, text=True
        )

    done = run(">&-", "summit", "--json")
    assert (done.returncode, done.stderr) == (2, "The output can't be written: it is closed.\n")
    assert run("2>&-", "summit", "--count").stdout == reader("search", "summit", "--count").stdout
    assert run("2>&-", "zzzqqq").returncode == 1
    assert run(">&- 2>&-", "summit").returncode == 2


def test_a_search_leaves_at_once_and_loses_nothing(reader: Program) -> None:
    """All of a long output is there, into a pipe and into a file."""
    whole = reader("search", "the", "--limit", "1000", "--json").stdout
    assert len(json.loads(whole)) > 10
    target = reader.home / "found.json"
    with target.open("wb") as file:
        done = subprocess.run(
            [*reader.command, "search", "the", "--limit", "1000", "--json"],
            stdout=file,
            env=reader.environment,
            check=False,
        )
    assert done.returncode == 0
    assert target.read_text(encoding="utf-8") == whole
