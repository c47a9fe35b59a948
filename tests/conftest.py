"""What tests share: the sample articles, a library made of them, the installed program, and golden files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support import DATA, ROOT, Program

from artcli.library import Library

settings.register_profile("artcli", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("artcli")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what comes out now")
    parser.addoption(
        "--browse-seconds", type=float, default=6, help="how long random keys are pressed in the reader (6)"
    )
    parser.addoption("--browse-seed", type=int, default=10, help="which random keys these are (10)")
    parser.addoption("--hostile", type=int, default=400, help="how many hostile articles are looked at (400)")


def pytest_configure(config: pytest.Config) -> None:
    """Have workers take tests of one group together: those of tests/opensearch share a node."""
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadgroup"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with its golden file under tests/golden, or rewrite that."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text

    return check


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of the sample articles; not to be written to."""
    library = Library(tmp_path_factory.mktemp("library") / "index")
    for outcome in library.ingest([str(DATA)], lambda: b""):
        assert outcome.outcome in ("added", "duplicate"), outcome
    return library


@pytest.fixture
def artcli(tmp_path: Path) -> Program:
    """The installed program with an empty home."""
    return Program(tmp_path)


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The installed program with a library of the sample articles; not to be written to."""
    program = Program(tmp_path_factory.mktemp("reader"))
    assert program("ingest", str(DATA)).returncode == 0
    return program
