"""How is a value made?  Frozen classes with slots, as ``dataclasses`` would make them, in a tenth of the time.

A search starts with some sixty of them.  The standard library writes and compiles six methods for each, half a millisecond's work: more, all
together, than the rest of a search.  Here methods are shared, and only ``__init__`` is compiled, once some values were made.  Whoever
checks types, or asks ``dataclasses`` for fields, sees dataclasses.  Pure.
"""

from __future__ import annotations

from operator import attrgetter

from artcli.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_MISSING: Any = object()
_KEPT = ("__eq__", "__hash__", "__repr__")
"""What a class may say by itself."""
_FEW = 8
"""Values of a class that are made without compiling: that takes as long as making thirty of them."""


class _Field:
    """A field as a class declares it; a named tuple would take as long to make as ten values."""

    __slots__ = ("compare", "default", "factory", "kw_only", "name", "repr")

    def __init__(
        self,
        name: str,
        default: Any = _MISSING,
        factory: Callable[[], Any] | None = None,
        *,
        compare: bool = True,
        repr: bool = True,  # noqa: A002  (the name in dataclasses)
        kw_only: bool = False,
    ) -> None:
        self.name = name
        self.default = default
        self.factory = factory
        self.compare = compare
        self.repr = repr
        self.kw_only = kw_only


def _field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] | None = None,
    compare: bool = True,
    repr: bool = True,  # noqa: A002  (the name in dataclasses)
    kw_only: bool = False,
) -> Any:
    """Say more of a field than its type and default."""
    return _Field("", default, default_factory, compare=compare, repr=repr, kw_only=kw_only)


def _dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    """Make a class of values."""
    assert frozen
    assert slots
    return _made


def _replace(value: Any, /, **changes: Any) -> Any:
    """Return a value with some fields changed."""
    for name in value.__slots_of__:
        if name not in changes:
            changes[name] = getattr(value, name)
    return value.__class__(**changes)


def _made(cls: type) -> type:
    own = [_declared(cls, name) for name, kind in cls.__annotations__.items() if not str(kind).startswith("ClassVar")]
    fields = {field.name: field for base in cls.__mro__[:0:-1] for field in base.__dict__.get("__fields_of__", ())}
    fields |= {field.name: field for field in own}
    body = {
        name: one
        for name, one in cls.__dict__.items()
        if name not in ("__dict__", "__weakref__") and name not in fields
    }
    key = _key_of([field.name for field in fields.values() if field.compare])
    methods: dict[str, Any] = {
        "__eq__": lambda one, other: key(one) == key(other) if one.__class__ is other.__class__ else NotImplemented,
        "__hash__": lambda one: hash(key(one)),
        "__repr__": _printed,
    }
    body |= {
        name: method
        for name, method in methods.items()
        if name not in body or (name == "__hash__" and body[name] is None)
    }
    body |= {
        "__slots__": tuple([field.name for field in own]),
        "__fields_of__": tuple(fields.values()),
        "__slots_of__": tuple(fields),
        "__match_args__": tuple([field.name for field in fields.values() if not field.kw_only]),
        "__dataclass_fields__": _Fields(),
        "__init__": _init_of_few,
        "__made_of__": 0,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }
    return type(cls)(cls.__name__, cls.__bases__, body)


def _declared(cls: type, name: str) -> _Field:
    default = cls.__dict__.get(name, _MISSING)
    if not isinstance(default, _Field):
        return _Field(name, default)
    default.name = name
    return default


def _key_of(names: list[str]) -> Callable[[Any], Any]:
    """Return what two values are told apart by."""
    return attrgetter(*names) if names else lambda _: ()


def _init_of_few(self: Any, *args: Any, **kwargs: Any) -> None:
    """Stand for a class's own ``__init__`` until that is worth compiling, or has something to complain of."""
    cls: Any = next(base for base in type(self).__mro__ if "__fields_of__" in base.__dict__)
    cls.__made_of__ += 1
    names = cls.__match_args__
    values = dict(zip(names, args, strict=False))
    if cls.__made_of__ > _FEW or len(args) > len(names) or not kwargs.keys().isdisjoint(values):
        _init_compiled(cls, self, args, kwargs)
        return
    values.update(kwargs)
    for field in cls.__fields_of__:
        value = values.pop(field.name, _MISSING)
        if value is _MISSING:
            value = field.default if field.factory is None else field.factory()
            if value is _MISSING:
                _init_compiled(cls, self, args, kwargs)
                return
        object.__setattr__(self, field.name, value)
    if values:
        _init_compiled(cls, self, args, kwargs)


def _init_compiled(cls: Any, self: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    cls.__init__ = _compiled(cls, cls.__fields_of__)
    cls.__init__(self, *args, **kwargs)


def _compiled(cls: Any, fields: tuple[_Field, ...]) -> Any:
    known: dict[str, Any] = {"missing": _MISSING}
    asked: list[str] = []
    named: list[str] = []
    lines = []
    for number, field in enumerate(fields):
        known[f"set{number}"] = getattr(cls, field.name).__set__
        value, argument = field.name, field.name
        if field.factory is not None:
            known[f"make{number}"] = field.factory
            argument, value = f"{argument}=missing", f"make{number}() if {value} is missing else {value}"
        elif field.default is not _MISSING:
            known[f"default{number}"] = field.default
            argument = f"{argument}=default{number}"
        (named if field.kw_only else asked).append(argument)
        lines.append(f" set{number}(self, {value})\n")
    parameters = ", ".join(["self", *asked, *(["*", *named] if named else [])])
    exec(f"def __init__({parameters}):\n{''.join(lines) or ' pass'}", known)  # noqa: S102  (of names of fields only)
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _printed(self: Any) -> str:
    shown = [f"{field.name}={getattr(self, field.name)!r}" for field in self.__fields_of__ if field.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, value: Any = None) -> None:  # noqa: ARG001  (Python's signature)
    from dataclasses import FrozenInstanceError  # noqa: PLC0415  (a fault of the program's own)

    message = f"cannot change field {name!r}"
    raise FrozenInstanceError(message)


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots_of__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots_of__, state, strict=True):
        object.__setattr__(self, name, value)


class _Fields:
    """What ``dataclasses`` asks a class for: its fields, as it would have made them."""

    def __get__(self, _: object, owner: Any) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415  (what this module saves)

        found: dict[str, Any] = {}
        for field in owner.__fields_of__:
            given = {"default": field.default, "default_factory": field.factory}
            said = {name: value for name, value in given.items() if value is not _MISSING and value is not None}
            if field.default is None:
                said["default"] = None
            made: Any = dataclasses.field(**said, compare=field.compare, repr=field.repr, kw_only=field.kw_only)
            made.name = field.name
            made.type = next(
                base.__annotations__[field.name] for base in owner.__mro__ if field.name in base.__annotations__
            )
            made._field_type = dataclasses._FIELD  # type: ignore[attr-defined]  # noqa: SLF001
            found[field.name] = made
        return found


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414
    from dataclasses import field as field  # noqa: PLC0414
    from dataclasses import replace as replace  # noqa: PLC0414
else:
    dataclass, field, replace = _dataclass, _field, _replace
