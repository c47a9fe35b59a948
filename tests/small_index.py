"""What tests of the index share: small articles, and folders of segments made of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed, all_filed
from artcli.index.ids import article_id, bytes_hash, content_hash
from artcli.index.manifest import SegmentEntry
from artcli.index.snapshot import Snapshot
from artcli.index.stamps import from_numbers
from artcli.index.transaction import Transaction
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder
from artcli.model import Article, Block


def filed(number: int) -> Filed:
    """Return a small article, another for each number."""
    body = (Block("paragraph", f"The body of number {number} has a few words."),)
    article = Article(f"Title {number}", body, date=f"{1990 + number % 30}-02-03", language="en", words=9)
    content = content_hash(article)
    path = f"/articles/{number}.txt"
    hashes = {path: bytes_hash(str(number).encode())}
    stamps = {path: from_numbers([100, 10**18, number + 1])} if number % 5 else {}
    return Filed(article_id(content), path, "2020-01-01T00:00:00+00:00", content, hashes, article, stamps)


def add(transaction: Transaction, numbers: Iterable[int]) -> SegmentEntry:
    """Add a segment of the articles of these numbers."""
    builder = SegmentBuilder(transaction.path_of(transaction.new_name()), QuickLexicon())
    for number in numbers:
        builder.add(filed(number))
    entry = builder.finish()
    transaction.add_segment(entry)
    return entry


def make(path: Path, *segments: Iterable[int]) -> IndexDirectory:
    """Make an index with a segment for each group of numbers."""
    directory = IndexDirectory(path)
    with directory.transaction() as transaction:
        for numbers in segments:
            add(transaction, numbers)
        transaction.commit()
    return directory


def copy_of(transaction: Transaction, entry: SegmentEntry, path: Path) -> SegmentEntry:
    """Copy a segment's file into an index under a new name, as if a writer had just ended."""
    name = transaction.new_name()
    shutil.copyfile(path, transaction.path_of(name))
    return replace(entry, name=name)


def titles(snapshot: Snapshot) -> list[str]:
    """Return the titles of all articles, in the order of their documents."""
    return [one.article.title for one in all_filed(snapshot)]


def names(path: Path) -> set[str]:
    """Return the names of the files in a folder, the lock's left out."""
    return {one.name for one in path.iterdir()} - {"lock"}
