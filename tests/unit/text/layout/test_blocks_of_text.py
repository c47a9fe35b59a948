"""From lines to blocks: what stands in a file, and the blocks that it becomes."""

import textwrap

import pytest

from artcli.text.draft import PAGE_MARK, Draft, draft_of
from artcli.text.layout import build_blocks

PROSE = [
    (
        "The bell in the tower of the old customs house had not been heard for nine years when somebody, nobody knows who, rang it at"
        " a quarter to three on a Tuesday morning. Half of the quarter woke and went to the windows to look for a fire."
    ),
    "There was none. The sexton found the door locked, the rope coiled on its hook and a cat asleep on the lowest step, as always.",
    "“I am told that bells do that,” said Mrs. Hallam, who keeps the key. “They remember something and have to say it.”",
    (
        "The council will discuss the matter in March, after the budget, before the drains, and in the presence of an engineer from the"
        " county who has promised to bring a ladder of sufficient length."
    ),
]


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in build_blocks(draft_of(text))]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in build_blocks(draft_of(text))]


def wrapped(width: int, **indents: str) -> list[str]:
    return [textwrap.fill(text, width, break_on_hyphens=False, **indents) for text in PROSE]


@pytest.mark.parametrize("width", [32, 40, 54, 66, 72, 79, 100, 120])
def test_wrapped_lines_are_joined_at_any_width(width: int):
    """The width is told by the text itself."""
    assert paragraphs("\n\n".join(wrapped(width))) == PROSE


@pytest.mark.parametrize("width", [40, 60, 80])
def test_first_line_indents_part_paragraphs(width: int):
    """Without blank lines, an indent begins a paragraph."""
    assert paragraphs("\n".join(wrapped(width, initial_indent="   "))) == PROSE


@pytest.mark.parametrize("width", [40, 60, 80])
def test_hanging_indents_part_paragraphs(width: int):
    """Where all lines but the first are set in, a line that isn't begins a paragraph."""
    assert paragraphs("\n".join(wrapped(width, subsequent_indent="    "))) == PROSE


@pytest.mark.parametrize("width", [52, 70])
def test_short_last_lines_part_paragraphs(width: int):
    """Without blank lines and indents, a stop on a line where the next word would have fitted ends a paragraph."""
    assert paragraphs("\n".join(wrapped(width))) == PROSE


def test_a_few_double_spaced_lines_of_german_are_joined():
    """Where nouns have capitals, a line that ends in an article or a preposition tells as much as a small letter does."""
    paragraphs = [
        (
            "Der Stadtrat hat am Montag den Umbau der alten Hafenmauer beschlossen. Die Arbeiten der Firma Brandt aus Bremen sollen nach"
            " Angaben der Verwaltung im Frühjahr beginnen und bis zum Herbst dauern. Bürgermeisterin Anna Petersen sprach von einer"
            " Entscheidung, auf die Anwohner und Händler lange gewartet hätten."
        ),
        (
            "Kritik kam von der Opposition. Deren Sprecher Karl Lindner nannte die Kosten in Höhe von vier Millionen Euro zu hoch. Der"
            " Hafen brauche zuerst neue Kräne und eine Bahnverbindung, sagte Lindner nach der Sitzung im Rathaus."
        ),
    ]
    lines = [line for paragraph in paragraphs for line in textwrap.wrap(paragraph, 72)]
    assert blocks("\n\n".join(lines)) == [("paragraph", paragraph) for paragraph in paragraphs]


def test_double_spaced_lines_are_joined():
    """A blank line after each line parts nothing; a second one does."""
    assert paragraphs("\n\n\n".join([text.replace("\n", "\n\n") for text in wrapped(60)])) == PROSE


def test_a_margin_is_no_indent():
    """A margin that all lines share is no indent and no code."""
    assert paragraphs(textwrap.indent("\n\n".join(wrapped(66)), " " * 8)) == PROSE


def test_lines_that_are_paragraphs_stay_so():
    """A paragraph a line, with and without blank lines."""
    assert paragraphs("\n".join(PROSE)) == PROSE
    assert paragraphs("\n\n".join(PROSE)) == PROSE


def test_clean_text_is_left_alone():
    """Not a byte of a clean paragraph changes, and nothing is counted."""
    clean = [*PROSE, "Two  spaces, and a - dash.", "It cost £5 (or €6)."]
    draft = draft_of("\n\n".join(clean))
    assert [block.text for block in build_blocks(draft)] == clean
    assert draft.repairs == {}
    assert draft.dropped == []


def test_spaces_that_justify_lines_are_collapsed():
    """Typewritten lines filled with spaces to one width are prose, not a table."""
    text = (
        "It   was  a long   road  that  they  had taken\nfrom the harbour  to the  hills,  and  nobody\n"
        "spoke until  the  bridge came  into sight and\nsomebody sang."
    )
    assert paragraphs(text) == [
        (
            "It was a long road that they had taken from the harbour to the hills, and nobody spoke until the bridge came into"
            " sight and somebody sang."
        )
    ]


def test_a_sentence_goes_on_over_a_page():
    """A page's end inside a sentence parts nothing, whether lines are wrapped or not."""
    lines = "\n\n".join(wrapped(60)).split("\n")
    cut = [*lines[:2], PAGE_MARK, *lines[2:]]
    assert [block.text for block in build_blocks(Draft(cut))] == PROSE
    first, second = PROSE[0].split(" somebody", 1)
    draft = Draft([first, PAGE_MARK, f"somebody{second}", "", PROSE[1]])
    assert [block.text for block in build_blocks(draft)] == PROSE[:2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The mayor and the members of the council agreed to", "cut the rates in spring."),
        ("They had waited at the gate since dawn, the baker said,", "and nobody came."),
        ("For eleven years the yard had been led by", "Harbour Master Jane Alder."),
        (
            "It was painted for the first time, in the summer of the great drought, by Jean and Luc",
            "Moreau of Saint-Aubert, who left the town in spring.",
        ),
    ],
)
def test_a_sentence_goes_on_over_a_blank_line(before: str, after: str):
    """No stop before, and a small letter after or a word that needs another, and the sentence is one."""
    draft = draft_of(f"{PROSE[1]}\n\n{before}\n\n{after}\n\n{PROSE[2]}")
    assert [block.text for block in build_blocks(draft)] == [PROSE[1], f"{before} {after}", PROSE[2]]
    assert draft.repairs == {"blank_lines_joined": 1}


@pytest.mark.parametrize("line", ["A slow start", "Dear Ann,", "They need:", "THE MONEY", "Note"])
def test_short_lines_stay_apart(line: str):
    """Headings, salutations and introductions aren't halves of sentences."""
    assert line in paragraphs(
        f"{PROSE[1]}\n\n{line}\n\nthank you for the letter that came on Tuesday with the morning boat."
    )


def test_divided_words_are_joined_and_counted():
    """Words divided at a line's end are joined; the count says how many."""
    draft = draft_of("The old har-\nbour wall is a well-\nknown ruin near the minis-\ntry, says Dr.\nLund.")
    assert [block.text for block in build_blocks(draft)] == [
        "The old harbour wall is a well-known ruin near the ministry, says Dr. Lund."
    ]
    assert draft.repairs["hyphens_joined"] == 3
    assert draft.repairs["unwrapped_lines"] == 4


def test_chinese_and_thai_lines_are_joined_without_a_space():
    """Scripts without spaces between words get none; Korean gets one."""
    assert paragraphs("旧港口将于明年春天\n开始重建，工程需要三年\n时间。") == [
        "旧港口将于明年春天开始重建，工程需要三年时间。"
    ]
    assert paragraphs("เรือออกจากท่าเมื่อเช้า\nและกลับมาตอนเย็น") == ["เรือออกจากท่าเมื่อเช้าและกลับมาตอนเย็น"]
    assert paragraphs("항구는 내년 봄에 다시\n문을 연다.") == ["항구는 내년 봄에 다시 문을 연다."]


def test_a_signature_is_dropped():
    """What follows the mark of a signature is no part of a letter."""
    draft = draft_of("Thank you for the letter, which came on Tuesday.\n\n-- \nTom Marsh\nQuay Street 3")
    assert [block.text for block in build_blocks(draft)] == ["Thank you for the letter, which came on Tuesday."]
    assert [(dropped.kind, dropped.text) for dropped in draft.dropped] == [
        ("signature", "--\nTom Marsh\nQuay Street 3")
    ]


@pytest.mark.parametrize("rule", ["* * *", "***", "-----", "______", "⁂", "- - -", "=========", "• • •"])
def test_a_rule_is_dropped(rule: str):
    """A line of signs parts sections and is kept among what was dropped."""
    draft = draft_of(f"{PROSE[1]}\n\n{rule}\n\n{PROSE[2]}")
    assert [block.text for block in build_blocks(draft)] == PROSE[1:3]
    assert [(dropped.kind, dropped.text) for dropped in draft.dropped] == [("rule", rule)]


def test_quoted_lines_are_joined_by_level():
    """Quoting in e-mail parts blocks by its level and its blank lines."""
    text = "Bob wrote:\n> the boat was still there, as far\n> as I know.\n>\n> It was blue.\n>> And whose was it, if I may ask, and\n>> since when?"
    assert blocks(text) == [
        ("paragraph", "Bob wrote:"),
        ("quote", "the boat was still there, as far as I know."),
        ("quote", "It was blue."),
        ("quote", "> And whose was it, if I may ask, and since when?"),
    ]


def test_markdown_is_read():
    """Headings, emphasis, links, lists, quotes and fences of Markdown are what they mean."""
    draft = draft_of(
        "## Harbour notes\n\nThe **wall** is *old*, _very_ old; see the [plan](https://example.org/plan).\n\n* one\n* two\n\n"
        "> Said so.\n\n```python\nfor x in y:\n    print(x)\n```\n"
    )
    assert [(block.kind, block.text) for block in build_blocks(draft)] == [
        ("heading", "Harbour notes"),
        ("paragraph", "The wall is old, very old; see the plan."),
        ("list_item", "* one"),
        ("list_item", "* two"),
        ("quote", "Said so."),
        ("code", "for x in y:\n    print(x)"),
    ]
    assert draft.repairs["markdown_marks"] == 4
    assert [(dropped.kind, dropped.text) for dropped in draft.dropped] == [
        ("fence", "python"),
        ("link", "https://example.org/plan"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was rated 4* by them all.",
        "The snake_case_name stays.",
        "A *single pair* may be anything.",
        "5 * 3 * 2 is thirty.",
    ],
)
def test_stars_that_mark_nothing_stay(text: str):
    """Where a text isn't Markdown its stars and underscores are its own."""
    assert paragraphs(f"{PROSE[1]}\n\n{text}") == [PROSE[1], text]


def test_underlined_lines_are_headings():
    """A line under a line makes it a heading and is dropped."""
    assert blocks(
        "The wall\n========\n\nIt fell in the night of the storm.\n\nThe cost\n--------\n\nNobody knows it yet."
    ) == [
        ("heading", "The wall"),
        ("paragraph", "It fell in the night of the storm."),
        ("heading", "The cost"),
        ("paragraph", "Nobody knows it yet."),
    ]


FULL = [
    "The wall fell in the night of the great storm, and nobody in",
    "the town had heard it go until the sexton came to ring the",
]
OPEN, CLOSED = (
    "bell for the morning, as he does on all days of the year for",
    "bell for the morning as he does all days. The mayor ordered.",
)


@pytest.mark.parametrize(("line", "after", "doubtful"), [(OPEN, "us.", 0), (CLOSED, "The town paid.", 2)])
def test_doubtful_ends_are_flagged(line: str, after: str, doubtful: int):
    """A stop at the end of a full line may end a paragraph or not: the report says how many such ends there are."""
    draft = draft_of("\n".join([*FULL, OPEN, "us.", *FULL, line, after] * 2))
    build_blocks(draft)
    assert draft.repairs.get("doubtful_paragraph_ends", 0) == doubtful


@pytest.mark.parametrize(
    ("source", "block"),
    [
        ("T\nhe storm hit the coast on Sunday night.", "The storm hit the coast on Sunday night."),
        ("T\n\nhe storm hit the coast on Sunday night.", "The storm hit the coast on Sunday night."),
        ("“T\nhe storm hit the coast,” said the mayor.", "“The storm hit the coast,” said the mayor."),
        ("T\nHE STORM hit the coast on Sunday night.", "THE STORM hit the coast on Sunday night."),
        ("A\nyear after the flood the mill stands open.", "A year after the flood the mill stands open."),
        ("A\nfter the flood the mill stood open.", "After the flood the mill stood open."),
        ("I\nt rained on the day of the fair.", "It rained on the day of the fair."),
        ("I\nwas born on the day of the fair.", "I was born on the day of the fair."),
        ("E\nvery man in the town has seen the wall.", "Every man in the town has seen the wall."),
        ("À\nla fin du mois, le pont sera fermé.", "À la fin du mois, le pont sera fermé."),
    ],
)
def test_a_dropped_initial_is_joined(source: str, block: str):
    """A capital on a line of its own goes back to its word, with a space where it is a word itself."""
    draft = draft_of(source)
    assert [one.text for one in build_blocks(draft)] == [block]
    assert draft.repairs["dropped_initials"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "A\n\nait, a small island in the river Thames\n\nB\n\nbight, a bend in the bank of a river",
        "Q\n\nWhere were you on Sunday night, please?",
        "He got a\nB\nand she was glad of it all the same.",
    ],
)
def test_a_letter_that_dropped_from_no_word_stays(text: str):
    """Letters that head a glossary, label a question or stand inside a sentence are left."""
    draft = draft_of(text)
    build_blocks(draft)
    assert "dropped_initials" not in draft.repairs


def test_a_paragraph_that_stands_twice_is_dropped_once():
    """The first stays, the second is kept among what was dropped; short ones and quotations may be said again."""
    quotation = f"“{PROSE[0]}”"
    draft = draft_of("\n\n".join([PROSE[1], "No.", quotation, PROSE[3], "No.", quotation, PROSE[1]]))
    assert [block.text for block in build_blocks(draft)] == [PROSE[1], "No.", quotation, PROSE[3], "No.", quotation]
    assert [(dropped.kind, dropped.text) for dropped in draft.dropped] == [("repeated_paragraph", PROSE[1])]


@pytest.mark.parametrize(
    ("stuck", "apart"),
    [
        ("We left the talks early.The talks went on.", "We left the talks early. The talks went on."),
        ("The men spoke after the menThe women spoke.", "The men spoke after the men The women spoke."),
        ("Er kam zu spät.Die Tür war zu.", "Er kam zu spät. Die Tür war zu."),
    ],
)
def test_words_that_are_stuck_are_parted(stuck: str, apart: str):
    """A word that begins sentences is parted from the stop, or the word of the text, before it."""
    draft = draft_of(stuck)
    assert [block.text for block in build_blocks(draft)] == [apart]
    assert draft.repairs == {"stuck_words": 1}


@pytest.mark.parametrize(
    "text",
    [
        "McDonald sold the iPhone on YouTube, and the eBay shop too.",
        "See www.example.The and read.The.txt and a.b.The for it.",
        "Nobody has heard of the talksHe before.",
        "Die LehrerInnen kamen mit den LehrerInnen und node.js kam auch.",
    ],
)
def test_names_with_capitals_inside_stay_whole(text: str):
    """Names, addresses and files aren't words that are stuck, nor what the text doesn't have apart."""
    draft = draft_of(text)
    assert [block.text for block in build_blocks(draft)] == [text]
    assert draft.repairs == {}


def test_marks_of_a_wiki_are_read():
    """Bold, italics, links and headings of a wiki are what they mean."""
    draft = draft_of(
        "== The pier ==\n\nThe '''storm''' hit the [[coast|eastern coast]] near [[Altenried]] on ''Sunday'' night.\n\nIt is gone."
    )
    assert [(block.kind, block.text) for block in build_blocks(draft)] == [
        ("heading", "The pier"),
        ("paragraph", "The storm hit the eastern coast near Altenried on Sunday night."),
        ("paragraph", "It is gone."),
    ]
    assert draft.repairs["wiki_marks"] == 5
    assert [(dropped.kind, dropped.text) for dropped in draft.dropped] == [("link", "coast")]


@pytest.mark.parametrize(
    "text", ["He said ''yes'' and ''no''.", "The list [[1, 2]] stays.", "It was '''bold''' of him."]
)
def test_marks_that_may_be_no_wikis_stay(text: str):
    """One mark may be anything, and pairs of apostrophes are quotation marks."""
    assert paragraphs(f"{PROSE[1]}\n\n{text}") == [PROSE[1], text]


def test_an_end_mark_is_not_a_divided_word():
    """Over a blank line only a letter, a hyphen and a small letter are a divided word."""
    assert paragraphs(f"{PROSE[1]}\n\n-30-\n\nThe editor adds: nobody was hurt.") == [
        PROSE[1],
        "-30-",
        "The editor adds: nobody was hurt.",
    ]
    assert paragraphs(f"The old har-\n\nbour wall fell.\n\n{PROSE[1]}") == ["The old harbour wall fell.", PROSE[1]]


def test_what_line_breaks_hid_is_mended():
    """Dashes and gaps that come of joining lines are those of typewriters."""
    draft = draft_of("The old wall --\nit fell --  was blue, and nobody had\npainted it again.")
    assert [block.text for block in build_blocks(draft)] == [
        "The old wall — it fell — was blue, and nobody had painted it again."
    ]
    assert draft.repairs["dashes"] == 2


def test_a_backslash_keeps_a_line_plain():
    """A line that a backslash keeps from being structure is prose, and the backslash goes."""
    assert blocks("\\# of votes: nine.\n\n1\\. of May was fair.\n\n\\- said he.") == [
        ("paragraph", "# of votes: nine."),
        ("paragraph", "1. of May was fair."),
        ("paragraph", "- said he."),
    ]


@pytest.mark.parametrize("source", ["0. Nothing\n\n1. Something", "0. Nothing"])
def test_a_list_may_begin_with_nought(source: str):
    """Its first item has no neighbour before it."""
    assert paragraphs(source) == source.split("\n\n")


@pytest.mark.parametrize("text", ["", "\n\n\n", "\f", "a", ">", "```", "-", "--", "\n\f\n\f", "* * *"])
def test_next_to_nothing_is_no_trouble(text: str):
    """Texts of no or few characters give few blocks."""
    assert len(paragraphs(text)) <= 1
