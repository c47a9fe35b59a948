"""What does a query mean?  A query string and today's date → its tree, or ``QuerySyntaxError`` with the place of the fault.

Each function that reads a part of the language has its grammar rule as its docstring; docs/query-language.md has them
together, with examples.  Reading is by recursive descent with one token of look-ahead, in linear time.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.errors import QuerySyntaxError
from artcli.query import faults
from artcli.query.fields import NUMBER_FIELDS, TEXT_FIELDS
from artcli.query.periods import read_period
from artcli.query.regexes import refusal
from artcli.query.tokens import Kind, Token, tokens
from artcli.query.tree import And, Boost, Field, Has, Node, Not, Or, Phrase, Regex, Saved, children
from artcli.query.values import read_dates, read_numbers
from artcli.query.words import read_factor, read_nearness, read_word

if TYPE_CHECKING:
    from datetime import date

MOST_LEVELS = 100
"""Groups and exclusions inside each other: far more than anyone reads, far fewer than Python's limit of recursion."""

_SUFFIX = re.compile(r"([~^])([^~^]*)")
_WORDS = frozenset((Kind.WORD, Kind.SAVED, Kind.UNKNOWN_FIELD, Kind.AND, Kind.OR, Kind.NOT))


def parse(source: str, today: date) -> Node:
    """Return the tree of a query; words for dates are understood from today.

    >>> import datetime
    >>> print(parse('hanoi OR singapore summit -"trade war"', datetime.date(2019, 3, 9)))
    (hanoi OR singapore) summit -"trade war"
    """
    return _Parser(source, today).query()


class _Parser:
    def __init__(self, source: str, today: date) -> None:
        self.source = source
        self.today = today
        self.tokens = tokens(source)
        self.index = 0
        self.level = 0
        self.field: Token | None = None

    def query(self) -> Node:
        """query = clauses, up to the end."""
        if self._token.kind is Kind.END:
            raise faults.no_word(self.source)
        tree = self._clauses()
        if self._token.kind is not Kind.END:
            raise faults.closes_nothing(self.source, self._token)
        self._check_height(tree)
        return tree

    def _clauses(self) -> Node:
        """clauses = clause {clause}."""
        clauses = [self._clause()]
        while self._token.kind not in (Kind.END, Kind.CLOSE):
            clauses.append(self._clause())
        return _joined(And, clauses)

    def _clause(self) -> Node:
        """clause = both {"OR" both}; both = term {"AND" term}."""
        sides = [[self._term()]]
        while self._token.kind in (Kind.AND, Kind.OR):
            operator = self._advance()
            if operator.kind is Kind.OR:
                sides.append([])
            sides[-1].append(self._term(operator))
        return _joined(Or, [_joined(And, side) for side in sides])

    def _term(self, operator: Token | None = None) -> Node:
        """term = {"-" | "NOT"} (fielded | operand)."""
        excluding = []
        while self._token.kind is Kind.NOT:
            operator = self._advance()
            excluding.append(operator)
        if self._token.kind in (Kind.AND, Kind.OR) or (operator and self._token.kind in (Kind.END, Kind.CLOSE)):
            raise faults.stands_alone(self.source, operator or self._token)
        if self._token.kind is Kind.CLOSE:
            raise faults.closes_nothing(self.source, self._token)
        node = self._fielded() if self._token.kind is Kind.FIELD else self._operand()
        for sign in reversed(excluding):
            node = Not(node, span=self._span(sign))
        return node

    def _fielded(self) -> Node:
        """fielded = field ":" (dates | numbers | "*" | operand)."""
        name, token = self._advance(), self._token
        if self.field is not None:
            raise faults.field_inside(self.source, name, self.field)
        if token.kind is Kind.VALUE:
            return self._value(name)
        if token.kind not in _VALUES or name.text not in TEXT_FIELDS:
            raise faults.no_value(self.source, name, token)
        if token.kind is Kind.WORD and not token.text.strip("*") and token.start == name.stop:
            self._advance()
            return Has(name.text, span=self._span(name))
        self.field = name
        child = self._operand()
        self.field = None
        return Field(name.text, child, span=self._span(name))

    def _value(self, name: Token) -> Node:
        value = self._advance()
        if name.text in NUMBER_FIELDS:
            return read_numbers(self.source, name, value)
        node, year = read_dates(self.source, name, value, self.today), self._token
        if value.text.isalpha() and re.fullmatch("[0-9]{4}", year.text) and year.kind is Kind.WORD:
            if read_period(f"{value.text} {year.text}", self.today):
                raise faults.date_in_parts(self.source, value, year)
        return node

    def _operand(self) -> Node:
        """operand = group [boost] | exact | phrase | regex [boost] | saved [boost] | word."""
        token = self._token
        if token.kind is Kind.OPEN:
            return self._boosted(self._group(), token)
        self._advance()
        if token.kind is Kind.EXACT:
            return self._exact(token)
        if token.kind is Kind.PHRASE:
            return self._phrase(token, token.text, exact=False)
        if token.kind is Kind.REGEX:
            return self._boosted(self._regex(token), token)
        if token.kind is Kind.SAVED and self.field is None:
            return self._boosted(Saved(token.text, span=token.span), token)
        return self._word(token, exact=False)

    def _group(self) -> Node:
        """group = "(" clauses ")"."""
        opened = self._advance()
        self.level += 1
        if self.level > MOST_LEVELS:
            raise faults.too_deep(self.source, opened.span, MOST_LEVELS)
        if self._token.kind is Kind.CLOSE:
            raise faults.empty_group(self.source, opened, self._token)
        node = self._clauses() if self._token.kind is not Kind.END else None
        if node is None or self._token.kind is not Kind.CLOSE:
            raise faults.not_closed(self.source, opened)
        self._advance()
        self.level -= 1
        return node

    def _exact(self, sign: Token) -> Node:
        """exact = "=" (phrase | word)."""
        token = self._advance()
        if token.kind is Kind.PHRASE:
            return self._phrase(sign, token.text, exact=True)
        if token.kind not in _WORDS:
            raise faults.exact_what(self.source, sign)
        return self._word(token, exact=True)

    def _phrase(self, start: Token, text: str, *, exact: bool) -> Node:
        """phrase = quotation mark, words, quotation mark, ["~" number] [boost]."""
        node: Node = Phrase(text, exact, span=self._span(start))
        near = re.match(r"~[^~^]*", self._token.text) if self._token.kind is Kind.SUFFIX else None
        if near is None:
            return self._boosted(node, start)
        suffix = self._advance()
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
        """regex = "/" expression "/", without a space."""
        refused = refusal(token.text)
        if refused:
            first = token.start + 1
            span = range(first + refused.start, max(first + refused.stop, first + refused.start + 1))
            raise QuerySyntaxError(refused.message, self.source, span, hint=refused.hint)
        return Regex(token.text, span=token.span)

    def _boosted(self, node: Node, start: Token) -> Node:
        """boost = "^" factor."""
        return self._times(node, start, self._advance()) if self._token.kind is Kind.SUFFIX else node

    def _times(self, node: Node, start: Token, suffix: Token) -> Node:
        if suffix.text[0] != "^" or re.search("[~^]", suffix.text[1:]):
            raise faults.suffix_alone(self.source, suffix)
        factor = read_factor(self.source, suffix.text[1:], suffix.start + 1)
        return Boost(node, factor, span=range(start.start, suffix.stop))

    @property
    def _token(self) -> Token:
        return self.tokens[self.index]

    def _advance(self) -> Token:
        token = self.tokens[self.index]
        self.index += token.kind is not Kind.END
        return token

    def _span(self, start: Token) -> range:
        return range(start.start, self.tokens[self.index - 1].stop)

    def _check_height(self, tree: Node) -> None:
        """Go down level by level: what reads the tree may recurse into it."""
        level = [tree]
        for _ in range(MOST_LEVELS):
            level = [child for node in level for child in children(node)]
        if level:
            raise faults.too_deep(self.source, level[0].span, MOST_LEVELS)


_VALUES = frozenset((Kind.OPEN, Kind.PHRASE, Kind.REGEX, Kind.EXACT, Kind.WORD, Kind.SAVED, Kind.UNKNOWN_FIELD))


def _joined(kind: type[And | Or], nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes), span=range(nodes[0].span.start, nodes[-1].span.stop))
