"""Which commands are there?  Their names, other names, and the page that lists them; knows neither click nor the commands themselves."""

from __future__ import annotations

COMMANDS = {
    "Read": {
        "search": "find articles, best first",
        "show": "read an article",
        "list": "see which articles there are, of a query or all",
        "browse": "the library full screen: search as you type, read, mark",
        "similar": "find more like an article",
        "timeline": "see when articles were written, one query or several",
        "stats": "see what the library comes to, in numbers",
    },
    "Keep": {
        "ingest": "add files and folders to the library",
        "watch": "do so as files change",
        "tag": "give articles tags, take them away, or list them",
        "note": "write a note on an article, or read it",
        "quote": "print a sentence with its citation and a lasting anchor",
        "export": "write articles to files: Markdown, HTML, EPUB, citations",
        "remove": "take articles out of the library",
        "normalise": "see what ingest would make of files, without a library",
    },
    "Tend": {
        "check": "see whether the library is whole, and repair it",
        "renormalise": "make articles again from their files, after an upgrade",
        "compact": "merge the library's segments into one",
        "copy": "copy a library: to a cluster, from one, or to another folder",
        "backup": "write tags, notes, saved searches and settings to a file",
        "restore": "take them from a file, beside what is there",
        "config": "see what is configured, and change it",
        "completion": "let your shell complete commands, ids, tags and fields",
    },
}
"""Groups of the help → commands → what each does, so that the help imports none of them."""
NAMES = tuple([name for commands in COMMANDS.values() for name in commands])
ALIASES = {
    "query": "search",
    "find": "search",
    "read": "show",
    "ls": "list",
    "like": "similar",
    "normalize": "normalise",
    "renormalize": "renormalise",
    "add": "ingest",
}

_BEGINNING = """\
Usage: artcli [OPTIONS] COMMAND [ARGS]...

  Search and read thousands of articles kept as text files.

Options:
  --index DIR             The library's folder (else ARTCLI_INDEX, else yours).
  --color, --colour WHEN  Colour the output: always, never, or auto.
  --version               Show the version and exit.
  -h, --help              Show this message and exit.
"""
_EXAMPLES = """
Examples:
  artcli ingest data/
  artcli search "Hanoi summit"
  artcli show 1
  artcli show --help          all that a command can do
"""


def help_page() -> str:
    """Return the help of artcli itself."""
    width = max(map(len, NAMES))
    page = _BEGINNING
    for group, commands in COMMANDS.items():
        page += f"\n{group}:\n"
        page += "".join([f"  {name:{width}}  {summary}\n" for name, summary in commands.items()])
    return page + _EXAMPLES
