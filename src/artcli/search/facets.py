"""How do the articles found part?  The articles found → their authors, sources, years, languages, names and tags, the most frequent first.

Years, languages, tags and the histogram are those of all articles found.  Authors and sources are those of the best ``MOST_READ``, names those
of the best ``MOST_NAMED``: these are read.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import MarksError
from artcli.index.entries import read_filed
from artcli.model import Count, Facet
from artcli.search.columns import days, languages
from artcli.search.histogram import histogram
from artcli.search.marked import tag_counts
from artcli.search.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.model import Article
    from artcli.search.context import Context
    from artcli.search.finding import Found

MOST_READ = 10_000
"""Articles read for their authors and sources: a third of a second."""
MOST_NAMED = 1_000
"""Articles whose text is looked through for names: a third of a second as well."""
MOST_VALUES = 8


def facets(context: Context, found: Found) -> tuple[Facet, ...]:
    """Return the facets of the articles found."""
    scores = found.best(MOST_READ)
    best = sorted(scores, key=lambda document: (-scores[document], document))[:MOST_READ]
    articles = [read_filed(context.snapshot, document).article for document in best]
    return (
        _facet("authors", [author for article in articles for author in dict.fromkeys(article.authors)]),
        _facet("sources", [article.source for article in articles if article.source]),
        _facet("years", [f"{day // 10_000:04}" for day in days(found.matches)]),
        _facet("languages", languages(found.matches)),
        _names(articles[:MOST_NAMED]),
        _facet_of("tags", _tags(context, found)),
    )


def histogram_of(found: Found) -> tuple[Count, ...]:
    """Return how the dated ones of the articles found lie in time."""
    return histogram(days(found.matches))


def _facet(name: str, values: Iterable[str]) -> Facet:
    return _most_frequent(name, Counter(values))


def _names(articles: Iterable[Article]) -> Facet:
    found: Counter[str] = Counter()
    for names in names_of(articles):
        found.update(names)
    return _most_frequent("names", found)


def _tags(context: Context, found: Found) -> tuple[Count, ...]:
    """Return the tags of the articles found; none where the marks can't be read, which is no reason to fail a search."""
    with suppress(MarksError):
        return tag_counts(context, found.matches)
    return ()


def _most_frequent(name: str, counts: Counter[str]) -> Facet:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return _facet_of(name, [Count(value, count) for value, count in ordered])


def _facet_of(name: str, ordered: Sequence[Count]) -> Facet:
    return Facet(name, tuple(ordered[:MOST_VALUES]), max(0, len(ordered) - MOST_VALUES))
