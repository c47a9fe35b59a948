"""What the reader added outlives kills, ingests and new indexes: a short run of bench/marks.py, which has the full one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from support import ROOT

BENCH = ROOT / "bench" / "marks.py"


@pytest.mark.skipif(not BENCH.exists(), reason="the benches aren't here")
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_acknowledged_is_lost(seed: int) -> None:
    """Each operation is there, or the one under way isn't; queries say what a model says."""
    command = [sys.executable, str(BENCH), "--operations", "250", "--articles", "20", "--seed", str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "nothing lost" in done.stdout
