"""What does the index know of an article?  The Whoosh schema, a field for each thing that can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import fields
from whoosh.analysis import Token, Tokenizer

from artcli.analysis import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator


class ArticleTokenizer(Tokenizer):  # type: ignore[misc,unused-ignore]
    """Whoosh's door to ``analysis.words``."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield a token for each word of ``value``; the options are those of Whoosh's tokenizers."""
        token = Token(
            positions=options.get("positions", False),
            chars=options.get("chars", False),
            removestops=options.get("removestops", True),
            mode=options.get("mode", ""),
        )
        token.boost, token.stopped = 1.0, False
        if not options.get("tokenize", True):  # a word of the query with a wildcard in it
            token.text = fold(value)
            yield token
            return
        shift, first = options.get("start_char", 0), options.get("start_pos", 0)
        for position, word in enumerate(words(value), first):
            token.text = word.term
            token.pos, token.startchar, token.endchar = position, word.start + shift, word.end + shift
            yield token


def article_schema() -> fields.Schema:
    """Return the schema of a library's index.

    ``entry`` holds the article and its files as JSON; all else is for searching.  A word with marks inside
    (``state-owned``) is looked for as a phrase.
    """
    text: dict[str, Any] = {"analyzer": ArticleTokenizer(), "multitoken_query": "phrase"}
    return fields.Schema(
        id=fields.ID(unique=True),
        path=fields.ID(),
        hash=fields.ID(),
        title=fields.TEXT(**text),
        body=fields.TEXT(**text),
        authors=fields.TEXT(**text),
        source=fields.TEXT(**text),
        language=fields.ID(),
        date=fields.DATETIME(),
        words=fields.NUMERIC(),
        entry=fields.STORED(),
    )
