"""What is printed where nobody looks: into a pipe or a file, or with ``--plain``?  Values → text.

- ``plain_article(article)``, ``plain_articles(articles)``: title, authors, date and source, then the blocks
- ``plain_results(results)``, ``plain_nothing(results)``, ``plain_notes(results)``: what the page of results says, a line each, without
  times and hints
- ``plain_timelines(timelines)``, ``plain_saved(searches)``: likewise

Every text ends in a line end: no colour, no wrapping, the same bytes for the same values.  Never imports rich.
"""

from __future__ import annotations

from itertools import chain, repeat

from artcli.hints import TYPE_CHECKING
from artcli.render.explanation import alone_line, evidence_rows, understood
from artcli.render.figures import counted
from artcli.render.parts import (
    NO_DATE,
    SEPARATOR,
    authors_of,
    hit_parts,
    note_lines,
    nothing_lines,
    origin_parts,
    passages,
    query_of,
    results_count,
    timeline_parts,
    title_of,
)
from artcli.render.safe import safe, safe_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from artcli.model import Article, Block, Count, Evidence, Hit, Results, SavedSearch, Snippet, Timeline

_FIXED = ("verse", "table", "code")
BETWEEN_ARTICLES = "\n* * *\n\n"


def plain_article(article: Article) -> str:
    """Return an article as plain text."""
    head = [title_of(article.title), safe(article.subtitle or ""), authors_of(article)]
    head.append(SEPARATOR.join(origin_parts(article)))
    return "\n".join([line for line in head if line]) + "\n" + "".join(_body(article.blocks))


def plain_articles(articles: Iterable[tuple[Article, Block | None]]) -> str:
    """Return articles one after another, a line of stars between two; of one of which a passage is wanted, that alone."""
    return BETWEEN_ARTICLES.join(
        [plain_article(article) if passage is None else f"{_plain_block(passage)}\n" for article, passage in articles]
    )


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    before = None
    for block in blocks:
        shown = _plain_block(block)
        yield f"{shown}\n" if before == block.kind == "list_item" else f"\n{shown}\n"
        before = block.kind


def _plain_block(block: Block) -> str:
    return safe_block(block.text) if block.kind in _FIXED else safe(block.text)


def plain_results(results: Results, like: str | None = None) -> str:
    """Return results as paragraphs of three lines: rank, title and id; who, when and where; the passages.

    The words that matched are between ``**``, in the passages only, so that a title can be searched for as it is.
    ``like`` is the title of the article that these results are similar to.
    """
    head = f"{results_count(results)} {query_of(results.query)}\n"
    if like is not None:
        head = f"{counted(results.total, 'article')} like {title_of(like)}\n"
    evidence = results.explanation.evidence if results.explanation else ()
    none: tuple[Evidence, ...] = ()
    hits = [_plain_hit(hit, rows) for hit, rows in zip(results.hits, chain(evidence, repeat(none)), strict=False)]
    return head + _plain_overview(results) + "".join(hits)


def _plain_overview(results: Results) -> str:
    lines = _counts(results.histogram)
    undated = results.total - sum([count.count for count in results.histogram])
    lines += [f"{NO_DATE}  {undated}"] * bool(results.histogram and undated)
    for facet in results.facets:
        values = [f"{safe(count.value)} {count.count}" for count in facet.values]
        more = [f"{facet.more} more"] if facet.more else []
        lines += [f"{facet.name}: {SEPARATOR.join(values + more)}"] * bool(values)
    if results.explanation:
        alone = () if results.widened else results.explanation.alone
        lines += filter(None, [understood(results.explanation), alone_line(alone)])
    return "".join([f"{line}\n" for line in lines])


def _plain_hit(hit: Hit, evidence: Iterable[Evidence] = ()) -> str:
    lines = [f"{hit.rank:>2}  {title_of(hit.title)}  {safe(hit.short_id)}", f"    {SEPARATOR.join(hit_parts(hit))}"]
    if hit.snippets:
        lines.append("    " + " ".join([_marked(snippet) for snippet in passages(hit.snippets)]))
    lines += [f"    {row.line}" for row in evidence_rows(evidence)]
    return "\n" + "\n".join(lines) + "\n"


def _marked(snippet: Snippet) -> str:
    parts = []
    done = 0
    for span in sorted(snippet.spans, key=lambda span: span.start):
        start, end = max(span.start, done), span.end
        if start < end:
            parts += [snippet.text[done:start], "**", snippet.text[start:end], "**"]
            done = end
    return safe("".join([*parts, snippet.text[done:]]))


def plain_nothing(results: Results) -> str:
    """Return what to say where nothing matches."""
    return "\n".join(nothing_lines(results)) + "\n"


def plain_notes(results: Results) -> str:
    """Return what is worth knowing of hits that aren't quite what was asked for; empty where there is nothing."""
    return "".join([f"{line}\n" for line in note_lines(results)])


def plain_timelines(timelines: Sequence[Timeline]) -> str:
    """Return each timeline as its sentence, a line a period, and a line or two an article."""
    return "\n".join(["".join([f"{line}\n" for line in _timeline(timeline)]) for timeline in timelines])


def _timeline(timeline: Timeline) -> Iterator[str]:
    yield f"{query_of(timeline.query)}: {', '.join(timeline_parts(timeline))}"
    yield from _counts(timeline.counts)
    for hit in timeline.hits:
        yield ""
        yield f"{hit.rank:>2}  {hit.date or NO_DATE}  {title_of(hit.title)}  {safe(hit.short_id)}"
        yield from [f"    {_marked(snippet)}" for snippet in hit.snippets[:1]]


def _counts(counts: Sequence[Count]) -> list[str]:
    return [f"{count.value}  {count.count}" for count in counts if count.count]


def plain_saved(searches: Iterable[SavedSearch]) -> str:
    """Return saved searches a line each, their parts between tabs: name, new, total, query."""
    return "".join([f"@{safe(one.name)}\t{one.new}\t{one.total}\t{safe(one.query)}\n" for one in searches])
