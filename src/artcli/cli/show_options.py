"""What can be asked of ``artcli show``?  Its options and examples."""

from __future__ import annotations

from artcli.cli.declared import HYPERLINKS, JSON, JSONL, NO_PAGER, PLAIN, SHARED, THEME, WIDTH, Option
from artcli.cli.plain_arguments import Command

EXAMPLES = """
artcli show 1                  the first result of the last search
artcli show --next             the one after the article shown last
artcli show kq7f mbx2          by their ids, or the beginnings of them
artcli show data/harbour.txt   by its file
artcli show 1 --find dock      opened where that stands
artcli show kq7f3lsr#p7-2f2akq  opened at a paragraph that was quoted
artcli show 1 --versions       what its other versions say otherwise
artcli show 1 --plain | fold -s
artcli show 1 --keep-unread    a look that doesn't count as reading it
"""

WAYS = ("next", "previous", "random", "latest")
"""Options that name an article."""

OPTIONS = (
    Option(("--next",), "next", "The article after the last one shown, in the last results.", flag=True),
    Option(("--previous",), "previous", "The one before it.", flag=True),
    Option(("--random",), "random", "Any article.", flag=True),
    Option(("--latest",), "latest", "The article with the newest date.", flag=True),
    Option(("--find",), "find", "Open the pager where this first stands.", metavar="TEXT"),
    Option(("--query",), "query", "Highlight what this looks for, not the last search.", metavar="QUERY"),
    Option(("--no-highlight",), "no_highlight", "Highlight nothing.", flag=True),
    Option(("--versions",), "versions", "What its other versions say otherwise.", flag=True),
    Option(("--path",), "path", "Print the name of its file.", flag=True),
    Option(("--edit",), "edit", "Open its file in your editor.", flag=True),
    JSON,
    JSONL,
    PLAIN,
    Option(("--keep-unread",), "keep_unread", "Leave the article unread.", flag=True),
    Option(("--indent",), "paragraphs", "Indent paragraphs.", flag=True, stands_for="indented"),
    Option(("--no-indent",), "paragraphs", "Part them by empty lines.", flag=True, stands_for="spaced"),
    HYPERLINKS,
    NO_PAGER,
    WIDTH,
    THEME,
    *SHARED,
)
TAKES = Command(OPTIONS, words=False, several=True)
