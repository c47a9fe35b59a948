"""Which segments should be one, and how do they become it?  Segments with their deletions → one segment without deleted documents.

Lists lie in the same order in every segment (by the terms of their class), so that neighbouring lists of the merged one are neighbours in each
of its sources: a piece at a time is unpacked, joined and encoded, and memory stays bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.faults import damaged
from artcli.index.fields import TEXT_FIELDS, length_share
from artcli.index.writing.assemble import SegmentFile
from artcli.index.writing.invert import length_factors
from artcli.index.writing.lists import FieldPostings
from artcli.index.writing.records import RecordWriter
from artcli.index.writing.sections import Columns, SectionWriter
from artcli.index.writing.sketches import sketch_rows
from artcli.index.writing.unpack import Unpacker
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from artcli.index.manifest import SegmentEntry
    from artcli.index.segments.segment import Segment

Array = Any
_BETWEEN = b"\0"
"""Lower than any byte of a term, so that terms put together sort as their tuples do."""
_GROUPS = 800
"""Groups of records copied until the system may have back the memory of what was read: some 4 MB."""
PIECE = 300_000
"""Occurrences that are joined at a time: 2,000,000 took a third longer and 150 MB more than 500,000 (six segments of 20,000 articles)."""


def merge(segments: Sequence[Segment], path: Path) -> SegmentEntry:
    """Write one segment with what isn't deleted in these, in their order, wait until it is on the disk, and say what it holds.

    Raises ``OSError`` and ``IndexDamagedError``; no file remains then.
    """
    file = SegmentFile(path)
    try:
        sources = _sources(segments)
        records = RecordWriter(file)
        for source in sources:
            _copy_records(source, records)
        records.finish()
        sections = SectionWriter(file, _columns(sources))
        for name in TEXT_FIELDS:
            _merge_field(name, sources, sections)
        return sections.finish(path.stem, _analysis(segments))
    except (LookupError, ValueError) as error:  # numbers that no writer of ours writes
        file.abandon()
        where = segments[0].path if len(segments) == 1 else segments[0].path.parent
        raise damaged(where, "the parts of a segment don't fit each other") from error
    except BaseException:
        file.abandon()
        raise


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment that is merged: the new number of each of its documents (-1 for a deleted one)."""

    segment: Segment
    unpacker: Unpacker
    live: Array
    numbers: Array


def _sources(segments: Sequence[Segment]) -> list[_Source]:
    found, base = [], 0
    for segment in segments:
        live = np.ones(segment.documents, bool)
        if segment.deleted is not None:
            live = np.frombuffer(segment.deleted.live, np.uint8).astype(bool)
        numbers = np.where(live, base + np.cumsum(live) - 1, -1)
        base += int(live.sum())
        found.append(_Source(segment, Unpacker(segment), live, numbers))
    return found


def _copy_records(source: _Source, records: RecordWriter) -> None:
    """Copy groups as they are, unless a document is deleted: then all are packed anew, as any may hold on to what the deleted one says."""
    stored = source.segment.records
    whole = bool(source.live.all())
    for group in range(stored.groups):
        if group % _GROUPS == 0:
            source.segment.file.forget()
        documents = stored.documents(group)
        live = source.live[documents.start : documents.stop]
        if whole and len(documents):
            records.add_group(stored, group)
        elif live.any():
            for record, kept in zip(stored.group(group), live.tolist(), strict=True):
                if kept:
                    records.add(record)


def _analysis(segments: Sequence[Segment]) -> str:
    """Return what made the terms of all of these; where they differ, a text that no version has."""
    return "; ".join(sorted({one for segment in segments for one in segment.analysis.split("; ")}))


def _columns(sources: Sequence[_Source]) -> Columns:
    columns = Columns()
    for source in sources:
        segment = source.segment
        codes, known = segment.languages(), columns.known_languages
        kept = np.flatnonzero(source.live).tolist()
        hashes = dict(_keys(source, "hash"))
        base = len(columns.ids)
        ids = segment.identifiers()
        columns.ids.extend([ids[document] for document in kept])
        columns.hashes.extend([hashes[number].decode() for number in range(base, base + len(kept))])
        columns.dates.extend(_kept(source, "date"))
        columns.words.extend(_kept(source, "words"))
        columns.languages.extend([known.setdefault(codes[one], len(known)) for one in _kept(source, "language")])
        numbers = source.numbers.tolist()
        files = zip(segment.terms("file").entries(), segment.of_files(), strict=True)
        for (path, documents), (digest, stamp) in files:
            for document in documents:
                if numbers[document] >= 0:
                    columns.files.append((path, numbers[document], digest, stamp))
    columns.sketches = b"".join([sketch_rows(source.segment)[source.live].tobytes() for source in sources])
    return columns


def _kept(source: _Source, column: str) -> list[int]:
    kept: list[int] = np.asarray(source.segment.column(column))[source.live].tolist()
    return kept


def _keys(source: _Source, field: str) -> Iterator[tuple[int, bytes]]:
    numbers = source.numbers.tolist()
    for term, documents in source.segment.terms(field).entries():
        for document in documents:
            if numbers[document] >= 0:
                yield numbers[document], term


def _merge_field(name: str, sources: Sequence[_Source], sections: SectionWriter) -> None:
    """Join the lists of a text field, piece by piece, then its terms."""
    share = length_share(name)
    lengths = np.concatenate([_lengths(source, name) for source in sources]).astype(np.int64)
    factors = length_factors(lengths, share)
    classes = [_classes(source.segment, name) for source in sources]
    order = sorted(set().union(*classes))
    places = {one: place for place, one in enumerate(order)}
    maps = [np.array([places[one] for one in those], np.int64) for those in classes]
    del places, classes
    first = sections.lists.lists
    kept = np.zeros(len(order), bool)
    for start, stop in _pieces(sources, name, maps, len(order)):
        counts, postings = _joined(sources, name, maps, (start, stop))
        kept[start:stop] = counts > 0
        if len(postings.documents):
            sections.lists.add(
                FieldPostings(counts[counts > 0], postings.documents, postings.frequencies, postings.places, factors)
            )
        for source in sources:
            source.segment.file.forget()
    parts = [terms.split(_BETWEEN) for terms, there in zip(order, kept.tolist(), strict=True) if there]
    terms = [term for some in parts for term in some]
    counts = np.array([len(some) for some in parts], np.int64)
    numbers = np.repeat(np.arange(first, first + len(parts)), counts)
    del order, parts
    by_term = sorted(range(len(terms)), key=terms.__getitem__)
    sections.add_terms(name, [terms[at] for at in by_term], numbers[by_term], first)
    sections.add_lengths(name, lengths)


def _lengths(source: _Source, name: str) -> Array:
    return np.asarray(source.segment.column(f"length.{name}"))[source.live]


def _classes(segment: Segment, name: str) -> list[bytes]:
    """Return the terms of each list of a field, sorted and put together, in the order of the lists."""
    lists = segment.fields[name].lists
    found = [b""] * len(lists)
    terms = segment.terms(name)
    for term, numbers in terms.entries():
        for number in numbers:
            known = found[number - lists.start]
            found[number - lists.start] = known + _BETWEEN + term if known else term
    return found


def _pieces(sources: Sequence[_Source], name: str, maps: Sequence[Array], classes: int) -> Iterator[tuple[int, int]]:
    """Part the merged lists into neighbours that have no more than ``PIECE`` occurrences together, where that can be."""
    weights = np.zeros(classes, np.int64)
    for source, to in zip(sources, maps, strict=True):
        occurrences = source.unpacker.occurrences(source.segment.fields[name].lists)
        weights += np.bincount(to, weights=occurrences, minlength=classes).astype(np.int64)
    total = np.cumsum(weights)
    start = 0
    while start < classes:
        done = int(total[start - 1]) if start else 0
        stop = max(int(np.searchsorted(total, done + PIECE, "right")), start + 1)
        yield start, stop
        start = stop


def _joined(
    sources: Sequence[_Source], name: str, maps: Sequence[Array], piece: tuple[int, int]
) -> tuple[Array, FieldPostings]:
    """Return how many documents each merged list of a piece has, and their postings."""
    parts = [_part(source, name, to, piece) for source, to in zip(sources, maps, strict=True)]
    lists = np.concatenate([part[0] for part in parts])
    order = np.argsort(lists, kind="stable")
    documents = np.concatenate([part[1] for part in parts])[order]
    frequencies = np.concatenate([part[2] for part in parts])
    places = np.concatenate([part[3] for part in parts])
    begins = np.cumsum(frequencies) - frequencies
    frequencies = frequencies[order]
    begins = begins[order]
    total = np.cumsum(frequencies)
    at = np.repeat(begins - (total - frequencies), frequencies) + np.arange(len(places))
    counts = np.bincount(lists - piece[0], minlength=piece[1] - piece[0])
    return counts, FieldPostings(counts, documents, frequencies, places[at])


def _part(source: _Source, name: str, to: Array, piece: tuple[int, int]) -> tuple[Array, Array, Array, Array]:
    """Return what one source has of a piece: for each posting its merged list, new document and frequency; and all positions."""
    first = source.segment.fields[name].lists.start
    mine = range(int(np.searchsorted(to, piece[0])), int(np.searchsorted(to, piece[1])))
    if not mine:
        nothing = np.empty(0, np.int64)
        return nothing, nothing, nothing, nothing
    found = source.unpacker.unpack(range(first + mine.start, first + mine.stop))
    lists = np.repeat(to[mine.start : mine.stop], found.counts)
    documents = source.numbers[found.documents]
    places = found.places if found.places is not None else np.empty(0, np.int64)
    live = documents >= 0
    if live.all():
        return lists, documents, found.frequencies, places
    return lists[live], documents[live], found.frequencies[live], places[np.repeat(live, found.frequencies)]
