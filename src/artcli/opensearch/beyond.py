"""What can't be done with a library in a cluster?  Each thing as a sentence, and what to do instead; docs/engines.md has the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from artcli.errors import ConfigError

if TYPE_CHECKING:
    from artcli.opensearch.address import Address


def versions(address: Address) -> NoReturn:
    """Say that versions aren't looked for there."""
    message = f"Versions of an article aren't looked for in {address}."
    raise ConfigError(message, hint="A library in a folder looks for them: artcli copy, then artcli compact")


def lost_shards(address: Address, what: str) -> NoReturn:
    """Say that a cluster is repaired by who runs it."""
    message = f"artcli can't repair {address}: {what}."
    raise ConfigError(message, hint="Bring the missing nodes back, or restore a snapshot; or make the library anew.")
