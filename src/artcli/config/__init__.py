"""Where do things live, and what has the reader chosen?  Options, then environment, then the file, then what holds elsewhere.

``places.py`` knows the platform's folders, ``keys.py`` what may be chosen (a row a key), ``file.py`` what was, ``index.py`` which library
that means, ``editing.py`` how that is changed, ``origins.py`` who had the last word.  Where the environment says where things lie, nothing of
the file is loaded: a search asks for no more.
"""

from __future__ import annotations

from artcli.config.places import config_path, index_chosen, is_address, marks_path, place_of, state_path
from artcli.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from artcli.config.file import load_config, load_settings
    from artcli.config.keys import CONFIG_KEYS, NEAR_DUPLICATES, SETTINGS, Config, is_setting

__all__ = [
    "CONFIG_KEYS",
    "NEAR_DUPLICATES",
    "SETTINGS",
    "Config",
    "config_path",
    "index_path",
    "is_address",
    "is_setting",
    "load_config",
    "load_settings",
    "marks_path",
    "place_of",
    "state_path",
]


def index_path(option: str | None) -> Path | str:
    """Return the index's folder, or its address as a text: the option's, else ``ARTCLI_INDEX``, else the configuration's, else the platform's."""
    chosen = index_chosen(option)
    if chosen is not None:
        return chosen
    from artcli.config.index import configured_index  # noqa: PLC0415

    return configured_index()


def __getattr__(name: str) -> Any:
    """Load what reads the file when it is first asked for."""
    if name not in __all__:
        message = f"module 'artcli.config' has no attribute {name!r}"
        raise AttributeError(message)
    from artcli.config import file, keys  # noqa: PLC0415

    return getattr(file if name.startswith("load_") else keys, name)
