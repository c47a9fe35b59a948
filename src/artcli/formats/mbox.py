"""Mailboxes (mbox, RFC 4155): one message after the other, each behind a line that begins with ``From``.

A message's name is made of its Message-ID, so that it stays the same wherever the message stands in the box.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from artcli.formats.content import Member
from artcli.formats.limits import MOST_MEMBER, too_large
from artcli.formats.mail import read
from artcli.formats.member_names import MemberNames

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_BEGINS = re.compile(rb"From [^\r\n]*\d{4}")
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_ID = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_NAME_BYTES = 6


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the messages of a mailbox, each with a name of twelve characters."""
    names = MemberNames()
    for data, whole in _messages(stream):
        name = names.name(_name(data))
        if whole:
            yield Member(name, _QUOTED.sub(b"", data) if b"\n>" in data else data, read)
        else:
            yield Member(name, trouble=too_large())


def _messages(stream: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Yield the bytes of each message, and whether they are all: of one too large only the beginning is kept."""
    lines: list[bytes] = []
    size = 0
    blank, begun = True, False
    for line in stream:
        if blank and line.startswith(b"From ") and _BEGINS.match(line):
            if begun:
                yield b"".join(lines), size <= MOST_MEMBER
            lines, size, begun = [], 0, True
            continue
        size += len(line)
        if size <= MOST_MEMBER:
            lines.append(line)
        blank = line in (b"\n", b"\r\n")
    if begun:
        yield b"".join(lines), size <= MOST_MEMBER


def _name(data: bytes) -> str:
    head, _, _ = data.partition(b"\n\n")
    match = _ID.search(head if len(head) < len(data) else data.partition(b"\r\n\r\n")[0])
    return blake2b(match[1] if match else data, digest_size=_NAME_BYTES).hexdigest()
