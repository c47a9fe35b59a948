"""``artcli export`` as a process: where it writes, what it refuses, and that a file is whole or not there."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from epub_rules import faults
from support import Program

ZIP = b"PK\x03\x04"


def test_the_form_is_told_by_the_file(reader: Program, tmp_path: Path) -> None:
    """An ending says what to write; a book keeps the rules of books."""
    for name, beginning in (
        ("a.epub", ZIP),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.md", b"---\ntitle"),
        ("a.bib", b"@"),
        ("a.ris", b"TY  - "),
        ("a.csl.json", b'[\n{"id"'),
        ("a.jsonl", b'{"id"'),
        ("a.txt", b"Hanoi"),
    ):
        done = reader("export", "hanoi", "summit", "-o", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
        assert "articles exported to" in done.stdout
        assert (tmp_path / name).read_bytes().startswith(beginning)
    assert list(faults((tmp_path / "a.epub").read_bytes())) == []
    assert not list(tmp_path.glob(".*"))


def test_a_file_is_not_written_over(reader: Program, tmp_path: Path) -> None:
    """Without --force it stays as it is."""
    path = tmp_path / "a.md"
    path.write_text("mine")
    done = reader("export", "hanoi", "-o", str(path))
    assert (done.returncode, path.read_text()) == (2, "mine")
    assert "there already" in done.stderr
    assert "--force" in done.stderr
    assert reader("export", "hanoi", "-o", str(path), "--force").returncode == 0
    assert path.read_text().startswith("---")


def test_a_folder_gets_a_file_an_article(reader: Program, tmp_path: Path) -> None:
    """They are named by date, title and id; exported again they aren't written over."""
    folder = f"{tmp_path / 'out'}/"
    done = reader("export", "--all", "-o", folder, "--format", "text")
    assert done.returncode == 0, done.stderr
    names = sorted(one.name for one in Path(folder).iterdir())
    assert len(names) == len(reader("search", "id:*", "--all-versions", "--format", "ids", "-n", "1000").stdout.split())
    assert "2019-02-28-hanoi-summit-ends-without-a-deal" in " ".join(names)
    assert reader("export", "--all", "-o", folder, "--format", "text").returncode == 2
    assert sorted(one.name for one in Path(folder).iterdir()) == names


def test_articles_are_meant_as_elsewhere(reader: Program) -> None:
    """Numbers of the last results in the order they are given, ids, files, folders; else a query, best first."""
    hits = json.loads(reader("search", "hanoi", "--json").stdout)

    def exported(*args: str) -> list[str]:
        return [json.loads(line)["id"] for line in reader("export", "--jsonl", *args).stdout.splitlines()]

    assert exported("3", "1") == [hits[2]["id"], hits[0]["id"]]
    assert exported(hits[1]["id"][:6], hits[0]["path"]) == [hits[1]["id"], hits[0]["id"]]
    assert set(exported(str(Path(hits[0]["path"]).parent))) >= {hits[0]["id"]}
    assert exported("hanoi", "--sort", "oldest", "-n", "2") == [
        hit["id"] for hit in json.loads(reader("search", "hanoi", "--sort", "oldest", "-n", "2", "--json").stdout)
    ]
    assert exported("hanoi") == [
        hit["id"] for hit in json.loads(reader("search", "hanoi", "-n", "99", "--json").stdout)
    ]


def test_keys_are_unique(reader: Program) -> None:
    """No two articles of a library have the same, whichever form they are cited in."""
    bibtex = re.findall(r"^@\w+\{([^,]+),$", reader("export", "--all", "--format", "bibtex").stdout, re.MULTILINE)
    csl = [item["id"] for item in json.loads(reader("export", "--all", "--format", "csl").stdout)]
    assert len(set(bibtex)) == len(bibtex) > 20
    assert csl == bibtex


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["export"], 2, "Which articles?"),
        (["export", "--all", "hanoi"], 2, "can't be had together"),
        (["export", "zzzzxqy"], 1, "Nothing matches zzzzxqy"),
        (["export", "hanoi", "-o", "a.doc"], 2, "isn't told by the name a.doc"),
        (["export", "hanoi", "-o", "none/a.md"], 2, "can't be written"),
        (["export", "hanoi", "--json", "--format", "ris"], 2, "can't be had together"),
    ],
)
def test_what_cannot_be(reader: Program, args: list[str], status: int, said: str) -> None:
    """A line says what is wrong; nothing is written."""
    done = reader(*args)
    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_json_has_marks(artcli: Program, tmp_path: Path) -> None:
    """Tags and notes are those of each article, as show prints them."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"A tale of {name}\n\nThe harbour was full of boats that night.\n")
    artcli("ingest", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"))
    artcli("search", "tale one")
    artcli("tag", "1", "+sea", "-unread")
    artcli("note", "1", "-m", "mine")
    records = [json.loads(line) for line in artcli("export", "--all", "--jsonl", "--sort", "title").stdout.splitlines()]
    assert [(one["tags"], one["note"]) for one in records] == [(["sea"], "mine"), (["unread"], None)]
    shown = json.loads(artcli("show", records[0]["id"], "--json").stdout)
    assert shown == records[0]


def test_who_stops_reading_stops_it(reader: Program) -> None:
    """A reader that has seen enough is no error."""
    export = subprocess.Popen(
        [*reader.command, "export", "--all", "--jsonl"], stdout=subprocess.PIPE, env=reader.environment
    )
    export.stdout.readline()
    export.stdout.close()
    assert export.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no such devices")
def test_a_full_disk_leaves_nothing(reader: Program, tmp_path: Path) -> None:
    """What can't be written whole isn't there, and it is said."""
    done = reader("export", "--all", "-o", "/dev/full", "--format", "text")
    assert done.returncode == 2
    assert "can't be written" in done.stderr
    limited = "import resource, sys, os; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); os.execv(sys.argv[1], sys.argv[1:])"
    args = [*reader.command, "export", "--all", "-o", str(tmp_path / "a.html")]
    stopped = subprocess.run(
        [sys.executable, "-c", limited, *args], capture_output=True, env=reader.environment, check=False, text=True
    )
    assert stopped.returncode == 2
    assert "can't be written: File too large" in stopped.stderr
    assert list(tmp_path.iterdir()) == []
