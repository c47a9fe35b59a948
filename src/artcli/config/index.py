"""Which library is meant where neither an option nor the environment says?  The configuration, or the platform → the index's folder."""

from __future__ import annotations

from pathlib import Path

from artcli.config.file import load_config
from artcli.config.places import own_path


def configured_index() -> Path:
    """Return the configuration's index, else the platform's."""
    chosen = load_config().index
    return Path(chosen).expanduser().absolute() if chosen else own_path("data") / "index"
