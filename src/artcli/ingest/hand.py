"""What has one worker in hand?  A worker process as its parent sees it: tasks to be sent, sent, and answered but not yet safe."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from artcli.errors import IndexWriteError
from artcli.ingest.processes import take
from artcli.ingest.tasks import Batch, Finish, Merge

if TYPE_CHECKING:
    from artcli.ingest.tasks import Reply, Setup, Task

DEPTH = 2
"""Tasks that a worker has at once, so that it needn't wait for the next; never more than a pipe takes, or both ends would block."""


class Hand:
    """A worker process.

    ``queue`` are tasks to be sent; ``open`` says that it was given files since it was last told to finish; ``started`` that it has spoken;
    ``words`` are those of the segment that it has under way, as it said last.
    """

    def __init__(self, setup: Setup) -> None:
        """Start it.

        Raises ``IndexWriteError`` where the system lets no process be started.
        """
        self.queue: deque[Task] = deque()
        self.open = False
        self.started = False
        self.words = 0
        self._sent: deque[Task] = deque()
        self._unsafe: list[Task] = []
        try:
            self.connection, self._worker = take()
        except OSError as error:
            message = f"Worker processes can't be started: {error.strerror or error}."
            raise IndexWriteError(message, hint="Do without them: artcli ingest -j 1") from error
        with suppress(OSError):  # one that has died meanwhile is heard to be dead
            self.connection.send(setup)

    @property
    def load(self) -> int:
        """How many tasks it has."""
        return len(self.queue) + len(self._sent)

    @property
    def free(self) -> bool:
        """Tell whether it should be given another task."""
        return self.load < DEPTH

    @property
    def tasks(self) -> list[Task]:
        """What must be done again if it dies: all since its last finished segment, in order."""
        return [*self._unsafe, *self._sent, *self.queue]

    @property
    def suspect(self) -> Task | None:
        """The task that it is at."""
        return self._sent[0] if self._sent else None

    @property
    def waits_to_merge(self) -> bool:
        """Tell whether it has nothing to do before a merge but what it was sent."""
        return bool(self.queue) and isinstance(self.queue[0], Merge) and bool(self._sent)

    @property
    def merges_next(self) -> bool:
        """Tell whether a merge is the next that it will be sent, as soon as may be."""
        return bool(self.queue) and isinstance(self.queue[0], Merge) and not self._sent

    def send(self) -> bool:
        """Send it what it can take; tell whether it is alive."""
        try:
            while self.queue and len(self._sent) < DEPTH and not self.waits_to_merge:
                self._sent.append(self.queue.popleft())
                self.connection.send(self._sent[-1])
        except OSError:
            return False
        return True

    def receive(self) -> Reply | None:
        """Return what it says; None where it is dead."""
        try:
            reply: Reply = self.connection.recv()
        except (EOFError, OSError):
            return None
        return reply

    def answered(self, reply: Reply) -> Task:
        """Return the task that a reply is to."""
        task = self._sent.popleft()
        if isinstance(task, Finish) or (reply.segments and isinstance(task, Batch)):
            self._unsafe.clear()
        elif isinstance(task, Batch):
            self._unsafe.append(task)
        return task

    def end(self) -> None:
        """End it at once, if that isn't done."""
        if self.connection.closed:
            return
        self.connection.close()
        self._worker.end()
