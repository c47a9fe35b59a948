"""What can be done in the reader, by which keys, and where?  One table, for the bindings, the command palette, the page of keys and the docs.

Keys are those of less, vim, mutt and newsboat, where these agree; what a key does, it does in every pane where that makes sense.  Pure.
"""

from __future__ import annotations

from artcli.values import dataclass

PLACES = {
    "everywhere": "Everywhere",
    "panes": "In any pane",
    "query": "In the query",
    "timeline": "In the timeline",
    "quote": "While choosing a quotation",
    "pick": "In the chooser (--pick)",
}
"""Where actions are at hand, in the order of the page of keys, and how that is said."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do: its name in the code, its keys as textual spells them, what it does, and where (a key of ``PLACES``).

    ``own`` says that the pane does it and not the app; what isn't ``listed`` is in the palette under another of its names.
    """

    name: str
    keys: tuple[str, ...]
    says: str
    where: str
    own: bool = False
    listed: bool = True


def _moving(name: str, keys: str, says: str) -> Action:
    return Action(name, tuple(keys.split()), says, "panes", own=True)


ACTIONS = (
    Action("commands", ("ctrl+p",), "all commands, by name", "everywhere", listed=False),
    Action("help", ("f1",), "the keys", "everywhere"),
    Action("leave", ("ctrl+q", "ctrl+c"), "leave artcli", "everywhere"),
    Action("next_pane", ("tab",), "to the next pane; in the query, complete the word", "everywhere"),
    Action("previous_pane", ("shift+tab",), "to the pane before", "everywhere"),
    Action("redraw", ("ctrl+l",), "draw the screen again", "everywhere"),
    _moving("down", "j down ctrl+n ctrl+e", "a line or result down"),
    _moving("up", "k up ctrl+y", "up"),
    _moving("page_down", "space pagedown ctrl+f", "a screen down"),
    _moving("page_up", "b pageup ctrl+b", "a screen up"),
    _moving("half_down", "d ctrl+d", "half a screen down"),
    _moving("half_up", "ctrl+u", "half a screen up"),
    _moving("top", "g home less_than_sign", "to the beginning"),
    _moving("bottom", "G end greater_than_sign", "to the end"),
    Action("help", ("question_mark",), "the keys", "panes", listed=False),
    Action("commands", ("colon",), "all commands, by name", "panes", listed=False),
    Action("query", ("i", "slash"), "to the query; in an article, / looks for words in it", "panes"),
    Action(
        "open",
        ("enter", "l", "right"),
        "open: read the result, take the filter, apply the range",
        "panes",
    ),
    Action("go_back", ("h", "left", "escape"), "back to the results", "panes"),
    Action("close", ("q",), "back to the results, and from there out of artcli", "panes"),
    Action("pane_filters", ("1", "f"), "to the filters", "panes"),
    Action("pane_results", ("2",), "to the results", "panes"),
    Action("pane_article", ("3",), "to the article", "panes"),
    Action("next_article", ("J", "right_square_bracket"), "the next result's article", "panes"),
    Action("previous_article", ("K", "left_square_bracket"), "the one before", "panes"),
    Action("next_unread", ("U",), "the next unread article", "panes"),
    Action("next_match", ("n",), "to the next match", "panes"),
    Action("previous_match", ("N",), "to the match before", "panes"),
    Action("sort", ("S", "o"), "sort: by relevance, newest, oldest, longest, title", "panes"),
    Action("star", ("s", "asterisk"), "give the star, or take it away", "panes"),
    Action("unread", ("u",), "mark as read, or as unread", "panes"),
    Action("tags", ("t", "plus"), "change tags: korea -todo", "panes"),
    Action("note", ("a",), "write a note", "panes"),
    Action("quote", ("y",), "choose a quotation and copy it with its citation", "panes"),
    Action("cite", ("Y",), "copy the citation alone", "panes"),
    Action("source", ("e", "v"), "open the article's file in the editor", "panes"),
    Action("similar", ("m",), "more articles like this one", "panes"),
    Action("versions", ("V",), "its versions, and what differs, word by word", "panes"),
    Action("contents", ("c",), "the article's headings", "panes"),
    Action("timeline", ("T",), "hits over time: open or close", "panes"),
    Action("save", ("w",), "save this search under a name", "panes"),
    Action("undo_query", ("Z", "backspace"), "back to the query before", "panes"),
    Action("refresh", ("R", "f5"), "search again", "panes"),
    Action("query_done", ("enter", "down"), "to the results", "query", listed=False),
    Action("query_left", ("escape",), "leave the query as it is", "query", listed=False),
    Action("earlier", ("comma", "left"), "a bar to the left", "timeline", own=True),
    Action("later", ("full_stop", "right"), "a bar to the right", "timeline", own=True),
    Action("range", ("r", "v"), "begin a range here, or give it up", "timeline", own=True),
    Action("closer", ("plus", "equals_sign"), "closer: the months of a year", "timeline", own=True),
    Action("farther", ("minus",), "farther: years", "timeline", own=True),
    Action("quote_down", ("j", "down"), "the next paragraph", "quote", own=True, listed=False),
    Action("quote_up", ("k", "up"), "the one before", "quote", own=True, listed=False),
    Action("quote_more", ("J", "shift+down"), "one paragraph more", "quote", own=True, listed=False),
    Action("quote_less", ("K", "shift+up"), "one fewer", "quote", own=True, listed=False),
    Action("quote_take", ("y", "enter"), "copy it", "quote", own=True, listed=False),
    Action("quote_stop", ("escape", "q"), "copy nothing", "quote", own=True, listed=False),
    Action("pick_down", ("down", "ctrl+n", "ctrl+j"), "down", "pick", own=True, listed=False),
    Action("pick_up", ("up", "ctrl+p", "ctrl+k"), "up", "pick", own=True, listed=False),
    Action("pick_page_down", ("pagedown",), "five down", "pick", own=True, listed=False),
    Action("pick_page_up", ("pageup",), "five up", "pick", own=True, listed=False),
    Action("pick_mark", ("tab",), "choose it or give it up, and go down", "pick", own=True, listed=False),
    Action("pick_mark_up", ("shift+tab",), "the same, and go up", "pick", own=True, listed=False),
    Action("pick_sort", ("ctrl+s",), "sort by the next order", "pick", own=True, listed=False),
    Action("pick_take", ("enter",), "take what is chosen, or what the cursor is on", "pick", own=True, listed=False),
    Action("pick_leave", ("escape", "ctrl+c", "ctrl+q"), "take nothing", "pick", own=True, listed=False),
)

_SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "asterisk": "*",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "comma": ",",
    "full_stop": ".",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def shown_key(key: str) -> str:
    """Return a key as it is printed.

    >>> shown_key("ctrl+p"), shown_key("question_mark"), shown_key("G"), shown_key("enter")
    ('Ctrl-P', '?', 'G', 'Enter')
    """
    if key.startswith("ctrl+"):
        return "Ctrl-" + shown_key(key.removeprefix("ctrl+")).upper()
    if key.startswith("shift+"):
        return "Shift-" + shown_key(key.removeprefix("shift+"))
    return _SHOWN.get(key) or (key if len(key) == 1 else key.capitalize())


def keys_of(action: Action) -> str:
    """Return an action's keys as they are printed."""
    return " ".join(map(shown_key, action.keys))


def at(*places: str) -> tuple[Action, ...]:
    """Return what can be done at some places."""
    return tuple([action for action in ACTIONS if action.where in places])


def commands(*places: str) -> tuple[Action, ...]:
    """Return what the command palette lists at some places: what is done to articles and searches first, moving about last."""
    there = [action for action in at(*places) if action.listed]
    return tuple(sorted(there, key=lambda action: action.own))
