"""Normalisers that fail as artcli's own mustn't, for tests of what an ingest does then; importable by worker processes."""

import os
import signal
from pathlib import Path

from artcli.model import Article
from artcli.text.normalise import normalise


def deadly(data: bytes, name: str) -> Article:
    """End the process at a text that says so."""
    if b"deadly" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    return normalise(data, name)


def once_deadly(data: bytes, name: str) -> Article:
    """End the process at a text that names a file, and remove that file: the second time all is well."""
    if data.startswith(b"deadly "):
        try:
            Path(os.fsdecode(data.split()[1])).unlink()
        except FileNotFoundError:
            return normalise(data, name)
        os.kill(os.getpid(), signal.SIGKILL)
    return normalise(data, name)


def hungry(data: bytes, name: str) -> Article:
    """Find no memory for a text that asks for much."""
    if b"hungry" in data:
        raise MemoryError
    return normalise(data, name)
