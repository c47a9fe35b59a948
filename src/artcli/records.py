"""What do articles look like in JSON?  The objects that DESIGN's contract fixes, made from values and back.

Keys in snake_case, dates ISO 8601, absent values null; a released key keeps its name and meaning.  Pure.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Any
from artcli.model import Article, Block, Dropped, Repair

if TYPE_CHECKING:
    from artcli.model import (
        ArticleMarks,
        Count,
        Differences,
        Entry,
        Evidence,
        Facet,
        FileOutcome,
        FurnitureLine,
        Hit,
        IngestSummary,
        SavedSearch,
        Statistics,
        Timeline,
        Version,
    )

Record = dict[str, Any]


def article_record(article: Article, path: str) -> Record:
    """Return the object that ``normalise`` prints for a file."""
    return {
        "path": path,
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": list(article.authors),
        "date": article.date,
        "updated": article.updated,
        "source": article.source,
        "place": article.place,
        "language": article.language,
        "words": article.words,
        "blocks": [{"kind": block.kind, "text": block.text} for block in article.blocks],
        "repairs": [{"kind": repair.kind, "count": repair.count} for repair in article.repairs],
        "dropped": [{"kind": dropped.kind, "text": dropped.text} for dropped in article.dropped],
        "hints": list(article.hints),
    }


def article_of(record: Record) -> Article:
    """Return the article that ``article_record`` wrote."""
    return Article(
        title=record["title"],
        subtitle=record["subtitle"],
        authors=tuple(record["authors"]),
        date=record["date"],
        updated=record["updated"],
        source=record["source"],
        place=record["place"],
        language=record["language"],
        words=record["words"],
        blocks=tuple([Block(block["kind"], block["text"]) for block in record["blocks"]]),
        repairs=tuple([Repair(repair["kind"], repair["count"]) for repair in record["repairs"]]),
        dropped=tuple([Dropped(dropped["kind"], dropped["text"]) for dropped in record["dropped"]]),
        hints=tuple(record["hints"]),
    )


def entry_record(entry: Entry, marks: ArticleMarks | None) -> Record:
    """Return the object that ``show`` prints: an article as in ``normalise``, with its place in the library, and marks where they are known."""
    head = {"id": entry.id, "ingested": entry.ingested} | marks_record(marks)
    others = {"copies": list(entry.copies), "versions": [version_record(one) for one in entry.versions]}
    return head | article_record(entry.article, entry.path) | others


def version_record(version: Version) -> Record:
    """Return the object for another version of an article."""
    return {
        "id": version.id,
        "title": version.title,
        "date": version.date,
        "source": version.source,
        "path": version.path,
    }


def marks_record(marks: ArticleMarks | None) -> Record:
    """Return what the reader added to an article, all of it null where that can't be known."""
    if marks is None:
        return {"tags": None, "read": None, "note": None}
    return {"tags": list(marks.tags), "read": marks.read, "note": marks.note}


def hit_record(hit: Hit) -> Record:
    """Return the object that ``search`` prints for a hit."""
    return {
        "rank": hit.rank,
        "id": hit.id,
        "score": round(hit.score, 4),
        "title": hit.title,
        "authors": list(hit.authors),
        "date": hit.date,
        "source": hit.source,
        "language": hit.language,
        "path": hit.path,
        "words": hit.words,
        "snippets": [snippet.text for snippet in hit.snippets],
        "versions": list(hit.versions),
    }


def listed_record(hit: Hit) -> Record:
    """Return the object that ``list`` prints for an article: a hit's, without what only a search knows."""
    return {name: value for name, value in hit_record(hit).items() if name not in ("score", "snippets", "versions")}


def statistics_record(found: Statistics) -> Record:
    """Return the object that ``stats`` prints."""
    parts = ("years", "months", "days", "sources", "authors", "languages")
    return {
        "articles": found.articles,
        "words": found.words,
        "undated": found.undated,
        "first_year": int(found.years[0].value) if found.years else None,
        "last_year": int(found.years[-1].value) if found.years else None,
        **{name: [count_record(one) for one in getattr(found, name)] for name in parts},
        "index": {
            "path": found.path,
            "bytes": found.bytes,
            "segments": found.segments,
            "deleted": found.deleted,
            "generation": found.generation,
            "committed": found.committed,
        },
    }


def count_record(count: Count) -> Record:
    """Return the object for a thing with its number."""
    return {"value": count.value, "count": count.count}


def facet_record(facet: Facet) -> Record:
    """Return the object that ``search --facets`` prints for one side of the matching articles."""
    return {"name": facet.name, "values": [count_record(count) for count in facet.values], "more": facet.more}


def evidence_record(evidence: Evidence) -> Record:
    """Return the object that ``search --explain`` puts into a hit for each word that counted."""
    return {
        "word": evidence.word,
        "form": evidence.form,
        "how": evidence.how,
        "field": evidence.field,
        "times": evidence.times,
        "added": round(evidence.added, 4),
    }


def timeline_record(timeline: Timeline) -> Record:
    """Return the object that ``timeline`` prints for a query."""
    return {
        "query": timeline.query,
        "total": timeline.total,
        "undated": timeline.undated,
        "counts": [count_record(count) for count in timeline.counts],
        "hits": [hit_record(hit) for hit in timeline.hits],
    }


def saved_record(saved: SavedSearch) -> Record:
    """Return the object that ``search @`` prints for a saved search."""
    return {
        "name": saved.name,
        "query": saved.query,
        "last_run": saved.last_run,
        "new": saved.new,
        "total": saved.total,
    }


def outcome_record(outcome: FileOutcome) -> Record:
    """Return the object that ``ingest`` prints for a file."""
    return {
        "path": outcome.path,
        "outcome": outcome.outcome,
        "id": outcome.id,
        "title": outcome.title,
        "reason": outcome.reason,
    }


def differences_record(found: Differences) -> Record:
    """Return the object that ``renormalise --dry-run`` prints."""
    changed = [
        {"id": one.id, "before": article_record(one.before, one.path), "after": article_record(one.after, one.path)}
        for one in found.examples
    ]
    failed = [outcome_record(one) for one in found.failed]
    counts = {"articles": found.articles, "looked_at": found.looked_at, "changed": found.changed}
    return {**counts, "examples": changed, "failed": failed, "dry_run": True}


def furniture_record(line: FurnitureLine) -> Record:
    """Return the object that ``stats --furniture`` prints for a line."""
    return {
        "source": None if line.is_folder else line.source,
        "folder": line.source if line.is_folder else None,
        "line": line.line,
        "articles": line.articles,
        "examples": list(line.examples),
    }


def summary_record(summary: IngestSummary) -> Record:
    """Return the object that ``ingest`` prints last."""
    from artcli.model import ABSENT, OUTCOMES  # noqa: PLC0415  (of an ingest only)

    counts = {outcome: summary.counts.get(outcome, 0) for outcome in (*OUTCOMES, *ABSENT)}
    return {
        "summary": counts,
        "articles": summary.articles,
        "bytes": summary.bytes,
        "seconds": round(summary.seconds, 3),
    }
