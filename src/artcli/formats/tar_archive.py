"""tar archives: members by name, read in the order they stand in; links, devices and the like are none."""

from __future__ import annotations

import tarfile
from typing import TYPE_CHECKING

from artcli.errors import FormatError
from artcli.formats.content import Member
from artcli.formats.limits import MOST_MEMBER, read_whole, too_large
from artcli.formats.member_names import MemberNames, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the files of an archive; a hidden one is none.

    Raises ``FormatError`` where the archive is damaged or ends too early.
    """
    names = MemberNames()
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # else all that were met are kept
                if info.isreg() and not is_hidden(info.name):
                    yield _member(archive, info, names.name(info.name))
    except FormatError:
        raise
    except (tarfile.TarError, EOFError, ValueError, OSError) as error:
        message = f"a damaged tar archive ({str(error).lower()})"
        raise FormatError(message) from error


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Member:
    if info.size > MOST_MEMBER:
        return Member(name, trouble=too_large())
    file = archive.extractfile(info)
    return Member(name, read_whole(file) if file else b"")  # type: ignore[arg-type]  # as for ZIP
