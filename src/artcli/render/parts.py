"""What do a card and a result say about an article?  The parts of their lines, the same for pages and for plain text.

Values → lists of safe texts, absent ones left out; the caller joins them with ``SEPARATOR``.  Pure: no rich.
"""

from __future__ import annotations

from pathlib import PurePath

from artcli.hints import TYPE_CHECKING
from artcli.model import WORDS_A_MINUTE
from artcli.render.explanation import LONGEST_WORD, alone_line
from artcli.render.figures import ago, counted, duration, listed, long_date
from artcli.render.languages import name_of
from artcli.render.safe import safe, safe_name, short
from artcli.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.model import Article, Hit, Results, Snippet, Timeline, Version

SEPARATOR = " · "
NO_DATE = "no date"
ELLIPSIS = "…"
AUTHORS_OF_A_HIT = 3
LONGEST_QUERY = 200
"""Characters of a query that are repeated to whoever typed it: two lines or three; more was pasted."""


def title_of(title: str) -> str:
    """Return the title, or what stands for one."""
    return safe(title).strip() or "(untitled)"


def authors_of(article: Article) -> str:
    """Return the line of authors, empty where nobody is named."""
    return safe(listed(article.authors))


def card_parts(article: Article, today: str | None = None) -> list[str]:
    """Return what the card says of when, where, in which language and how long; how long ago, where it is told what day it is."""
    date = article.date and long_date(article.date)
    age = article.date and today and ago(article.date, today)
    when = ", ".join(filter(None, [article.place, date])) + (f" ({age})" if age else "")
    updated = article.updated and f"updated {long_date(article.updated)}"
    language = article.language and name_of(article.language)
    length = f"{counted(article.words, 'word')}{SEPARATOR}{article.minutes} min" if article.words else None
    return [safe(part) for part in (when, updated, article.source, language, length) if part]


def origin_parts(article: Article) -> list[str]:
    """Return the date and the source, for the head of plain text."""
    return [safe(part) for part in (article.date and long_date(article.date), article.source) if part]


def hit_parts(hit: Hit) -> list[str]:
    """Return what a result says of who, when, where and how long.

    A missing date is said, since results are compared by it.
    """
    minutes = f"{max(1, round(hit.words / WORDS_A_MINUTE))} min" if hit.words else None
    date = long_date(hit.date) if hit.date else NO_DATE
    others = f"and {versions_count(len(hit.versions))}" if hit.versions else None
    return [safe(part) for part in (listed(hit.authors, AUTHORS_OF_A_HIT), date, hit.source, others, minutes) if part]


def versions_count(others: int) -> str:
    """Return how many other versions of an article there are."""
    return counted(others, "other version")


def passages(snippets: Iterable[Snippet]) -> list[Snippet]:
    """Return passages that follow one another: one ellipsis stands between two, not two."""
    kept: list[Snippet] = []
    for snippet in snippets:
        follows = kept and kept[-1].text.endswith(ELLIPSIS)
        text = snippet.text.removeprefix(ELLIPSIS).lstrip() if follows else snippet.text
        moved = len(snippet.text) - len(text)
        kept.append(
            replace(
                snippet,
                text=text,
                spans=tuple(
                    [replace(span, start=max(0, span.start - moved), end=span.end - moved) for span in snippet.spans]
                ),
            )
        )
    return kept


def query_of(query: str) -> str:
    """Return a query as it is repeated, the end of a very long one left out."""
    return short(query, LONGEST_QUERY)


def results_count(results: Results) -> str:
    """Return how many articles match, as the beginning of a sentence that ends with the query."""
    if results.widened:
        verb = "has any word of" if results.total == 1 else "have any word of"
    else:
        verb = "matches" if results.total == 1 else "match"
    return f"{results.total:,} of {counted(results.library, 'article')} {verb}"


def note_lines(results: Results) -> list[str]:
    """Return what is worth knowing of hits that aren't quite what was asked for: one sentence a line."""
    lines = []
    if results.widened:
        words = ", ".join([short(one.value, LONGEST_WORD) for one in results.alone])
        lines.append(f"No article has all of: {words or query_of(results.query)}. These have any of them.")
        lines += filter(None, [alone_line(results.alone)])
    if results.added:
        lines.append(f"Also looked for: {', '.join(map(safe, results.added))}.")
    if results.suggestion:
        lines.append(suggestion_of(results))
    return lines


def suggestion_of(results: Results) -> str:
    """Return the question whether another query was meant, with what it would find."""
    found = "" if results.suggested is None else f" ({results.suggested:,})"
    return f"Did you mean {safe(results.suggestion or '')}?{found}"


def rest_of(results: Results, *, similar: bool = False) -> str | None:
    """Return what to do to see the matches after the last one shown, if there are any; similar ones have no offset."""
    last = results.hits[-1].rank if results.hits else 0
    left = results.total - last - results.left_out
    if last == 0 or left <= 0:
        return None
    way = f"--limit {min(results.total, 2 * last)}" if similar else f"--offset {last}"
    return f"{left:,} more: {way}"


def versions_of_rest(results: Results) -> str | None:
    """Return how many matches aren't shown as they are versions of others, and what to do to see them."""
    if not results.left_out:
        return None
    verb = "is a version" if results.left_out == 1 else "are versions"
    return f"{results.left_out:,} {verb} of these: --all-versions"


def time_of(results: Results) -> str:
    """Return how long the search took."""
    return duration(results.seconds)


def nothing_lines(results: Results) -> list[str]:
    """Return what to say where nothing matches, or nothing beyond the matches that were skipped."""
    if results.total:
        return [f"Only {results_count(results)} {query_of(results.query)}."]
    first = f"Nothing matches {query_of(results.query)}."
    if results.suggestion:
        first += f" {suggestion_of(results)}"
    added = f"Also looked for: {', '.join(map(safe, results.added))}." if results.added else ""
    return list(filter(None, [first, alone_line(results.alone), added]))


def timeline_parts(timeline: Timeline) -> list[str]:
    """Return how many articles a timeline has, when most of them are of, and how many have no date."""
    parts = [counted(timeline.total, "article")]
    if timeline.counts:
        most = max(timeline.counts, key=lambda count: count.count)
        parts.append(f"most in {long_date(most.value)}")
    return parts + [f"{timeline.undated:,} without a date"] * bool(timeline.undated)


def shown_path(path: str, folder: str | None = None) -> str:
    """Return a path as it is best read: from ``folder`` down when it is inside it, whole when it isn't.

    >>> shown_path("/home/ada/texts/sea.txt", "/home/ada"), shown_path("-")
    ('texts/sea.txt', 'standard input')
    """
    if path == "-":
        return "standard input"
    if folder and PurePath(path).is_relative_to(folder):
        path = str(PurePath(path).relative_to(folder))
    return safe_name(path)


def version_parts(version: Version, folder: str | None = None) -> list[str]:
    """Return what is said of a version: its id, when, where, and its file."""
    date = long_date(version.date) if version.date else NO_DATE
    parts = [version.short_id, date, version.source]
    return [safe(part) for part in parts if part] + [shown_path(version.path, folder)]
