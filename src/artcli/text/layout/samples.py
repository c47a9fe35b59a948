"""Which lines tell the measure?  Runs of lines go in; those that were broken because they were full come out, in any face of type.

A line that ends inside a sentence was broken because the next word didn't fit.  Pure.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from artcli.text.layout.sentences import OPEN, QUOTE, SPACELESS, STOP, UPPER, first_word
from artcli.text.layout.vocabulary import HYPHENS
from artcli.text.layout.widths import Galley, Measurer, fixed, has_wide, word_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.text.layout.lines import Line

MOST_SAMPLES = 1500


class Samples:
    """Lines that end inside a sentence.

    ``full`` are their places among ``lines``, which are all lines of the runs, ``below`` those of the lines below them; ``after_stops`` are the places, among ``full``, of those
    below a line that may end a paragraph, ``divided`` those of the samples that end in a hyphen.  ``pairs`` counts the line ends inside of runs.
    """

    __slots__ = (
        "_galley",
        "_has_indents",
        "_measured",
        "_words",
        "after_stops",
        "below",
        "divided",
        "full",
        "lines",
        "pairs",
    )

    def __init__(self, runs: Sequence[Sequence[Line]]) -> None:
        """Take the samples of the runs, until there are enough."""
        self.lines = list(chain.from_iterable(runs))
        self.pairs = len(self.lines) - len(runs)
        self.full: list[int] = []
        self.after_stops: list[int] = []
        self.divided: set[int] = set()
        first = 0
        for run in runs:
            if len(self.full) >= MOST_SAMPLES:
                break
            if len(run) > 1:
                self._add(run, first)
            first += len(run)
        self.below = [place + 1 for place in self.full]
        self._galley: Galley | None = None
        self._has_indents = any([line.indent for line in self.lines])
        self._words: list[str] = []
        self._measured: dict[Measurer, tuple[list[int], list[int]]] = {}

    def _add(self, run: Sequence[Line], first: int) -> None:
        """Take the samples of a run whose first line has this place among all."""
        is_after_stop = False
        for place, (line, after) in enumerate(pairwise(run), first):
            end, start = line.end, after.start
            if end is OPEN and start is not QUOTE:
                if is_after_stop:
                    self.after_stops.append(len(self.full))
                if line.text[-1] in HYPHENS:
                    self.divided.add(len(self.full))
                self.full.append(place)
            is_after_stop = end is STOP and start >= UPPER

    def columns(self) -> Measurer:
        """Tell how to count columns: letter by letter, unless there are wide ones in the samples."""
        if not self._set().may_be_wide:
            return len
        return fixed if has_wide([self.lines[place].text for place in self.full]) else len

    def in_face(self, face: Measurer) -> tuple[list[int], list[int]]:
        """Measure all lines, and the first word of each."""
        if face not in self._measured:
            widths = self._set().widths(face)
            if self._has_indents:
                space = face(" ")
                widths = [width + line.indent * space for width, line in zip(widths, self.lines, strict=True)]
            self._measured[face] = widths, word_widths(face, self._words)
        return self._measured[face]

    def _set(self) -> Galley:
        """Set the lines in type, once it is known that they are to be measured."""
        if self._galley is None:
            texts = [line.text for line in self.lines]
            self._galley = Galley(texts)
            self._words = [text.split(None, 1)[0] if text[0] < SPACELESS else first_word(text) for text in texts]
        return self._galley
