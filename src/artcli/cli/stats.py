"""``artcli stats``: what is in the library, and what was learned of it."""

from __future__ import annotations

from typing import Any

import click

from artcli.cli.declared import UsageFaultError, one_format
from artcli.cli.options import (
    ExamplesCommand,
    context_settings,
    json_option,
    jsonl_option,
    pager_option,
    plain_option,
    remember_options,
    shared_options,
    width_option,
)

EXAMPLES = """
artcli stats --furniture          lines that recur in their sources
artcli stats --furniture --json
"""


@click.command("stats", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.option("--furniture", is_flag=True, help="Lines that recur in a source, and are left out of its articles.")
@json_option
@jsonl_option
@plain_option
@pager_option
@width_option
@shared_options
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> int:
    """Show which lines recur over many articles of a source, and are left out of them, with how many have them and examples."""
    from artcli.cli.furniture import print_furniture  # noqa: PLC0415  (--help needs none of it)
    from artcli.cli.printing import Printer  # noqa: PLC0415
    from artcli.cli.terminal import standard_output  # noqa: PLC0415
    from artcli.library import Library  # noqa: PLC0415

    shared = remember_options(ctx, options)
    form = one_format(json=options["as_json"], jsonl=options["as_jsonl"], plain=options["plain"])
    if not options["furniture"]:
        message = "Say what to show: --furniture."
        raise UsageFaultError(message)
    output = standard_output(shared.color, options["width"])
    return print_furniture(
        Library(shared.index_path()), Printer(output, shared.color, form, page=not options["no_pager"])
    )
