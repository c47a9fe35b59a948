"""Named tuples of our own are what ``typing``'s are, to all who use them."""

from __future__ import annotations

import pickle
import typing

import pytest

from artcli import hints
from artcli.search.request import Order


class Ours(hints.NamedTuple):
    """A place."""

    name: str
    at: int = 3

    @property
    def twice(self) -> int:
        """Twice as far."""
        return self.at * 2


class Theirs(typing.NamedTuple):
    """A place."""

    name: str
    at: int = 3

    @property
    def twice(self) -> int:
        """Twice as far."""
        return self.at * 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda made: made("a"),
        lambda made: made(at=4, name="b"),
        lambda made: made("a").twice,
        lambda made: made("a", 5)._replace(name="c"),
        lambda made: repr(made("a")).partition("(")[2],
        lambda made: hash(made("a")),
        lambda made: {made("a"): 1}[("a", 3)],
        lambda made: made._fields,
        lambda made: made.__doc__,
        lambda made: made.__match_args__,
        lambda made: [*made("x", 1)],
        lambda made: pickle.loads(pickle.dumps(made("a", 9))),
        lambda made: type(pickle.loads(pickle.dumps(made("a", 9)))) is made,
        lambda made: sorted([made("b"), made("a")]),
    ],
)
def test_what_is_asked_of_them(ask: typing.Callable[[type], object]) -> None:
    assert ask(Ours) == ask(Theirs)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda made: made(), TypeError),
        (lambda made: made("a", 1, 2), TypeError),
        (lambda made: made("a")._replace(far=1), (TypeError, ValueError)),
        (lambda made: setattr(made("a"), "at", 1), AttributeError),
        (lambda made: setattr(made("a"), "other", 1), AttributeError),
    ],
)
def test_what_they_refuse(ask: typing.Callable[[type], object], error: type[Exception]) -> None:
    for made in (Ours, Theirs):
        with pytest.raises(error):
            ask(made)


def test_the_values_of_a_literal() -> None:
    """Are a tuple."""
    assert Order[:2] == ("relevance", "newest")
