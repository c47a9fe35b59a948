"""``artcli show --versions``: what differs between an article and its other versions."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from artcli.cli.declared import one_format
from artcli.cli.messages import print_note
from artcli.cli.terminal import standard_output
from artcli.library.versions import difference_record

if TYPE_CHECKING:
    from artcli.cli.declared import Shared
    from artcli.library import Library

NO_OTHERS = 1


def show_versions(library: Library, reference: str, shared: Shared, options: dict[str, Any]) -> int:
    """Print what differs and return the exit status; 1 says that there are no other versions.

    Raises ``UsageFaultError`` for options that don't go together.
    """
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    differences = library.differences(reference)
    output = standard_output(shared.color, options["width"])
    if form == "json":
        output.write(json.dumps([difference_record(one) for one in differences], ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for one in differences:
            output.write(json.dumps(difference_record(one), ensure_ascii=False))
    elif not differences:
        print_note("The library has no other version of this article.")
    elif form == "plain" or not output.as_page:
        from artcli.render.versions import plain_versions  # noqa: PLC0415

        output.write(plain_versions(differences).rstrip("\n"))
    else:
        from artcli.render.versions import versions_page  # noqa: PLC0415

        output.show(versions_page(differences, os.getcwd()), page=not options["no_pager"])  # noqa: PTH109
    return 0 if differences else NO_OTHERS
