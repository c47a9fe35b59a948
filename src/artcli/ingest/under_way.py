"""Where are articles written?  Filed articles → one segment after another, in one process.

What takes long to import (numpy) is imported when there is something to write.
"""

from __future__ import annotations

import gc
import secrets
from typing import TYPE_CHECKING

from artcli.analysis.forms import forget_forms
from artcli.ingest.tasks import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.index.entries import Filed
    from artcli.index.manifest import SegmentEntry
    from artcli.index.writing.lookup import QuickLexicon
    from artcli.index.writing.writer import SegmentBuilder
    from artcli.ingest.tasks import Setup

LEXICON_SIZE = 170_000
"""Spellings and classes, some 300 bytes each, after which a worker forgets them: rare ones are most, and they aren't met again.

That is some 20,000 articles of news.  A lexicon of 300,000 saved no time that could be measured, and took 30 MB more of each worker."""


class UnderWay:
    """The segment under way, and those that were finished since they were asked for."""

    def __init__(self, setup: Setup) -> None:
        """Take where; nothing is opened yet."""
        self._setup = setup
        self._lexicon: QuickLexicon | None = None
        self._builder: SegmentBuilder | None = None
        self._prefix = f"s{secrets.token_hex(6)}"
        self._count = 0
        self.closed: list[SegmentEntry] = []

    @property
    def words(self) -> int:
        """How many words the segment under way has."""
        return self._builder.words if self._builder else 0

    def add(self, filed: Sequence[Filed]) -> list[Place]:
        """Put articles into the segment under way, and return where each lies.

        Raises ``OSError``.
        """
        if not filed:
            return []
        builder = self._builder or self._begin()
        first = builder.documents
        builder.add_all(filed)
        return [Place(builder.name, document) for document in range(first, builder.documents)]

    def close(self) -> None:
        """Finish the segment under way; ``finish`` returns it with the others.

        Raises ``OSError``.
        """
        builder, self._builder = self._builder, None
        if builder is None:
            return
        try:
            self.closed.append(builder.finish())
        except BaseException:
            builder.abandon()
            raise

    def finish(self) -> list[SegmentEntry]:
        """Finish the segment under way, if there is one, and return all that were finished since the last time.

        Raises ``OSError``.
        """
        self.close()
        closed, self.closed = self.closed, []
        return closed

    def rest(self) -> None:
        """Forget all words, to make room for other work."""
        if self._builder is None:
            self._forget_words()

    def _forget_words(self) -> None:
        self._lexicon = None
        forget_forms()
        gc.collect()  # its parts know each other, and it may be long until they are looked for

    def abandon(self) -> None:
        """Leave the segment under way: no file remains."""
        if self._builder:
            self._builder.abandon()
            self._builder = None

    def _begin(self) -> SegmentBuilder:
        from artcli.index.writing.lookup import QuickLexicon  # noqa: PLC0415  (numpy)
        from artcli.index.writing.writer import SegmentBuilder  # noqa: PLC0415

        if self._lexicon is not None and self._lexicon.size > LEXICON_SIZE:
            self._forget_words()
        if self._lexicon is None:
            self._lexicon = QuickLexicon()
        path = self._setup.folder / f"{self._prefix}{self._count:04x}.seg"
        self._count += 1
        self._builder = SegmentBuilder(path, self._lexicon)
        return self._builder
