"""Streams get the escape sequences that they can take, and no others."""

from __future__ import annotations

import io

import pytest
from rich.text import Text

from artcli.render.layout import styled
from artcli.render.theme import console_for, tagged


def shown(ink):
    stream = io.StringIO()
    console_for(stream, ink, 40).print(styled("A tide.", [], "title"), Text("low", "hit"))
    return stream.getvalue()


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
    assert shown(ink) == expected


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "TERM"])
def test_the_environment_is_not_asked_twice(monkeypatch, variable):
    """What was decided holds, whatever rich would read from the environment."""
    monkeypatch.setenv(variable, "dumb" if variable == "TERM" else "1")
    assert "\x1b[1;35mlow" in shown("colour")
    assert "\x1b" not in shown("none")


def test_numbers_and_addresses_are_not_highlighted():
    """Only what we style is styled."""
    stream = io.StringIO()
    console_for(stream, "colour", 60).print("[b]12[/b] https://example.org :smile:")
    assert stream.getvalue() == "[b]12[/b] https://example.org :smile:\n"


def test_tagged():
    """Styles are shown by name; one within another by both."""
    text = Text("A tide", "title").append(" low", "hit")
    assert tagged(text, 40) == "{title}A tide{/}{title hit} low{/}\n"
