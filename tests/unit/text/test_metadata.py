"""Heads of articles: what is read from the first lines and the last, and what is left to the text."""

from __future__ import annotations

import re

import pytest

from artcli.text.draft import PAGE_MARK, Draft, draft_of
from artcli.text.metadata.head import read_head

PROSE = (
    "The ferry to the outer islands has been late every day since the autumn, and the people who depend on it have begun"
    " to say so aloud. Nobody at the harbour office would name a day on which it might be repaired."
)
MORE = "A second boat lies at the quay, but it has no licence to carry passengers, and the one man who could sail it is ill."
WRAPPED = (
    "The ferry to the outer islands has been late every day since the\n"
    "autumn, and the people who depend on it have begun to say so aloud.\n"
    "Nobody at the harbour office would name a day for its repair."
)


def read(text: str) -> Draft:
    draft = draft_of(text)
    read_head(draft)
    return draft


def fields(draft: Draft) -> dict[str, object]:
    head = draft.head
    names = ("title", "subtitle", "date", "updated", "source", "place", "language")
    found = {name: getattr(head, name) for name in names if getattr(head, name)}
    return found | ({"authors": head.authors} if head.authors else {})


TITLE = "Ferry late again"
PLAIN = {"title": TITLE, "authors": ["Nell Carver"], "date": "2004-05-03"}
HEADS = {
    "clean": (f"{TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN),
    "blank lines first": (f"\n\n\n{TITLE}\n\nNell Carver\n3 May 2004\n\n", PLAIN),
    "names without by, then date": (f"{TITLE}\n\nNell Carver\n\n3 May 2004\n\n", PLAIN),
    "no blank lines": (f"{TITLE}\nBy Nell Carver\n3 May 2004\n", PLAIN),
    "centred": (f"          {TITLE}\n\n\n          By Nell Carver\n            3 May 2004\n\n\n", PLAIN),
    "date on the byline": (f"{TITLE}\n\nBy Nell Carver | 3 May 2004\n\n", PLAIN),
    "date behind a comma": (f"{TITLE}\n\nBy Nell Carver, 3 May 2004\n\n", PLAIN),
    "dot between name and date": (f"{TITLE}\n\nNell Carver · 3 May 2004\n\n", PLAIN),
    "date before the byline": (f"{TITLE}\n\n3 May 2004 | By Nell Carver\n\n", PLAIN),
    "posted on by": (f"{TITLE}\n\nPosted on May 3, 2004 by Nell Carver\n\n", PLAIN),
    "date, then byline": (f"{TITLE}\n\n3 May 2004\n\nBy Nell Carver\n\n", PLAIN),
    "date above the title": (f"3 May 2004\n\n{TITLE}\n\nBy Nell Carver\n\n", PLAIN),
    "byline above the title": (f"By Nell Carver\n\n{TITLE}\n\n3 May 2004\n\n", PLAIN),
    "underlined with equals signs": (f"{TITLE}\n================\n\nBy Nell Carver\n3 May 2004\n\n", PLAIN),
    "underlined with dashes": (f"{TITLE}\n----------------\n\nBy Nell Carver\n3 May 2004\n\n", PLAIN),
    "markdown": (f"# {TITLE}\n\n*By Nell Carver*\n\n*3 May 2004*\n\n", PLAIN),
    "bold": (f"**{TITLE}**\n\n**By Nell Carver**\n\n3 May 2004\n\n", PLAIN),
    "markdown closed": (f"# {TITLE} #\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN),
    "labelled title": (f"Title: {TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN),
    "kicker": (f"OPINION\n\n{TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN),
    "kicker right above": (f"World\n{TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN),
    "repeated title": (f"{TITLE}\n\n{TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN),
    "repeated below the credits": (f"{TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n{TITLE.upper()}\n\n", PLAIN),
    "site's name": (f"{TITLE} | Harbour News\n\nBy Nell Carver\n\n3 May 2004\n\n", PLAIN | {"source": "Harbour News"}),
    "site's name behind a dash": (
        f"{TITLE} - Harbour News\n\nBy Nell Carver\n\n3 May 2004\n\n",
        PLAIN | {"source": "Harbour News"},
    ),
    "section and site": (
        f"{TITLE} | World | Harbour News\n\nBy Nell Carver\n\n3 May 2004\n\n",
        PLAIN | {"source": "Harbour News"},
    ),
    "site's name, known by repetition": (
        f"{TITLE} - Quayside\n\n{TITLE}\n\nBy Nell Carver\n\n3 May 2004\n\n",
        PLAIN | {"source": "Quayside"},
    ),
    "place": (f"{TITLE}\n\nBy Nell Carver in Lagos\n3 May 2004\n\n", PLAIN | {"place": "Lagos"}),
    "staff writer": (f"{TITLE}\n\nby Nell Carver, Staff Writer\nMonday, May 3, 2004\n\n", PLAIN),
    "published": (f"{TITLE}\n\nBy Nell Carver\n\nPublished: 3 May 2004\n\n", PLAIN),
    "only updated": (f"{TITLE}\n\nBy Nell Carver\n\nLast updated on May. 3, 2004 at 4:05 p.m.\n\n", PLAIN),
    "published and updated": (
        f"{TITLE}\n\nBy Nell Carver\n\nPublished 3 May 2004\nUpdated 5 May 2004\n\n",
        PLAIN | {"updated": "2004-05-05"},
    ),
    "updated and published": (
        f"{TITLE}\n\nBy Nell Carver\n\nUpdated 5 May 2004, first published 3 May 2004\n\n",
        PLAIN | {"updated": "2004-05-05"},
    ),
    "relative date": (f"{TITLE}\n\nBy Nell Carver\n\n2 hours ago\n\n", {"title": TITLE, "authors": ["Nell Carver"]}),
    "e-mail link and reading time": (
        f"{TITLE}\n\nBy Nell Carver\nEmail the author\n3 May 2004 · 4 min read\n\n",
        PLAIN,
    ),
    "standfirst": (
        f"{TITLE}\n\nNobody knows when it will be repaired\n\nBy Nell Carver\n\n3 May 2004\n\n",
        PLAIN | {"subtitle": "Nobody knows when it will be repaired"},
    ),
    "standfirst right below": (
        f"{TITLE}\nNobody at the harbour office knows when it will be repaired\n\nBy Nell Carver\n3 May 2004\n\n",
        PLAIN | {"subtitle": "Nobody at the harbour office knows when it will be repaired"},
    ),
    "standfirst of two lines": (
        f"{TITLE}\n\nNobody at the harbour office knows when it will be\nrepaired, or by whom.\n\nBy Nell Carver\n3 May 2004\n\n",
        PLAIN | {"subtitle": "Nobody at the harbour office knows when it will be repaired, or by whom."},
    ),
    "byline over two lines": (
        f"{TITLE}\n\nBy Nell Carver, Tom Abara and\nIris Vane\n3 May 2004\n\n",
        PLAIN | {"authors": ["Nell Carver", "Tom Abara", "Iris Vane"]},
    ),
    "by on its own line": (f"{TITLE}\n\nBy\nNell Carver\n3 May 2004\n\n", PLAIN),
    "page mark in the head": (f"{PAGE_MARK}\n{TITLE}\n\nBy Nell Carver\n{PAGE_MARK}\n3 May 2004\n\n", PLAIN),
    "agency as author": (
        f"{TITLE}\n\nBy Reuters\n\n3 May 2004\n\n",
        {"title": TITLE, "date": "2004-05-03", "source": "Reuters"},
    ),
    "staff report": (f"{TITLE}\n\nStaff report\n\n3 May 2004\n\n", {"title": TITLE, "date": "2004-05-03"}),
    "no year": (f"{TITLE}\n\nBy Nell Carver, 3 May\n\n", {"title": TITLE, "authors": ["Nell Carver"]}),
    "name, outlet and date on lines of their own": (
        f"{TITLE}\n\nNell Carver\nThe Harbour Gazette\n3 May 2004\n\n",
        PLAIN | {"source": "The Harbour Gazette"},
    ),
    "name, then outlet and date": (
        f"{TITLE}\n\nNell Carver\n\nThe Harbour Gazette, 3 May 2004\n\n",
        PLAIN | {"source": "The Harbour Gazette"},
    ),
    "unknown outlet and date below the byline": (
        f"{TITLE}\n\nBy Nell Carver\nStone & Tide, 3 May 2004\n\n",
        PLAIN | {"source": "Stone & Tide"},
    ),
    "French outlet and date": (
        f"{TITLE}\n\nPar Nell Carver\nLe Phare de la Rade, 3 mai 2004\n\n",
        PLAIN | {"source": "Le Phare de la Rade"},
    ),
    "Vietnamese outlet and date": (
        f"{TITLE}\n\nVũ Thị Hà\nTạp chí Bờ Đê, ngày 3 tháng 5 năm 2004\n\n",
        PLAIN | {"authors": ["Vũ Thị Hà"], "source": "Tạp chí Bờ Đê"},
    ),
    "outlet in italics": (
        f"# {TITLE}\n\nBy Nell Carver, *Salt and Rope*, 3 May 2004\n\n",
        PLAIN | {"source": "Salt and Rope"},
    ),
    "place of two words and date": (
        f"{TITLE}\n\nBy Nell Carver\nBuenos Aires, 3 May 2004\n\n",
        PLAIN | {"place": "Buenos Aires"},
    ),
    "outlet alone above the title": (
        f"Northern Herald\n\n{TITLE}\n\nBy Nell Carver\n3 May 2004\n\n",
        PLAIN | {"source": "Northern Herald"},
    ),
    "posted yesterday": (
        f"{TITLE}\n\nBy Nell Carver\nPosted yesterday\n\n",
        {"title": TITLE, "authors": ["Nell Carver"]},
    ),
    "Vietnamese keys": (
        f"Tiêu đề: {TITLE}\nTác giả: Nell Carver\nNgày: 2004-05-03\nNguồn: Bờ Đê\n\n",
        PLAIN | {"source": "Bờ Đê"},
    ),
    "a month as date of a header": (
        f"---\ntitle: {TITLE}\ndate: 2004-05\n---\n\n",
        {"title": TITLE, "date": "2004-05"},
    ),
    "outlet's line": (f"{TITLE}\n\nBy Nell Carver\nHarbour News\n3 May 2004\n\n", PLAIN | {"source": "Harbour News"}),
    "source line": (
        f"{TITLE}\n\nBy Nell Carver\n3 May 2004\nSource: Harbour News\n\n",
        PLAIN | {"source": "Harbour News"},
    ),
    "keys below the title": (f"{TITLE}\n\nAuthor: Nell Carver\nDate: 3 May 2004\n\n", PLAIN),
    "ambiguous date": (f"{TITLE}\n\nBy Nell Carver\n\n05/03/2004\n\n", {"title": TITLE, "authors": ["Nell Carver"]}),
    "question": (
        "Who will mend the ferry?\n\nBy Nell Carver\n3 May 2004\n\n",
        PLAIN | {"title": "Who will mend the ferry?"},
    ),
    "quotation": (
        "“I never saw the sea”\n\nBy Nell Carver\n3 May 2004\n\n",
        PLAIN | {"title": "“I never saw the sea”"},
    ),
    "capitals": ("FERRY LATE AGAIN\n\nBy NELL CARVER\n3 MAY 2004\n\n", PLAIN | {"title": "FERRY LATE AGAIN"}),
    "full stop": ("The ferry is late.\n\nBy Nell Carver\n3 May 2004\n\n", PLAIN | {"title": "The ferry is late."}),
    "title in commas and by": (
        "Repairs by next year, says mayor\n\nBy Nell Carver\n3 May 2004\n\n",
        PLAIN | {"title": "Repairs by next year, says mayor"},
    ),
    "wrapped title, centred": (
        "      Ferry to the outer islands late again as\n        harbour office looks for a captain\n\n            By Nell Carver\n              3 May 2004\n\n",
        PLAIN | {"title": "Ferry to the outer islands late again as harbour office looks for a captain"},
    ),
    "german": (
        f"{TITLE}\n\nVon Jana Kessler und Uwe Strauß\n\n3. Mai 2004\n\n",
        PLAIN | {"authors": ["Jana Kessler", "Uwe Strauß"]},
    ),
    "french": (
        f"{TITLE}\n\nPar Odile Garnier\n\nPublié le 3 mai 2004 à 10h30\n\n",
        PLAIN | {"authors": ["Odile Garnier"]},
    ),
    "spanish": (
        f"{TITLE}\n\nPor Lucía Marín\nMadrid, 3 de mayo de 2004\n\n",
        PLAIN | {"authors": ["Lucía Marín"], "place": "Madrid"},
    ),
    "russian": (f"{TITLE}\n\nАвтор: Вера Лосева\n3 мая 2004 г.\n\n", PLAIN | {"authors": ["Вера Лосева"]}),
    "arabic": (f"{TITLE}\n\nبقلم: سامر العلي\n3 مايو 2004\n\n", PLAIN | {"authors": ["سامر العلي"]}),
    "korean": (f"{TITLE}\n\n박서준 기자\n2004.05.03 10:30\n\n", PLAIN | {"authors": ["박서준"]}),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_head_gives_its_fields(name):
    """The fields are those the lines say, no more."""
    text, expected = HEADS[name]
    assert fields(read(f"{text}{PROSE}\n\n{MORE}\n")) == expected


@pytest.mark.parametrize("name", HEADS)
def test_the_body_is_left_as_it_is(name):
    """The lines used are gone, the others untouched."""
    draft = read(f"{HEADS[name][0]}{PROSE}\n\n{MORE}\n")
    assert "\n".join(draft.lines) == f"{PROSE}\n\n{MORE}\n"


@pytest.mark.parametrize("name", [name for name in HEADS if name not in ("wrapped title, centred", "no blank lines")])
def test_a_wrapped_body_changes_nothing(name):
    """The head is read the same above hard-wrapped lines."""
    text, expected = HEADS[name]
    draft = read(f"{text}{WRAPPED}\n")
    assert fields(draft) == expected
    assert "\n".join(draft.lines) == f"{WRAPPED}\n"


@pytest.mark.parametrize("name", HEADS)
def test_no_word_of_a_head_is_lost(name):
    """Every word is in a field or among what was dropped."""
    text, _expected = HEADS[name]
    draft = read(f"{text}{PROSE}\n\n{MORE}\n")
    kept = " ".join([*map(str, fields(draft).values()), *draft.lines, *[d.text for d in draft.dropped]])
    assert set(re.findall(r"\w+", text.casefold())) <= set(re.findall(r"\w+", kept.casefold()))


def printed(draft: Draft) -> str:
    """Print a draft as the canonical form does: front matter, then the body."""
    lines = ["---"]
    for name, value in fields(draft).items():
        if isinstance(value, list):
            lines += [f"{name}:", *[f'  - "{item}"' for item in value]]
        else:
            lines.append(f'{name}: "{value}"')
    return "\n".join([*lines, "---", "", *draft.lines])


@pytest.mark.parametrize("name", HEADS)
def test_a_printed_article_is_read_again_as_it_was(name):
    """Reading what was read changes nothing."""
    once = read(f"{HEADS[name][0]}{PROSE}\n\n{MORE}\n")
    twice = read(printed(once))
    assert fields(twice) == fields(once)
    assert "\n".join(twice.lines).strip() == "\n".join(once.lines).strip()


BODIES = {
    "prose at once": f"{PROSE}\n\n{MORE}",
    "wrapped prose at once": WRAPPED,
    "a short sentence first": f"We lost.\n\n{PROSE}",
    "a list": "- milk\n- bread\n- rope for the boat\n",
    "verse": "The ferry leaves at six o'clock,\nthe gulls are still asleep;\nthe man who holds the rope is old,\nthe water black and deep.\n",
    "prose that begins with By": f"By Monday the river had risen over the quay.\n\n{PROSE}",
    "one long line": "word " * 4000,
    "dateline at once": f"LAGOS, May 3 (Harbour Wire) — {PROSE}",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_text_without_a_title_keeps_its_first_words(name):
    """The first words stand in for the title, the body keeps them, and reading it again gives the same."""
    once = read(BODIES[name])
    assert "\n".join(once.lines) == "\n".join([line.rstrip() for line in BODIES[name].split("\n")])
    assert once.head.title
    assert once.head.authors == []
    twice = read(printed(once))
    assert (fields(twice), "\n".join(twice.lines).strip()) == (fields(once), "\n".join(once.lines).strip())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{PROSE}\n\n{MORE}", "The ferry to the outer islands has been late every day since the…"),
        (WRAPPED, "The ferry to the outer islands has been late every day since the…"),
        (f"We lost.\n\n{PROSE}", "We lost."),
        ("- milk\n- bread\n", "milk - bread"),
        (
            "渡轮自秋天以来每天都晚点，依靠它的居民开始公开抱怨，港口办公室没有人愿意说出修理的日期。" * 4,
            "渡轮自秋天以来每天都晚点，依靠它的居民开始公开抱怨，港口办公室没…",
        ),
    ],
)
def test_the_first_words(text, title):
    """A whole short sentence, else as many words as a list can show."""
    assert read(text).head.title == title


def test_a_note_of_one_line_is_its_title():
    """Nothing is said twice."""
    draft = read("ask about the boat and buy rope\n")
    assert draft.head.title == "ask about the boat and buy rope"
    assert not any(draft.lines)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\nA slow start\n\n{PROSE}",
        f"{TITLE}\n\nTHE MONEY\n\n{PROSE}",
        f"{TITLE}\n\nNote: the museum is closed.\n\n{PROSE}",
        f"{TITLE}\n\nQ: When did you come?\n\nA: In 1987.",
        f"{TITLE}\n\nBy Monday the river had risen over the quay.\n\n{PROSE}",
        f"{TITLE}\n\n{PROSE}\n\nBy Nell Carver\n\n{MORE}",
        f"{TITLE}\n\n{PROSE}\n\n3 May 2004\n\n{MORE}",
        f"{TITLE}\n\nOn 3 May 2004 the ferry sank.\n\n{PROSE}",
        f"{TITLE}\n\nNorth Quay, Lagos\nTuesday, 1 March\n1945 GMT\n\n{PROSE}",
        f"{TITLE}\n\n- the ferry\n- the quay\n",
        f"{TITLE}\n\nSouth Quay\n\n{PROSE}",
        f"{TITLE}\n\n1. Buy rope\n2. Mend the boat\n",
        f"{TITLE}\n\n    x = 3\n    print(x)\n",
        f"{TITLE}\n\nMonth      Home   Away\nAugust        3      1\n",
    ],
)
def test_the_text_below_a_title_is_left_alone(text):
    """Headings, notes, interviews, lists and prose aren't credits."""
    draft = read(text)
    assert fields(draft) == {"title": TITLE}
    assert "\n".join(draft.lines).strip("\n") == text.split("\n", 2)[2].strip("\n")


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("Published 3 May 2004", {"date": "2004-05-03"}),
        ("Published: 3 May 2004\n\nLast updated: 5 May 2004", {"date": "2004-05-03", "updated": "2004-05-05"}),
        ("Veröffentlicht am 3. Mai 2004", {"date": "2004-05-03"}),
        ("3 May 2004", {}),
        ("The office opens on 3 May 2004.", {}),
        ("Published in London by the Harbour Trust, 2004.", {}),
    ],
)
def test_labelled_dates_at_the_end(tail, expected):
    """Read "Published …" below the text; an unlabelled date there is the text's own."""
    draft = read(f"{TITLE}\n\n{PROSE}\n\n{tail}\n")
    assert fields(draft) == {"title": TITLE} | expected
    assert (tail not in "\n".join(draft.lines)) == bool(expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LAGOS, May 3 (Harbour Wire) — The ferry sank.", {"place": "Lagos", "source": "Harbour Wire"}),
        ("LAGOS, May 3, 2004 (HW) - The ferry sank.", {"place": "Lagos", "source": "HW", "date": "2004-05-03"}),
    ],
)
def test_a_dateline_is_read_and_kept(line, expected):
    """Its fields are filled where they were empty; the paragraph keeps it."""
    draft = read(f"{TITLE}\n\n{line} {PROSE}\n")
    assert fields(draft) == {"title": TITLE} | expected
    assert draft.lines[0].startswith(line)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It opened on 25/12/2003. " + PROSE, "2004-03-05"),
        ("It opened on 12/25/2003. " + PROSE, "2004-05-03"),
        (
            "Die Fähre zu den Inseln ist seit dem Herbst jeden Tag zu spät, und die Leute, die auf sie angewiesen sind, sagen es nun laut.",
            "2004-03-05",
        ),
        (PROSE, None),
    ],
)
def test_day_and_month_by_the_texts_evidence(body, expected):
    """Another date, or the language, settles 05/03/2004; English doesn't."""
    draft = read(f"{TITLE}\n\nBy Nell Carver\n\n05/03/2004\n\n{body}\n")
    assert draft.head.date == expected
    assert draft.repairs.get("ambiguous_date", 0) == (expected is None)


@pytest.mark.parametrize(
    "rows",
    [
        "Altenried | 12 May 2014\nQuarry | 19 May 2014\nMill Lane | 26 May 2014",
        "Nell Carver, 3 May 2004\nTom Abara, 4 May 2004",
        "Quarry: 3 May 2004\nMill Lane: 4 May 2004",
    ],
)
def test_lines_of_like_shape_with_other_dates_are_a_table(rows):
    """Below a first sentence they make it no standfirst, and none of them is a byline."""
    draft = read(f"{TITLE}\n\nThe boats race three times this month.\n\n{rows}\n\n{PROSE}\n")
    assert fields(draft) == {"title": TITLE}
    assert rows in "\n".join(draft.lines)


def test_a_dated_line_without_an_author_above_is_no_outlet():
    """It may name a battle or a painting."""
    draft = read(f"{TITLE}\n\nThe Battle of Two Boats, 3 May 2004\n\n{PROSE}\n")
    assert fields(draft) == {"title": TITLE}


def test_an_outlets_name_in_a_running_head_is_the_source():
    """The head of the pages was dropped before; what it says isn't lost."""
    draft = draft_of(f"{TITLE}\n\nBy Nell Carver\n\n{PROSE}\n")
    draft.drop("running_head", "THE HARBOUR GAZETTE          Forty years of ferries")
    read_head(draft)
    assert fields(draft) == {"title": TITLE, "authors": ["Nell Carver"], "source": "The Harbour Gazette"}


@pytest.mark.parametrize("text", ["Storm Times", "Evening News\n\nThe evening news came late to us, and it was bad."])
def test_an_outlets_name_without_a_title_below_is_the_title(text):
    """A name above prose may be the headline itself."""
    assert fields(read(f"{text}\n\n{PROSE}\n"))["title"] == text.split("\n")[0]


def test_an_empty_draft_stays_empty():
    """Blank lines only give no title."""
    draft = read("\n\n   \n\n")
    assert draft.head.title is None


def test_hostile_heads_take_linear_time():
    """A million blank lines, ten thousand bylines, one line of fifty million characters."""
    for text in (
        "\n" * 1_000_000,
        "By Nell Carver\n" * 10_000,
        "x" * 50_000_000,
        "By " * 100_000,
        "a: b\n" * 100_000,
        "---\n" * 10_000,
    ):
        read(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"---\ntitle: {TITLE}\n---\n\n# {TITLE}\n\n{PROSE}", [PROSE]),
        (f"---\ntitle: {TITLE}\n---\n\n# {TITLE}\n\n{TITLE}\n\n{PROSE}", [TITLE, "", PROSE]),
        (f"---\ntitle: {TITLE}\n---\n\n{TITLE}", [TITLE]),
        (f"{TITLE}\n\n{TITLE}", [TITLE]),
    ],
)
def test_a_title_is_repeated_once_and_never_the_whole_text(text: str, left: list[str]):
    """What repeats a header's title a second time is text, and so is a repetition with nothing below it."""
    assert read(text).lines == left


@pytest.mark.parametrize("line", ["Ferry\tlate  again", "'''Ferry late again'''"])
def test_a_title_has_single_spaces_and_no_marks_of_a_wiki(line: str):
    """Tabs and runs of spaces are one space; three apostrophes on each side go."""
    assert read(f"{line}\n\n{PROSE}").head.title == TITLE
