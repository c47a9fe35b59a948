"""Which articles does a file become?  Bytes of any format → normalised articles, without an index."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from artcli.errors import NothingInsideError, TextError
from artcli.formats.content import NO_HINTS, SEPARATOR
from artcli.formats.limits import read_whole
from artcli.formats.told import LOOKED_AT, tell
from artcli.formats.walk import content_of, members, open_file, read
from artcli.ingest.listing import reason_of
from artcli.ingest.loading import open_regular
from artcli.text.normalise import explain, explain_hinted, explain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artcli.formats.content import Content
    from artcli.text.normalise import Normalised


class Explained(NamedTuple):
    """An article of a file, where it stands there, and the text that it was made of; or why there is none."""

    path: str
    text: str | bytes = b""
    normalised: Normalised | None = None
    trouble: TextError | None = None


def normalised(content: Content) -> Normalised:
    """Make the article of what a format gave.

    Raises ``TextError``.
    """
    if isinstance(content.text, str):
        return explain_text(content.text, content.name, content.hints)
    if content.hints is NO_HINTS:
        return explain(content.text, content.name)
    return explain_hinted(content.text, content.name, content.hints)


def explain_file(path: str) -> Iterator[Explained]:
    """Yield the articles of a file on disk, of which no more than a member is in memory at a time.

    Raises ``OSError`` where it can't be opened.
    """
    with io.BufferedReader(open_regular(path), LOOKED_AT) as file:
        try:
            yield from explain_stream(file, path)
        except OSError as error:
            yield Explained(path, trouble=TextError(reason_of(error)))


def explain_all(data: bytes, path: str) -> Iterator[Explained]:
    """Yield the articles of a file's bytes."""
    yield from explain_stream(cast("BinaryIO", io.BufferedReader(io.BytesIO(data), LOOKED_AT)), path)


def explain_stream(stream: BinaryIO, path: str) -> Iterator[Explained]:
    """Yield the articles in a buffered stream: one, or those of a container's members, each with what it was made of."""
    try:
        form = tell(cast("io.BufferedReader", stream).peek(LOOKED_AT)[:LOOKED_AT], path)
        opened = open_file(form, stream, path)
        if not opened.is_container:
            data = read_whole(opened.stream)
            yield _explained(path, lambda: read(data, opened.path, opened.form))
            return
        number = 0
        for number, member in enumerate(members(opened), 1):  # noqa: B007  (counted to the end)
            yield _explained(f"{path}{SEPARATOR}{member.name}", lambda member=member: content_of(member))  # type: ignore[misc]
        if not number:
            message = "nothing in it"
            raise NothingInsideError(message)
    except TextError as error:
        yield Explained(path, trouble=error)


def _explained(path: str, give: Callable[[], Content]) -> Explained:
    try:
        content = give()
        return Explained(path, content.text, normalised(content))
    except TextError as error:
        return Explained(path, trouble=error)
