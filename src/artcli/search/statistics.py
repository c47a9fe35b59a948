"""What does a library come to?  A snapshot → its numbers; every article's heading is read, none of the texts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from artcli.index.manifest import MANIFEST
from artcli.model import Count, Statistics
from artcli.patterns import lazy
from artcli.search.headings import all_headings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from artcli.index.snapshot import Snapshot

_DATE = lazy(r"(\d{4})(-\d{2})?(-\d{2})?", re.ASCII)


def statistics(snapshot: Snapshot) -> Statistics:
    """Return the numbers of a library.

    Raises ``IndexDamagedError``.
    """
    dates: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    authors: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    words = articles = 0
    for said in all_headings(snapshot):
        articles += 1
        words += said["words"]
        dates[str(said.get("date") or "")[:10]] += 1
        sources.update(filter(None, [said.get("source")]))
        authors.update(set(said.get("authors", ())))
        languages.update(filter(None, [said.get("language")]))
    manifest = snapshot.manifest
    return Statistics(
        articles=articles,
        words=words,
        years=_periods(dates, len("2019")),
        months=_periods(dates, len("2019-02")),
        days=_periods(dates, len("2019-02-13")),
        sources=_most_frequent(sources),
        authors=_most_frequent(authors),
        languages=_most_frequent(languages),
        undated=sum([count for date, count in dates.items() if not _DATE.fullmatch(date)]),
        path=str(snapshot.path),
        bytes=_size(snapshot.path, manifest.file_names),
        segments=len(manifest.segments),
        deleted=sum([entry.deleted for entry in manifest.segments]),
        generation=manifest.generation,
        committed=_changed(snapshot.path / MANIFEST),
    )


def _periods(dates: Counter[str], length: int) -> tuple[Count, ...]:
    """Return how many articles each year, month or day has, of those whose dates are that exact."""
    found: Counter[str] = Counter()
    for date, count in dates.items():
        if len(date) >= length and _DATE.fullmatch(date):
            found[date[:length]] += count
    return tuple([Count(period, found[period]) for period in sorted(found)])


def _most_frequent(counts: Counter[str]) -> tuple[Count, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple([Count(value, count) for value, count in ordered])


def _size(folder: Path, names: Iterable[str]) -> int:
    """Return the bytes of an index's files; one that a newer commit has taken away meanwhile counts for nothing."""
    found = 0
    for name in (*names, MANIFEST):
        try:
            found += (folder / name).stat().st_size
        except OSError:
            continue
    return found


def _changed(path: Path) -> str | None:
    """Return when a file was written, in ISO 8601 in UTC."""
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), timezone.utc).isoformat().replace("+00:00", "Z")
    except OSError:
        return None
