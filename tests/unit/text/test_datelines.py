"""Datelines: place, agency and date at a story's beginning, and dashes in prose that are none."""

from __future__ import annotations

import pytest

from artcli.text.metadata.datelines import Dateline, read_dateline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LAGOS, Feb 27 (Harbour Wire) - The ferry", Dateline("Lagos", "Harbour Wire")),
        ("LAGOS, Feb 27 (Harbour Wire) — The ferry", Dateline("Lagos", "Harbour Wire")),
        ("LAGOS, February 27, 2019 (Reuters) — The ferry", Dateline("Lagos", "Reuters", "2019-02-27")),
        ("LAGOS (Reuters) - The ferry", Dateline("Lagos", "Reuters")),
        ("LAGOS (AP) -- The ferry", Dateline("Lagos", "AP")),
        ("LAGOS, Nigeria (AP) — The ferry", Dateline("Lagos, Nigeria", "AP")),
        ("MEXICO CITY (AP) — The ferry", Dateline("Mexico City", "AP")),
        ("PORT-AU-PRINCE, Haiti — The ferry", Dateline("Port-au-Prince, Haiti")),
        ("LAGOS — The ferry", Dateline("Lagos")),
        ("LAGOS – “The ferry”", Dateline("Lagos")),
        ("Lagos, 27 February 2019 (EW) – The ferry", Dateline("Lagos", "EW", "2019-02-27")),
        ("Lagos (dpa) - Die Fähre", Dateline("Lagos", "dpa")),
        ("Lagos (dpa). Die Fähre", Dateline("Lagos", "dpa")),
        ("Lagos, le 27 février (AFP) - Le bac", Dateline("Lagos", "AFP")),
        ("Lagos, 27 feb (EFE).- El barco", Dateline("Lagos", "EFE")),
        ("ЛАГОС, 27 февраля. /ТАСС/. Паром", Dateline("Лагос", "ТАСС")),
        ("(Reuters) - The ferry", Dateline(None, "Reuters")),
        ("新华社广州3月1日电 渡轮", Dateline("广州", "新华社")),
        ("[부산=하버뉴스] 여객선은", Dateline("부산", "하버뉴스")),
    ],
)
def test_datelines(text, expected):
    """Place in ordinary case, source, and a date where it has its year."""
    assert read_dateline(text + " has sunk off the outer islands.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ferry — the last one — has sunk.",
        "Lagos — a city of bridges — waits.",
        "NATO — the alliance — waits.",
        "The Harbour Trust (HT) is to meet.",
        "Harbour Boats (HB) saw its profits fall.",
        "BREAKING — The ferry has sunk.",
        "UPDATE - The ferry has sunk.",
        "The ferry (built in 1987) - has sunk.",
        "He said - so.",
        "2-1 — what a game",
        "I — the captain",
        "Well-known men met.",
        "LAGOS — and its harbour — waits.",
        "On 27 February 2019 (a Wednesday) — the ferry sank.",
        "",
        "A long sentence that goes on and on without end or dash, and has nothing to say about any place at all, really — none.",
    ],
)
def test_what_is_no_dateline(text):
    """A dash in prose proves nothing."""
    assert read_dateline(text) is None
