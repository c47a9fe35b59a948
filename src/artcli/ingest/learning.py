"""Which lines recur in a source?  Outcomes of files → counts, kept beside the index; counts → the lines that are left out.

A line is believed to be its source's where it has a sign of that (``text/learned/signs.py``), stands at the edges of many of its articles,
and of enough of them.  Once learned it stays so, until the configuration says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artcli.config import load_config
from artcli.index.furniture import SIDE, KnownLine, KnownSource, from_bytes, source_key, to_bytes
from artcli.text.learned.lines import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artcli.index.transaction import Transaction
    from artcli.ingest.edges import Learned
    from artcli.ingest.options import IngestOptions
    from artcli.ingest.tasks import Reading
    from artcli.model import FileOutcome

FEWEST = 10
SHARE = 0.1
"""A line is learned that so many articles of a source have, and so large a part of those seen."""
MANY = 50
MANY_SHARE = 0.02
"""Or that so many have, if they are this part: a reporter's contact in a newspaper's articles."""
FOLDER_FEWEST = 20
FOLDER_SHARE = 0.5
"""The same for articles that name no source, of one folder."""
EARLY = 3
"""While a run goes on, so many times more articles and three times the share must have a line: the order of files may deceive."""

MOST_SOURCES = 5_000
MOST_LINES = 100
EXAMPLES = 3
"""What is kept between runs, at the most: some hundred bytes a line."""


def learning_of(transaction: Transaction, options: IngestOptions) -> Learning:
    """Return what is known of an index's sources, to be learned from as the options say, or else the configuration.

    Raises ``ConfigError`` and ``IndexDamagedError``.
    """
    learn, keep = options.learn, options.keep_lines
    if learn is None or keep is None:
        config = load_config()
        learn = config.learn_furniture if learn is None else learn
        keep = config.keep_lines if keep is None else keep
    return Learning(transaction, learn=learn, keep=keep)


class Delta(NamedTuple):
    """What is to change in a source's articles: keys of lines that are to be left out, and of those that are to be put back."""

    source: KnownSource
    out: tuple[KnownLine, ...]
    back: tuple[KnownLine, ...]


class Learning:
    """What is known of the sources' lines, while an ingest adds to it."""

    def __init__(self, transaction: Transaction, *, learn: bool, keep: Iterable[str]) -> None:
        """Take the index; ``learn`` says whether anything is left out at all, ``keep`` are lines that never are.

        Raises ``IndexDamagedError``.
        """
        self._transaction = transaction
        self._learn = learn
        self._keep = {key_of(line) for line in keep}
        self._sources: dict[str, tuple[KnownSource, dict[str, KnownLine]]] = {}
        data = transaction.side(SIDE)
        for source in from_bytes(data, transaction.path / SIDE) if data else ():
            self._sources[source.key] = (source, {key_of(line.text): line for line in source.lines})
        self._early: dict[str, set[str]] = {}
        self._changed = False
        self.fresh = False

    @property
    def learned(self) -> Learned:
        """The lines that are left out of articles that are made now."""
        found: dict[str, frozenset[str]] = {}
        for key, (_, lines) in self._sources.items():
            keys = {one for one, line in lines.items() if line.learned and self._may(one)}
            keys |= self._early.get(key, set())
            if keys:
                found[key] = frozenset(keys)
        return found

    @property
    def early(self) -> Learned:
        """Those of them that were learned in this run."""
        return {key: frozenset(lines) for key, lines in self._early.items()}

    def count(self, outcome: FileOutcome, reading: Reading) -> None:
        """Take what a file was read to; only articles that are new count."""
        if outcome.outcome != "added" or outcome.id is None:
            return
        key, name = source_key(reading.source, reading.path)
        if not name:  # standard input is no folder
            return
        source, lines = self._sources.get(key) or self._sources.setdefault(key, (KnownSource(key, name), {}))
        source.seen += 1
        self._changed = True
        for text, times in dict(reading.edges).items():
            one = key_of(text)
            line = lines.get(one)
            if line is None:
                line = lines[one] = KnownLine(text)
                source.lines.append(line)
            line.articles += times
            if len(line.examples) < EXAMPLES:
                line.examples.append(outcome.id)
            if not line.learned and self._may(one) and _is_enough(source, line, EARLY):
                early = self._early.setdefault(key, set())
                self.fresh = self.fresh or one not in early
                early.add(one)

    def deltas(self) -> list[Delta]:
        """Return what is to change in articles that are there."""
        found = []
        for key, (source, lines) in self._sources.items():
            out, back = [], []
            for one, line in lines.items():
                wanted = self._may(one) and (line.learned or _is_enough(source, line))
                early = one in self._early.get(key, ())
                if wanted and not line.learned:
                    out.append(line)
                if not wanted and (line.learned or early):
                    back.append(line)
            if out or back:
                found.append(Delta(source, tuple(out), tuple(back)))
        return found

    def settle(self, deltas: Iterable[Delta]) -> None:
        """Take it that articles are as they are to be."""
        for delta in deltas:
            for line in delta.out:
                line.learned = True
            for line in delta.back:
                line.learned = False
            self._changed = True
        self._early.clear()

    def save(self) -> None:
        """Have what is known kept with the next commit."""
        if self._changed:
            kept = _kept([source for source, _ in self._sources.values()])
            self._sources = {one.key: (one, {key_of(line.text): line for line in one.lines}) for one in kept}
            self._transaction.put_side(SIDE, to_bytes(kept))
            self._changed = False

    def _may(self, key: str) -> bool:
        return self._learn and key not in self._keep


def _is_enough(source: KnownSource, line: KnownLine, times: int = 1) -> bool:
    if source.is_folder:
        return line.articles >= times * FOLDER_FEWEST and line.articles >= FOLDER_SHARE * source.seen
    if line.articles >= times * FEWEST and line.articles >= times * SHARE * source.seen:
        return True
    return line.articles >= times * MANY and line.articles >= times * MANY_SHARE * source.seen


def _kept(sources: list[KnownSource]) -> list[KnownSource]:
    """Return what is kept of what is known: of each source the commonest lines, of sources the largest."""
    for source in sources:
        if len(source.lines) > MOST_LINES:
            source.lines.sort(key=lambda line: (-line.learned, -line.articles))
            del source.lines[MOST_LINES:]
    if len(sources) > MOST_SOURCES:
        sources = sorted(sources, key=lambda one: (-any(line.learned for line in one.lines), -one.seen))[:MOST_SOURCES]
    return sources
