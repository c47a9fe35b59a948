"""What differs between two texts, word by word?  Two texts → rows of aligned passages.  Pure.

A row holds what stands beside what: a block of the new text and the passage of the old one that became it, each as runs of
words that are in both or in one only.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONG = 20_000
"""Words from which difflib may take very common words for noise: without that its time is quadratic in them."""

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side, with the white space behind them; ``changed`` where the other side hasn't them here."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the old text beside the block of the new one that it became; either may be empty."""

    old: tuple[Run, ...]
    new: tuple[Run, ...]


def compare(old: str, blocks: Sequence[str]) -> list[Row]:
    r"""Return the rows, a row for each block of the new text, and rows for what the old one has besides.

    >>> [row.new for row in compare("The state-\nowned works", ["The state-owned works"])]
    [(Run(text='The ', changed=False), Run(text='state-owned ', changed=True), Run(text='works', changed=False))]
    """
    old_words = _WORD.findall(old)
    new_words = [(number, word) for number, block in enumerate(blocks) for word in _WORD.findall(block)]
    left, right = [word.strip() for word in old_words], [word.strip() for _, word in new_words]
    matcher = SequenceMatcher(None, left, right, autojunk=len(left) > LONG)
    rows: list[tuple[list[Run], list[Run]]] = [([], []) for _ in blocks] or [([], [])]
    row = 0
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            for offset in range(end - start):
                row, word = new_words[new_start + offset]
                rows[row][0].append(Run(old_words[start + offset], changed=False))
                rows[row][1].append(Run(word, changed=False))
            continue
        rows[row][0].extend([Run(word, changed=True) for word in old_words[start:end]])
        for row, word in new_words[new_start:new_end]:
            rows[row][1].append(Run(word, changed=True))
    return [Row(tuple(_joined(before)), tuple(_joined(after))) for before, after in rows]


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with like neighbours made one."""
    held: Run | None = None
    for run in runs:
        if held is None:
            held = run
        elif held.changed == run.changed:
            held = Run(held.text + run.text, run.changed)
        else:
            yield held
            held = run
    if held is not None:
        yield held
