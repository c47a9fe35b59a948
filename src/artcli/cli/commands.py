"""Which commands are there?  Their names, other names, and the page that lists them; knows neither click nor the commands themselves."""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """A command as the group's help lists it, so that the help imports none of them."""

    group: str
    name: str
    summary: str


COMMANDS = (
    Listed("Read", "search", "find articles, best first"),
    Listed("Read", "show", "read an article"),
    Listed("Read", "similar", "find more like an article"),
    Listed("Read", "timeline", "see when articles were written, one query or several"),
    Listed("Keep", "ingest", "add files and folders to the library"),
    Listed("Keep", "normalise", "see what ingest would make of files, without a library"),
    Listed("Tend", "check", "see whether the library is whole, and repair it"),
    Listed("Tend", "compact", "merge the library's segments into one"),
)
NAMES = tuple([listed.name for listed in COMMANDS])
ALIASES = {
    "query": "search",
    "find": "search",
    "read": "show",
    "like": "similar",
    "normalize": "normalise",
    "add": "ingest",
}

_BEGINNING = """\
Usage: artcli [OPTIONS] COMMAND [ARGS]...

  Search and read thousands of articles kept as text files.

Options:
  --index DIR             The library's folder (else ARTCLI_INDEX, else your own).
  --color, --colour WHEN  Colour the output: always, auto (on a terminal), never.
  --version               Show the version and exit.
  -h, --help              Show this message and exit.
"""
_EXAMPLES = """
Examples:
  artcli ingest data/
  artcli search "Hanoi summit"
  artcli show 1
"""


def help_page() -> str:
    """Return the help of artcli itself."""
    width = max(map(len, NAMES))
    page = _BEGINNING
    for group in dict.fromkeys([listed.group for listed in COMMANDS]):
        page += f"\n{group}:\n"
        page += "".join([f"  {one.name:{width}}  {one.summary}\n" for one in COMMANDS if one.group == group])
    return page + _EXAMPLES
