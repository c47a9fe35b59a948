"""``artcli restore``: take what the reader added from a backup."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import JSON, QUIET, SHARED, Option
from artcli.cli.messages import print_note
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import standard_output
from artcli.errors import MarksError

if TYPE_CHECKING:
    from artcli.cli.terminal import Output
    from artcli.marks.backup import Difference, Restored

STANDARD_INPUT = "-"
MOST_SHOWN = 20
LONGEST_VALUE = 60

EXAMPLES = """
artcli restore marks.jsonl             add what isn't there; what differs stays
artcli restore marks.jsonl --replace   take the backup's, where they differ
gunzip < marks.gz | artcli restore -   from standard input
"""

REPLACE = Option(("--replace",), "replace", "Where they differ, take the backup's.", flag=True)


@click.command("restore", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("file", metavar="FILE")
@declared(REPLACE, JSON, QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, file: str, **options: Any) -> int:
    """Add what is in a backup to the tags, notes, saved searches and settings that are there; - is standard input.

    Nothing is taken away. What is one thing here and another in the backup stays as it is here, unless --replace is given, and is
    shown either way.
    """
    from artcli.config import load_settings, marks_path  # noqa: PLC0415  (--help needs none of it)
    from artcli.config.editing import save_settings  # noqa: PLC0415
    from artcli.marks.backup import parse, restore  # noqa: PLC0415

    shared = remember_options(ctx, options)
    name = "Standard input" if file == STANDARD_INPUT else file
    backup = parse(_read(file).split("\n"), name)
    restored = restore(backup, marks_path(), load_settings(), replace=options["replace"])
    if restored.settings:
        save_settings(restored.settings)
    output = standard_output(shared.color)
    if options["as_json"]:
        record = _record(restored, replaced=options["replace"])
        output.write(json.dumps(record, ensure_ascii=False, indent=2))
    elif not options["quiet"]:
        _say(output, restored, name, replaced=options["replace"])
    if not backup.whole:
        print_note(f"{name} ends early: what is in it was restored, but it isn't all that was backed up.")
        return 1
    return 0


def _read(file: str) -> str:
    """Return the text of a backup.

    Raises ``MarksError``.
    """
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read().decode()
        with open(file, encoding="utf-8") as backup:  # noqa: PTH123  (as it was typed)
            return backup.read()
    except UnicodeDecodeError as error:
        message = f"{file} isn't a backup of artcli."
        raise MarksError(message, hint="A backup is written by: artcli backup FILE") from error
    except OSError as error:
        message = f"{file} can't be read: {error.strerror}."
        raise MarksError(message, hint="A backup is written by: artcli backup FILE") from error


def _record(restored: Restored, *, replaced: bool) -> dict[str, Any]:
    different = [{"kind": one.kind, "of": one.of, "here": one.here, "backup": one.backup} for one in restored.different]
    return {"added": restored.added, "same": restored.same, "different": different, "replaced": replaced}


def _say(output: Output, restored: Restored, name: str, *, replaced: bool) -> None:
    from artcli.render.safe import safe_name  # noqa: PLC0415

    different = restored.different
    counts = f"{restored.added:,} added, {restored.same:,} the same, {len(different):,} different"
    output.write(f"{safe_name(name)}: {counts}.")
    for one in different[:MOST_SHOWN]:
        output.write(f"  {_line(one)}")
    if len(different) > MOST_SHOWN:
        output.write(f"  and {len(different) - MOST_SHOWN:,} more; --json has all")
    if different and replaced:
        output.write("Those that differed are now as in the backup.")
    elif different:
        output.write("Those that differ are as they were; to take the backup's: --replace")


def _line(one: Difference) -> str:
    from artcli.render.safe import safe, short  # noqa: PLC0415

    here, backup = [
        short(value if isinstance(value, str) else json.dumps(value), LONGEST_VALUE) for value in (one.here, one.backup)
    ]
    whose = "@" + one.of if one.kind == "search" else one.of
    return (
        f"{one.kind} of {safe(whose)}: here {here}; in the backup {backup}"
        if one.kind in ("tag", "note")
        else (f"{safe(whose)}: here {here}; in the backup {backup}")
    )
