"""How are the saved searches listed?  ``search @``: a line each, with what is new since it last ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.cli.messages import print_note

if TYPE_CHECKING:
    from artcli.cli.printing import Printer
    from artcli.library import Library

NOTHING_FOUND = 1


def print_saved(library: Library, printer: Printer) -> int:
    """Print the saved searches; return the exit status."""
    searches = library.saved_searches()
    if printer.form in ("json", "jsonl"):
        from artcli.records import saved_record  # noqa: PLC0415  (not for text)

        printer.records([saved_record(one) for one in searches])
    elif not searches:
        print_note("No search is saved.\nSave one: artcli search QUERY… --save NAME")
    elif printer.laid_out:
        from artcli.render.saved import saved_page  # noqa: PLC0415  (rich: for terminals only)

        printer.output.show(saved_page(searches), page=printer.page)
    else:
        from artcli.render.plain import plain_saved  # noqa: PLC0415

        printer.output.write(plain_saved(searches).rstrip("\n"))
    return 0 if searches else NOTHING_FOUND
