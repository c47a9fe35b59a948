"""What do our styles look like?  Tables of styles by their names: for any terminal, for a light one, for a dark one, without colour.

- ``STYLES``: those that can be read on black and on white; ``WEIGHTS``: what takes colour's place without it
- ``named(name, own, colorfgbg)``: the table of a theme
- ``faults(own)``: what is wrong with a theme of the reader's own

Only names of these tables are used elsewhere.  One accent on a screen.  ``STYLES`` has magenta, which alone of the sixteen colours has a
contrast above 4 on black and on white as xterm draws it (#cd00cd: 4.5 and 4.7); errors are red where they appear, and bold.  These are
colours that every terminal has and its owner has chosen.  ``LIGHT`` and ``DARK`` take theirs from the 256 that stay as they are, grey instead
of dim too, and keep a contrast of 4.5, WCAG's for text, on every usual ground of their kind.  Pure: knows no rich.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.styles import StyleFaultError, style_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    Styles = Mapping[str, str]

THEMES = ("auto", "light", "dark", "none")
ACCENT = "magenta"

STYLES: dict[str, str] = {
    "title": "bold",
    "subtitle": "italic",
    "heading": "bold",
    "meta": "none",
    "dim": "dim",
    "hint": "dim",
    "id": "dim",
    "time": "dim",
    "rule": "dim",
    "rank": "none",
    "number": "none",
    "query": "bold",
    "hit": f"bold {ACCENT}",
    "found": f"bold reverse {ACCENT}",
    "link": "underline",
    "note": "none",
    "column": "bold",
    "bar": ACCENT,
    "heat": ACCENT,
    "axis": "dim",
    "evidence": "dim",
    "error": "bold red",
    "outcome.added": "none",
    "outcome.updated": "none",
    "outcome.unchanged": "none",
    "outcome.moved": "none",
    "outcome.duplicate": "none",
    "outcome.skipped": "none",
    "outcome.failed": "bold red",
    "outcome.removed": "none",
    "outcome.gone": "none",
    "went": "bold red",
    "came": f"bold {ACCENT}",
    "progress.bar": ACCENT,
    "progress.rest": "dim",
}
WEIGHTS = {
    "hit": "bold underline",
    "found": "bold reverse",
    "error": "bold",
    "outcome.failed": "bold",
    "went": "dim",
    "came": "bold",
    "bar": "none",
    "heat": "none",
    "progress.bar": "bold",
}
"""Without colour a match must show in a bold title too, hence the line under it."""


def _coloured(accent: str, grey: str, bad: str, good: str) -> dict[str, str]:
    """Return the styles with colours of their own in place of those that any terminal has."""
    found = {name: style.replace(ACCENT, accent).replace("red", bad) for name, style in STYLES.items()}
    found |= {name: grey for name, style in STYLES.items() if style == "dim"}
    return found | {"came": f"bold {good}"}


LIGHT = _coloured("color(90)", "color(241)", "color(124)", "color(22)")
DARK = _coloured("color(213)", "color(247)", "color(210)", "color(114)")
BASE = "base"
"""The key of a reader's own theme that names the table under it."""


def named(name: str, own: Styles | None = None, colorfgbg: str = "") -> Styles | None:
    """Return a theme's styles; None for the one without colours.

    ``auto`` is the reader's ``own`` theme where there is one, else what the terminal says of its ground in ``COLORFGBG``, else what can be
    read on any.
    """
    if name == "auto" and own is not None:
        under = named(own.get(BASE, "auto"), None, colorfgbg)
        return {**(STYLES | WEIGHTS if under is None else under), **{key: own[key] for key in own if key != BASE}}
    if name == "auto":
        name = ground_of(colorfgbg) or "auto"
    return {"light": LIGHT, "dark": DARK, "none": None}.get(name, STYLES)


def ground_of(colorfgbg: str) -> str | None:
    """Return whether a terminal is light or dark by ``COLORFGBG``: the numbers of its text's colour and its ground's; None if that isn't said.

    >>> ground_of("0;15"), ground_of("15;default;0"), ground_of("")
    ('light', 'dark', None)
    """
    last = colorfgbg.rpartition(";")[2]
    if not (last.isascii() and last.isdigit()) or int(last) > 15:
        return None
    return "dark" if int(last) in (0, 1, 2, 3, 4, 5, 6, 8) else "light"


def faults(own: Styles) -> list[str]:
    """Return what is wrong with a reader's own theme, a sentence each."""
    found = []
    for name, style in own.items():
        if name == BASE:
            if style not in THEMES:
                found.append(f"base is {style}, which is none of {', '.join(THEMES)}.")
        elif name not in STYLES:
            found.append(f"There is no style {name}; there are {', '.join(STYLES)}.")
        else:
            try:
                style_of(style)
            except StyleFaultError as error:
                found.append(f"{name} is no style: {error}.")
    return found
