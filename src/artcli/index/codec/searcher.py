"""How does Whoosh search a library?  A snapshot → Whoosh's reader and searcher over its segments, deletions left out.

The snapshot stays its opener's: closing the reader or the searcher closes no file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh.reading import EmptyReader, IndexReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from artcli.index.codec.codec import ArtcliCodec, ArticleSegment
from artcli.index.codec.schema import article_schema

if TYPE_CHECKING:
    from artcli.index.snapshot import Snapshot


def whoosh_reader(snapshot: Snapshot) -> IndexReader:
    """Return Whoosh's reader of a snapshot; document numbers are the snapshot's."""
    schema = article_schema()
    generation = snapshot.generation
    nowhere: Any = None
    readers: list[IndexReader] = [
        SegmentReader(nowhere, schema, ArticleSegment(segment), generation=generation, codec=ArtcliCodec())
        for segment in snapshot.segments
    ]
    if not readers:
        return EmptyReader(schema)
    return readers[0] if len(readers) == 1 else MultiReader(readers, generation=generation)


def whoosh_searcher(snapshot: Snapshot, **options: Any) -> Searcher:
    """Return Whoosh's searcher of a snapshot; the options are those of ``Searcher``, such as ``weighting``."""
    return Searcher(whoosh_reader(snapshot), **options)
