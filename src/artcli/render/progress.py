"""How far is an ingest?  ``IngestProgress(console, label)``: a line that redraws itself and goes when it is done.

Only ``cli`` makes one, on a terminal; the only module that imports rich.progress.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from artcli.model import ABSENT, OUTCOMES
from artcli.render.cells import cells, crop
from artcli.render.figures import size
from artcli.render.safe import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from rich.console import Console, RenderableType
    from typing_extensions import Self  # only for the type checker, which brings it

    from artcli.model import FileOutcome

_NARROW = 60
_WIDE = 80
_SHORTEST = 12  # cells of a path that are worth showing
_BETWEEN = "   "
_ECHO = 2
"""Columns that stay free: ``^C``, as the terminal shows a Ctrl-C, would break a line that is full, and one of it would stay."""
_SURE_SECONDS = 1.0  # before which nothing is said of the time left
_PAUSE_SECONDS = 0.1
_LABEL = 0.4  # of the screen, at the most, so that the bar keeps some


class _Files(ProgressColumn):
    """Files done, of how many."""

    def render(self, task: Task) -> Text:
        done = f"{int(task.completed):,}"
        return Text(done if task.total is None else f"{done}/{int(task.total):,}")


class _Bytes(ProgressColumn):
    """Bytes done."""

    def render(self, task: Task) -> Text:
        return Text(size(task.fields["bytes"]))


class _Rate(ProgressColumn):
    """Bytes a second, since the beginning: the last moment's rate jumps with the size of files."""

    def render(self, task: Task) -> Text:
        done: int = task.fields["bytes"]
        return Text(f"{size(round(done / task.elapsed))}/s" if done and task.elapsed else "")


class _Left(ProgressColumn):
    """Hours, minutes and seconds still to go, by the bytes read so far; since the beginning, where nobody knows how many there are."""

    def render(self, task: Task) -> Text:
        elapsed = task.elapsed or 0.0
        done, total = task.fields["bytes"], task.fields["total_bytes"]
        if not total:
            return Text(_clock(elapsed))
        known = done and elapsed >= _SURE_SECONDS
        return Text(_clock(elapsed * max(total - done, 0) / done) if known else "-:--:--")


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


class _Lines(Progress):
    """The bar, and under it a line of what files came to, with the last of them."""

    status = Text()
    room: int | None = None

    def get_renderables(self) -> Iterable[RenderableType]:
        table = self.make_tasks_table(self.tasks)
        table.width = self.room
        yield table
        if self.status:
            yield self.status


class IngestProgress:
    """The progress of an ingest, shown while the ``with`` lasts."""

    def __init__(self, console: Console, label: str, total: int | None = None, total_bytes: int | None = None) -> None:
        """Take a safe text to stand before the bar, and how many files and bytes there are, if that is known."""
        columns: list[ProgressColumn] = [_Files()]
        if console.width >= _NARROW:
            columns += [_Bytes(), _Rate(), _Left()] if console.width >= _WIDE else [_Rate(), _Left()]
        bar = BarColumn(None, "progress.rest", "progress.bar", "progress.bar", "progress.bar")
        self._progress = _Lines(
            TextColumn("{task.description}", markup=False), bar, *columns, console=console, transient=True, expand=True
        )
        self._width = self._progress.room = max(1, console.width - _ECHO)
        self._counts: dict[str, int] = {}
        self._bytes = 0
        description = crop(label, int(console.width * _LABEL))
        self._task = self._progress.add_task(description, total=total, bytes=0, total_bytes=total_bytes)
        self._files = 0
        self._drawn = 0.0

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self._progress.stop()

    def hide(self) -> None:
        """Take the line away for good: something else is to be seen."""
        self._progress.stop()

    def found(self, total: int) -> None:
        """Say how many files there are."""
        self._progress.update(self._task, total=total)

    def took(self, outcome: FileOutcome, files: int, length_bytes: int) -> None:
        """Count an outcome, and show it; so many files with so many bytes are done with (a file may have several outcomes, or none yet)."""
        self._counts[outcome.outcome] = self._counts.get(outcome.outcome, 0) + 1
        self._files, self._bytes = files, length_bytes
        if self._is_told():
            self._progress.status = self._status(outcome)

    def advance(self, length_bytes: int, files: int = 1) -> None:
        """Count files that are done."""
        self._bytes += length_bytes
        self._files += files
        self._is_told()

    def _is_told(self) -> bool:
        """Tell whether the line is told how far it is, as it is a few times a second: that costs more than a file does."""
        now = monotonic()
        if now - self._drawn < _PAUSE_SECONDS:
            return False
        self._drawn = now
        self._progress.update(self._task, completed=self._files, bytes=self._bytes)
        return True

    def _status(self, last: FileOutcome) -> Text:
        """Return the counts so far, and as much of the last file's path, its end, as there is room for."""
        counts = " · ".join([f"{name} {self._counts[name]:,}" for name in (*OUTCOMES, *ABSENT) if name in self._counts])
        room = self._width - cells(counts) - len(_BETWEEN)
        path = last_part(safe_name(last.path), room) if room >= _SHORTEST else ""
        return Text(crop(counts, self._width) + (_BETWEEN + path if path else ""), style="dim", no_wrap=True)


def last_part(text: str, most: int) -> str:
    """Return the end of a text that takes no more cells than ``most``.

    >>> last_part("data/2019/summit.txt", 12)
    '…/summit.txt'
    """
    if cells(text) <= most:
        return text
    kept = text[-most:]
    while cells(kept) > most - 1:
        kept = kept[1:]
    return "…" + kept
