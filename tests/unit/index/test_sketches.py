"""Sketches of articles: what a segment has is what docs/index-format.md says, whoever made it and however often it was merged."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import DATA

from artcli.analysis.stream import Lexicon
from artcli.index.entries import Filed
from artcli.index.ids import article_id, content_hash
from artcli.index.segments.segment import Segment
from artcli.index.segments.sketches import NO_HASH, SIZE, SKETCH_BYTES
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.merge import merge
from artcli.index.writing.sketches import numbers_of, sketches_from_texts, sketches_of
from artcli.index.writing.writer import SegmentBuilder
from artcli.model import Article, Block
from artcli.text.normalise import normalise

MODULUS = 1 << 64
FIRST, SECOND, LAST = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xFF51AFD7ED558CCD


def plain_hash(word: str) -> int:
    """Return the hash of a word, in plain numbers."""
    data = word.encode("utf-8", "surrogatepass")
    first, second = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:16], "little")
    mixed = (first * FIRST ^ (second + len(data)) * SECOND) % MODULUS
    mixed = (mixed ^ mixed >> 32) * LAST % MODULUS
    return mixed ^ mixed >> 32


def plain_sketch(text: str, language: str | None) -> list[int]:
    """Return the sketch of a text, made word by word."""
    lexicon = Lexicon()
    words = []
    for number in lexicon.spellings(language).numbers(text):
        start = lexicon.expansion_ends[number - 1] if number else 0
        parts = range(start, lexicon.expansion_ends[number])
        if parts:
            words.append(
                sum(
                    plain_hash(lexicon.classes[lexicon.expansion_class[one]][0])
                    * (lexicon.expansion_place[one] * SECOND | 1)
                    for one in parts
                )
                % MODULUS
            )
    runs = set()
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        run = ((one * FIRST + two) * SECOND + three) % MODULUS
        runs.add((run ^ run >> 32) * LAST % MODULUS)
    kept = [min(run & NO_HASH, NO_HASH - 1) for run in sorted(runs)[:SIZE]]
    return kept + [NO_HASH] * (SIZE - len(kept))


def filed(article: Article, number: int) -> Filed:
    content = content_hash(article)
    return Filed(
        article_id(content), f"/{number}", "2020-01-01T00:00:00+00:00", content, {f"/{number}": "0" * 32}, article
    )


def segment_of(path: Path, articles: list[Article], first: int = 0, lexicon: QuickLexicon | None = None) -> Segment:
    builder = SegmentBuilder(path, lexicon or QuickLexicon())
    builder.add_all([filed(article, number) for number, article in enumerate(articles, first)])
    builder.finish()
    return Segment(path)


def rows(segment: Segment) -> list[list[int]]:
    data = segment.sketches()
    assert data is not None
    assert len(data) == segment.documents * SKETCH_BYTES
    return numbers_of(data).tolist()


def samples() -> list[Article]:
    files = sorted(file for file in DATA.rglob("*") if file.is_file())[:40]
    articles = [normalise(file.read_bytes()) for file in files]
    odd = [
        "",
        "word",
        "two words",
        "three little words",
        "— — –",
        "a b c d e f g h i j",
        "state-owned U.S. 12,000 d'état",
    ]
    odd += ["海の壁は高い。" * 20, "Größe Straße naïve café " * 10, "x" * 500 + " y z " * 9]
    return articles + [Article(f"Odd {place}", (Block("paragraph", text),), words=9) for place, text in enumerate(odd)]


def test_a_segment_has_the_sketches_that_the_page_describes(tmp_path: Path) -> None:
    """Of samples and oddities, in one segment."""
    articles = samples()
    segment = segment_of(tmp_path / "one.seg", articles)
    for row, article in zip(rows(segment), articles, strict=True):
        assert row == plain_sketch(article.body, article.language)
    assert bytes(segment.sketches() or b"") == sketches_from_texts(segment)


words = st.lists(st.sampled_from([*"abcdefgh", "state-owned", "—", "naïve", "1,000"]), max_size=60).map(" ".join)


@settings(deadline=None)
@given(st.lists(words, max_size=12))
def test_many_texts_at_once_are_as_each_alone(texts: list[str]) -> None:
    """Few words, many repetitions, empty texts: each text's sketch knows nothing of its neighbours."""
    from array import array

    lexicon = QuickLexicon()
    numbers, counts = array("I"), array("I")
    lexicon.table("en").add_all(texts, numbers, counts)
    made = numbers_of(sketches_of(numbers, counts, lexicon.hashes.all())).tolist()
    assert made == [plain_sketch(text, "en") for text in texts]


def test_another_process_makes_the_same(tmp_path: Path) -> None:
    """A lexicon that has met other words before, in another order, gives the same sketches."""
    articles = samples()
    lexicon = QuickLexicon()
    shuffled = random.Random(1).sample(articles, len(articles))
    before = segment_of(tmp_path / "before.seg", shuffled, lexicon=lexicon)
    after = segment_of(tmp_path / "after.seg", articles, lexicon=lexicon)
    fresh = segment_of(tmp_path / "fresh.seg", articles)
    assert rows(after) == rows(fresh)
    assert sorted(rows(before)) == sorted(rows(fresh))


@pytest.mark.parametrize("without", [False, True])
def test_a_merge_copies_them_and_makes_those_that_lack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: bool
) -> None:
    """Deleted documents go; a segment of an earlier artcli, which has none, gets them from its texts."""
    from artcli.index.segments.deletions import Deletions

    articles = samples()
    one, other = segment_of(tmp_path / "a.seg", articles[:20]), segment_of(tmp_path / "b.seg", articles[20:], 20)
    want = rows(one)[:3] + rows(one)[4:] + rows(other)
    one.deleted = Deletions(20).with_more([3])
    if without:
        monkeypatch.delitem(one.meta["sections"], "sketch")
        assert one.sketches() is None
    merge([one, other], tmp_path / "both.seg")
    assert rows(Segment(tmp_path / "both.seg")) == want
