"""How do articles become a segment?  Articles one by one, then all at once: terms, postings, columns and records in one file."""

from __future__ import annotations

from array import array
from itertools import groupby
from typing import TYPE_CHECKING

from artcli.analysis.stream import Lexicon
from artcli.analysis.version import analysis_version
from artcli.index.entries import file_key, record_bytes
from artcli.index.fields import NO_STEMS, TEXT_FIELDS, length_share
from artcli.index.writing.assemble import SegmentFile
from artcli.index.writing.invert import Inverted, Tables
from artcli.index.writing.records import RecordWriter
from artcli.index.writing.sections import Columns, SectionWriter
from artcli.index.writing.sketches import sketches_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry
    from artcli.index.writing.lookup import QuickLexicon

PATH = "path"
"""The field whose words are in a lexicon of the segment's own: names of files, nearly all of which are met once in the world."""


class SegmentBuilder:
    """A segment under way: articles are added, their records compressed and written at once, all else at the end."""

    def __init__(self, path: Path, lexicon: QuickLexicon) -> None:
        """Begin a segment's file; the lexicon may be the one of segments before.

        Raises ``OSError``, as everything here.
        """
        self.name = path.stem
        self._file = SegmentFile(path)
        self._lexicon = lexicon
        self._paths = Lexicon()
        self._streams = {name: _Stream(array("I"), array("I")) for name in TEXT_FIELDS}
        self._columns = Columns()
        self._records = RecordWriter(self._file)

    @property
    def documents(self) -> int:
        """How many articles were added."""
        return len(self._columns.ids)

    @property
    def words(self) -> int:
        """How many words, or pieces of text like words, were added: what the memory needed at the end depends on."""
        return len(self._streams["body"].spellings)

    def add(self, filed: Filed) -> int:
        """Add an article and return its document number in this segment."""
        self.add_all((filed,))
        return self.documents - 1

    def add_all(self, filed: Sequence[Filed]) -> None:
        """Add articles; each step is taken for all of them before the next, so that its code and tables stay in the processor's cache."""
        articles = [one.article for one in filed]
        self._add_texts(
            {
                "title": [article.title for article in articles],
                "body": [one.article.body if one.texts is None else one.texts for one in filed],
            },
            [article.language for article in articles],
        )
        self._add_texts(
            {
                "authors": [", ".join(article.authors) for article in articles],
                "source": [article.source or "" for article in articles],
            },
            [NO_STEMS] * len(filed),
        )
        paths = self._streams[PATH]
        self._paths.spellings(NO_STEMS).add_all([file_key(one.path) for one in filed], paths.spellings, paths.counts)
        for record in [record_bytes(one) for one in filed]:
            self._records.add(record)
        for one in filed:
            self._columns.add(one)

    def _add_texts(self, fields: Mapping[str, Sequence[str | bytes]], languages: Sequence[str | None]) -> None:
        """Add the texts of some fields, those of all fields in one language that follow each other at once: titles by themselves take three times as long."""
        start = 0
        for language, run in groupby(languages):
            stop = start + len(list(run))
            numbers, counts = array("I"), array("I")
            texts = [text for all_texts in fields.values() for text in all_texts[start:stop]]
            self._lexicon.table(language).add_all(texts, numbers, counts)
            first = 0
            for place, name in enumerate(fields):
                stream, own = self._streams[name], counts[place * (stop - start) : (place + 1) * (stop - start)]
                last = first + sum(own)
                stream.counts.extend(own)
                stream.spellings.extend(numbers[first:last])
                first = last
            start = stop

    def finish(self) -> SegmentEntry:
        """Write the segment, wait until it is on the disk, and say what it holds."""
        self._records.finish()
        body = self._streams["body"]
        self._columns.sketches = sketches_of(body.spellings, body.counts, self._lexicon.hashes.all())
        sections = SectionWriter(self._file, self._columns)
        self._add_fields(sections, self._lexicon, [name for name in TEXT_FIELDS if name != PATH])
        self._add_fields(sections, self._paths, [PATH])
        return sections.finish(self.name, analysis_version())

    def _add_fields(self, sections: SectionWriter, lexicon: Lexicon, names: Sequence[str]) -> None:
        """Write fields whose spellings are a lexicon's."""
        tables = Tables.of(lexicon, [self._streams[name].spellings for name in names])
        for name in names:
            sections.add_text(name, tables, self._inverted(name, tables))

    def _inverted(self, name: str, tables: Tables) -> Inverted:
        """Turn a field round; its spellings, as many bytes as half its postings, are gone then."""
        stream = self._streams.pop(name)
        return Inverted(stream.spellings, stream.counts, tables, length_share(name))

    def abandon(self) -> None:
        """Leave it: no file remains."""
        self._file.abandon()


class _Stream:
    """The spellings of a field in all documents, and how many each has."""

    __slots__ = ("counts", "spellings")

    def __init__(self, spellings: array[int], counts: array[int]) -> None:
        self.spellings = spellings
        self.counts = counts
