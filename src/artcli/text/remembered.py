"""How is an answer kept that is asked for again and again?  A question goes in; a table that knows its answers comes out.

The first and the last characters of lines are few: a table's look-up costs a third of the search that answers, and ``map`` does it without
a step of Python a line.  ``functools.lru_cache`` takes twice as long to say the same.  The answers must hang on what is asked alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_MOST = 4096
"""Answers that are kept, a hundred bytes each; then the table begins anew."""


class Remembered(dict[str, T], Generic[T]):
    """The answers to one question.

    >>> Remembered(str.isupper)["A"]
    True
    """

    def __init__(self, ask: Callable[[str], T]) -> None:
        """Take the question."""
        self._ask = ask

    def __missing__(self, text: str) -> T:
        """Ask, and keep the answer."""
        if len(self) >= _MOST:
            self.clear()
        answer = self[text] = self._ask(text)
        return answer
