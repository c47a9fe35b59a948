"""What does a part of a query say that has no other parts in it?  Tokens → a leaf of the tree, perhaps boosted.

``OperandReader`` goes through the tokens; the parser in ``parse.py`` is one, and adds what holds operands together.  Pure.
"""

from __future__ import annotations

import re

from artcli.query import faults
from artcli.query.tokens import Kind, Token, fault, tokens
from artcli.query.tree import Boost, Node, Phrase, Regex, Saved
from artcli.query.words import read_factor, read_nearness, read_word

_WORDS = frozenset((Kind.WORD, Kind.SAVED, Kind.UNKNOWN_FIELD, Kind.AND, Kind.OR, Kind.NOT))
"""What ``=`` makes a word of: ``=NOT`` too."""


class OperandReader:
    """Reads single operands, one after the other, from the tokens of a query."""

    def __init__(self, source: str) -> None:
        """Begin before the first token; ``field`` is the one whose value is being read."""
        self.source = source
        self.tokens = tokens(source)
        self.index = 0
        self.field: Token | None = None

    @property
    def token(self) -> Token:
        """The token that is next."""
        return self.tokens[self.index]

    def at(self, *kinds: Kind) -> bool:
        """Tell whether the next token is one of these."""
        return self.token.kind in kinds

    def advance(self) -> Token:
        """Take the next token; END is never passed."""
        token = self.tokens[self.index]
        self.index += token.kind is not Kind.END
        return token

    def span(self, start: Token) -> range:
        """Return the characters from a token to the last one taken."""
        return range(start.start, self.tokens[self.index - 1].stop)

    def single(self) -> Node:
        """Single = Exact | Phrase | Regex [Boost] | "@" name [Boost] | Word."""
        token = self.advance()
        if token.kind is Kind.EXACT:
            return self._exact(token)
        if token.kind is Kind.PHRASE:
            return self._phrase(token, token.text, exact=False)
        if token.kind is Kind.REGEX:
            return self.boosted(self._regex(token), token)
        if token.kind is Kind.SAVED and self.field is None:
            return self.boosted(Saved(token.text, span=token.span), token)
        return self._word(token, exact=False)

    def boosted(self, node: Node, start: Token) -> Node:
        """Boost = "^" Factor."""
        return self._times(node, start, self.advance()) if self.at(Kind.SUFFIX) else node

    def _exact(self, sign: Token) -> Node:
        """Exact = "=" (Phrase | Word)."""
        token = self.advance()
        if token.kind is Kind.PHRASE:
            return self._phrase(sign, token.text, exact=True)
        if token.kind not in _WORDS:
            raise faults.exact_what(self.source, sign)
        return self._word(token, exact=True)

    def _phrase(self, start: Token, text: str, *, exact: bool) -> Node:
        """Phrase = '"' text '"' [Nearness] [Boost]."""
        node: Node = Phrase(text, exact, span=self.span(start))
        near = re.match(r"~[^~^]*", self.token.text) if self.at(Kind.SUFFIX) else None
        if near is None:
            return self.boosted(node, start)
        suffix = self.advance()
        span = range(start.start, suffix.start + near.end())
        node = Phrase(text, exact, read_nearness(self.source, near.group()[1:], suffix.start + 1), span=span)
        rest = suffix._replace(text=suffix.text[near.end() :], start=suffix.start + near.end())
        return self._times(node, start, rest) if rest.text else node

    def _word(self, token: Token, *, exact: bool) -> Node:
        text = "@" + token.text if token.kind is Kind.SAVED else token.text
        if token.kind is Kind.SUFFIX:
            raise faults.suffix_alone(self.source, token)
        if self.field is None and token.kind is Kind.UNKNOWN_FIELD:
            raise faults.no_such_field(self.source, token)
        if self.field is None and re.match(r"@\w", text):
            raise faults.no_saved_name(self.source, token)
        return read_word(self.source, text, token.start, exact=exact)

    def _regex(self, token: Token) -> Node:
        """Regex = "/" Expression "/", without a space."""
        from artcli.query.regexes import refusal  # noqa: PLC0415  (few queries have any)

        refused = refusal(token.text)
        if refused:
            first = token.start + 1
            span = range(first + refused.start, max(first + refused.stop, first + refused.start + 1))
            raise fault(self.source, span, refused.message, refused.hint)
        return Regex(token.text, span=token.span)

    def _times(self, node: Node, start: Token, suffix: Token) -> Node:
        if suffix.text[0] != "^" or re.search("[~^]", suffix.text[1:]):
            raise faults.suffix_alone(self.source, suffix)
        factor = read_factor(self.source, suffix.text[1:], suffix.start + 1)
        return Boost(node, factor, span=range(start.start, suffix.stop))
