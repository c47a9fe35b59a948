"""How do the bytes of a file become an article?  The one composition of the stages of ``text/``.

bytes ─decode→ text ─repair→ text ─draft→ lines ─columns, furniture, boilerplate, head→ lines ─layout→ blocks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from artcli.errors import EmptyTextError
from artcli.model import Article, Block, Dropped, Hints, Repair
from artcli.text.boilerplate.composition import drop_boilerplate
from artcli.text.columns import split_columns
from artcli.text.decoding import decode
from artcli.text.draft import Draft, Head, draft_of
from artcli.text.furniture.composition import drop_furniture
from artcli.text.language import detect_language
from artcli.text.layout import build_blocks
from artcli.text.margins import strip_margins
from artcli.text.markup import read_markup
from artcli.text.metadata.head import read_head
from artcli.text.plain_article import read_plain_article
from artcli.text.plain_text import PlainText, is_settled, look_at
from artcli.text.repairs import repair
from artcli.text.repairs.repair import replay as replay_repairs
from artcli.text.spaces import count_spaces
from artcli.text.subtitles import join_subtitles

_UTF8 = "utf-8"
Stage = Callable[[Draft], None]
STAGES: tuple[Stage, ...] = (
    join_subtitles,
    strip_margins,
    read_markup,
    split_columns,
    drop_furniture,
    drop_boilerplate,
    read_head,
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """An article, the encoding of its file, and the steps that made it, in order: repairs and stages by name.

    ``replay`` with these steps gives the same article.
    """

    article: Article
    encoding: str
    steps: tuple[str, ...]


def normalise(data: bytes, name: str = "") -> Article:
    """Make the article out of a file's bytes; ``name`` is the file's, a hint of last resort for the title.

    Raises ``EmptyTextError`` or ``BinaryTextError`` where there is no text; any text gives an article.
    """
    plain = look_at(data)
    article = read_plain_article(plain) if plain else None
    return article or _explain(data, name, plain).article


def explain(data: bytes, name: str = "") -> Normalised:
    """Make the article as ``normalise`` does, and say how."""
    plain = look_at(data)
    article = read_plain_article(plain) if plain else None
    return Normalised(article, _UTF8, (read_head.__name__,)) if article else _explain(data, name, plain)


def explain_text(text: str, name: str = "", hints: Hints | None = None, encoding: str = _UTF8) -> Normalised:
    """Make the article out of a text that a format gave, with what the format says of it, and say how.

    Raises ``EmptyTextError`` where there is no word.
    """
    repaired = repair(text)
    draft = draft_of(repaired.text, has_gaps=repaired.has_gaps)
    draft.repairs.update(repaired.counts)
    draft.dropped.extend([Dropped(kind, words) for kind, words in repaired.dropped])
    return _staged(draft, name, encoding, [*repaired.steps], STAGES, hints)


def explain_hinted(data: bytes, name: str, hints: Hints) -> Normalised:
    """Make the article out of bytes of which a format says something.

    Raises ``EmptyTextError`` and ``BinaryTextError``.
    """
    decoded = decode(data)
    return explain_text(decoded.text, name, hints, decoded.encoding)


def _explain(data: bytes, name: str, plain: PlainText | None) -> Normalised:
    """Go the way of all texts: through each stage, but for those of which it is known that they find nothing to do."""
    if plain:
        return _read(Draft(plain.lines, has_gaps=False), name, _UTF8, [], plain)
    decoded = decode(data)
    repaired = repair(decoded.text)
    steps = [*repaired.steps]
    repairs = decoded.repairs | repaired.counts
    dropped = [Dropped(kind, text) for kind, text in repaired.dropped]
    if (steps or decoded.encoding != _UTF8) and _has_spaced_lines(repaired.text):  # this may have made it plain
        plain = look_at(repaired.text.encode("utf-8", "surrogatepass"))
        article = read_plain_article(plain, _told(repairs), tuple(dropped)) if plain else None
        if article:
            return Normalised(article, decoded.encoding, (*steps, read_head.__name__))
    draft = draft_of(repaired.text, has_gaps=repaired.has_gaps)
    draft.repairs, draft.dropped = repairs, dropped
    return _read(draft, name, decoded.encoding, steps, plain)


def _has_spaced_lines(text: str) -> bool:
    """Tell whether nearly each line stands alone between blank ones, as in all plain articles; a byline and a date may not."""
    return text.count("\n") <= 2 * text.count("\n\n") + 3


def _read(draft: Draft, name: str, encoding: str, steps: list[str], plain: PlainText | None) -> Normalised:
    """Make the article of a draft, stage by stage; of a text that is plain, only those that may find something."""
    return _staged(draft, name, encoding, steps, (read_head,) if plain and is_settled(plain) else STAGES)


def _staged(
    draft: Draft, name: str, encoding: str, steps: list[str], stages: tuple[Stage, ...], hints: Hints | None = None
) -> Normalised:
    """Take the stages one after the other, and write down which of them did something; what ``hints`` say holds."""
    if hints:
        draft.dropped[:0] = hints.dropped
        _take_hints(draft.head, hints)
    for stage in stages:
        before = draft.lines.copy()
        stage(draft)
        if stage is read_head or before != draft.lines:  # the head may be read without a line being taken
            steps.append(stage.__name__)
    if hints:
        _take_hints(draft.head, hints)
    return Normalised(_article(draft, name), encoding, tuple(steps))


def _told(repairs: dict[str, int]) -> tuple[Repair, ...]:
    return tuple([Repair(kind, count) for kind, count in repairs.items()])


def _take_hints(head: Head, hints: Hints) -> None:
    """Put what is known into the head: before it is read, so that it isn't looked for, and after, for what a line says too."""
    head.title = hints.title or head.title
    head.subtitle = hints.subtitle or head.subtitle
    head.authors = [*hints.authors] or head.authors
    head.date, head.updated = hints.date or head.date, hints.updated or head.updated
    head.source, head.language = hints.source or head.source, hints.language or head.language


def replay(data: bytes, steps: tuple[str, ...], name: str = "") -> Article:
    """Take just these steps, which ``explain`` has told, and no others: the same repairs and stages give the same blocks."""
    stages = {stage.__name__: stage for stage in STAGES}
    text = decode(data).text
    draft = draft_of(replay_repairs(text, tuple([step for step in steps if step not in stages])))
    for step in steps:
        if step in stages:
            stages[step](draft)
    return _article(draft, name)


def _count_words(blocks: tuple[Block, ...], body: str, *, has_gaps: bool) -> int:
    """Count what white space parts: where single spaces part all words, at memory speed."""
    if "\t" in body or "\u3000" in body:
        return len(body.split())
    if has_gaps and (body.count("\n") >= len(blocks) or "  " in f" {' '.join([block.text for block in blocks])} "):
        return len(body.split())  # blocks of several lines, or a space too many
    return count_spaces(body) + len(blocks)


def _article(draft: Draft, name: str) -> Article:
    blocks = build_blocks(draft)
    head = draft.head
    body = "\n".join([block.text for block in blocks])
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
        language=head.language or detect_language(body),
        words=_count_words(blocks, body, has_gaps=draft.has_gaps),
        repairs=_told(draft.repairs),
        dropped=tuple(draft.dropped),
        hints=() if head.title else ("title",),
    )
