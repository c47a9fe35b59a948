"""How do many documents get to a cluster?  Lines → requests of some megabytes, a few at a time; what the cluster has no room for now is sent again."""

from __future__ import annotations

import json
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from artcli.errors import IndexWriteError
from artcli.opensearch.faults import blocked_by, is_busy, refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from types import TracebackType

    from typing_extensions import Self

    from artcli.opensearch.connection import Client

MOST_BYTES = 4 * 2**20
MOST_LINES = 1_000
"""Of a request: OpenSearch advises 5 to 15 MB; smaller ones leave less to be sent again."""
AT_ONCE = 2
"""Requests under way; who adds more waits."""
_WANTED = "errors,items.*.status,items.*.error.type,items.*.error.reason"


class Line(NamedTuple):
    """What is to be done with a document: ``index`` it, or ``delete`` it."""

    action: str
    id: str
    document: bytes = b""

    def to_bytes(self) -> bytes:
        """Return it as OpenSearch has it."""
        head = f'{{"{self.action}":{{"_id":{json.dumps(self.id)}}}}}\n'.encode()
        return head + self.document + b"\n" if self.document else head


class Bulk:
    """Documents on their way; a context, at the end of which all have arrived."""

    def __init__(self, client: Client, index: str | None = None) -> None:
        """Take who is asked, and the index (None: the library's alias); nothing is sent yet."""
        self._client = client
        self._path = f"/{index or client.alias}/_bulk"
        self._alias = index is None
        self._waiting: list[Line] = []
        self._bytes = 0
        self._threads = ThreadPoolExecutor(AT_ONCE)
        self._sent: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.settle()
        finally:
            self._threads.shutdown(wait=True, cancel_futures=True)

    def index(self, id_: str, document: bytes) -> None:
        """Put a document in the place of the one with this id, if there is one.

        Raises ``IndexWriteError`` or another ``IndexStoreError``, also for one that was sent before.
        """
        self._add(Line("index", id_, document))

    def delete(self, id_: str) -> None:
        """Take a document out, if it is there.

        Raises what ``index`` raises.
        """
        self._add(Line("delete", id_))

    def settle(self) -> None:
        """Send what is left, and wait until all has arrived.

        Raises what ``index`` raises.
        """
        self._send()
        while self._sent:
            self._sent.popleft().result()

    def _add(self, line: Line) -> None:
        self._waiting.append(line)
        self._bytes += len(line.document)
        if self._bytes >= MOST_BYTES or len(self._waiting) >= MOST_LINES:
            self._send()

    def _send(self) -> None:
        if not self._waiting:
            return
        while len(self._sent) >= AT_ONCE:
            self._sent.popleft().result()
        lines, self._waiting, self._bytes = self._waiting, [], 0
        self._sent.append(self._threads.submit(self._deliver, lines))

    def _deliver(self, lines: Sequence[Line]) -> None:
        """Send some lines until the cluster has taken each."""
        client, turn = self._client, 0
        while lines:
            body = b"".join([line.to_bytes() for line in lines])
            options: dict[str, Any] = {"require_alias": "true"} if self._alias else {}
            answer = client.request("POST", self._path, body, filter_path=_WANTED, **options)
            if not answer.get("errors"):
                return
            lines = self._refused(lines, answer["items"])
            if lines:
                if turn == client.retries:
                    raise refused(client.address, 429, None)
                client.wait(turn)
                turn += 1

    def _refused(self, lines: Sequence[Line], items: Sequence[dict[str, Any]]) -> list[Line]:
        """Return the lines that are to be sent again.

        Raises what ``index`` raises where that is of no use.
        """
        again = []
        for line, item in zip(lines, items, strict=True):
            told = next(iter(item.values()))
            error = told.get("error")
            if not error:
                continue
            if is_busy(told["status"], told):
                again.append(line)
                continue
            kind, reason = str(error.get("type")), str(error.get("reason"))
            blocked = blocked_by(self._client.address, kind, reason)
            if blocked:
                raise blocked
            if kind == "index_not_found_exception":
                raise refused(self._client.address, 404, None)
            message = f"The cluster at {self._client.address} doesn't take the article {line.id}: {reason[:300]}."
            raise IndexWriteError(message, hint="Please report it, with the article's file.")
        return again
