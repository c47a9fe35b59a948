"""Is a plain text a clean article as well: a title, perhaps a byline and a date, and paragraphs?  Then it is made at once.

A ``PlainText`` goes in; the article that all stages together would make of it comes out, or nothing.  Seven stages find nothing to do in
such a text, and ask it a hundred questions to find that out: here a dozen are enough.  Pure.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from artcli.model import Article, Block, Dropped
from artcli.text.language import detect_language
from artcli.text.layout.clean import all_differ, end_sentences, may_have_marks
from artcli.text.layout.stuck import may_be_stuck
from artcli.text.metadata.credits import begins_text
from artcli.text.metadata.datelines import read_dateline
from artcli.text.metadata.dates import may_be_dates
from artcli.text.metadata.head_lines import is_sentence
from artcli.text.metadata.plain_head import TAIL_LENGTH, read_quick_head
from artcli.text.plain_text import begins_sentences, is_settled

if TYPE_CHECKING:
    from artcli.model import Repair
    from artcli.text.plain_text import PlainText

_MARKS = frozenset("*[_")

_paragraph = partial(Block, "paragraph")


def read_plain_article(
    plain: PlainText, repairs: tuple[Repair, ...] = (), dropped: tuple[Dropped, ...] = ()
) -> Article | None:
    """Make the article, if the text is one by all signs; ``repairs`` and ``dropped`` are what made the text plain."""
    lines = plain.lines
    head = read_quick_head(lines)
    if head is None:
        return None
    paragraphs, gaps = lines[head.end :: 2], lines[head.end + 1 :: 2]
    if not paragraphs[-1]:
        paragraphs.pop()
    above = 1 + len(head.dropped)
    if any(gaps) or not all(paragraphs) or not _is_clean(plain, paragraphs, above):
        return None
    if not is_settled(plain, above - 1) or not (head.is_sure or begins_text(lines, head)):
        return None
    last = paragraphs[-1]
    if len(last) <= TAIL_LENGTH and may_be_dates(last) and not is_sentence(last):
        return None
    if head.authors and last.startswith(head.authors):
        return None  # a note about the author, perhaps
    dateline = read_dateline(paragraphs[0])
    body = "\n".join(paragraphs)
    date, source, place = head.date, None, None
    if dateline:
        date, source, place = date or dateline.date, dateline.source, dateline.place
    return Article(
        head.title,
        tuple(map(_paragraph, paragraphs)),
        head.authors,
        None,
        date,
        None,
        source,
        place,
        detect_language(body),
        plain.spaces - sum([line.count(" ") for line in plain.filled[:above]]) + len(paragraphs),
        repairs,
        (*dropped, *[Dropped(kind, text) for kind, text in head.dropped]),
    )


def _is_clean(plain: PlainText, paragraphs: list[str], skipped: int) -> bool:
    """Tell that each paragraph is whole, none stands twice, and nothing in them is marked or stuck together; lines ``skipped`` are the head's."""
    if not (begins_sentences(plain, skipped) and end_sentences(paragraphs) and all_differ(paragraphs)):
        return False
    if plain.unusual and not _MARKS.isdisjoint(plain.unusual) and may_have_marks(plain.text):
        return False
    return not (plain.may_stick and may_be_stuck(plain.text))
