"""Values made of few words."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields

import pytest

from artcli.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Point:
    """A value with each kind of field."""

    x: int
    y: int = 2
    names: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, kw_only=True)


def test_the_first_and_the_hundredth_are_made_alike() -> None:
    """Whether a class's own ``__init__`` is compiled yet makes no difference."""
    made = [Point(number, note=str(number)) for number in range(100)]
    assert [(one.x, one.y, one.names, one.note) for one in made] == [
        (number, 2, [], str(number)) for number in range(100)
    ]
    assert made[0].names is not made[1].names
    assert Point(1, note="a") == Point(1, note="b")
    assert pickle.loads(pickle.dumps(made[3])) == made[3]
    assert replace(made[3], y=5) == Point(3, 5)
    assert [one.name for one in fields(Point)] == ["x", "y", "names", "note"]


@pytest.mark.parametrize("number", [0, 20])
@pytest.mark.parametrize(
    ("args", "kwargs"),
    [((), {}), ((1, 2, [], "a"), {}), ((1,), {"x": 2}), ((1,), {"z": 2})],
    ids=["few", "many", "twice", "unknown"],
)
def test_wrong_arguments_are_refused(number: int, args: tuple, kwargs: dict) -> None:
    """By the first value as by a later one."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        x: int
        y: int = 2
        names: list[str] = field(default_factory=list)
        note: str = field(default="", kw_only=True)

    for _ in range(number):
        Fresh(1)
    with pytest.raises(TypeError):
        Fresh(*args, **kwargs)


def test_a_value_stays_as_it_is() -> None:
    """Nothing can be set on it."""
    with pytest.raises(FrozenInstanceError):
        Point(1).x = 2
