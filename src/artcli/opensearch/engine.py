"""What can be done with articles that are in OpenSearch?  The engine at an address: ``index.engine.Engine`` says what each method is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable


class OpenSearchEngine:
    """The articles at an address."""

    def __init__(self, address: str, tell: Callable[[str], None] | None = None) -> None:
        """Take the address, and what is told of things that a person should know; nothing is connected yet."""
        self._address = address
        self._tell = tell
        message = "This artcli can't reach OpenSearch yet."
        raise ConfigError(message, hint="Name a folder: --index DIR")
