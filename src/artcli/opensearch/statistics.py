"""What does a library in a cluster come to?  Its numbers, all counted by the cluster; no article is fetched."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from artcli.model import Count as Counted
from artcli.model import Statistics
from artcli.opensearch.asking import total_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artcli.opensearch.asking import Asking

PAGE = 5_000
"""Values that are asked for at once: there may be as many authors as articles."""
_DATE = re.compile(r"(\d{4})(-\d{2})?(-\d{2})?", re.ASCII)
_EVERY: dict[str, Any] = {"match_all": {}}


def statistics(asking: Asking) -> Statistics:
    """Return the numbers of a library.

    Raises an ``IndexStoreError``.
    """
    sums = {
        "words": {"sum": {"field": "words"}},
        "last": {"terms": {"field": "ingested", "order": {"_key": "desc"}, "size": 1}},
    }
    whole = asking.search({"query": _EVERY, "size": 0, "track_total_hits": True, "aggs": sums})
    articles, last = total_of(whole), whole["aggregations"]["last"]["buckets"]
    dates = Counter(dict(_values(asking, "date.text")))
    dated = sum([count for date, count in dates.items() if _DATE.fullmatch(date)])
    stored = asking.client.request("GET", f"/{asking.client.alias}/_stats/docs,store,segments")["_all"]
    shards = stored["primaries"]
    return Statistics(
        articles=articles,
        words=int(whole["aggregations"]["words"]["value"]),
        years=_periods(dates, len("2019")),
        months=_periods(dates, len("2019-02")),
        days=_periods(dates, len("2019-02-13")),
        sources=_most_frequent(dict(_values(asking, "source"))),
        authors=_most_frequent(dict(_values(asking, "authors"))),
        languages=_most_frequent(dict(_values(asking, "language"))),
        undated=articles - dated,
        path=str(asking.client.address),
        bytes=int(stored["total"]["store"]["size_in_bytes"]),
        segments=int(shards["segments"]["count"]),
        deleted=int(shards["docs"]["deleted"]),
        generation=0,
        committed=last[0]["key"] if last else None,
    )


def _values(asking: Asking, field: str) -> Iterator[tuple[str, int]]:
    """Yield all values of a field, and how many articles have each, page by page."""
    after: dict[str, Any] = {}
    while True:
        wanted = {"composite": {"size": PAGE, "sources": [{"value": {"terms": {"field": field}}}], **after}}
        answer = asking.search({"query": _EVERY, "size": 0, "aggs": {"values": wanted}})["aggregations"]["values"]
        for one in answer["buckets"]:
            yield str(one["key"]["value"]), int(one["doc_count"])
        if len(answer["buckets"]) < PAGE:
            return
        after = {"after": answer["after_key"]}


def _periods(dates: Mapping[str, int], length: int) -> tuple[Counted, ...]:
    """Return how many articles each year, month or day has, of those whose dates are that exact."""
    found: Counter[str] = Counter()
    for date, count in dates.items():
        if len(date) >= length and _DATE.fullmatch(date):
            found[date[:length]] += count
    return tuple([Counted(period, found[period]) for period in sorted(found)])


def _most_frequent(counts: Mapping[str, int]) -> tuple[Counted, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple([Counted(*pair) for pair in ordered])
