"""Which way does a text run?  One from right to left is closed, or it would draw the figures and signs behind it to itself.

Terminals that lay lines out by Unicode's rules (UAX #9) take neutral signs and numbers for a part of the text before them; a mark without
width ends it.  Pure.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy

if TYPE_CHECKING:
    from artcli.render.text import Text

CLOSE = "\u200e"
"""Unicode's left-to-right mark."""
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def is_right_to_left(text: str) -> bool:
    """Tell whether a text has letters that run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def closed_text(text: str) -> str:
    """Return a text behind which something else may stand."""
    return text + CLOSE if is_right_to_left(text) else text


def closed(text: Text) -> Text:
    """Return a styled text behind which something else may stand."""
    return text.append(CLOSE) if is_right_to_left(text.plain) else text
