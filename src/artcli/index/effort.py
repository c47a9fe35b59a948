"""Is a search worth numpy?  What there is to do, in microseconds of Python → whether to do it with numpy instead.

To import it takes as long as a whole search in a library of fifty thousand articles.  So a process imports it only once it has met so much work
that numpy would have spared it (what rents and buys is never twice as dear as what knows the future: Karlin et al. 1988); from then on numpy
takes whatever is more than a few calls of it.
"""

from __future__ import annotations

import os
import sys

IMPORT = 75_000.0
"""Microseconds of Python's work that numpy's import, 50,000, is worth: it leaves a third of the work."""


class Effort:
    """How much work a process has met, and whether numpy is there for it."""

    def __init__(self) -> None:
        """Begin without numpy."""
        self._met = 0.0
        self._forgone = False
        self._there = False

    @property
    def undecided(self) -> bool:
        """Whether more work may still change anything."""
        return not self._there and not self._forgone

    def worth_numpy(self, work: float, calls: float) -> bool:
        """Tell whether work of so many microseconds is done with numpy, which takes ``calls`` microseconds for what it begins with."""
        if self._forgone or work < calls:
            return False
        if not self._there:
            self.expect(work)
            self._met += work
        return self._there

    def expect(self, work: float) -> None:
        """Take note of work that will come to ``worth_numpy`` in parts: if it is enough, numpy is there from the first of them on."""
        if self.undecided:
            self._there = self._met + work >= IMPORT or "numpy" in sys.modules
            if self._there:
                os.environ.setdefault(
                    "OPENBLAS_NUM_THREADS", "1"
                )  # its threads, which nothing here uses, take half of the import

    def forgo_numpy(self) -> None:
        """Never use numpy: some 25 MB of memory are more than time, as on a full screen that is open all day."""
        self._forgone = True


EFFORT = Effort()
"""That of this process."""
