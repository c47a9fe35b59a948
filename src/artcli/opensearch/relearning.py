"""How do articles on a cluster lose, or get back, lines of their source?  What ``ingest.relearning`` does with an index in a folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from artcli.analysis.words import tokens
from artcli.index.entries import file_key
from artcli.index.furniture import line_of, source_key
from artcli.model import Learned
from artcli.opensearch.alias import refresh
from artcli.opensearch.bulk import Bulk
from artcli.opensearch.documents import document_line, filed_from
from artcli.opensearch.mapping import WHOLE, there
from artcli.opensearch.scrolling import scrolled
from artcli.text.learned.lines import without
from artcli.values import replace

if TYPE_CHECKING:
    from artcli.ingest.learning import Delta, Learning
    from artcli.opensearch.known import ClusterCommitted
    from artcli.opensearch.place import ClusterTransaction

_PAGE = 200
_DIGIT = re.compile(r"\d")


def relearn(learning: Learning, transaction: ClusterTransaction, committed: ClusterCommitted) -> Learned | None:
    """Change what is to change in articles that are there; None where nothing is.

    Raises ``IndexStoreError``.
    """
    deltas = learning.deltas()
    learning.settle(deltas)
    lines = learning.learned
    client = transaction.client
    refresh(client)
    changed: set[str] = set()
    with Bulk(client) as bulk:
        for delta in deltas:
            for source in scrolled(client, _concerned(delta), WHOLE, page=_PAGE):
                filed = filed_from(source)
                if filed.id in changed:
                    continue
                out = lines.get(source_key(filed.article.source, filed.path)[0], frozenset())
                article = without(filed.article, out)
                if article != filed.article:
                    anew = replace(filed, article=article)
                    bulk.index(anew.id, document_line(anew))
                    committed.written(anew)
                    changed.add(anew.id)
    learning.save()
    told_out = tuple([line_of(delta.source, line) for delta in deltas for line in delta.out])
    told_back = tuple([line_of(delta.source, line) for delta in deltas for line in delta.back])
    return Learned(told_out, told_back, len(changed)) if deltas else None


def _concerned(delta: Delta) -> dict[str, Any]:
    """Return the query for the articles that a change may concern: all of the source where lines come back, as those are in no list of words."""
    source = delta.source
    if source.is_folder:
        of_source: dict[str, Any] = {"prefix": {"file": file_key(os.path.join(source.name, ""))}}  # noqa: PTH118
    else:
        words = [token.terms[0] for token in tokens(source.name, "names")]
        of_source = {"bool": {"filter": [{"term": {there("source"): word}} for word in words]}}
    if delta.back:
        return of_source
    having = [
        {"bool": {"filter": [{"term": {there("body"): word}} for word in _words(line.text)]}} for line in delta.out
    ]
    return {"bool": {"filter": [of_source], "should": having, "minimum_should_match": 1}}


def _words(text: str) -> list[str]:
    found = {token.terms[0] for token in tokens(text) if not _DIGIT.search(token.terms[0])}
    return sorted(found)
