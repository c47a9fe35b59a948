"""What does a segment hold besides its text fields' postings?  Documents' values → columns, keys, codes, numbers, records, and the file's end."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np

from artcli.index.entries import file_key
from artcli.index.fields import FIELDS, day_number, length_share, number_term
from artcli.index.manifest import SegmentEntry
from artcli.index.segments.identifiers import ID_BYTES
from artcli.index.segments.segment import DIGEST_BYTES
from artcli.index.segments.sketches import SKETCHES
from artcli.index.stamps import NO_STAMP
from artcli.index.writing.dictionary import DictionaryWriter
from artcli.index.writing.lists import FieldPostings, ListEncoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from artcli.index.entries import Filed
    from artcli.index.writing.assemble import SegmentFile
    from artcli.index.writing.invert import Inverted, Tables

Array = Any
Entries = list[tuple[bytes, list[int]]]


class Columns:
    """What a segment keeps of each document besides its words."""

    def __init__(self) -> None:
        """Begin without documents."""
        self.ids: list[str] = []
        self.hashes: list[str] = []
        self.dates = array("I")
        self.words = array("I")
        self.languages = array("H")
        self.known_languages: dict[str | None, int] = {}
        self.files: list[tuple[bytes, int, bytes, bytes]] = []
        self.sketches = b""

    def add(self, filed: Filed) -> None:
        """Take a document's values."""
        article = filed.article
        document = len(self.ids)
        self.ids.append(filed.id)
        self.hashes.append(filed.content)
        self.dates.append(day_number(article.date))
        self.words.append(min(article.words, 2**32 - 1))
        self.languages.append(self.known_languages.setdefault(article.language, len(self.known_languages)))
        for path, digest in filed.hashes.items():
            stamp = filed.stamps.get(path, NO_STAMP)
            self.files.append((_encoded(file_key(path)), document, bytes.fromhex(digest), stamp))

    def by_language(self) -> Entries:
        """Return the documents of each language by its code, sorted."""
        codes = list(self.known_languages)
        found: dict[bytes, list[int]] = {_encoded(code): [] for code in codes if code}
        for document, language in enumerate(self.languages):
            if code := codes[language]:
                found[_encoded(code)].append(document)
        return sorted(found.items())


class SectionWriter:
    """Everything of a segment but its records: first the text fields in their order, then the rest."""

    def __init__(self, file: SegmentFile, columns: Columns) -> None:
        """Take the file and the documents' values."""
        self._file = file
        self._columns = columns
        self.lists = ListEncoder(file)
        self._dictionary = DictionaryWriter(file)
        self._fields: dict[str, dict[str, Any]] = {}
        self._types: dict[str, str] = {}

    def add_text(self, name: str, tables: Tables, inverted: Inverted) -> None:
        """Write a text field: its lists, in the order of the classes of ``tables``, of which it may have some only, its terms, and its lengths."""
        first = self.lists.lists
        lists = np.full(len(tables.order), -1, np.int64)
        for chosen, postings in inverted.pieces():
            lists[chosen] = self.lists.lists + np.arange(len(chosen))
            self.lists.add(postings)
        numbers = lists[tables.owners]
        there = numbers >= 0
        self.add_terms(name, list(compress(tables.terms, there.tolist())), numbers[there], first)
        self.add_lengths(name, inverted.lengths)

    def add_lengths(self, name: str, lengths: Array) -> None:
        """Write how many words each document's field has."""
        highest = int(lengths.max(initial=0))
        code = "B" if highest < 2**8 else "H" if highest < 2**16 else "I"
        self._fields[name]["length"] = int(lengths.sum())
        self._column(f"length.{name}", code, lengths.astype(f"<u{array(code).itemsize}").tobytes())

    def add_terms(self, name: str, terms: Sequence[bytes], lists: Sequence[int] | Array, first_list: int) -> None:
        """Write a field's terms, sorted, each as often as it has lists (documents, for keys), with one of these; its lists are those from ``first_list`` on."""
        number = [field.name for field in FIELDS].index(name)
        first = len(self._dictionary)
        self._dictionary.add_field(number, terms, lists)
        self._fields[name] = {
            "number": number,
            "kind": FIELDS[number].kind,
            "first": first,
            "last": len(self._dictionary),
            "lists": [first_list, self.lists.lists],
            "length": len(self._columns.ids),
            "share": length_share(name),
            "layers": _layers(terms),
        }

    def finish(self, name: str, analysis: str) -> SegmentEntry:
        """Write the fields of codes, numbers and keys, the columns, and the file's end; ``analysis`` is what made the terms."""
        columns = self._columns
        self._add_documents("language", columns.by_language())
        self._add_numbers("date", columns.dates, without=0)
        self._add_numbers("words", columns.words)
        self._add_keys("id", columns.ids)
        self._add_files()
        self._add_keys("hash", columns.hashes)
        self._dictionary.finish()
        self._add_columns()
        size = self._file.finish(
            {
                "documents": len(columns.ids),
                "fields": self._fields,
                "columns": self._types,
                "languages": list(columns.known_languages),
                "analysis": analysis,
            }
        )
        return self._entry(name, size)

    def _add_documents(self, name: str, entries: Sequence[tuple[bytes, Sequence[int]]]) -> None:
        """Write a field whose terms have documents only."""
        first = self.lists.lists
        documents = [document for _, those in entries for document in those]
        if documents:
            counts = np.array([len(those) for _, those in entries])
            self.lists.add(FieldPostings(counts, np.array(documents), np.ones(len(documents), np.uint32), None))
        self.add_terms(name, [term for term, _ in entries], range(first, first + len(entries)), first)

    def _add_numbers(self, name: str, values: array[int], without: int | None = None) -> None:
        found: dict[int, list[int]] = {}
        for document, value in enumerate(values):
            if value != without:
                found.setdefault(value, []).append(document)
        self._add_documents(name, [(number_term(value), found[value]) for value in sorted(found)])

    def _add_keys(self, name: str, keys: Sequence[str]) -> None:
        encoded = [_encoded(key) for key in keys]
        documents = sorted(range(len(keys)), key=encoded.__getitem__)
        self.add_terms(name, [encoded[one] for one in documents], documents, self.lists.lists)

    def _add_files(self) -> None:
        files = sorted(self._columns.files)
        documents = [document for _, document, _, _ in files]
        self.add_terms("file", [path for path, _, _, _ in files], documents, self.lists.lists)
        digests = {path: digest for path, _, digest, _ in files}
        stamps = {path: stamp for path, _, _, stamp in files}
        self._file.section("file.digest", b"".join([digest.ljust(DIGEST_BYTES, b"\0") for digest in digests.values()]))
        if any(stamp != NO_STAMP for stamp in stamps.values()):
            self._file.section("file.stamp", b"".join(stamps.values()))

    def _add_columns(self) -> None:
        columns = self._columns
        dates = np.frombuffer(columns.dates, np.uint32) if columns.dates else np.empty(0, np.uint32)
        order = np.argsort(dates, kind="stable").astype("<u4")
        self._file.section("order.date", order[int((dates == 0).sum()) :].tobytes())
        self._column("date", "I", columns.dates.tobytes())
        self._column("words", "I", columns.words.tobytes())
        self._column("language", "H", columns.languages.tobytes())
        ids = b"".join([_encoded(one).ljust(ID_BYTES)[:ID_BYTES] for one in columns.ids])
        self._file.section("column.id", ids)
        self._file.section(SKETCHES, columns.sketches)

    def _column(self, name: str, code: str, data: bytes) -> None:
        self._types[name] = code
        self._file.section(f"column.{name}", data)

    def _entry(self, name: str, size: int) -> SegmentEntry:
        columns = self._columns
        spoken = Counter(columns.languages)
        years = [day // 10_000 for day in columns.dates if day]
        return SegmentEntry(
            name=name,
            documents=len(columns.ids),
            deleted=0,
            deletions=None,
            bytes=size,
            lengths={field: one["length"] for field, one in self._fields.items()},
            languages=_by_code(columns.known_languages, spoken),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
        )


def _layers(terms: Sequence[bytes]) -> list[str]:
    """Return the layers that sorted terms are of: the signs before a word that they begin with, and nothing for words themselves."""
    found = []
    at = bisect_right(terms, b"")
    while at < len(terms):
        layer = terms[at][:1]
        if layer >= b" ":
            found.append("")
            break
        found.append(layer.decode())
        at = bisect_left(terms, bytes((layer[0] + 1,)))
    return sorted(found)


def _by_code(known: Mapping[str | None, int], spoken: Mapping[int, int]) -> dict[str, int]:
    return {code or "": spoken[number] for code, number in known.items()}


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
