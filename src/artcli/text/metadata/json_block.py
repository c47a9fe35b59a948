"""What does a JSON object at a file's top say, as some sites' generators have it above the text?  Lines go in, fields come out.  Pure."""

from __future__ import annotations

import json
from typing import Any

from artcli.text.metadata.front_fields import LINES, FrontMatter

_MOST_CHARACTERS = 20_000


def read_json_block(lines: list[str], start: int) -> FrontMatter | None:
    """Read the object that begins at line ``start`` and ends with a line; it must have a title or two known keys."""
    text = "\n".join(lines[start : start + LINES])[:_MOST_CHARACTERS]
    try:
        said, end = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return None
    read = text.lstrip()
    if not isinstance(said, dict) or read[end:].partition("\n")[0].strip():
        return None
    found = FrontMatter(start + text.count("\n", 0, len(text) - len(read) + end) + 1)
    for key, value in said.items():
        found.add(key, _texts(value), listed=isinstance(value, list))
    return found if "title" in found.values or len(found.values) > 1 else None


def _texts(value: Any) -> list[str]:
    """Give a value's texts: its own, its items', or the names in it."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _texts(value.get("name"))
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [str(value)] if isinstance(value, int) and not isinstance(value, bool) else []
