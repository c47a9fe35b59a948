"""Which library is meant?  An option, ``ARTCLI_INDEX``, the configuration or the platform → the index's folder."""

from __future__ import annotations

import os
from pathlib import Path

from artcli.config.file import load_config
from artcli.config.places import own_path


def index_path(option: str | None) -> Path:
    """Return the index's folder: the option's, else ``ARTCLI_INDEX``, else the configuration's, else the platform's."""
    chosen = option or os.environ.get("ARTCLI_INDEX") or load_config().index
    if chosen:
        return Path(chosen).expanduser().absolute()
    return own_path("data") / "index"
