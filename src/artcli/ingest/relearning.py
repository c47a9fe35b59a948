"""How do articles that are there lose, or get back, lines of their source?  Changes of what is learned → articles filed anew in place.

The index says which articles may have a line: those with all of its words.  An article keeps its id, its files and its hash.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from artcli.analysis.words import tokens
from artcli.index.entries import file_key, filed_of
from artcli.index.faults import damaged
from artcli.index.furniture import line_of, source_key
from artcli.index.snapshot import parse_record
from artcli.ingest.tasks import Place
from artcli.model import Learned
from artcli.text.learned.lines import without
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.segments.segment import Segment
    from artcli.index.snapshot import Snapshot
    from artcli.index.transaction import Transaction
    from artcli.ingest.desk import Desk
    from artcli.ingest.edges import Learned as Lines
    from artcli.ingest.learning import Delta, Learning
    from artcli.ingest.rounds import Rounds
    from artcli.ingest.shelf import Shelf

_RAREST = 3
"""Words of a line by whose lists its articles are found."""
_DIGIT = re.compile(r"\d")


def relearn(learning: Learning, transaction: Transaction, shelf: Shelf, desk: Desk, rounds: Rounds) -> Learned | None:
    """Change what is to change in articles that are there, in a commit of its own; None where nothing is.

    Raises ``OSError`` and ``IndexDamagedError``.
    """
    deltas = learning.deltas()
    snapshot = transaction.snapshot
    if not deltas or snapshot is None:
        return None
    learning.settle(deltas)
    gone = _refiled(snapshot, desk, deltas, learning.learned)
    shelf.gone.update(gone)
    learning.save()
    rounds.commit(())
    out = tuple([line_of(delta.source, line) for delta in deltas for line in delta.out])
    back = tuple([line_of(delta.source, line) for delta in deltas for line in delta.back])
    return Learned(out, back, len(gone))


def _refiled(snapshot: Snapshot, desk: Desk, deltas: Sequence[Delta], learned: Lines) -> set[Place]:
    """File the articles of some sources anew, as far as they are to be otherwise; return where they lay.

    Raises ``OSError`` and ``IndexDamagedError``.
    """
    gone: set[Place] = set()
    for segment in snapshot.segments:
        for document in sorted({one for delta in deltas for one in _documents(segment, delta)}):
            if segment.deleted is not None and document in segment.deleted:
                continue
            try:
                filed = filed_of(parse_record(segment, segment.stored(document)))
            except (KeyError, TypeError, ValueError) as error:
                raise damaged(segment.path, f"an article can't be read ({type(error).__name__})") from error
            lines = learned.get(source_key(filed.article.source, filed.path)[0], frozenset())
            article = without(filed.article, lines)
            if article != filed.article:
                desk.file(replace(filed, article=article))
                gone.add(Place(segment.name, document))
                if desk.full:
                    desk.close()
    return gone


def _documents(segment: Segment, delta: Delta) -> Iterator[int]:
    """Yield the documents of a segment that a change may concern."""
    for line in delta.out:
        yield from _having(segment, "body", line.text)
    if delta.back:  # lines that were left out aren't in the index: all of the source's articles may have had them
        source = delta.source
        yield from _below(segment, source.name) if source.is_folder else _having(segment, "source", source.name)


def _having(segment: Segment, field: str, text: str) -> set[int] | range:
    """Return the documents in which a field has the rarest words of a text; all, where the text has no word to be looked up."""
    words = {token.terms[0] for token in tokens(text) if not _DIGIT.search(token.terms[0])}
    lists = [segment.lists(field, word.encode("utf-8", "surrogatepass")) for word in words]
    if not lists:
        return range(segment.documents)
    lists.sort(key=lambda numbers: sum([segment.document_count(number) for number in numbers]))
    found = [{one for number in numbers for one in segment.documents_of(number)} for numbers in lists[:_RAREST]]
    return set.intersection(*found)


def _below(segment: Segment, folder: str) -> Iterator[int]:
    beginning = file_key(os.path.join(folder, "")).encode("utf-8", "surrogatepass")  # noqa: PTH118
    for place in segment.terms("file").prefix(beginning):
        yield from segment.key_at("file", place)
