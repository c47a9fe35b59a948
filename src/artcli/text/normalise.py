"""How do the bytes of a file become an article?  The one composition of the stages of ``text/``.

bytes ─decode→ text ─repair→ text ─draft→ lines ─columns, furniture, boilerplate, head→ lines ─layout→ blocks.
"""

from __future__ import annotations

from artcli.errors import EmptyTextError
from artcli.model import Article, Repair
from artcli.text.boilerplate import drop_boilerplate
from artcli.text.columns import split_columns
from artcli.text.decode import decode
from artcli.text.draft import Draft, draft_of
from artcli.text.furniture import drop_furniture
from artcli.text.language import detect_language
from artcli.text.layout import build_blocks
from artcli.text.metadata import read_head
from artcli.text.repair import repair

STAGES = (split_columns, drop_furniture, drop_boilerplate, read_head)


def normalise(data: bytes, name: str = "") -> Article:
    """Make the article out of a file's bytes; ``name`` is the file's, a hint of last resort for the title.

    Raises ``EmptyTextError`` or ``BinaryTextError`` where there is no text; any text gives an article.
    """
    decoded = decode(data)
    repaired = repair(decoded.text)
    draft = draft_of(repaired.text)
    draft.repairs.update(decoded.repairs | repaired.counts)
    for stage in STAGES:
        stage(draft)
    return _article(draft, name)


def _article(draft: Draft, name: str) -> Article:
    blocks = build_blocks(draft)
    head = draft.head
    if not blocks and not head.title:
        message = "no words"
        raise EmptyTextError(message)
    return Article(
        title=head.title or name,
        blocks=blocks,
        authors=tuple(head.authors),
        subtitle=head.subtitle,
        date=head.date,
        updated=head.updated,
        source=head.source,
        place=head.place,
        language=head.language or detect_language("\n".join([b.text for b in blocks])),
        words=sum(len(b.text.split()) for b in blocks),
        repairs=tuple(Repair(kind, count) for kind, count in draft.repairs.items()),
        dropped=tuple(draft.dropped),
    )
