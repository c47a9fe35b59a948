"""How is the configuration changed?  Settings → lines of its file; all else in it, comments too, stays as it is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from artcli.config.file import load_settings, parsed
from artcli.config.places import config_path
from artcli.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TABLE = re.compile(r"(?m)^[ \t]*\[")


def save_settings(changes: Mapping[str, Any]) -> None:
    """Write settings into the configuration file, each on its line; what is None is taken out.

    Raises ``ConfigError`` where that can't be done, and changes nothing then.
    """
    path = config_path()
    there = load_settings()
    wanted = {key: value for key, value in (there | dict(changes)).items() if value is not None}
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        for key, value in changes.items():
            if there.get(key) != value:
                text = _changed(text, key, there.get(key), value)
        if not _says(text, path, wanted):
            lines = "; ".join([f"{key} = {toml(value)}" for key, value in changes.items() if value is not None])
            message = f"The configuration {path} is laid out in a way that can't be changed by itself."
            raise ConfigError(message, hint=f"Write in it: {lines}" if lines else "Change it: artcli config edit")
        _write_whole(path, text)
    except OSError as error:
        message = f"The configuration {path} can't be written: {error.strerror}."
        hint = "It is as it was. Check the space left and who may write there, or name another file: ARTCLI_CONFIG=FILE"
        raise ConfigError(message, hint=hint) from error


def _changed(text: str, key: str, before: Any, value: Any) -> str:
    """Return a configuration's text with another value, or none, of a key; a table is changed line by line."""
    if not isinstance(before, dict) and not isinstance(value, dict):
        end = found.start() if (found := _TABLE.search(text)) else len(text)
        return _with_line(text[:end], key, value) + text[end:]
    head = re.search(rf"(?m)^[ \t]*\[[ \t]*{re.escape(key)}[ \t]*\][^\n]*\n?", text)
    if head is None:  # an inline table, or none
        end = found.start() if (found := _TABLE.search(text)) else len(text)
        text = _with_line(text[:end], key, None) + text[end:]
        return text if value is None else _with_table(text, key, value)
    after = _TABLE.search(text, head.end())
    end = after.start() if after else len(text)
    if not isinstance(value, dict):
        return _changed(text[: head.start()] + text[end:], key, None, value)
    body = text[head.end() : end]
    for name in before.keys() | value.keys():
        if before.get(name) != value.get(name):
            body = _with_line(body, name, value.get(name))
    return text[: head.end()] + body + text[end:]


def _with_table(text: str, key: str, value: Mapping[str, Any]) -> str:
    if isinstance(value, dict):
        lines = "".join([f"{name} = {toml(one)}\n" for name, one in value.items()])
        return f"{text}{_gap(text)}[{key}]\n{lines}"
    return _with_line(text, key, value)


def _with_line(text: str, key: str, value: Any) -> str:
    """Return lines with that of a key in place of the one there, or at the end; without it for None."""
    there = re.search(rf"(?m)^[ \t]*{re.escape(key)}[ \t]*=.*\n?", text)
    line = "" if value is None else f"{key} = {toml(value)}\n"
    if there:
        return text[: there.start()] + line + text[there.end() :]
    if not line:
        return text
    body = text.rstrip("\n")
    return f"{body}{_gap(body)}{line}{text[len(body) + 1 :]}"


def _gap(text: str) -> str:
    return "\n" if text and not text.endswith("\n") else ""


def _says(text: str, path: Path, wanted: Mapping[str, Any]) -> bool:
    try:
        return parsed(text.encode(), path) == wanted
    except ConfigError:
        return False


def _write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; where it is a link, what that leads to."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def toml(value: Any) -> str:
    """Return a value as TOML writes it: JSON does so too, but for one character, and for tables.

    >>> toml(["a", "b"]), toml(True), toml({"title": "bold"})
    ('["a", "b"]', 'true', '{ title = "bold" }')
    """
    import json  # noqa: PLC0415  (seldom needed)

    if isinstance(value, dict):
        return "{ " + ", ".join([f"{key} = {toml(one)}" for key, one in value.items()]) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
