"""How is what was learned of sources printed?  A library → the lines that are left out, in the form asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from artcli.cli.printing import Printer
    from artcli.library import Library

NOTHING_FOUND = 1


def print_furniture(library: Library, printer: Printer) -> int:
    """Print the lines, and return the exit status: 1 where there are none.

    Raises an ``IndexStoreError``.
    """
    lines = library.furniture()
    if printer.form in ("json", "jsonl"):
        from artcli.records import furniture_record  # noqa: PLC0415  (not for text)

        printer.records([furniture_record(line) for line in lines])
    elif not lines:
        from artcli.cli.messages import print_note  # noqa: PLC0415

        print_note("No line recurs over many articles of one source.")
    elif printer.laid_out:
        from artcli.render.furniture import furniture_page  # noqa: PLC0415  (as above)

        printer.output.show(furniture_page(lines), page=printer.page)
    else:
        from artcli.render.furniture import plain_furniture  # noqa: PLC0415

        printer.output.write(plain_furniture(lines).rstrip("\n"))
    return 0 if lines else NOTHING_FOUND
