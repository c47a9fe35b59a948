"""What is a line of a page before it is painted?  A text and the spans of it that have a style; styles are names of ``theme``.

Enough of what rich's ``Text`` can do, by the same names, without the 20 ms that importing rich takes: a page of results is shown in five.
Pure.
"""

from __future__ import annotations

from itertools import pairwise

from artcli.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LINK = "link "
"""What a style begins with that is a link; the address follows."""


class Stretch:
    """A part of a text from ``start`` to ``end`` (exclusive) that has a style."""

    __slots__ = ("end", "start", "style")

    def __init__(self, start: int, end: int, style: str) -> None:
        """Take the part and the style's name."""
        self.start = start
        self.end = end
        self.style = style


class Text:
    """A text with styles: ``style`` is that of all of it."""

    __slots__ = ("plain", "stretches", "style")

    def __init__(self, plain: str = "", style: str = "", stretches: Iterable[Stretch] = ()) -> None:
        """Take the text, its style, and the styles of its parts."""
        self.plain = plain
        self.style = style
        self.stretches = list(stretches)

    @classmethod
    def assemble(cls, *parts: str | Text | tuple[str, str]) -> Text:
        """Return texts one after the other, as one without a style of its own; a pair is a text and its style."""
        found = cls()
        for part in parts:
            if isinstance(part, tuple):
                found.append(*part)
            else:
                found.append(part)
        return found

    def __len__(self) -> int:
        return len(self.plain)

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __getitem__(self, part: slice) -> Text:
        start, end, _ = part.indices(len(self.plain))
        return self._part(start, max(start, end))

    def append(self, other: str | Text, style: str = "") -> Text:
        """Put a text behind this one, and return this one."""
        start = len(self.plain)
        if isinstance(other, Text):
            if other.style:
                self.stretches.append(Stretch(start, start + len(other), other.style))
            self.stretches += [Stretch(one.start + start, one.end + start, one.style) for one in other.stretches]
            self.plain += other.plain
        elif other:
            if style:
                self.stretches.append(Stretch(start, start + len(other), style))
            self.plain += other
        return self

    def stylize(self, style: str, start: int = 0, end: int | None = None) -> None:
        """Give a part a style, over those that it has."""
        end = len(self.plain) if end is None else min(end, len(self.plain))
        if start < end:
            self.stretches.append(Stretch(start, end, style))

    def divide(self, offsets: Sequence[int]) -> list[Text]:
        """Return the parts between some places."""
        ends = [*offsets, len(self.plain)]
        return [self._part(start, end) for start, end in zip([0, *offsets], ends, strict=True)]

    def lines(self) -> list[Text]:
        """Return the parts between line breaks."""
        found, start = [], 0
        for line in self.plain.split("\n"):
            found.append(self._part(start, start + len(line)))
            start += len(line) + 1
        return found

    def rstrip(self) -> None:
        """Take the spaces off the end."""
        stripped = self._part(0, len(self.plain.rstrip()))
        self.plain, self.stretches = stripped.plain, stripped.stretches

    def replaced(self, sign: str, others: Iterable[str]) -> Text:
        """Return the text with another string, without a style, in the place of each of a sign."""
        found, start = Text(style=self.style), 0
        for other in others:
            end = self.plain.index(sign, start)
            found._add(self._part(start, end)).append(other)
            start = end + len(sign)
        return found._add(self._part(start, len(self.plain)))

    def join(self, texts: Iterable[Text]) -> Text:
        """Return texts with this one between them."""
        found = Text()
        for number, text in enumerate(texts):
            if number:
                found.append(self)
            found.append(text)
        return found

    def runs(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the parts between all places where a style begins or ends, each with its styles, the last of them over the others."""
        if not self.stretches:
            if self.plain:
                yield self.plain, [self.style] if self.style else []
            return
        places = {0, len(self.plain)}
        for one in self.stretches:
            places |= {one.start, one.end}
        ordered = sorted(places)
        for start, end in pairwise(ordered):
            styles = [one.style for one in self.stretches if one.start <= start and end <= one.end]
            yield self.plain[start:end], [self.style, *styles] if self.style else styles

    def _add(self, other: Text) -> Text:
        """Put a text behind this one that is of the same style."""
        other.style = ""
        return self.append(other)

    def _part(self, start: int, end: int) -> Text:
        stretches = [
            Stretch(max(one.start, start) - start, min(one.end, end) - start, one.style)
            for one in self.stretches
            if one.start < end and one.end > start
        ]
        return Text(self.plain[start:end], self.style, stretches)
