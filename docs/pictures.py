"""Draw the pictures of real output in docs/pictures/ from data/: ``python docs/pictures.py``; ``--check`` only compares.

Needs artcli installed; uses an index of its own in a temporary folder.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from artcli.library import Library
from artcli.model import Results, Statistics
from artcli.render.hits import ResultsOptions, results_page
from artcli.render.listing import ListOptions, listing_page
from artcli.render.page import PageOptions, article_page
from artcli.render.statistics import StatsOptions, statistics_page
from artcli.render.theme import Screen, painted
from artcli.search.request import SearchRequest
from artcli.snippet import matches_in

if TYPE_CHECKING:
    from artcli.render.layout import Sheet

HERE = Path(__file__).resolve().parent
WIDTH = 80
QUERY = "Hanoi summit"
GROUND, LETTERS = (253, 251, 247), (40, 38, 36)
COLOURS = [
    (40, 38, 36),
    (170, 40, 40),
    (40, 120, 60),
    (150, 110, 20),
    (40, 80, 160),
    (150, 30, 120),
    (30, 120, 130),
    (120, 116, 110),
]
PAPER = TerminalTheme(GROUND, LETTERS, COLOURS)
RULED = TerminalTheme(GROUND, LETTERS, COLOURS, [(170, 166, 160), *COLOURS[1:]])
"""With a bright black of its own, in which the full screen's rules are drawn."""
HEIGHT = 34


def main() -> int:
    """Draw, or compare."""
    os.chdir(HERE.parent)
    pictures = draw()
    stale = [name for name, svg in pictures.items() if not _same(HERE / "pictures" / name, svg)]
    if "--check" in sys.argv:
        if stale:
            print(f"out of date: {', '.join(stale)}; run python docs/pictures.py")
        return 1 if stale else 0
    for name, svg in pictures.items():
        (HERE / "pictures").mkdir(exist_ok=True)
        (HERE / "pictures" / name).write_text(svg, encoding="utf-8", newline="\n")
    return 0


def draw() -> dict[str, str]:
    """Return the pictures by name."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARTCLI_MARKS"] = str(Path(folder) / "marks.sqlite")  # not those of whoever draws
        library = Library(Path(folder) / "index")
        for _ in library.ingest(["data"], lambda: b""):
            pass
        results = _timeless(library.search(SearchRequest(QUERY, limit=4)))
        first = library.get(results.hits[0].id)
        terms = library.terms(QUERY)
        options = PageOptions(
            spans=lambda text: matches_in(text, terms, first.article.language),
            folder=str(HERE.parent),
            today="2026-11-27",
        )
        return _full_screen(library) | {
            "search.svg": _picture(f'artcli search "{QUERY}"', results_page(results, ResultsOptions())),
            "show.svg": _picture("artcli show 1", article_page(first, options)),
            "list.svg": _picture("artcli list korea", _list(library)),
            "stats.svg": _picture("artcli stats", _numbers(library), 70),
        }


def _full_screen(library: Library) -> dict[str, str]:
    """Return the picture of browse; none where textual isn't installed."""
    if find_spec("textual") is None:
        return {}
    from full_screen import full_screen  # noqa: PLC0415  (needs textual)

    first = library.search(SearchRequest(QUERY, limit=2)).hits
    library.marks.tag([first[0].id], add=["korea", "starred"])
    library.marks.tag([first[1].id], add=["korea", "to-read"])
    library.marks.write_note(first[0].id, "Compare with the statement of Sentosa. Who set the table?")
    library.save_search("peace", "treaty OR peace")
    return {"browse.svg": full_screen(library, QUERY.lower(), str(HERE.parent), RULED)}


def _list(library: Library) -> Sheet:
    return listing_page(library.listed(SearchRequest("korea", order="newest")), ListOptions())


def _numbers(library: Library) -> Sheet:
    """Return the page of the library's numbers, without what differs from run to run."""
    found = library.statistics()
    fields = {name: getattr(found, name) for name in Statistics.__slots__}
    settled = Statistics(**fields | {"path": "~/.local/share/artcli/index", "bytes": 340_000})
    return statistics_page(settled, StatsOptions(since="2 minutes ago"))


def _timeless(results: Results) -> Results:
    """Take the time out, which differs from run to run."""
    fields = {name: getattr(results, name) for name in Results.__slots__}
    return Results(**fields | {"seconds": 0.003})


def _picture(command: str, page: Sheet, height: int = HEIGHT) -> str:
    lines = painted(page, Screen(WIDTH, "colour")).split("\n")[:height]
    recorder = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard", highlight=False
    )
    recorder.print(Text(f"$ {command}", style="bold"))
    recorder.print()
    recorder.print(Text.from_ansi("\n".join(lines).rstrip("\n")))
    return recorder.export_svg(title="artcli", theme=PAPER, unique_id="artcli")


def _same(path: Path, svg: str) -> bool:
    if not path.exists():
        return False
    return re.sub(r"\s+", " ", path.read_text(encoding="utf-8")) == re.sub(r"\s+", " ", svg)


if __name__ == "__main__":
    sys.exit(main())
