"""JSON Lines: fields by their many names, a row an article; a row that is none fails or is skipped alone, with its line."""

import json
from pathlib import Path

import pytest
from boxes import Box

from artcli.formats.json_lines import read_row

TEXT = "The harbour wall is to rise by a metre, the council said on Tuesday."


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def test_fields_become_metadata(box: Box) -> None:
    """Whatever the file is called."""
    row = {
        "headline": "Harbour wall to rise",
        "content": f"{TEXT}\n\nNobody knows who will pay.",
        "byline": "Jane Roe and Ana Dubois",
        "published": "2019-02-13T10:00:00Z",
        "publisher": {"name": "The Gazette"},
        "lang": "en-GB",
    }
    path = box.write(
        "news.txt",
        json.dumps(row).encode()
        + b"\n\n"
        + json.dumps({"body": "<p>It <b>rained</b>.</p><p>Twice.</p>", "url": "https://www.rain.example/1"}).encode(),
    )
    assert box.told() == {"news.txt!/1": "added", "news.txt!/3": "added"}
    article = box.library.get(f"{path}!/1").article
    assert (article.title, article.authors, article.date, article.source, article.language) == (
        "Harbour wall to rise",
        ("Jane Roe", "Ana Dubois"),
        "2019-02-13",
        "The Gazette",
        "en",
    )
    assert box.library.get(f"{path}!/3").article.source == "rain.example"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (1550052000, "2019-02-13"),
        (1550052000000, "2019-02-13"),
        ("13 February 2019", "2019-02-13"),
        ("soon", None),
        (1e300, None),
    ],
)
def test_dates_of_all_kinds(value: object, date: str | None) -> None:
    """Seconds, milliseconds, and as people write them."""
    assert read_row(json.dumps({"text": TEXT, "date": value}).encode(), "1").hints.date == date


def test_troubles_are_told_by_line(box: Box) -> None:
    """The other rows are ingested."""
    rows = [
        json.dumps({"title": "A", "text": TEXT}),
        "{broken",
        '{"title": "no text", "text": null}',
        "[1, 2]",
        '{"text": "Half a pair \\ud800 stands here, and no more of it."}',
    ]
    path = box.write("a.jsonl", "\n".join(rows).encode())
    found = {name.partition("!/")[2]: outcome for name, outcome in box.ingest().items()}
    assert {name: outcome.outcome for name, outcome in found.items()} == {
        "1": "added",
        "2": "failed",
        "3": "skipped",
        "4": "failed",
        "5": "added",
    }
    assert str(found["2"].reason).startswith("line 2: not JSON")
    assert found["3"].reason == "line 3: no text among its fields (title, text)"
    assert found["4"].reason == "line 4: not an object with named fields"
    assert "\ufffd" in box.library.get(f"{path}!/5").article.body


def test_rows_keep_their_ids_when_lines_move(box: Box) -> None:
    """A row above them changes their names, not what they are."""
    rows = [json.dumps({"title": f"Title {word}", "text": f"{TEXT} {word}."}) for word in ("one", "two", "three")]
    box.write("a.jsonl", "\n".join(rows).encode())
    ids = [outcome.id for outcome in box.ingest().values()]
    box.write("a.jsonl", "\n".join([json.dumps({"title": "New", "text": TEXT}), *rows]).encode())
    found = box.ingest()
    assert [(outcome.outcome, outcome.id) for outcome in found.values()][1:] == [("moved", one) for one in ids]
    assert found["a.jsonl!/1"].outcome == "added"
    assert box.articles == 4
    assert box.told() == {"a.jsonl": "unchanged"}


def test_a_text_that_begins_with_a_brace_is_a_text(box: Box) -> None:
    """Only an object makes a row."""
    box.write("a.txt", f"{{sic}} A wall\n\n{TEXT}\n".encode())
    assert box.told() == {"a.txt": "added"}
