"""What printed pages put around an article goes, and one page mark stays in its place."""

from __future__ import annotations

import pytest
from effort import lines_run

from artcli.text.draft import PAGE_MARK, Draft, draft_of
from artcli.text.furniture.composition import drop_furniture

TITLE = "The ferry keeps its winter timetable"
HEAD = [TITLE, "By Marit Sund", "9 June 2015"]
PAGES = [
    [
        "The ferry across the sound will keep its winter timetable for another month,",
        "the harbour office told the council, and nobody in the room seemed to have",
    ],
    [
        "expected anything else. Few of those who came to the meeting stayed for the",
        "end of it, when the mayor read out the names of the boats that had sunk and",
    ],
    [
        "asked for a minute of silence. The next boat leaves at seven from the lower",
        "quay, as it has done since the war.",
    ],
]
TEXT = [line for page in PAGES for line in page]


def run(text: str) -> Draft:
    """Drop a text's furniture."""
    draft = draft_of(text)
    drop_furniture(draft)
    return draft


def filled(draft: Draft) -> list[str]:
    """The lines that are left, blank ones aside."""
    return [line for line in draft.lines if line]


def paged(head: str, foot: str, *, end: str = "\n\f", first: bool = True, parted: bool = True) -> str:
    """Print the article on three pages; ``{p}`` in head and foot is the page's number."""
    blank = "\n\n" if parted else "\n"
    pages = []
    for number, page in enumerate(PAGES, 1):
        lines = "\n".join([*HEAD, "", *page] if number == 1 else page)
        above = head.format(p=number) + blank if head and (first or number > 1) else ""
        pages.append(above + lines + (blank + foot.format(p=number) if foot else ""))
    return end.join([*pages, ""])


WANTED = [*HEAD, *PAGES[0], PAGE_MARK, *PAGES[1], PAGE_MARK, *PAGES[2]]

FURNITURE = [
    ("Island Courier\n\n{p}", ""),
    ("", "{p}"),
    ("", "- {p} -"),
    ("", "Page {p} of 3"),
    ("", "{p}/3"),
    ("", "Seite {p} von 3"),
    ("", "第{p}页"),
    ("", "Стр. {p}"),
    ("Island Courier                                   {p}", ""),
    ("Island Courier                                   {p}", "9 June 2015                " + TITLE),
    ("Island Courier | 9 June 2015 | p. {p}", ""),
    ("ISLAND COURIER  9 June 2015  Page {p}", ""),
    ("", "9 June 2015\n\n" + TITLE),
    (TITLE + " {p}", ""),
    ("{p}    " + TITLE, ""),
    ("", "© 2016 Island Courier\n\n{p}"),
    ("09/06/2015, 10:32    " + TITLE + " - Island Courier", "https://courier.example/ferry-timetable    {p}/3"),
    ("L’Écho des Îles\n\n9 juin 2015", "{p}"),
]


@pytest.mark.parametrize(("head", "foot"), FURNITURE)
@pytest.mark.parametrize("first", [True, False])
def test_heads_and_feet_beside_page_marks_go(head: str, foot: str, first: bool) -> None:
    """Next to form feeds all furniture goes; title, byline and date stay, also where they are running heads."""
    draft = run(paged(head, foot, first=first))
    assert filled(draft) == WANTED
    assert PAGE_MARK in draft.lines
    assert "" not in draft.lines[draft.lines.index(PAGE_MARK) - 1 : draft.lines.index(PAGE_MARK) + 2]


@pytest.mark.parametrize(("head", "foot"), FURNITURE)
def test_heads_and_feet_go_where_the_marks_are_lost(head: str, foot: str) -> None:
    """Without form feeds they go as clusters that blank lines part and that cut sentences."""
    assert filled(run(paged(head, foot, end="\n\n"))) == WANTED


@pytest.mark.parametrize(
    ("head", "foot"), [("Island Courier {p}", ""), ("", "{p}"), ("ISLAND COURIER  Page {p}", TITLE)]
)
def test_heads_without_blank_lines_go(head: str, foot: str) -> None:
    """Right above and below the text, repetition and numbers tell."""
    assert filled(run(paged(head, foot, parted=False))) == WANTED


def test_one_head_in_capitals_inside_a_sentence_goes() -> None:
    """A line that stands at a page's top in the middle of a sentence is no text."""
    above, below = "and after much talk the two sides of the council agreed to", "cut rates for everyone."
    assert filled(run(f"{TEXT[0]}\n{above}\f\nISLAND COURIER\n{below}\nIt was late.")) == [
        TEXT[0],
        above,
        PAGE_MARK,
        below,
        "It was late.",
    ]


def test_one_page_number_inside_a_sentence_goes() -> None:
    """A lone number between blank lines that cuts a sentence is a page's."""
    assert filled(run(f"{TITLE}\n\n{TEXT[0]}\n{TEXT[1]}\n\n- 3 -\n\n{TEXT[2]}\n{TEXT[3]}")) == [
        TITLE,
        *TEXT[:2],
        PAGE_MARK,
        *TEXT[2:4],
    ]


def test_kinds_and_words_are_written_down() -> None:
    """Every line that goes is recorded with its kind, in order."""
    draft = run(paged("Island Courier\n\n{p}", "", first=False))
    assert [(d.kind, d.text) for d in draft.dropped] == [
        ("running_head", "Island Courier"),
        ("folio", "2"),
        ("running_head", "Island Courier"),
        ("folio", "3"),
    ]


def test_page_marks_alone_stay() -> None:
    """A form feed with nothing around it is one mark, without blank lines; none stands at either end."""
    assert run("\fOne line here.\n\n\f\n\n\f\nAnother line here.\n\f").lines == [
        "One line here.",
        PAGE_MARK,
        "Another line here.",
    ]


def test_footnotes_go_where_the_sentence_goes_on() -> None:
    """Notes at a page's foot go if the text above them is cut by the page's end, or a rule stands above them."""
    note = "3 See the harbour office’s report of 1998, page 12."
    assert note not in run(f"{TEXT[0]}\n{TEXT[1]}\n\n{note}\n\f{TEXT[2]}\n{TEXT[3]}").lines
    assert note not in run(f"{TEXT[0]}\nIt was late.\n\n_________\n{note}\n\f{TEXT[2]}\n{TEXT[3]}").lines
    assert note in run(f"{TEXT[0]}\nIt was late.\n\n{note}\n\fThe next day came.\n{TEXT[3]}").lines


INNOCENT = [
    "The lamp is on the water,\nthe wind is in the sail;\n\nthe girl who mends the nets\n\nThe lamp is on the window,\nthe rain is on the rail;\n\nthe girl who mends the nets\n\nhas never told her tale",
    f"{TITLE}\n\nQ: What did you row with?\n\nA: With a plank.\n\nQ: How far?\n\nA: As far as the buoy.",
    f"{TITLE}\n\n1\n\n{TEXT[0]}\nIt was late.\n\n2\n\nThe next day they all came back to hear the rest of the story.",
    f"{TITLE}\n\n* * *\n\n{TEXT[0]}\nIt was late.\n\n* * *\n\nThe next day came.",
    "Boats\n\nJanuary        3      1\nFebruary     7      4\nMarch       2      2",
    f"{TITLE}\n\n{TEXT[0]}\nIt was late.\n\n{TEXT[0]}\nIt was late.\n\nThe end came soon after that.",
    f"{TITLE}\n\nFixtures\n\nNorth v South\n\nWinners meet at noon\n\nEast v West\n\nWinners meet at noon\n\nThe finals are in May.",
    "1984\n\nBy Marit Sund\n\nThe book was read in the harbour office by everyone, the mayor said.",
    "1998\n1999\n2000\n2001",
    "Row the ferry home\n\nOver the sound and over the sea,\n\nRow the ferry home\n\nand who will wait on the quay for me?\n\nRow the ferry home",
    "The third of May, 2016",
    "",
    "\n\n\n",
]


@pytest.mark.parametrize("text", INNOCENT)
@pytest.mark.parametrize("mark", ["", "\n\f"])
def test_text_stays(text: str, mark: str) -> None:
    """Refrains, labels, numbered sections, rules, tables and repeated sentences are no furniture."""
    draft = run(text + mark)
    assert not draft.dropped
    assert filled(draft) == [line for line in text.split("\n") if line]


@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize("first", [True, False])
def test_a_sentence_said_on_every_page_stays(place: str, first: bool) -> None:
    """Whole sentences at a page's edge are text, be they repeated."""
    said = "“Nothing ever changes on this side of the sound,” she said again."
    draft = run(paged(said, "", first=first) if place == "head" else paged("", said, first=first))
    assert not draft.dropped


@pytest.mark.parametrize("row", ["January        3      1", "12", "28 Ines Brink (Denmark)"])
def test_tables_over_pages_stay(row: str) -> None:
    """Rows at a page's edge are text."""
    rows = [row.replace("12", str(n)).replace("28", str(n)).replace("3", str(n)) for n in range(30, 50)]
    text = "\n".join(rows[:10]) + "\n\f" + "\n".join(rows[10:])
    assert not run(text).dropped


@pytest.mark.parametrize(("head", "foot"), FURNITURE)
@pytest.mark.parametrize("end", ["\n\f", "\n\n"])
def test_a_second_run_drops_nothing(head: str, foot: str, end: str) -> None:
    """The stage leaves its own output alone, and loses no word."""
    source = paged(head, foot, end=end)
    draft = run(source)
    assert sorted(" ".join(draft.lines + [d.text for d in draft.dropped]).split()) == sorted(source.split())
    lines, dropped = list(draft.lines), len(draft.dropped)
    drop_furniture(draft)
    assert (draft.lines, len(draft.dropped)) == (lines, dropped)


@pytest.mark.parametrize(
    "unit",
    [
        "By\n",
        "3\n\n",
        "\f\n",
        "\n",
        "- 3 -\n",
        "9 June 2015\n\f",
        "a line of text without a stop that is long enough\n\n7\n\n",
    ],
)
def test_hostile_repetition_is_linear(unit: str) -> None:
    """Four times as many of the same line take four times as many steps; bench/hostile.py has the time of megabytes."""

    def steps(times: int) -> int:
        draft = draft_of(unit * times + TEXT[0])
        return lines_run(lambda: drop_furniture(draft))

    steps(500)  # compiles the patterns
    assert steps(2000) < 5 * steps(500)


ROWS = [
    ["| Ship | Page |", "|------|------|", "| Ella | 12   |", "| Mora | 14   |"],
    ["Ship         Page", "Ella           12", "Mora           14", "Runa           21"],
    ["Ella           12", "", "Mora           14", "", "Runa           21"],
    ["```", "Ella  12", "", "Ella  13", "```"],
]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("end", ["\n\f", "\n\n"])
def test_a_tables_rows_stay(rows: list[str], end: str):
    """Rows look like running heads with page numbers, but stand together; at a page's edge as well."""
    text = "\n".join([*HEAD, "", *PAGES[0], "", *rows, "", *PAGES[1]]) + end + "\n".join(PAGES[2])
    assert [line for line in filled(run(text)) if line in rows] == [line for line in rows if line]


def test_a_table_that_ends_a_page_stays():
    """Its last row is no foot."""
    text = "\f".join(["\n".join([*HEAD, "", *PAGES[0], "", *ROWS[1]]) + "\n", "\n".join(PAGES[1]), "\n".join(PAGES[2])])
    assert [line for line in filled(run(text)) if line in ROWS[1]] == ROWS[1]


def test_the_first_pages_running_head_goes_with_sides_swapped():
    """Even and odd pages have the outlet and the subject on other sides; the real title stays."""
    sides = ["THE ISLAND TIMES          Ferries in winter", "Ferries in winter          THE ISLAND TIMES"]
    pages = ["\n".join([sides[0], "", *HEAD, "", *PAGES[0], "", "                 14"])]
    pages += ["\n".join([sides[1], "", *PAGES[1], "", "                 15"]), "\n".join([sides[0], "", *PAGES[2]])]
    assert filled(run("\n\f".join(pages))) == WANTED


def test_a_header_between_fences_is_no_furniture():
    """A file with a header was made by a program: nothing is looked for without page marks."""
    text = "---\ntitle: 12\n---\n\n" + "\n\n".join([*HEAD, *PAGES[0], "3", *PAGES[1]])
    assert run(text).dropped == []


@pytest.mark.parametrize("heading", ["# Ferries 3", "## Ferries"])
def test_headings_of_markdown_are_no_running_heads(heading: str):
    """Who marks headings has left the page's furniture out."""
    text = "\n\n".join(["Ferries", "By Marit Sund", *PAGES[0], heading, *PAGES[1], heading, *PAGES[2]])
    assert filled(run(text)).count(heading) == 2
