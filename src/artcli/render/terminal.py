"""May this output have colour, links, a pager, a progress bar?  The contract's order of options, variables and terminals.

Options, environment and facts about the stream in; decisions out.  Pure: the caller asks the stream and the environment.

- ``ink(choice, environ, is_terminal=…)``: "colour", "weight" (bold, dim and underline without colour) or "none" (marks such as ``**``)
- ``as_page(ink, is_terminal=…)``: whether to lay out a page, or print plain text
- ``hyperlinks(choice, environ, is_terminal=…)``, ``progress(environ, is_terminal=…)``
- ``pager(environ, configured)``, ``pager_environment(environ)``
"""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Choice = Literal["always", "auto", "never"]
Ink = Literal["colour", "weight", "none"]

DEFAULT_PAGER = "less -FIRX"
_DUMB = ("dumb", "unknown")


def _is_dumb(environ: Mapping[str, str]) -> bool:
    return environ.get("TERM", "").lower() in _DUMB


def _is_forced(environ: Mapping[str, str]) -> bool:
    return any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))


def ink(choice: Choice, environ: Mapping[str, str], *, is_terminal: bool) -> Ink:
    """Decide how text may be set off on a stream.

    The option decides over the environment.  ``NO_COLOR`` asks for no colour and leaves bold (no-color.org);
    ``--color never`` asks for no escape sequence at all.
    """
    if choice != "auto":
        return "colour" if choice == "always" else "none"
    if environ.get("NO_COLOR"):
        return "weight" if is_terminal and not _is_dumb(environ) else "none"
    if _is_forced(environ) or (is_terminal and not _is_dumb(environ)):
        return "colour"
    return "none"


def as_page(ink_of_stream: Ink, *, is_terminal: bool) -> bool:
    """Decide between a page that is laid out and plain text: who forces colour into a pipe wants what the terminal shows."""
    return is_terminal or ink_of_stream == "colour"


def hyperlinks(choice: Choice, environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Decide whether titles are links to their files.

    Not by itself over SSH, where a link to a file leads to the wrong machine, nor on the Linux console, which has no links.
    """
    if choice != "auto":
        return choice == "always"
    known = not _is_dumb(environ) and environ.get("TERM") != "linux"
    return is_terminal and known and not environ.get("SSH_CONNECTION")


def progress(environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Decide whether a line that redraws itself makes sense on standard error."""
    return is_terminal and not _is_dumb(environ)


def pager(environ: Mapping[str, str], configured: str | None = None) -> list[str] | None:
    """Return the pager's command, or nothing where an empty value switches it off.

    A dumb terminal gets only the pager that was chosen for artcli: less would complain of it.

    >>> pager({"PAGER": "most -s"}), pager({"PAGER": "most", "ARTCLI_PAGER": ""})
    (['most', '-s'], None)
    """
    general = "" if _is_dumb(environ) else environ.get("PAGER", DEFAULT_PAGER)
    values = [value for value in (environ.get("ARTCLI_PAGER"), configured, general) if value is not None]
    if not values[0].strip():
        return None
    try:
        import shlex  # noqa: PLC0415  (pages are for terminals)

        return shlex.split(values[0]) or None
    except ValueError:  # an unclosed quotation mark
        return values[0].split() or None


def pager_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the pager's environment: a ``less`` from ``PAGER`` shows our bold only with these flags, as git knows."""
    return {"LESS": "FIRX", **environ}
