"""Who wrote it, when, and for whom, as the lines between title and text say?  Each is read into the head, up to the first that says nothing of it.

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.text.draft import Draft
from artcli.text.metadata import titles
from artcli.text.metadata.bylines import is_cut_name, may_be_cut, read_names
from artcli.text.metadata.head_lines import CREDIT_LENGTH, around, goes_on
from artcli.text.metadata.head_state import HeadState
from artcli.text.metadata.header import use_front_matter
from artcli.text.metadata.key_lines import read_keys
from artcli.text.metadata.plain_head import PROSE_LENGTH, is_text, is_wrapped_text
from artcli.text.metadata.small_print import is_date_label, read_small_print
from artcli.text.metadata.subtitle import read_subtitle
from artcli.text.metadata.title import skip_underline

if TYPE_CHECKING:
    from artcli.text.metadata.plain_head import QuickHead

_LONGEST_KEY = 40
"""Characters before the colon of a header's key."""


def read_credits(state: HeadState, most: int) -> None:
    """Read up to ``most`` lines or blocks of credits."""
    lines = state.lines
    for _ in range(most):
        lines.at = lines.filled(lines.at)
        if lines.is_end(lines.at) or len(lines.lines[lines.at]) > 2 * titles.LENGTH:
            return
        if state.head.authors and _is_surely_text(state):
            return
        if not _credit(state):
            return


def begins_text(lines: list[str], found: QuickHead) -> bool:
    """Tell that the line below a head with an author and a date is the text's, by trying to read it as one more credit."""
    state = HeadState(Draft(lines.copy()))
    head = state.head
    head.title, head.authors, head.date = found.title, [*found.authors], found.date
    state.title_starts = starts_of(found.title)
    state.lines.at = found.end
    return not _credit(state)


def starts_of(title: str) -> str:
    """Give the characters with which a line begins that may be the title again."""
    first = title.lstrip(titles.QUOTES)[:1]
    return first + first.casefold() + first.upper()


def _is_surely_text(state: HeadState) -> bool:
    """Tell cheaply that the next line is the text's, where the author is known."""
    lines, title = state.lines, state.head.title or ""
    if is_text(lines.lines[lines.at], title):
        return True
    text = lines.text(lines.at)
    return is_wrapped_text(text, lines.text(lines.at + 1)) and not _repeats_title(state, text)


def _credit(state: HeadState) -> bool:
    """Read one line of the head, or several that belong together; False where the text begins."""
    text = titles.plain(state.lines.lines[state.lines.at])
    if _repeats_title(state, text):
        if _is_repeat_the_body(state):
            return False
        state.has_repeat = True
        state.draft.drop("repeated_title", text)
        state.lines.at += 1
        skip_underline(state)
        return True
    if ":" in state.lines.text(state.lines.at + 1)[:_LONGEST_KEY] and _keys(state, text):
        return True
    if len(text) <= CREDIT_LENGTH and _short_credit(state, text):
        state.lines.at += 1
        return True
    return _keys(state, text) or read_subtitle(state)


def _repeats_title(state: HeadState, text: str) -> bool:
    title = state.head.title
    if title is None or abs(len(text) - len(title)) > titles.SITE_LENGTH:
        return False
    begins_alike = "|" in text or text[:1] in titles.QUOTES or text[:1] in state.title_starts
    return begins_alike and titles.is_same(title, text)


def _is_repeat_the_body(state: HeadState) -> bool:
    """Tell a repeated title that is text: nothing stands below, or a header's title has been repeated already."""
    return (state.has_header and state.has_repeat) or state.lines.is_end(state.lines.filled(state.lines.at + 1))


def _short_credit(state: HeadState, text: str) -> bool:
    return (
        read_date_line(state, text)
        or _labelled_date(state, text)
        or _joined_byline(state, text)
        or _bare_names(state, text)
        or read_small_print(state, text)
    )


def _labelled_date(state: HeadState, text: str) -> bool:
    """Read a date whose label stands on a line of its own above it."""
    below = state.lines.text(state.lines.at + 1)
    if not below or not is_date_label(text) or not state.lines.is_date_line(below):
        return False
    whole = f"{text} {below}"
    reading = state.lines.dates(whole)
    if not reading or any(around(whole, reading)):
        return False
    state.lines.at += 1
    return state.use_date(reading, "date_line", whole)


def _joined_byline(state: HeadState, text: str) -> bool:
    """Read a byline, over two lines where it breaks at "and" or a comma."""
    below = state.lines.text(state.lines.at + 1)
    if below and goes_on(text, below):
        found = state.lines.byline(f"{text} {below}")
        if found:
            state.use_byline(found, f"{text} {below}")
            state.lines.at += 1
            return True
    found = state.lines.byline(text)
    cut = found is not None and bool(below) and may_be_cut(found)
    if found and cut and (whole := state.lines.byline(f"{text} {below}")) and is_cut_name(found, whole):
        state.use_byline(whole, f"{text} {below}")
        state.lines.at += 1
    elif found:
        state.use_byline(found, text)
    return found is not None


def _bare_names(state: HeadState, text: str) -> bool:
    """Read names without "By", where their place between title and date, or title and text, says what they are."""
    if state.head.authors or state.has_header:
        return False
    found = read_names(text)
    if not found or not _is_bylines_place(state):
        return False
    state.use_byline(found, text)
    return True


def _is_bylines_place(state: HeadState) -> bool:
    lines = state.lines
    after = lines.filled(lines.at + 1)
    if lines.is_end(after):
        return False
    if lines.is_dated_below(lines.at):
        return True
    is_reader = any(
        [dropped.kind == "address" for dropped in state.draft.dropped]
    )  # title, names, text: a reader's view
    text, above = lines.text(lines.at), lines.text(lines.at - 1) if lines.at else ""
    alone = not lines.text(lines.at + 1) and lines.at > 0 and (not above or (text.isupper() and not above.isupper()))
    prose = len(lines.text(after)) > PROSE_LENGTH or len(" ".join(lines.block(after, 3))) > PROSE_LENGTH
    if is_reader and prose and not lines.text(lines.at + 1) and " " in text:
        return True
    return alone and prose and not (state.head.title or "").istitle()


def _keys(state: HeadState, text: str) -> bool:
    """Read a header block below the title."""
    if ":" not in text[:60] and "：" not in text[:60]:
        return False
    found = read_keys(state.lines.lines, state.lines.at)
    if not found or "title" in found.values:
        return False
    use_front_matter(state, found)
    return True


def read_date_line(state: HeadState, text: str) -> bool:
    """Read a line of dates, with what may stand beside them: a byline, a place, an outlet."""
    reading = state.lines.dates(text)
    if not reading:
        return False
    if not any(around(text, reading)):
        return not reading.yearless and state.use_date(reading, "date_line", text)
    names = not state.head.authors and not state.has_header
    if state.lines.is_row(state.lines.at):
        return False
    found = state.lines.dated_byline(text, reading, names=names, outlets=bool(state.head.authors))
    if not found:
        return False
    state.use_credits(found)
    return state.use_date(reading, "byline", text)
