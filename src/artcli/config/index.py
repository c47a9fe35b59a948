"""Which library is meant where neither an option nor the environment says?  The configuration, or the platform → the index's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.config.file import load_config
from artcli.config.places import own_path, place_of

if TYPE_CHECKING:
    from pathlib import Path


def configured_index() -> Path | str:
    """Return the configuration's index, else the platform's."""
    chosen = load_config().index
    return place_of(chosen) if chosen else own_path("data") / "index"
