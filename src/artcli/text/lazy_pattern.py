"""How is a pattern kept that only few texts need?  A pattern goes in; a function that compiles it at its first call comes out.

The sets of Chinese and of many languages' words take a millisecond or two each to compile: more than a clean article needs
from its file to its blocks.  Pure.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def lazy(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """Keep a pattern until it is asked for."""
    return cache(partial(re.compile, pattern, flags))
