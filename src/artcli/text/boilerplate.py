"""What do web pages and newsletters put around an article?  Menus, share buttons, notices, asides: found and dropped.

A draft goes in; its lines come out without them.  ``boilerplate_lines`` tells what a line is, ``boilerplate_choice`` whether it may go
where it stands, ``boilerplate_links`` takes out what text browsers add.  Pure.
"""

from __future__ import annotations

from artcli.text.boilerplate_finding import LONGEST, Finding, Place, is_bulleted, is_stopped
from artcli.text.boilerplate_lines import find
from artcli.text.boilerplate_links import drop_links
from artcli.text.boilerplate_suspects import find_suspects
from artcli.text.boilerplate_choice import choose
from artcli.text.draft import PAGE_MARK, Draft



def drop_boilerplate(draft: Draft) -> None:
    """Drop menus, share buttons, notices, asides, footers and the link lists of text browsers."""
    text = "\n".join(draft.lines)
    if "[" in text or ("/" in text and "://" in text):
        drop_links(draft)
    suspects = find_suspects(draft.lines, text)
    if not suspects:
        return
    findings = _findings(draft.lines, suspects)
    if findings:
        dropped = choose(draft.lines, findings)
        if dropped:
            _leave_out(draft, dropped)


def _findings(lines: list[str], suspects: list[int]) -> dict[int, Finding]:
    findings: dict[int, Finding] = {}
    for i in suspects:
        if i in findings or lines[i] == PAGE_MARK or len(lines[i]) > LONGEST:
            continue
        block = _block(lines, i)
        if len(block) > 1 and (whole := find(" ".join(lines[j].strip() for j in block))) and _is_wrapped(whole):
            findings.update(dict.fromkeys(block, whole))
        elif found := find(lines[i]):
            findings[i] = found
    _add_listed(lines, findings)
    _add_menu(lines, findings)
    _add_between(lines, findings)
    return findings


def _is_wrapped(found: Finding) -> bool:
    return found.kind in ("cookies", "subscription", "mailing", "aside", "copyright")


def _block(lines: list[str], i: int) -> list[int]:
    """The lines from the first of a block to its end, if they are few and look wrapped: a notice on several lines."""
    if i and lines[i - 1] and lines[i - 1] != PAGE_MARK:
        return [i]
    end, width = i + 1, len(lines[i])
    while end < len(lines) and lines[end] and lines[end] != PAGE_MARK and end - i < 6:
        width = max(width, len(lines[end]))
        end += 1
    wrapped = end - i <= 5 and all(len(line) > width * 0.6 for line in lines[i : end - 1]) and 40 <= width <= 100
    return list(range(i, end)) if wrapped else [i]


def _add_listed(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add the headlines listed right below a cue of other articles."""
    for i, found in list(findings.items()):
        if found.kind not in ("aside", "navigation") or found.place not in (Place.ANYWHERE, Place.SECTION) or "|" in lines[i]:
            continue
        aside = Finding("aside", Place.ANYWHERE)
        heading = find(lines[i].rstrip(" :：")) or found
        if found.place != Place.SECTION and heading.kind != "aside":
            continue
        below = i + 1
        while below < len(lines) and not lines[below] and below == i + 1:
            below += 1
        while below < len(lines) and is_bulleted(lines[below]) and len(lines[below]) <= 120 and not lines[below].endswith("."):
            findings.setdefault(below, aside)
            findings[i] = aside
            below += 1


def _add_menu(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add a list of one or two words that stands before everything else: a menu, whatever it says."""
    menu = []
    for i, line in enumerate(lines):
        if not line or i in findings:
            menu.append(i)
        elif is_bulleted(line) and len(line) <= 36 and len(line.split()) <= 4 and not is_stopped(line):
            menu.append(i)
        else:
            break
    items = [i for i in menu if lines[i] and is_bulleted(lines[i])]
    follows = next((line for line in lines[len(menu) :] if line), "")
    if len(items) >= 2 and follows and not is_bulleted(follows) and len(follows) <= 120 and not is_stopped(follows):
        findings.update({i: Finding("navigation", Place.EDGE, strong=True) for i in items if i not in findings})


def _add_between(lines: list[str], findings: dict[int, Finding]) -> None:
    """Add the short lines inside a column of a menu's items."""
    for i in [i for i, found in findings.items() if found.place == Place.EDGE]:
        middle = i + 1
        if middle in findings or middle >= len(lines) or not lines[middle] or len(lines[middle]) > 25:
            continue
        after = findings.get(middle + 1)
        if after and after.place == Place.EDGE and after.kind == findings[i].kind and len(lines[middle].split()) <= 3:
            findings[middle] = Finding(after.kind, Place.EDGE)


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
    draft.lines = kept
