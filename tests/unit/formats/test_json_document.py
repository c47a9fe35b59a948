"""JSON files that are one array, or an object with an array in it: read as JSON Lines are."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from boxes import Box

from artcli.errors import FormatError
from artcli.formats import json_document
from artcli.formats.json_document import members

WORDS = ("one", "two", "three")


def row(word: str) -> dict[str, object]:
    return {
        "title": f"A bridge in {word.title()}",
        "author": "Mara Lindqvist",
        "date": "2004-05-03",
        "text": f"The bridge at {word} was opened on Monday after nine years of work.\n\nNobody had believed it.",
    }


ROWS = [row(word) for word in WORDS]


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "document",
    [
        ROWS,
        {"articles": ROWS},
        {"meta": {"tags": ["a"], "rows": [{"n": 1}]}, "response": {"status": "ok", "docs": ROWS}},
    ],
)
def test_rows_of_arrays_are_articles(box: Box, document: object, indent: int | None) -> None:
    """Their fields are found, and the file is known again; in one line, or laid out."""
    path = box.write("a.json", json.dumps(document, indent=indent).encode())
    assert box.told() == {f"a.json!/{number}": "added" for number in (1, 2, 3)}
    article = box.library.get(f"{path}!/2").article
    assert (article.title, article.authors, article.date) == ("A bridge in Two", ("Mara Lindqvist",), "2004-05-03")
    assert [block.text for block in article.blocks][-1] == "Nobody had believed it."
    assert box.told() == {"a.json": "unchanged"}


@pytest.mark.parametrize("indent", [None, 1])
def test_one_object_is_one_article(box: Box, indent: int | None) -> None:
    """Also one that has an array beside its text."""
    box.write("a.json", json.dumps(ROWS[0] | {"related": [{"title": "x", "text": "y"}]}, indent=indent).encode())
    assert box.told() == {"a.json!/1": "added"}


def test_objects_one_after_the_other(box: Box) -> None:
    """Laid out over several lines, with or without commas."""
    box.write("a.json", "\n".join(json.dumps(one, indent=1) for one in ROWS).encode())
    box.write("b.json", ",\n".join(json.dumps({**one, "text": f"{one['text']} B"}, indent=1) for one in ROWS).encode())
    assert list(box.told().values()) == ["added"] * 6


def test_rows_keep_their_ids_when_others_come_before(box: Box) -> None:
    box.write("a.json", json.dumps(ROWS).encode())
    ids = [one.id for one in box.ingest().values()]
    box.write("a.json", json.dumps([row("zero"), *ROWS], indent=2).encode())
    found = box.ingest()
    assert [(one.outcome, one.id) for one in found.values()][1:] == [("moved", one) for one in ids]
    assert box.articles == 4


def test_troubles_are_told_by_item(box: Box) -> None:
    """The other items are ingested, and so is what comes before a fault."""
    box.write("a.json", json.dumps([ROWS[0], 1, {"title": "no text"}, [ROWS[1]], ROWS[2]]).encode())
    found = box.ingest()
    assert [one.outcome for one in found.values()] == ["added", "failed", "skipped", "failed", "added"]
    assert found["a.json!/2"].reason == "item 2: not an object with named fields"
    assert found["a.json!/3"].reason == "item 3: no text among its fields (title)"
    box.write("a.json", json.dumps(ROWS).encode()[:-20])
    found = box.ingest()
    assert [one.outcome for one in found.values()] == ["unchanged", "added", "failed"]
    assert "not JSON" in str(found["a.json"].reason)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("[]", "skipped"),
        ("[", "failed"),
        ("{}", "skipped"),
        ('{"settings": {"colour": true}}', "skipped"),
        ("[" * 100_000, "failed"),
        ('{"a":' * 100_000, "failed"),
        ('[{"text": "cut', "failed"),
        ("[1 2]", "failed"),
    ],
)
def test_what_is_no_article(box: Box, text: str, outcome: str) -> None:
    box.write("a.json", text.encode())
    assert {one.outcome for one in box.ingest().values()} == {outcome}


def test_odd_signs(box: Box) -> None:
    """A mark at the beginning, half a pair of surrogates, text that isn't UTF-8, escapes."""
    data = "\ufeff" + json.dumps([{"text": 'Half a pair \ud800 stands here, and "quotes" with a \\ [brace}.'}])
    path = box.write("a.json", data.encode() + b"\n[" + json.dumps(ROWS[0]).encode()[:-2] + b'\xff"}]')
    assert list(box.told().values()) == ["added", "added"]
    assert "\ufffd" in box.library.get(f"{path}!/1").article.body
    assert '"quotes" with a \\ [brace}' in box.library.get(f"{path}!/1").article.body


class Counted(io.BytesIO):
    """A stream that notes how much was read."""

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.taken = getattr(self, "taken", 0) + len(data)
        return data


def test_an_array_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long array little more than the next element is in memory; an element of any length is whole."""
    rows = [{"text": f"{number} " + "word " * (number % 7 * 30)} for number in range(2000)]
    data = json.dumps(rows).encode()
    monkeypatch.setattr(json_document, "_CHUNK", 100)
    stream = Counted(data)
    found = members(stream)
    first = next(found)
    assert json.loads(first.data) == rows[0]
    assert stream.taken < 1000
    assert [json.loads(one.data) for one in (first, *found)] == rows
    monkeypatch.setattr(json_document, "MOST_MEMBER", 1000)
    large = json.dumps([{"text": "x"}, {"text": "y" * 5000}]).encode()
    found = members(io.BytesIO(large))
    next(found)
    with pytest.raises(FormatError, match="larger"):
        next(found)


def test_a_text_that_becomes_a_document(box: Box) -> None:
    """The article of what it was goes; nothing is left that has no file."""
    path = box.write("a.txt", b"A wall\n\nThe wall stands, and nobody knows for how long it will.\n")
    box.ingest()
    path.write_bytes(json.dumps(ROWS, indent=1).encode())
    assert list(box.told().values()) == ["added"] * 3
    assert box.articles == 3
    path.write_bytes(b"A wall\n\nThe wall stands, and nobody knows for how long it will.\n")
    assert box.told() == {"a.txt": "added"}
    assert box.articles == 1
