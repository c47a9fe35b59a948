"""Header blocks: YAML, TOML, keys in ten languages, mail headers; and text that only looks like one."""

from __future__ import annotations

import pytest

from artcli.text.metadata.front_fields import decode_words
from artcli.text.metadata.front_matter import read_front_matter


def values(text: str) -> dict[str, list[str]] | None:
    found = read_front_matter(text.split("\n"), 0)
    return found.values if found else None


FULL = {"title": ["Ferry late again"], "authors": ["Nell Carver"], "date": ["2004-05-03"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: Ferry late again\nauthor: Nell Carver\ndate: 2004-05-03\n---\n\nText", FULL),
        ('---\ntitle: "Ferry late again"\nauthor: \'Nell Carver\'\ndate: "2004-05-03"\n---', FULL),
        ('---\ntitle: ""Ferry" late again"\n---', {"title": ['"Ferry" late again']}),
        ("---\ntitle: 旧渡轮\u3000又误点\n---", {"title": ["旧渡轮\u3000又误点"]}),
        ("---\ntitle: Ferry late again # really\nauthors: [Nell Carver]\ndate: 2004-05-03\n...\n", FULL),
        ("---\ntitle: Ferry late again\nauthors:\n  - Nell Carver\ndate: 2004-05-03\n---", FULL),
        (
            "---\ntitle: Ferry late again\nauthors:\n- name: Nell Carver\n  email: n@harbour.example\ndate: 2004-05-03\n---",
            FULL,
        ),
        ("---\ntitle: Ferry late again\nauthor:\n  name: Nell Carver\n  url: x\ndate: 2004-05-03\n---", FULL),
        ("---\ntitle: >\n  Ferry late\n  again\nauthor: Nell Carver\ndate: 2004-05-03\n---", FULL),
        ("---\ntitle: >-\n  Ferry late\n  again\nauthor: Nell Carver\ndate: 2004-05-03\n---", FULL),
        ("---\ntitle: Ferry late\n  again\nauthor: Nell Carver\ndate: 2004-05-03\n---", FULL),
        ("---\n# notes\ntitle: Ferry late again\n\nauthor: Nell Carver\ndate: 2004-05-03\ntags: [a, b]\n---", FULL),
        ('---\n"title": Ferry late again\nAuthor: Nell Carver\nDATE: 2004-05-03\ndraft: false\nnone: null\n---', FULL),
        ('---\ntitle: "A \\"ferry\\"\\u2026"\n---', {"title": ['A "ferry"…']}),
        ("---\ntitle: 'It''s late'\n---", {"title": ["It's late"]}),
        ("---\nauthors: [\"Carver, Nell\", 'Abara', Vane]\n---", {"authors": ["Carver, Nell", "Abara", "Vane"]}),
        ("---\ntitle: Time: 10:30\n---", {"title": ["Time: 10:30"]}),
        ("---\ntitle: null\nauthor: ~\nx: 1\n---", {}),
        ('+++\ntitle = "Ferry late again"\nauthors = ["Nell Carver"]\ndate = 2004-05-03\n+++', FULL),
        (
            '+++\ntitle = "Ferry late again"\nauthors = [\n  "Nell Carver",\n]\ndate = 2004-05-03\n[params]\nx = 1\n+++',
            FULL,
        ),
        ("Title: Ferry late again\nAuthor: Nell Carver\nDate: 2004-05-03\n\nText", FULL),
        ("title: Ferry late again\nauthor: Nell Carver\ndate: 2004-05-03\nText follows here.", FULL),
        ("Title: Ferry late again\n\nAuthor: Nell Carver\n\nDate: 2004-05-03\n\nText", FULL),
        ("Title:   Ferry late\n         again\nAuthor: Nell Carver\nDate: 2004-05-03\n", FULL),
        ("Title: Ferry late\nagain\nAuthor: Nell Carver\nDate: 2004-05-03\n", FULL),
        ("**Title:** Ferry late again\n**Author:** Nell Carver\n**Date:** 2004-05-03\n", FULL),
        ("TITLE: Ferry late again\nBYLINE: Nell Carver\nPUBLISHED: 2004-05-03\n", FULL),
        ("Titel: Ferry late again\nAutor: Nell Carver\nDatum: 2004-05-03\n", FULL),
        ("Titre : Ferry late again\nAuteur : Nell Carver\nDate : 2004-05-03\n", FULL),
        ("Título: Ferry late again\nAutora: Nell Carver\nFecha: 2004-05-03\n", FULL),
        ("Título: Ferry late again\nAutor: Nell Carver\nData: 2004-05-03\n", FULL),
        ("Titolo: Ferry late again\nAutore: Nell Carver\nData: 2004-05-03\n", FULL),
        ("Titel: Ferry late again\nAuteur: Nell Carver\nDatum: 2004-05-03\n", FULL),
        ("Заголовок: Ferry late again\nАвтор: Nell Carver\nДата: 2004-05-03\n", FULL),
        ("العنوان: Ferry late again\nالكاتب: Nell Carver\nالتاريخ: 2004-05-03\n", FULL),
        ("标题：Ferry late again\n作者：Nell Carver\n日期：2004-05-03\n", FULL),
        ("タイトル：Ferry late again\n著者：Nell Carver\n日付：2004-05-03\n", FULL),
        ("제목: Ferry late again\n기자: Nell Carver\n날짜: 2004-05-03\n", FULL),
        ("Subject: Ferry late again\nFrom: Nell Carver\nTo: desk@harbour.example\nDate: 2004-05-03\n\nText", FULL),
        (
            "Received: from a by b\n\twith c\nMessage-ID: <1@x>\nFrom: Nell Carver\nDate: 2004-05-03\nSubject: Ferry\n late again\n\n",
            FULL,
        ),
        ("Title: Ferry late again\n\nText", {"title": ["Ferry late again"]}),
    ],
)
def test_a_header_block_gives_its_fields(text, expected):
    """Known keys in any of their languages and forms become fields; the others don't."""
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("---\ntitle: A\n---\n\nText", 3),
        ("+++\ntitle = 'A'\n+++\nText", 3),
        ("Title: A\nDate: 2004\n\nText", 2),
        ("Title: A\nDate: 2004\nText", 2),
        ("Title: A\n\nDate: 2004\n\nText: it", 3),
    ],
)
def test_the_block_ends_before_the_text(text, end):
    """The line after the block is where the text begins."""
    found = read_front_matter(text.split("\n"), 0)
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize(
    "text",
    [
        "Note: the museum is closed.\n\nText",
        "---\n\nThe ferry is late.\n\n---\n",
        "---\nThe ferry is late: nobody knows why.\nAnd so it stays.\n---\n",
        "---\ntitle: never closed\n\nText",
        "Q: When did you come?\nA: In 1987.\nQ: And then?\n",
        "Ferry: late\nQuay: closed\n",
        "One thing is sure: nobody knows.\nAnother: it rains.",
        "https://harbour.example/title\n",
        "10:30 in the morning\n",
        "Date: 2004-05-03\n\nText",
        "+++\nnot toml\n+++\n",
        "",
        ":",
        "Author: Nell Carver\n\nText",
    ],
)
def test_what_is_no_header_block(text):
    """One known key, prose with a colon and rules of dashes are text."""
    assert values(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=?utf-8?q?Caf=C3=A9_am_Hafen?=", "Café am Hafen"),
        ("=?UTF-8?B?w4Rw?= =?UTF-8?B?ZmVs?=", "Äpfel"),
        ("=?iso-8859-1?Q?Stra=DFe?= 3", "Straße 3"),
        ("=?no-such-charset?q?abc?=", "=?no-such-charset?q?abc?="),
        ("=?utf-8?b?%%%?=", "=?utf-8?b?%%%?="),
        ("plain", "plain"),
    ],
)
def test_encoded_words_of_mail(text, expected):
    """RFC 2047's words are decoded; damaged ones stay."""
    assert decode_words(text) == expected


def test_hostile_blocks_take_linear_time():
    """Open quotes, brackets and a hundred thousand keys."""
    for text in (
        "---\n" + "a: [" * 1000 + "\n---",
        '---\ntitle: "' + "\\" * 5000 + "\n---",
        "a: b\n" * 100_000,
        "title: " + "x: " * 100_000,
    ):
        values(text)
