"""ZIP archives: members by name, from the table at the archive's end."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from artcli.errors import FormatError
from artcli.formats.content import Member
from artcli.formats.limits import MOST_MEMBER, check_ratio, read_whole, too_large
from artcli.formats.member_names import MemberNames, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_ENCRYPTED = 1
_OFFICE = {
    "[Content_Types].xml": "an Office document, not text",
    "mimetype": "an OpenDocument file, not text",
}
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError)
"""What zipfile raises: NotImplementedError for methods of compression that it doesn't know."""


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the files of an archive, each read when its turn comes; a folder or a hidden file is none.

    Raises ``FormatError`` for an archive that can't be opened, a bomb, and a document that is an archive by its form only.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _FAULTS as error:
        message = f"a damaged ZIP archive ({str(error).lower()})"
        raise FormatError(message) from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
        _refuse(stream, infos)
        names = MemberNames()
        for info in infos:
            yield _member(archive, info, names.name(info.filename))


def _refuse(stream: BinaryIO, infos: list[zipfile.ZipInfo]) -> None:
    there = {info.filename for info in infos}
    for name, what in _OFFICE.items():
        if name in there and (name != "mimetype" or "content.xml" in there):
            raise FormatError(what)
    check_ratio(stream.seek(0, 2), sum(info.file_size for info in infos), "a ZIP archive")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(name, trouble=FormatError("locked with a password"))
    if info.file_size > MOST_MEMBER:
        return Member(name, trouble=too_large())
    try:
        with archive.open(info) as file:
            return Member(name, read_whole(file))  # type: ignore[arg-type]  # typeshed has no BinaryIO in IO[bytes]
    except FormatError as error:
        return Member(name, trouble=error)
    except _FAULTS as error:
        return Member(name, trouble=FormatError(f"damaged in its ZIP archive ({str(error).lower()})"))
