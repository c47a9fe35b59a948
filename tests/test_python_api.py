"""Tests of the Python interface: what the documents show is what happens, and importing artcli imports nothing."""

import doctest
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import DATA, ROOT

import artcli

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(artcli.__path__, "artcli.") if not module.name.endswith("__main__")
)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample articles, and marks of its own."""
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARTCLI_MARKS", str(tmp_path / "marks.sqlite"))
    monkeypatch.setenv("ARTCLI_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path


def test_the_document_says_what_happens(shelf: Path) -> None:
    """Every example of docs/python-api.md prints what stands below it."""
    found = doctest.testfile(str(ROOT / "docs" / "python-api.md"), module_relative=False, encoding="utf-8")
    assert found.failed == 0
    assert found.attempted > 30


def test_examples_in_docstrings(shelf: Path) -> None:
    """They print what stands below them, in every module."""
    failed = []
    for name in ("artcli", *MODULES):
        module = importlib.import_module(name)
        if doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed:
            failed.append(name)
    assert failed == []


def test_importing_it_imports_nothing() -> None:
    """Neither the library nor anything it needs; and every public name can be had."""
    code = """
import sys; before = set(sys.modules); import artcli
print(sorted(name for name in set(sys.modules) - before if name.startswith("artcli.")))
print([name for name in artcli.__all__ if not hasattr(artcli, name)], set(artcli.__all__) <= set(dir(artcli)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["['artcli.version']", "[] True"]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        artcli.nothing  # noqa: B018


def test_a_library_is_opened_by_text_path_or_nothing(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them are absolute, so that a change of folder changes nothing."""
    monkeypatch.setenv("ARTCLI_INDEX", "mine")
    places = [artcli.Library.open(path).path for path in ("index", Path("index"), None)]
    assert places == [shelf / "index", shelf / "index", shelf / "mine"]
    assert not list(shelf.glob("index*"))


def test_a_program_types_check(tmp_path: Path) -> None:
    """Whoever checks types sees the public names as they are."""
    program = tmp_path / "program.py"
    program.write_text(
        "import artcli\n"
        "library = artcli.Library.open('x')\n"
        "reveal_type(library.search('a').hits[0].snippets[0].text)\n"
        "reveal_type(artcli.normalise(b'x').blocks[0].kind)\n"
        "reveal_type(library.marks.tags('x'))\n"
        "reveal_type(library.ingest('x').run().articles)\n"
    )
    mypy = shutil.which("mypy", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if mypy is None:
        pytest.skip("mypy isn't here")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), str(program)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if "No module named mypy" in done.stderr:
        pytest.skip("mypy isn't here")
    for revealed in ('"str"', "'paragraph'", "tuple[str, ...]", '"int"'):
        assert revealed in done.stdout.replace("builtins.", ""), done.stdout
