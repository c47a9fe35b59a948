"""Where may a click lead?  A text's addresses → parts of it with a link, as OSC 8 has them.

Only ``http`` and ``https``; all but printable ASCII is encoded, as the specification asks for: nothing else of an article gets into a sequence.
"""

from __future__ import annotations

from pathlib import Path

from artcli.hints import TYPE_CHECKING
from artcli.patterns import lazy
from artcli.render.text import LINK

if TYPE_CHECKING:
    from artcli.render.text import Text

_ADDRESS = lazy("https?://[!-;=?-~\u00c0-\u024f\u0370-\u058f]+")
"""Letters of Latin, Greek and Cyrillic stand in addresses too; others may as well be the next word, where words have no spaces."""
SAFE = "!#$%&'()*+,-./:;=?@[\\]^_`{|}~"
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
        if len(match[0]) > LONGEST:
            continue
        address = _without_ends(match[0])
        if len(address) > len("https://"):
            _link(text, address, match.start(), match.start() + len(address))


def link_file(text: Text, shown: str, path: str) -> None:
    """Make a link of a file's name where it stands in a text; of a member of a container, to that."""
    address, start = file_address(path), text.plain.find(shown)
    if shown and start >= 0 and address:
        text.stylize(LINK + address, start, start + len(shown))


def file_address(path: str) -> str | None:
    """Return the address of an article's file, or of its container; None where it has none that a link can hold."""
    file = Path(path.partition("!/")[0])
    try:
        address = file.as_uri() if file.is_absolute() else ""
    except ValueError:  # a name that is no text
        return None
    return address if 0 < len(address) <= LONGEST else None


def _link(text: Text, address: str, start: int, end: int) -> None:
    if not address.isascii():
        from urllib.parse import quote  # noqa: PLC0415  (seldom needed)

        address = quote(address, safe=SAFE)
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
