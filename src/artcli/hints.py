"""What do annotations need while the program runs?  Next to nothing: the names of ``typing``, for modules that every search imports.

Importing ``typing``, and making named tuples with it, takes a twelfth of a search (58 ms of the processor became 53, in turn).  Whoever checks types sees ``typing``'s own; what runs here does as much as the
program asks of it: ``Literal`` is the tuple of its values, ``Any`` and protocols are any class.  Pure.
"""

from __future__ import annotations

__all__ = ["TYPE_CHECKING", "Any", "Literal", "NamedTuple", "Protocol", "TypeVar", "cast"]

TYPE_CHECKING = False
"""True to whoever checks types, by its name."""

if TYPE_CHECKING:
    from typing import Any, Literal, NamedTuple, Protocol, TypeVar, cast
else:
    try:
        from _collections import _tuplegetter as getter
    except ImportError:  # Python without its C
        from operator import itemgetter

        def getter(place: int, doc: str) -> property:
            """Return what gives the value at a place of a tuple."""
            return property(itemgetter(place), doc=doc)

    Any = object

    def cast(_: object, value: object) -> object:
        """Return the value."""
        return value

    def TypeVar(name: str, **_: object) -> str:  # noqa: N802  (the name in typing)
        """Return the name."""
        return name

    class Protocol:
        """What classes may be like."""

    class _Literal:
        """What makes a tuple of the values that there are."""

        def __getitem__(self, values: object) -> tuple:
            return values if isinstance(values, tuple) else (values,)

    Literal = _Literal()

    class _NamedTupleMaker(type):
        """What makes a tuple with names of a class's annotations, as ``collections.namedtuple`` does: a method is compiled, not eight."""

        def __new__(cls, name: str, bases: tuple, body: dict) -> type:
            """Return the class."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            taken = ", ".join(fields)
            new = eval(f"lambda _cls, {taken}: _new(_cls, ({taken},))", {"_new": tuple.__new__})  # noqa: S307  (names of fields)
            new.__defaults__ = tuple([body.pop(field) for field in fields if field in body])
            body |= {field: getter(place, field) for place, field in enumerate(fields)}
            methods = {"__new__": new, "__getnewargs__": _plain, "__repr__": _printed, "_replace": _replace}
            return type(name, (tuple,), methods | body | {"__slots__": (), "_fields": fields, "__match_args__": fields})

    class NamedTuple(metaclass=_NamedTupleMaker):
        """A tuple whose values have names, in the order of its annotations."""

    def _plain(self: NamedTuple) -> tuple:
        """Return what it is made of again, for ``pickle``."""
        return tuple(self)

    def _printed(self: NamedTuple) -> str:
        values = ", ".join([f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True)])
        return f"{type(self).__name__}({values})"

    def _replace(self: NamedTuple, /, **changes: object) -> NamedTuple:
        """Return a tuple with some values changed."""
        return type(self)(
            *[changes.pop(field, value) for field, value in zip(self._fields, self, strict=True)], **changes
        )
