"""Where do things live, and what has the reader chosen?  Options, then environment, then the file, then what holds elsewhere.

``places.py`` knows the platform's folders, ``keys.py`` what may be chosen (a row a key), ``file.py`` what was, ``index.py`` which library that means, ``editing.py`` how that is
changed, ``origins.py`` who had the last word.
"""

from artcli.config.file import load_config, load_settings
from artcli.config.index import index_path
from artcli.config.keys import CONFIG_KEYS, SETTINGS, Config, is_setting
from artcli.config.places import config_path, marks_path, state_path

__all__ = [
    "CONFIG_KEYS",
    "SETTINGS",
    "Config",
    "config_path",
    "index_path",
    "is_setting",
    "load_config",
    "load_settings",
    "marks_path",
    "state_path",
]
