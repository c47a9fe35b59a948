"""``artcli show --versions``: what differs between an article and its other versions."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from artcli.cli.messages import print_note
from artcli.library.versions import difference_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.cli.terminal import Output
    from artcli.library import Library
    from artcli.library.versions import Difference
    from artcli.model import Entry


def show_versions(library: Library, entries: Sequence[Entry], output: Output, form: str | None, *, page: bool) -> bool:
    """Print what differs between each of some articles and its other versions; tell whether there are any."""
    differences = [one for entry in entries for one in library.version_differences(entry.id)]
    if form == "json":
        output.write(json.dumps([difference_record(one) for one in differences], ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for one in differences:
            output.write(json.dumps(difference_record(one), ensure_ascii=False))
    elif differences:
        _print(differences, output, plain=form == "plain", page=page)
    elif entries:
        print_note("The library has no other version of this article.")
    return bool(differences)


def _print(differences: Sequence[Difference], output: Output, *, plain: bool, page: bool) -> None:
    if plain or not output.as_page:
        from artcli.render.versions import plain_versions  # noqa: PLC0415

        output.write(plain_versions(differences).rstrip("\n"))
        return
    from artcli.render.versions import versions_page  # noqa: PLC0415

    output.show(versions_page(differences, os.getcwd()), page=page)  # noqa: PTH109
