"""How is text from a file shown without the terminal obeying it?  Text → text.

``safe(text)`` for one line of anything, ``safe_block(text)`` where line breaks and tabs are the text's own, ``safe_name(path)``
where they must be seen, ``short(text, most)`` for one line that may be far too long for one.  Pure: no rich, so that plain output can use it.
"""

from __future__ import annotations

from functools import cache

from artcli.patterns import lazy

_UNSAFE = lazy("[\x00-\x1f\x7f-\x9f\xad\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")

REPLACEMENT = "\ufffd"

_OWN: dict[str, dict[int, str]] = {
    "block": {0x0A: "\n", 0x09: "\t"},
    "line": {0x0A: "\\n", 0x0D: "\\r", 0x09: " "},
    "name": {0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t"},
}
"""What becomes of line breaks, carriage returns and tabs in a block, in a line, and in a file's name."""


@cache
def _shown(own: str) -> dict[int, str]:
    """Return what is shown for each character that isn't, with line breaks, carriage returns and tabs as ``own`` has them.

    Two thousand entries, of which a text that is safe needs none.
    """
    shown: dict[int, str] = {
        **{code: chr(0x2400 + code) for code in range(0x20)},  # Unicode's control pictures: ESC is ␛
        0x7F: "␡",
        **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),  # C1: 0x9B alone begins a control sequence on some terminals
        0xAD: "",  # a soft hyphen shows only where a line breaks; terminals draw it everywhere
        0x2028: " ",
        0x2029: " ",
        # Overrides make text read otherwise than it is; embeddings and isolates that nobody closes reach over the line's end.
        **dict.fromkeys((0x202D, 0x202E), REPLACEMENT),
        **dict.fromkeys((0x202A, 0x202B, 0x202C, *range(0x2066, 0x206A)), ""),
        0xFEFF: "",
        **dict.fromkeys(range(0xFFF9, 0xFFFC), ""),
        # A byte of a file name that isn't UTF-8 (PEP 383); any other surrogate can't be written either.
        **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
        **{0xDC00 + byte: f"\\x{byte:02x}" for byte in range(0x80, 0x100)},
    }
    return shown | _OWN[own]


def safe(text: str) -> str:
    r"""Return one line of text with nothing in it that a terminal acts on.

    >>> safe("red \x1b[31m, two\nlines")
    'red ␛[31m, two\\nlines'
    """
    return text if text.isprintable() or not _UNSAFE.search(text) else text.translate(_shown("line"))


def safe_name(name: str) -> str:
    r"""Return a file's name as it can be printed on one line.

    >>> safe_name("a\tb\udcff.txt")
    'a\\tb\\xff.txt'
    """
    return name if name.isprintable() or not _UNSAFE.search(name) else name.translate(_shown("name"))


def safe_block(text: str) -> str:
    r"""Return text with its line breaks and tabs, and nothing else that a terminal acts on.

    >>> safe_block("one\n\ttwo\x07")
    'one\n\ttwo␇'
    """
    return text if text.isprintable() or not _UNSAFE.search(text) else text.translate(_shown("block"))


def short(text: str, most: int) -> str:
    """Return the beginning of a line of anything.

    >>> short("sea " * 100, 12)
    'sea sea sea…'
    """
    return safe(text if len(text) <= most else text[: most - 1].rstrip() + "…")
