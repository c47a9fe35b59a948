"""Which articles does a file become?  Bytes of any format → normalised articles, without an index."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from artcli.errors import NothingInsideError, TextError
from artcli.formats.content import NO_HINTS, SEPARATOR
from artcli.formats.told import tell
from artcli.formats.walk import content_of, members, open_file, read
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


def explain_all(data: bytes, path: str) -> Iterator[Explained]:
    """Yield the articles of a file: one, or those of a container's members, each with what it was made of."""
    try:
        form = tell(data, path)
        opened = open_file(form, io.BytesIO(data), path)
        if not opened.is_container:
            yield _explained(path, lambda: read(data, path, form))
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
