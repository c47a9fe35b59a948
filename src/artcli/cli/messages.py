"""How is a person told that something went wrong?  One line that says what, and one that says what to do, on standard error."""

from __future__ import annotations

from artcli.cli.terminal import standard_error
from artcli.errors import ArtcliError, QuerySyntaxError
from artcli.hints import TYPE_CHECKING
from artcli.render.safe import safe

if TYPE_CHECKING:
    from artcli.cli.terminal import Output


def print_error(error: ArtcliError) -> None:
    """Print an error; the query's place at fault gets a caret."""
    from artcli.render.faults import error_lines  # noqa: PLC0415  (takes rich's table of widths, which notes don't need)

    query, span = (error.source, error.span) if isinstance(error, QuerySyntaxError) else (None, None)
    output = standard_error()
    for line in error_lines(str(error), error.hint, query, span, output.columns):
        output.write(line)


def print_note(text: str, *, apart: bool = False) -> None:
    """Print something worth knowing that isn't a result; ``apart`` from a page that follows on the same terminal."""
    output = standard_error()
    for line in text.splitlines():
        say(output, safe(line))
    if apart and output.columns:
        output.write("")


def say(output: Output, sentence: str) -> None:
    """Print a sentence, whose words a terminal isn't left to break."""
    width = output.columns
    parts = [sentence]
    if width and len(sentence) * 2 > width:  # even of wide characters, fewer fit
        from artcli.render.faults import wrapped_text  # noqa: PLC0415  (as above)

        parts = wrapped_text(sentence, width)
    for part in parts:
        output.write(part)
