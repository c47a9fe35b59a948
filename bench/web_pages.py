"""How well are saved pages read?  artcli and trafilatura alone on the pages of tests/pages, by trafilatura's own measure of the body.

python bench/web_pages.py [--worst N]

Of each page's ``with`` pieces those in the body are true positives, those missing false negatives; of its ``without`` pieces those in the body are
false positives, the others true negatives. Titles, authors and dates must be exactly right, quotation marks and dashes folded.
"""

from __future__ import annotations

import argparse
import json
import time
import unicodedata
from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).resolve().parents[1] / "tests" / "pages"
FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "\u00a0": " ", "…": "..."})


class Found(NamedTuple):
    """What one of them made of a page."""

    title: str
    authors: list[str]
    date: str
    body: str


def fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(FOLD).split()).casefold()


def by_artcli(data: bytes) -> Found:
    from artcli.ingest.articles import explain_all

    (one,) = explain_all(data, "page.html")
    assert one.normalised is not None, one.trouble
    article = one.normalised.article
    return Found(article.title, list(article.authors), article.date or "", article.body)


def by_trafilatura(data: bytes) -> Found:
    from trafilatura import bare_extraction

    found = bare_extraction(data, include_comments=False, with_metadata=True)
    authors = [name for name in (found.author or "").split("; ") if name]
    return Found(found.title or "", authors, found.date or "", found.text or "")


def score(found: Found, truth: dict) -> list[int]:
    """Return title, authors and date as 0 or 1, and the pieces of the body: tp, fn, fp, tn."""
    body = fold(found.body)
    there = [fold(piece) in body for piece in truth["with"]]
    extra = [fold(piece) in body for piece in truth["without"]]
    return [
        fold(found.title) == fold(truth["title"]),
        {fold(name) for name in found.authors} == {fold(name) for name in truth["authors"]},
        found.date[:10] == truth["date"],
        sum(there),
        len(there) - sum(there),
        sum(extra),
        len(extra) - sum(extra),
    ]


def measure(reader, worst: int = 0) -> dict[str, float]:  # noqa: ANN001
    truths = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    begun = time.perf_counter()
    rows = [score(reader((PAGES / truth["name"]).read_bytes()), truth) for truth in truths]
    seconds = time.perf_counter() - begun
    for truth, row in sorted(zip(truths, rows, strict=True), key=lambda one: sum(one[1][:4]) - one[1][5])[:worst]:
        print("  worst:", truth["name"], [int(value) for value in row])
    title, author, date, tp, fn, fp, tn = map(sum, zip(*rows, strict=True))
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return {
        "title": title / len(rows),
        "author": author / len(rows),
        "date": date / len(rows),
        "precision": precision,
        "recall": recall,
        "accuracy": (tp + tn) / (tp + fn + fp + tn),
        "F": 2 * precision * recall / (precision + recall),
        "ms": seconds / len(rows) * 1000,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0)
    worst = parser.parse_args().worst
    for name, reader in (("trafilatura", by_trafilatura), ("artcli", by_artcli)):
        found = measure(reader, worst)
        print(f"{name:12}" + "  ".join(f"{key} {value:.3f}" for key, value in found.items()))


if __name__ == "__main__":
    main()
