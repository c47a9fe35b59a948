"""Whatever is left out of an article as learned furniture can be put back, changes no hash, and survives the index."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from artcli.index.ids import content_hash
from artcli.index.segments.record import packed, restored, unpacked
from artcli.model import Article, Block, Dropped
from artcli.text.learned.lines import KIND, key_of, whole, without

LINE = st.text(alphabet="ab c.:•1", min_size=1, max_size=30).filter(str.strip)
BLOCK = st.builds(
    Block, st.sampled_from(["paragraph", "heading", "list_item", "quote", "verse", "table", "code"]), LINE
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    blocks = tuple(draw(st.lists(BLOCK, max_size=14)))
    words = sum(len(block.text.split()) for block in blocks)
    return Article(
        "Title", blocks, words=words, dropped=tuple(draw(st.lists(st.just(Dropped("share", "x")), max_size=1)))
    )


@given(articles(), st.data())
def test_out_and_back(article: Article, data: st.DataObject) -> None:
    lines = frozenset(key_of(block.text) for block in article.blocks if data.draw(st.booleans()))
    out = without(article, lines)
    assert whole(out) == article
    assert out.whole == article.blocks
    assert content_hash(out) == content_hash(article)
    assert without(out, lines) == out
    assert {block.text for block in article.blocks} == {block.text for block in out.blocks} | {
        one.text for one in out.dropped if one.kind == KIND
    }
    assert not article.blocks or out.blocks
    record = json.loads(json.dumps({}))
    assert restored(unpacked(packed(record, out))) == out
    other = frozenset(key_of(block.text) for block in article.blocks if data.draw(st.booleans()))
    assert without(out, other) == without(article, other)
