"""An index whose files are spoiled in every way that chance and malice think of: what tests and ``bench/corruption.py`` share.

``Trial(index).run(number)`` spoils one file of a copy, differently for each number, reads everything there is to read, and says what went
wrong: nothing where the answers are those of before, or an error of ours names the trouble.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import struct
import sys
import traceback
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from artcli.errors import ArtcliError
from artcli.index.checking.check import check
from artcli.index.checking.repair import repair
from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed, all_filed
from artcli.index.ids import article_id, bytes_hash, content_hash
from artcli.index.manifest import MANIFEST
from artcli.index.segments import format as layout
from artcli.index.segments.packing import DICTIONARY_BYTES
from artcli.index.segments.segment import Segment
from artcli.index.snapshot import Snapshot
from artcli.index.writing import records as writing
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.merge import merge
from artcli.index.writing.writer import SegmentBuilder
from artcli.library import Library
from artcli.search.request import SearchRequest
from artcli.text.normalise import normalise

SLOW_SECONDS = 10
SPARE_MEMORY = 2**30
PARAGRAPHS = 3
"""Of each article: small ones make a trial take a few hundredths of a second."""


def small_index(path: Path, files: list[Path]) -> None:
    """Make an index of the beginnings of some articles, in four segments, one of them with lists of several blocks, with deletions in two."""
    directory = IndexDirectory(path)
    groups = [files[0:3], files[3:6], files[6:8]]
    with directory.transaction() as transaction:
        for number, group in enumerate(groups):
            builder = SegmentBuilder(transaction.path_of(f"s{number:016x}"), QuickLexicon())
            for file in group:
                builder.add(_beginning(file))
            transaction.add_segment(builder.finish())
        before, writing.GROUP_BYTES, writing.WORTH_A_DICTIONARY = (
            (writing.GROUP_BYTES, writing.WORTH_A_DICTIONARY),
            4096,
            2 * DICTIONARY_BYTES,
        )
        builder = SegmentBuilder(transaction.path_of(f"s{len(groups):016x}"), QuickLexicon())
        for number in range(300):
            builder.add(_numbered(number))
        transaction.add_segment(builder.finish())
        writing.GROUP_BYTES, writing.WORTH_A_DICTIONARY = before
        names = [entry.name for entry in transaction.segments]
        transaction.delete(names[0], [1])
        transaction.delete(names[3], [0, 7, 299])
        transaction.commit()


def _beginning(file: Path) -> Filed:
    data = file.read_bytes()
    article = normalise(data)
    article = replace(article, blocks=article.blocks[:PARAGRAPHS])
    content = content_hash(article)
    path = f"/articles/{file.name}"
    return Filed(article_id(content), path, "2020-01-01T00:00:00+00:00", content, {path: bytes_hash(data)}, article)


def _numbered(number: int) -> Filed:
    words = "bridge " * (number % 5 + 1) + f"herring n{number % 7}"
    filed = _beginning_of(f"Number {number}\n\n{words}\n")
    path = f"/numbers/{number}.txt"
    return replace(filed, path=path, hashes={path: bytes_hash(str(number).encode())})


def _beginning_of(text: str) -> Filed:
    article = normalise(text.encode())
    content = content_hash(article)
    return Filed(article_id(content), "", "2020-01-01T00:00:00+00:00", content, {}, article)


Answers = tuple[Any, ...]


def answers(path: Path, only: str | None = None) -> Answers:
    """Read all that an index has to say, of one segment only where it is named, and of all articles."""
    with IndexDirectory(path).open() as snapshot:
        found: list[Any] = [snapshot.documents, snapshot.languages(), snapshot.years(), list(snapshot.live_documents())]
        found.append(snapshot.ids_with_prefix("", 5))
        for segment in snapshot.segments:
            if only is None or segment.name == only:
                found += [_terms(segment), _lists(segment), _columns(segment)]
        found.append([(one.id, one.path, content_hash(one.article)) for one in _filed(snapshot)])
        return tuple(found)


def _filed(snapshot: Snapshot) -> Iterator[Filed]:
    for filed in all_filed(snapshot):
        snapshot.document_of_key("id", filed.id)
        yield filed


def _terms(segment: Segment) -> list[Any]:
    found: list[Any] = []
    for name, field in segment.fields.items():
        terms = segment.terms(name)
        known = list(terms)
        found += [field, known, terms.slice(range(len(terms))), list(terms.containing(b"an")), terms.prefix(b"s")]
        found += [tuple(terms.lists(place)) for place in range(len(terms))]
        found += [tuple(segment.lists(name, term)) for term in known[::3]]
        found += [terms.find(term) for term in known[::7]]
        found.append(segment.length_total(name))
    return found


def _lists(segment: Segment) -> list[Any]:
    found: list[Any] = []
    for number in range(len(segment)):
        blocks = range(segment.block_count(number))
        found += [segment.documents_of(number), list(segment.frequencies_of(number)), segment.occurrences(number)]
        found += [segment.block_lasts(number), segment.block_bounds(number), segment.has_places(number)]
        for block in blocks:
            found += [segment.block_documents(number, block), list(segment.block_frequencies(number, block))]
            found.append(segment.block_places(number, block))
        if segment.has_places(number):
            found += [segment.places_of(number), segment.gaps_of_places(number), segment.places_at(number, 0, [0])]
    return found


def _columns(segment: Segment) -> list[Any]:
    found: list[Any] = [list(segment.column(name)) for name in segment.meta["columns"]]
    found += [segment.by_date().all().tolist(), segment.languages()]
    found += [segment.identifier(document) for document in range(segment.documents)]
    found += [segment.digest(place) for place in range(len(segment.terms("file")))]
    return found


SEARCHES = (
    SearchRequest("herring"),
    SearchRequest('the bridge OR "bridge herring" OR her*', limit=50),
    SearchRequest(
        "title:number brid~ NOT n3 date:2019..2022", order="newest", facets=True, explain=True, histogram=True
    ),
)


def search(path: Path) -> None:
    """Search an index in several ways, whatever comes of it."""
    library = Library(path)
    for request in SEARCHES:
        try:
            results = library.search(request)
        except ArtcliError:
            continue
        json.dumps([hit.title for hit in results.hits])


# --- what is done to files: bytes in, other bytes out


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Change some bytes."""
    new = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        at = chance.randrange(len(new))
        new[at] = chance.choice((new[at] ^ 1 << chance.randrange(8), chance.randrange(256), 0, 255))
    return bytes(new)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Leave out the end, or a part."""
    start = chance.choice((0, chance.randrange(len(data)), len(data) - chance.randrange(1, 200) % len(data)))
    return data[:start] + (data[start + chance.randrange(1, 5000) :] if chance.random() < 0.5 else b"")


def grown(chance: random.Random, data: bytes) -> bytes:
    """Put bytes in, somewhere or at the end."""
    at = chance.choice((len(data), chance.randrange(len(data))))
    more = chance.choice((bytes(chance.randrange(1, 5000)), chance.randbytes(chance.randrange(1, 100)), data[:100]))
    return data[:at] + more + data[at:]


def swapped(chance: random.Random, data: bytes) -> bytes:
    """Exchange two pages, or smaller pieces."""
    size = chance.choice((4096, 512, 64, 8))
    one, other = sorted(chance.randrange(max(len(data) // size, 1)) * size for _ in range(2))
    if one == other:
        return flipped(chance, data)
    first, second = data[one : one + size], data[other : other + size]
    return data[:one] + second + data[one + size : other] + first + data[other + size :]


def zeroed(chance: random.Random, data: bytes) -> bytes:
    """Overwrite a page with noughts: what a lost write leaves."""
    size = chance.choice((4096, 512, 16))
    at = chance.randrange(max(len(data) // size, 1)) * size
    return data[:at] + bytes(len(data[at : at + size])) + data[at + size :]


ACCIDENTS = (flipped, flipped, cut, grown, swapped, zeroed)

ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1, 255, 2**31 - 1, 2**31, 2**32, 2**62, 2**63, 10**400, 1.5, float("inf"), float("nan"), "", "x", "\ud800", "../../x",
    [], [1], {}, {"x": 1}, ["a"] * 1000, "9" * 5000,
)  # fmt: skip
WIDTHS = {
    "ends": 4,
    "value": 4,
    "more": 4,
    "starts": 4,
    "terms": 4,
    "first": 4,
    "documents": 4,
    "occurrences": 4,
    "gaps": 4,
    "freqs": 4,
}
HOSTILE_NUMBERS = (0, 1, 2, 127, 128, 129, 255, 2**16 - 1, 2**16, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 1)


@dataclass
class Parts:
    """A segment's sections and footer, to be put together again with all checksums right."""

    sections: dict[str, bytes]
    meta: dict[str, Any]

    @classmethod
    def of(cls, data: bytes) -> Parts:
        parts = layout.read_trailer(data[-layout.TRAILER_LENGTH :], len(data))
        at = parts.table + parts.table_length + parts.root_length
        meta = json.loads(data[at : at + parts.footer_length])
        sections = {name: data[start : start + length] for name, (start, length) in meta["sections"].items()}
        return cls(sections, meta)

    def to_bytes(self, footer: Callable[[dict[str, Any]], Any] | None = None) -> bytes:
        data = bytearray(layout.header())
        places = {}
        for name, section in self.sections.items():
            data += bytes(-len(data) % layout.ALIGNMENT)
            places[name] = [len(data), len(section)]
            data += section
        meta: Any = self.meta | {"sections": places}
        if footer is not None:
            meta = footer(meta)
        foot = meta if isinstance(meta, bytes) else json.dumps(meta).encode()
        table = layout.checksums(data)
        root = layout.checksums(table)
        size = len(data) + len(table) + len(root) + len(foot) + layout.TRAILER_LENGTH
        trailer = layout.Trailer(crc32(foot, crc32(root)), len(data), len(table), len(root), len(foot), size)
        return bytes(data) + table + root + foot + layout.trailer(trailer)


def hostile_numbers(chance: random.Random, data: bytes) -> bytes:
    """Write odd numbers into a section, with the checksums of what stands there then."""
    parts = Parts.of(data)
    name = chance.choice([name for name, section in sorted(parts.sections.items()) if section])
    section = bytearray(parts.sections[name])
    width = WIDTHS.get(name.rpartition(".")[2], 4 if name.startswith(("hash", "block.l", "block.p", "order")) else 1)
    width = 8 if name == "stored.ends" else 4 if name.endswith(("sizes", "32")) else 2 if name.endswith("16") else width
    width = min(width, len(section))
    for _ in range(chance.choice((1, 1, 2, 8, 200))):
        at = chance.randrange(len(section) // width) * width
        old = int.from_bytes(section[at : at + width], "little")
        value = chance.choice((*HOSTILE_NUMBERS, old + 1, old - 1, len(section), chance.getrandbits(8 * width), 2**63))
        section[at : at + width] = (value % 2 ** (8 * width)).to_bytes(width, "little")
    parts.sections[name] = bytes(section)
    return parts.to_bytes()


def hostile_lengths(chance: random.Random, data: bytes) -> bytes:
    """Cut, lengthen, exchange or leave out sections."""
    parts = Parts.of(data)
    names = sorted(parts.sections)
    one, other = chance.choice(names), chance.choice(names)
    way = chance.randrange(4)
    if way == 0:
        parts.sections[one] = cut(chance, parts.sections[one] or b"x")
    elif way == 1:
        parts.sections[one] = grown(chance, parts.sections[one] or b"x")
    elif way == 2:
        parts.sections[one], parts.sections[other] = parts.sections[other], parts.sections[one]
    else:
        del parts.sections[one]
    return parts.to_bytes()


def hostile_footer(chance: random.Random, data: bytes) -> bytes:
    """Put odd values into the footer, or something else in its place."""
    parts = Parts.of(data)

    def footer(meta: dict[str, Any]) -> Any:
        if chance.random() < 0.1:
            return chance.choice((b"[" * 100_000, b"", b"null", b"{}", b'{"sections":{},"documents":0}', b"\xff" * 9))
        spoil_json(chance, meta)
        return meta

    return parts.to_bytes(footer)


def hostile_groups(chance: random.Random, data: bytes) -> bytes:
    """Put another group of stored records in the place of all, one that bursts, lies about itself, or has odd values."""
    parts = Parts.of(data)
    documents = int(parts.meta["documents"])
    way = chance.randrange(6)
    size = None
    if way == 0:
        group = bytes(chance.choice((2**20, 2**28, 2**28 + 2)))
    elif way == 1:
        group = struct.pack("<I", chance.choice((2**32 - 1, 2**24, documents))) + bytes(2**24)
    elif way == 2:
        size = chance.choice(HOSTILE_NUMBERS)
        group = struct.pack("<II", 1, 9) + b"123456789"
    else:
        records = [_odd_record(chance, parts, number) for number in range(documents)]
        group = struct.pack(f"<{documents + 1}I", documents, *map(len, records)) + b"".join(records)
    packed = zlib.compress(group, 1)
    parts.sections["stored.text"] = packed
    parts.sections["stored.ends"] = struct.pack("<Q", len(packed))
    parts.sections["stored.first"] = struct.pack("<I", 0)
    parts.sections["stored.sizes"] = struct.pack("<I", (len(group) if size is None else size) % 2**32)
    return parts.to_bytes()


def _odd_record(chance: random.Random, parts: Parts, number: int) -> bytes:
    ids = parts.sections["column.id"]
    fields: dict[str, Any] = {
        "id": ids[16 * number : 16 * number + 16].decode(), "path": f"/p/{number}", "ingested": "2020-01-01T00:00:00+00:00",
        "content": "0" * 32, "hashes": {f"/p/{number}": "0" * 32}, "title": "T", "words": 2, "blocks": "pp", "date": "2020-01-02",
        "authors": ["A"], "repairs": [["x", 1]], "dropped": [["x", "y"]], "hints": ["date"], "language": "en",
    }  # fmt: skip
    if chance.random() < 0.5:
        spoil_json(chance, fields)
    try:
        line = json.dumps(fields).encode()
    except ValueError:
        line = b"[" * 50_000
    return chance.choice((line, line, line, b"[" * 50_000, b"", line[:-5])) + b"\n" + b"one\x1etwo"


def spoil_json(chance: random.Random, value: Any) -> None:
    """Put an odd value somewhere into an object of JSON, or leave something out of it."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = chance.choice(keys)
        inner = value[key]
        if isinstance(inner, (dict, list)) and inner and chance.random() < 0.8:
            value = inner
            continue
        if chance.random() < 0.15:
            del value[key]
        elif isinstance(inner, int) and chance.random() < 0.4:
            value[key] = inner + chance.choice((-1, 1, 8, 4096))
        elif chance.random() < 0.1 and isinstance(value, dict):
            value[str(chance.choice(ODD))[:50]] = chance.choice(ODD)
        else:
            value[key] = chance.choice(ODD)
        return


def hostile_manifest(chance: random.Random, data: bytes) -> bytes:
    """Put odd values into the manifest, with its checksum."""
    inner = json.loads(data)["manifest"]
    spoil_json(chance, inner)
    canonical = json.dumps(inner, sort_keys=True, separators=(",", ":")).encode()
    return json.dumps({"manifest": inner, "checksum": f"{crc32(canonical):08x}"}).encode()


def hostile_deletions(chance: random.Random, data: bytes) -> bytes:
    """Put odd numbers into a file of deletions, with its checksum."""
    new = bytearray(data[:-4])
    at = chance.choice((8, 32, 36, 40, chance.randrange(len(new))))
    for place in range(at, min(at + chance.choice((1, 4)), len(new))):
        new[place] = chance.choice((0, 255, 1, 128, chance.randrange(256)))
    return bytes(new) + struct.pack("<I", crc32(new))


HOSTILE = {
    ".seg": (hostile_numbers, hostile_numbers, hostile_numbers, hostile_lengths, hostile_footer, hostile_groups),
    ".del": (hostile_deletions,),
    ".json": (hostile_manifest,),
}


class HangError(Exception):
    """Raised in what takes too long."""


@contextmanager
def limited_time() -> Iterator[None]:
    """Raise ``HangError`` inside after ``SLOW_SECONDS`` of the processor's."""

    def late(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def limit_memory() -> None:
    """Let this process have ``SPARE_MEMORY`` more than it has now: what wants more raises ``MemoryError``; other systems than Linux don't say."""
    if sys.platform != "linux":
        return
    import resource

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + SPARE_MEMORY, used + SPARE_MEMORY))


class Trial:
    """An index that is spoiled and read, again and again."""

    def __init__(self, index: Path, work: Path) -> None:
        """Take the index, which stays as it is, and a folder for copies of it."""
        self._index = index
        self._copy = work / "copy"
        self._names = sorted(path.name for path in index.iterdir() if path.name != "lock")
        self._before = {name: answers(index, name.partition(".")[0]) for name in self._names if name != MANIFEST}
        self._before[MANIFEST] = answers(index, "none")
        shutil.copytree(index, self._copy)

    def run(self, number: int) -> str | None:
        """Spoil a file and read everything; return what went wrong, None where nothing did."""
        chance = random.Random(number)
        name = chance.choice(self._names + [one for one in self._names if one.endswith(".seg")])
        data = (self._index / name).read_bytes()
        hostile = chance.random() < 0.5
        way = chance.choice(HOSTILE[Path(name).suffix] if hostile else ACCIDENTS)
        try:
            new = way(chance, data)
        except (ValueError, OverflowError):  # json can't say it
            return None
        told = f"{number}: {way.__name__} of {name}"
        try:
            (self._copy / name).write_bytes(new)
            if hostile and name.endswith(".seg"):
                self._tell_size(name, len(new))
            with limited_time():
                wrong = self._read(name, hostile=hostile, changed=new != data)
                if not hostile and chance.random() < 0.1:
                    search(self._copy)
                if wrong is None and chance.random() < 0.1:
                    wrong = self._tend(repaired=chance.random() < 0.3)
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001  (any is a find)
            wrong = traceback.format_exc(limit=-4)
        finally:
            self._restore()
        return None if wrong is None else f"{told}: {wrong}"

    def _restore(self) -> None:
        kept = set(self._names)
        for path in self._copy.iterdir():
            if path.name not in kept and path.name != "lock":
                path.unlink()
        for name in self._names:
            path = self._copy / name
            good = (self._index / name).read_bytes()
            if not path.exists() or path.read_bytes() != good:
                path.write_bytes(good)

    def _tell_size(self, name: str, size: int) -> None:
        path = self._copy / MANIFEST
        inner = json.loads(path.read_bytes())["manifest"]
        for entry in inner["segments"]:
            if entry["name"] == Path(name).stem:
                entry["bytes"] = size
        canonical = json.dumps(inner, sort_keys=True, separators=(",", ":")).encode()
        path.write_text(json.dumps({"manifest": inner, "checksum": f"{crc32(canonical):08x}"}))

    def _read(self, name: str, *, hostile: bool, changed: bool) -> str | None:
        """Read all; an accident must be told of, or have changed no answer."""
        only = "none" if name == MANIFEST else name.partition(".")[0]
        try:
            found = answers(self._copy, only)
        except ArtcliError as error:
            return None if str(self._copy) in str(error) else f"names no file: {error}"
        if not hostile and found != self._before[name]:
            return "other answers"
        if not hostile and changed and name != MANIFEST and not check(self._copy, quick=True).findings:
            return "not found by check"
        return None

    def _tend(self, *, repaired: bool) -> str | None:
        """Check, merge, and perhaps repair."""
        try:
            check(self._copy)
            with IndexDirectory(self._copy).open() as snapshot:
                if snapshot.segments:  # nobody merges none
                    merge(snapshot.segments, self._copy / "sffffffffffffffff.seg")
        except ArtcliError:
            pass
        (self._copy / "sffffffffffffffff.seg").unlink(missing_ok=True)
        if repaired:
            try:
                repair(self._copy)
            except ArtcliError as error:
                return None if "format" in str(error) or "no index" in str(error) else f"not repaired: {error}"
            report = check(self._copy)
            if report.findings:
                return f"not whole after its repair: {report.findings}"
            answers(self._copy)
        return None
