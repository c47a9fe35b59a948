"""How far is an ingest?  ``IngestProgress(console, label)``: a line that redraws itself and goes when it is done.

Only ``cli`` makes one, on a terminal; the only module that imports rich.progress.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from artcli.render.cells import crop
from artcli.render.figures import size

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import Console
    from typing_extensions import Self  # only for the type checker, which brings it

_NARROW = 60
_SURE_SECONDS = 1.0  # before which nothing is said of the time left
_PAUSE_SECONDS = 0.1
_LABEL = 0.4  # of the screen, at the most, so that the bar keeps some


class _Files(ProgressColumn):
    """Files done, of how many."""

    def render(self, task: Task) -> Text:
        done = f"{int(task.completed):,}"
        return Text(done if task.total is None else f"{done}/{int(task.total):,}")


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


class IngestProgress:
    """The progress of an ingest, shown while the ``with`` lasts."""

    def __init__(self, console: Console, label: str, total: int | None = None, total_bytes: int | None = None) -> None:
        """Take a safe text to stand before the bar, and how many files and bytes there are, if that is known."""
        columns = [_Files(), _Rate(), _Left()] if console.width >= _NARROW else [_Files()]
        bar = BarColumn(None, "progress.rest", "progress.bar", "progress.bar", "progress.bar")
        self._progress = Progress(
            TextColumn("{task.description}", markup=False), bar, *columns, console=console, transient=True, expand=True
        )
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

    def found(self, total: int) -> None:
        """Say how many files there are."""
        self._progress.update(self._task, total=total)

    def advance(self, length_bytes: int, files: int = 1) -> None:
        """Count files that are done; the line is told of it a few times a second, as that costs more than a file does."""
        self._bytes += length_bytes
        self._files += files
        now = monotonic()
        if now - self._drawn >= _PAUSE_SECONDS:
            self._drawn = now
            self._progress.update(self._task, completed=self._files, bytes=self._bytes)
