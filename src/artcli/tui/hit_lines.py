"""How does a result look in the list?  A hit and what the reader added to it → the lines of its row.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.model import Span
from artcli.render.cells import cells, crop
from artcli.render.figures import counted
from artcli.render.layout import styled
from artcli.render.parts import SEPARATOR, hit_parts, passages, title_of
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.model import ArticleMarks, Hit

STARRED, UNREAD = "starred", "unread"
CURSOR, ELSEWHERE, NOWHERE = "▌ ", "│ ", "  "
GUTTER = 2
TALL, LOW = 4, 2
"""Lines of a row: title, meta, passage and an empty one; or the first two, where there is little room."""


@dataclass(frozen=True, slots=True)
class RowLook:
    """How a row is shown: cells and lines of it, whether the cursor is on it, the pane has the keys, and it is chosen (``--pick``)."""

    width: int
    height: int
    current: bool = False
    focused: bool = False
    chosen: bool | None = None


def row_height(lines: int) -> int:
    """Return how many lines a row has in a list of so many."""
    return TALL if lines >= 4 * TALL else LOW


def hit_lines(hit: Hit | None, marks: ArticleMarks | None, look: RowLook) -> list[Text]:
    """Return the lines of a row; those of a hit that isn't there yet say so."""
    gutter = (
        Text(CURSOR if look.focused else ELSEWHERE, "gutter" if look.focused else "rule") if look.current else NOWHERE
    )
    width = max(1, look.width - GUTTER)
    if hit is None:
        found = [Text("…", "dim"), *[Text()] * (look.height - 1)]
    else:
        found = [_title(hit, marks, look, width), _meta(hit, marks, width)]
        if look.height == TALL:
            found += [_passage(hit, width), Text()]
    last = len(found) - 1 if look.height == TALL else len(found)
    return [Text.assemble(gutter, line) if number < last else line for number, line in enumerate(found)]


def _title(hit: Hit, marks: ArticleMarks | None, look: RowLook, width: int) -> Text:
    sign = "" if look.chosen is None else "[x] " if look.chosen else "[ ] "
    if marks and STARRED in marks.tags:
        sign += "* "
    style = "title" if marks is None or UNREAD in marks.tags else "meta"
    title = styled(hit.title, hit.title_spans, style) if hit.title.strip() else Text(title_of(hit.title), style)
    return _cropped(Text.assemble((sign, "hit"), title), width)


def _meta(hit: Hit, marks: ArticleMarks | None, width: int) -> Text:
    parts = hit_parts(hit)
    tags = [tag for tag in marks.tags if tag not in (UNREAD, STARRED)] if marks else []
    if tags:
        parts.append("tags: " + safe(", ".join(tags)))
    if hit.versions:
        parts.append(counted(len(hit.versions), "other version"))
    if marks and marks.note:
        parts.append("note")
    return Text(crop(SEPARATOR.join(parts), width), "dim")


def _passage(hit: Hit, width: int) -> Text:
    """Return the passage that says most, so that its first match is seen."""
    shown = passages(hit.snippets)
    if not shown:
        return Text()
    best = max(shown, key=lambda one: len(one.spans))
    first = best.spans[0].start if best.spans else 0
    text = styled(best.text, best.spans)
    if first > width * 2 // 3:
        start = best.text.rfind(" ", 0, max(0, first - width // 3)) + 1
        cut = styled(best.text[start:], [_moved(span, start) for span in best.spans if span.start >= start])
        text = Text.assemble("… ", cut)
    return _cropped(text, width)


def _moved(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)


def _cropped(text: Text, width: int) -> Text:
    """Return a line cut to a width, its styles kept."""
    if cells(text.plain) <= width:
        return text
    shown = crop(text.plain, width)
    return Text.assemble(text[: len(shown) - 1], "…")
