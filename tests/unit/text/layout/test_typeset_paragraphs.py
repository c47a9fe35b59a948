"""Paragraphs of typeset text whose blank lines and indents are lost."""

import random

import pytest

from artcli.text.draft import Draft
from artcli.text.layout import build_blocks
from artcli.text.layout.lines import Line
from artcli.text.layout.measure import measure_of
from artcli.text.layout.widths import Measurer, helvetica, times

WORDS = [
    "the",
    "of",
    "a",
    "in",
    "to",
    "and",
    "harbour",
    "water",
    "ferryman",
    "evening",
    "winter",
    "bridge",
    "council",
    "letter",
    "window",
    "morning",
    "yellow",
    "little",
    "said",
    "went",
    "came",
    "before",
    "after",
    "under",
    "between",
    "engineer",
    "remembered",
    "seventeen",
    "promised",
    "towards",
    "nobody",
    "everybody",
    "lantern",
    "corner",
    "market",
    "stood",
    "waited",
    "illuminated",
    "quietly",
    "beginning",
]


def sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(6, 24))
    return " ".join(words).capitalize() + "."


def article(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join([sentence(chance) for _ in range(chance.randint(2, 5))]) for _ in range(14)]


def typeset(paragraphs: list[str], face: Measurer, width: int, indent: int = 0) -> list[str]:
    """Break lines where the next word doesn't fit, as a typesetter does; the indent takes room but leaves no trace."""
    lines: list[str] = []
    for paragraph in paragraphs:
        line, room = "", width - indent
        for word in paragraph.split():
            wider = f"{line} {word}" if line else word
            if face(wider) > room:
                lines.append(line)
                line, room = word, width
            else:
                line = wider
        lines.append(line)
    return lines


def share_found(face: Measurer, width: int, indent: int = 0) -> float:
    found = total = 0
    for seed in range(12):
        paragraphs = article(seed)
        blocks = {block.text for block in build_blocks(Draft(typeset(paragraphs, face, width, indent)))}
        found += sum([1 for paragraph in paragraphs if paragraph in blocks])
        total += len(paragraphs)
    return found / total


@pytest.mark.parametrize("face", [times, helvetica])
@pytest.mark.parametrize("indent", [0, 500])
def test_most_paragraphs_are_found_by_width(face: Measurer, indent: int):
    """A last line that is shorter by the width of its letters ends a paragraph; about one in ten is as long as the others."""
    assert share_found(face, 9700, indent) >= 0.8


@pytest.mark.parametrize(("face", "least"), [(times, 10), (helvetica, 6)])
def test_the_face_of_type_is_recognised(face: Measurer, least: int):
    """The widths that explain the lines best are mostly those of the face in which they were set; in doubt it is Times."""
    measures = [measure_of([[Line(text) for text in typeset(article(seed), face, 9700)]]) for seed in range(12)]
    right = [measure for measure in measures if measure is not None and measure.face is face]
    assert len(right) >= least
    assert all(abs(measure.width / 9700 - 1) < 0.02 for measure in right)


def test_lost_indents_are_measured():
    """Where first lines are shorter than others by an indent that was dropped, it is found."""
    lines = [Line(text) for text in typeset(article(5), times, 9700, 600)]
    measure = measure_of([lines])
    assert measure is not None
    assert abs(measure.first_indent * 9700 - 600) < 200


def test_plain_wrapping_is_recognised():
    """Lines wrapped at a number of columns aren't taken for type."""
    lines = [Line(text) for text in typeset(article(7), len, 70)]
    measure = measure_of([lines])
    assert measure is not None
    assert measure.face is len
    assert measure.width == 70


def test_lines_without_a_measure_have_none():
    """Paragraphs of a line each tell no width."""
    assert measure_of([[Line(text) for text in article(9)]]) is None
