"""What do formats give?  A text with what is known of it (``Content``); of a container its members, each as bytes (``Member``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artcli.model import Hints

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[bytes, str], "Content"]

SEPARATOR = "!/"
"""Between a container's path and its member's name: ``archive.zip!/a.txt``."""

NO_HINTS = Hints()


class Content(NamedTuple):
    """What stands in a file: a text, or bytes of a text in an encoding that is to be found out; and what the format says of it.

    ``name`` is the last resort for a title, without endings that only name formats.
    """

    text: str | bytes
    name: str = ""
    hints: Hints = NO_HINTS


class Member(NamedTuple):
    """One thing in a container: its name there, which stays its own as long as may be, and its bytes.

    ``reader`` reads the bytes where the container says what they are; else they are told as a file's are.  ``trouble`` says why there are
    none.
    """

    name: str
    data: bytes = b""
    reader: Reader | None = None
    trouble: Exception | None = None
