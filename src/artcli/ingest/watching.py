"""When may files have changed?  Paths → moments, the first at once; the system tells of changes, or they are looked for.

A moment doesn't say what changed: whoever ingests looks at every file's stamp anyway, and so nothing is missed that happened meanwhile.
Changes that follow each other closely are one moment.  A path that isn't there is waited for.
"""

from __future__ import annotations

import os
from contextlib import closing
from importlib import import_module
from time import monotonic, sleep
from typing import TYPE_CHECKING

from artcli.errors import ConfigError
from artcli.ingest.choice import IGNORE_FILE, is_private
from artcli.ingest.sources import find_sources

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from types import ModuleType

    from artcli.ingest.choice import Choice

QUIET_MS = 300
LONGEST_MS = 2_000
"""Milliseconds: after a change, until nothing more has changed for so long, but at most until then."""
POLL_SECONDS = 2.0
_POLL_SHARE = 10
"""Where changes are looked for: the pause between two looks, and how many times longer it is than a look, if that takes long."""
_STEP_MS = 200
"""Between two looks at whether to end, and whether the watched folders are still the same ones."""

_Identity = tuple[int, int]


class Watching:
    """Moments at which something in these files and folders may have changed; iterate over it, until ``stop``."""

    def __init__(
        self, paths: Sequence[str], choice: Choice, *, poll: bool = False, own: Sequence[str | os.PathLike[str]] = ()
    ) -> None:
        """Take the paths, what is wanted of folders, and whether to look for changes rather than be told.

        ``own`` are paths of the program's own, of whose changes it hears nothing; nor does it of its own output.
        """
        self.stopped = False
        self._paths = [os.path.abspath(path) for path in paths]  # noqa: PTH100
        self._choice = choice
        self._poll = poll
        self._own = tuple([os.path.realpath(path) for path in own])
        self._outputs = [found for stream in (1, 2) if (found := _identity_of(stream)) is not None]

    def stop(self) -> None:
        """Let no moment come any more."""
        self.stopped = True

    def is_set(self) -> bool:
        """Tell whether to end, as watchfiles asks."""
        return self.stopped

    def __iter__(self) -> Iterator[None]:
        """Yield the moments.

        Raises ``ConfigError`` where the system can't watch, or what is needed for that isn't installed.
        """
        yield from self._looked_for() if self._poll else self._told()

    def _looked_for(self) -> Iterator[None]:
        before = None
        while not self.stopped:
            begun = monotonic()
            now = find_sources(self._paths, self._choice).fingerprint()
            took = monotonic() - begun
            if now != before:
                before = now
                yield
            self._rest(max(POLL_SECONDS, _POLL_SHARE * took))

    def _rest(self, seconds: float) -> None:
        end = monotonic() + seconds
        while not self.stopped and monotonic() < end:
            sleep(min(_STEP_MS / 1000, max(end - monotonic(), 0)))

    def _told(self) -> Iterator[None]:
        _watchfiles()
        while not self.stopped:
            yield from self._told_of(self._there())

    def _told_of(self, roots: dict[str, _Identity]) -> Iterator[None]:
        """Yield a moment at once, and at each change, as long as these are the paths that are there."""
        begun = False
        with closing(self._changes(list(roots))) as changes:
            for changed in changes:
                if self.stopped:
                    return
                if changed or not begun:
                    begun = True
                    since = monotonic()
                    yield
                    self._rest(monotonic() - since)  # whatever changes meanwhile, half of the time it does nothing
                if self._there() != roots:
                    return

    def _changes(self, roots: Sequence[str]) -> Generator[bool]:
        """Yield whether something changed, every now and then."""
        if not roots:
            while not self.stopped:
                yield False
                sleep(_STEP_MS / 1000)
            return
        try:
            for changes in _watchfiles().watch(
                *roots,
                watch_filter=lambda _, path: self._matters(path),
                debounce=LONGEST_MS,
                step=QUIET_MS,
                stop_event=self,
                rust_timeout=_STEP_MS,
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                yield bool(changes)
        except FileNotFoundError:  # it went just now: the next look finds that
            sleep(_STEP_MS / 1000)
        except (OSError, RuntimeError) as error:
            message = f"The system can't tell of changes here: {error}."
            raise ConfigError(message, hint="Have them looked for instead: artcli watch --poll PATH") from error

    def _there(self) -> dict[str, _Identity]:
        """Return the paths that are there, and which files and folders they are: another one in the place of one is to be watched anew."""
        return {path: found for path in self._paths if (found := _identity_of(path)) is not None}

    def _matters(self, path: str) -> bool:
        """Tell whether a change of a path may be one of an article's file."""
        above = [os.path.join(one, "") for one in self._paths]  # noqa: PTH118
        inside = path[max([len(one) for one in above if path.startswith(one)], default=len(path)) :]
        if any([is_private(part) and part != IGNORE_FILE for part in inside.replace(os.sep, "/").split("/") if part]):
            return False
        if any(
            [path == own or path.startswith((own + os.sep, own + "-")) for own in self._own]
        ):  # SQLite: marks.sqlite-wal
            return False
        return not self._outputs or _identity_of(path) not in self._outputs


def _identity_of(path: str | int) -> _Identity | None:
    """Return what tells a file or folder from all others; None where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return (status.st_dev, status.st_ino)


def _watchfiles() -> ModuleType:
    """Import the library that tells of changes."""
    try:
        return import_module("watchfiles")
    except ModuleNotFoundError as error:
        if error.name != "watchfiles":
            raise
        message = 'To be told of changes, artcli needs its extra watch: pip install "artcli[watch]".'
        raise ConfigError(message, hint="Or have changes looked for: artcli watch --poll PATH") from error
