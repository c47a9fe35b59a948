"""Where do things live, and what has the reader chosen?  Options, then environment, then the file, then the platform's places.

Imports platformdirs only when nothing else says where a thing is.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artcli.errors import ConfigError
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_XDG = {
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
}
"""Where Linux keeps things, by the XDG base directory specification: what platformdirs finds, in a twentieth of the time."""

CONFIG_KEYS = {
    "index": "a text in quotation marks",
    "pager": "a text in quotation marks",
    "new_tags": 'a list of texts in quotation marks, such as ["unread"]',
    "show_marks_read": "true or false",
    "width": "a number from 20 to 88",
    "indent": "true or false",
    "theme": '"auto", "light", "dark" or "none", or a table [theme] of styles in quotation marks',
}
"""What may be configured, and how it is written."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration file says, or what holds where it is silent.

    ``new_tags`` are the tags that an article has until they are taken away; ``show_marks_read`` says whether ``show`` takes ``unread`` away.
    ``width`` is that of an article's lines, ``indent`` sets its paragraphs with indents; ``theme`` is a theme's name, or one of the reader's
    own as styles by their names.
    """

    index: str | None = None
    pager: str | None = None
    new_tags: tuple[str, ...] = ("unread",)
    show_marks_read: bool = True
    width: int | None = None
    indent: bool = False
    theme: str | dict[str, str] = "auto"


def config_path() -> Path:
    """Return the place of the configuration file: ``ARTCLI_CONFIG``, else the platform's."""
    if chosen := os.environ.get("ARTCLI_CONFIG"):
        return Path(chosen)
    return _own_path("config") / "config.toml"


def load_config() -> Config:
    """Read the configuration file; a missing one is an empty one.

    Raises ``ConfigError`` where it isn't TOML, or has an unknown key or a value of another type.
    """
    values = load_settings()
    if "new_tags" in values:
        values["new_tags"] = tuple(values["new_tags"])
    return Config(**values)


def load_settings() -> dict[str, Any]:
    """Return what the configuration file says, and nothing of what holds where it is silent.

    Raises as ``load_config`` does.
    """
    path = config_path()
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        message = f"The configuration {path} can't be read: {error.strerror}."
        raise ConfigError(message) from error
    return _parsed(data, path)


def _parsed(data: bytes, path: Path) -> dict[str, Any]:
    try:
        import tomllib  # noqa: PLC0415  (only where there is a file to read)
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[no-redef,import-not-found,unused-ignore]  # noqa: PLC0415
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The configuration {path} isn't valid TOML: {error}."
        raise ConfigError(message) from error
    for key, value in values.items():
        if key not in CONFIG_KEYS:
            message = f"The configuration {path} has an unknown key: {key}."
            raise ConfigError(message, hint=f"Known keys: {', '.join(CONFIG_KEYS)}.")
        if not is_setting(key, value):
            message = f"In the configuration {path}, {key} must be {CONFIG_KEYS[key]}."
            raise ConfigError(message)
    return values


def is_setting(key: str, value: object) -> bool:
    """Tell whether there is such a key, and the value is of its kind."""
    if key == "new_tags":
        return isinstance(value, list) and all([isinstance(one, str) for one in value])
    if key == "width":
        return type(value) is int and 20 <= value <= 88
    if key == "theme":
        is_table = isinstance(value, dict) and all([isinstance(one, str) for one in value.values()])
        return is_table or value in ("auto", "light", "dark", "none")
    return key in CONFIG_KEYS and isinstance(value, bool if key in ("show_marks_read", "indent") else str)


def save_settings(changes: Mapping[str, Any]) -> None:
    """Write settings into the configuration file, each on its line; all else in it, comments too, stays as it is.

    Raises ``ConfigError`` where that can't be done, and changes nothing then.
    """
    path = config_path()
    wanted = load_settings() | dict(changes)
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for key, value in changes.items():
            text = _with_line(text, key, f"{key} = {_toml(value)}")
        if not _says(text, path, wanted):
            lines = "; ".join([f"{key} = {_toml(value)}" for key, value in changes.items()])
            message = f"The configuration {path} is laid out in a way that can't be changed by itself."
            raise ConfigError(message, hint=f"Write in it: {lines}")
        _write_whole(path, text)
    except OSError as error:
        message = f"The configuration {path} can't be written: {error.strerror}."
        raise ConfigError(message) from error


def _with_line(text: str, key: str, line: str) -> str:
    """Return the text of a configuration with the line of a key in place of the one there, or at the end."""
    there = re.search(rf"(?m)^[ \t]*{key}[ \t]*=.*$", text)
    if there:
        return text[: there.start()] + line + text[there.end() :]
    table = re.search(r"(?m)^[ \t]*\[", text)
    if table:  # what stands after a table's head belongs to the table
        return f"{text[: table.start()]}{line}\n{text[table.start() :]}"
    return text + "\n" * bool(text and not text.endswith("\n")) + line + "\n"


def _says(text: str, path: Path, wanted: Mapping[str, Any]) -> bool:
    try:
        return _parsed(text.encode(), path) == wanted
    except ConfigError:
        return False


def _write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; where it is a link, what that leads to."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _toml(value: str | bool | list[str] | dict[str, str]) -> str:
    """Return a value as TOML writes it: JSON does so too, but for one character, and for tables."""
    import json  # noqa: PLC0415  (seldom needed)

    if isinstance(value, dict):
        return "{ " + ", ".join([f"{_toml(key)} = {_toml(one)}" for key, one in value.items()]) + " }"

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def index_path(option: str | None) -> Path:
    """Return the index's folder: the option's, else ``ARTCLI_INDEX``, else the configuration's, else the platform's."""
    chosen = option or os.environ.get("ARTCLI_INDEX") or load_config().index
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _own_path("data") / "index"


def state_path() -> Path:
    """Return the folder for what the program remembers between runs, such as the last search's results."""
    if chosen := os.environ.get("ARTCLI_STATE"):
        return Path(chosen)
    return _own_path("state")


def marks_path() -> Path:
    """Return the database of what the reader adds, which nothing can make again: ``ARTCLI_MARKS``, else the platform's place."""
    if chosen := os.environ.get("ARTCLI_MARKS"):
        return Path(chosen).expanduser().absolute()
    return _own_path("data") / "marks.sqlite"


def _own_path(kind: str) -> Path:
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
