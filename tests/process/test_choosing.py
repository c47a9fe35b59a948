"""Which files are ingested?  Folders, patterns, lists, links, and what is never opened."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest
from support import Program

from artcli.ingest.choice import Choice
from artcli.ingest.globs import expanded
from artcli.ingest.sources import find_sources

posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX only")


def make(folder: Path, *names: str) -> Path:
    """Make files; their text is their own name."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n\nThe file of the name {name} says no more than that.\n", "utf-8", "replace")
    return folder


def chosen(*paths: Path | str, base: Path, **choice: object) -> list[str]:
    """Return the files that would be read, as seen from a folder."""
    sources = find_sources([str(path) for path in paths], Choice(**choice))
    return [os.path.relpath(one.path, base) for one in sources if one.trouble is None]


def troubles(*paths: Path | str, **choice: object) -> dict[str, tuple[str, str | None]]:
    sources = find_sources([str(path) for path in paths], Choice(**choice))
    return {Path(one.path).name: (one.trouble.outcome, one.trouble.reason) for one in sources if one.trouble}


def test_hidden_and_backup_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    left_out = [".a.txt", "b.txt~", "c.bak", "C.BAK", "#d.txt#", ".#e.txt", ".f.txt.swp", "g.swp", ".git/h.txt"]
    make(tmp_path, "a.txt", "a~b.txt", "#1.txt", "sub/z.txt", *left_out)
    assert chosen(tmp_path, base=tmp_path) == ["#1.txt", "a.txt", "a~b.txt", "sub/z.txt"]
    assert sorted(chosen(*[tmp_path / name for name in left_out], base=tmp_path)) == sorted(left_out)


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        ({"include": ("*.txt",)}, ["a.txt", "drafts/e.txt", "sub/c.txt", "sub/deep/d.txt"]),
        ({"include": ("/*.txt", "*.md")}, ["a.txt", "b.md"]),
        ({"include": ("sub/",)}, ["sub/c.txt", "sub/deep/d.txt"]),
        ({"exclude": ("*.md", "drafts/")}, ["a.txt", "sub/c.txt", "sub/deep/d.txt"]),
        ({"exclude": ("*.txt", "!c.txt")}, ["b.md", "sub/c.txt"]),
        ({"exclude": ("sub/**/d.txt",), "include": ("d.*", "c.*")}, ["sub/c.txt"]),
        ({"exclude": ("/a.txt", "deep")}, ["b.md", "drafts/e.txt", "sub/c.txt"]),
        ({"exclude": ("# a.txt",)}, ["a.txt", "b.md", "drafts/e.txt", "sub/c.txt", "sub/deep/d.txt"]),
    ],
)
def test_patterns(tmp_path: Path, choice: dict[str, object], wanted: list[str]) -> None:
    make(tmp_path, "a.txt", "b.md", "sub/c.txt", "sub/deep/d.txt", "drafts/e.txt")
    assert chosen(tmp_path, base=tmp_path, **choice) == wanted
    assert "a.txt" in chosen(tmp_path / "a.txt", base=tmp_path, **choice)  # what is named is always taken


def test_ignore_files(tmp_path: Path) -> None:
    """A deeper one goes before those above it, and the command line before all."""
    make(tmp_path, "a.txt", "b.log", "sub/c.log", "sub/d.txt", "out/e.txt", "sub/out/f.txt")
    (tmp_path / ".artcliignore").write_text("# not wanted\n*.log\n/out/\n")
    (tmp_path / "sub" / ".artcliignore").write_bytes(b"\xef\xbb\xbf!c.log\r\nd.txt\r\n")
    assert chosen(tmp_path, base=tmp_path) == ["a.txt", "sub/c.log", "sub/out/f.txt"]
    assert chosen(tmp_path, base=tmp_path, exclude=("!b.log", "c.log")) == ["a.txt", "b.log", "sub/out/f.txt"]


@posix_only
def test_an_ignore_file_that_is_none(tmp_path: Path) -> None:
    """It is told of, never waited for, and the files are taken."""
    make(tmp_path, "a.txt", "sub/b.txt", "deep/c.txt")
    os.mkfifo(tmp_path / ".artcliignore")
    (tmp_path / "sub" / ".artcliignore").write_text("fine\n!\n")
    (tmp_path / "deep" / ".artcliignore").write_text("x" * (2**20 + 1))
    assert chosen(tmp_path, base=tmp_path) == ["a.txt", "deep/c.txt", "sub/b.txt"]
    sources = find_sources([str(tmp_path)])
    assert sorted(one.trouble.reason for one in sources if one.trouble) == [
        "it has a line that isn't a pattern",
        "not a regular file",
        "too large for a list of patterns",
    ]


def test_a_pattern_that_is_none_is_a_mistake(artcli: Program, tmp_path: Path) -> None:
    done = artcli("ingest", str(tmp_path), "--exclude", "!")
    assert done.returncode == 2
    assert done.stderr.startswith("--exclude has what isn't a pattern: !.") or "isn't a pattern" in done.stderr


def test_patterns_that_no_shell_expanded(artcli: Program, tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.md", ".h.txt", "sub/c.txt", "sub/deep/d.txt", ".hid/e.txt", "[x].txt")
    wanted = {
        "*.txt": ["[x].txt", "a.txt"],
        ".*.txt": [".h.txt"],
        "**/*.txt": ["[x].txt", "a.txt", "sub/c.txt", "sub/deep/d.txt"],
        "*/*.txt": ["sub/c.txt"],
        "s?b/[cd].txt": ["sub/c.txt"],
        "sub/**": ["sub/deep/d.txt", "sub/c.txt"],
        "[x].txt": ["[x].txt"],
    }
    for pattern, files in wanted.items():
        assert chosen(tmp_path / pattern, base=tmp_path) == files, pattern
    done = artcli("ingest", "nowhere/*.txt", "[ab].*", "--json", cwd=tmp_path)
    files = json.loads(done.stdout)["files"]
    assert [(Path(one["path"]).name, one["outcome"], one["reason"]) for one in files] == [
        ("*.txt", "failed", "no file matches"),
        ("a.txt", "added", None),
        ("b.md", "added", None),
    ]
    assert done.returncode == 1


def test_nothing_is_taken_twice(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/b.txt", "c.log")
    paths = [tmp_path / "sub" / "b.txt", tmp_path, tmp_path / "a.txt", tmp_path / "sub", tmp_path / "*.txt"]
    assert chosen(*paths, base=tmp_path, exclude=("*.log",)) == ["sub/b.txt", "a.txt"]
    again = chosen(*paths, tmp_path / "c.log", base=tmp_path, exclude=("*.log",))
    assert again == ["sub/b.txt", "a.txt", "c.log"]


@posix_only
def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither out of the folder nor round in it; what is named is."""
    root = make(tmp_path / "root", "a.txt", "sub/b.txt")
    make(tmp_path, "outside/o.txt")
    (root / "to-a.txt").symlink_to("a.txt")
    (root / "sub" / "up").symlink_to("..")
    (root / "loop1").symlink_to("loop2")
    (root / "loop2").symlink_to("loop1")
    (root / "dangling").symlink_to("nowhere")
    (root / "out").symlink_to("../outside")
    (root / "o.txt").symlink_to("../outside/o.txt")
    assert chosen(root, base=root) == ["a.txt", "sub/b.txt"]
    nowhere = ("skipped", "a link that leads nowhere")
    outside = ("skipped", "a link that leads out of the folder")
    assert troubles(root) == {
        **dict.fromkeys(("loop1", "loop2", "dangling"), nowhere),
        **dict.fromkeys(("out", "o.txt"), outside),
    }
    assert chosen(root / "out", base=root) == ["out/o.txt"]
    assert chosen(root / "to-a.txt", base=root) == ["to-a.txt"]
    assert len(list(expanded(str(root / "**" / "*.txt")))) == 4


@posix_only
def test_devices_sockets_and_pipes_are_never_opened(artcli: Program, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may have a hundred bytes
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        done = artcli("ingest", str(tmp_path), "/dev/zero", "--exclude", "home", "--jsonl")
    skipped = [json.loads(line) for line in done.stdout.splitlines()[:-1]]
    assert {(Path(one["path"]).name, one["outcome"], one["reason"]) for one in skipped} == {
        (name, "skipped", "not a regular file") for name in ("pipe", "socket", "zero")
    }
    assert done.returncode == 0


@posix_only
def test_size_decides_before_anything_is_read(artcli: Program, tmp_path: Path) -> None:
    """Two gigabytes of nothing are refused at once; the limit can be moved either way."""
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(2 * 2**30)
    make(tmp_path, "small.txt")
    assert troubles(tmp_path / "sparse.txt") == {"sparse.txt": ("skipped", "larger than 64 MiB")}
    done = artcli("ingest", str(tmp_path / "small.txt"), str(tmp_path / "sparse.txt"), "--max-size", "20", "--jsonl")
    assert [json.loads(line)["reason"] for line in done.stdout.splitlines()[:-1]] == ["larger than 20 bytes"] * 2
    assert artcli("ingest", str(tmp_path), "--max-size", "much").returncode == 2


@posix_only
def test_a_list_of_files(artcli: Program, tmp_path: Path) -> None:
    """Paths stand there as they are: no sign in them means anything; with -0, line breaks are part of names."""
    make(tmp_path, "a.txt", "b*.txt", "new\nline.txt", "sub/c.txt")
    make(tmp_path, os.fsdecode(b"caf\xe9.txt")) if os.name == "posix" and os.uname().sysname == "Linux" else None
    names = ["a.txt", "b*.txt", "sub", "*.txt", os.fsdecode(b"caf\xe9.txt")]
    data = b"\n".join(map(os.fsencode, names)) + b"\n\n"
    done = artcli("ingest", "--files-from", "-", "--jsonl", stdin=data, cwd=tmp_path)
    outcomes = [json.loads(line) for line in done.stdout.splitlines()[:-1]]
    assert [Path(one["path"]).name for one in outcomes if one["outcome"] == "added"][:3] == ["a.txt", "b*.txt", "c.txt"]
    assert [one["reason"] for one in outcomes if Path(one["path"]).name == "*.txt"] == ["no such file or directory"]
    (tmp_path / "list").write_bytes(b"new\nline.txt\0a.txt\0")
    done = artcli("ingest", "--files-from", "list", "-0", "--jsonl", cwd=tmp_path)
    outcomes = [json.loads(line) for line in done.stdout.splitlines()[:-1]]
    assert [(Path(one["path"]).name, one["outcome"]) for one in outcomes] == [
        ("new\nline.txt", "added"),
        ("a.txt", "unchanged"),
    ]


@pytest.mark.parametrize("args", [[], ["-0", "a.txt"], ["--files-from", "-", "-"], ["--files-from", "nowhere"]])
def test_nothing_to_ingest_is_a_mistake(artcli: Program, args: list[str]) -> None:
    done = artcli("ingest", *args)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 2


def test_an_empty_list_of_files_is_no_fault(artcli: Program) -> None:
    """``find … -print0`` found nothing: there is nothing to do."""
    done = artcli("ingest", "--files-from", "-", "-0")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 files")
