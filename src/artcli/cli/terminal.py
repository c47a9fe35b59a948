"""What is at the other end of the output?  Asks the streams and the environment, lets ``render.terminal`` decide, and writes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import cached_property

from artcli.errors import OutputError
from artcli.hints import TYPE_CHECKING, cast
from artcli.render.terminal import as_page, hyperlinks, ink, progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from rich.console import Console

    from artcli.cli.places import Place
    from artcli.render.layout import Sheet
    from artcli.render.terminal import Choice, Ink
    from artcli.render.theme import Screen


_PLAIN_SIGNS = str.maketrans("·–—‘’“”…", "---''\"\".")
"""Signs of our own lines, and those as wide of others', for encodings that have none of them."""


class ReaderLeftError(Exception):
    """Whoever read the output has closed it (``| head``): no fault, but no reason to go on.

    Not a BrokenPipeError, which click would turn into exit status 1.
    """


def is_terminal(stream: TextIO) -> bool:
    """Say whether a person looks at a stream; a closed one is none."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def screen_size() -> os.terminal_size:
    """Return the columns and lines of the terminal: those of the environment, else of the first stream that is one, else 80 by 25."""
    asked = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    known = [int(one) if one.isascii() and one.isdigit() else 0 for one in asked]
    if not all(known):
        columns, lines = _asked_size()
        known = [known[0] or columns, known[1] or lines]
    return os.terminal_size(known)


def _asked_size() -> os.terminal_size:
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        try:
            found = os.get_terminal_size(stream.fileno() if stream else -1)
        except (ValueError, OSError):
            continue
        if found.columns and found.lines:
            return found
    return os.terminal_size((80, 25))


class Output:
    """Standard output or standard error, as a command writes to it."""

    def __init__(
        self,
        stream: TextIO,
        colour: str = "auto",
        width: int | None = None,
        hyperlinks: str = "auto",
        theme: str | None = None,
    ) -> None:
        """Take the stream, and what was asked of it."""
        self.stream = stream
        self.colour = colour
        self.width = width
        self.hyperlinks = hyperlinks
        self.theme = theme

    @property
    def _ink(self) -> Ink:
        return ink(cast("Choice", self.colour), os.environ, is_terminal=is_terminal(self.stream))

    @property
    def as_page(self) -> bool:
        """Whether what is written is laid out for a person."""
        return as_page(self._ink, is_terminal=is_terminal(self.stream))

    @property
    def progress(self) -> bool:
        """Whether a line that redraws itself makes sense."""
        return progress(os.environ, is_terminal=is_terminal(self.stream))

    @property
    def links(self) -> bool:
        """Whether titles may be links to their files."""
        return hyperlinks(cast("Choice", self.hyperlinks), os.environ, is_terminal=is_terminal(self.stream))

    @property
    def columns(self) -> int | None:
        """How wide the terminal is, asked without rich; None where there is none."""
        if not is_terminal(self.stream):
            return None
        return screen_size().columns

    @cached_property
    def console(self) -> Console:
        """A rich console for the stream."""
        from artcli.cli.theming import painting  # noqa: PLC0415
        from artcli.render.console import console_for  # noqa: PLC0415  (rich takes 25 ms to import)

        ink_of_theme, styles = painting(self.theme, self._ink)
        console = console_for(self.stream, ink_of_theme, styles=styles)
        if self.width:
            console.width = self.width
        return console

    def write(self, text: str, end: str = "\n") -> None:
        """Write text and a line end; what the stream's encoding can't hold is escaped.

        Raises ``OutputError`` where the stream takes nothing more, ``ReaderLeftError`` where nobody reads it.
        """
        with _told():
            self.stream.write(_encodable(text, self.stream) + end)

    def write_parts(self, parts: Iterable[bytes]) -> None:
        """Write bytes as they are, for another program.

        Raises as ``write`` does.
        """
        self.flush()
        for part in parts:
            with _told():
                self.stream.buffer.write(part)
        with _told():
            self.stream.buffer.flush()

    def flush(self) -> None:
        """Let what was written be seen.

        Raises as ``write`` does.
        """
        with _told():
            self.stream.flush()

    def write_name(self, name: str, end: str) -> None:
        """Write a name of the file system for another program, byte for byte; a terminal gets it made safe.

        Raises as ``write`` does.
        """
        if is_terminal(self.stream):
            from artcli.render.safe import safe_name  # noqa: PLC0415  (a pipe needs none)

            self.write(safe_name(name))
            return
        with _told():
            self.stream.flush()
            self.stream.buffer.write(os.fsencode(name + end))
            self.stream.buffer.flush()

    def show(self, sheet: Sheet, *, page: bool = False, first: str | None = None, place: Place | None = None) -> None:
        """Write a page; with ``page``, through the pager where it is taller than the screen.

        That is opened where the style ``first`` first stands, else at the ``place`` of reading, and tells that where it is left.

        Raises ``ConfigError`` for a theme that can't be used.
        """
        from artcli.render.theme import line_with, painted  # noqa: PLC0415  (pages are for terminals)

        screen = self._screen()
        text = painted(sheet, screen).rstrip("\n")
        tall = text.count("\n") + 1 >= screen_size().lines
        if page and tall and is_terminal(self.stream) and is_terminal(sys.stdin):
            from artcli.cli.pager import Opening  # noqa: PLC0415  (only where there is something to page)
            from artcli.cli.pager import page as through_pager  # noqa: PLC0415

            line = line_with(sheet, screen, first) if first else None
            paged = through_pager(text + "\n", Opening(line, place, screen_size().lines))
            if paged.note:
                standard_error().write(paged.note)
            if paged.shown:
                return
        if os.name == "nt":
            from rich.text import Text  # noqa: PLC0415  (knows how to paint on Windows' older consoles)

            self.console.print(Text.from_ansi(text), soft_wrap=True)
            return
        self.write(text)

    def _screen(self) -> Screen:
        from artcli.cli.theming import painting  # noqa: PLC0415
        from artcli.render.theme import Screen  # noqa: PLC0415

        is_ascii = not (self.stream.encoding or "utf-8").lower().startswith("utf")
        ink_of_theme, styles = painting(self.theme, self._ink)
        return Screen(self.width or screen_size().columns, ink_of_theme, is_ascii, styles)


@contextmanager
def _told() -> Iterator[None]:
    """Say a failure to write in our own words."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderLeftError from error
    except OSError as error:
        raise OutputError.from_os(error) from error


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN_SIGNS).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _is_open(stream: TextIO | None) -> bool:
    """Tell whether there is a stream: Python has none for what its caller has closed."""
    return stream is not None


def standard_output(
    colour: str = "auto", width: int | None = None, links: str = "auto", theme: str | None = None
) -> Output:
    """Return standard output; one that isn't a terminal is UTF-8.

    Raises ``OutputError`` where there is none.
    """
    if not _is_open(sys.stdout):
        message = "The output can't be written: it is closed."
        raise OutputError(message)
    if not is_terminal(sys.stdout) and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return Output(sys.stdout, colour, width, links, theme)


def standard_error(colour: str = "auto", theme: str | None = None) -> Output:
    """Return standard error, or a place that nobody reads where there is none."""
    if not _is_open(sys.stderr):
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  (open as long as the program runs)
    return Output(sys.stderr, colour, theme=theme)
