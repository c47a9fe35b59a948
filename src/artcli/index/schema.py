"""What does the index know of an article?  The Whoosh schema, a field for each thing that can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import fields
from whoosh.analysis import Token, Tokenizer

from artcli.analysis.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Self


class TextIn(str):
    """A text that knows its language, on its way through Whoosh to our tokenizer."""

    __slots__ = ("language",)
    language: str | None

    def __new__(cls, text: str, language: str | None) -> Self:
        """Take the text and its ISO 639-1 code."""
        made = super().__new__(cls, text)
        made.language = language
        return made


class ArticleTokenizer(Tokenizer):  # type: ignore[misc,unused-ignore]
    """Whoosh's door to ``analysis.words``: a Whoosh token for each term, those of one word at one position."""

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield the tokens of ``value``; the options are those of Whoosh's tokenizers."""
        made = Token(
            positions=True, chars=True, removestops=options.get("removestops", True), mode=options.get("mode", "")
        )
        made.boost, made.stopped = 1.0, False
        for token in tokens(value, getattr(value, "language", None)):
            made.pos, made.startchar, made.endchar = token.position, token.start, token.end
            for term in token.terms:
                made.text = term
                yield made


def article_schema() -> fields.Schema:
    """Return the schema of a library's index.

    ``file`` is the path whole, ``path`` its words; ``entry`` holds the article and its files as JSON; all else is for searching.
    """
    tokenizer: Any = ArticleTokenizer()
    return fields.Schema(
        id=fields.ID(unique=True),
        file=fields.ID(),
        hash=fields.ID(),
        title=fields.TEXT(tokenizer),
        body=fields.TEXT(tokenizer),
        authors=fields.TEXT(tokenizer),
        source=fields.TEXT(tokenizer),
        path=fields.TEXT(tokenizer),
        language=fields.ID(),
        date=fields.DATETIME(),
        words=fields.NUMERIC(),
        entry=fields.STORED(),
    )
