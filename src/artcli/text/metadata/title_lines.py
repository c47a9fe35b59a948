"""How many lines are the title?  The head's lines go in, a number comes out; 0 where the text begins at once.

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.text.metadata import titles

if TYPE_CHECKING:
    from artcli.text.metadata.head_lines import HeadLines

MOST = 4
SHORT = 0.75
"""A title right above its text, without a blank line, is at most so long against the lines below it."""
PROSE_WIDTH = 45
"""Lines below a title that are all shorter than this may be verse or a list."""
NARROW = 0.55
"""A title wraps at no less than this part of the text's width: larger letters, the same measure."""


def count_title_lines(head: HeadLines) -> int:
    """Say how many lines from ``head.at`` on are the title."""
    first = head.text(head.at)
    if len(first) > titles.LENGTH:
        return 0
    if len(head.lines) > head.at + 1 and not head.lines[head.at + 1] and not titles.is_sentence(first):
        return 1
    block = head.block(head.at, MOST + 1)
    paragraph = next((n for n in range(1, len(block)) if head.is_paragraph_start(head.at + n)), 0)
    block = block[: paragraph or None]
    is_heading = first[0] == "#" and titles.plain(first) != first
    if is_heading or (len(block) == 1 and not titles.is_sentence(first)):
        return 1
    for number in range(1, len(block)):
        if titles.is_underline(block[number]):
            return number
        if head.is_credit(head.at + number):
            return _unwrapped(block[:number], head.width())
    is_long = len(block) > MOST or sum(map(len, block)) > titles.LENGTH
    return _short_first(block) if is_long else _of_block(head, block)


def _of_block(head: HeadLines, block: list[str]) -> int:
    """Judge a block of a few lines with a blank line below."""
    after = head.filled(head.at + len(block))
    if not head.is_end(after) and head.is_credit(after):
        return _unwrapped(block, head.width())
    if titles.is_sentence(block[-1]) or (head.is_end(after) and len(block) > 1):
        return _short_first(block)
    return _unwrapped(block, head.width())


def _short_first(block: list[str]) -> int:
    """Tell a title by its length where the text follows without a blank line."""
    first, rest = block[0], block[1:]
    if not rest or titles.is_sentence(first) or rest[0][0].islower() or any(map(titles.LIST_MARK.match, block[:2])):
        return 0
    longest = max(map(len, rest))
    return int(longest > PROSE_WIDTH and len(first) < SHORT * longest)


def _unwrapped(block: list[str], width: int) -> int:
    """Count the lines of a wrapped title: a line that had room for the next one's first word ends it, a standfirst follows."""
    for number in range(1, len(block)):
        before, line = block[number - 1], block[number]
        if line[0].islower() or before[-1] in ",-–—:&":
            continue
        filled = len(before) + 1 + len(line.split(" ", 1)[0])
        shouted = before.isupper(), line.isupper()
        ends = shouted == (True, False)
        if ends or filled <= len(line) or line[-1] in ".。" or (not all(shouted) and filled < NARROW * width):
            return number
    return len(block)
