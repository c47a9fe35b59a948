"""A reader of an index written from docs/index-format.md alone: no import of artcli.  Slow, and strict about all that the page promises."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

PAGE = 4096
KINDS = {"p": "paragraph", "h": "heading", "l": "list_item", "q": "quote", "v": "verse", "t": "table", "c": "code"}
POOLS = {
    "gaps": {1: ("gaps.8", "B"), 2: ("gaps.16", "H"), 3: ("gaps.32", "I")},
    "freqs": {1: ("freqs.8", "B"), 2: ("freqs.16", "H"), 3: ("freqs.32", "I"), 4: ("freqs.4", "4")},
    "places": {1: ("places.8", "B"), 2: ("places.16", "H"), 3: ("places.32", "I"), 5: ("places.12", "12")},
}


def read_index(folder: Path) -> list[IndependentSegment]:
    """Return the segments of an index, in order."""
    outer = json.loads((folder / "manifest.json").read_bytes())
    manifest = outer["manifest"]
    canonical = json.dumps(manifest, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
    assert f"{zlib.crc32(canonical):08x}" == outer["checksum"]
    assert manifest["format"] == 4
    return [IndependentSegment(folder, entry) for entry in manifest["segments"]]


class IndependentSegment:
    """A segment and its deletions."""

    def __init__(self, folder: Path, entry: dict[str, Any]) -> None:
        """Read the files, and verify all of their checksums."""
        self.data = (folder / f"{entry['name']}.seg").read_bytes()
        assert len(self.data) == entry["bytes"]
        self.footer = self._verified()
        self.documents: int = self.footer["documents"]
        assert self.documents == entry["documents"]
        self.deleted = self._deletions(folder, entry)
        for name, field in self.footer["fields"].items():
            assert entry["lengths"][name] == field["length"]

    def _verified(self) -> dict[str, Any]:
        data = self.data
        trailer = data[-64:]
        magic, version, checksum, table, table_length, root_length, footer_length, length, nothing, own = struct.unpack(
            "<8sIIQQQQQII", trailer
        )
        assert (magic, version, nothing) == (b"ARTCLIEN", 2, 0)
        assert own == zlib.crc32(trailer[:60])
        assert length == len(data) == table + table_length + root_length + footer_length + 64
        assert struct.unpack("<8sII48x", data[:64]) == (b"ARTCLISG", 2, PAGE)
        root_at = table + table_length
        footer_at = root_at + root_length
        assert zlib.crc32(data[root_at : footer_at + footer_length]) == checksum
        assert data[table:root_at] == _checksums(data[:table])
        assert data[root_at:footer_at] == _checksums(data[table:root_at])
        footer: dict[str, Any] = json.loads(data[footer_at : footer_at + footer_length])
        for at, size in footer["sections"].values():
            assert at % 8 == 0
            assert 64 <= at <= at + size <= table
        return footer

    def _deletions(self, folder: Path, entry: dict[str, Any]) -> set[int]:
        if entry["deletions"] is None:
            return set()
        data = (folder / f"{entry['name']}.{entry['deletions']}.del").read_bytes()
        magic, version, name, documents, count = struct.unpack_from("<8sI20sII", data)
        assert (magic, version, name.rstrip(b"\0").decode()) == (b"ARTCLIDL", 1, entry["name"])
        assert int.from_bytes(data[-4:], "little") == zlib.crc32(data[:-4])
        bitmap = data[40:-4]
        found = {one for one in range(documents) if bitmap[one >> 3] >> (one & 7) & 1}
        assert len(found) == count == entry["deleted"]
        return found

    def section(self, name: str) -> bytes:
        """Return a section's bytes."""
        at, size = self.footer["sections"][name]
        return self.data[at : at + size]

    def numbers(self, name: str, code: str) -> list[int]:
        """Return a section's numbers."""
        return [value for (value,) in struct.iter_unpack(f"<{code}", self.section(name))]

    def terms(self, field: str) -> dict[bytes, list[int]]:
        """Return the terms of a field, each with its lists, or documents."""
        text, ends, values = self.section("term.text"), self.numbers("term.ends", "I"), self.numbers("term.value", "I")
        more = self.numbers("term.more", "I")
        found = {}
        for number in range(self.footer["fields"][field]["first"], self.footer["fields"][field]["last"]):
            term = text[ends[number - 1] if number else 0 : ends[number]]
            value = values[number]
            at = value - 2**31
            found[term] = [value] if at < 0 else more[at + 1 : at + 1 + more[at]]
        assert list(found) == sorted(found)
        return found

    def look_up(self, field: str, term: bytes) -> int:
        """Return a term's number, by the hash table alone; -1 without it."""
        starts, hashed = self.numbers("hash.starts", "I"), self.numbers("hash.terms", "I")
        text, ends = self.section("term.text"), self.numbers("term.ends", "I")
        known = self.footer["fields"][field]
        checksum = zlib.crc32(bytes([known["number"]]) + term)
        bits = self.section("hash.filter")
        size = len(bits) * 8
        for bit in (checksum % size, checksum * 0x9E3779B1 % 2**32 * size // 2**32):
            if not bits[bit // 8] & 1 << bit % 8:
                return -1
        bucket = checksum & (len(starts) - 2)
        for number in hashed[starts[bucket] : starts[bucket + 1]]:
            there = text[ends[number - 1] if number else 0 : ends[number]]
            if there == term and known["first"] <= number < known["last"]:
                return number
        return -1

    def postings(self) -> list[list[tuple[int, int, list[int]]]]:
        """Return for each list its documents, each with its frequency and places (none in fields without)."""
        first, counts = self.numbers("list.first", "I"), self.numbers("list.documents", "I")
        gaps_at, freqs_at = self.numbers("list.gaps", "I"), self.numbers("list.freqs", "I")
        shapes, blocks = self.section("list.shape"), self.numbers("list.block", "I")
        occurrences, lasts = self.numbers("list.occurrences", "I"), self.numbers("block.last", "I")
        places_at, places_shape = self.numbers("block.places", "I"), self.section("block.shape")
        found = []
        for number, count in enumerate(counts):
            documents = [first[number]]
            for gap in self._pool("gaps", shapes[number] & 3, gaps_at[number], count - 1):
                documents.append(documents[-1] + gap)
            code = shapes[number] >> 2
            frequencies = self._pool("freqs", code, freqs_at[number], count) if code else [1] * count
            assert sum(frequencies) == occurrences[number]
            postings = []
            for block, start in enumerate(range(0, count, 128), blocks[number]):
                stop = min(start + 128, count)
                assert documents[stop - 1] == lasts[block]
                code, total = places_shape[block], sum(frequencies[start:stop])
                gaps = iter(self._pool("places", code, places_at[block], total) if code else ())
                for document, frequency in zip(documents[start:stop], frequencies[start:stop], strict=True):
                    places: list[int] = []
                    for _ in range(frequency if code else 0):
                        places.append(next(gaps) + (places[-1] if places else 0))
                    postings.append((document, frequency, places))
            found.append(postings)
        return found

    def bounds(self) -> list[list[float]]:
        """Return for each list the highest impact of each block."""
        codes = self.section("block.bound")
        starts = self.numbers("list.block", "I")
        return [
            [2.0 ** ((code - 64) / 8) for code in codes[start : start + -(-count // 128)]]
            for start, count in zip(starts, self.numbers("list.documents", "I"), strict=True)
        ]

    def column(self, name: str) -> list[int]:
        """Return a column."""
        return self.numbers(f"column.{name}", self.footer["columns"][name])

    def records(self) -> list[dict[str, Any]]:
        """Return all stored records, their blocks as pairs of kind and text."""
        text, ends = self.section("stored.text"), self.numbers("stored.ends", "Q")
        firsts, sizes = self.numbers("stored.first", "I"), self.numbers("stored.sizes", "I")
        found = []
        dictionaries = self.dictionaries(text, ends)
        for group, (end, first, size) in enumerate(zip(ends, firsts, sizes, strict=True)):
            packed = text[ends[group - 1] if group else 0 : end]
            assert first == len(found)
            if group in dictionaries:
                assert len(dictionaries[group]) == size
                continue
            against = int.from_bytes(packed[2:6], "big") if packed[1] & 32 else None
            dictionary = next((one for one in dictionaries.values() if zlib.adler32(one) == against), b"")
            data = (zlib.decompressobj() if against is None else zlib.decompressobj(zdict=dictionary)).decompress(
                packed
            )
            assert len(data) == size
            (count,) = struct.unpack_from("<I", data)
            at = 4 + 4 * count
            for length in struct.unpack_from(f"<{count}I", data, 4):
                found.append(_record(data[at : at + length]))
                at += length
            assert at == size
        return found

    def dictionaries(self, text: bytes, ends: list[int]) -> dict[int, bytes]:
        """Return the dictionaries, by the groups that they are."""
        if "stored.dictionaries" not in self.footer["sections"]:
            return {}
        numbers = self.numbers("stored.dictionaries", "I")
        found = {}
        for group, name in zip(numbers[::2], numbers[1::2], strict=True):
            found[group] = zlib.decompress(text[ends[group - 1] if group else 0 : ends[group]])
            assert zlib.adler32(found[group]) == name
        assert all(numbers[1::2].count(name) == 2 for name in numbers[1::2])
        return found

    def _pool(self, kind: str, code: int, start: int, count: int) -> list[int]:
        if not count:
            return []
        name, element = POOLS[kind][code]
        data = self.section(name)
        if element == "4":
            return _halves(data[start:], count)
        if element == "12":
            low, high = data[start : start + count], _halves(data[start + count :], count)
            return [one + 256 * other for one, other in zip(low, high, strict=True)]
        width = struct.calcsize(element)
        return list(struct.unpack_from(f"<{count}{element}", data, start * width))


def _halves(data: bytes, count: int) -> list[int]:
    return [data[one // 2] >> (0 if one % 2 else 4) & 15 for one in range(count)]


def _checksums(data: bytes) -> bytes:
    return b"".join([struct.pack("<I", zlib.crc32(data[at : at + PAGE])) for at in range(0, len(data), PAGE)])


def _record(data: bytes) -> dict[str, Any]:
    line, _, rest = data.partition(b"\n")
    record: dict[str, Any] = json.loads(line)
    texts = record.pop("texts", None)
    if texts is None:
        texts = rest.decode("utf-8", "surrogatepass").split("\x1e") if record["blocks"] else []
    record["blocks"] = [(KINDS[letter], text) for letter, text in zip(record["blocks"], texts, strict=True)]
    return record
