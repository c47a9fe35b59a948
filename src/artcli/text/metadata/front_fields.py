"""What is found in a block of keys: the values of an article's fields, and where the block ends?  Keys and values go in.  Pure."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from artcli.text.metadata.header_words import FIELDS

LINES = 200
"""Longer blocks aren't read: metadata of notes and of mail come to about 60 lines."""

_WORD = re.compile(r"=\?([\w-]{1,40})(?:\*\w+)?\?([bBqQ])\?([^?\s]*)\?=(\s*(?==\?))?")
SPACES = re.compile(r"[ \t\n\r\x0b\x0c\x85\xa0\u2028\u2029]+")
"""All that parts words but U+3000, which is a title's own."""
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_OF_MAILS = frozenset(
    [
        "subject",
        "betreff",
        "objet",
        "asunto",
        "assunto",
        "oggetto",
        "onderwerp",
        "тема",
        "الموضوع",
        "主题",
        "件名",
        "제목",
        "message-id",
        "newsgroups",
    ]
)
"""Keys that only mails and posts have."""


@dataclass(slots=True)
class FrontMatter:
    """The values of a header block by the article's fields, and the line after it; lists keep their items apart."""

    end: int
    values: dict[str, list[str]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    is_mail: bool = False
    """Whether the block is a mail's: its sender may be no author, its subject may have a program's words before it."""

    def add(self, key: str, values: list[str], *, listed: bool) -> bool:
        """Keep the values of a known key; the first key of a field wins.  Tell whether the key is known."""
        key = " ".join(key.lower().split()).strip(" *_")
        name = FIELDS.get(key)
        self.is_mail = self.is_mail or key in _OF_MAILS
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
