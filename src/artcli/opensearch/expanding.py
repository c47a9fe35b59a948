"""Which words do the best hits in a cluster add to a query?  What ``search.expanding`` does in a folder, by its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artcli.opensearch.best import best
from artcli.opensearch.frequencies import Frequencies
from artcli.ranking import PARAMETERS, should_expand
from artcli.search.expanding import Stems, feedback, stem_forms, with_words

if TYPE_CHECKING:
    from artcli.opensearch.best import Weighed
    from artcli.opensearch.looking import Counted, Looking
    from artcli.query.tree import Node

_SHARED = 2
"""Of the best hits, how many have a word that may be added."""


class Expanded(NamedTuple):
    """What finds more articles, the words that score them, and those that were added, as people write them."""

    found: Counted
    weighed: Weighed
    words: tuple[str, ...]


def expanded(looking: Looking, tree: Node, found: Counted, weighed: Weighed) -> Expanded:
    """Add the words that the best hits share to a query, where none of those has all of its own.

    Raises an ``IndexStoreError``.
    """
    first = best(looking.asking, found.clause, "relevance", weighed, 0, PARAMETERS.feedback_hits)
    scorer = weighed.scorer([one.measured for one in first])
    known = [one for one in scorer.counted if one.counts.articles]
    there = [sum([scorer.frequency(one, place) > 0 for one in known]) for place in range(len(first))]
    if not should_expand(there, len(known)):
        return Expanded(found, weighed, ())
    stems, languages = Stems(), set[str | None]()
    for one in first:
        stems.add(one.ranked.filed.article)
        languages.add(one.ranked.filed.article.language)
    common = _frequencies(looking, stems)
    words, new = feedback(stems, languages, scorer, lambda stem: common.counts(stem_forms(stem)), common.library)
    more = looking.matching(with_words(tree, [word.word for word in words]))
    return Expanded(more, looking.weighed([*weighed.words, *words]), new)


def _frequencies(looking: Looking, stems: Stems) -> Frequencies:
    """Ask at once how common all stems are that may be added."""
    times: dict[str, int] = {}
    for article in stems.by_article:
        for stem in article:
            times[stem] = times.get(stem, 0) + 1
    shared = [stem for stem, count in times.items() if count >= min(_SHARED, len(stems.by_article))]
    return Frequencies(looking.asking, [stem_forms(stem) for stem in shared], looking.shards)
