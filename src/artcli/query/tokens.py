"""Where do the parts of a query begin and end?  A query string → its tokens, the last of them END.

Every character is in a token, is a space, or is a sign that can't be looked for, such as a dash on its own.
What a word means (``summit*``, ``summit~2``) is decided in ``words.py``, what may stand where in ``parse.py``.  Pure.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from artcli.errors import QuerySyntaxError
from artcli.hints import TYPE_CHECKING, NamedTuple
from artcli.patterns import lazy
from artcli.query.fields import ALIASES, DATE_FIELDS, LONGEST_NAME, NUMBER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 512
"""Words of a query at the most: more than a page, pasted by mistake, would be answered slowly (half a second for as many) and wrongly."""


MOST_CHARACTERS = 100_000
"""Characters of a query at the most, whatever they are: read in a fifth of a second."""


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    REGEX = auto()
    SAVED = auto()
    FIELD = auto()
    UNKNOWN_FIELD = auto()
    VALUE = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    EXACT = auto()
    OPEN = auto()
    CLOSE = auto()
    SUFFIX = auto()
    NOTHING = auto()
    END = auto()


class Token(NamedTuple):
    """A part of a query: its kind, what it says without its marks, and the characters it stands at."""

    kind: Kind
    text: str
    start: int
    stop: int

    @property
    def span(self) -> range:
        """The characters that it stands at."""
        return range(self.start, self.stop)


_PLAIN = str.maketrans(dict.fromkeys("“”„‟«»＂〝〞〟「」『』", '"') | {"：": ":", "（": "(", "）": ")", "－": "-"})
"""Signs that other keyboards and word processors put for those of the language, one for one, so that places stay."""
_UNSEEN = lazy("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")
"""Controls, invisible signs and halves of characters: as good as spaces."""

_NAME = rf"[A-Za-z\u00c0-\u024f][A-Za-z_\u00c0-\u024f]{{0,{LONGEST_NAME - 1}}}"
_TOKEN = lazy(
    r"(?P<space>\s+)"
    r"|(?P<smiley>(?<!\S)[:;=]['-]?[()]+(?!\S))"
    r"|(?P<open>\()"
    r"|(?P<close>\))"
    r'|"(?P<phrase>[^"]*)"'
    r'|(?P<unclosed>")'
    r"|(?P<suffix>(?<=[)\"/\w])(?:~[0-9.,]*|\^[-+]?[0-9.,]+)+(?![^\s()\"]))"
    r"|(?P<joint>(?<=[)\"/])[-+=]+)"
    r"|(?P<minus>(?<![^\s(:])-(?![\s+-]))"
    r'|(?P<plus>(?<![^\s(:])\+(?=[\w"(]))'
    r'|(?P<exact>(?<![^\s(:+-])=(?=[\w"(@]))'
    r"|(?P<regex>/(?![/\s])(?:[^/\\\s]|\\\S)*/(?=[\s()\"^~]|$))"
    r'|@(?P<saved>\w(?:[\w-]*\w)?)(?=[\s()"^]|$)'
    rf"|(?P<name>{_NAME}):"
    r'|(?P<run>[^\s()"]+)'
)
_KINDS = {"open": Kind.OPEN, "close": Kind.CLOSE, "suffix": Kind.SUFFIX, "exact": Kind.EXACT, "saved": Kind.SAVED}
_OPERATORS = {"AND": Kind.AND, "&&": Kind.AND, "OR": Kind.OR, "||": Kind.OR, "NOT": Kind.NOT}
_VALUE = lazy(r'\s*(?P<value>"(?P<quoted>[^"]*)"|(?P<bare>[^\s()"]+))')
_RUN = lazy(r'[^\s()"]*')
_SCHEME = lazy("mailto|tel|sms|urn|doi|isbn|issn|data|news|about|javascript|file|geo|magnet|re|fwd?", re.IGNORECASE)
"""What stands before a colon in addresses, references and answered mail."""
_SHORTER = "Search for a few telling words of it, or for a phrase."
_REGEX_SIGNS = lazy(r"[*+?\[{|^$\\]")


def fault(source: str, span: range, message: str, hint: str) -> QuerySyntaxError:
    """Return the error that points at a place of a query, with what to write instead."""
    return QuerySyntaxError(message, source, span, hint=hint)


def tokens(source: str) -> list[Token]:
    """Cut a query into tokens.

    >>> [token.text for token in tokens('title:"north sea" -oil')]
    ['title', 'north sea', '-', 'oil', '']
    """
    if len(source) > MOST_CHARACTERS:
        message = f"This query is too long: {MOST_CHARACTERS:,} characters are taken."
        raise fault(source, range(MOST_CHARACTERS, len(source)), message, _SHORTER)
    scanned = _bare_words(source) if source.replace(" ", "").isalnum() else _Scanner(source, _seen(source))
    found: list[Token] = []
    words = 0
    for token in scanned:
        words += _words_in(token)
        if words > MOST_WORDS:
            message = f"This query is too long: {MOST_WORDS:,} words are taken, and here is one more."
            raise fault(source, token.span, message, _SHORTER)
        found.append(token)
    return found


def can_be_searched(text: str) -> bool:
    """Tell whether there is a letter or a digit; nothing else is indexed, emoji neither."""
    return text.isalnum() or re.search(r"[^\W_]", text) is not None


def _seen(source: str) -> str:
    """Return a query with the signs of the language for those that stand for them, and spaces for what can't be seen."""
    return _UNSEEN.sub(" ", source.translate(_PLAIN))


def _bare_words(source: str) -> Iterator[Token]:
    """Yield the tokens of a query that is words of letters and digits: most are, and need no pattern."""
    stop = 0
    for word in source.split():
        start = source.index(word, stop)
        stop = start + len(word)
        yield Token(_OPERATORS.get(word, Kind.WORD), word, start, stop)
    yield Token(Kind.END, "", len(source), len(source))


def _words_in(token: Token) -> int:
    if token.kind is Kind.PHRASE:
        return len(token.text.split())
    return int(token.kind in (Kind.WORD, Kind.REGEX, Kind.SAVED, Kind.VALUE, Kind.UNKNOWN_FIELD))


class _Scanner:
    def __init__(self, source: str, plain: str) -> None:
        self.source = source
        self.plain = plain
        self.last = Token(Kind.END, "", 0, 0)

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens, last END."""
        position = 0
        while position < len(self.plain):
            token, position = self._next(position)
            if token is not None:
                self.last = token
                yield token
        yield Token(Kind.END, "", position, position)

    def _next(self, position: int) -> tuple[Token | None, int]:
        """Read what stands at a place; return its token, if it makes one, and where to go on."""
        if self.last.kind is Kind.FIELD and self.last.text in DATE_FIELDS + NUMBER_FIELDS:
            value = _VALUE.match(self.plain, self.last.stop)
            if value:
                text = (value["quoted"] or value["bare"] or "").strip().rstrip(",;")
                return Token(Kind.VALUE, text, value.start("value"), value.end()), value.end()
        match = _TOKEN.match(self.plain, position)
        assert match is not None, "the last alternative takes what the others leave"
        return self._token(match, position)

    def _token(self, match: re.Match[str], start: int) -> tuple[Token | None, int]:
        group, stop = match.lastgroup or "", match.end()
        if group in _KINDS:
            return Token(_KINDS[group], match[group], start, stop), stop
        if group == "phrase":
            return self._phrase(match[group], start, stop), stop
        if group == "regex":
            return Token(Kind.REGEX, match[group][1:-1], start, stop), stop
        if group == "unclosed":
            hint = 'Close it with a second ", or leave the first out to search for the words.'
            raise fault(self.source, range(start, stop), "The phrase isn't closed.", hint)
        if group == "name":
            return self._field(match["name"], start, stop)
        if group == "minus":
            return self._minus(start, stop)
        return self._run(start, stop) if group == "run" else (None, stop)

    def _phrase(self, text: str, start: int, stop: int) -> Token:
        if not can_be_searched(text):
            hint = "Put a word between the quotation marks, or leave them out."
            raise fault(self.source, range(start, stop), "There is no word in this phrase.", hint)
        return Token(Kind.PHRASE, " ".join(text.split()), start, stop)

    def _minus(self, start: int, stop: int) -> tuple[Token | None, int]:
        """Take a minus for NOT when there is something behind it to leave out; otherwise it is a dash."""
        following = _TOKEN.match(self.plain, stop)
        if following is None or following["close"]:
            return self._nothing(start, stop)
        if following["run"] and "*" not in following["run"] and not can_be_searched(following["run"]):
            return self._nothing(start, following.end())
        return Token(Kind.NOT, "-", start, stop), stop

    def _field(self, name: str, start: int, stop: int) -> tuple[Token | None, int]:
        """Take a word and a colon for a field when it is one, or looks as if it should be one."""
        known = ALIASES.get(name.casefold())
        if known:
            return Token(Kind.FIELD, known, start, stop), stop
        match = _RUN.match(self.plain, start)
        end = match.end() if match else stop
        value = self.plain[stop : stop + 1]
        if len(name) == 1 or _SCHEME.fullmatch(name) or not value or value.isspace() or value in ":/\\)":
            return self._run(start, end)
        return Token(Kind.UNKNOWN_FIELD, self.plain[start:end], start, end), end

    def _run(self, start: int, stop: int) -> tuple[Token | None, int]:
        text = self.plain[start:stop]
        if text in _OPERATORS:
            return Token(_OPERATORS[text], text, start, stop), stop
        if text[0] == "/" and "/" not in text[1:] and (_REGEX_SIGNS.search(text) or self.plain[stop : stop + 1] == "("):
            hint = "Close it with /, without a space inside: it is held against single words."
            raise fault(self.source, range(start, stop), "The regular expression isn't closed.", hint)
        if "*" in text or can_be_searched(text):
            return Token(Kind.WORD, text, start, stop), stop
        return self._nothing(start, stop)

    def _nothing(self, start: int, stop: int) -> tuple[Token | None, int]:
        """Leave signs out, unless a field or = asks for them."""
        asked = self.last.kind in (Kind.FIELD, Kind.EXACT) and self.last.stop == start
        return (Token(Kind.NOTHING, self.plain[start:stop], start, stop) if asked else None), stop
