"""What differs between the versions of an article?  Differences → a page, or text.

``versions_page(differences)`` → for each version what it is, and beside each other the passages that differ; ``plain_versions(differences)`` →
the same with ``[-what that one has-]`` and ``{+what this one has+}``.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from artcli.render.comparison import comparison_page, plain_comparison
from artcli.render.figures import counted
from artcli.render.layout import Setting, Sheet, packed, wrapped
from artcli.render.parts import SEPARATOR, title_of, version_parts
from artcli.render.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.comparison import Row
    from artcli.library.versions import Difference

_LEGEND = "{} what each other version says, {} what the one asked for does."


def plain_versions(differences: Sequence[Difference]) -> str:
    """Return what differs as text."""
    head = f"{_LEGEND.format('Between [- and -]', 'between {+ and +}')}\n\n"
    return head + "\n".join([_plain(one) for one in differences])


def _plain(one: Difference) -> str:
    parts = [f"{title_of(one.version.title)}\n{SEPARATOR.join(version_parts(one.version))}\n"]
    for same, rows in _stretches(one.rows):
        parts.append(f"{_alike(rows)}\n" if same else plain_comparison(rows))
    return "\n".join(parts)


def versions_page(differences: Sequence[Difference], folder: str | None = None) -> Sheet:
    """Return what differs as a page: the other version at the left, this one at the right."""
    return Sheet(lambda setting: _lines(differences, folder, setting))


def _lines(differences: Sequence[Difference], folder: str | None, setting: Setting) -> Iterator[Text]:
    yield from wrapped(Text(_LEGEND.format("At the left", "at the right"), "dim"), setting.width)
    for one in differences:
        yield Text()
        yield from wrapped(Text(title_of(one.version.title), "title"), setting.width)
        yield from packed(version_parts(one.version, folder), setting.width, "meta")
        yield Text()
        for same, rows in _stretches(one.rows):
            if same:
                yield Text(_alike(rows), "dim")
                yield Text()
            else:
                yield from comparison_page(rows).lines(setting)


def _stretches(rows: Iterable[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """Yield neighbouring rows that are all the same, or all differ."""
    for same, those in groupby(rows, key=_is_same):
        yield same, list(those)


def _is_same(row: Row) -> bool:
    return not any([run.changed for run in (*row.old, *row.new)])


def _alike(rows: Sequence[Row]) -> str:
    verb = "is" if len(rows) == 1 else "are"
    return f"{counted(len(rows), 'passage')} {verb} the same."
