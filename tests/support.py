"""What tests share besides fixtures: where things are, and the installed program as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SHARED = ROOT.parent / "shared"


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
            "ARTCLI_MARKS": str(home / "marks.sqlite"),
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
