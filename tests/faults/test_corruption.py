"""Files of the index spoiled by chance and by malice: an error that names the file, or the right answer, never anything else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import DATA

SPOIL = Path(__file__).with_name("spoil_index.py")
COUNT = 500

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")


@pytest.mark.parametrize("first", range(0, 4 * COUNT, COUNT))
def test_spoiled_files(tmp_path: Path, first: int) -> None:
    """No trial ends in another exception, other answers, more memory or time than there may be, or an index that can't be repaired."""
    done = subprocess.run(
        [sys.executable, SPOIL, tmp_path, DATA, str(first), str(COUNT)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == f"{COUNT} trials, 0 finds"
