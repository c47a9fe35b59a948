"""Lists, tables, verse, code and interviews keep their lines."""

import pytest

from artcli.text.draft import draft_of
from artcli.text.layout import build_blocks

LONG = "The ferry has gone over the water since 1911, and in all these years it has lain still but twice: for ice, and for a wedding."


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in build_blocks(draft_of(text))]


@pytest.mark.parametrize("marker", ["-", "*", "+", "•", "–", "▪", "‣"])
def test_bullets_make_items(marker: str):
    """Each bullet begins an item, and what is set in below goes on."""
    text = f"{LONG}\n\n{marker} oars\n{marker} a rope of thirty\n  metres\n{marker} bread"
    assert blocks(text)[1:] == [
        ("list_item", f"{marker} oars"),
        ("list_item", f"{marker} a rope of thirty metres"),
        ("list_item", f"{marker} bread"),
    ]


@pytest.mark.parametrize(
    "markers",
    [
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("(a)", "(b)", "(c)"),
        ("①", "②", "③"),
        ("一、", "二、", "三、"),
        ("A.", "B.", "C."),
    ],
)
def test_numbers_in_order_make_items(markers: tuple[str, ...]):
    """Numbers and letters are markers next to their neighbours."""
    text = f"{LONG}\n\n" + "\n".join([f"{marker} oars and rope" for marker in markers])
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "list_item", "list_item", "list_item"]


@pytest.mark.parametrize(
    "text", ["12. were children of the town.", "A. Smith came first, as he always did.", "1945. It was a bad year."]
)
def test_a_number_alone_makes_no_item(text: str):
    """A number or a letter without its neighbours is a word of the sentence."""
    assert blocks(f"{LONG}\n\n{text}")[1] == ("paragraph", text)


def test_a_dash_inside_prose_makes_no_item():
    """A wrapped line may begin with a dash."""
    text = "The harbour master, a man of few words, said the boats\n- all four of them - had come home before the storm and\nlay at the quay."
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


def test_inner_items_are_set_in():
    """Items inside items keep their level by two spaces."""
    text = "- fruit\n    - apples\n    - pears\n- nuts"
    assert blocks(text) == [("list_item", item) for item in ("- fruit", "  - apples", "  - pears", "- nuts")]


def test_a_list_follows_its_introduction_without_a_blank_line():
    """A colon before a dash is enough."""
    assert blocks("They need:\n- bread\n- milk") == [
        ("paragraph", "They need:"),
        ("list_item", "- bread"),
        ("list_item", "- milk"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Month      Home   Away\nAugust        3      1\nSeptember     7      4",
        "Name    Town\nAnn     Oxley\nBob     Fenwick",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Name\tAge\nAnn\t31\nBob\t28",
        "月份   雨天   修伞\n三月     12     85\n四月     17    140",
        "Year      Sales\n----      -----\n2014      1,200\n2015         90",
    ],
)
def test_rows_keep_their_gaps(table: str):
    """Aligned gaps, tabs and bars make a table, kept as it stands."""
    assert blocks(f"{LONG}\n\n{table}\n\n{LONG}")[1] == ("table", table)


def test_two_spaces_after_a_stop_make_no_table():
    """Typists set two spaces after a full stop."""
    text = "It rained all night.  Nobody came.  The lamp\nwent out at four.  Then the boat was heard\nfrom the bend."
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


@pytest.mark.parametrize(
    "code",
    [
        "    for day in week:\n        print(day)",
        "    $ make\n    $ make install",
        "    int main(void) {\n        return 0;\n    }",
        '    <p class="a">\n      Text</p>',
    ],
)
def test_indented_programs_keep_their_lines(code: str):
    """Lines set in by four and more that look like a program stay as they are, indent and all."""
    assert blocks(f"Run this:\n\n{code}\n\nThen stop.") == [
        ("paragraph", "Run this:"),
        ("code", code),
        ("paragraph", "Then stop."),
    ]


def test_an_indented_extract_is_prose():
    """Set in is not enough to be a program."""
    extract = (
        "    The ferryman is to be paid in bread,\n    in eggs, or in promises, as the season\n    and his mood allow."
    )
    assert blocks(f"{LONG}\n\n{extract}\n\n{LONG}")[1][0] in {"paragraph", "verse"}


@pytest.mark.parametrize(
    "stanza",
    [
        "The ferry leaves at seven,\nthe gulls are up by five;\nthe man who sells the tickets\nis only half alive.",
        "Der Abend geht durch unser Haus\nUnd löscht die Lampen leise aus,\nEr legt die Hand auf Tisch und Bank\nUnd schließt den Schrank.",
        "夜里有雨落在瓦上，\n我听见河水慢慢涨；\n谁在桥头点一盏灯。",
    ],
)
def test_stanzas_keep_their_lines(stanza: str):
    """Lines broken by their author stay broken."""
    assert blocks(f"{LONG}\n\n{stanza}\n\n{LONG}")[1] == ("verse", stanza)


def test_a_poem_alone_is_verse():
    """A text of nothing but stanzas is verse too."""
    stanzas = [
        "The tide has gone out over the sand,\nthe boats lie down on their sides;",
        "an old man walks with a rope in his hand,\nto wait for what it hides.",
    ]
    assert blocks("\n\n".join(stanzas)) == [("verse", stanza) for stanza in stanzas]


@pytest.mark.parametrize(
    "labels", [("Q:", "A:"), ("LEE:", "THE HOST:"), ("Ann Lee:", "Bob Moss:"), ("问：", "答："), ("ВОПРОС:", "ОТВЕТ:")]
)
def test_speakers_begin_paragraphs(labels: tuple[str, str]):
    """In an interview every turn is a paragraph, also where lines are wrapped."""
    asks, answers = labels
    turns = [
        f"{asks} When did you come here?",
        f"{answers} In the winter of 1987, and I meant to stay a month.",
        f"{asks} And then?",
        f"{answers} Then the road closed.",
    ]
    assert blocks("\n".join(turns)) == [("paragraph", turn) for turn in turns]


@pytest.mark.parametrize(
    "heading", ["A slow start", "THE MONEY", "2. The money", "Ein langer Winter", "没有招牌的铺子"]
)
def test_a_short_line_set_off_is_a_heading(heading: str):
    """Short, without a stop, before a longer paragraph."""
    assert blocks(f"{LONG}\n\n{heading}\n\n{LONG}")[1] == ("heading", heading)


def test_notes_at_the_end_stay():
    """Footnotes are paragraphs of their own."""
    assert [text for _, text in blocks(f"{LONG}\n\n[1] Gazette, 3 May.\n[2] Gazette, 9 November.")][1:] == [
        "[1] Gazette, 3 May.",
        "[2] Gazette, 9 November.",
    ]


@pytest.mark.parametrize(("info", "kind"), [("", "code"), ("python", "code"), ("verse", "verse"), ("table", "table")])
def test_fences_say_what_they_hold(info: str, kind: str):
    """What stands between fences is kept line by line; two words tell verse and tables."""
    assert blocks(f"Said.\n\n```{info}\na  b\n\n  c\n```\n\nDone.") == [
        ("paragraph", "Said."),
        (kind, "a  b\n\n  c"),
        ("paragraph", "Done."),
    ]


def test_a_fence_without_its_pair_hides_nothing():
    """The text after an open fence stays in the article."""
    assert "Nothing is lost here, whatever happens." in [
        text for _, text in blocks("```\n\nNothing is lost here, whatever happens.")
    ]


@pytest.mark.parametrize(
    "items", [("一、一张网", "二、两个桶"), ("• a net", "• two buckets"), ("・網", "・桶"), ("①网", "②桶")]
)
def test_items_keep_the_space_that_they_have(items: tuple[str, str]):
    """What stands between a marker and its words is the author's."""
    assert blocks(f"{LONG}\n\n" + "\n".join(items))[1:] == [("list_item", item) for item in items]


REFRAIN = "O lay me down on Monday\nand put the lamp to bed."


@pytest.mark.parametrize(
    "stanzas",
    [
        [
            f"The pier went out on Sunday,\nthe sea came in instead;\n{REFRAIN}",
            f"The man who sold the tickets\nhas sold his boat for bread.\n{REFRAIN}",
        ],
        [
            "The gulls are up, the gulls are gone,\nthe harbour light burns on\nfor nobody, for all the drowned,",
            "the nets are in, the nets are dry,\nand in the empty sky\nthere hangs a bell, without a sound.",
        ],
    ],
)
def test_stanzas_bear_each_other_out(stanzas: list[str]):
    """A refrain, or short runs of as many lines that end in punctuation, are verse."""
    assert blocks("\n\n".join(stanzas)) == [("verse", stanza) for stanza in stanzas]


def test_a_narrow_column_is_no_song():
    """Runs of equally many short lines are prose where their lines end anywhere."""
    text = (
        "The council voted on Monday to\nrebuild the old bathhouse by the\nriver, which has stood empty.\n\n"
        "Work is to begin in the spring.\nThe money comes from a fund that\nwas set up for the tram."
    )
    assert [kind for kind, _ in blocks(text)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "heading"), [("## Costs ##", "Costs"), ("## Costs # #", "Costs"), ("## Written in C#", "Written in C#")]
)
def test_closing_hashes_go(line: str, heading: str):
    """All of them, so that a heading reads back as it was printed; those of a word stay."""
    assert blocks(f"{line}\n\n{LONG}")[0] == ("heading", heading)
