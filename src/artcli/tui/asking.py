"""Who waits for the library?  A thread that answers questions one after another, the newest of each kind only; the screen never waits.

A question that is asked anew while the one before it waits takes its place; the answer of one that is under way is then thrown away.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

IsStale = "Callable[[], bool]"


@dataclass(frozen=True, slots=True)
class _Question:
    """A question of some kind, the ``number``th of that kind; it is begun ``at`` a time of the clock at the earliest."""

    kind: str
    number: int
    at: float
    answer: Callable[[Callable[[], bool]], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Desk:
    """Answers questions on a thread of its own; what is to be done with answers is done where ``deliver`` calls it."""

    def __init__(self, deliver: Callable[[Callable[[], None]], None], kinds: tuple[str, ...], name: str) -> None:
        """Take what brings answers to the screen's thread, and the kinds of questions, the most urgent first."""
        self._deliver = deliver
        self._kinds = kinds
        self._waiting: dict[str, _Question] = {}
        self._numbers = dict.fromkeys(kinds, 0)
        self._changed = threading.Condition()
        self._closed = False
        self._busy: str | None = None
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def ask(
        self,
        kind: str,
        answer: Callable[[Callable[[], bool]], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        delay: float = 0.0,
    ) -> None:
        """Ask a question; ``answer`` is told how to see whether it is stale, ``delay`` are seconds in which it may be asked otherwise."""
        with self._changed:
            self._numbers[kind] += 1
            self._waiting[kind] = _Question(kind, self._numbers[kind], time.monotonic() + delay, answer, then, failed)
            self._changed.notify()

    def drop(self, kind: str) -> None:
        """Forget a question, whether it waits or is being answered."""
        with self._changed:
            self._numbers[kind] += 1
            self._waiting.pop(kind, None)

    @property
    def idle(self) -> bool:
        """Whether nothing is asked."""
        with self._changed:
            return not self._waiting and self._busy is None

    def close(self) -> None:
        """Answer nothing more, and wait a moment for the answer that is under way."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._numbers = {kind: number + 1 for kind, number in self._numbers.items()}
            self._changed.notify()
        self._thread.join(1.0)

    def _next(self) -> _Question | None:
        """Wait for a question whose time has come; None at the end."""
        with self._changed:
            self._busy = None
            while not self._closed:
                now = time.monotonic()
                due = [kind for kind in self._kinds if kind in self._waiting and self._waiting[kind].at <= now]
                if due:
                    self._busy = due[0]
                    return self._waiting.pop(due[0])
                first = min([one.at for one in self._waiting.values()], default=None)
                self._changed.wait(None if first is None else max(0.001, first - now))
        return None

    def _work(self) -> None:
        while (question := self._next()) is not None:

            def is_stale(asked: _Question = question) -> bool:
                return self._closed or self._numbers[asked.kind] != asked.number

            try:
                answer = question.answer(is_stale)
            except Exception as error:  # noqa: BLE001  (whatever it is, the screen says it)
                self._send(question, is_stale, question.failed, error)
            else:
                self._send(question, is_stale, question.then, answer)

    def _send(
        self, question: _Question, is_stale: Callable[[], bool], call: Callable[[Any], None], value: object
    ) -> None:
        del question
        if is_stale():
            return

        def unless_stale() -> None:
            if not is_stale():
                call(value)

        self._deliver(unless_stale)
