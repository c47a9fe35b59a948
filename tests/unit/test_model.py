"""Values are imported from ``artcli.model``, whichever module they stand in, and no module is loaded that isn't asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import artcli.model


def test_every_name_is_there():
    """By the name of its class, for whoever prints one."""
    for name in artcli.model.__all__:
        value = getattr(artcli.model, name)
        assert getattr(value, "__name__", name) in (name, "Literal")


def test_a_name_that_is_none():
    """As of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'Artikle'"):
        artcli.model.Artikle  # noqa: B018  (asking is the test)


def test_only_what_is_asked_for_is_loaded():
    """An article needs no hits."""
    code = "import sys\nfrom artcli.model import Article\nprint(*[m for m in sys.modules if m.startswith('artcli.model.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "artcli.model.article\n"
