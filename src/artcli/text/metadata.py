"""What do a text's first lines, and its last, say about it?  Lines go in; the draft's head is filled, the lines used are gone.

The head is read from the top: a header block, the title, then bylines, date lines and a standfirst, up to the first line that
is none of these.  Each decision leans on the lines still there and on the fields already filled only, never on the lines
already used, so that a printed article is read again as it was.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from artcli.text import titles
from artcli.text.bylines import Byline, is_outlet, read_byline, read_names, split_authors
from artcli.text.caseless_bylines import read_caseless_byline
from artcli.text.datelines import read_dateline
from artcli.text.dates import DateReading, Order, order_of, parse_date, read_dates
from artcli.text.draft import PAGE_MARK, Draft
from artcli.text.front_matter import FrontMatter, read_front_matter, read_keys
from artcli.text.language import detect_language

CREDITS = 12
"""More lines than this between title and text aren't read as bylines, dates and the like."""
CREDIT_LENGTH = 200
TITLE_LINES = 4
TAIL = 6
SAMPLE = 60
"""Lines of the body that are looked at for the text's width, language and other dates."""

_DIGIT = re.compile(r"\d|[〇一二三四五六七八九十]年|[yY]esterday|ago\b")
_FIELD = re.compile(r"(?:source|quelle|fuente|fonte|bron|источник|来源|來源|出典|المصدر)\s*[:：]\s*(\S.{0,80})$", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:e-?mail|contact|follow|about|more (?:from|by)) the authors?|(?:see|view) (?:all )?(?:bio|author)s?|view author archive|"
    r"\d+ comments?|leave a comment",
    re.IGNORECASE,
)
_EDGE = " \t|·•,;:–—-/()[]*_"
_KANA = re.compile("[\u3040-\u30ff]")


def read_head(draft: Draft) -> None:
    """Fill the draft's head from its first and last lines, and take the lines used out of it."""
    _Head(draft).read()


class _Head:
    """Reads one draft's head; ``at`` is the next line to read."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.head = draft.head
        self.lines = draft.lines
        self.at = 0
        self._order: Order | None = None
        self._order_known = False

    def read(self) -> None:
        """Read header block, title, credits, dateline and the tail, in this order."""
        self.at = self._filled(0)
        if self.at == len(self.lines):
            return
        self._front_matter()
        if self.head.title is None:
            self._pretitle()
            self._title()
        self._credits()
        self._tail()
        del self.lines[: self.at]
        if self.head.date is None and self.head.updated:
            self.head.date, self.head.updated = self.head.updated, None
        self._dateline()

    def _filled(self, number: int) -> int:
        """Give the next line that isn't blank."""
        lines, count = self.lines, len(self.lines)
        while number < count and (not lines[number] or lines[number] == PAGE_MARK or not lines[number].strip()):
            number += 1
        return number

    def _text(self, number: int) -> str:
        return self.lines[number][: 2 * titles.LENGTH].strip() if number < len(self.lines) else ""

    # --- header blocks

    def _front_matter(self) -> None:
        found = read_front_matter(self.lines, self.at)
        if found:
            self._use_front_matter(found)

    def _use_front_matter(self, found: FrontMatter) -> None:
        head = self.head
        self.draft.drop("front_matter", "\n".join([line for line in self.lines[self.at : found.end] if line]))
        head.title = head.title or found.one("title")
        head.subtitle = head.subtitle or found.one("subtitle")
        head.source = head.source or found.one("source")
        head.place = head.place or found.one("place")
        head.language = head.language or _language_code(found.one("language"))
        if not head.authors and "authors" in found.values:
            values = found.values["authors"]
            head.authors = list(values) if "authors" in found.listed else [a for v in values for a in split_authors(v)]
        for name in ("date", "updated"):
            value = found.one(name)
            if value and getattr(head, name) is None:
                setattr(head, name, self._header_date(value))
        self.at = self._filled(found.end)

    def _header_date(self, value: str) -> str | None:
        reading = self._dates(value)
        return (reading.published or reading.updated) if reading else parse_date(value)

    # --- title

    def _pretitle(self) -> None:
        """Read what stands above a title: a section's name, a date, a byline."""
        for _ in range(TITLE_LINES):
            text = self._text(self.at)
            after = self._filled(self.at + 1)
            if after >= len(self.lines) or len(text) > CREDIT_LENGTH:
                return
            if titles.is_kicker(text) and not self._is_credit(after) and len(self._text(after)) <= titles.LENGTH:
                self.draft.drop("kicker", text)
            elif not self._date_line(titles.plain(text)) and not self._early_byline(titles.plain(text)):
                return
            self.at = after

    def _early_byline(self, text: str) -> bool:
        found = self._byline(text)
        if not found or not found.authors or any(" " not in name and name.isascii() for name in found.authors):
            return False
        self._use_byline(found, text)
        return True

    def _title(self) -> None:
        if self.at >= len(self.lines):
            return
        count = self._title_lines()
        if not count:
            self.head.title = titles.first_words(self._block(self.at, 3))
            return
        lines = [titles.plain(line) for line in self.lines[self.at : self.at + count]]
        self.at += count
        if titles.is_underline(self._text(self.at)) and self.at < len(self.lines):
            self.at += 1
        self.at = self._filled(self.at)
        title, site = titles.cut_site(_unlabelled(titles.join_lines(lines)), self.head.source)
        if site is None and self.at < len(self.lines):
            title, site = self._cut_by_repetition(title)
        if site:
            self.head.source = self.head.source or site
            self.draft.drop("site_name", site)
        self.head.title = title

    def _cut_by_repetition(self, title: str) -> tuple[str, str | None]:
        """Find the site's name by the second copy of the title, which lacks it."""
        second = titles.plain(self._text(self.at))
        rest = title[len(second) :].strip()
        if second and len(second) > 8 and title.startswith(second) and rest[:1] in "|-–—»:·" and rest[1:].strip():
            return second, rest[1:].strip()
        return title, None

    def _title_lines(self) -> int:
        """Say how many lines from here are the title; 0 where the text begins at once."""
        first = self._text(self.at)
        if len(first) > titles.LENGTH:
            return 0
        if first[:1] == "#" and titles.plain(first) != first:
            return 1
        block = self._block(self.at, TITLE_LINES + 1)
        for number in range(1, len(block)):
            if number and titles.is_underline(block[number]):
                return number
            if self._is_credit(self.at + number):
                return self._wrapped(block[:number])
        if len(block) > TITLE_LINES or sum(map(len, block)) > titles.LENGTH:
            return self._short_first(block)
        after = self._filled(self.at + len(block))
        if after < len(self.lines) and self._is_credit(after):
            return self._wrapped(block)
        if titles.is_sentence(block[-1]):
            return self._short_first(block) if len(block) > 1 else 0
        if after == len(self.lines):
            return int(len(block) == 1) or self._short_first(block)
        return self._wrapped(block)

    def _block(self, number: int, most: int) -> list[str]:
        """Give the lines up to a blank one, ``most`` of them."""
        block: list[str] = []
        while number < len(self.lines) and len(block) < most:
            text = self._text(number)
            if not text or self.lines[number] == PAGE_MARK:
                break
            block.append(text)
            number += 1
        return block

    def _short_first(self, block: list[str]) -> int:
        """Tell a title by its length where the text follows without a blank line."""
        first, rest = block[0], block[1:]
        if not rest or titles.is_sentence(first) or rest[0][0].islower() or titles.LIST_MARK.match(first):
            return 0
        if titles.LIST_MARK.match(rest[0]):
            return 0
        return int(len(first) < 0.75 * max(map(len, rest)) and max(map(len, rest)) > 45)

    def _wrapped(self, block: list[str]) -> int:
        """Tell the lines of a wrapped title from a standfirst right below it."""
        for number in range(1, len(block)):
            before, line = block[number - 1], block[number]
            if line[0].islower() or before[-1] in ",-–—:&":
                continue
            full = len(before) + 1 + len(line.split(" ", 1)[0])
            caps = before.isupper()
            if full <= len(line) or (caps and not line.isupper()) or line[-1] in ".。" or full < 0.55 * self._width():
                return number
        return len(block)

    def _width(self) -> int:
        """Give the width at which the text below is wrapped; where it isn't wrapped, so wide that no title reaches it."""
        lengths = [len(line) for line in self.lines[self.at : self.at + SAMPLE]]
        return max(lengths, default=0)

    # --- credits

    def _credits(self) -> None:
        for _ in range(CREDITS):
            self.at = self._filled(self.at)
            if self.at == len(self.lines) or len(self.lines[self.at]) > 2 * titles.LENGTH:
                return
            if not self._credit():
                return

    def _credit(self) -> bool:
        """Read one line of the head, or several that belong together; False where the text begins."""
        line = self.lines[self.at]
        text = titles.plain(line)
        if self.head.title and titles.is_same(self.head.title, text) and not titles.is_sentence(text):
            self.draft.drop("repeated_title", text)
            self.at += 1
            self._skip_underline()
            return True
        if len(text) <= CREDIT_LENGTH and self._plain_credit(text):
            self.at += 1
            return True
        return self._keys() or self._subtitle()

    def _skip_underline(self) -> None:
        if titles.is_underline(self._text(self.at)):
            self.at += 1

    def _plain_credit(self, text: str) -> bool:
        if _DIGIT.search(text) and (self._date_line(text) or self._mixed_line(text)):
            return True
        return self._joined_byline(text) or self._bare_names(text) or self._small_print(text)

    def _joined_byline(self, text: str) -> bool:
        """Read a byline, over two lines where it breaks at "and" or a comma."""
        below = self._text(self.at + 1)
        if below and _goes_on(text, below):
            found = self._byline(f"{text} {below}")
            if found:
                self._use_byline(found, f"{text} {below}")
                self.at += 1
                return True
        found = self._byline(text)
        if found:
            self._use_byline(found, text)
        return found is not None

    def _byline(self, text: str) -> Byline | None:
        if not text.isascii():
            found = read_caseless_byline(text, japanese=self._is_japanese())
            if found:
                return found
        return read_byline(text)

    def _is_japanese(self) -> bool:
        return any(_KANA.search(line[:400]) for line in self.lines[self.at : self.at + SAMPLE])

    def _use_byline(self, found: Byline, text: str) -> None:
        head = self.head
        head.authors += [name for name in found.authors if name not in head.authors]
        head.place = head.place or found.place
        head.source = head.source or found.source
        self.draft.drop("byline", text)

    # --- dates

    def _dates(self, text: str) -> DateReading | None:
        reading = read_dates(text)
        if reading and reading.ambiguous:
            if not self._order_known:
                sample = [line[:2000] for line in self.lines[self.at : self.at + 10 * SAMPLE]]
                self._order = order_of(sample, self.head.language or detect_language("\n".join(sample)[:4000]))
                self._order_known = True
            reading = read_dates(text, self._order) or reading
        return reading

    def _date_line(self, text: str) -> bool:
        reading = self._dates(text) if _DIGIT.search(text) else None
        if not reading or text[: reading.start].strip(_EDGE) or text[reading.end :].strip(_EDGE + "."):
            return False
        self._use_date(reading, text)
        return True

    def _use_date(self, reading: DateReading, text: str) -> None:
        self.head.date = self.head.date or reading.published
        self.head.updated = self.head.updated or reading.updated
        self.draft.count("ambiguous_date", int(reading.ambiguous))
        self.draft.drop("date_line", text)

    def _mixed_line(self, text: str) -> bool:
        """Read a line that has a date beside a byline, a place or an outlet."""
        reading = self._dates(text)
        if not reading:
            return False
        found = self._around_date(text[: reading.start].strip(_EDGE), text[reading.end :].strip(_EDGE))
        if not found:
            return False
        self._use_date(replace(reading), text)
        head = self.head
        head.authors += [name for name in found.authors if name not in head.authors]
        head.place, head.source = head.place or found.place, head.source or found.source
        return True

    def _around_date(self, before: str, after: str) -> Byline | None:
        found = Byline()
        for part in (before, after):
            if not part:
                continue
            read = self._byline(part) or (read_names(part) if not self.head.authors else None)
            if not read and (is_outlet(part) or _is_place(part)):
                read = Byline(source=part) if is_outlet(part) else Byline(place=part)
            if not read:
                return None
            found = Byline(found.authors + read.authors, found.place or read.place, found.source or read.source)
        return found

    # --- the rest

    def _bare_names(self, text: str) -> bool:
        """Read names without "By", where their place between title and date, or title and text, says what they are."""
        if self.head.authors or len(text) > CREDIT_LENGTH:
            return False
        found = read_names(text)
        if not found or not self._has_bylines_place(found):
            return False
        self._use_byline(found, text)
        return True

    def _has_bylines_place(self, found: Byline) -> bool:
        below = self._text(self.at + 1)
        after = self._filled(self.at + 1)
        if after == len(self.lines):
            return False
        if self._is_date(after):
            return True
        title = self.head.title or ""
        blank = not below and self.at > 0 and not self._text(self.at - 1)
        prose = len(self._text(after)) > 100 or (len(self._block(after, 3)) > 1 and len(self._text(after)) > 40)
        return blank and prose and not title.istitle() and (len(found.authors) > 1 or self.head.date is None)

    def _is_date(self, number: int) -> bool:
        text = titles.plain(self._text(number))
        if not _DIGIT.search(text) or len(text) > CREDIT_LENGTH:
            return False
        reading = read_dates(text)
        return bool(reading) and not text[: reading.start].strip(_EDGE) if reading else False

    def _is_credit(self, number: int) -> bool:
        """Tell a byline or a date line, without using it."""
        text = titles.plain(self._text(number))
        if len(text) > CREDIT_LENGTH or not text:
            return False
        if _DIGIT.search(text):
            reading = read_dates(text)
            if reading:
                before, after = text[: reading.start].strip(_EDGE), text[reading.end :].strip(_EDGE + ".")
                if not (before or after) or self._around_date(before, after):
                    return True
        if self._byline(text):
            return True
        after = self._filled(number + 1)
        return self._is_date(after) and after < number + 3 and read_names(text) is not None

    def _small_print(self, text: str) -> bool:
        """Drop "Email the author"; read "Source: …" and an outlet's name beside the other credits."""
        source = _FIELD.match(text)
        if source or (self.head.source is None and is_outlet(text) and (self.head.authors or self.head.date)):
            self.head.source = self.head.source or (source[1].strip() if source else text)
            self.draft.drop("source_line", text)
            return True
        if _NOTHING.fullmatch(text):
            self.draft.drop("byline", text)
            return True
        return False

    def _keys(self) -> bool:
        """Read a header block below the title."""
        if ":" not in self.lines[self.at][:60] and "：" not in self.lines[self.at][:60]:
            return False
        found = read_keys(self.lines, self.at)
        if not found or "title" in found.values:
            return False
        self._use_front_matter(found)
        return True

    def _subtitle(self) -> bool:
        """Read a standfirst: one short block with a byline or a date right after it."""
        head = self.head
        if head.subtitle or head.authors or head.date or head.updated:
            return False
        block = self._block(self.at, TITLE_LINES + 1)
        for number in range(1, len(block)):
            if self._is_credit(self.at + number):
                block = block[:number]
                break
        if len(block) > TITLE_LINES or sum(map(len, block)) > titles.LENGTH:
            return False
        after = self._filled(self.at + len(block))
        if after == len(self.lines) or not self._is_credit(after):
            return False
        head.subtitle = titles.join_lines([titles.plain(line) for line in block])
        self.at += len(block)
        return True

    def _dateline(self) -> None:
        start = self._filled(0)
        if start == len(self.lines):
            return
        found = read_dateline(" ".join(self._block(start, 3)))
        if found:
            head = self.head
            head.place, head.source, head.date = head.place or found.place, head.source or found.source, head.date or found.date

    def _tail(self) -> None:
        """Read "Published …" lines at the very end."""
        for _ in range(TAIL):
            end = len(self.lines)
            while end > self.at and not self.lines[end - 1].strip():
                end -= 1
            text = titles.plain(self.lines[end - 1]) if end > self.at else ""
            if not text or len(text) > 120 or not _DIGIT.search(text):
                return
            reading = self._dates(text)
            labelled = re.match(r"[^\W\d_]+", text)
            if not reading or not labelled or reading.start or text[reading.end :].strip(_EDGE + "."):
                return
            if not (reading.updated or re.match(_LABEL, text)):
                return
            self._use_date(reading, text)
            del self.lines[end - 1 :]


_LABEL = re.compile(
    r"(?:first |originally |last )?(?:published|posted|updated|modified|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd"
    r"|publicerad|опубликовано|发布|發布|公開|掲載|نشر|đăng)",
    re.IGNORECASE,
)
_CODES = frozenset("en de fr es it pt nl sv da no pl cs ru uk tr vi ro hu fi el ar fa he hi th zh ja ko id bg hr sr sk sl ca lt lv et".split())


def _language_code(value: str | None) -> str | None:
    code = re.split(r"[-_]", value.lower())[0] if value else ""
    return code if code in _CODES else None


def _unlabelled(title: str) -> str:
    return re.sub(r"^(?:title|headline):\s+(?=\S)", "", title, flags=re.IGNORECASE)


def _goes_on(text: str, below: str) -> bool:
    last, first = text.rsplit(" ", 1)[-1].lower(), below.split(" ", 1)[0].lower()
    joints = ("and", "und", "et", "y", "e", "en", "&", "with")
    return last in joints or text.endswith(",") or first in joints[:3] or last in ("by", "von", "par", "por")


def _is_place(text: str) -> bool:
    return len(text) < 30 and text[:1].isupper() and all(part[:1].isupper() for part in text.split()) and len(text.split()) <= 2
