"""How do styled texts become lines of a page?  Texts and spans → lines.

Raw text and spans → ``Text``; texts → lines of a measure; lines → a ``Sheet``, which prints them as they are.
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.render.cells import cells, fold_starts, line_starts
from artcli.render.direction import closed, closed_text
from artcli.render.parts import SEPARATOR
from artcli.render.safe import safe
from artcli.render.text import Text
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from artcli.model import Span

MARK = "**"
LARGEST_MEASURE = 88
"""Characters of a line at the most: beyond that the eye loses its way back to the next one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page is set for: columns, whether styles can't be shown, and whether only ASCII can."""

    width: int
    marks: bool = False
    ascii: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of lines that know their own layout; ``theme.painted`` prints it."""

    lines: Callable[[Setting], Iterable[Text]]


def styled(
    text: str,
    spans: Iterable[Span] = (),
    style: str = "",
    *,
    marks: bool = False,
    shown: Callable[[str], str] = safe,
    found: Iterable[Span] = (),
) -> Text:
    """Return a text made safe, the matched words styled as hits, or set between ``**`` where no style can be shown.

    What was ``found`` has a style of its own, over the hits that it covers.
    """
    result = Text(style=style)
    done = 0
    for span, name in sorted([*[(one, "hit") for one in spans], *[(one, "found") for one in found]], key=_place):
        start, end = max(span.start, done), min(span.end, len(text))
        if start >= end:
            continue
        result.append(shown(text[done:start]))
        hit = shown(text[start:end])
        result.append(f"{MARK}{hit}{MARK}" if marks else hit, name)
        done = end
    return result.append(shown(text[done:]))


def _place(pair: tuple[Span, str]) -> tuple[int, str]:
    """Return what orders matches: where two begin together, the one that was looked for is first."""
    return pair[0].start, pair[1]


def wrapped(text: Text, width: int) -> list[Text]:
    """Return the lines of a text set in ``width`` cells."""
    return _parted(text, line_starts(text.plain, width))


def folded(text: Text, width: int) -> list[Text]:
    """Return the lines of a text cut at ``width`` cells, words or not."""
    return _parted(text, fold_starts(text.plain, width))


def _parted(text: Text, starts: list[int]) -> list[Text]:
    lines = text.divide(starts[1:]) if len(starts) > 1 else [text]
    for line in lines:
        line.rstrip()
    return lines


def hanging(first: Text, rest: Text, lines: Sequence[Text]) -> Iterator[Text]:
    """Yield lines, the first after ``first``, the others after ``rest``."""
    for number, line in enumerate(lines):
        yield Text.assemble(rest if number else first, line)


def packed(parts: Sequence[str], width: int, style: str = "") -> Iterator[Text]:
    """Yield lines of parts with dots between them, broken at a dot wherever the parts fit a line."""
    line = ""
    for part in map(closed_text, parts):
        if line and cells(line + SEPARATOR + part) > width:
            yield from wrapped(Text(line, style), width)
            line = part
        else:
            line = line + SEPARATOR + part if line else part
    if line:
        yield from wrapped(Text(line, style), width)


def spread(left: Text, right: Text, width: int) -> list[Text]:
    """Return lines of ``left``, with ``right`` at the right end of the first."""
    room = width - cells(right.plain) - 2
    if room < width // 3:  # a long text on a narrow screen: beside it there is no place
        return [*wrapped(left, width), right]
    lines = wrapped(left, room)
    closed(lines[0])
    gap = " " * (width - cells(lines[0].plain) - cells(right.plain))
    return [Text.assemble(lines[0], gap, right), *lines[1:]]
