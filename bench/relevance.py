"""How well does artcli rank?  ``python bench/relevance.py DIR… [--expand]``: nDCG@10 / MAP beside tantivy and bm25s, same run.

Each DIR is a collection in TREC form: ``docs.jsonl.gz`` ({"id", "title", "text"} a line), ``queries.tsv`` (id, text) and
``qrels.txt``; any word may match, in title or text, 1,000 hits deep, measured by ir-measures.  ``--expand`` adds artcli with feedback
from its top hits where ``ranking.should_expand`` asks for it, ``--runs FOLDER`` writes each run in TREC form.
Needs ``pip install ".[bench]"``.

artcli's rows are its own search over an index made in a temporary folder.  ``--plain`` adds a plain evaluator that keeps all counts in
dicts: ``artcli.ranking``'s formulas over ``artcli.analysis``'s words, for comparison.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import bm25s
import ir_measures
import tantivy
from Stemmer import Stemmer

from artcli import ranking
from artcli.analysis.fold import fold
from artcli.analysis.forms import STEM
from artcli.analysis.words import tokens
from artcli.index.directory import IndexDirectory
from artcli.index.entries import Filed
from artcli.index.writing.lookup import QuickLexicon
from artcli.index.writing.writer import SegmentBuilder
from artcli.model import Article, Block
from artcli.ranking import PARAMETERS, Nearness, Parameters, TermCounts
from artcli.search.context import Context
from artcli.search.finding import find
from artcli.search.ordering import placed_hits
from artcli.search.request import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from artcli.index.snapshot import Snapshot

DEPTH = 1000
MEASURES = (ir_measures.nDCG @ 10, ir_measures.AP)
FIELDS = ("title", "body")
LANGUAGE = "en"
NOW = "2019-03-09T00:00:00+00:00"

Run = dict[str, list[str]]
"""The ids of each query's hits, best first."""


class Document(NamedTuple):
    """An article of a collection."""

    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles, queries, and which articles answer which query."""

    name: str
    documents: list[Document]
    queries: dict[str, str]
    answers: dict[str, dict[str, int]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--expand", action="store_true", help="also with feedback from the top hits")
    parser.add_argument("--plain", action="store_true", help="also with the plain evaluator")
    parser.add_argument("--opensearch", metavar="HOST:PORT", help="also on a cluster, in a library of its own")
    parser.add_argument("--runs", type=Path, help="folder for the runs")
    options = parser.parse_args()
    collections = [read_collection(folder) for folder in options.folders]
    scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for collection in collections:
        for engine, run in runs_of(collection, expand=options.expand, plain=options.plain):
            scores[engine].append(measure(run, collection.answers))
            if options.runs:
                write_run(options.runs / f"{collection.name}-{engine.replace(' ', '-')}.run", run)
        if options.opensearch:
            run = opensearch_run(collection, options.opensearch)
            scores["OpenSearch --any"].append(measure(run, collection.answers))
    print_table([collection.name for collection in collections], scores)


def runs_of(collection: Collection, *, expand: bool, plain: bool) -> Iterable[tuple[str, Run]]:
    """Yield each engine's name and its run."""
    yield "tantivy", tantivy_run(collection)
    yield "bm25s", bm25s_run(collection)
    yield "artcli --any", artcli_run(collection)
    if expand:
        yield "artcli --any --expand", artcli_run(collection, expand=True)
    if plain:
        engine = PlainEvaluator(collection.documents)
        yield "plain", {key: engine.search(text) for key, text in collection.queries.items()}


def artcli_run(collection: Collection, *, expand: bool = False) -> Run:
    """Rank with artcli's search over its index; of the query's words, none is taken for an operator."""
    with tempfile.TemporaryDirectory() as folder, indexed(collection, Path(folder)).open() as snapshot:
        return {key: _hits(snapshot, text, expand=expand) for key, text in collection.queries.items()}


def indexed(collection: Collection, folder: Path) -> IndexDirectory:
    """Make an index of a collection."""
    directory = IndexDirectory(folder / "index")
    with directory.transaction() as transaction:
        builder = SegmentBuilder(transaction.path_of(transaction.new_name()), QuickLexicon())
        for number, one in enumerate(collection.documents):
            article = Article(one.title, (Block("paragraph", one.body),), language=LANGUAGE)
            builder.add(Filed(f"a{number:015d}", one.id, NOW, f"{number:032x}", {one.id: "00" * 16}, article))
        transaction.add_segment(builder.finish())
        transaction.commit()
    return directory


def opensearch_run(collection: Collection, host: str) -> Run:
    """Rank with artcli's search over the same articles in a cluster, in a library that is made for it and taken away."""
    from artcli.opensearch.alias import Wanted
    from artcli.opensearch.asking import Asking
    from artcli.opensearch.copying import copy
    from artcli.opensearch.place import ClusterDirectory
    from artcli.opensearch.searching import found_ids

    place = ClusterDirectory(f"opensearch://{host}/relevance-{collection.name}-{os.getpid()}")
    with tempfile.TemporaryDirectory() as folder:
        copy(indexed(collection, Path(folder)), place, wanted=Wanted(1, 0))
    asking = Asking(place.connect())
    try:
        found = {key: found_ids(asking, _request(text)) for key, text in collection.queries.items()}
        return {key: [collection.documents[int(one[1:])].id for one in ids] for key, ids in found.items()}
    finally:
        asking.client.request("DELETE", f"/{asking.client.alias}-*")


def _request(text: str, *, expand: bool = False) -> SearchRequest:
    words = " ".join(re.findall(r"\w+", text.lower()))
    return SearchRequest(words, limit=DEPTH, joint="any", expand=expand)


def _hits(snapshot: Snapshot, text: str, *, expand: bool) -> list[str]:
    found = find(Context.of(snapshot, _request(text, expand=expand)))
    return [one.filed.path for one in placed_hits(snapshot, found, "relevance", range(DEPTH))]


def read_collection(folder: Path) -> Collection:
    """Read a collection in TREC form."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    answers: dict[str, dict[str, int]] = defaultdict(dict)
    for judged in (folder / "qrels.txt").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = judged.split()
        answers[query][document] = int(grade)
    queries = (folder / "queries.tsv").read_text(encoding="utf-8").splitlines()
    return Collection(
        name=folder.resolve().name,
        documents=[Document(one["id"], one.get("title") or "", one.get("text") or "") for one in found],
        queries=dict(line.split("\t", 1) for line in queries if "\t" in line),
        answers=dict(answers),
    )


def measure(run: Run, answers: dict[str, dict[str, int]]) -> tuple[float, float]:
    """Return a run's nDCG@10 and MAP.  Hits are handed over by rank, so that an engine's own order of equal scores counts."""
    scored = {query: {hit: 1 / rank for rank, hit in enumerate(hits, 1)} for query, hits in run.items()}
    found = ir_measures.calc_aggregate(MEASURES, answers, scored)
    return found[MEASURES[0]], found[MEASURES[1]]


def write_run(path: Path, run: Run) -> None:
    """Write a run in TREC form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{query} Q0 {hit} {rank} {DEPTH - rank} artcli\n"
        for query, hits in run.items()
        for rank, hit in enumerate(hits, 1)
    ]
    path.write_text("".join(lines), encoding="utf-8")


def print_table(names: list[str], scores: Mapping[str, list[tuple[float, float]]]) -> None:
    """Print nDCG@10 / MAP in Markdown: an engine a row, a collection a column, and the mean."""
    print("| |", " | ".join([*names, "mean"]), "|")
    print("|---" * (len(names) + 2) + "|")
    for engine, figures in scores.items():
        mean = (sum(n for n, _ in figures) / len(figures), sum(m for _, m in figures) / len(figures))
        cells = [f"{ndcg:.3f} / {precision:.3f}".replace("0.", ".") for ndcg, precision in [*figures, mean]]
        print(f"| {engine} |", " | ".join(cells), "|")


# Peers


def tantivy_run(collection: Collection) -> Run:
    """Rank with tantivy: BM25 over two fields with English stemming."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer()
    for document in collection.documents:
        writer.add_document(tantivy.Document(**document._asdict()))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def hits(text: str) -> list[str]:
        plain = " ".join(re.findall(r"\w+", text.lower()))  # no operators
        found = searcher.search(index.parse_query(plain, list(FIELDS)), DEPTH).hits
        return [searcher.doc(address)["id"][0] for _, address in found]

    return {key: hits(text) for key, text in collection.queries.items()}


def bm25s_run(collection: Collection) -> Run:
    """Rank with bm25s: its variant "lucene", English stop words, Snowball."""
    options = {"stopwords": "en", "stemmer": Stemmer("english"), "show_progress": False}
    engine = bm25s.BM25(method="lucene")
    engine.index(
        bm25s.tokenize([f"{one.title} {one.body}" for one in collection.documents], **options), show_progress=False
    )
    questions = bm25s.tokenize(list(collection.queries.values()), **options)
    depth = min(DEPTH, len(collection.documents))
    found, scores = engine.retrieve(questions, k=depth, show_progress=False)
    return {
        key: [
            collection.documents[int(place)].id
            for place, score in zip(found[row], scores[row], strict=True)
            if score > 0
        ]
        for row, key in enumerate(collection.queries)
    }


# The plain evaluator


class Token(NamedTuple):
    """A word in its forms: as written (lower case), without accents, and its stem."""

    exact: str
    folded: str
    stem: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where a term is in an article: the word in each place, by field."""

    tokens: dict[str, dict[int, Token]]


class PlainEvaluator:
    """Scores every article that has a word of the query, from counts kept in dicts: slow and clear."""

    def __init__(self, documents: list[Document], parameters: Parameters = PARAMETERS) -> None:
        """Analyse the articles."""
        self.documents = documents
        self.parameters = parameters
        self.vectors: list[Counter[str]] = []
        self.postings: dict[str, dict[int, Places]] = defaultdict(dict)
        self.lengths: dict[str, list[int]] = {name: [] for name in FIELDS}
        for number, document in enumerate(documents):
            self._add(number, document)
        self.averages = {name: sum(lengths) / len(documents) for name, lengths in self.lengths.items()}

    def _add(self, number: int, document: Document) -> None:
        vector: Counter[str] = Counter()
        for name in FIELDS:
            found = tokens_of(getattr(document, name))
            vector.update([token.stem for token in found])
            self.lengths[name].append(len(found))
            for place, token in enumerate(found):
                places = self.postings[token.stem].setdefault(number, Places({field: {} for field in FIELDS}))
                places.tokens[name][place] = token
        self.vectors.append(vector)

    def search(self, text: str, *, expand: bool = False) -> list[str]:
        """Return the ids of the hits, best first; equal scores by the articles' order."""
        question = self._question(text)
        scores = self._scores(question)
        ranked = _ranked(scores)
        if expand and self._should_expand(question, ranked):
            for term, weight in self._added(question, ranked).items():
                for number in self.postings[term]:
                    frequency = self._frequency(term, number, None)
                    scores[number] += weight * ranking.saturated(frequency, self.parameters)
            ranked = _ranked(scores)
        return [self.documents[number].id for number in ranked[:DEPTH]]

    def _question(self, text: str) -> list[Token]:
        found = tokens_of(text)
        kept = set(ranking.telling([token.folded for token in found]))
        return [token for token in found if token.folded in kept]

    def _counts(self, term: str) -> TermCounts:
        articles = self.postings.get(term, {})
        return TermCounts(len(articles), sum(self.vectors[number][term] for number in articles))

    def _weight(self, term: str) -> float:
        return ranking.term_weight(self._counts(term), len(self.documents), self.parameters)

    def _scores(self, question: list[Token]) -> dict[int, float]:
        asked = Counter([token.stem for token in question])
        forms = _forms(question)
        scores: dict[int, float] = defaultdict(float)
        for term, times in asked.items():
            weight = times * self._weight(term)
            for number in self.postings.get(term, ()):
                scores[number] += weight * ranking.saturated(
                    self._frequency(term, number, forms[term]), self.parameters
                )
        pairs = self._pairs(question)
        for (first, second), times in pairs.items():
            weight = ranking.pair_weight(self._weight(first), self._weight(second), len(pairs), self.parameters)
            for number in self.postings[first].keys() & self.postings[second].keys() if weight else ():
                together = self._together(first, second, number)
                scores[number] += times * ranking.pair_score(weight, together, self.parameters)
        return scores

    def _pairs(self, question: list[Token]) -> Counter[tuple[str, str]]:
        return Counter(
            [
                (first.stem, second.stem)
                for first, second in pairwise(question)
                if first.stem != second.stem and first.stem in self.postings and second.stem in self.postings
            ]
        )

    def _factor(self, name: str, number: int) -> float:
        return ranking.length_factor(name, self.lengths[name][number], self.averages[name], self.parameters)

    def _frequency(self, term: str, number: int, forms: Forms | None) -> float:
        """Return a term's frequency in an article; each occurrence counts by how exactly it is the word asked for."""
        fields = self.postings[term][number].tokens
        return sum(
            self._factor(name, number)
            * (sum(self._worth(token, forms) for token in places.values()) if forms else len(places))
            for name, places in fields.items()
            if places
        )

    def _worth(self, token: Token, forms: Forms) -> float:
        if token.exact in forms.exact:
            return 1.0
        return self.parameters.folded if token.folded in forms.folded else self.parameters.stemmed

    def _together(self, first: str, second: str, number: int) -> Nearness:
        adjacent = near = 0.0
        places, others = self.postings[first][number].tokens, self.postings[second][number].tokens
        for name in FIELDS:
            counted = ranking.nearness(list(places[name]), list(others[name]), self.parameters)
            adjacent += counted.adjacent * self._factor(name, number)
            near += counted.near * self._factor(name, number)
        return Nearness(adjacent, near)

    def _known(self, question: list[Token]) -> dict[str, float]:
        asked = Counter([token.stem for token in question if token.stem in self.postings])
        return {term: times * self._weight(term) for term, times in asked.items()}

    def _should_expand(self, question: list[Token], ranked: list[int]) -> bool:
        known = self._known(question)
        best = ranked[: self.parameters.feedback_hits]
        return ranking.should_expand(
            [sum(term in self.vectors[number] for term in known) for number in best], len(known)
        )

    def _added(self, question: list[Token], ranked: list[int]) -> dict[str, float]:
        hits = [self.vectors[number] for number in ranked[: self.parameters.feedback_hits]]
        return ranking.expansion_terms(hits, self._known(question), self._counts, len(self.documents), self.parameters)


class Forms(NamedTuple):
    """In which forms a term was asked for."""

    exact: set[str]
    folded: set[str]


def _forms(question: list[Token]) -> dict[str, Forms]:
    forms: dict[str, Forms] = defaultdict(lambda: Forms(set(), set()))
    for token in question:
        forms[token.stem].exact.add(token.exact)
        forms[token.stem].folded.add(token.folded)
    return forms


def _ranked(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda number: (-scores[number], number))


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in all their forms."""
    found = []
    for token in tokens(text, LANGUAGE):
        exact = token.terms[0]
        folded = fold(exact)
        stems = [term[1:] for term in token.terms if term.startswith(STEM)]
        found.append(Token(exact, folded, stems[0] if stems else folded))
    return found


if __name__ == "__main__":
    main()
