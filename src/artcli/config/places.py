"""Where do things live?  Options, then the environment, then the configuration, then the platform's places.

Imports platformdirs only when nothing else says where a thing is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_XDG = {
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
}
"""Where Linux keeps things, by the XDG base directory specification: what platformdirs finds, in a twentieth of the time."""


def config_path() -> Path:
    """Return the place of the configuration file: ``ARTCLI_CONFIG``, else the platform's."""
    if chosen := os.environ.get("ARTCLI_CONFIG"):
        return Path(chosen)
    return own_path("config") / "config.toml"


ADDRESSES = ("opensearch://", "opensearchs://")
"""What an index's address begins with, where it is no folder."""


def is_address(text: str) -> bool:
    """Say whether an index is at an address."""
    return text.startswith(ADDRESSES)


def place_of(text: str) -> Path | str:
    """Return the folder that a text says, or the address as it is."""
    return text if is_address(text) else Path(text).expanduser().absolute()


def index_chosen(option: str | None) -> Path | str | None:
    """Return the index's folder or address that an option says, else ``ARTCLI_INDEX``; None where neither does."""
    chosen = option or os.environ.get("ARTCLI_INDEX")
    return place_of(chosen) if chosen else None


def state_path() -> Path:
    """Return the folder for what the program remembers between runs, such as the last search's results."""
    if chosen := os.environ.get("ARTCLI_STATE"):
        return Path(chosen)
    return own_path("state")


def marks_path() -> Path:
    """Return the database of what the reader adds, which nothing can make again: ``ARTCLI_MARKS``, else the platform's place."""
    if chosen := os.environ.get("ARTCLI_MARKS"):
        return Path(chosen).expanduser().absolute()
    return own_path("data") / "marks.sqlite"


def own_path(kind: str) -> Path:
    """Return the platform's place for what is ours of a kind."""
    platform: str = sys.platform  # not known to a type checker, which would take what follows for unreachable
    if platform == "linux":
        variable, usual = _XDG[kind]
        chosen = os.environ.get(variable, "")
        return Path(os.path.expanduser(chosen if chosen.strip() else usual)) / "artcli"  # noqa: PTH111  (as platformdirs does, home or not)
    import platformdirs  # noqa: PLC0415  (a platform probe: only where it is needed)

    paths = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
    }
    return paths[kind]("artcli", appauthor=False)
