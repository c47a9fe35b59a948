"""What is a text made of while its layout is read?  Pieces: structures that are known, and runs of prose still to be judged.

Pure data; imports the model and the lines only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from artcli.model import BlockKind
    from artcli.text.layout.lines import Line


@dataclass(slots=True, eq=False)
class Piece:
    """A block in the making: its kind and text, and whether blank lines or a page's end part it from the one before."""

    kind: BlockKind
    text: str
    gap: int = 1
    page: bool = False


@dataclass(slots=True, eq=False)
class Run:
    """Lines of prose without blank lines between them; ``quoted`` is the level of e-mail quoting."""

    lines: list[Line] = field(default_factory=list)
    quoted: int = 0
    kind: Literal["run"] = "run"
