"""No pickle is read or written: nothing in an index's folder can run code."""

from __future__ import annotations

import os
import pickle
import pickletools
import subprocess
import sys
from pathlib import Path

import pytest
from differential.libraries import large_shelf, write_ours
from whoosh import fields, index

from artcli.index.codec.codec import ArtcliCodec
from artcli.index.segments.segment import Segment

TESTS = Path(__file__).parent.parent

WITHOUT_PICKLE = """
import pickle, sys

def refuse(*args, **kwargs):
    raise AssertionError("a pickle")

class Refuse:
    __init__ = refuse

pickle.dump = pickle.dumps = pickle.load = pickle.loads = refuse
pickle.Pickler = pickle.Unpickler = Refuse

from pathlib import Path
from whoosh import query
from artcli.index.codec.searcher import whoosh_searcher
from differential.libraries import large_shelf, write_ours

with write_ours(Path(sys.argv[1]), large_shelf(60)).open() as snapshot, whoosh_searcher(snapshot) as searcher:
    body = [query.Term("body", word) for word in ("summit", "run")]
    asked = [
        query.Or(body), query.And(body), query.Phrase("body", ["the", "summit"], slop=9), query.SpanNear(*body, slop=9),
        query.Prefix("body", "s"), query.FuzzyTerm("body", "sumit"), query.NumericRange("date", 20010101, None),
        query.Prefix("id", "q"), query.Every(),
    ]
    for one in asked:
        results = searcher.search(one, limit=None)
        assert len(results), one
        assert results[0].fields()["entry"], one
    assert list(searcher.reader().iter_postings())
"""


def test_writing_and_searching_need_no_pickle(tmp_path: Path) -> None:
    """With all of pickle's functions replaced by a refusal, an index is written, opened, searched and copied posting by posting."""
    places = os.pathsep.join([str(TESTS), *[path for path in sys.path if path]])
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PICKLE, str(tmp_path / "index")],
        env=os.environ | {"PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def holds_pickle(data: bytes) -> bool:
    """Say whether bytes begin with a whole pickle of protocol 2 or later."""
    if data[:1] != b"\x80" or not 2 <= (data[1:2] or b"\xff")[0] <= pickle.HIGHEST_PROTOCOL:
        return False
    try:
        return any(code.name == "STOP" for code, _, _ in pickletools.genops(data))
    except ValueError:
        return False


def beginnings(path: Path) -> list[bytes]:
    """Return a file's bytes from its beginning, and from those of its sections and of its footer, on."""
    data = path.read_bytes()
    if path.suffix != ".seg":
        return [data]
    segment = Segment(path)
    found = [data, *[data[at : at + length] for at, length in segment.meta["sections"].values()]]
    segment.close()
    return found


def test_no_file_of_an_index_holds_a_pickle(tmp_path: Path) -> None:
    """Neither a file nor a section of one is a pickle, in protocols 2 and up."""
    write_ours(tmp_path / "index", large_shelf(60))
    paths = [path for path in (tmp_path / "index").iterdir() if path.name != "lock"]
    assert {path.suffix for path in paths} == {".seg", ".del", ".json"}
    assert not [path for path in paths for data in beginnings(path) if holds_pickle(data)]


def test_no_segment_that_whoosh_writes_through_our_codec_holds_a_pickle(tmp_path: Path) -> None:
    """Stored values and columns neither; Whoosh's own table of contents is a pickle, and artcli has none of those."""
    schema = fields.Schema(
        text=fields.TEXT(stored=True, sortable=True), number=fields.NUMERIC(stored=True, sortable=True)
    )
    writer = index.create_in(str(tmp_path), schema).writer(codec=ArtcliCodec())
    for number in range(300):
        writer.add_document(text=f"apple {number} pear", number=number)
    writer.commit()
    (path,) = tmp_path.glob("*.seg")
    assert not [data for data in beginnings(path) if holds_pickle(data)]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_would_be_seen(protocol: int) -> None:
    """The tests above can tell one."""
    assert holds_pickle(pickle.dumps({"a": [1, 2]}, protocol) + b"more")
