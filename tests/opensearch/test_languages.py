"""What a mapping usually has analysers and term vectors for, on a cluster: stems by language, accents folded, the word as it stands, marks in the text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from nodes import Cluster

from artcli.ingest.options import IngestOptions
from artcli.library import Library

TEXTS = {
    "de": (
        "Die Häfen im Winter\n\nDie Häfen der Stadt lagen still, und in den Straßen sprachen die Leute von den Schiffen, die nicht gekommen "
        "waren. Ein Hafenmeister zählte die Mauern und die Türme, und niemand wusste, wann das Eis gehen würde.\n"
    ),
    "fr": (
        "Les écoles du village\n\nLes élèves des écoles attendaient dans la cour, et le président de la commune parlait des bâtiments qui "
        "seraient reconstruits avant la rentrée. Personne ne croyait que les travaux finiraient à temps.\n"
    ),
    "en": (
        "Walls of the harbour\n\nThe walls of the harbour were walled in again after the storm, and a wall of sand was left where the "
        "café had been. The résumé of the engineer was read aloud in the council, which resumed its meeting later.\n"
    ),
}
ROWS = [
    ("Hafen", "de", {"Häfen"}),
    ("häfen", "de", {"Häfen"}),
    ("hafen", "de", {"Häfen"}),
    ("strasse", "de", {"Straßen"}),
    ("Türmen", "de", {"Türme"}),
    ("école", "fr", {"écoles"}),
    ("ecoles", "fr", {"écoles"}),
    ("eleve", "fr", {"élèves"}),
    ("presidents", "fr", {"président"}),
    ("wall", "en", {"Walls", "walls", "walled", "wall"}),
    ("=wall", "en", {"wall"}),
    ("=walls", "en", {"Walls", "walls"}),
    ('="wall of sand"', "en", {"wall", "sand"}),
    ("cafe", "en", {"café"}),
    ("résumé", "en", {"résumé"}),
    ("=resumed", "en", {"resumed"}),
]
"""A query, the article that it finds, and all words that are marked in it."""


@pytest.fixture(scope="module")
def there(node: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library]]:
    folder = tmp_path_factory.mktemp("languages")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    name = f"languages-{os.getpid()}"
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("ARTCLI_STATE", "ARTCLI_CONFIG", "ARTCLI_MARKS"):
            patch.setenv(variable, str(folder / variable.lower()))
        found = Library(f"opensearch://127.0.0.1:{node.nodes[0].port}/{name}"), Library(folder / "index")
        for library in found:
            list(library.ingest([str(folder / f"{one}.txt") for one in TEXTS], bytes, IngestOptions(jobs=1)))
        yield found
        for library in found:
            library.close()
    node.ask("DELETE", f"/{name}-*")


@pytest.mark.parametrize(("query", "language", "marked"), ROWS, ids=[query for query, *_ in ROWS])
def test_what_is_found_and_marked(there: tuple[Library, Library], query: str, language: str, marked: set[str]) -> None:
    cluster, folder = [library.search(query, limit=9) for library in there]
    assert [hit.id for hit in cluster.hits] == [hit.id for hit in folder.hits]
    words = {}
    for hit in cluster.hits:
        texts = [(hit.title, hit.title_spans), *[(one.text, one.spans) for one in hit.snippets]]
        words[Path(hit.path).stem] = {text[one.start : one.end] for text, spans in texts for one in spans}
    assert language in words, words
    assert words[language] == marked
    assert [(hit.title_spans, hit.snippets) for hit in cluster.hits] == [
        (hit.title_spans, hit.snippets) for hit in folder.hits
    ]
