"""Which analysis made an index's terms?  A line that differs wherever the same text could become other terms.  Pure."""

from __future__ import annotations

import unicodedata
from functools import cache

ANALYSIS = 2
"""Raised whenever ``analysis`` makes other terms of a text, or puts them at other positions, than before."""


@cache
def analysis_version() -> str:
    """Return our own version, and those of the stemmers and of Unicode's tables of letters, both of which change too."""
    from Stemmer import version  # noqa: PLC0415  (a C extension; only who writes or checks an index needs it)

    return f"{ANALYSIS}, Snowball {version()}, Unicode {unicodedata.unidata_version}"
