"""What else in a cluster is about this?  An article → the words that tell it from others, and the articles that have most of them.

How common its words are is asked of one shard, which has its share of all articles: a sample that does for weights.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from artcli.model import Results
from artcli.opensearch.best import Weighed, best
from artcli.opensearch.dsl import clause_of
from artcli.opensearch.frequencies import Frequencies
from artcli.opensearch.looking import Looking
from artcli.opensearch.marking import Marking
from artcli.opensearch.naming import Neighbours
from artcli.opensearch.reading import filed_named
from artcli.query.plan import identified
from artcli.query.tree import Or, Word
from artcli.ranking import STOP_WORDS, saturated, term_weight
from artcli.search.expanding import Stems, stem_forms
from artcli.search.hits import hit_of
from artcli.search.request import SearchRequest
from artcli.search.scored import ScoredWord
from artcli.search.similar import MOST_WEIGHED, MOST_WORDS

if TYPE_CHECKING:
    from artcli.model import Article
    from artcli.opensearch.asking import Asking


def similar(asking: Asking, reference: str, limit: int) -> Results:
    """Return the articles most like one, itself left out; their query is the words they were found by.

    Raises ``ArticleNotFoundError``, ``AmbiguousIdError`` or an ``IndexStoreError``.
    """
    begun = time.perf_counter()
    filed = filed_named(asking, reference)
    looking = Looking.at(asking, SearchRequest(""))
    words, frequencies = telling_words(looking, filed.article)
    query = " ".join([word.word for word in words])
    if not words:
        return Results(query, 0, looking.library, (), time.perf_counter() - begun)
    tree = Or(tuple([Word(word.word) for word in words]))
    itself = clause_of(identified(frozenset([filed.id])))
    clause = {"bool": {"filter": [looking.clause(tree)], "must_not": [itself]}}
    total = asking.counts([clause])[0]
    weighed = Weighed(words, frequencies, looking.averages)
    ranked = [one.ranked for one in best(asking, clause, "relevance", weighed, 0, limit)]
    names = Neighbours(asking, [one.filed.id for one in ranked])
    marking = Marking(words, tree, looking.fields)
    found = [hit_of(names, marking.terms(one.filed.article), rank, one) for rank, one in enumerate(ranked, 1)]
    return Results(query, total, looking.library, tuple(found), time.perf_counter() - begun)


def telling_words(looking: Looking, article: Article) -> tuple[list[ScoredWord], Frequencies]:
    """Return the words that tell an article from others, the most telling first, and what is known of them.

    Raises an ``IndexStoreError``.
    """
    stems = Stems()
    stems.add(article)
    commonest = stems.by_article[0].most_common(MOST_WEIGHED)
    forms = {stem: stem_forms(stem) for stem, _ in commonest}
    frequencies = Frequencies(looking.asking, forms.values(), looking.shards)
    weights: dict[str, float] = {}
    for stem, times in commonest:
        counts = frequencies.counts(forms[stem])
        if counts.articles > 1 and len(stem) > 1 and not stem.isdigit() and stems.surface(stem) not in STOP_WORDS:
            weights[stem] = term_weight(counts, frequencies.library) * saturated(times)
    chosen = sorted(weights, key=lambda stem: (-weights[stem], stem))[:MOST_WORDS]
    return [ScoredWord(stems.surface(stem), forms[stem], weight=weights[stem]) for stem in chosen], frequencies
