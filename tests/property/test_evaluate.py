"""The best hits, found without scoring all, are those of a slow reference: every article scored from its words, then sorted."""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from property.test_search_scan import articles, queries
from shelves import filed, shelve
from whoosh.reading import IndexReader
from whoosh.scoring import WeightingModel, WeightScorer
from whoosh.searching import Searcher

from artcli.analysis.forms import JOINED
from artcli.analysis.words import tokens
from artcli.errors import QuerySyntaxError
from artcli.index.codec.searcher import whoosh_searcher
from artcli.index.effort import Effort
from artcli.index.entries import Filed
from artcli.index.fields import NO_STEMS
from artcli.index.snapshot import Snapshot
from artcli.query.compile import Compiler
from artcli.query.whoosh_query import whoosh_query
from artcli.ranking import (
    PARAMETERS,
    Nearness,
    TermCounts,
    counts_of_forms,
    length_factor,
    nearness,
    pair_score,
    pair_weight,
    saturated,
    term_weight,
)
from artcli.search import best, blocks, counting, hope, lists, matching, ordering, phrases, vector_best, worth
from artcli.search.context import Context, read_query
from artcli.search.counting import weight_of
from artcli.search.finding import find
from artcli.search.ordering import title_key
from artcli.search.request import Order, SearchRequest
from artcli.search.run import search
from artcli.search.scored import ScoredWord
from artcli.search.scoring import MOST_FORMS, Scorer

MANY = int(os.environ.get("ARTCLI_QUERIES", "400"))
"""Generated queries."""
ARTICLES = 1400
TODAY = "2019-03-09"

Classes = dict[tuple[str, ...], list[int]]
"""Tuples of terms → where they stand; what a compound makes put together is a class of its own."""


@dataclass
class Counted:
    """An article and where its words stand, by field."""

    filed: Filed

    @cached_property
    def fields(self) -> dict[str, Classes]:
        article = self.filed.article
        return {
            "title": classes(article.title, article.language),
            "body": classes(article.body, article.language),
            "authors": classes(", ".join(article.authors), NO_STEMS),
        }

    def length(self, name: str) -> int:
        return sum([len(places) for terms, places in self.fields[name].items() if terms[0][0] != JOINED])


def classes(text: str, language: str | None) -> Classes:
    found: Classes = {}
    for token in tokens(text, language):
        plain = tuple([term for term in token.terms if term[0] != JOINED])
        for one in (plain, *[(term,) for term in token.terms if term[0] == JOINED]):
            found.setdefault(one, []).append(token.position)
    return found


class Reference:
    """Scores of articles by docs/ranking.md, one article after another."""

    def __init__(self, shelved: list[Counted]) -> None:
        self.shelved = shelved
        self.averages = {name: sum([one.length(name) for one in shelved]) / len(shelved) for name in PARAMETERS.fields}

    @cached_property
    def classes(self) -> dict[str, dict[tuple[str, ...], TermCounts]]:
        """In how many articles, and how often, each class is, by field."""
        found: dict[str, dict[tuple[str, ...], TermCounts]] = {name: {} for name in PARAMETERS.fields}
        for one in self.shelved:
            for name, here in one.fields.items():
                for terms, places in here.items():
                    known = found[name].get(terms, TermCounts(0, 0))
                    found[name][terms] = TermCounts(known.articles + 1, known.occurrences + len(places))
        return found

    def scores(self, words: list[ScoredWord], ids: set[str]) -> dict[str, float]:
        words = [word for word in words if sum([len(forms) for _, forms in word.forms]) <= MOST_FORMS]
        same: dict[object, list[ScoredWord]] = {}
        for word in words:
            same.setdefault(word.forms, []).append(word)
        weights = {forms: term_weight(self.counts(each[0]), len(self.shelved)) for forms, each in same.items()}
        typed = [word.forms for word in words]
        pairs = Counter([pair for pair in pairwise(typed) if pair[0] != pair[1] and all(weights[one] for one in pair)])
        found = {}
        for one in self.shelved:
            if one.filed.id not in ids:
                continue
            total = 0.0
            for forms, each in same.items():
                total += sum([word.factor for word in each]) * weights[forms] * saturated(self.frequency(each[0], one))
            for (first, second), times in pairs.items():
                weight = times * pair_weight(weights[first], weights[second], len(pairs))
                total += self.nearness(same[first][0], same[second][0], weight, one)
            found[one.filed.id] = total
        return found

    def counts(self, word: ScoredWord) -> TermCounts:
        """Count the classes that the same forms lead to as one term, in as many articles as the field that has it in most."""
        groups: dict[tuple[str, ...], dict[str, TermCounts]] = {}
        for name, forms in word.forms:
            for terms, counts in self.classes[name].items():
                by = tuple([form.term for form in forms if form.term in terms])
                if by:
                    fields = groups.setdefault(by, {})
                    known = fields.get(name, TermCounts(0, 0))
                    articles = known.articles + counts.articles
                    fields[name] = TermCounts(articles, known.occurrences + counts.occurrences)
        library = len(self.shelved)
        counted = [
            TermCounts(
                min(max([one.articles for one in fields.values()]), library),
                sum([one.occurrences for one in fields.values()]),
            )
            for fields in groups.values()
        ]
        return counts_of_forms(counted, library)

    def frequency(self, word: ScoredWord, one: Counted) -> float:
        total = 0.0
        for name, forms in word.forms:
            factor = length_factor(name, one.length(name), self.averages[name])
            for terms, places in one.fields[name].items():
                weights = [weight_of(form) for form in forms if form.term in terms]
                total += max(weights, default=0.0) * factor * len(places)
        return total

    def nearness(self, first: ScoredWord, second: ScoredWord, weight: float, one: Counted) -> float:
        if not self.frequency(first, one) or not self.frequency(second, one):
            return 0.0
        adjacent = near = 0.0
        for name in PARAMETERS.fields:
            factor = length_factor(name, one.length(name), self.averages[name])
            together = nearness(self.places(first, name, one), self.places(second, name, one))
            adjacent += factor * together.adjacent
            near += factor * together.near
        return pair_score(weight, Nearness(adjacent, near))

    def places(self, word: ScoredWord, name: str, one: Counted) -> list[int]:
        wanted = {form.term for field, forms in word.forms if field == name for form in forms}
        return sorted(
            {place for terms, places in one.fields[name].items() if wanted.intersection(terms) for place in places}
        )


@dataclass
class Library:
    snapshot: Snapshot
    reference: Reference


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> list[Library]:
    """The same articles in one segment, in three, and in three with every ninth deleted; and again, for words that are held to be common."""
    chance = random.Random(5)
    entries = []
    for seed in range(ARTICLES // 14):
        entries += [filed(article, 14 * seed + number) for number, article in enumerate(articles(seed % 3))]
    chance.shuffle(entries)
    parts = [entries[:300], entries[300:310], entries[310:]]
    gone = [one.id for one in entries[::9]]
    reference = Reference(list(map(Counted, entries)))
    folder = tmp_path_factory.mktemp("evaluate")
    made = [shelve(folder / "1", [entries]), shelve(folder / "3", parts), shelve(folder / "9", parts, gone)]
    return [Library(directory.open(), reference) for directory in (*made, *made)]


@pytest.fixture(autouse=True)
def small_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is skipped in large libraries is skipped in small ones too."""
    monkeypatch.setattr(best, "FEW", 2)
    monkeypatch.setattr(best, "MANY", 5)
    monkeypatch.setattr(best, "LONG", 5)
    monkeypatch.setattr(best, "LONG_AMONG_SOME", 3)
    monkeypatch.setattr(best, "FEW_LISTS", 1)
    monkeypatch.setattr(vector_best, "FIRST", 7)
    monkeypatch.setattr(vector_best, "AT_ONCE", 11)
    monkeypatch.setattr(blocks, "FEW", 2)
    monkeypatch.setattr(blocks, "LONG", 129)
    monkeypatch.setattr(blocks, "_BATCH", 3)
    monkeypatch.setattr(blocks, "MANY", 5)
    monkeypatch.setattr(hope, "MOST_WORDS", 2)
    monkeypatch.setattr(counting, "FEW", 8)
    monkeypatch.setattr(ordering, "FEW", 8)
    monkeypatch.setattr(lists, "WHOLE", 20)
    monkeypatch.setattr(lists, "SPARSE", 2)
    monkeypatch.setattr(lists, "PER_BLOCK", 0.5)
    for module in (best, lists, matching, phrases, worth):
        monkeypatch.setattr(module, "CALLS", 0.01)


Numpy = Literal["nothing", "parts", "all", "all at once"]
does = st.sampled_from(get_args(Numpy))


def by(patch: pytest.MonkeyPatch, snapshot: Snapshot, numpy: Numpy) -> None:
    """Let numpy do nothing, decode only, or do all that it can; nothing is known from searches before, but that there were some unless it is all at once."""
    patch.setattr(snapshot, "kept", {})
    for _ in range(1 + (numpy in ("parts", "all"))):
        lists.lists_of(snapshot)
    patch.setattr("artcli.index.effort.IMPORT", 0.0)
    without, with_numpy = Effort(), Effort()
    without.forgo_numpy()
    for module in (best, lists, matching, phrases, worth):
        patch.setattr(module, "EFFORT", without if numpy == "nothing" else with_numpy)
    if numpy == "parts":
        patch.setattr(best, "EFFORT", without)


orders = st.sampled_from(["relevance", "relevance", "relevance", "newest", "oldest", "longest", "title"])
_words = st.lists(
    st.sampled_from(
        ["harbour", "wall", "walls", "sea-wall", "state", "owned", "the", "plan", "Häuser", "10,000", "u.s.", "wood*"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


@settings(max_examples=MANY)
@example(query="harbour wall", order="relevance", joint="all", page=(0, 3), number=1, numpy="nothing", counted=True)
@example(
    query="harbour wall plan the", order="relevance", joint="any", page=(0, 3), number=1, numpy="all", counted=True
)
@example(query="the plan", order="relevance", joint="any", page=(3, 10), number=2, numpy="nothing", counted=True)
@example(query="date:2019", order="relevance", joint="all", page=(0, 5), number=0, numpy="all", counted=True)
@example(query="the", order="relevance", joint="all", page=(0, 5), number=1, numpy="nothing", counted=False)
@example(query="wood*", order="relevance", joint="all", page=(2, 3), number=2, numpy="nothing", counted=False)
@given(
    query=st.one_of(queries, _words, _words, _words),
    order=orders,
    joint=st.sampled_from(["all", "any"]),
    page=st.tuples(st.sampled_from([0, 0, 0, 1, 7, 50, 2000]), st.sampled_from([0, 1, 2, 3, 10, 100])),
    number=st.integers(0, 5),
    numpy=does,
    counted=st.booleans(),
)
def test_the_best_are_the_best_of_all(  # noqa: PLR0917  (hypothesis and fixture: what is drawn, and the libraries)
    libraries: list[Library],
    query: str,
    order: Order,
    joint: Literal["all", "any"],
    page: tuple[int, int],
    number: int,
    numpy: Numpy,
    counted: bool,
) -> None:
    """Same hits, scores and order as when every article is scored, with numpy and without; and the scores are those of the formula."""
    library = libraries[number]
    request = SearchRequest(query, page[1], page[0], joint, order=order, today=TODAY, counted=counted)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(worth, "COMMON", 30 if number > 2 else worth.COMMON)
            by(patch, library.snapshot, numpy)
            results = search(library.snapshot, request)
    except QuerySyntaxError:
        return
    found = find(Context.of(library.snapshot, request))
    scores = found.scores()
    placed = sorted(scores, key=lambda document: sort_key(library.snapshot, document, scores[document], order))
    wanted = placed[page[0] : page[0] + page[1]]
    ids = {document: library.snapshot.record(document)["id"] for document in scores}
    assert [(hit.id, hit.score) for hit in results.hits] == [(ids[document], scores[document]) for document in wanted]
    assert results.total == len(scores) if counted else results.total <= len(scores)
    plain = library.reference.scores(list(found.words), set(ids.values())) if len(ids) < 300 else {}
    for document, score in scores.items() if plain else ():
        assert score == pytest.approx(plain[ids[document]], rel=1e-9, abs=1e-12)


def sort_key(snapshot: Snapshot, document: int, score: float, order: Order) -> tuple[object, int, str]:
    """Return what orders hits, as docs/query-language.md says."""
    record = snapshot.record(document)
    day = int(((record.get("date") or "0000-00-00") + "-01-01")[:10].replace("-", ""))
    first: dict[Order, object] = {
        "relevance": -score,
        "newest": -day,
        "oldest": day or 10**9,
        "longest": -record["words"],
        "title": title_key(record["title"]),
    }
    return first[order], -day, record["id"]


def test_segments_do_not_matter(libraries: list[Library]) -> None:
    """However an index is parted, articles score the same."""
    for query in ("harbour wall", "häuser", "wal* plan~", '"sea wall" the'):
        one, three = [
            {hit.id: hit.score for hit in search(library.snapshot, SearchRequest(query, 2000)).hits}
            for library in libraries[:2]
        ]
        assert one == pytest.approx(three, rel=1e-12)


@settings(max_examples=MANY)
@given(query=st.one_of(queries, _words), number=st.integers(0, 2), numpy=does)
def test_whoosh_finds_the_same(libraries: list[Library], query: str, number: int, numpy: Numpy) -> None:
    """A plan made a Whoosh query finds the same articles of the same index through Whoosh's own matchers."""
    library = libraries[number]
    context = Context.of(library.snapshot, SearchRequest(query, today=TODAY))
    try:
        tree = read_query(context.request)
        with pytest.MonkeyPatch.context() as patch:
            by(patch, library.snapshot, numpy)
            found = set(context.matching(tree))
        plan = Compiler(context.vocabulary, context.languages).compile(tree)
    except QuerySyntaxError:
        return
    searcher = whoosh_searcher(library.snapshot)
    assert set(searcher.docs_for_query(whoosh_query(plan))) == found


class Formula(WeightingModel):  # type: ignore[misc]
    """docs/ranking.md as a Whoosh weighting: words, weights and lengths are the scorer's (Whoosh counts a word once a term), counts and places the reader's."""

    use_final = True

    def __init__(self, counted: Scorer) -> None:
        self.words, self.pairs, self.factor = counted.counted, counted.pairs, counted.lengths.factor
        self.known: dict[tuple[int, str], dict[int, dict[int, float]]] = {}

    def scorer(self, _searcher: Searcher, _fieldname: str, _text: str, qf: int = 1) -> WeightScorer:
        return WeightScorer(float(qf))

    def final(self, searcher: Searcher, docnum: int, _score: float) -> float:
        reader = searcher.reader()
        total = 0.0
        for place, word in enumerate(self.words):
            times = sum(
                [
                    sum(self.places(reader, place, name).get(docnum, {}).values()) * self.factor(name, docnum)
                    for name in PARAMETERS.fields
                ]
            )
            total += word.weight * saturated(times)
        for pair in self.pairs:
            adjacent = near = 0.0
            for name in PARAMETERS.fields:
                first, second = [sorted(self.places(reader, place, name).get(docnum, {})) for place in pair.places]
                together = nearness(first, second)
                adjacent += self.factor(name, docnum) * together.adjacent
                near += self.factor(name, docnum) * together.near
            total += pair_score(pair.weight, Nearness(adjacent, near))
        return total

    def places(self, reader: IndexReader, place: int, name: str) -> dict[int, dict[int, float]]:
        """Return where a word stands in each document, and what it counts there: what the best of its forms does."""
        known = self.known.get((place, name))
        if known is None:
            known = self.known[place, name] = {}
            for form in dict(self.words[place].word.forms).get(name, ()):
                if (name, form.term) not in reader:
                    continue
                matcher = reader.postings(name, form.term)
                while matcher.is_active():
                    there = known.setdefault(matcher.id(), {})
                    for position in matcher.value_as("positions"):
                        there[position] = max(there.get(position, 0.0), weight_of(form))
                    matcher.next()
        return known


@settings(max_examples=MANY // 4)
@example(query="harbour wall", number=2)
@given(query=st.one_of(queries, _words), number=st.integers(0, 2))
def test_whoosh_scores_and_orders_the_same(libraries: list[Library], query: str, number: int) -> None:
    """Whoosh's ``Searcher``, given the formula as its weighting, has the same hits with the same scores in the same order."""
    library = libraries[number]
    request = SearchRequest(query, 20, today=TODAY)
    try:
        results = search(library.snapshot, request)
        context = Context.of(library.snapshot, request)
        found = find(context)
        plan = Compiler(context.vocabulary, context.languages).compile(found.tree)
    except QuerySyntaxError:
        return
    if len(found.matches) > ARTICLES // 3 and number:  # Whoosh takes its time
        return
    searcher = whoosh_searcher(library.snapshot, weighting=Formula(found.scorer))
    theirs = {
        library.snapshot.record(hit.docnum)["id"]: hit.score for hit in searcher.search(whoosh_query(plan), limit=None)
    }
    assert len(theirs) == results.total
    ours = {hit.id: hit.score for hit in results.hits}
    assert ours == pytest.approx({one: theirs[one] for one in ours}, rel=1e-9, abs=1e-12)
    assert sorted(theirs.values(), reverse=True)[: len(ours)] == pytest.approx(list(ours.values()), rel=1e-9, abs=1e-12)
