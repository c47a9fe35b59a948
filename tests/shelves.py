"""Indexes for tests: articles filed into segments of a few each, some of them deleted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed
from artcli.index.ids import article_id, content_hash
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder
from artcli.model import Article

NOW = "2019-03-09T00:00:00+00:00"


def filed(article: Article, number: int) -> Filed:
    """Return an article as an ingest would file it; the number makes its id its own."""
    content = content_hash(article)
    path = f"/texts/{2017 + number % 3}/part-{number}.txt"
    return Filed(article_id(f"{content}{number}"), path, NOW, content, {path: "00" * 16}, article)


def shelve(folder: Path, parts: Iterable[Sequence[Filed]], deleted: Iterable[str] = ()) -> IndexDirectory:
    """Write an index with a segment for each part, then delete the articles with these ids."""
    directory = IndexDirectory(folder)
    lexicon = QuickLexicon()
    with directory.transaction() as transaction:
        for part in parts:
            builder = SegmentBuilder(transaction.path_of(transaction.new_name()), lexicon)
            for one in part:
                builder.add(one)
            transaction.add_segment(builder.finish())
        transaction.commit()
    gone = set(deleted)
    if gone:
        with directory.transaction() as transaction:
            assert transaction.snapshot is not None
            for segment in transaction.snapshot.segments:
                numbers = [one for one in range(segment.documents) if segment.identifier(one) in gone]
                transaction.delete(segment.name, numbers)
            transaction.commit()
    return directory
