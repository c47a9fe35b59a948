"""What does an ingest, or making articles again, come to?  Their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from artcli.values import dataclass

if TYPE_CHECKING:
    from artcli.model.article import Article

Outcome = Literal["added", "updated", "unchanged", "moved", "duplicate", "skipped", "failed", "removed", "gone"]


OUTCOMES: tuple[Outcome, ...] = ("added", "updated", "unchanged", "moved", "duplicate", "skipped", "failed")
"""What can become of a file that there is."""


ABSENT: tuple[Outcome, ...] = ("removed", "gone")
"""Of one that there is no more: taken out of the library, or left in it."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file at ingest; ``reason`` says why, in words for a person."""

    path: str
    outcome: Outcome
    id: str | None = None
    title: str | None = None
    reason: str | None = None
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingest came to: files by outcome, and the library as it is after it.

    ``first_year`` and ``last_year`` are those of the dated articles of the whole library.
    """

    counts: dict[Outcome, int]
    articles: int
    bytes: int
    seconds: float
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that would come out otherwise if it were made again from its file: its id, the file, and both articles."""

    id: str
    path: str
    before: Article
    after: Article


@dataclass(frozen=True, slots=True)
class Differences:
    """What making ``articles`` again would change, by a sample: of ``looked_at``, ``changed`` would come out otherwise, and ``failed`` can't be read.

    ``examples`` are some of the changed ones.
    """

    articles: int
    looked_at: int
    changed: int
    failed: tuple[FileOutcome, ...] = ()
    examples: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """A line that recurs at the edges of many articles of a source, and is left out of them.

    ``source`` is the outlet's name, or, where ``is_folder``, the folder of articles that name none; ``articles`` is how many had the line
    when they were ingested, ``examples`` the ids of some of them.
    """

    source: str
    line: str
    articles: int
    examples: tuple[str, ...] = ()
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class Learned:
    """What a run changed in ``articles`` that were there, or were read before it was learned: lines left out of them, and put back."""

    out: tuple[FurnitureLine, ...]
    back: tuple[FurnitureLine, ...]
    articles: int
