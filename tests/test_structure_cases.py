"""Structures that must survive, in twelve languages: each block of each file in cases/structure is a check."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from artcli.model import Article
from artcli.text.normalise import normalise

FOLDER = Path(__file__).parent / "cases" / "structure"
EXPECTED: dict[str, Any] = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}
BLOCKS = [
    pytest.param(name, index, id=f"{name}-{index}")
    for name, expected in EXPECTED.items()
    for index in range(len(expected["blocks"]))
]


@cache
def article(name: str) -> Article:
    return normalise((FOLDER / f"{name}.txt").read_bytes())


@pytest.mark.parametrize(("name", "index"), BLOCKS)
def test_a_block_survives(name: str, index: int):
    """A paragraph, heading, item, quote, stanza or table of the file is a block of the article, of its kind."""
    block = EXPECTED[name]["blocks"][index]
    assert (block["kind"], block["text"]) in [(found.kind, found.text) for found in article(name).blocks]


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_else_is_there(name: str):
    """No block is added or doubled."""
    expected = Counter([(block["kind"], block["text"]) for block in EXPECTED[name]["blocks"]])
    assert Counter([(found.kind, found.text) for found in article(name).blocks]) == expected


def test_there_are_enough_checks():
    """Three times as many as the shared set has, in at least ten languages."""
    assert len(BLOCKS) >= 130
    assert len({name.split("-")[0] for name in EXPECTED}) >= 10
