"""What does a person see of a hit?  An article in its place → its card: names, date, marked title, passages."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.index.entries import unique_prefix
from artcli.model import Hit
from artcli.patterns import lazy
from artcli.snippet import matches_in, snippets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artcli.index.entries import Names
    from artcli.index.segments.record import Short
    from artcli.model import Article, Block, Snippet
    from artcli.search.ordering import Ranked
    from artcli.search.scored import ScoredWord

_MARKER = lazy(r"\s*(?:[-*+•‣◦–·]|\(?\w{1,3}[.)])\s+")
_SENTENCE_END = lazy(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡]*[^\W_a-z])|(?<=[。！？])")


def terms_of(words: Iterable[ScoredWord]) -> frozenset[str]:
    """Return the terms that a text's words are marked by."""
    return frozenset([form.term for word in words for _, forms in word.forms for form in forms])


def hit_of(names: Names, terms: frozenset[str], rank: int, ranked: Ranked) -> Hit:
    """Return the hit at a rank, with its best passages."""
    article = ranked.filed.article
    passages = snippets([_shown(block) for block in article.blocks], terms, language=article.language)
    return _card(names, terms, rank, ranked, passages)


def bare_hit(names: Names, rank: int, said: Short) -> Hit:
    """Return an article at a rank, without score and passages, by the heading of its record."""
    return Hit(
        rank=rank,
        id=said["id"],
        short_id=unique_prefix(names, said["id"]),
        score=0.0,
        title=said["title"],
        title_spans=(),
        authors=tuple(said.get("authors", ())),
        date=said.get("date"),
        source=said.get("source"),
        language=said.get("language"),
        path=said["path"],
        words=said["words"],
        snippets=(),
    )


def telling_hit(names: Names, terms: frozenset[str], rank: int, ranked: Ranked) -> Hit:
    """Return the hit at a rank with one passage, from its best sentence."""
    return _card(names, terms, rank, ranked, telling_line(ranked.filed.article, terms))


def telling_line(article: Article, terms: frozenset[str]) -> tuple[Snippet, ...]:
    """Return the best passage that lies in one sentence."""
    sentences = [part for block in article.blocks for part in _sentences(_shown(block)) if part.strip()]
    return snippets(sentences, terms, most=1, language=article.language)


def _sentences(text: str) -> Sequence[str]:
    """Part a text after its sentences; what an abbreviation parts wrongly is only shorter."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        found.append(text[start : match.end()].rstrip())
        start = match.end()
    return [*found, text[start:]]


def _shown(block: Block) -> str:
    """Return a block's text without the marker of a list."""
    return _MARKER.sub("", block.text, count=1) if block.kind == "list_item" else block.text


def _card(names: Names, terms: frozenset[str], rank: int, ranked: Ranked, passages: tuple[Snippet, ...]) -> Hit:
    article = ranked.filed.article
    return Hit(
        rank=rank,
        id=ranked.filed.id,
        short_id=unique_prefix(names, ranked.filed.id),
        score=ranked.score,
        title=article.title,
        title_spans=matches_in(article.title, terms, article.language),
        authors=article.authors,
        date=article.date,
        source=article.source,
        language=article.language,
        path=ranked.filed.path,
        words=article.words,
        snippets=passages,
        versions=names.versions_of(ranked.filed.id),
    )
