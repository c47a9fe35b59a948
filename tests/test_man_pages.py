"""Tests of the manual pages: they are those that the commands' help makes, and roff takes them."""

import shutil
import subprocess
import sys

import pytest
from support import ROOT

from artcli.cli.commands import NAMES
from artcli.cli.group import cli

PAGES = {path.stem: path for path in (ROOT / "man").glob("*.1")}


def test_they_are_current() -> None:
    """``python docs/man.py`` makes what lies in man/."""
    done = subprocess.run(
        [sys.executable, "docs/man.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_every_command_has_one() -> None:
    """It names every option, and none is left of a command that is gone."""
    assert set(PAGES) == {"artcli", *[f"artcli-{name}" for name in NAMES]}
    for name in set(NAMES) - {"search"}:  # its help is a page of its own
        text = PAGES[f"artcli-{name}"].read_text(encoding="utf-8").replace("\\-", "-")
        for parameter in cli.get_command(None, name).params:
            if parameter.opts[0].startswith("-"):
                assert all(option in text for option in parameter.opts)


@pytest.mark.skipif(not shutil.which("groff"), reason="groff isn't here")
@pytest.mark.parametrize("name", sorted(PAGES))
def test_roff_takes_them(name: str) -> None:
    """Without a warning; options are printed with hyphens that can be copied."""
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", str(PAGES[name])], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "artcli" in done.stdout
