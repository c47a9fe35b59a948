"""Where on its page does an article's text stand?  A measure and the screen → a column, in which lines are moved into place.

66 characters, which typographers ask for, 88 at the most; in the middle of a wide terminal, from the left edge of one that is hardly wider.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.layout import LARGEST_MEASURE, Setting
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEASURE = 66
MARGIN = 2  # a text that would have less beside it begins at the left edge


@dataclass(frozen=True, slots=True)
class Column:
    """The column of text on its page."""

    left: int
    width: int
    page: Setting


def column_of(measure: int, setting: Setting) -> Column:
    """Return where a text of this measure stands."""
    measure = max(1, min(measure, LARGEST_MEASURE))
    if setting.width < measure + 2 * MARGIN:
        return Column(0, min(measure, setting.width), setting)
    return Column((setting.width - measure) // 2, measure, setting)


def moved(line: Text, left: int) -> Text:
    """Return a line moved to the right; an empty one stays empty."""
    return Text.assemble(" " * left, line) if left and line.plain else line


def all_moved(lines: Iterable[Text], left: int) -> Iterator[Text]:
    """Yield lines moved to the right."""
    return (moved(line, left) for line in lines)
