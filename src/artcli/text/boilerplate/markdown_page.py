"""What stands around the article in a web page saved as Markdown?  A draft goes in; menus, pictures and lists of links are dropped.

Links tell what other text copies have lost: what is nothing but links above the title, or after the prose, is the page's.  Where a
page doesn't show itself by a menu above its title, links only lose their marks, and cues decide.  Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from artcli.text.boilerplate.finding import Place, is_byline
from artcli.text.boilerplate.lines import find
from artcli.text.boilerplate.markdown_attributes import may_have_attributes, strip_attributes
from artcli.text.boilerplate.markdown_links import Unit, is_same_title, read_units, resolve_references, strip_links
from artcli.text.furniture.shapes import is_date
from artcli.text.furniture.tables import fenced
from artcli.text.metadata.outlets import is_outlet

if TYPE_CHECKING:
    from artcli.text.draft import Draft

_LONGEST_LABEL = 60
_SHORT = 150
_NOTICE = 360
_ROW = 2
"""So many links side by side, or one below the other, are no accident."""
_AUTHORS = re.compile(
    r"/(?:by|authors?|autor(?:en|es)?|auteurs?|autori|people|profiles?|staff|contributors?|journalists?|users?|u)/|/@"
)
_GAP_IN_NAME = re.compile(r"\b([OD]) '(?=[A-Z][a-zà-ÿ]{1,30}(?![\w']))")
"""One program that writes Markdown parts ``O'Brien`` in front of the apostrophe."""
_MOST_NAMES = 4
_MOST_HEADINGS = 40
"""More headings aren't asked, so that a text of nothing else takes no longer."""


def may_be_page(text: str) -> bool:
    """Tell cheaply whether a text has links of Markdown."""
    if "]" in text and ("](" in text or ("][" in text and "]: " in text)):
        return True
    return may_have_attributes(text)


def drop_page(draft: Draft) -> dict[int, str]:
    """Take the marks off links that stand alone, and tell which of the draft's lines go: index → kind."""
    text = "\n".join(draft.lines)
    if may_have_attributes(text) and "```" not in text and "~~~" not in text:
        text, attributes = strip_attributes(text)
        if attributes:
            draft.lines = text.split("\n")
            for attribute in attributes:
                draft.drop("attributes", attribute)
    lines, definitions, times = resolve_references(draft.lines)
    if definitions:
        draft.count("link_marker", times)
        draft.lines = lines
        for definition in definitions:
            draft.drop("references", definition)
    text, gaps = _GAP_IN_NAME.subn("\\1'", "\n".join(lines))
    if gaps:
        lines = draft.lines = text.split("\n")
        draft.count("name_gaps", gaps)
    units = read_units(lines, fenced(lines) if "```" in text or "~~~" in text else set())
    if not any([unit.addresses for unit in units]):
        return {}
    page = _Page(units)
    return _write(draft, units, page.dropped(), page.first)


class _Page:
    """The units of a page, and where its title and its prose stand among them."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units
        self.prose = [n for n, unit in enumerate(units) if unit.is_prose()]
        self.first = self.prose[0] if self.prose else len(units)
        self.title = self._find_title()
        self.is_page = self.title is not None and self._has_menu(self.title)

    def _find_title(self) -> int | None:
        """Find the highest heading above the prose; one below a menu rather than the site's name above it."""
        heads = [n for n in range(self.first) if self.units[n].level and not self.units[n].is_setext_rule()]
        if not heads:
            return None
        top = min([self.units[n].level for n in heads])
        found, *later = [n for n in heads if self.units[n].level == top]
        if self.units[found].is_links:
            later = [n for n in heads if n > found]
        for n in later[:_MOST_HEADINGS]:
            menu = [unit for unit in self.units[found + 1 : n] if unit.is_links and not find(unit.label())]
            if sum([len(unit.addresses) for unit in menu if not _is_contents(unit)]) >= _ROW:
                found = n
        return found

    def _has_menu(self, title: int) -> bool:
        """Tell whether something of the page's stands above the title: links, the page's own name, what cues know."""
        name = self.units[title].label()
        return any(
            [
                unit.is_links
                or (len(unit.text) <= _SHORT and (is_same_title(unit.label(), name) or find(unit.label())))
                for unit in self.units[:title]
            ]
        )

    def dropped(self) -> dict[int, str]:
        """Tell which units go: number → kind."""
        found = {n: "navigation" for n, unit in enumerate(self.units) if unit.is_links and not unit.label()}
        if self.is_page:
            found |= self._above_title() | self._below_title()
        start = self._tail()
        if start is not None:
            found |= self._lists(start)
        return found

    def _above_title(self) -> dict[int, str]:
        assert self.title is not None
        title = self.units[self.title].label()
        above = range(self.title)
        kept = [n for n in above if _is_kept(self.units[n], title)]
        site = [n for n in above if self.units[n].addresses and is_outlet(self.units[n].label())]
        kept += site[:1] if not kept else []
        return {n: "navigation" for n in above if n not in kept}

    def _below_title(self) -> dict[int, str]:
        """Find what is only links between title and prose: topics and tools; but not authors, and what cues know."""
        assert self.title is not None
        zone = range(self.title + 1, self.first)
        return {
            n: "navigation"
            for n in zone
            if self.units[n].is_links and not _may_be_author(self.units[n]) and not find(self.units[n].label())
        }

    def _tail(self) -> int | None:
        """Find the unit from which on lists of links are the page's: the one below the prose, if this is a page."""
        last = self.prose[-1] + 1 if self.prose else 0
        heads = [n for n in range(self.first + 1, last) if self.units[n].level]
        for n in heads[-_MOST_HEADINGS:]:
            section = find(self.units[n].label())
            if section and section.place == Place.SECTION:
                below = self.units[n + 1 :]
                if sum([unit.is_links for unit in below]) >= max(_ROW, sum([m > n for m in self.prose])):
                    return n
        footer = [find(unit.label()) for unit in self.units[last:]]
        sure = self.is_page or any([found is not None and found.kind in ("copyright", "contact") for found in footer])
        return last if sure and last and last < len(self.units) else None

    def _lists(self, start: int) -> dict[int, str]:
        """Find the lists of links from a unit on, each with the label above it."""
        units = self.units
        if start < self.first or (self.prose and start < self.prose[-1]):
            return dict.fromkeys(range(start, len(units)), "aside")
        found: dict[int, str] = {}
        listed = {n for n in range(start, len(units)) if units[n].is_links}
        for n in sorted(listed):
            beside = n - 1 in listed or n + 1 in listed
            if beside or len(units[n].addresses) >= _ROW or units[n].level:
                found[n] = "aside"
        for above, n in pairwise(range(start, len(units))):
            if n in found and above not in found and _is_label(units[above]):
                found[above] = "aside"
        return found


def _is_contents(unit: Unit) -> bool:
    """Tell an entry of a table of contents, which leads to a place in the same text."""
    return all([address.startswith("#") and len(address) > 1 for address in unit.addresses])


def _is_kept(unit: Unit, title: str) -> bool:
    """Tell what belongs to the article though it stands above its title: a date, a byline, the title with the site's name."""
    label = unit.label()
    if is_date(label) or (is_byline(label) and not unit.is_links and len(label) <= _SHORT):
        return True
    return not unit.addresses and len(title) > _MOST_NAMES and is_same_title(label, title)


def _may_be_author(unit: Unit) -> bool:
    label = unit.label()
    if is_byline(label) or any(map(_AUTHORS.search, unit.addresses)):
        return True
    words = label.split()
    return (
        len(unit.addresses) == 1 and 1 < len(words) <= _MOST_NAMES and words[0][0].isupper() and words[-1][0].isupper()
    )


def _is_label(unit: Unit) -> bool:
    label = unit.label()
    return 0 < len(label) <= _LONGEST_LABEL and not unit.addresses and (unit.level > 0 or label[-1] not in ".!?,;")


def _write(draft: Draft, units: list[Unit], dropped: dict[int, str], first: int) -> dict[int, str]:
    """Write the draft's lines anew, with bare links where these stand alone, and give the dropped ones by index."""
    lines: list[str] = []
    gone: dict[int, str] = {}
    at = 0
    for n, unit in enumerate(units):
        lines += draft.lines[at : unit.start]
        at = unit.end
        kept = draft.lines[unit.start : unit.end]
        if n in dropped:
            gone.update(dict.fromkeys(range(len(lines), len(lines) + len(kept)), dropped[n]))
        elif unit.addresses and _is_alone(unit):
            kept = _bare(unit, kept, joined=n > first)
            for address in unit.addresses:
                draft.drop("link", address)
        lines += kept
    draft.lines = lines + draft.lines[at:]
    return gone


def _is_alone(unit: Unit) -> bool:
    """Tell a unit that isn't prose, or that is a notice: its links would hide the cue."""
    return not unit.is_prose() or (len(unit.bare) <= _NOTICE and find(unit.label()) is not None)


def _bare(unit: Unit, lines: list[str], *, joined: bool) -> list[str]:
    """Take the marks off a unit's links; above the prose the lines stay as they are, where no link is broken over them."""
    last = len(lines) - unit.is_setext
    single = [strip_links(line) for line in lines[:last]]
    whole = sum([len(addresses) for _, addresses in single]) == len(unit.addresses)
    bare = [text for text, _ in single if text] if whole and not joined else [unit.bare]
    if sum(map(len, bare)) <= _SHORT:
        bare = [line.replace("**", "") if line.count("**") > 1 else line for line in bare]
    return bare + lines[last:]
