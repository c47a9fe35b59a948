"""Which cluster is meant, and which library there?  ``opensearch://host:9200/name`` → hosts, ports, a name.  Pure.

Several hosts of one cluster are parted by commas: ``opensearch://a:9200,b:9200/articles``; who doesn't answer is passed over.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from artcli.errors import ConfigError
from artcli.values import dataclass

PORT = 9200
"""Where OpenSearch listens unless told otherwise."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
"""What OpenSearch takes as the name of an index, without dots and with room for what we add."""
_HINT = "Write it as opensearch://HOST:9200/NAME, or opensearchs:// for TLS."


@dataclass(frozen=True, slots=True)
class Address:
    """A library's place: ``hosts`` with their ports, the ``name`` of the alias, whether by ``tls``, and as which ``user``, if it says."""

    hosts: tuple[tuple[str, int], ...]
    name: str
    tls: bool = False
    user: str | None = None

    def __str__(self) -> str:
        hosts = ",".join([f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts])
        return f"opensearch{'s' if self.tls else ''}://{hosts}/{self.name}"

    @property
    def is_local(self) -> bool:
        """Whether what is sent there never leaves this machine."""
        return all([host in ("localhost", "::1") or host.startswith("127.") for host, _ in self.hosts])


def address_of(text: str) -> Address:
    """Return what an address says.

    >>> str(address_of("opensearch://localhost/articles"))
    'opensearch://localhost:9200/articles'

    Raises ``ConfigError``; a password in it is refused, and not repeated.
    """
    scheme, _, rest = text.partition("://")
    before, _, path = rest.partition("/")
    user, at, hosts = before.rpartition("@")
    name, colon, password = user.partition(":")
    if colon:
        message = "A password has no place in the address of a library: others see it in lists of processes, histories and logs."
        raise ConfigError(message, hint='Keep it in a file or the environment: see docs/opensearch.md, "Who may in".')
    del password
    path = path.strip("/")
    if not _NAME.fullmatch(path):
        what = (
            "names no library"
            if not path
            else "has a name that OpenSearch doesn't take (small letters, digits, - and _)"
        )
        message = f"The address {scheme}://{hosts}/{path} {what}."
        raise ConfigError(message, hint=_HINT)
    found = tuple([_host(one, f"{scheme}://{hosts}/{path}") for one in hosts.split(",")])
    return Address(found, path, scheme == "opensearchs", unquote(name) if at else None)


def _host(text: str, whole: str) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or "?" in text or "#" in text:
        message = f"The address {whole} has no host that can be asked."
        raise ConfigError(message, hint=_HINT)
    return host, PORT if port is None else port
