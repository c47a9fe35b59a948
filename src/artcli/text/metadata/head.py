"""What do a text's first lines, and its last, say about it?  Lines go in; the draft's head is filled, the lines used are gone.

The head is read from the top: a header block, the title, then bylines, date lines and a standfirst, up to the first line that
is none of these.  Each decision leans on the lines still there and on the fields already filled, never on the lines already
used, so that a printed article is read again as it was.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.metadata import datelines, titles
from artcli.text.metadata.bylines import (
    Byline,
    is_cut_name,
    is_outlet,
    is_outlet_like,
    is_role,
    may_be_cut,
    read_names,
    split_authors,
)
from artcli.text.metadata.databases import read_export
from artcli.text.metadata.datelines import read_dateline
from artcli.text.metadata.dates import may_be_dates, parse_date
from artcli.text.metadata.front_matter import FrontMatter, read_front_matter, read_keys
from artcli.text.metadata.head_lines import CREDIT_LENGTH, HeadLines, around, goes_on, is_address, outlet_of
from artcli.text.metadata.mastheads import is_slug, read_masthead
from artcli.text.metadata.plain_head import PROSE_LENGTH, TAIL_LENGTH, is_text, read_plain_head
from artcli.text.metadata.title_lines import count_title_lines

if TYPE_CHECKING:
    from artcli.text.draft import Draft
    from artcli.text.metadata.dates import DateReading

_LONGEST_KEY = 40
"""Characters before the colon of a header's key."""
CREDITS = 200
"""More lines than this between title and text aren't read: far more than any head has, so that a second reading finds no more."""
PRETITLES = 4
TAIL = 200
"""So many "Published …" lines at the end are read, for the same reason."""
SUBTITLE_LINES = 5
SUBTITLE_LENGTH = 200
UNSIGNED_SUBTITLE_LENGTH = 140
"""A standfirst with a date, but no byline, below it is shorter: a diary has prose between its dates."""
PAGE_LINES = 20

_SOURCE = re.compile(
    r"(?:source|quelle|fuente|fonte|bron|источник|来源|來源|出典|المصدر)\s*[:：]\s*(\S.{0,80})$", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:e-?mail|contact|follow|about|more (?:from|by)) the authors?|(?:see|view) (?:all )?(?:bio|author)s?|view author archive"
    r"|\d+ comments?|leave a comment",
    re.IGNORECASE,
)
_TAIL_LABEL = re.compile(
    r"(?:(?:first|originally|last) )?(?:published|posted|updated|modified|veröffentlicht|erschienen|publié|publicado|pubblicato"
    r"|gepubliceerd|publicerad|опубликовано|发布|發布|公開|掲載|نشر|đăng)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:correction|clarification|editor['’]s note|update|note to readers|disclaimer)s?\b.{0,30}?[:—–]", re.IGNORECASE
)
_OF_PAGES = frozenset({"navigation", "share", "subscription", "cookies", "comments", "contact", "copyright"})
"""What is dropped of web pages and newsletters, which have their name at the top."""
_TITLE_LABEL = re.compile(r"(?:title|headline):\s+(?=\S)", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2}(?![a-z])")


def read_head(draft: Draft) -> None:
    """Fill the draft's head from its first and last lines, and take the lines used out of it."""
    _HeadReader(draft).read()


class _HeadReader:
    """Reads one draft's head."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.head = draft.head
        self.lines = HeadLines(draft.lines)
        self.has_header = False
        self.is_untitled = False
        self.has_repeat = False
        self.title_starts = ""

    def read(self) -> None:
        """Read header block, title, credits, the tail and the dateline, in this order."""
        lines, head = self.lines, self.head
        self.has_header = head.title is not None
        read = 0 if self.has_header else self._plain_head()
        if not read:
            lines.at = lines.filled(0)
            self._export()
            if head.title is None and not lines.is_end(lines.at):
                self._front_matter()
            if head.title is None and not lines.is_end(lines.at):
                self._pretitle()
                self._title()
        if not self.is_untitled:
            first = (head.title or " ").lstrip(titles.QUOTES)[:1]
            self.title_starts = first + first.casefold() + first.upper()
            self._credits(CREDITS - read)
        self._tail()
        del lines.lines[: lines.at]
        lines.at = 0
        if head.date is None and head.updated:
            head.date, head.updated = head.updated, None
        self._dateline()
        self._fields_of_pages()

    def _plain_head(self) -> int:
        """Read the commonest head; tell how many lines of credits it had."""
        found = read_plain_head(self.lines)
        if found is None:
            return 0
        self.head.title = found.title
        self._use_byline(found.credits, found.byline)
        self._use_date(found.dates, "date_line", found.date_line)
        self.lines.at = found.end
        return 2

    def _export(self) -> None:
        """Read what a newspaper database printed around the article."""
        found = read_export(self.lines) if self.head.title is None else None
        if not found:
            return
        head, lines = self.head, self.lines.lines
        head.title, self.has_header = found.title, True
        head.source = head.source or found.outlet
        head.authors = head.authors or split_authors(found.labels.get("byline", ""))
        head.date = found.dates.published if found.dates else None
        for part in (lines[self.lines.at : found.start], lines[found.end :]):
            if any(part):
                self.draft.drop("front_matter", "\n".join(filter(None, part)))
        del lines[found.end :]
        self.lines.at = self.lines.filled(found.start)

    def _front_matter(self) -> None:
        found = read_front_matter(self.lines.lines, self.lines.at)
        if found:
            self._use_front_matter(found)
            self.has_header = self.head.title is not None

    def _use_front_matter(self, found: FrontMatter) -> None:
        lines, head = self.lines, self.head
        self.draft.drop("front_matter", "\n".join(filter(None, lines.lines[lines.at : found.end])))
        head.title = head.title or found.one("title")
        head.subtitle = head.subtitle or found.one("subtitle")
        head.source = head.source or found.one("source")
        head.place = head.place or found.one("place")
        head.language = lines.language = head.language or _language_code(found.one("language"))
        if not head.authors:
            values = found.values.get("authors", [])
            head.authors = (
                list(values) if "authors" in found.listed else [a for value in values for a in split_authors(value)]
            )
        for name in ("date", "updated"):
            value = found.one(name)
            self._use_value(name, value) if value else None
        lines.at = lines.filled(found.end)

    def _use_value(self, name: str, value: str) -> None:
        """Keep the date that a header's key gives."""
        reading = self.lines.dates(value)
        found = parse_date(value) or (reading and (reading.published or reading.updated))
        self.draft.count("ambiguous_date", int(bool(reading and reading.ambiguous and not found)))
        setattr(self.head, name, getattr(self.head, name) or found or None)

    def _pretitle(self) -> None:
        """Read what stands above a title: a masthead, a section's name, an outlet's, a date, a byline."""
        lines = self.lines
        self._masthead()
        for _ in range(PRETITLES):
            text = titles.plain(lines.text(lines.at))
            after = lines.filled(lines.at + 1)
            if lines.is_end(after) or len(text) > CREDIT_LENGTH:
                return
            if is_address(text):
                self.draft.drop("address", text)
            elif self._is_notice(text, after):
                self.draft.drop("notice", text)
            elif is_slug(text) and self._is_above_title(after):
                self.draft.drop("slug", text)
            elif titles.is_kicker(text) and not lines.is_credit(after) and len(lines.text(after)) <= titles.LENGTH:
                self.draft.drop("kicker", text)
            elif self._is_tagline(text, after):
                self.draft.drop("site_name", text)
            elif self._is_masthead(text, after):
                self.head.source = text
                self.draft.drop("site_name", text)
            elif not self._date_line(text) and not self._early_byline(text):
                return
            lines.at = after

    def _is_above_title(self, number: int) -> bool:
        """Tell a line that may be a title, with more below it: one that isn't in capitals."""
        text = self.lines.text(number)
        fits = len(text) <= titles.LENGTH and not text.isupper() and not titles.is_sentence(text)
        return fits and not self.lines.is_credit(number) and not self.lines.is_end(self.lines.filled(number + 1))

    def _is_notice(self, text: str, after: int) -> bool:
        """Tell a correction or an editor's note above the title, which a byline or a date follows."""
        if not _NOTICE.match(text) or not titles.is_sentence(text) or len(self.lines.block(after, 2)) != 1:
            return False
        return self._is_above_title(after) and self.lines.is_credit(self.lines.filled(after + 1))

    def _masthead(self) -> None:
        is_page = any([dropped.kind in _OF_PAGES for dropped in self.draft.dropped])
        found = read_masthead(self.lines, is_page=is_page)
        if found:
            self.head.source = self.head.source or found.name
            for line in found.lines:
                self.draft.drop("site_name", line)
            if found.dates:
                self.head.date = self.head.date or found.dates.published
                self.head.updated = self.head.updated or found.dates.updated
            self.lines.at = found.end

    def _is_tagline(self, text: str, after: int) -> bool:
        """Tell a newsletter's word about itself above the title, where something of the newsletter's was dropped above it."""
        if not self.draft.dropped or not titles.is_tagline(text):
            return False
        if self.lines.is_date_line(titles.plain(self.lines.text(after))):
            after = self.lines.filled(after + 1)
        return len(self.lines.block(after, 2)) == 1 and not self.lines.is_credit(after)

    def _is_masthead(self, text: str, after: int) -> bool:
        """Tell an outlet's name that stands alone above a title."""
        lines = self.lines
        below, alone = lines.text(after), after > lines.at + 1
        if self.head.source or not alone or not is_outlet(text) or titles.cut_site(text)[1] or lines.is_credit(after):
            return False
        if not (text.istitle() or text.isupper() or is_outlet_like(text)):
            return False
        fits = len(below) <= titles.LENGTH and not titles.is_sentence(below) and len(lines.block(after, 2)) == 1
        return fits and not lines.is_end(lines.filled(after + 1))

    def _early_byline(self, text: str) -> bool:
        found = self.lines.byline(text)
        if not found or not found.authors or any(" " not in name and name.isascii() for name in found.authors):
            return False
        self._use_byline(found, text)
        return True

    def _title(self) -> None:
        lines = self.lines
        count = count_title_lines(lines)
        if not count:
            self.is_untitled = True
            self.head.title = titles.first_words(lines.block(lines.at, 3))
            return
        joined = titles.join_lines([titles.plain(line) for line in lines.lines[lines.at : lines.at + count]])
        lines.at += count
        self._skip_underline()
        lines.at = lines.filled(lines.at)
        label = _TITLE_LABEL.match(joined)
        title, site = titles.cut_site(joined[label.end() :] if label else joined, self.head.source)
        if site is None:
            title, site = titles.cut_by_repetition(title, titles.plain(lines.text(lines.at)))
        if site:
            self.head.source = self.head.source or site
            self.draft.drop("site_name", joined)
        self.head.title = title

    def _skip_underline(self) -> None:
        if titles.is_underline(self.lines.text(self.lines.at)):
            self.draft.drop("underline", self.lines.text(self.lines.at))
            self.lines.at += 1

    def _credits(self, most: int) -> None:
        lines = self.lines
        for _ in range(most):
            lines.at = lines.filled(lines.at)
            if lines.is_end(lines.at) or len(lines.lines[lines.at]) > 2 * titles.LENGTH:
                return
            if self.head.authors and is_text(lines.lines[lines.at], self.head.title or ""):
                return
            if not self._credit():
                return

    def _credit(self) -> bool:
        """Read one line of the head, or several that belong together; False where the text begins."""
        text = titles.plain(self.lines.lines[self.lines.at])
        if self._repeats_title(text):
            if self._is_repeat_the_body():
                return False
            self.has_repeat = True
            self.draft.drop("repeated_title", text)
            self.lines.at += 1
            self._skip_underline()
            return True
        if ":" in self.lines.text(self.lines.at + 1)[:_LONGEST_KEY] and self._keys(text):
            return True
        if len(text) <= CREDIT_LENGTH and self._short_credit(text):
            self.lines.at += 1
            return True
        return self._keys(text) or self._subtitle()

    def _repeats_title(self, text: str) -> bool:
        title = self.head.title
        if title is None or abs(len(text) - len(title)) > titles.SITE_LENGTH:
            return False
        begins_alike = "|" in text or text[:1] in titles.QUOTES or text[:1] in self.title_starts
        return begins_alike and titles.is_same(title, text)

    def _is_repeat_the_body(self) -> bool:
        """Tell a repeated title that is text: nothing stands below, or a header's title has been repeated already."""
        return (self.has_header and self.has_repeat) or self.lines.is_end(self.lines.filled(self.lines.at + 1))

    def _short_credit(self, text: str) -> bool:
        return self._date_line(text) or self._joined_byline(text) or self._bare_names(text) or self._small_print(text)

    def _date_line(self, text: str) -> bool:
        """Read a line of dates, with what may stand beside them: a byline, a place, an outlet."""
        reading = self.lines.dates(text)
        if not reading:
            return False
        if not any(around(text, reading)):
            return not reading.yearless and self._use_date(reading, "date_line", text)
        names = not self.head.authors and not self.has_header
        if self.lines.is_row(self.lines.at):
            return False
        found = self.lines.dated_byline(text, reading, names=names, outlets=bool(self.head.authors))
        if not found:
            return False
        self._use_credits(found)
        return self._use_date(reading, "byline", text)

    def _use_date(self, reading: DateReading, kind: str, text: str) -> bool:
        self.head.date = self.head.date or reading.published
        self.head.updated = self.head.updated or reading.updated
        self.draft.count("ambiguous_date", int(reading.ambiguous))
        self.draft.drop(kind, text)
        return True

    def _joined_byline(self, text: str) -> bool:
        """Read a byline, over two lines where it breaks at "and" or a comma."""
        below = self.lines.text(self.lines.at + 1)
        if below and goes_on(text, below):
            found = self.lines.byline(f"{text} {below}")
            if found:
                self._use_byline(found, f"{text} {below}")
                self.lines.at += 1
                return True
        found = self.lines.byline(text)
        cut = found is not None and bool(below) and may_be_cut(found)
        if found and cut and (whole := self.lines.byline(f"{text} {below}")) and is_cut_name(found, whole):
            self._use_byline(whole, f"{text} {below}")
            self.lines.at += 1
        elif found:
            self._use_byline(found, text)
        return found is not None

    def _use_byline(self, found: Byline, text: str) -> None:
        self._use_credits(found)
        self.draft.drop("byline", text)

    def _use_credits(self, found: Byline) -> None:
        head = self.head
        if self.has_header and found.authors and head.authors and all(map(is_outlet, head.authors)):
            head.source, head.authors = head.source or head.authors[0], []  # a newsletter's sender isn't its writer
        head.authors += [name for name in found.authors if name not in head.authors]
        head.place = head.place or found.place
        head.source = head.source or found.source

    def _bare_names(self, text: str) -> bool:
        """Read names without "By", where their place between title and date, or title and text, says what they are."""
        if self.head.authors or self.has_header:
            return False
        found = read_names(text)
        if not found or not self._is_bylines_place():
            return False
        self._use_byline(found, text)
        return True

    def _is_bylines_place(self) -> bool:
        lines = self.lines
        after = lines.filled(lines.at + 1)
        if lines.is_end(after):
            return False
        if lines.is_dated_below(lines.at):
            return True
        text, above = lines.text(lines.at), lines.text(lines.at - 1) if lines.at else ""
        alone = (
            not lines.text(lines.at + 1) and lines.at > 0 and (not above or (text.isupper() and not above.isupper()))
        )
        prose = len(lines.text(after)) > PROSE_LENGTH or len(" ".join(lines.block(after, 3))) > PROSE_LENGTH
        return alone and prose and not (self.head.title or "").istitle()

    def _small_print(self, text: str) -> bool:
        """Read "Source: …" and an outlet's name beside the other credits; drop "Email the author"."""
        source = _SOURCE.match(text)
        beside = self.head.source is None and bool(self.head.authors or self.head.date) and not self.has_header
        if source or (beside and is_outlet(text)):
            self.head.source = self.head.source or (source[1].strip() if source else text)
            self.draft.drop("source_line", text)
            return True
        kind = "address" if is_address(text) else "byline" if _NOTHING.fullmatch(text) or self._is_role(text) else None
        if kind:
            self.draft.drop(kind, text)
        return kind is not None

    def _is_role(self, text: str) -> bool:
        """Tell what the author is, on a line below the name: ``Staff Writer``, ``Northern Courier correspondent``."""
        if not self.head.authors or not is_role(text):
            return False
        below = self.lines.at + 1
        return not self.lines.text(below) or self.lines.is_credit(below)

    def _keys(self, text: str) -> bool:
        """Read a header block below the title."""
        if ":" not in text[:60] and "：" not in text[:60]:
            return False
        found = read_keys(self.lines.lines, self.lines.at)
        if not found or "title" in found.values:
            return False
        self._use_front_matter(found)
        return True

    def _subtitle(self) -> bool:
        """Read a standfirst: one short block with a byline or a date right after it."""
        head, lines = self.head, self.lines
        if self.has_header or head.subtitle or head.authors:
            return False
        block = lines.block(lines.at, SUBTITLE_LINES)
        length = next((number for number in range(1, len(block)) if lines.is_credit(lines.at + number)), len(block))
        block = block[:length]
        after = lines.filled(lines.at + length)
        if length == SUBTITLE_LINES or not lines.is_credit(after) or lines.is_end(lines.filled(after + 1)):
            return False
        signed = not lines.is_date_line(titles.plain(lines.text(after)))
        if not signed and (head.date or head.updated):  # a date may stand above the title as well
            return False
        if sum(map(len, block)) > (SUBTITLE_LENGTH if signed else UNSIGNED_SUBTITLE_LENGTH):
            return False
        items = [titles.LIST_MARK.sub("", line.strip()) for line in block if titles.LIST_MARK.match(line.strip())]
        if len(items) >= max(2, length - 1):  # highlights: a list, and perhaps a word above it
            self.draft.drop("subtitle", "\n".join(block))
            head.subtitle = "; ".join([titles.plain(item).rstrip(".;") for item in items])
        else:
            head.subtitle = titles.join_lines([titles.plain(line) for line in block])
        lines.at += length
        return True

    def _tail(self) -> None:
        """Read "Published …" lines at the very end."""
        lines = self.lines.lines
        for _ in range(TAIL):
            end = len(lines)
            while end > self.lines.at and not lines[end - 1].strip():
                end -= 1
            if end <= self.lines.at or not self._tail_line(lines[end - 1], lines[end - 2].strip() if end > 1 else ""):
                return
            del lines[end - 1 :]

    def _tail_line(self, line: str, above: str) -> bool:
        if len(line) > TAIL_LENGTH or (above and not titles.is_sentence(above) and not _TAIL_LABEL.match(above)):
            return False
        text = titles.plain(line)
        reading = self.lines.dates(text) if may_be_dates(text) else None
        if not reading or any(around(text, reading)) or not (reading.updated or _TAIL_LABEL.match(text)):
            return False
        return self._use_date(reading, "date_line", text)

    def _dateline(self) -> None:
        start = self.lines.filled(0)
        text = self.lines.text(start)
        found = read_dateline(text if len(text) >= datelines.LENGTH else " ".join(self.lines.block(start, 3)))
        if found:
            head = self.head
            head.place = head.place or found.place
            head.source = head.source or found.source
            head.date = head.date or found.date

    def _fields_of_pages(self) -> None:
        """Take the date and the outlet that the pages' running heads carry, where the article's own head has none."""
        head = self.head
        for dropped in self.draft.dropped[:PAGE_LINES]:
            if dropped.kind != "running_head" or (head.date and head.source):
                continue
            reading = self.lines.dates(dropped.text) if not head.date else None
            if reading and reading.published and len(reading.published) == len("2004-05-03"):
                head.date = reading.published
            head.source = head.source or outlet_of(dropped.text)


def _language_code(value: str | None) -> str | None:
    match = _CODE.match(value.lower()) if value else None
    return match.group() if match else None
