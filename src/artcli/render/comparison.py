"""How does a file look beside the article it became?  Rows of a comparison → a page, or text.

``comparison_page(rows)`` → two columns, what went on the left and what came on the right set off; ``plain_comparison(rows)`` → one text
with ``[-what went-]`` and ``{+what came+}``, as word diffs are printed where there is no colour.
"""

from __future__ import annotations

import re
from collections import deque
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
_WORD = re.compile(r"\S+\s*|\s+")


def plain_comparison(rows: Iterable[Row]) -> str:
    """Return rows as text: each block, with what went and what came among its words."""
    return "\n".join([_plain_row(row) for row in rows if row.old or row.new])


def _plain_row(row: Row) -> str:
    return "".join(_inline(row)).rstrip() + "\n"


def _inline(row: Row) -> Iterator[str]:
    """Yield the words of both sides in their order: what went, what came in its place, what is the same."""
    old, new = _words(row.old), _words(row.new)
    while old or new:
        went, came = _changed(old), _changed(new)
        if went.strip():
            yield f"[-{safe_block(went.strip())}-]"
        if came.strip():
            yield f"{{+{safe_block(came.strip())}+}}"
        last = came or went
        yield last[len(last.rstrip()) :] and " "
        if old:
            old.popleft()
        if new:
            yield safe_block(new.popleft()[0])


def _words(runs: Iterable[Run]) -> deque[tuple[str, bool]]:
    """Part runs into words with the white space behind them, each with whether it is changed."""
    return deque([(word, run.changed) for run in runs for word in _WORD.findall(run.text)])


def _changed(words: deque[tuple[str, bool]]) -> str:
    """Take the changed words at the front."""
    taken = ""
    while words and words[0][1]:
        taken += words.popleft()[0]
    return taken


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
