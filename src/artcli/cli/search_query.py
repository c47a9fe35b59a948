"""Which query do a command line's words and options make?  Strings → a query in artcli's own language."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Any
from artcli.patterns import lazy
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REPEATABLE = ("author", "source", "lang")
ONCE = ("after", "before")
_PLAIN = lazy(r"[*?]*\w[\w*?]*|\*")
"""Values that need no quotation marks, patterns among them."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a query, how they are joined, and the options that narrow it."""

    words: str
    joint: str
    narrowing: tuple[str, ...]

    def query(self) -> str:
        """Return the whole query.

        Raises ``QuerySyntaxError``, pointing into the words alone, where they can't be understood.
        """
        words = self.words
        if words and self.joint == "phrase":
            words = '"' + words.replace('"', " ").strip() + '"'
        if words and self.narrowing:
            _check(words)
        return " ".join(filter(None, [words, *self.narrowing]))


def typed(words: str, joint: str, options: Mapping[str, Any]) -> Typed:
    """Put options beside the words that they narrow."""
    return Typed(words, joint, tuple(_clauses(options)))


def _clauses(options: Mapping[str, Any]) -> Iterator[str]:
    """Yield a clause an option; an option given twice asks for either."""
    for name in REPEATABLE:
        clauses = [_clause(name, value) for value in options[name]]
        if clauses:
            yield clauses[0] if len(clauses) == 1 else f"({' OR '.join(clauses)})"
    for name in ONCE:
        if options[name] is not None:
            yield _clause(name, options[name])


def _clause(name: str, value: str) -> str:
    value = value.replace('"', " ").strip()
    return f"{name}:{value}" if _PLAIN.fullmatch(value) else f'{name}:"{value}"'


def _check(words: str) -> None:
    """Read the words alone, so that a fault in them is shown without what options added."""
    from datetime import date  # noqa: PLC0415  (--help needs none of it)

    from artcli.query.parse import parse  # noqa: PLC0415

    parse(words, date.today())  # noqa: DTZ011  (the reader's own day)
