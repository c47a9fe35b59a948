"""Who reads many files?  Worker processes, each with a segment under way; here they are given work, heard, and replaced when they die.

Batches are given out and come back in the order of the files.  A round ends when segments are nearly full: every worker is told to finish
its own after what it was given in the round, so that all segments of a round together hold all files of the round, and goes on with
the next round at once.  What a worker has in an unfinished segment is remembered as the tasks that led to it: if it dies, another
one does them again.
"""

from __future__ import annotations

import gc
import time
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from artcli.errors import IndexWriteError
from artcli.ingest.alone import Merged, Read, RoundEnd
from artcli.ingest.hand import Hand
from artcli.ingest.tasks import Batch, Compare, Finish, Merge, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artcli.index.manifest import SegmentEntry
    from artcli.index.versions import Link
    from artcli.ingest.alone import Step
    from artcli.ingest.tasks import Reply, Setup, Task

NEARLY, FULLER = 0.95, 1.1
"""How full all segments together are when their round ends, as what was given out already still goes into them, or one of them alone is:
where one worker is slower, the other may go a tenth beyond its share of memory."""
ROUND_SECONDS = 60.0
"""A crash loses no more than about this."""
MOST_AHEAD = 400
"""Batches that may be done before their turn: one file of many megabytes holds all those behind it up."""
_OBJECTS = 500_000
"""Objects made between two looks for garbage while workers are heard: what they say is no garbage, and looking at it again and again takes a tenth
of the time."""
_STILLBORN = 3
_FINISH_DEATHS = 4
_MOST_DEATHS = 2
"""Of workers that had nothing else at hand than a file; one may end for reasons of its own."""
KILLED = "a worker process ended while reading it, twice; please report the file"


@dataclass(slots=True)
class _Round:
    """A round under way: where the next one begins (None while files are given out), segments finished and still owed."""

    number: int
    end: int | None = None
    owed: int = 0
    segments: list[SegmentEntry] = field(default_factory=list)


class Crew:
    """Worker processes and what they have in hand."""

    def __init__(self, setup: Setup, workers: int, first: int = 0) -> None:
        """Start the workers; ``first`` is the number of the first file that they will be given.

        Raises ``IndexWriteError``.
        """
        self.stopped = False
        self._setup = setup
        self._rounds = deque([_Round(0)])
        self._begun = time.monotonic()
        self._given = self._next = first
        self._pausing = False
        self._held: dict[int, tuple[Batch, Sequence[Reading]]] = {}
        self._again: deque[Read] = deque()
        self._deaths: Counter[int] = Counter()
        self._stillborn = 0
        self._finish_deaths = 0
        self._merging: Hand | None = None
        self._merged: list[Merged] = []
        self._comparing: list[Hand] = []
        self._links: list[Sequence[Link] | None] = []
        self._hands: list[Hand] = []
        try:
            for _ in range(workers):
                self._hands.append(Hand(setup))
        except BaseException:
            self.close()
            raise

    def steps(self, batches: Iterator[Batch]) -> Iterator[Step]:
        """Yield files as they are read, in their order, the ends of rounds, and of merges.

        Raises what a worker can't go on after: ``OSError`` where the index can't be written, ``IndexDamagedError``.
        """
        before = gc.get_threshold()
        gc.set_threshold(_OBJECTS, *before[1:])
        try:
            yield from self._steps(batches)
        finally:
            gc.set_threshold(*before)

    def _steps(self, batches: Iterator[Batch]) -> Iterator[Step]:
        more = True
        while True:
            more = more and self._give(batches)
            if not more and self._rounds[-1].end is None:
                self._end_round(last=True)
            told = False
            for step in self._due():
                told = True
                yield step
            if not self._rounds:
                return
            if (
                not told
            ):  # what was told may have made room for more to be given out, without which nobody would say anything
                self._hear()

    @property
    def busy(self) -> bool:
        """Tell whether there is more to come."""
        return bool(self._rounds)

    @property
    def merging(self) -> bool:
        """Tell whether a merge is under way, or done and not yet told of."""
        return bool(self._merging or self._merged)

    def merge(self, merge: Merge) -> bool:
        """Have segments merged by the worker with the least in hand; tell whether there was one to do it."""
        hand = min(self._hands, key=lambda one: one.load)
        if hand.open:
            self._finish(hand, self._rounds[-1])
        if hand not in self._hands:  # it has just died
            return False
        self._merging = hand
        hand.queue.append(merge)
        self._go_on(hand)
        return True

    def finish_merge(self) -> Iterator[Merged]:
        """Wait for the merge under way, if there is one."""
        while self.merging:
            yield from self._merged
            self._merged.clear()
            if self._merging:
                self._hear()

    def can_compare(self) -> bool:
        """Tell whether a worker has nothing else to do, now that all files are read."""
        return bool(self._idle())

    def compare(self, task: Compare, *, alone: bool = False) -> Sequence[Link] | None:
        """Have articles compared by all who have nothing to do, and wait for it; None where it couldn't be done.

        ``alone`` ends all workers that have nothing to do, and starts one anew for it: what reading has left them is memory that this needs.
        """
        hands = self._idle()
        if hands and alone:
            for other in [
                one for one in self._hands if one is not hands[0] and not one.load and one is not self._merging
            ]:
                other.end()
                self._hands.remove(other)
            hands = [self._relieved(hands[0])]
        self._comparing = hands
        self._links = [] if hands else [None]
        for part, hand in enumerate([*hands]):
            self._hand_over(hand, replace(task, part=part, parts=len(hands)))
        while self._comparing:
            self._hear()
        found = [links for links in self._links if links is not None]
        return [link for links in found for link in links] if len(found) == len(self._links) else None

    def _idle(self) -> list[Hand]:
        return [hand for hand in self._hands if hand.started and not hand.load and hand is not self._merging]

    def close(self) -> None:
        """End all workers at once; whatever isn't finished is lost."""
        for hand in self._hands:
            hand.end()

    def _give(self, batches: Iterator[Batch]) -> bool:
        """Give out work while there are hands free for it; tell whether there may be more."""
        while True:
            ended = len([one for one in self._rounds if one.end is not None])
            if self.stopped:
                return False
            if ended > 1 or len(self._held) > MOST_AHEAD:
                return True
            if self._pausing and self._next < self._given:
                return True
            if self._pausing:  # whoever waits for its turn behind the files that were given out has it now
                self._pausing = False
                self._again.append(Read(self._given, (), ()))
                return True
            free = [hand for hand in self._hands if hand.free and hand is not self._merging]
            if not free:
                return True
            batch = next(batches, None)
            if batch is None:
                return False
            if not batch.jobs:
                self._pausing = True
                continue
            self._given = batch.first + len(batch.jobs)
            hand = min(free, key=lambda one: one.load)
            hand.open = True
            self._hand_over(hand, batch)

    def _hand_over(self, hand: Hand, task: Task) -> None:
        hand.queue.append(task)
        self._go_on(hand)

    def _end_round(self, *, last: bool = False) -> None:
        current = self._rounds[-1]
        current.end = self._given
        for hand in [*self._hands]:
            if hand.open:
                self._finish(hand, current)
        if not last:
            self._rounds.append(_Round(current.number + 1))
        self._begun = time.monotonic()

    def _finish(self, hand: Hand, current: _Round) -> None:
        hand.open = False
        current.owed += 1
        self._hand_over(hand, Finish(current.number))

    def _due(self) -> Iterator[Step]:
        """Yield what has its turn."""
        yield from self._merged
        self._merged.clear()
        while True:
            while self._again:
                yield self._again.popleft()
            current = self._rounds[0]
            if current.end == self._next:
                if current.owed:
                    return
                self._rounds.popleft()
                yield RoundEnd(tuple(current.segments))
                if not self._rounds:
                    return
            elif self._next in self._held:
                batch, readings = self._held.pop(self._next)
                self._next += len(batch.jobs)
                yield Read(batch.first, batch.jobs, readings)
            else:
                return

    def _hear(self) -> None:
        """Wait until a worker says something, or dies."""
        ready = wait([hand.connection for hand in self._hands])
        for hand in [hand for hand in self._hands if hand.connection in ready]:
            if hand not in self._hands:  # it was found dead while another was heard
                continue
            reply = hand.receive()
            if reply is None:
                self._replace(hand)
                continue
            if reply.fault:
                raise reply.fault
            if not hand.started:
                hand.started = True
                continue
            task = hand.answered(reply)
            self._take(hand, task, reply)
            self._go_on(self._relieved(hand) if isinstance(task, Merge) else hand)

    def _go_on(self, hand: Hand) -> None:
        """Send a worker what it can take."""
        if hand.merges_next:
            hand = self._relieved(hand)
        if not hand.send():
            self._replace(hand)

    def _relieved(self, hand: Hand) -> Hand:
        """Put a new worker in the place of one that has nothing in hand, before and after a merge.

        Both work and merges leave memory in pieces that the other can't use, 100 MB of it.
        """
        fresh = Hand(self._setup)
        fresh.queue.extend(hand.queue)
        self._hands[self._hands.index(hand)] = fresh
        if self._merging is hand:
            self._merging = fresh
        hand.end()
        return fresh

    def _take(self, hand: Hand, task: Task, reply: Reply) -> None:
        if isinstance(task, Merge):
            self._merging = None
            self._merged.append(Merged(reply.segments[0] if reply.segments else None))
        elif isinstance(task, Compare):
            self._comparing.remove(hand)
            self._links.append(reply.links)
        elif isinstance(task, Finish):
            hand.words = 0
            current = self._round(task.round)
            current.owed -= 1
            current.segments.extend(reply.segments)
        else:
            self._settle(task, reply.readings)
            if reply.segments:
                self._round_of(task.first).segments.extend(reply.segments)
            current = self._rounds[-1]
            hand.words = reply.words
            full = reply.segments or self._are_full()
            late = time.monotonic() - self._begun > ROUND_SECONDS
            if current.end is None and (late or (full and self._round_of(task.first) is current)):
                self._end_round()

    def _are_full(self) -> bool:
        """Tell whether segments take their share of memory: together, as one worker may be slower than another and a round of less makes more segments."""
        words = [hand.words for hand in self._hands if hand is not self._merging]
        most = self._setup.most_words
        return sum(words) > NEARLY * most * len(words) or max(words, default=0) > FULLER * most

    def _settle(self, batch: Batch, readings: Sequence[Reading]) -> None:
        if batch.first < self._next:
            self._again.append(Read(batch.first, batch.jobs, readings, again=True))
        else:
            self._held[batch.first] = (batch, readings)

    def _round(self, number: int) -> _Round:
        return self._rounds[number - self._rounds[0].number]

    def _round_of(self, first: int) -> _Round:
        """Return the round that a file belongs to."""
        return next(one for one in self._rounds if one.end is None or first < one.end)

    def _replace(self, dead: Hand) -> None:
        """Give what a dead worker had in hand to a new one; what it seems to have died of, alone."""
        dead.end()
        if not dead.started:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                message = "Worker processes end as soon as they are started."
                raise IndexWriteError(
                    message, hint="See that there is memory for them, or do without: artcli ingest -j 1"
                )
        if self._merging is dead:
            self._merging = None
            self._merged.append(Merged(None))
        if dead in self._comparing:
            self._comparing.remove(dead)
            self._links.append(None)
        hand = Hand(self._setup)
        hand.open = dead.open
        hand.queue.extend(self._redone(dead))
        self._hands[self._hands.index(dead)] = hand
        if not hand.send():
            self._replace(hand)

    def _redone(self, dead: Hand) -> list[Task]:
        """Return the tasks that led a dead worker to where it was, so parted that the fault must show."""
        tasks: list[Task] = [task for task in dead.tasks if not isinstance(task, Merge | Compare)]
        suspect = dead.suspect
        if not dead.started or suspect is None or isinstance(suspect, Merge | Compare):
            return tasks
        at = tasks.index(suspect)
        if isinstance(suspect, Finish):
            return self._parted(tasks, at)
        if len(suspect.jobs) > 1:
            alone: list[Task] = [Batch(number, (job,)) for number, job in enumerate(suspect.jobs, suspect.first)]
            return tasks[:at] + alone + tasks[at + 1 :]
        self._deaths[suspect.first] += 1
        if self._deaths[suspect.first] < _MOST_DEATHS:
            return tasks
        self._settle(suspect, [Reading("failed", reason=KILLED)])
        return tasks[:at] + tasks[at + 1 :]

    def _parted(self, tasks: list[Task], at: int) -> list[Task]:
        """Return tasks with half of those before the finish at ``at`` in a segment of their own."""
        self._finish_deaths += 1
        finish = tasks[at]
        assert isinstance(finish, Finish)
        if self._finish_deaths > _FINISH_DEATHS:
            message = "Worker processes end whenever they finish a segment."
            raise IndexWriteError(message, hint="Give them less to hold at once: artcli ingest --memory 200M")
        self._round(finish.round).owed += 1
        return [*tasks[: at // 2], Finish(finish.round), *tasks[at // 2 :]]
