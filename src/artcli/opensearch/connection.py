"""How is a cluster asked?  Requests → answers, with retries where waiting helps; all that goes wrong becomes an error of ours here.

The only importer of opensearch-py.  What is sent, and who asks, is in no message.
"""

from __future__ import annotations

import logging
import os
import random
import ssl
import time
from typing import TYPE_CHECKING, Any

from artcli.config import load_config
from artcli.errors import ConfigError, MissingEngineError
from artcli.opensearch.address import Address, address_of
from artcli.opensearch.credentials import Credentials, credentials_for
from artcli.opensearch.faults import is_busy, no_answer, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Answer = dict[str, Any]

_TRIES_AT_FIRST = 1
"""New tries where nobody has answered yet: then it is rather the address that is wrong."""
FIRST_WAIT, LONGEST_WAIT = 0.2, 10.0
"""Seconds before the first new try, doubled for each further one, and the longest; a quarter more or less by chance, so that many don't come at once."""


class Client:
    """A library's cluster, for one process; safe for several threads."""

    def __init__(
        self, address: Address, transport: Any, retries: int, tell: Callable[[str], None] | None = None
    ) -> None:
        """Take what is asked, by what, how many new tries there may be, and who is told that there must be some."""
        self.address = address
        self._transport = transport
        self.retries = retries
        self._tell = tell
        self._told = self._answered = False

    @property
    def alias(self) -> str:
        """The name of the library's articles in the cluster."""
        return self.address.name

    def request(self, method: str, path: str, body: Any = None, **params: Any) -> Answer:
        """Ask, and return what is answered; ``body`` is an object, or lines of JSON as bytes.

        Raises ``IndexMissingError`` for what isn't there, another ``IndexStoreError`` for all else that goes wrong.
        """
        answer = self.ask(method, path, body, **params)
        assert answer is not None
        return answer

    def ask(self, method: str, path: str, body: Any = None, *, absent: bool = False, **params: Any) -> Answer | None:
        """Ask; with ``absent``, None where there is none of it.

        Raises what ``request`` raises.
        """
        from opensearchpy.exceptions import ConnectionError as NoAnswerError  # noqa: PLC0415  (a fifth of a second)
        from opensearchpy.exceptions import SerializationError, TransportError  # noqa: PLC0415

        for turn in range(self.retries + 1):
            try:
                found = self._transport.perform_request(method, path, params=params or None, body=body)
            except NoAnswerError as error:
                most = self.retries if self._answered else min(self.retries, _TRIES_AT_FIRST)
                if turn == most or is_final(error.info):
                    raise no_answer(self.address, error.info, answered=self._answered) from error
            except TransportError as error:
                status, info = error.status_code, error.info
                self._answered = True
                if absent and status == 404:
                    return None
                if turn == self.retries or not is_busy(status, info):
                    raise refused(self.address, status, info) from error
            except SerializationError as error:
                raise refused(self.address, 200, "") from error
            else:
                self._answered = True
                return found if isinstance(found, dict) else {"answer": found}
            self.wait(turn)
        raise AssertionError

    def wait(self, turn: int) -> None:
        """Wait before another try, and say once that there must be one."""
        if self._tell and not self._told and turn:
            self._told = True
            self._tell(
                f"The cluster at {self.address} is busy or out of reach for the moment: artcli waits, and tries again."
            )
        seconds = min(FIRST_WAIT * 2**turn, LONGEST_WAIT)
        time.sleep(seconds * random.uniform(0.75, 1.25))  # noqa: S311  (no secret)

    def close(self) -> None:
        """Let the connections go."""
        self._transport.close()


def connect(address: str | Address, tell: Callable[[str], None] | None = None) -> Client:
    """Return what asks the cluster at an address; nothing is asked yet.

    ``tell`` is told where a person must wait.  Raises ``ConfigError``, also where opensearch-py isn't installed.
    """
    place = address if isinstance(address, Address) else address_of(address)
    config = load_config()
    credentials = credentials_for(place, _path("ARTCLI_OPENSEARCH_CREDENTIALS", config.opensearch_credentials))
    transport = _transport(
        place, credentials, config.opensearch_timeout, _path("ARTCLI_OPENSEARCH_CA", config.opensearch_ca), tell
    )
    return Client(place, transport, config.opensearch_retries, tell)


def is_final(info: Any) -> bool:
    """Tell whether trying again is in vain, since it isn't the cluster that is unwell: a certificate that isn't trusted, no TLS at the other end."""
    text = f"{info!r} {info}"
    if "NameResolution" in text or "getaddrinfo" in text:
        return True
    return "SSL" in type(info).__name__ or "certificate" in str(info).lower() or "SSLError" in repr(info)


def _path(variable: str, configured: str | None) -> Path | None:
    from pathlib import Path  # noqa: PLC0415

    text = os.environ.get(variable) or configured
    return Path(text).expanduser().absolute() if text else None


def _transport(
    address: Address, credentials: Credentials, timeout: int, ca: Path | None, tell: Callable[[str], None] | None
) -> Any:
    try:
        from opensearchpy import Transport, Urllib3HttpConnection  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise MissingEngineError from error
    logger = logging.getLogger("opensearch")  # it would print what it can't do, with a traceback
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    options: dict[str, Any] = {}
    if address.tls:
        options = {"use_ssl": True, "ssl_context": _tls(ca)}
    if credentials.token is not None:
        options["headers"] = {"authorization": f"Bearer {credentials.token}"}
    elif credentials.password is not None:
        options["http_auth"] = (credentials.user, credentials.password)
    hosts = [{"host": host, "port": port} for host, port in address.hosts]
    told: set[str] = set()

    class Telling(Transport):
        """Says once of each node that it doesn't answer, where another one is asked then."""

        def mark_dead(self, connection: Any) -> None:
            if tell and connection.host not in told and len(told) < len(hosts) - 1:
                tell(f"{connection.host} doesn't answer: artcli goes on with the cluster's other nodes.")
            told.add(connection.host)
            super().mark_dead(connection)

    return Telling(
        hosts,
        connection_class=Urllib3HttpConnection,
        timeout=timeout,
        max_retries=len(hosts) - 1,
        retry_on_status=(),
        retry_on_timeout=len(hosts) > 1,
        dead_timeout=2,
        http_compress=not address.is_local,
        **options,
    )


def _tls(ca: Path | None) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=ca)
    except (OSError, ssl.SSLError) as error:
        message = f"The file of certificates {ca} can't be used: {error.strerror or error}."
        raise ConfigError(
            message, hint="Name a PEM file with the authority's certificate: artcli config set opensearch_ca FILE"
        ) from error
