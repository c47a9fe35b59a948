"""What does a page of results look like on a terminal?  Results → a page.

- ``results_page(results, ResultsOptions(…))`` → a renderable: how many match, charts, each hit, what to do next
- ``nothing_page(results)`` → what to say, and to try, where nothing matches
- ``notes_page(results)`` → what is worth knowing of hits that aren't quite what was asked for
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.explanation import alone_line, evidence_rows, understood
from artcli.render.facets import overview_lines
from artcli.render.figures import counted
from artcli.render.layout import LARGEST_MEASURE, Setting, Sheet, hanging, packed, spread, styled, wrapped
from artcli.render.links import file_address
from artcli.render.parts import (
    hit_parts,
    note_lines,
    nothing_lines,
    passages,
    query_of,
    rest_of,
    results_count,
    time_of,
    title_of,
    versions_of_rest,
)
from artcli.render.safe import safe
from artcli.render.text import LINK, Text
from artcli.values import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.model import Hit, Results

HINTS = ("artcli show 1 to read",)


@dataclass(frozen=True, slots=True)
class ResultsOptions:
    """How to show results: titles as links to their files, and what the last line proposes.

    ``like`` is the title of the article that these results are similar to.
    """

    links: bool = False
    like: str | None = None
    hints: tuple[str, ...] = HINTS


def results_page(results: Results, options: ResultsOptions | None = None) -> Sheet:
    """Return results as a page."""
    return Sheet(lambda setting: _lines(results, options or ResultsOptions(), setting))


def nothing_page(results: Results) -> Sheet:
    """Return what to say where nothing matches."""
    return _sentences(nothing_lines(results), results)


def notes_page(results: Results) -> Sheet:
    """Return what is worth knowing of hits: that they were widened, what was added to the query, what may have been meant."""
    return _sentences(note_lines(results), results)


def _sentences(sentences: Sequence[str], results: Results) -> Sheet:
    def lines(setting: Setting) -> Iterator[Text]:
        for line in sentences:
            yield from wrapped(_with_queries(line, results), min(setting.width, LARGEST_MEASURE))

    return Sheet(lines)


def _with_queries(line: str, results: Results) -> Text:
    text = Text(line)
    if results.suggestion:
        start = line.rfind(f" {safe(results.suggestion)}?") + 1
        if start:
            text.stylize("query", start, start + len(safe(results.suggestion)))
    return text


def _lines(results: Results, options: ResultsOptions, setting: Setting) -> Iterator[Text]:
    digits = max(2, len(str(results.hits[-1].rank if results.hits else 0)))
    indent = digits + 2
    width = min(setting.width, LARGEST_MEASURE + indent)
    yield from spread(_head(results, options), Text(time_of(results), "time"), width)
    yield from overview_lines(results, setting)
    yield from _explanation_lines(results, width)
    for number, hit in enumerate(results.hits):
        yield Text()
        yield from _hit_lines(hit, options, indent, replace(setting, width=width))
        for line in _evidence_lines(results, number, width - indent):
            yield Text.assemble(" " * indent, line)
    rest = rest_of(results, similar=options.like is not None)
    last = [part for part in (rest, versions_of_rest(results), *options.hints) if part]
    if last:
        yield Text()
        yield from packed(last, width, "hint")


def _head(results: Results, options: ResultsOptions) -> Text:
    if options.like is not None:
        return Text.assemble(f"{counted(results.total, 'article')} like ", (title_of(options.like), "query"))
    return Text.assemble(results_count(results), " ", (query_of(results.query), "query"))


def _explanation_lines(results: Results, width: int) -> Iterator[Text]:
    if results.explanation is not None:
        yield Text()
        yield from wrapped(Text(understood(results.explanation)), width)
        if results.explanation.alone and not results.widened:
            yield from wrapped(Text(alone_line(results.explanation.alone)), width)


def _evidence_lines(results: Results, number: int, width: int) -> Iterator[Text]:
    if results.explanation is None or number >= len(results.explanation.evidence):
        return
    for row in evidence_rows(results.explanation.evidence[number]):
        first = Text(f"{row.added:>7}  ", "evidence")
        sentence = Text(f"{row.word}: {row.how}", "evidence")
        yield from hanging(first, Text(" " * len(first)), wrapped(sentence, width - len(first)))


def _hit_lines(hit: Hit, options: ResultsOptions, indent: int, setting: Setting) -> Iterator[Text]:
    width = setting.width - indent
    rank = Text(f"{hit.rank:>{indent - 2}}  ", "rank")
    for number, line in enumerate(
        spread(linked_title(hit, links=options.links), Text(safe(hit.short_id), "id"), width)
    ):
        yield Text.assemble(" " * indent if number else rank, line)
    for line in (*_meta(hit, width), *_snippets(hit, width, setting)):
        yield Text.assemble(" " * indent, line)


def linked_title(hit: Hit, *, links: bool) -> Text:
    """Return the title, bold; its matches aren't put between marks, so that it can be read and copied as it is."""
    title = styled(hit.title, hit.title_spans, "title") if hit.title.strip() else Text(title_of(hit.title), "title")
    if links and (address := file_address(hit.path)):
        title.stylize(LINK + address)
    return title


def _meta(hit: Hit, width: int) -> list[Text]:
    """Return who, when and where; how long, only where that needs no line of its own."""
    parts = hit_parts(hit)
    lines = [*packed(parts, width, "meta")]
    return [*packed(parts[:-1], width, "meta")] if len(lines) > 1 and hit.words else lines


def _snippets(hit: Hit, width: int, setting: Setting) -> list[Text]:
    texts = [styled(snippet.text, snippet.spans, marks=setting.marks) for snippet in passages(hit.snippets)]
    return wrapped(Text(" ").join(texts), width) if texts else []
