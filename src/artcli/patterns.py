"""When is a regular expression compiled?  When it is first asked: a search for plain words asks few of them.

Compiling those that a search imports would take 8 ms, a tenth of all it takes.  Pure.
"""

from __future__ import annotations

import re

from artcli.hints import TYPE_CHECKING, Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Lazy:
    """Stands for a pattern; its methods are the pattern's own from the first call on."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


if TYPE_CHECKING:

    def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
        """Return a pattern that is compiled when it is first asked."""
        ...
else:
    lazy = _Lazy
