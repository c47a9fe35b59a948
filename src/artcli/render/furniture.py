"""Which lines are left out as they recur in their sources, for a person?  ``FurnitureLine`` → a page, or text, by source.

``furniture_page(lines)`` → a page; ``plain_furniture(lines)`` → a line each, parted by tabs; ``learned_notes(learned)`` → what a run says of it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from artcli.render.cells import cells
from artcli.render.figures import counted
from artcli.render.layout import Sheet, hanging, wrapped
from artcli.render.parts import shown_path
from artcli.render.safe import safe
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import FurnitureLine, Learned
    from artcli.render.layout import Setting

HINT = "Keep a line with keep_lines in the configuration, all with learn_furniture = false, then: artcli ingest PATH"
_INDENT = "  "
_ID = 6
_NAMED = 3


def furniture_page(lines: Sequence[FurnitureLine]) -> Sheet:
    """Return the lines by source, each with how many articles had it and some of them."""
    return Sheet(lambda setting: _lines(lines, setting))


def plain_furniture(lines: Sequence[FurnitureLine]) -> str:
    """Return the lines, one each: articles, source, line, ids."""
    rows = [(str(one.articles), safe(one.source), safe(one.line), " ".join(one.examples)) for one in lines]
    return "".join(["\t".join(row) + "\n" for row in rows])


def learned_notes(learned: Learned) -> Iterator[str]:
    """Yield what is worth saying of lines that were learned, and of those put back."""
    if learned.out:
        many = len(learned.out) > 1
        lines = f"{counted(len(learned.out), 'line')} that {'recur' if many else 'recurs'} in {_sources(learned.out)}"
        yield f"{lines} {'are' if many else 'is'} left out from now on; see: artcli stats --furniture"
    if learned.back:
        yield f"{counted(len(learned.back), 'line')} put back into articles of {_sources(learned.back)}."


def _sources(lines: Sequence[FurnitureLine]) -> str:
    names = list(dict.fromkeys([_name(one) for one in lines]))
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED:,} more sources" if len(names) > _NAMED else "")


def _name(line: FurnitureLine) -> str:
    return shown_path(line.source) if line.is_folder else safe(line.source)


def _lines(lines: Sequence[FurnitureLine], setting: Setting) -> Iterator[Text]:
    digits = max(len(f"{one.articles:,}") for one in lines)
    for name, those in groupby(lines, _name):
        yield from wrapped(Text(name, "title"), setting.width)
        for one in those:
            first = Text(f"{_INDENT}{one.articles:>{digits},}  ")
            ids = " ".join([id_[:_ID] for id_ in one.examples])
            text = Text.assemble(safe(one.line), (f"  {ids}", "hint"))
            rest = Text(" " * cells(first.plain))
            yield from hanging(first, rest, wrapped(text, setting.width - cells(first.plain)))
        yield Text()
    yield from wrapped(Text(HINT, "hint"), setting.width)
