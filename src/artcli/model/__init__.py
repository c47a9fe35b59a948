"""Which values cross every border of the program?  A module a subject, of which only those are loaded whose names are asked for here.

Pure: imports nothing of artcli but how values are made, touches no file, clock or terminal.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""True to whoever checks types, by its name."""
if TYPE_CHECKING:
    from artcli.model.added import (
        ArticleMarks,
        Identity,
        SavedSearch,
    )
    from artcli.model.article import (
        WORDS_A_MINUTE,
        Article,
        Block,
        BlockKind,
        Dropped,
        Entry,
        Hints,
        Repair,
        Version,
    )
    from artcli.model.outcomes import (
        ABSENT,
        OUTCOMES,
        Difference,
        Differences,
        FileOutcome,
        FurnitureLine,
        IngestSummary,
        Learned,
        Outcome,
    )
    from artcli.model.results import (
        Count,
        Evidence,
        Explanation,
        Facet,
        Hit,
        How,
        Results,
        Snippet,
        Span,
        Statistics,
        Timeline,
    )

__all__ = [
    "ABSENT",
    "OUTCOMES",
    "WORDS_A_MINUTE",
    "Article",
    "ArticleMarks",
    "Block",
    "BlockKind",
    "Count",
    "Difference",
    "Differences",
    "Dropped",
    "Entry",
    "Evidence",
    "Explanation",
    "Facet",
    "FileOutcome",
    "FurnitureLine",
    "Hints",
    "Hit",
    "How",
    "Identity",
    "IngestSummary",
    "Learned",
    "Outcome",
    "Repair",
    "Results",
    "SavedSearch",
    "Snippet",
    "Span",
    "Statistics",
    "Timeline",
    "Version",
]
_HOMES = {
    "article": "BlockKind WORDS_A_MINUTE Block Repair Dropped Article Hints Version Entry",
    "added": "ArticleMarks SavedSearch Identity",
    "results": "Span Snippet Hit Count Facet How Evidence Explanation Results Timeline Statistics",
    "outcomes": "Outcome OUTCOMES ABSENT FileOutcome IngestSummary Difference Differences FurnitureLine Learned",
}


def __getattr__(name: str) -> object:
    """Load the module that a name is from, with all its names: whoever asks for one mostly asks for others."""
    for home, names in _HOMES.items():
        if name in names.split():
            module = __import__(
                f"{__name__}.{home}", fromlist=[name]
            )  # importlib's own function would have to be imported
            globals().update({one: getattr(module, one) for one in names.split()})
            return globals()[name]
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
