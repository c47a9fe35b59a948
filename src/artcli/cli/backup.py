"""``artcli backup``: write what the reader added to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.declared import QUIET, SHARED
from artcli.cli.options import ExamplesCommand, context_settings, declared, remember_options
from artcli.cli.terminal import standard_output
from artcli.errors import OutputError

if TYPE_CHECKING:
    from artcli.marks.backup import Backup

STANDARD_OUTPUT = "-"

EXAMPLES = """
artcli backup marks.jsonl           tags, notes, saved searches, settings
artcli backup - | gzip > marks.gz   to standard output
artcli restore marks.jsonl          take them back
"""


@click.command("backup", cls=ExamplesCommand, epilog=EXAMPLES, context_settings=context_settings())
@click.argument("file", metavar="FILE")
@declared(QUIET, *SHARED)
@click.pass_context
def command(ctx: click.Context, /, file: str, **options: Any) -> int:
    """Write tags, notes, saved searches and the configuration to FILE, as lines of JSON; - is standard output.

    All of it can't be made again from your articles, which the index can. Articles aren't in it: their files are yours.
    """
    from artcli.config import load_settings, marks_path  # noqa: PLC0415  (--help needs none of it)
    from artcli.marks.backup import lines_of, read_marks  # noqa: PLC0415

    shared = remember_options(ctx, options)
    output = standard_output(shared.color)
    backup = read_marks(marks_path(), load_settings())
    if file == STANDARD_OUTPUT:
        for line in lines_of(backup):
            output.write(line)
        return 0
    _write(Path(file), "".join([f"{line}\n" for line in lines_of(backup)]))
    if not options["quiet"]:
        from artcli.cli.messages import say  # noqa: PLC0415

        say(output, _sentence(backup, file))
    return 0


def _write(path: Path, text: str) -> None:
    """Write the file, whole or not at all; over an earlier backup, but over nothing else.

    Raises ``OutputError``.
    """
    from artcli.marks.backup import is_backup  # noqa: PLC0415

    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as file:
                if not is_backup(file.readline(100)):
                    message = f"{path} is there already, and isn't a backup."
                    raise OutputError(message, hint="Name another file, or move that one away.")
        elif path.exists() and not path.is_file():  # /dev/stdout, a pipe
            path.write_text(text, encoding="utf-8")
            return
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        message = f"{path} can't be written: {error.strerror or error}."
        raise OutputError(message, hint="Check that its folder is there, and who may write to it.") from error


def _sentence(backup: Backup, file: str) -> str:
    from artcli.render.figures import counted  # noqa: PLC0415
    from artcli.render.safe import safe_name  # noqa: PLC0415

    articles = counted(len({article for _, article in backup.tags} | set(backup.notes)), "article")
    searches = counted(len(backup.searches), "saved search", "saved searches")
    settings = counted(len(backup.settings), "setting")
    return f"Backed up to {safe_name(file)}: marks of {articles}, {searches}, {settings}."
