"""Which articles were written to a cluster and not yet compared with others?  Their ids, in a file of this machine: for the next run if this one ends early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "fresh"


class Fresh:
    """The ids of articles that were written and not yet compared with others."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of what is kept of a library on this machine."""
        self._path = folder / _FILE
        self._file: Any = None

    def add(self, id_: str) -> None:
        """Keep an id, for good as soon as this returns.

        Raises ``OSError``.
        """
        if self._file is None:
            self._file = self._path.open("ab", buffering=0)
        self._file.write(f"{id_}\n".encode())

    def take(self) -> list[str]:
        """Return all ids, each once.

        Raises ``OSError``.
        """
        self.close()
        try:
            return list(dict.fromkeys(self._path.read_text(encoding="ascii", errors="replace").split()))
        except FileNotFoundError:
            return []

    def clear(self) -> None:
        """Forget them."""
        self.close()
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
            self._file = None
