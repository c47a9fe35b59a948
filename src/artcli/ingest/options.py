"""What may be asked of an ingest?  One frozen value, which goes from the command line to the work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artcli.config.keys import NEAR_DUPLICATES
from artcli.ingest.choice import Choice
from artcli.ingest.memory import MEMORY
from artcli.version import __version__

if TYPE_CHECKING:
    from artcli.ingest.pruning import Agree
    from artcli.ingest.tasks import Make


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """How to ingest.

    ``jobs`` is the number of processes (None: one a core), ``memory`` the bytes they may take together; ``wait`` waits for another
    writer to end; ``titles`` asks for the titles of unchanged files too; ``make`` is a normaliser in the place of artcli's; ``rehash``
    reads every file, however unchanged it looks; ``choice`` says which files of folders are wanted.
    ``prune`` is asked at the end whether files that are gone may be removed (None: they may not); those on what may be a disk that isn't
    mounted aren't, without ``force``.  ``dry_run`` says what would be done, and does nothing.  ``near_duplicates`` is what two articles
    resemble each other by at the least, from 0 to 1, which are versions of one; with 0 nobody looks for any.
    ``learn`` says whether lines that recur in a source are left out, ``keep_lines`` which never are (None: as it is configured).
    ``shards`` and ``replicas`` are those of a library that is made on a cluster, ``text_fields`` says whether other programs can search that
    (None: as it is configured).
    """

    jobs: int | None = None
    memory: int = MEMORY
    wait: bool = False
    titles: bool = False
    make: Make | None = None
    rehash: bool = False
    choice: Choice = field(default_factory=Choice)
    prune: Agree | None = None
    force: bool = False
    dry_run: bool = False
    near_duplicates: float = NEAR_DUPLICATES
    learn: bool | None = None
    keep_lines: tuple[str, ...] | None = None
    shards: int | None = None
    replicas: int | None = None
    text_fields: bool | None = None


def reader_of(options: IngestOptions) -> str:
    """Return who makes articles, with the version: what one couldn't read, another may."""
    if options.make is None:
        return f"artcli {__version__}"
    return f"artcli {__version__} {options.make.__module__}.{options.make.__qualname__}"
