"""What did a check find, and what did a repair do?  The values that say it; pure."""

from __future__ import annotations

from artcli.values import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a file of the index, which is given by its name in the folder; on a cluster, with a document."""

    file: str
    what: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of an index looked at and found.

    ``bytes`` are those of its files; ``notes`` are worth knowing, but nothing is wrong because of them.  ``part`` is what findings name:
    files, or documents of a cluster by their ids.
    """

    articles: int
    segments: int
    bytes: int
    quick: bool
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    part: str = "file"


@dataclass(frozen=True, slots=True)
class LostArticle:
    """What is still known of an article that can't be read any more; None for what isn't."""

    path: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What was broken, and what became of it.

    ``rescued`` articles were written anew; ``lost`` ones are gone, and so are as many as ``unknown`` says of which nothing is known;
    ``returned`` are in the index again, as nothing tells any more that they were removed; ``superseded`` gave way to a newer article
    of the same id or file; ``removed`` are the names of files that are gone.
    """

    before: CheckReport
    rescued: int = 0
    lost: tuple[LostArticle, ...] = ()
    unknown: int = 0
    returned: int = 0
    superseded: tuple[LostArticle, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether no article was lost."""
        return not self.lost and not self.unknown
