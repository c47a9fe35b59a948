"""How does a command run an ingest?  The options that say what is wanted, Ctrl-C, the bar, and the question before anything is removed."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from artcli.cli.asking import agreed
from artcli.cli.messages import print_note
from artcli.cli.options import Number
from artcli.cli.sizes import size_of
from artcli.cli.terminal import standard_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from artcli.ingest.options import IngestOptions
    from artcli.ingest.pruning import Agree
    from artcli.ingest.run import Ingest
    from artcli.model import FileOutcome

SHOWN = 10
"""Files, or folders, that are named; of more, how many there are."""
_LEAST_MEMORY = 200 * 2**20

include_option = click.option("--include", multiple=True, metavar="PATTERN", help="In folders, only files like this.")
exclude_option = click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="In folders, no files or folders like this."
)
max_size_option = click.option("--max-size", callback=size_of(1), metavar="SIZE", help="Skip larger files (else 64M).")
jobs_option = click.option("-j", "--jobs", type=Number(1, 256), metavar="N", help="Processes (else one a core).")
memory_option = click.option(
    "--memory", callback=size_of(_LEAST_MEMORY), metavar="SIZE", help="What they may take together (else 458M)."
)

shards_option = click.option("--shards", type=Number(1, 1000), metavar="N", help="Shards on a cluster (else 1).")
replicas_option = click.option("--replicas", type=Number(0, 10), metavar="N", help="Copies of each of them (else 1).")
text_fields_option = click.option(
    "--text-fields/--no-text-fields", default=None, help="Let other programs search it too, or not."
)
shared_marks_option = click.option("--shared-marks", is_flag=True, help="Keep tags and notes in the cluster.")


def how_asked(options: dict[str, Any], agree: Agree | None, *, titles: bool) -> IngestOptions:
    """Return what the options of a command ask of an ingest; ``agree`` is asked before anything is removed."""
    from artcli.config import load_config  # noqa: PLC0415
    from artcli.ingest.choice import MOST_BYTES, MOST_CONTAINER_BYTES, Choice  # noqa: PLC0415  (as above)
    from artcli.ingest.memory import MEMORY  # noqa: PLC0415
    from artcli.ingest.options import IngestOptions  # noqa: PLC0415

    asked = options["max_size"]
    most, most_container = asked or MOST_BYTES, asked or MOST_CONTAINER_BYTES
    choice = Choice(options["include"], options["exclude"], most, most_container)
    return IngestOptions(
        options["jobs"],
        options["memory"] or MEMORY,
        options.get("wait", True),
        titles=titles,
        rehash=options.get("rehash", False),
        choice=choice,
        prune=agree,
        force=options.get("force", False),
        dry_run=options.get("dry_run", False),
        near_duplicates=load_config().near_duplicates,
        shards=options.get("shards"),
        replicas=options.get("replicas"),
        text_fields=options.get("text_fields"),
    )


@contextmanager
def gentle_interrupt(run: Ingest) -> Iterator[list[int]]:
    """Let the first Ctrl-C end the run with a commit, and the second stop it at once; as does the first where nothing was begun yet."""
    seen: list[int] = []

    def interrupt(number: int, _frame: object) -> None:
        if seen or not run.begun:
            raise KeyboardInterrupt
        seen.append(number)
        run.stop()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield seen
    finally:
        signal.signal(signal.SIGINT, before)


def run_shown(
    run: Ingest, take: Callable[[FileOutcome], None], colour: str, asking: Asking | None = None, *, bar: bool
) -> None:
    """Ingest, with a bar where a person looks and it is wanted; each outcome is taken as it comes."""
    output = standard_error(colour)
    if not bar or not output.progress:
        for outcome in run:
            take(outcome)
        return
    from artcli.render.progress import IngestProgress  # noqa: PLC0415  (rich: for terminals only)

    total, size = run.extent
    with IngestProgress(output.console, run.label, total, size) as progress:
        if asking is not None:
            asking.before = progress.hide
        for outcome in run:
            take(outcome)
            progress.took(outcome, run.files_done, run.bytes_done)


class Asking:
    """Asks whether files that are gone may be removed; ``before`` is done first."""

    def __init__(self, *, yes: bool) -> None:
        """Take whether the answer is known."""
        self.before: Callable[[], None] = lambda: None
        self._yes = yes

    def __call__(self, gone: Sequence[FileOutcome]) -> bool:
        """Show some of the files, and ask."""
        if self._yes:
            return True
        self.before()
        from artcli.render.figures import counted  # noqa: PLC0415  (seldom asked)

        for one in gone[:SHOWN]:
            print_note(f"{one.path}  {one.id}  {one.title}")
        if len(gone) > SHOWN:
            print_note(f"and {len(gone) - SHOWN:,} more")
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # Ctrl-C is an answer too
        try:
            return agreed(
                f"Remove {counted(len(gone), 'file')} that {'is' if len(gone) == 1 else 'are'} gone from the library?"
            )
        finally:
            signal.signal(signal.SIGINT, before)
