"""Who had the last word on a setting?  Option, environment, file and what holds elsewhere → each value with its origin."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal

from artcli.config.file import line_of, load_settings
from artcli.config.index import configured_index
from artcli.config.keys import SETTINGS, Config, Setting
from artcli.config.places import config_path
from artcli.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

From = Literal["option", "environment", "file", "default"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting's value, where that is from, and its place there: an option's or variable's name, or the file's line, counted from 1."""

    setting: Setting
    value: Any
    origin: From
    name: str | None = None
    line: int | None = None

    @property
    def said(self) -> str:
        """The origin in words."""
        if self.origin == "file":
            return f"{config_path()}, line {self.line}"
        return self.origin if self.name is None else f"{self.origin} {self.name}"


def origins(options: Mapping[str, str | None]) -> tuple[Origin, ...]:
    """Return every setting as it is now; ``options`` are those of the command line, by their keys.

    Raises ``ConfigError`` for a file that can't be used.
    """
    settings = load_settings()
    text = config_path().read_text(encoding="utf-8-sig") if settings else ""
    return tuple([_of(one, options.get(one.name), settings, text) for one in SETTINGS.values()])


def _of(setting: Setting, option: str | None, settings: Mapping[str, Any], text: str) -> Origin:
    if option:
        return Origin(setting, option, "option", setting.option)
    for variable, value in ((setting.variable, None), (None, settings.get(setting.name)), (setting.later, None)):
        if variable is not None and _is_set(setting, variable):
            return Origin(setting, os.environ[variable], "environment", variable)
        if value is not None:
            return Origin(setting, value, "file", line=line_of(text, setting.name))
    return Origin(setting, _default(setting), "default")


def _is_set(setting: Setting, variable: str) -> bool:
    """Tell whether a variable says something; an empty one does of the pager only: none."""
    return variable in os.environ and (bool(os.environ[variable]) or setting.name == "pager")


def _default(setting: Setting) -> Any:
    if setting.name == "index":
        return str(configured_index())
    value = getattr(Config(), setting.name)
    if value is None and setting.otherwise is not None:
        return int(setting.otherwise) if setting.otherwise.isdigit() else setting.otherwise
    return list(value) if isinstance(value, tuple) else value
