"""Is the normaliser's time linear in hostile input?  ``python bench/hostile.py [MB …]``: seconds a MB at each size (1, 5 and 50).

Where the figures of a line are alike, it is linear; quadratic time would multiply them by 5 and by 50.  The time is the processor's.
"""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING

from artcli.errors import TextError
from artcli.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda size: "word and word " * (size // 14),
    "one word": lambda size: "a" * size,
    "blank lines": lambda size: "Title\n" + "\n" * size,
    "By lines": lambda size: "By Mara Lindqvist\n" * (size // 18),
    "By words": lambda size: "By " + "By " * (size // 3),
    "deep quotes": lambda size: "\n".join([">" * (n % 500) + " words" for n in range(size // 256)]),
    "deep nesting": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "open quotes": lambda size: "\n\n".join(["“never closed and ``open"] * (size // 26)),
    "ampersands": lambda size: "&amp" * (size // 4),
    "angle brackets": lambda size: "<" * size,
    "backslashes": lambda size: "\\" * size,
    "hyphen ends": lambda size: "state-\nowned " * (size // 13),
    "form feeds": lambda size: "\f" * size,
    "page numbers": lambda size: "\n".join([f"- {n} -\n\nwords that go on and" for n in range(size // 32)]),
    "short lines": lambda size: "ab\n" * (size // 3),
    "spaces": lambda size: "a" + " " * size + "b",
    "trailing spaces": lambda size: "Subject:" + " " * size + "\n\nb",
    "tabs": lambda size: "a\tb\n" * (size // 4),
    "rules": lambda size: "----\n====\n****\n" * (size // 15),
    "dates": lambda size: "12/11/2010 " * (size // 11),
    "mojibake": lambda size: "â€œCafÃ©â€\x9d " * (size // 20),
    "escapes": lambda size: "\x1b[31m\x1b]0;x" * (size // 10),
    "combining": lambda size: "a" + "\u0301" * (size // 2),
    "columns": lambda size: "left side words      right side words\n" * (size // 38),
    "list": lambda size: "- item\n" * (size // 7),
    "headings": lambda size: "# A\n\n" * (size // 5),
    "fences": lambda size: "```\n" * (size // 4),
    "links": lambda size: "* [a](/b)\n" * (size // 10),
    "open links": lambda size: "[a](b [a](" * (size // 10),
    "link references": lambda size: "[a][1] " * (size // 7) + "\n\n[1]: /x\n",
    "sections": lambda size: (
        "# Related stories\n\nThe wall is as long as the quay, they said, and as wide.\n\n[a](/b)\n\n" * (size // 92)
    ),
    "jumps": lambda size: "Continued on page 4\n\nwords that go on and on and\n" * (size // 49),
    "comments": lambda size: "3 Comments\n\nMara says:\n\nReply\n\n" * (size // 32),
    "clocks": lambda size: "".join([f"{n // 60 % 60}:{n % 60:02d}\nand words\n" for n in range(size // 15)]),
    "cues": lambda size: "1\n00:00:01,000 --> 00:00:02,000\nand words\n\n" * (size // 43),
    "braces": lambda size: "{" * size,
    "tags": lambda size: (
        "It rained on the quay, and nobody in the town was surprised by it.\n\n" + "Tags\n\nquay\n\n" * (size // 12)
    ),
    "cues of lists": lambda size: "Related stories\n\nA wall for the quay\n\n" * (size // 38),
    "signed ends": lambda size: "It rained.\n\nBy Mara Lindqvist\n\n" * (size // 31),
    "released": lambda size: "FOR IMMEDIATE RELEASE\n\n" * (size // 23),
    "justified": lambda size: "a  line  that is filled  with spaces\n" * (size // 37),
    "front matter": lambda size: "---\n" + "key: value\n" * (size // 11),
}


def main() -> None:
    """Print the table."""
    sizes = [float(size) for size in sys.argv[1:]] or [1.0, 5.0, 50.0]
    print(f"{'s a MB at':16}" + "".join([f"{size:>10g} MB" for size in sizes]))
    for name, make in HOSTILE.items():
        print(f"{name:16}", end="", flush=True)
        for size in sizes:
            data = make(int(size * 1e6)).encode()
            print(f"{_seconds(data) / len(data) * 1e6:13.3f}", end="", flush=True)
        print()


def _seconds(data: bytes) -> float:
    begun = time.process_time()
    with contextlib.suppress(TextError):  # what is refused takes time too
        normalise(data)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
