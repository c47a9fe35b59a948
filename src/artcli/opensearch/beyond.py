"""What can't be done with a library in a cluster?  Each thing as a sentence, and what to do instead; docs/engines.md has the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.opensearch.address import Address


def differences(address: Address, ids: Sequence[str] | None, sample: int, examples: int) -> NoReturn:  # noqa: ARG001
    """Say that what this would change can't be told."""
    message = f"What making articles of {address} again would change can't be told."
    raise ConfigError(message, hint="Try it on a library in a folder: artcli --index DIR renormalise --dry-run")


def repair(address: Address, advance: object) -> NoReturn:  # noqa: ARG001
    """Say that a cluster is repaired by who runs it."""
    message = f"A library in a cluster isn't repaired by artcli: {address}."
    raise ConfigError(
        message,
        hint="Bring the missing nodes back, or restore a snapshot; what is lost comes again with an ingest of the files.",
    )
