"""Articles in documents of a cluster: each comes back to the byte, whatever its blocks hold, and has its text in a field for its language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from artcli.index.entries import Filed, record_bytes
from artcli.index.ids import article_id, content_hash
from artcli.index.segments.record import BETWEEN
from artcli.model import Article, Block
from artcli.opensearch.alias import Wanted
from artcli.opensearch.documents import document_line, document_of, filed_from, heading_from
from artcli.opensearch.languages import OTHER, analysis, field_of, templates
from artcli.opensearch.mapping import TERMS, index_body


def filed(*texts: str, title: str = "A title", language: str | None = "en") -> Filed:
    """Return an article of some paragraphs."""
    article = Article(title, tuple([Block("paragraph", text) for text in texts]), language=language, words=3)
    content = content_hash(article)
    return Filed(article_id(content), "/a.txt", "2026-01-01T00:00:00+00:00", content, {"/a.txt": "ab" * 16}, article)


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("", ""),
        ("One.", "Two\nlines, “quoted”.", "Trois élèves 🐟 河内"),
        (f"a{BETWEEN}b",),
        ("whole", f"a{BETWEEN}b"),
        ("half of a pair \ud83d",),
        ('{"like": "a record"}\n',),
    ],
)
def test_an_article_comes_back_to_the_byte(texts: tuple[str, ...]) -> None:
    before = filed(*texts)
    source = json.loads(document_line(before))
    del source[TERMS]  # a cluster doesn't keep them
    after = filed_from(source)
    assert after == before
    assert record_bytes(after) == record_bytes(before)
    assert heading_from(source)["title"] == before.article.title


def test_the_text_is_in_it_once() -> None:
    line = document_line(filed("Trois élèves", "zweitens")).decode()
    assert line.count("Trois élèves") == 1
    assert document_of(filed("x", "y", language="fr"))["text"] == {"fr": ["x", "y"]}
    assert document_of(filed("x", title="T", language="la"))["title"] == {OTHER: "T"}
    assert document_of(filed("x", language=None))["text"] == {OTHER: ["x"]}


def test_a_document_whose_text_is_lost_says_so() -> None:
    source = document_of(filed("one", "two"))
    for broken in ({}, {"en": ["one"]}, "one"):
        with pytest.raises((TypeError, ValueError)):
            filed_from(source | {"text": broken})
    with pytest.raises(ValueError):
        filed_from(source | {"record": "bm9uc2Vuc2U="})


def test_every_language_has_the_analysers_that_its_fields_name() -> None:
    made = analysis()
    for template in templates():
        (one,) = template.values()
        code = one["path_match"].partition(".")[2]
        assert field_of(code) == code
        for named in (one["mapping"]["analyzer"], one["mapping"]["fields"]["exact"]["analyzer"]):
            assert named in made["analyzer"]
    known = {"asciifolding", "lowercase", "apostrophe", "cjk_width", "cjk_bigram", "decimal_digit"}
    for analyser in made["analyzer"].values():
        assert all(
            name in made["filter"] or name in known or name.endswith("_normalization") for name in analyser["filter"]
        )


def test_a_library_is_made_as_it_is_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("opensearch_text_fields = false\nopensearch_shards = 4\n", encoding="utf-8")
    monkeypatch.setenv("ARTCLI_CONFIG", str(config))
    assert Wanted().body() == index_body(4, 1, text_fields=False)
    assert Wanted(2, 0, text_fields=True).body() == index_body(2, 0)
    assert "dynamic_templates" not in Wanted().body()["mappings"]
