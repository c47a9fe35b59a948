"""Which articles are found again?  ``python bench/known_items.py ARTICLES.tar.gz OUT``: four collections in TREC form.

Every file of the archive is an article whose first line is its title.  A query is made of one article's words, and only that one
answers it: ``headline`` (the title, which the articles are stripped of), ``passage`` (three or four words of one later sentence),
``title`` (two or three words of the title), ``long`` (headlines; articles strung together, up to twelve in one).  The same archive
always gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

SEED, SEED_LONG = 11, 5
QUERIES = 400
LUCENE_STOP_WORDS = frozenset(
    """a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will
    with""".split()  # noqa: SIM905  (a list of words is read as one)
)


class Article(NamedTuple):
    """An article of the archive."""

    name: str
    title: str
    body: str


def main() -> None:
    """Write the collections."""
    articles = read(Path(sys.argv[1]))
    out = Path(sys.argv[2])
    random_ = random.Random(SEED)
    number = {article.name: str(place) for place, article in enumerate(articles)}
    whole = [(number[one.name], one.title, one.body) for one in articles]
    bare = [(number[one.name], "", one.body) for one in articles]
    headlines = [(number[one.name], one.title) for one in random_.sample(articles, QUERIES)]
    write(out / "headline", bare, headlines)
    passages = [(number[one.name], passage_of(one, random_)) for one in random_.sample(articles, QUERIES + 100)]
    write(out / "passage", whole, passages)
    titles = [(number[one.name], title_words_of(one, random_)) for one in random_.sample(articles, QUERIES)]
    write(out / "title", whole, titles)
    write(out / "long", *strung_together(articles, random.Random(SEED_LONG)))


def read(archive: Path) -> list[Article]:
    """Return the archive's articles without those that are there twice."""
    found: list[Article] = []
    seen: set[str] = set()
    with tarfile.open(archive) as tar:
        for member in sorted((one for one in tar.getmembers() if one.isfile()), key=lambda one: one.name):
            text = tar.extractfile(member).read().decode("utf-8", "replace").strip()  # type: ignore[union-attr]
            title, _, body = (part.strip() for part in text.partition("\n"))
            if title not in seen and body not in seen:
                found.append(Article(member.name, title, body))
                seen.update((title, body))
    return found


def passage_of(article: Article, random_: random.Random) -> str:
    """Return some words of a sentence after the third line, or nothing."""
    pieces = [piece for line in article.body.split("\n")[3:] for piece in re.split(r"(?<=[a-z][.!?])\s", line)]
    sentences = [piece for piece in pieces if len(piece) > 60]
    if not sentences:
        return ""
    found = re.findall(r"[^\W\d_]+(?:['’]\w+)*", random_.choice(sentences))
    words = [word for word in found if word.lower() not in LUCENE_STOP_WORDS and len(word) > 3]
    if len(words) < 6:
        return ""
    count = random_.choice([3, 4])
    first = random_.randrange(0, len(words) - count - 1)
    places = sorted(random_.sample(range(first, min(len(words), first + count + 3)), count))
    return " ".join([words[place] for place in places]).lower()


def title_words_of(article: Article, random_: random.Random) -> str:
    """Return two or three words of the title, or nothing."""
    words = [word for word in article.title.split() if word.lower() not in LUCENE_STOP_WORDS]
    if len(words) < 3:
        return ""
    count = random_.choice([2, 3])
    return " ".join([words[place] for place in sorted(random_.sample(range(len(words)), count))]).lower()


def strung_together(
    articles: list[Article], random_: random.Random
) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """Return articles of very unequal length, and the headlines of some of their parts as queries."""
    shuffled = list(articles)
    random_.shuffle(shuffled)
    pool = shuffled
    documents: list[tuple[str, str, str]] = []
    home: dict[str, str] = {}
    while pool:
        count = random_.choice([1, 1, 1, 1, 2, 4, 12])
        parts, pool = pool[:count], pool[count:]
        key = f"L{len(documents)}"
        home.update({part.name: key for part in parts})
        documents.append((key, "", "\n\n".join([part.body for part in parts])))
    chosen = random_.sample(shuffled, QUERIES)
    return documents, [(home[one.name], one.title) for one in chosen]


def write(folder: Path, documents: list[tuple[str, str, str]], queries: list[tuple[str, str]]) -> None:
    """Write a collection; a query is told by its place, and its answer's id comes with it."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = [(f"q{place}", answer, text) for place, (answer, text) in enumerate(queries) if text]
    with gzip.open(folder / "docs.jsonl.gz", "wt", encoding="utf-8") as out:
        for key, title, body in documents:
            out.write(json.dumps({"id": key, "title": title, "text": body}) + "\n")
    (folder / "queries.tsv").write_text("".join([f"{key}\t{text}\n" for key, _, text in asked]), encoding="utf-8")
    (folder / "qrels.txt").write_text("".join([f"{key} 0 {answer} 1\n" for key, answer, _ in asked]), encoding="utf-8")


if __name__ == "__main__":
    main()
