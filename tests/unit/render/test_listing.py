"""A list gives its room to what is looked for."""

from __future__ import annotations

from artcli.model import Hit, Results
from artcli.render.layout import Setting
from artcli.render.listing import ListOptions, listing_page

TITLE = "The harbour board puts the lock gate to a third vote"


def _list(source: str | None, options: ListOptions | None = None) -> list[str]:
    hit = Hit(1, "kq7f" * 4, "kq7f", 0.0, TITLE, (), (), "2019-03-04", source, "en", "/a.txt", 400, ())
    page = listing_page(Results("", 1, 1, (hit,), 0.0), options or ListOptions())
    return [line.plain for line in page.lines(Setting(80))]


def test_the_title_gives_way_last():
    """A long source is cut to half of it, not the title to the source's width."""
    row = _list("The Quarterly Review of Harbours, Locks and Tides")[-1]
    title, source = row[len(" 1  4 Mar 2019  ") : -len("  kq7f")].split("…  ")[0:2]
    assert len(title) > 1.8 * len(source.rstrip("… "))


def test_a_column_without_a_source_is_left_out():
    """But for who asked for it."""
    assert "source" not in _list(None)[2]
    assert "source" in _list("The Gazette")[2]
    assert "source" in _list(None, ListOptions(columns=("title", "source", "id")))[2]
