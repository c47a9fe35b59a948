"""What does the block of keys at a file's top say?  Lines go in; keys with their values, and where the block ends, come out.

It reads YAML between ``---``, TOML between ``+++``, ``Key: value`` blocks and mail headers: their simple forms, evaluating
nothing.  A block it doesn't understand is left to the text.  Pure.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from artcli.text.metadata.header_words import FIELDS

LINES = 200
"""Longer blocks aren't read: metadata of notes and of mail come to about 60 lines."""

_FORWARDED = re.compile(
    r"-{2,20}\s{0,3}(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré"
    r"|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht)\s{0,3}-{2,20}|begin forwarded message:",
    re.IGNORECASE,
)
_KEY = re.compile(
    r"\s{0,3}(?:\*\*|__)?([^\W\d_][\w .'’/()-]{0,38}?)(?:\*\*|__)?\s{0,3}[:：](?:\*\*|__)?(?:\s+|(?=[^\s/:：])|$)"
)
_YAML = re.compile(r"(\s*)(- +)?(?:([\"']?)([\w][\w .-]{0,60}?)\3 *:(?:\s+|$))?(.*)")
_TOML = re.compile(r"([\w.-]{1,60}|\"[^\"]{1,60}\")\s*=\s*(.*)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")
_WORD = re.compile(r"=\?([\w-]{1,40})(?:\*\w+)?\?([bBqQ])\?([^?\s]*)\?=(\s*(?==\?))?")
SPACES = re.compile(r"[ \t\n\r\x0b\x0c\x85\xa0\u2028\u2029]+")
"""All that parts words but U+3000, which is a title's own."""
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": " ", "0": ""}


@dataclass(slots=True)
class FrontMatter:
    """The values of a header block by the article's fields, and the line after it; lists keep their items apart."""

    end: int
    values: dict[str, list[str]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)

    def add(self, key: str, values: list[str], *, listed: bool) -> bool:
        """Keep the values of a known key; the first key of a field wins.  Tell whether the key is known."""
        name = FIELDS.get(" ".join(key.lower().split()).strip(" *_"))
        values = [
            v[2:-2].rpartition("|")[2] if v.startswith("[[") and v.endswith("]]") else v
            for v in (SPACES.sub(" ", decode_words(value)).strip() for value in values)
            if v and v not in ("null", "~", "None")
        ]
        if name and values and name not in self.values:
            self.values[name] = values
            if listed:
                self.listed.add(name)
        return name is not None

    def one(self, name: str) -> str | None:
        """Give a field's value, a list's items joined."""
        values = self.values.get(name)
        return ", ".join(values) if values else None


def read_front_matter(lines: list[str], start: int) -> FrontMatter | None:
    """Read the block that begins at line ``start``, if one does."""
    first = lines[start].strip()
    if first == "---":
        return _read_yaml(lines, start)
    if first == "+++":
        return _read_toml(lines, start)
    if _FORWARDED.fullmatch(first):
        return read_keys(lines, start + 1)
    return read_keys(lines, start) if ":" in first or "：" in first else None


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


def read_keys(lines: list[str], start: int) -> FrontMatter | None:
    """Read ``Key: value`` lines, each on a line or with blank lines between; two known keys make a block, or a title alone."""
    found, number, known, unknown = FrontMatter(start), start, 0, 0
    while number < min(start + LINES, len(lines)):
        line = lines[number]
        if not line.strip():
            if not (number + 1 < len(lines) and unknown == 0 and _is_known(lines[number + 1])):
                break
            number += 1
            continue
        match = _KEY.match(line)
        if not match or len(line) > 1000:
            break
        value, number = _continued(lines, number, line[match.end() :].strip(" *"))
        if found.add(match[1], [value], listed=False):
            known += 1
        elif known == 0 and unknown > 8:  # a mail's trace of machines stands above its sender
            return None
        else:
            unknown += 1
        found.end = number
    alone = known == 1 and "title" in found.values and not unknown
    return found if known > 1 or alone else None


def _is_known(line: str) -> bool:
    match = _KEY.match(line)
    return bool(match) and " ".join(match[1].lower().split()) in FIELDS if match else False


def _continued(lines: list[str], number: int, value: str) -> tuple[str, int]:
    """Join the indented lines below a key, or one wrapped line between two known keys, to its value."""
    number += 1
    while (
        number < len(lines)
        and lines[number][:1] in (" ", "\t")
        and lines[number].strip()
        and not _is_known(lines[number].strip())
    ):
        value, number = f"{value} {lines[number].strip()}", number + 1
    if (
        number + 1 < len(lines)
        and lines[number].strip()
        and not _KEY.match(lines[number])
        and _is_known(lines[number + 1])
    ):
        value, number = f"{value} {lines[number].strip()}", number + 1
    return value, number


def decode_words(text: str) -> str:
    """Decode the encoded words of mail headers (RFC 2047)."""
    return _WORD.sub(_decode_word, text) if "=?" in text else text


def _decode_word(match: re.Match[str]) -> str:
    charset, encoding, payload = match[1], match[2].lower(), match[3].encode("ascii", "replace")
    try:
        if encoding == "b" and not _BASE64.fullmatch(match[3]):  # the decoder passes over what it doesn't know
            return match.group()
        data = binascii.a2b_base64(payload) if encoding == "b" else binascii.a2b_qp(payload, header=True)
        return data.decode(charset)
    except (binascii.Error, LookupError, UnicodeDecodeError):
        return match.group()
