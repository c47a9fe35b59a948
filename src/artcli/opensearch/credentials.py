"""Who asks?  The environment, a file, or the keyring → what is sent with each request; never from a command line, never printed.

The first that says something counts: ``ARTCLI_OPENSEARCH_TOKEN``, or ``ARTCLI_OPENSEARCH_USER`` and ``…_PASSWORD``; the file of the key
``opensearch_credentials``; the password that the keyring has for service ``artcli`` and the user's name, if ``keyring`` is installed.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from artcli.errors import ConfigError
from artcli.values import dataclass, field

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.opensearch.address import Address

USER, PASSWORD, TOKEN = "ARTCLI_OPENSEARCH_USER", "ARTCLI_OPENSEARCH_PASSWORD", "ARTCLI_OPENSEARCH_TOKEN"
SERVICE = "artcli"
"""What the keyring knows our passwords by."""
_KEYS = ("user", "password", "token")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and password, or a token; ``repr`` shows neither secret."""

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @property
    def is_secret(self) -> bool:
        """Whether there is anything in it that nobody else may see."""
        return self.password is not None or self.token is not None


def credentials_for(address: Address, file: Path | None) -> Credentials:
    """Return who asks at this address: nobody, where nothing is said.

    Raises ``ConfigError`` where half of it is missing, the file can't be read or others can read it, or a secret would travel unencrypted.
    """
    found = _from_environment() or (_from_file(file) if file else None) or Credentials()
    found = Credentials(address.user or found.user, found.password, found.token)
    if found.user and not found.is_secret:
        found = Credentials(found.user, _from_keyring(found.user))
    if found.user and not found.is_secret:
        message = f"There is no password for the user {found.user}."
        raise ConfigError(
            message, hint=f"Put it into {PASSWORD}, or the file of `artcli config set opensearch_credentials`."
        )
    if found.password is not None and not found.user:
        message = "There is a password, but no user."
        raise ConfigError(message, hint=f"Put the name into {USER}.")
    if found.is_secret and not address.tls and not address.is_local:
        message = f"The password or token would travel to {address.hosts[0][0]} unencrypted."
        raise ConfigError(message, hint="Use opensearchs:// in the address, which encrypts.")
    return found


def _from_environment() -> Credentials | None:
    user, password, token = (os.environ.get(name) or None for name in (USER, PASSWORD, TOKEN))
    if token:
        return Credentials(token=token)
    return Credentials(user, password) if user or password else None


def _from_file(path: Path) -> Credentials:
    """Return what the lines ``user = …``, ``password = …`` or ``token = …`` of a file say."""
    try:
        with path.open(encoding="utf-8") as file:
            mode = os.fstat(file.fileno()).st_mode
            lines = file.read(10_000).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it isn't UTF-8"
        message = f"The file of credentials {path} can't be read: {reason}."
        raise ConfigError(message, hint='See docs/opensearch.md, "Who may in".') from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        message = f"Others can read the file of credentials {path}."
        raise ConfigError(message, hint=f"Keep them out: chmod 600 {path}")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        key, equals, value = (part.strip() for part in line.partition("="))
        if line.strip() and not line.lstrip().startswith("#"):
            if not equals or key not in _KEYS:
                message = (
                    f"Line {number} of the file of credentials {path} is none of user = …, password = … and token = …."
                )
                raise ConfigError(message, hint='See docs/opensearch.md, "Who may in".')
            found[key] = value.strip("\"'")
    if "token" in found:
        return Credentials(token=found["token"])
    return Credentials(found.get("user"), found.get("password"))


def _from_keyring(user: str) -> str | None:
    """Return the password that the keyring has for a user; None without a keyring."""
    try:
        import keyring  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  (optional, and slow)
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(SERVICE, user)
    except Exception:  # noqa: BLE001  (each system has errors of its own: a locked keyring is none)
        return None
    return found
