"""What does the block of keys at a file's top say?  Lines go in; keys with their values, and where the block ends, come out.

It reads YAML between ``---``, TOML between ``+++``, ``Key: value`` blocks and mail headers: their simple forms, evaluating
nothing.  A block it doesn't understand is left to the text.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from artcli.text.metadata.front_fields import LINES, FrontMatter
from artcli.text.metadata.json_block import read_json_block
from artcli.text.metadata.key_lines import is_forwarding, read_keys, read_row

_YAML = re.compile(r"(\s*)(- +)?(?:([\"']?)([\w][\w .-]{0,60}?)\3 *:(?:\s+|$))?(.*)")
_TOML = re.compile(r"([\w.-]{1,60}|\"[^\"]{1,60}\")\s*=\s*(.*)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": " ", "0": ""}


def read_front_matter(lines: list[str], start: int) -> FrontMatter | None:
    """Read the block that begins at line ``start``, if one does."""
    first = lines[start].strip()
    if first == "---":
        return _read_yaml(lines, start)
    if first == "+++":
        return _read_toml(lines, start)
    if first[:1] == "{":
        return read_json_block(lines, start)
    if is_forwarding(first):
        below = next((n for n in range(start + 1, len(lines)) if lines[n]), start + 1)
        return read_keys(lines, below)
    if ":" not in first and "：" not in first:
        return None
    return (read_row(first, start) if "|" in first else None) or read_keys(lines, start)


def _closing(lines: list[str], start: int, marks: tuple[str, ...]) -> int | None:
    for number in range(start + 1, min(start + LINES, len(lines))):
        if lines[number].strip() in marks:
            return number
    return None


def _read_yaml(lines: list[str], start: int) -> FrontMatter | None:
    end = _closing(lines, start, ("---", "..."))
    if end is None:
        return None
    found, entry, keys = FrontMatter(end + 1), _Entry(), 0
    for line in lines[start + 1 : end]:
        match = _YAML.fullmatch(line)
        if not match or line.lstrip().startswith("#"):
            continue
        indent, dash, _quote, key, rest = match.groups()
        if key and not indent and not dash:
            entry.close(found)
            entry, keys = _Entry(key, rest.strip()), keys + 1
        elif not entry.take(line.strip(), key=key, rest=rest.strip(), dash=bool(dash), indented=bool(indent)):
            return None
    entry.close(found)
    return found if found.values or keys > 1 else None


@dataclass(slots=True)
class _Entry:
    """A key of YAML with what follows it."""

    key: str = ""
    rest: str = ""
    items: list[str] = field(default_factory=list)

    def take(self, line: str, *, key: str | None, rest: str, dash: bool, indented: bool) -> bool:
        """Take a line below the key: an item, a name inside an item, a folded line."""
        if not line:
            return True
        if not self.key:
            return False
        if dash and self.rest in ("", "[]"):
            self.items.append(rest if key in (None, "name") else "")
        elif indented and key and self.rest == "":
            self.items += [rest] if key == "name" else []
        elif indented:
            self.rest = (
                f"{self.rest.lstrip('>|+-0123456789') if self.rest[:1] in ('>', '|') else self.rest} {line}".strip()
                or line
            )
        else:
            return False
        return True

    def close(self, found: FrontMatter) -> None:
        """Hand the values over."""
        if not self.key:
            return
        if self.rest.startswith("["):
            found.add(self.key, _flow_items(self.rest), listed=True)
        elif self.items:
            found.add(self.key, [_scalar(item) for item in self.items], listed=True)
        else:
            found.add(self.key, [_scalar(self.rest)], listed=False)


_ITEM = re.compile(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]\"'][^,\[\]]*)\s*")


def _flow_items(text: str) -> list[str]:
    return [_scalar(match[1]) for match in _ITEM.finditer(text.strip()[1:])]


def _scalar(text: str) -> str:
    """Read a plain or quoted scalar of YAML or TOML."""
    text = text.strip()
    if text[:1] == '"':
        end = re.match(r'"(?:[^"\\]|\\.)*"', text)
        if end and text[-1] == '"' and text[end.end() :].strip() and not text[end.end() :].startswith((" #", "\t#")):
            return _ESCAPE.sub(_unescape, text[1:-1])  # the quotation marks inside have lost their backslashes
        return _ESCAPE.sub(_unescape, end.group()[1:-1]) if end else text[1:]
    if text[:1] == "'":
        end = re.match(r"'(?:[^']|'')*'", text)
        return end.group()[1:-1].replace("''", "'") if end else text
    return text.split(" #", 1)[0].rstrip()


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16)) if not 0xD800 <= int(code, 16) <= 0xDFFF else "\ufffd"
    return _PLAIN_ESCAPES.get(match[3], match[3])


def _read_toml(lines: list[str], start: int) -> FrontMatter | None:
    end = _closing(lines, start, ("+++",))
    if end is None:
        return None
    found, keys, joined = FrontMatter(end + 1), 0, ""
    for line in lines[start + 1 : end]:
        joined = f"{joined} {line.strip()}".strip()
        if joined.count("[") > joined.count("]") and len(joined) < 4000:
            continue
        match = _TOML.fullmatch(joined)
        if match:
            listed = match[2].startswith("[")
            found.add(
                match[1].strip('"').rpartition(".")[2],
                _flow_items(match[2]) if listed else [_scalar(match[2])],
                listed=listed,
            )
            keys += 1
        elif joined and joined[0] not in "#[":
            return None
        joined = ""
    return found if keys else None
