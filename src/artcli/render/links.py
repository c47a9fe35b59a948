"""Where may a click lead?  A text's addresses → parts of it with a link, as OSC 8 has them.

Only ``http`` and ``https``, and only of printable ASCII, as the specification asks for: nothing of an article gets into a sequence otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from artcli.patterns import lazy
from artcli.render.text import LINK

if TYPE_CHECKING:
    from artcli.render.text import Text

_ADDRESS = lazy(r"https?://[!-;=?-~]+")
_ENDS = ".,;:!?'\"*_"
"""What ends a sentence, or sets off an address, and not an address."""
_PAIRS = {")": "(", "]": "[", "}": "{"}
LONGEST = 2083
"""Characters that terminals take of an address at the least, by the specification of OSC 8."""


def link_addresses(text: Text) -> None:
    """Make links of the web addresses in a text that has been made safe."""
    if "://" not in text.plain:
        return
    for match in _ADDRESS.finditer(text.plain):
        address = _without_ends(match[0])
        if len(address) <= LONGEST and len(address) > len("https://"):
            _link(text, address, match.start(), match.start() + len(address))


def link_file(text: Text, shown: str, path: str) -> None:
    """Make a link of a file's name where it stands in a text; of a member of a container, to that."""
    file = Path(path.partition("!/")[0])
    start = text.plain.find(shown)
    if shown and start >= 0 and file.is_absolute():
        text.stylize(LINK + file.as_uri(), start, start + len(shown))


def _link(text: Text, address: str, start: int, end: int) -> None:
    text.stylize("link", start, end)
    text.stylize(LINK + address, start, end)


def _without_ends(address: str) -> str:
    """Return an address without the punctuation of its sentence; a bracket that it opened itself stays."""
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        if last in _ENDS or (opening and address.count(last) > address.count(opening)):
            address = address[:-1]
        else:
            break
    return address
