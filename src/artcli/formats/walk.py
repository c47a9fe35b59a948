"""What is in a file?  Its bytes → the articles in it, one after the other: itself, what was compressed, or the members of a container.

A container in a container is opened too, to a depth.  One member is in memory at a time.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple, cast

from artcli.errors import BinaryTextError, FormatError, TextError
from artcli.formats.content import SEPARATOR, Content, Member
from artcli.formats.limits import DEPTH, MOST_MEMBERS, MOST_TOTAL, read_whole
from artcli.formats.table import ENDINGS, FORMATS, stem
from artcli.formats.told import LOOKED_AT, tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from artcli.formats.content import Reader
    from artcli.formats.table import Format


class Opened(NamedTuple):
    """A file as it is inside of what it was compressed with: its format (none for text), its bytes, its name then."""

    form: Format | None
    stream: BinaryIO
    path: str

    @property
    def is_container(self) -> bool:
        """Tell whether several articles may be in it."""
        return self.form is not None and self.form.kind == "container"


def open_file(form: Format | None, stream: BinaryIO, path: str) -> Opened:
    """Take a file out of what it was compressed with; ``form`` is what it was told as.

    Raises ``FormatError``.
    """
    for _ in range(DEPTH):
        if form is None or form.kind != "wrapper":
            return Opened(form, stream, path)
        stream, path = form.load().unwrap(stream), _unpacked_name(path)
        form = tell(cast("io.BufferedReader", stream).peek(LOOKED_AT)[:LOOKED_AT], path)
    if form is not None and form.kind == "wrapper":
        message = f"{form.what} in what was compressed twice"
        raise FormatError(message)
    return Opened(form, stream, path)


def members(opened: Opened, depth: int = 1) -> Iterator[Member]:
    """Yield what is in a container, those of containers inside it by names such as ``inner.zip!/a.txt``.

    Raises ``FormatError`` where it can't be read to its end: what came before stands.
    """
    form, stream, _ = opened
    assert form is not None
    if not stream.seekable() and form.name == "zip":
        stream = io.BytesIO(read_whole(stream))
    total = number = 0
    for member in form.load().members(stream):
        for one in _opened(member, depth):
            total += len(one.data)
            number += 1
            if number > MOST_MEMBERS or total > MOST_TOTAL:
                message = f"more than {MOST_MEMBERS:,} members or {MOST_TOTAL // 2**30} GiB in it: the rest is left out"
                raise FormatError(message)
            yield one


def _opened(member: Member, depth: int) -> Iterator[Member]:
    """Yield a member, or what is in it if it is a container itself."""
    form = None if member.reader or member.trouble else tell(member.data, member.name)
    if form is None or form.kind == "document":
        yield member
        return
    try:
        inside = open_file(form, io.BytesIO(member.data), member.name)
        if not inside.is_container:
            yield member
            return
        if depth >= DEPTH:
            message = f"{form.what} inside of an archive in an archive: unpack that first"
            raise FormatError(message)
        for inner in members(inside, depth + 1):
            yield inner._replace(name=f"{member.name}{SEPARATOR}{inner.name}")
    except TextError as error:
        yield Member(member.name, trouble=error)


def read(data: bytes, path: str, form: Format | None = None) -> Content:
    """Return the text of a file that isn't a container.

    Raises ``FormatError``, or another ``TextError``.
    """
    form = form or tell(data, path)
    if form is not None and form.kind == "wrapper":
        form, stream, path = open_file(form, io.BytesIO(data), path)
        data = read_whole(stream)
    if form is None:
        return Content(data, stem(path))
    if form.kind != "document":
        message = f"{form.what}, not text"
        raise BinaryTextError(message)
    return _read(form.load().read, data, stem(path), form.what)


def content_of(member: Member) -> Content:
    """Return the text of a container's member.

    Raises ``FormatError``, or another ``TextError``.
    """
    if member.trouble:
        raise member.trouble
    name = member.name.rpartition(SEPARATOR)[2]
    return _read(member.reader, member.data, stem(name), "a member") if member.reader else read(member.data, name)


def _read(reader: Reader, data: bytes, name: str, what: str) -> Content:
    """Read a document; what a library fails on in a way not foreseen is a damaged file, and no reason to stop."""
    try:
        return reader(data, name)
    except (TextError, MemoryError):
        raise
    except Exception as error:
        message = f"{what} that can't be read ({type(error).__name__}: {error})"
        raise FormatError(message) from error


def _unpacked_name(path: str) -> str:
    """Return what a compressed file was called before: ``a.tgz`` was ``a.tar``.

    >>> _unpacked_name("a.txt.gz"), _unpacked_name("a.tgz"), _unpacked_name("a")
    ('a.txt', 'a.tar', 'a')
    """
    at = path.rfind(".")
    ending = path[at:].lower() if at > 0 else ""
    if ending in FORMATS["tar"].endings and ending != ".tar":
        return f"{path[:at]}.tar"
    return path[:at] if FORMATS.get(ENDINGS.get(ending, ""), FORMATS["zip"]).kind == "wrapper" else path
