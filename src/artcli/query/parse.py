"""What does a query mean?  A query string and today's date → its tree, or ``QuerySyntaxError`` with the place of the fault.

Each function that reads a part of the language has its grammar rule as its docstring; docs/query-language.md has them
together, with examples.  Reading is by recursive descent with one token of look-ahead, in linear time.  Pure.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.query import faults
from artcli.query.fields import NUMBER_FIELDS, TEXT_FIELDS
from artcli.query.operands import OperandReader
from artcli.query.tokens import Kind, Token
from artcli.query.tree import And, Field, Has, Node, Not, Or, children

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

MOST_LEVELS = 100
"""Groups and exclusions inside each other: far more than anyone reads, far fewer than Python's limit of recursion."""

_VALUES = frozenset((Kind.OPEN, Kind.PHRASE, Kind.REGEX, Kind.EXACT, Kind.WORD, Kind.SAVED, Kind.UNKNOWN_FIELD))
"""What may stand behind a field's colon."""


def parse(source: str, today: date | Callable[[], date]) -> Node:
    """Return the tree of a query; words for dates are understood from today, or from the day that ``today`` gives when there are some.

    >>> import datetime
    >>> print(parse('hanoi OR singapore summit -"trade war"', datetime.date(2019, 3, 9)))
    (hanoi OR singapore) summit -"trade war"
    """
    return _Parser(source, today).query()


class _Parser(OperandReader):
    def __init__(self, source: str, today: date | Callable[[], date]) -> None:
        super().__init__(source)
        self._today = today
        self.level = 0

    @property
    def today(self) -> date:
        """The day that dates are understood from."""
        return self._today() if callable(self._today) else self._today

    def query(self) -> Node:
        """Query = Clauses, up to the end."""
        if self.at(Kind.END):
            raise faults.no_word(self.source)
        tree = self._clauses()
        if not self.at(Kind.END):
            raise faults.closes_nothing(self.source, self.token)
        self._check_height(tree)
        return tree

    def _clauses(self) -> Node:
        """Clauses = Clause {Clause}."""
        clauses = [self._clause()]
        while not self.at(Kind.END, Kind.CLOSE):
            clauses.append(self._clause())
        return _joined(And, clauses)

    def _clause(self) -> Node:
        """Clause = Both {"OR" Both}; Both = Term {"AND" Term}."""
        sides = [[self._term()]]
        while self.at(Kind.AND, Kind.OR):
            operator = self.advance()
            if operator.kind is Kind.OR:
                sides.append([])
            sides[-1].append(self._term(operator))
        return _joined(Or, [_joined(And, side) for side in sides])

    def _term(self, operator: Token | None = None) -> Node:
        """Term = {"-" | "NOT"} (Fielded | Operand)."""
        excluding = []
        while self.at(Kind.NOT):
            operator = self.advance()
            excluding.append(operator)
        if self.at(Kind.AND, Kind.OR) or (operator and self.at(Kind.END, Kind.CLOSE)):
            raise faults.stands_alone(self.source, operator or self.token)
        if self.at(Kind.CLOSE):
            raise faults.closes_nothing(self.source, self.token)
        node = self._fielded() if self.at(Kind.FIELD) else self._operand()
        for sign in reversed(excluding):
            node = Not(node, span=self.span(sign))
        return node

    def _fielded(self) -> Node:
        """Fielded = name ":" (Dates | Numbers | "*" | Operand)."""
        name, token = self.advance(), self.token
        if self.field is not None:
            raise faults.field_inside(self.source, name, self.field)
        if token.kind is Kind.FIELD:
            raise faults.field_inside(self.source, token, name)
        if token.kind is Kind.VALUE:
            return self._value(name)
        if token.kind not in _VALUES or name.text not in TEXT_FIELDS:
            raise faults.no_value(self.source, name, token)
        if token.kind is Kind.WORD and not token.text.strip("*") and token.start == name.stop:
            self.advance()
            return Has(name.text, span=self.span(name))
        self.field = name
        child = self._operand()
        self.field = None
        if name.text == "lang":
            from artcli.query.languages import with_codes  # noqa: PLC0415  (a hundred names, for queries that have one)

            child = with_codes(child)
        return Field(name.text, child, span=self.span(name))

    def _value(self, name: Token) -> Node:
        from artcli.query.values import read_dates, read_numbers  # noqa: PLC0415  (2 ms of calendars, for queries that have dates)

        value = self.advance()
        if name.text in NUMBER_FIELDS:
            return read_numbers(self.source, name, value)
        node, year = read_dates(self.source, name, value, self.today), self.token
        if (
            value.text.isalpha()
            and year.kind is Kind.WORD
            and len(year.text) == 4
            and year.text.isascii()
            and year.text.isdigit()
        ):
            self._check_one_date(value, year)
        return node

    def _check_one_date(self, value: Token, year: Token) -> None:
        """Tell of the year that stands outside of its date: ``date:february 2019``."""
        from artcli.query.periods import read_period  # noqa: PLC0415  (as above)

        if read_period(f"{value.text} {year.text}", self.today):
            raise faults.date_in_parts(self.source, value, year)

    def _operand(self) -> Node:
        """Operand = Group [Boost] | Single."""
        token = self.token
        return self.boosted(self._group(), token) if token.kind is Kind.OPEN else self.single()

    def _group(self) -> Node:
        """Group = "(" Clauses ")"."""
        opened = self.advance()
        self.level += 1
        if self.level > MOST_LEVELS:
            raise faults.too_deep(self.source, opened.span, MOST_LEVELS)
        if self.at(Kind.CLOSE):
            raise faults.empty_group(self.source, opened, self.token)
        node = self._clauses() if not self.at(Kind.END) else None
        if node is None or not self.at(Kind.CLOSE):
            raise faults.not_closed(self.source, opened)
        self.advance()
        self.level -= 1
        return node

    def _check_height(self, tree: Node) -> None:
        """Go down level by level: what reads the tree may recurse into it."""
        level = [tree]
        for _ in range(MOST_LEVELS):
            level = [child for node in level for child in children(node)]
        if level:
            raise faults.too_deep(self.source, level[0].span, MOST_LEVELS)


def _joined(kind: type[And | Or], nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes), span=range(nodes[0].span.start, nodes[-1].span.stop))
