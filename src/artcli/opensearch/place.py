"""Which library on a cluster is read or written to, and by how many at once?  What ``index.directory`` is for an index in a folder.

What a run leaves for the next one (files that failed, files that were touched) and its scratch files lie on this machine, in a folder of the
state for each address.  Its lock keeps two runs of one machine apart; runs of two machines may meet, and double nothing, as an article's id
follows from what it says.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from base64 import b64decode, b64encode
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artcli.config import state_path
from artcli.errors import ArtcliError, IndexWriteError
from artcli.index import durable
from artcli.index.lock import LOCK, WriterLock
from artcli.opensearch.address import Address, address_of
from artcli.opensearch.alias import Wanted, behind, checked, made, refresh, side_name
from artcli.opensearch.connection import Client, connect
from artcli.opensearch.fresh import Fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Totals:
    """What a library on a cluster comes to."""

    def __init__(self, client: Client) -> None:
        """Take who is asked."""
        self.client = client

    @property
    def documents(self) -> int:
        """How many articles there are."""
        return int(self.client.request("GET", f"/{self.client.alias}/_count")["count"])

    def years(self) -> tuple[int | None, int | None]:
        """Return the years of the first and the last dated article."""
        wanted = {name: {name: {"field": "day"}} for name in ("min", "max")}
        body = {"size": 0, "aggs": wanted}
        found = self.client.request("POST", f"/{self.client.alias}/_search", body)["aggregations"]
        first, last = (found[name]["value"] for name in ("min", "max"))
        return (None, None) if first is None else (int(first) // 10_000, int(last) // 10_000)


class ClusterTransaction:
    """One writer's library: what ``ingest`` needs of ``index.transaction``; each round is there for good as soon as it is sent."""

    generation = 1
    segments = ()

    def __init__(self, client: Client, path: Path, scratch: Path) -> None:
        """Take who is asked, the folder of what is kept between runs, and one for scratch files."""
        self.client = client
        self.path = path
        self.scratch = scratch
        self.fresh = Fresh(path)

    @property
    def snapshot(self) -> Any:
        """The library as it is, for counting; all that was written until now is in it."""
        refresh(self.client)
        return Totals(self.client)

    def side(self, name: str) -> bytes | None:
        """Return what is kept under a name beside the articles, None where there is none."""
        return read_side(self.client, name)

    def put_side(self, name: str, data: bytes) -> None:
        """Keep something under a name beside the articles."""
        write_side(self.client, name, data)


class ClusterDirectory:
    """A library at an address; nothing is connected before something is asked."""

    def __init__(self, address: str | Address, tell: Callable[[str], None] | None = None) -> None:
        """Take the address, and what is told of things that a person should know though they stop nothing."""
        self.address = address if isinstance(address, Address) else address_of(address)
        self._tell = tell

    @property
    def path(self) -> Path:
        """The folder of what this machine knows of the library."""
        mark = blake2b(str(self.address).encode(), digest_size=6).hexdigest()
        return state_path() / "opensearch" / f"{self.address.name}-{mark}"

    def connect(self) -> Client:
        """Return what asks the cluster.

        Raises ``ConfigError``.
        """
        return connect(self.address, self._tell)

    @contextmanager
    def open(self) -> Iterator[Totals]:
        """Look at the library.

        Raises ``IndexMissingError``, ``IndexVersionError`` or another ``IndexStoreError``.
        """
        client = self.connect()
        try:
            checked(client)
            yield Totals(client)
        finally:
            client.close()

    def manifest(self) -> None:
        """See that there is a library, and that this artcli can use it.

        Raises what ``open`` raises.
        """
        with self.open():
            pass

    @contextmanager
    def transaction(self, *, wait: bool = False, command: str = "", wanted: Wanted | None = None) -> Iterator[Any]:
        """Change the library, made anew where there is none; what was sent is found by searches when this ends, however it does.

        Raises ``IndexLockedError``, ``IndexWriteError`` or another ``IndexStoreError``.
        """
        with self.writing(command, wait=wait) as client:
            scratch: Path | None = None
            try:
                made(client, wanted or Wanted())
                refresh(client)  # for what an interrupted run has sent
                scratch = Path(tempfile.mkdtemp(prefix="scratch-", dir=self.path))
                transaction = ClusterTransaction(client, self.path, scratch)
                try:
                    yield transaction
                finally:
                    transaction.fresh.close()
                refresh(client)
            except BaseException:
                with suppress(ArtcliError):
                    refresh(client)
                raise
            finally:
                if scratch is not None:
                    shutil.rmtree(scratch, ignore_errors=True)

    @contextmanager
    def writing(self, command: str, *, wait: bool = False) -> Iterator[Client]:
        """Hold this machine's right to write to the library.

        Raises ``IndexLockedError``, or ``IndexWriteError`` also for an ``OSError`` inside.
        """
        client = self.connect()
        with self._writing():
            self.path.mkdir(durable.FOLDER_MODE, parents=True, exist_ok=True)
            lock = WriterLock(self.path / LOCK, command)
            lock.acquire(wait=wait, tell=self._tell)
            try:
                yield client
            finally:
                lock.release()
                client.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:  # files are read elsewhere: this is what is kept here
            message = f"What is kept of the library in {self.path} can't be written: {error.strerror or error}."
            raise IndexWriteError(message, hint="Name another folder for the state: ARTCLI_STATE") from error


def read_side(client: Client, name: str) -> bytes | None:
    """Return what is kept under a name beside the articles, None where there is none.

    Raises ``IndexStoreError``.
    """
    found = client.ask("GET", f"/{side_name(client.alias)}/_doc/{name}", absent=True)
    return b64decode(found["_source"]["data"]) if found and found.get("found") else None


def write_side(client: Client, name: str, data: bytes) -> None:
    """Keep something under a name beside the articles.

    Raises ``IndexStoreError``.
    """
    index = side_name(client.alias)
    client.request(
        "PUT", f"/{index}/_doc/{name}", json.dumps({"data": b64encode(data).decode()}).encode(), refresh="true"
    )


def is_there(client: Client) -> bool:
    """Tell whether there is a library at all.

    Raises ``IndexStoreError``.
    """
    return behind(client) is not None
