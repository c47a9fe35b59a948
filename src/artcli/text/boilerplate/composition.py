"""What do web pages and newsletters put around an article?  Menus, share buttons, notices, asides: found and dropped.

A draft goes in; its lines come out without them.  ``boilerplate_lines`` tells what a line is, ``boilerplate_choice`` whether it may go
where it stands, ``boilerplate_links`` takes out what text browsers add.  Pure.
"""

from __future__ import annotations

from artcli.text.boilerplate.blocks import find_all
from artcli.text.boilerplate.choice import choose
from artcli.text.boilerplate.links import drop_links
from artcli.text.boilerplate.suspects import find_suspects
from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.furniture.marks import tidy_marks

_MOST_ROUNDS = 4
"""What one round drops may have hidden what stands above or below it: a list of links above a footer."""


def drop_boilerplate(draft: Draft) -> None:
    """Drop menus, share buttons, notices, asides, footers and the link lists of text browsers."""
    for _ in range(_MOST_ROUNDS):
        before = len(draft.dropped)
        _drop_round(draft)
        if len(draft.dropped) == before:
            return


def _drop_round(draft: Draft) -> None:
    text = "\n".join(draft.lines)
    if "[" in text or ("/" in text and "://" in text):
        drop_links(draft)
    suspects = find_suspects(draft.lines, text)
    findings = find_all(draft.lines, suspects) if suspects else {}
    dropped = choose(draft.lines, findings) if findings else {}
    if dropped:
        _leave_out(draft, dropped)


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
