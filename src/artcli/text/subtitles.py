"""Is a text a film's subtitles or a transcript with a clock?  A draft goes in; its times and numbers are taken out, and what was said is joined.

SubRip (``1``, ``00:00:01,000 --> 00:00:04,000``, one or two lines, a blank one), WebVTT, and lines that stand below their times alone, as video sites
show them.  Sentences run over the cues, so that all cues make one paragraph, but where a speaker's dash or name begins.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.draft import PAGE_MARK

if TYPE_CHECKING:
    from artcli.text.draft import Draft

_ARROW = " --> "
_TIMES = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3} --> (?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}(?:\s.{0,80})?")
_CLOCK = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
_CLOCKS = re.compile(rf"\n(?={_CLOCK.pattern}(?:\n|\Z))")
_MARK = re.compile(r"WEBVTT(?:\s.{0,80})?|NOTE(?:\s.{0,200})?")
_STYLE = re.compile(r"</?(?:[ibuc]|font|v)(?:[ .][^<>]{0,60})?>|\{\\an?\d{1,2}\}")
_SPEAKER = re.compile(r"[-–—]\s?\S|[^\W\d_a-z]{2}[^:a-z]{0,30}:\s|>>")
_FEWEST_CUES = 3
_FEWEST_CLOCKS = 4
_FIRST_MINUTE = 60
"""Seconds: a transcript begins with its film, and a programme of the day in the morning."""
_LOOKED_AT = 40


def join_subtitles(draft: Draft) -> None:
    """Take out the times of cues, and join the words."""
    head = "\n".join(draft.lines[:_LOOKED_AT])
    if ":" not in head:
        return
    if _ARROW in head:
        _join_cues(draft)
    elif len(_CLOCKS.findall(f"\n{head}")) >= _FEWEST_CLOCKS:
        _join_clocked(draft)


def _join_cues(draft: Draft) -> None:
    lines = draft.lines
    times = [i for i, line in enumerate(lines) if _ARROW in line and _TIMES.fullmatch(line.strip())]
    if len(times) < _FEWEST_CUES:
        return
    taken = set(times)
    taken.update([i - 1 for i in times if i and lines[i - 1].strip().isdigit()])
    taken.update([i for i in range(times[0]) if _MARK.fullmatch(lines[i])])
    _write(draft, taken, first=min(taken))


def _join_clocked(draft: Draft) -> None:
    """Join the lines below clocks: each clock has its line of words, and times go on."""
    lines = draft.lines
    clocks = [i for i, line in enumerate(lines) if line[:1].isdigit() and _CLOCK.fullmatch(line)]
    words = [i for i, line in enumerate(lines) if line and line != PAGE_MARK and i > clocks[0]]
    seconds = [_seconds(lines[i]) for i in clocks]
    if 3 * len(clocks) < len(words) or seconds != sorted(seconds) or seconds[0] >= _FIRST_MINUTE:
        return
    _write(draft, set(clocks), first=clocks[0])


def _seconds(clock: str) -> int:
    total = 0
    for part in clock.split(":"):
        total = 60 * total + int(part)
    return total


def _write(draft: Draft, taken: set[int], first: int) -> None:
    """Write what stands above the cues as it is, and the words of all cues as paragraphs."""
    paragraphs: list[list[str]] = []
    for i in range(first, len(draft.lines)):
        text = _STYLE.sub("", draft.lines[i]).strip()
        if i in taken or not text or text == PAGE_MARK:
            continue
        if not paragraphs or _SPEAKER.match(text):
            paragraphs.append([])
        paragraphs[-1].append(text)
    draft.drop("timestamps", "\n".join([draft.lines[i].strip() for i in sorted(taken) if draft.lines[i]]))
    above = draft.lines[:first]
    while above and not above[-1]:
        above.pop()
    joined = [line for paragraph in paragraphs for line in ("", " ".join(paragraph))]
    draft.lines = [*above, *joined] if above else joined[1:]
    draft.count("cues_joined", len(taken))
