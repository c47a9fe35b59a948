"""What does the index know of an article?  The Whoosh schema, a field for each thing that can be asked for: ``fields`` as Whoosh sees it."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from whoosh import fields
from whoosh.analysis import Token, Tokenizer
from whoosh.formats import Positions

from artcli.analysis.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class PlainPositions(Positions):  # type: ignore[misc,unused-ignore]
    """Whoosh's format of positions, without its pickles: how many there are, the first, and the gaps, four bytes each."""

    def encode(self, places: Sequence[int]) -> bytes:
        """Return ascending positions as bytes."""
        gaps = [place - before for before, place in zip((0, *places), places, strict=False)]
        return array("I", (len(gaps), *gaps)).tobytes()

    def decode_positions(self, encoded: bytes) -> list[int]:
        """Return the positions of some bytes."""
        return list(accumulate(array("I", encoded)[1:]))

    def decode_frequency(self, encoded: bytes) -> int:
        """Return how many positions there are."""
        return len(encoded) // array("I").itemsize - 1


def text_field() -> fields.TEXT:
    """Return Whoosh's field for text in our tokens."""
    tokenizer: Any = ArticleTokenizer()
    field = fields.TEXT(tokenizer)
    field.format = PlainPositions()
    return field


def number_field() -> fields.NUMERIC:
    """Return Whoosh's field for whole numbers of 32 bits, a term each: ``fields.number_term`` makes the same bytes."""
    return fields.NUMERIC(int, bits=32, signed=False, shift_step=0)


def article_schema() -> fields.Schema:
    """Return the schema of a library's index.

    ``file`` is the path whole, ``path`` its words; ``date`` is a number like 20190213; ``entry`` holds the article and its files as
    JSON; all else is for searching.
    """
    return fields.Schema(
        id=fields.ID(unique=True),
        file=fields.ID(),
        hash=fields.ID(),
        title=text_field(),
        body=text_field(),
        authors=text_field(),
        source=text_field(),
        path=text_field(),
        language=fields.ID(),
        date=number_field(),
        words=number_field(),
        entry=fields.STORED(),
    )
