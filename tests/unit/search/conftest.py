"""A small library whose articles the searches are about."""

from pathlib import Path

import pytest

from artcli.library import Library

ARTICLES = {
    "hanoi": ("Hanoi summit ends", "Mara Lindqvist", "28 February 2019", "The two leaders left the state-owned hotel in Hanoi without a deal. Nobody met Pavel Orlov."),
    "singapore": ("Singapore promises", "Jonas Eriksen", "12 June 2018", "The first summit ended with a page of promises and a long lunch. Later Pavel Orlov spoke."),
    "return": ("10 letters home", "Mara Lindqvist", "3 March 2019", "They wrote from the summit, and again after the summit, that the summits bored them in Hanoi and at the Bank of the North."),
    "dvorak": ("Éclair for Dvořák", "Ana Dubois", "3 May 2004", "The orchestra doesn't play in the old hall any more, its director said while Pavel Orlov listened in silence for once."),
    "undated": ("9 letters home", "Ana Dubois", None, "A harbour, a hall and a tram. The harbour has trade, and the tram has no trade at all with the stateowned yard."),
}  # fmt: skip


def write(folder: Path, name: str, title: str, author: str, date: str | None, body: str) -> None:
    """Write an article as a person would."""
    parts = [title, f"By {author}", date or "", body]
    (folder / f"{name}.txt").write_text("\n\n".join([part for part in parts if part]) + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("articles")
    for name, article in ARTICLES.items():
        write(folder, name, *article)
    library = Library(tmp_path_factory.mktemp("small") / "index")
    assert [outcome.outcome for outcome in library.ingest([str(folder)], lambda: b"")] == ["added"] * len(ARTICLES)
    return library


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Thirty articles with the same words, three a day, so that orders have ties."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(30):
        date = None if number % 7 == 0 else f"{number // 3 + 1} May 2019"
        write(
            folder,
            f"tram{number}",
            f"Tram {number % 5}",
            "Ana Dubois",
            date,
            f"The tram came late, said passenger{number}.",
        )
    library = Library(tmp_path_factory.mktemp("trams") / "index")
    assert {outcome.outcome for outcome in library.ingest([str(folder)], lambda: b"")} == {"added"}
    return library
