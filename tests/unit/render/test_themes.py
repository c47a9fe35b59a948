"""Each theme can be read on the grounds it is made for, and the reader's own is taken as it is written."""

from __future__ import annotations

import re

import pytest
from rich.color import Color
from rich.style import Style as RichStyle

from artcli.render.layout import Sheet
from artcli.render.styles import StyleFaultError, style_of
from artcli.render.text import Text
from artcli.render.theme import Screen, painted
from artcli.render.themes import ACCENT, DARK, LIGHT, STYLES, faults, ground_of, named

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
LIGHT_GROUNDS = {"white": WHITE, "paper": (253, 251, 247), "solarized light": (253, 246, 227), "grey": (238, 238, 238)}
DARK_GROUNDS = {"black": BLACK, "dark grey": (30, 30, 30), "one dark": (40, 44, 52), "solarized dark": (0, 43, 54)}
XTERM = {"red": (205, 0, 0), "green": (0, 205, 0), "magenta": (205, 0, 205), "blue": (0, 0, 238), "cyan": (0, 205, 205)}
"""The sixteen colours as xterm draws them, those that a style may have."""
TEXT, BOLD = 4.5, 3.0
"""WCAG 2.2, 1.4.3: the contrast of text, and of text that is large or bold."""


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def rgb(style: str) -> tuple[int, int, int] | None:
    """Return the colour of a style that has one, by rich's reading of it."""
    colour = RichStyle.parse(style).color
    if colour is None:
        return None
    return XTERM[colour.name] if colour.name in XTERM else tuple(colour.get_truecolor())


def coloured(styles) -> dict[str, tuple[int, int, int]]:
    return {name: found for name, style in styles.items() if (found := rgb(style)) is not None}


def test_contrast_is_measured_as_wcag_does():
    """Black on white is 21 to 1; the grey of its own examples 4.54."""
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((118, 118, 118), WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("styles", "grounds"), [(LIGHT, LIGHT_GROUNDS), (DARK, DARK_GROUNDS)], ids=["light", "dark"])
def test_every_colour_can_be_read_on_its_grounds(styles, grounds):
    """WCAG's 4.5 for text, bold or not; nothing is dim, whose contrast nobody knows."""
    found = coloured(styles)
    assert {"hit", "bar", "dim", "error", "went", "came"} <= set(found)
    for name, colour in found.items():
        for ground, behind in grounds.items():
            assert contrast(colour, behind) >= TEXT, (name, ground)
    assert not any("dim" in style.split() for style in styles.values())


def test_what_is_taken_without_knowing_the_ground_can_be_read_on_any():
    """The accent nearly as text, on black and on white; what has another colour is bold as well."""
    for name, colour in coloured(STYLES).items():
        least = min(contrast(colour, BLACK), contrast(colour, WHITE))
        if ACCENT in STYLES[name]:
            assert least >= 4.4, name
        else:
            assert least >= BOLD, name
            assert "bold" in STYLES[name], name


@pytest.mark.parametrize(
    ("said", "ground"),
    [("0;15", "light"), ("15;0", "dark"), ("12;8", "dark"), ("0;7", "light"), ("15;default;0", "dark"),
     ("default;default", None), ("", None), ("0;16", None), ("0;x", None), ("0;¹", None)],
)  # fmt: skip
def test_the_ground_is_what_the_terminal_says(said, ground):
    """Of COLORFGBG the last number; 7 and 9 to 15 are light."""
    assert ground_of(said) == ground


@pytest.mark.parametrize(
    ("name", "colorfgbg", "expected"),
    [("auto", "", STYLES), ("auto", "0;15", LIGHT), ("auto", "15;0", DARK), ("light", "15;0", LIGHT), ("dark", "", DARK), ("none", "15;0", None)],
)  # fmt: skip
def test_a_theme_by_its_name(name, colorfgbg, expected):
    """Who names one isn't asked for the terminal."""
    assert named(name, None, colorfgbg) is expected


def test_a_theme_of_ones_own_lies_over_another():
    """Over what the terminal says, or the one that it names as its base; with no base of colours, only its own are there."""
    own = {"hit": "bold #ff8700", "base": "dark"}
    assert named("auto", own)["hit"] == "bold #ff8700"
    assert named("auto", own)["bar"] == DARK["bar"]
    assert named("auto", {"hit": "red"}, "0;15")["bar"] == LIGHT["bar"]
    assert named("auto", {"hit": "red", "base": "none"})["bar"] == "none"


@pytest.mark.parametrize(
    ("own", "said"),
    [({"hits": "bold"}, "There is no style hits"), ({"hit": "bold reddish"}, "“reddish”"), ({"base": "sepia"}, "base is sepia"),
     ({"hit": "blink"}, "“blink”"), ({"hit": "link https://a.example"}, "“link”"), ({"hit": "red on"}, "something is missing"),
     ({"hit": "color(256)"}, "“color(256)”"), ({"hit": "rgb(1,2,999)"}, "rgb"), ({"hit": "not red"}, "can't be taken away")],
)  # fmt: skip
def test_what_is_wrong_with_ones_own_is_said(own, said):
    """By the style's name and the word that isn't understood."""
    (fault,) = faults(own)
    assert said in fault


@pytest.mark.parametrize(
    "style",
    ["bold magenta", "b #ff8700", "dim on white", "italic color(208) on color(17)", "rgb(1,2,3)", "underline bright_red",
     "dark_orange", "not bold green", "reverse", "strike", "none", "default on default", "uu", "on #102030"],
)  # fmt: skip
def test_styles_are_read_as_rich_reads_them(style):
    """The codes are those that rich writes."""
    found = style_of(style)
    rich = RichStyle.parse(style)
    ours = {*found.attributes, *filter(None, [found.colour, found.ground])}
    theirs = set()
    for name, code in (
        ("bold", "1"),
        ("dim", "2"),
        ("italic", "3"),
        ("underline", "4"),
        ("reverse", "7"),
        ("strike", "9"),
        ("underline2", "21"),
    ):
        theirs |= {code} if getattr(rich, name) else set()
    theirs |= {
        ";".join(colour.get_ansi_codes(foreground=is_text))
        for colour, is_text in ((rich.color, True), (rich.bgcolor, False))
        if colour
    }
    assert ours == theirs


def test_every_sixteen_colours_have_a_code():
    """As rich has them."""
    for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"):
        for one in (name, f"bright_{name}"):
            assert style_of(one).colour == ";".join(Color.parse(one).get_ansi_codes())


def test_one_within_another_can_take_away():
    """``not bold`` of the inner style ends the outer one's."""
    line = Text("A tide", "title")
    line.stylize("hit", 2, 6)
    shown = painted(
        Sheet(lambda _: [line]), Screen(40, "colour", styles={**STYLES, "hit": "not bold #102030 on white"})
    )
    assert shown == "\x1b[1mA \x1b[0m\x1b[38;2;16;32;48;47mtide\x1b[0m\n"


def test_without_colour_no_theme_has_any():
    """Weight alone: of a reader's own theme too."""
    line = Text.assemble(("low", "hit"), ("tide", "title"))
    shown = painted(Sheet(lambda _: [line]), Screen(40, "weight", styles={**STYLES, "title": "bold #ff8700 on red"}))
    assert not re.search(r"\x1b\[[0-9;]*(?:3[0-7]|38|4[0-7]|48)[;m]", shown)
    assert "\x1b[1mtide" in shown


def test_a_text_that_is_no_style():
    with pytest.raises(StyleFaultError, match="reddish"):
        style_of("reddish")
