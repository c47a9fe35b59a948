"""The same articles twice: in an index of stock Whoosh and in one of ours; and what is drawn to be searched for."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from whoosh import fields, formats, index, query
from whoosh.codec.whoosh3 import W3Codec

from artcli.analysis.words import tokens
from artcli.index.codec.schema import TextIn, article_schema
from artcli.index.codec.searcher import whoosh_searcher
from artcli.index.directory import IndexDirectory
from artcli.index.entries import NO_STEMS, Filed, file_key, record_bytes
from artcli.index.fields import day_number
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder
from artcli.model import Article, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoosh.searching import Searcher

LANGUAGES = (None, "en", "de", "fr", "ru", "zh", "th")
_LATIN = (
    "summit summits Summit run runs running the state-owned U.S. don't 10,000 3.5 C++ a —",
    "Straße Häuser Haus café cafés",
)
_OTHER = "Nguyễn встреча встречи 河内峰会 会谈 ประชุมสุดยอด"
WORDS = tuple(" ".join((*_LATIN, _OTHER)).split())
_KNOWN = {term for word in WORDS for language in LANGUAGES for token in tokens(word, language) for term in token.terms}
TERMS = (*sorted(_KNOWN), "missing")

words = st.sampled_from((*WORDS, "summit", "summits", "run", "the", "a"))
texts = st.lists(words, max_size=8).map(" ".join)
paragraphs = st.lists(words, min_size=8, max_size=40).map(" ".join)
dates = st.sampled_from((None, "2018", "2019-02", "2019-02-13", "2019-02-27", "1999-12-31"))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article; any of its fields may be empty."""
    return Article(
        title=draw(texts),
        blocks=tuple([Block("paragraph", text) for text in draw(st.lists(paragraphs, max_size=2))]),
        authors=tuple(draw(st.lists(st.sampled_from(("Ada Lovelace", "Runs O'Summit", "Häuser")), max_size=2))),
        date=draw(dates),
        source=draw(st.sampled_from((None, "Reuters", "The Summit"))),
        language=draw(st.sampled_from(LANGUAGES)),
        words=draw(st.integers(0, 400)),
    )


@dataclass(frozen=True)
class Shelf:
    """Articles as they are committed, segment by segment, and the numbers of those deleted then."""

    segments: tuple[tuple[Filed, ...], ...]
    deleted: frozenset[int]


@st.composite
def shelves(draw: st.DrawFn, largest: int = 6) -> Shelf:
    """Draw what to index: up to three segments, none of them deleted whole (ours then goes at once, stock Whoosh's stays)."""
    segments, deleted, number = [], set(), 0
    for made in draw(st.lists(st.lists(articles(), min_size=1, max_size=largest), min_size=1, max_size=3)):
        segments.append(tuple([filed(article, number + place) for place, article in enumerate(made)]))
        some = st.sets(st.integers(number, number + len(made) - 1), max_size=len(made) - 1)
        deleted |= draw(some) if draw(st.booleans()) else set()
        number += len(made)
    return Shelf(tuple(segments), frozenset(deleted))


def large_shelf(articles: int = 700, seed: int = 7) -> Shelf:
    """Return two segments of so many articles with lists of several blocks: words as common as in a language, some in few articles."""
    chance = Random(seed)
    known = [*WORDS, *[f"word{number}" for number in range(400)]]
    weights = [1 / (place + 1) for place in range(len(known))]
    made = []
    for number in range(articles):
        text = " ".join(chance.choices(known, weights, k=chance.randrange(5, 120)))
        title = " ".join(chance.choices(known, weights, k=6))
        date = f"20{number % 20:02d}-0{number % 9 + 1}-11"
        article = Article(title, (Block("paragraph", text),), date=date, language="en", words=number % 300)
        made.append(filed(article, number))
    cut = articles * 2 // 3
    return Shelf((tuple(made[:cut]), tuple(made[cut:])), frozenset(chance.sample(range(articles), articles // 10)))


def filed(article: Article, number: int) -> Filed:
    """File an article under names made of its number; every third has a copy in another file."""
    path = f"/data/news {number % 4}/summit-{number}.txt"
    hashes = {path: f"{number:032x}"}
    if not number % 3:
        hashes[f"/data/copies/{number}.txt"] = f"{number + 1000:032x}"
    return Filed(f"q{number:015d}", path, "2019-03-01T00:00:00+00:00", f"hash{number % 5}", hashes, article)


def document(one: Filed) -> dict[str, Any]:
    """Return a filed article as a document of Whoosh."""
    article = one.article
    found: dict[str, Any] = {
        "id": one.id,
        "file": [file_key(path) for path in one.hashes],
        "hash": one.content,
        "title": TextIn(article.title, article.language),
        "body": TextIn(article.body, article.language),
        "authors": TextIn(", ".join(article.authors), NO_STEMS),
        "source": TextIn(article.source or "", NO_STEMS),
        "path": TextIn(file_key(one.path), NO_STEMS),
        "language": article.language,
        "date": day_number(article.date) or None,
        "words": article.words,
        "entry": record_bytes(one).decode(),
    }
    return {name: value for name, value in found.items() if value is not None}


def stock_schema() -> fields.Schema:
    """Return the articles' schema with all of Whoosh's own formats."""
    schema = article_schema()
    for name in schema.names():
        if isinstance(schema[name], fields.TEXT):
            schema[name].format = formats.Positions()
    return schema


def write_stock(folder: Path, shelf: Shelf) -> index.FileIndex:
    """Index articles with stock Whoosh."""
    made = index.create_in(str(folder), stock_schema())
    for segment in shelf.segments:
        writer = made.writer(codec=W3Codec())
        for one in segment:
            writer.add_document(**document(one))
        writer.commit(merge=False)
    if shelf.deleted:
        writer = made.writer(codec=W3Codec())
        for number in shelf.deleted:
            writer.delete_document(number)
        writer.commit(merge=False)
    return made


def write_ours(folder: Path, shelf: Shelf) -> IndexDirectory:
    """Index articles with artcli."""
    directory = IndexDirectory(folder)
    lexicon = QuickLexicon()
    number = 0
    with directory.transaction() as transaction:
        for segment in shelf.segments:
            builder = SegmentBuilder(transaction.path_of(transaction.new_name()), lexicon)
            for one in segment:
                builder.add(one)
            entry = builder.finish()
            transaction.add_segment(entry)
            transaction.commit()
            numbers = range(number, number + len(segment))
            transaction.delete(entry.name, [one - number for one in shelf.deleted if one in numbers])
            number += len(segment)
        transaction.commit()
    return directory


@contextmanager
def both(shelf: Shelf, **options: Any) -> Iterator[tuple[Searcher, Searcher]]:
    """Give stock Whoosh's searcher and ours over the same articles."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "stock").mkdir()
        stock = write_stock(Path(folder) / "stock", shelf)
        with (
            write_ours(Path(folder) / "ours", shelf).open() as snapshot,
            stock.searcher(**options) as expected,
            whoosh_searcher(snapshot, **options) as found,
        ):
            yield expected, found


def hits(
    searcher: Searcher, asked: query.Query, limit: int | None, order: str | None = None
) -> Sequence[tuple[int, Any]] | str:
    """Return the documents found and their scores, best first, or the name of Whoosh's error: some queries it can't run.

    With an order, a field's name, they come with what they are sorted by.
    """
    try:
        results = searcher.search(asked, limit=limit, sortedby=order)
        return [(number, score) for score, number in results.top_n]
    except Exception as error:  # noqa: BLE001  (whatever it is, both must have it)
        return type(error).__name__
