"""What tests share: the sample articles, a library made of them, the installed program, and golden files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from artcli.library import Library

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SHARED = ROOT.parent / "shared"

settings.register_profile("artcli", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("artcli")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what comes out now")


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


class Program:
    """The installed artcli, run as a process in an environment of its own."""

    def __init__(self, home: Path) -> None:
        """Take the folder that stands for the reader's home."""
        self.home = home
        self.index = home / "index"
        kept = {
            name: os.environ[name]
            for name in ("PATH", "SYSTEMROOT", "LANG", "COVERAGE_PROCESS_START")
            if name in os.environ
        }
        self.environment = kept | {
            "HOME": str(home),
            "ARTCLI_INDEX": str(self.index),
            "ARTCLI_STATE": str(home / "state"),
            "ARTCLI_CONFIG": str(home / "config.toml"),
            "PYTHONUTF8": "1",
        }

    def __call__(
        self, *args: str, stdin: bytes = b"", cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run ``artcli`` with arguments and wait for its end."""
        done = subprocess.run(
            [*self.command, *args],
            input=stdin,
            capture_output=True,
            env=self.environment | environment,
            cwd=cwd or self.home,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    @property
    def command(self) -> list[str]:
        """The program as it is installed beside this Python."""
        installed = Path(sys.executable).with_name("artcli.exe" if os.name == "nt" else "artcli")
        return [str(installed)] if installed.exists() else [sys.executable, "-m", "artcli"]


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
