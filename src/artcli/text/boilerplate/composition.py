"""What do web pages and newsletters put around an article?  Menus, share buttons, notices, asides: found and dropped.

A draft goes in; its lines come out without them.  ``boilerplate_lines`` tells what a line is, ``boilerplate_choice`` whether it may go
where it stands, ``boilerplate_links`` takes out what text browsers add.  Pure.
"""

from __future__ import annotations

from artcli.text.boilerplate.blocks import find_all
from artcli.text.boilerplate.choice import choose
from artcli.text.boilerplate.encyclopaedia import drop_encyclopaedia
from artcli.text.boilerplate.links import drop_links
from artcli.text.boilerplate.markdown_page import drop_page, may_be_page
from artcli.text.boilerplate.suspects import find_suspects
from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.furniture.header import end_of_header
from artcli.text.furniture.marks import tidy_marks
from artcli.text.furniture.tables import fenced

_MOST_ROUNDS = 4
"""What one round drops may have hidden what stands above or below it: a list of links above a footer."""


def drop_boilerplate(draft: Draft) -> None:
    """Drop menus, share buttons, notices, asides, footers and the link lists of text browsers."""
    end = end_of_header(draft.lines)
    header = draft.lines[:end]
    if end:
        draft.lines = draft.lines[end:]
    text = "\n".join(draft.lines)
    if ("[" in text or "iki" in text) and drop_encyclopaedia(draft, text):
        text = "\n".join(draft.lines)
    if may_be_page(text):
        dropped = drop_page(draft)
        if dropped:
            _leave_out(draft, dropped)
        text = "\n".join(draft.lines)
    for _ in range(_MOST_ROUNDS):
        if not _drop_round(draft, text, titled=end > 0):
            break
        text = "\n".join(draft.lines)
    if end:
        draft.lines = header + draft.lines


def _drop_round(draft: Draft, text: str, *, titled: bool) -> bool:
    """Drop what can be dropped; tell whether there is more that may be dropped now that this is gone; ``text`` is the draft's."""
    before = len(draft.dropped)
    if "[" in text or ("/" in text and "://" in text):
        drop_links(draft)
    linked = len(draft.dropped) > before
    suspects = find_suspects(draft.lines)
    if suspects and ("```" in text or "~~~" in text):
        code = fenced(draft.lines)
        suspects = [i for i in suspects if i not in code]
    findings = find_all(draft.lines, suspects) if suspects else {}
    dropped = choose(draft.lines, findings, titled=titled) if findings else {}
    if dropped:
        _leave_out(draft, dropped)
    if not dropped or linked:
        return linked
    beside = dropped.keys() | {i - 1 for i in dropped} | {i + 1 for i in dropped}
    return "://" in text or any([i not in dropped and (i in findings or i in beside) for i in suspects])


def _leave_out(draft: Draft, dropped: dict[int, str]) -> None:
    """Take lines out, and all but one of the blank lines that meet where they were."""
    kept: list[str] = []
    gap = False
    for i, line in enumerate(draft.lines):
        if i in dropped:
            draft.drop(dropped[i], line.strip())
            gap = True
            continue
        if gap and not line and (not kept or not kept[-1]):
            continue
        if gap and line and kept and kept[-1] and kept[-1] != PAGE_MARK and line != PAGE_MARK:
            kept.append("")  # lines that were parted by what is gone stay parted
        if line:
            gap = False
        kept.append(line)
    while kept and gap and not kept[-1]:
        kept.pop()
    draft.lines = tidy_marks(kept) if PAGE_MARK in kept else kept
