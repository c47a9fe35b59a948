"""What do articles look like in JSON?  The objects that DESIGN's contract fixes, made from values and back.

Keys in snake_case, dates ISO 8601, absent values null; a released key keeps its name and meaning.  Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artcli.model import OUTCOMES, Article, Block, Dropped, Repair

if TYPE_CHECKING:
    from artcli.model import Entry, FileOutcome, Hit, IngestSummary

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


def entry_record(entry: Entry) -> Record:
    """Return the object that ``show`` prints: an article as in ``normalise``, with its place in the library."""
    return {"id": entry.id, "ingested": entry.ingested} | article_record(entry.article, entry.path)


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


def summary_record(summary: IngestSummary) -> Record:
    """Return the object that ``ingest`` prints last."""
    counts = {outcome: summary.counts.get(outcome, 0) for outcome in OUTCOMES}
    return {
        "summary": counts | {"removed": 0},
        "articles": summary.articles,
        "bytes": summary.bytes,
        "seconds": round(summary.seconds, 3),
    }
