"""What can't be done with a library in a cluster?  Each thing as a sentence, and what to do instead; docs/engines.md has the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artcli.opensearch.address import Address
    from artcli.search.request import SearchRequest


def check_search(address: Address, request: SearchRequest) -> None:
    """See that a search asks for nothing that can't be told there.

    Raises ``ConfigError``.
    """
    if request.explain:
        message = f"What each word adds to a score can't be told of {address}: the cluster adds it up."
        raise ConfigError(message, hint="Leave --explain out, or copy the library to a folder: artcli copy")
    if request.expand:
        message = f"Words of the best hits can't be added to a query in {address}."
        raise ConfigError(message, hint="Leave --expand out; artcli similar finds what is like one of the hits.")


def versions(address: Address) -> NoReturn:
    """Say that versions aren't looked for there."""
    message = f"Versions of an article aren't looked for in {address}."
    raise ConfigError(message, hint="A library in a folder looks for them: artcli copy, then artcli compact")


def differences(address: Address, ids: Sequence[str] | None, sample: int, examples: int) -> NoReturn:  # noqa: ARG001
    """Say that what this would change can't be told."""
    message = f"What making articles of {address} again would change can't be told."
    raise ConfigError(message, hint=f"Try it in a folder: artcli copy {address} DIR, then renormalise --dry-run there")


def repair(address: Address, advance: object) -> NoReturn:  # noqa: ARG001
    """Say that a cluster is repaired by who runs it."""
    message = f"A library in a cluster isn't repaired by artcli: {address}."
    raise ConfigError(
        message,
        hint="Bring the missing nodes back, or restore a snapshot; what is lost comes again with an ingest of the files.",
    )
