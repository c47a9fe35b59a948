"""Damaged texts and what they should become, as data: ``tests/cases/*.json``.

Each case has ``name``, ``source`` (a text or a list of lines; ``encoding`` if it isn't UTF-8; ``bytes`` in hexadecimal for what is no
text), and what must come out: any of ``title``, ``subtitle``, ``authors``, ``date``, ``updated``, ``source_name``, ``place``, ``language``,
``blocks`` (pairs of kind and text, all of them), ``paragraphs`` (texts of all blocks), ``repairs`` (kinds that must be among
them), ``unrepaired`` (kinds that must not), ``dropped`` (kinds), ``error`` (a part of the reason for which it is refused).
``file_name`` is the file's name, where it matters.  ``row`` is a line of the catalogue of mess; ``known_failure`` says why it
can't be mended yet, and fails once it can.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from artcli.errors import TextError
from artcli.text.normalise import normalise

CASES = Path(__file__).parent / "cases"
FIELDS = ("title", "subtitle", "date", "updated", "place", "language")


def load() -> list[Any]:
    """Return every case as a pytest parameter."""
    cases = [
        (path, case) for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text(encoding="utf-8"))
    ]
    return [pytest.param(case, id=f"{path.stem}: {case['name']}", marks=_marks(case)) for path, case in cases]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=case["known_failure"])] if "known_failure" in case else []


def source_of(case: dict[str, Any]) -> bytes:
    """Return the bytes of a case's file."""
    if "bytes" in case:
        return bytes.fromhex(case["bytes"])
    source = case["source"]
    text = source if isinstance(source, str) else "\n".join(source) + "\n"
    return text.encode(case.get("encoding", "utf-8"), "surrogatepass" if "encoding" not in case else "strict")


@pytest.mark.parametrize("case", load())
def test_case(case: dict[str, Any]) -> None:
    """The file becomes what the case says."""
    if "error" in case:
        with pytest.raises(TextError, match=case["error"]):
            normalise(source_of(case))
        return
    article = normalise(source_of(case), case.get("file_name", ""))
    got = {name: getattr(article, name) for name in FIELDS} | {
        "authors": list(article.authors),
        "source_name": article.source,
        "blocks": [[block.kind, block.text] for block in article.blocks],
        "paragraphs": [block.text for block in article.blocks],
    }
    for name, value in got.items():
        if name in case:
            assert value == case[name], name
    repairs = {repair.kind for repair in article.repairs}
    assert set(case.get("repairs", ())) <= repairs
    assert repairs.isdisjoint(case.get("unrepaired", ()))
    assert set(case.get("dropped", ())) <= {dropped.kind for dropped in article.dropped}
