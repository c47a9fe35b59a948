"""What does the configuration file say?  Its bytes → settings; what can't be is named with the file and the line."""

from __future__ import annotations

import re

from artcli.config.keys import CONFIG_KEYS, SETTINGS, Config
from artcli.config.places import config_path
from artcli.errors import ConfigError
from artcli.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def load_config() -> Config:
    """Read the configuration file; a missing one is an empty one.

    Raises ``ConfigError`` where it isn't TOML, or has an unknown key or a value of another type.
    """
    return Config(**{key: SETTINGS[key].kind.made(value) for key, value in load_settings().items()})


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
    return parsed(data, path)


def parsed(data: bytes, path: Path) -> dict[str, Any]:
    """Return what a configuration says.

    Raises ``ConfigError``, with the line at fault.
    """
    try:
        import tomllib  # noqa: PLC0415  (only where there is a file to read)
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[no-redef,import-not-found,unused-ignore]  # noqa: PLC0415
    try:
        text = data.decode("utf-8-sig")
        values: dict[str, Any] = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"The configuration {path} isn't valid TOML: {error}."
        raise ConfigError(message, hint="Put it right: artcli config edit") from error
    for key, value in values.items():
        if key not in SETTINGS:
            raise _unknown(key, f"{path}, line {line_of(text, key)}")
        if not SETTINGS[key].kind.holds(value):
            message = f"In the configuration {path}, line {line_of(text, key)}: {key} must be {CONFIG_KEYS[key]}."
            raise ConfigError(message, hint="Put it right: artcli config edit")
    return values


def _unknown(key: str, where: str) -> ConfigError:
    return ConfigError(f"The configuration {where}, has an unknown key: {key}.", hint=keys_hint(key))


def keys_hint(key: str) -> str:
    """Return which keys there are, the one that was probably meant first."""
    from difflib import get_close_matches  # noqa: PLC0415  (only for a mistake)

    near = get_close_matches(key, SETTINGS, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return f"{meant}Known keys: {', '.join(SETTINGS)}."


def line_of(text: str, key: str) -> int:
    r"""Return the line, counted from 1, that a key of the file, or a table's head, stands in; 1 where it can't be found.

    >>> line_of('# mine\npager = "most"\n[theme]\ntitle = "bold"\n', "theme")
    3
    """
    name = re.escape(key)
    found = re.search(rf"(?m)^[ \t]*(?:\[[ \t]*)?[\"']?{name}[\"']?[ \t]*[=.\]]", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
