"""How does a file look beside the article it became?  Rows of a comparison → a page, or text.

``comparison_page(rows)`` → two columns, what went on the left and what came on the right set off; ``plain_comparison(rows)`` → one text
with ``[-what went-]`` and ``{+what came+}``, as word diffs are printed where there is no colour.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from artcli.render.cells import cells
from artcli.render.layout import Setting, Sheet, wrapped
from artcli.render.safe import safe_block
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.comparison import Row, Run

GAP = " │ "


def plain_comparison(rows: Iterable[Row]) -> str:
    """Return rows as text: each block, with what went before its words and what came in among them."""
    return "\n".join([_plain_row(row) for row in rows if row.old or row.new])


def _plain_row(row: Row) -> str:
    went = [run for run in row.old if run.changed and run.text.strip()]
    lines = [f"[-{safe_block(run.text.rstrip())}-]" for run in went]
    new = "".join(
        [f"{{+{safe_block(run.text.rstrip())}+}} " if run.changed else safe_block(run.text) for run in row.new]
    )
    return "\n".join([*lines, new.rstrip()]) + "\n"


def comparison_page(rows: Sequence[Row]) -> Sheet:
    """Return the rows side by side: the source at the left, the article at the right."""
    return Sheet(lambda setting: comparison_lines(rows, setting))


def comparison_lines(rows: Sequence[Row], setting: Setting) -> Iterator[Text]:
    """Yield the lines of that page."""
    width = max(1, (setting.width - len(GAP)) // 2)
    for row in rows:
        left = _side(row.old, "went", width, "[-", setting)
        right = _side(row.new, "came", width, "{+", setting)
        for old, new in zip_longest(left, right, fillvalue=None):
            line = Text()
            line.append(old or Text())
            line.append(" " * (width - cells(line.plain)))
            line.append(GAP, "rule")
            line.append(new or Text())
            yield line
        yield Text(" " * width + GAP.rstrip(), "rule")


def _side(runs: Iterable[Run], style: str, width: int, mark: str, setting: Setting) -> list[Text]:
    """Set one side's words in its column; without any style what changed is set between marks."""
    text = Text()
    for run in runs:
        shown = " ".join(safe_block(run.text).split())
        if not shown:
            continue
        if run.changed and setting.marks:
            shown = f"{mark}{shown}{'-]' if mark == '[-' else '+}'}"
        text.append(" " if text else "")
        text.append(shown, style if run.changed else "")
    return wrapped(text, width) if text else []
