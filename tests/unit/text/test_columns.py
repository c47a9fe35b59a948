"""Two columns side by side become one after the other; tables and single columns stay as they are."""

from __future__ import annotations

import textwrap

import pytest

from artcli.text.columns import split_columns
from artcli.text.draft import PAGE_MARK, Draft, draft_of

PARAGRAPHS = [
    (
        "The ferry across the sound will keep its winter timetable for another month, the harbour office told the council on Monday, "
        "and nobody in the room seemed to have expected anything else from it."
    ),
    (
        "Few of those who came to the meeting stayed for the end of it, when the mayor read out the names of the boats that had sunk in "
        "the winter and asked for a minute of silence, which was kept by everyone but the dog."
    ),
    (
        "The next boat leaves at seven from the lower quay, as it has done since the war, and it will be late, as it has been since the "
        "new engine was put in against the advice of those who have to run it."
    ),
    (
        "On the other side of the sound the shop has been shut for a week, and the baker rows over with bread on Fridays when the wind "
        "is from the west and the children hold the lamp for him."
    ),
]
GERMAN = [
    (
        "Die Fähre über den Sund behält ihren Winterfahrplan noch einen Monat lang, wie das Hafenamt dem Rat am Montag mitteilte, und "
        "niemand im Saal schien etwas anderes erwartet zu haben als eben diese Nachricht aus dem Amt."
    ),
    (
        "Nur wenige von denen, die zur Sitzung gekommen waren, blieben bis zum Ende, als der Bürgermeister die Namen der Boote vorlas, "
        "die im Winter gesunken waren, und um eine Minute der Stille bat."
    ),
    (
        "Das nächste Boot geht um sieben vom unteren Kai ab, wie seit dem Krieg, und es wird sich verspäten, wie immer seit dem Einbau "
        "der neuen Maschine, von der alle abgeraten hatten."
    ),
]


def run(text: str) -> Draft:
    """Split a text's columns."""
    draft = draft_of(text)
    split_columns(draft)
    return draft


def two_columns(paragraphs: list[str], *, width: int = 40, gap: int = 4, indent: str = "", parted: bool = True) -> str:
    """Set paragraphs in two columns of one page."""
    lines = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(paragraph, width, initial_indent=indent, break_on_hyphens=False)
        lines += [""] * parted
    half = (len(lines) + 1) // 2
    right = lines[half:] + [""] * half
    return "\n".join((left.ljust(width + gap) + right[n]).rstrip() for n, left in enumerate(lines[:half]))


def words(draft: Draft) -> list[str]:
    """The words of a draft in their order."""
    return " ".join(draft.lines).replace(PAGE_MARK, " ").split()


@pytest.mark.parametrize("paragraphs", [PARAGRAPHS, GERMAN])
@pytest.mark.parametrize("form", [{}, {"width": 34}, {"gap": 3}, {"indent": "  ", "parted": False}, {"gap": 8}])
def test_columns_are_read_one_after_the_other(paragraphs: list[str], form: dict[str, object]) -> None:
    """The left column comes before the right one, whatever their width, gap and indents."""
    draft = run(two_columns(paragraphs, **form))  # type: ignore[arg-type]
    assert words(draft) == " ".join(paragraphs).split()
    assert draft.repairs == {"columns": 1}
    assert draft.lines.count(PAGE_MARK) == 1


def test_pages_are_read_one_after_the_other() -> None:
    """Each page's columns stay on their page."""
    page = two_columns(PARAGRAPHS)
    assert words(run(f"{page}\n\f{page}")) == " ".join(PARAGRAPHS * 2).split()


def test_lines_that_span_the_page_stay_in_place() -> None:
    """A title above the columns, and a running head or a page number parted from them, are of neither."""
    draft = run(
        f"{'The ferry keeps its winter timetable'.center(84)}\n\n{two_columns(PARAGRAPHS)}\n\n\n\n{'3'.rjust(43)}"
    )
    assert draft.lines[0].strip() == "The ferry keeps its winter timetable"
    assert draft.lines[-1].strip() == "3"
    assert words(draft)[6:-1] == " ".join(PARAGRAPHS).split()


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{month:<20}{n:>10}{n * 3:>12}" for n, month in enumerate(["January", "February", "March"] * 6)),
        "\n".join(f"{'Name of the island ' + str(n):<44}Harbour, shop and a school for {n}" for n in range(14)),
        "\n".join(f"    {line}" for line in PARAGRAPHS),
        "\n".join(textwrap.wrap(" ".join(PARAGRAPHS), 80)),
        "def f():\n        return 1\n" * 20,
        " " * 500,
        "",
    ],
)
def test_tables_and_single_columns_stay(text: str) -> None:
    """What is not surely two columns of prose is left alone."""
    draft = draft_of(text)
    lines = list(draft.lines)
    split_columns(draft)
    assert (draft.lines, draft.repairs) == (lines, {})


def test_a_second_run_changes_nothing() -> None:
    """Split columns have no gaps left."""
    draft = run(two_columns(PARAGRAPHS))
    lines = list(draft.lines)
    split_columns(draft)
    assert draft.lines == lines
