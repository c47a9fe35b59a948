"""Which options are there, and what do they stand for?  Declarations as values, for click and for ``plain_arguments`` alike; knows no click."""

from __future__ import annotations

from artcli.errors import ConfigError
from artcli.hints import TYPE_CHECKING, Any
from artcli.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

WHEN = ("always", "auto", "never")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names, the key of its value, and how that is read.

    A ``flag`` takes no value: it is there, or stands for ``stands_for``.  A ``least`` makes it a whole number from there to ``most``.
    """

    names: tuple[str, ...]
    key: str
    help: str | None = None
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    flag: bool = False
    stands_for: str | None = None
    multiple: bool = False
    default: Any = None

    @property
    def unasked(self) -> Any:
        """What a command gets where the option isn't there."""
        if self.multiple:
            return ()
        return False if self.flag and self.stands_for is None else self.default


INDEX = Option(
    ("--index",),
    "index",
    "A folder or opensearch://HOST/NAME (else ARTCLI_INDEX, else your own).",
    metavar="DIR",
)
COLOR = Option(("--color", "--colour"), "color", "Colour the output (auto: on a terminal).", choices=WHEN)
JSON = Option(("--json",), "as_json", "One JSON document.", flag=True)
JSONL = Option(("--jsonl",), "as_jsonl", "One JSON object a line, as they come.", flag=True)
PLAIN = Option(("--plain",), "plain", "Plain text: no colour, no wrapping.", flag=True)
NO_PAGER = Option(("--no-pager",), "no_pager", "Don't page.", flag=True)
FORMAT = Option(
    ("--format",), "form", "How to print it.", choices=("rich", "plain", "json", "jsonl", "csv", "ids", "paths")
)
QUIET = Option(("-q", "--quiet"), "quiet", "Print nothing but errors.", flag=True)
TEMPLATE = Option(("--template",), "template", "A line a hit: '{date} {title}', named as in --json.", metavar="TEXT")
HYPERLINKS = Option(
    ("--hyperlinks",),
    "hyperlinks",
    "Links to files and addresses (auto: where the terminal can).",
    choices=WHEN,
    default="auto",
)
WIDTH = Option(("--width",), "width", "Columns of a line.", metavar="N", least=20, most=400)
THEME = Option(
    ("--theme",),
    "theme",
    "Colours for this ground (auto: as your terminal says).",
    choices=("auto", "light", "dark", "none"),
)
SHARED = (INDEX, COLOR)
"""Options that stand before or after the command's name."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The values of the options that stand before or after the command's name."""

    index: str | None = None
    color: str = "auto"

    def index_path(self) -> Path | str:
        """Return the index's folder, or its address as a text."""
        from artcli.config import index_path  # noqa: PLC0415  (not for normalise, nor for --help)

        return index_path(self.index)


def take_shared(options: dict[str, Any], outer: Shared) -> Shared:
    """Take the shared options out of ``options``; a command's own go before those that stand ahead of its name.

    Raises ``UsageFaultError`` for an index without a name.
    """
    if options.get("index") == "":
        message = "--index is empty: name a folder, or leave it out for your own library."
        raise UsageFaultError(message)
    return Shared(
        index=options.pop("index", None) or outer.index,
        color=options.pop("color", None) or outer.color,
    )


class UsageFaultError(ConfigError):
    """Options that contradict each other, or something left out; who knows the command's name says where its help is."""


def one_format(**formats: bool) -> str | None:
    """Return the one output format that was asked for.

    Raises ``UsageFaultError`` where it is more than one.
    """
    chosen = [name for name, wanted in formats.items() if wanted]
    if len(chosen) > 1:
        message = f"{_form_option(chosen[0])} and {_form_option(chosen[1])} can't be had together."
        raise UsageFaultError(message)
    return chosen[0] if chosen else None


def _form_option(name: str) -> str:
    return f"--format {name}" if name in ("rich", "csv", "ids", "paths") else f"--{name}"
