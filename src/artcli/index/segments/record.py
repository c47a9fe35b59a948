"""How does an article lie in the index?  An article → a line of JSON and the texts of its blocks, and back.  Pure.

What is empty is left out.  The blocks' texts, most of an article, are no JSON: there is nothing to escape, and nothing to look through for
escapes when they are read.
"""

from __future__ import annotations

import json
from json import encoder

from artcli.hints import TYPE_CHECKING, Any
from artcli.model import Article, Block, BlockKind, Dropped, Repair

if TYPE_CHECKING:
    from collections.abc import Callable

Short = dict[str, Any]
_PLAIN = ("subtitle", "date", "updated", "source", "place", "language")

BETWEEN = "\x1e"
"""What parts the texts of blocks: ASCII's record separator, which the normaliser leaves in no text."""

_LETTERS: dict[BlockKind, str] = {
    "paragraph": "p",
    "heading": "h",
    "list_item": "l",
    "quote": "q",
    "verse": "v",
    "table": "t",
    "code": "c",
}
_KINDS: dict[str, BlockKind] = {letter: kind for kind, letter in _LETTERS.items()}
_PARTED = BETWEEN.encode()


def texts_of(article: Article) -> bytes:
    """Return the texts of an article's blocks as they are stored."""
    return BETWEEN.join([block.text for block in article.blocks]).encode("utf-8", "surrogatepass")


def are_parted(texts: bytes, article: Article) -> bool:
    """Tell whether an article's ``texts_of`` can be parted again, as none of them has the sign that parts them."""
    return texts.count(_PARTED) == max(len(article.blocks) - 1, 0)


def packed(head: Short, article: Article, texts: bytes | None = None) -> bytes:
    """Return an article's record: ``head`` has what the index adds to it; ``texts`` are its ``texts_of``, where they are known to be parted."""
    fields = {**head, "title": article.title, "words": article.words}
    for name in _PLAIN:
        value = getattr(article, name)
        if value is not None:
            fields[name] = value
    if article.authors:
        fields["authors"] = article.authors
    if article.repairs:
        fields["repairs"] = [[repair.kind, repair.count] for repair in article.repairs]
    if article.dropped:
        fields["dropped"] = [_dropped(one) for one in article.dropped]
    if article.hints:
        fields["hints"] = article.hints
    fields["blocks"] = "".join([_LETTERS[block.kind] for block in article.blocks])
    if texts is None:
        texts = texts_of(article)
        if not are_parted(texts, article):
            fields["texts"], texts = [block.text for block in article.blocks], b""
    return b"%b\n%b" % (_line(fields), texts)


def unpacked(data: bytes) -> Short:
    """Return the fields of a record, ``blocks`` among them as ``Block``.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for bytes that ``packed`` hasn't made.
    """
    line, _, rest = data.partition(b"\n")
    fields: Short = json.loads(line)
    kinds = fields["blocks"]
    texts = fields.pop("texts", None)
    if texts is None:
        texts = rest.decode("utf-8", "surrogatepass").split(BETWEEN) if kinds else []
    fields["blocks"] = tuple([Block(_KINDS[kind], text) for kind, text in zip(kinds, texts, strict=True)])
    return fields


def heading(data: bytes) -> Short:
    """Return what a record says of its article, the blocks' texts left out.

    Raises ``TypeError`` or ``ValueError``.
    """
    found: Short = json.loads(data.partition(b"\n")[0])
    return found


def restored(fields: Short) -> Article:
    """Return the article of a record's fields.

    Raises ``KeyError``, ``TypeError`` or ``ValueError``.
    """
    article = Article(
        title=fields["title"],
        blocks=fields["blocks"],
        authors=tuple(fields.get("authors", ())),
        words=fields["words"],
        repairs=tuple([Repair(*one) for one in fields.get("repairs", ())]),
        dropped=tuple([_as_dropped(*one) for one in fields.get("dropped", ())]),
        hints=tuple(fields.get("hints", ())),
        **{name: fields[name] for name in _PLAIN if name in fields},
    )
    _check_kinds(article)
    return article


def _dropped(one: Dropped) -> list[str | int]:
    where = () if one.at is None or one.block is None else (one.at, _LETTERS[one.block])
    return [one.kind, one.text, *where]


def _as_dropped(kind: str, text: str, at: int | None = None, letter: str = "") -> Dropped:
    if at is None:
        return Dropped(kind, text)
    if type(at) is not int or at < 0:
        message = "a place is wrong"
        raise ValueError(message)
    return Dropped(kind, text, at, _KINDS[letter])


def _check_kinds(article: Article) -> None:
    """Raise ``TypeError`` for a value that isn't of its kind: whoever prints it would stumble, and not know over what."""
    texts = [article.title, *article.authors, *article.hints, *[block.text for block in article.blocks]]
    texts += [text for name in _PLAIN if (text := getattr(article, name)) is not None]
    texts += [text for one in article.dropped for text in (one.kind, one.text)]
    texts += [one.kind for one in article.repairs]
    numbers = [article.words, *[one.count for one in article.repairs]]
    if set(map(type, texts)) != {str} or set(map(type, numbers)) != {int} or min(numbers) < 0:
        message = "a value of another kind"
        raise TypeError(message)


def _encoder() -> Callable[[Short], str]:
    """Return what makes JSON of a value: the standard library's ``encode`` makes one for each, a third of the time that a record takes."""
    plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:  # Python without its C
        return plain.encode
    parts = make(None, plain.default, encoder.encode_basestring, None, ":", ",", False, False, True)
    return lambda fields: "".join(parts(fields, 0))


_encode = _encoder()


def _line(fields: Short) -> bytes:
    try:
        return _encode(fields).encode()
    except UnicodeEncodeError:  # a path whose bytes aren't UTF-8: JSON's own escapes can say that
        return json.dumps(fields, separators=(",", ":")).encode()
