"""What would making articles again change, for a person?  ``Differences`` → how many, and some of them passage by passage.

``differences_page(found)`` → a page; ``plain_differences(found)`` → the same in text that isn't wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.comparison import Row, compare
from artcli.render.comparison import comparison_lines, plain_comparison
from artcli.render.figures import counted
from artcli.render.layout import Sheet, wrapped
from artcli.render.parts import shown_path
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.text.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artcli.model import Difference, Differences
    from artcli.render.layout import Setting

PASSAGES = 4
"""Of an article, so many that differ are shown; of the others, how many there are."""
_NAMED = 3


def differences_page(found: Differences) -> Sheet:
    """Return what would change as a page: before at the left, after at the right."""
    return Sheet(lambda setting: _lines(found, setting))


def plain_differences(found: Differences) -> str:
    """Return what would change as text, with ``[-what would go-]`` and ``{+what would come+}``."""
    parts = [*_sums(found), ""]
    for one in found.examples:
        rows, more = _rows(one)
        parts += [_name(one), *plain_comparison(rows).splitlines(), *more, ""]
    return "\n".join(parts) + "\n"


def _lines(found: Differences, setting: Setting) -> Iterator[Text]:
    for line in _sums(found):
        yield from wrapped(Text(line), setting.width)
    for one in found.examples:
        rows, more = _rows(one)
        yield Text()
        yield from wrapped(Text(_name(one), "bold"), setting.width)
        yield from comparison_lines(rows, setting)
        for line in more:
            yield Text(line)


def _sums(found: Differences) -> Iterator[str]:
    looked = counted(found.looked_at, "article")
    of = f" of {found.articles:,}" if found.articles > found.looked_at else ""
    yield f"{looked}{of} looked at: {found.changed:,} would change. Nothing was done."
    if found.failed:
        names = ", ".join([f"{shown_path(one.path)} ({safe(one.reason or '')})" for one in found.failed[:_NAMED]])
        more = ", …" if len(found.failed) > _NAMED else ""
        yield f"{len(found.failed):,} can't be made again, and would stay as they are: {names}{more}"


def _name(one: Difference) -> str:
    return f"{safe(one.before.title)}  {one.id}  {shown_path(one.path)}"


def _rows(one: Difference) -> tuple[list[Row], list[str]]:
    """Return the passages of an article that differ, and a line about those left out."""
    rows = compare(to_markdown(one.before), to_markdown(one.after).split("\n\n"))
    changed = [row for row in rows if any(run.changed and run.text.strip() for run in (*row.old, *row.new))]
    if not changed:
        return [], ["only what was repaired or left out differs"]
    rest = len(changed) - PASSAGES
    return changed[:PASSAGES], [f"and {counted(rest, 'more passage')}"] if rest > 0 else []
