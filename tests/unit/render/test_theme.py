"""Pages get the escape sequences that were decided on, and no others."""

from __future__ import annotations

import io

import pytest

from artcli.render.console import console_for
from artcli.render.layout import Sheet, styled
from artcli.render.text import LINK, Text
from artcli.render.theme import Screen, painted, tagged
from artcli.render.themes import STYLES, WEIGHTS


def sheet(*lines: Text) -> Sheet:
    return Sheet(lambda _: lines)


@pytest.mark.parametrize(
    ("ink", "expected"),
    [
        ("colour", "\x1b[1mA tide.\x1b[0m \x1b[1;35mlow\x1b[0m\n"),
        ("weight", "\x1b[1mA tide.\x1b[0m \x1b[1;4mlow\x1b[0m\n"),
        ("none", "A tide. low\n"),
    ],
)
def test_ink(ink, expected):
    """With colour, with weight alone, with neither."""
    line = Text.assemble(styled("A tide.", [], "title"), " ", Text("low", "hit"))
    assert painted(sheet(line), Screen(40, ink)) == expected


def test_styles_add_up():
    """One within another has both; what has the same style is written once."""
    line = Text("A low tide", "title")
    line.stylize("hit", 2, 5)
    line.stylize("dim", 3, 4)
    assert painted(sheet(line), Screen(40, "colour")) == (
        "\x1b[1mA \x1b[0m\x1b[1;35ml\x1b[0m\x1b[1;2;35mo\x1b[0m\x1b[1;35mw\x1b[0m\x1b[1m tide\x1b[0m\n"
    )
    assert painted(sheet(Text.assemble(("a", "dim"), ("b", "dim"))), Screen(40, "colour")) == "\x1b[2mab\x1b[0m\n"


def test_the_parts_of_a_link_belong_together():
    """They have one id, so that a terminal shows them as one link."""
    line = Text("Low tide")
    line.stylize(f"{LINK}file:///a")
    line.stylize("hit", 0, 3)
    shown = painted(sheet(*line.divide([4])), Screen(40, "colour"))
    assert len({part.split(";")[0] for part in shown.split("\x1b]8;")[1:] if part.startswith("id=")}) == 1
    assert shown.count("\x1b]8;;\x1b\\") == shown.count("\x1b]8;id=") == 3


def test_every_style_is_made_of_words_that_have_a_code():
    """Whatever the table asks for is painted."""
    for style in (*STYLES, *WEIGHTS):
        for ink in ("colour", "weight"):
            wanted = (STYLES | WEIGHTS if ink == "weight" else STYLES)[style] != "none"
            assert ("\x1b[" in painted(sheet(Text("low", style)), Screen(40, ink))) == wanted, (style, ink)


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "TERM"])
def test_the_environment_is_not_asked_twice(monkeypatch, variable):
    """What was decided holds, whatever rich would read from the environment."""
    monkeypatch.setenv(variable, "dumb" if variable == "TERM" else "1")
    for ink, expected in (("colour", "\x1b[1;35mlow"), ("none", "low")):
        stream = io.StringIO()
        console_for(stream, ink, 40).print("low", style="hit")
        assert stream.getvalue().startswith(expected)


def test_tagged():
    """Styles are shown by name; one within another by both."""
    text = Text("A tide", "title").append(" low", "hit")
    assert tagged(sheet(text), 40) == "{title}A tide{/}{title hit} low{/}\n"
