"""How is each fault of a query said?  The source and the place → the error, with a hint that says what to write instead.  Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.errors import QuerySyntaxError
from artcli.query.fields import DATE_FIELDS, FIELDS, NUMBER_FIELDS, TEXT_FIELDS, field_meant
from artcli.query.tokens import Kind

if TYPE_CHECKING:
    from artcli.query.tokens import Token

_EXAMPLES = {"minutes": "minutes:..6", "words": "words:500..", "last": "last:7d", "lang": "lang:en", "tag": "tag:unread"}
_EXAMPLES |= {"id": "id:kq7f", "path": "path:2019", "note": "note:proof"}
_EXAMPLES |= {name: f"{name}:2019-02-13" for name in DATE_FIELDS if name != "last"}


def no_word(source: str) -> QuerySyntaxError:
    """Say that there is nothing in the query to look for."""
    hint = 'Write what to look for, such as: harbour "north sea"'
    return QuerySyntaxError("There is no word in the query.", source, range(len(source)), hint=hint)


def closes_nothing(source: str, token: Token) -> QuerySyntaxError:
    """Say that a closing parenthesis is one too many."""
    hint = "Leave it out, or open one before it."
    return QuerySyntaxError("This parenthesis closes nothing.", source, token.span, hint=hint)


def not_closed(source: str, opened: Token) -> QuerySyntaxError:
    """Say that an opening parenthesis is one too many."""
    hint = "Close it with ), or leave it out."
    return QuerySyntaxError("The parenthesis isn't closed.", source, opened.span, hint=hint)


def empty_group(source: str, opened: Token, closed: Token) -> QuerySyntaxError:
    """Say that nothing stands between two parentheses."""
    hint = "Put words between them, or leave them out."
    span = range(opened.start, closed.stop)
    return QuerySyntaxError("There is nothing in these parentheses.", source, span, hint=hint)


def too_deep(source: str, span: range, levels: int) -> QuerySyntaxError:
    """Say that groups are nested without need."""
    hint = f"{levels} levels are taken: leave out parentheses that aren't needed."
    return QuerySyntaxError("Parentheses are nested too deep.", source, span, hint=hint)


def stands_alone(source: str, operator: Token) -> QuerySyntaxError:
    """Say that an operator lacks what it is about."""
    word = operator.text
    if operator.kind is Kind.NOT:
        hint = 'Put a word behind it. To look for the word itself, write "not".'
        return QuerySyntaxError("Nothing is said to leave out.", source, operator.span, hint=hint)
    hint = f'Put a word on either side. To look for the word itself, write "{word.lower()}".'
    return QuerySyntaxError(f"{word} stands alone.", source, operator.span, hint=hint)


def suffix_alone(source: str, token: Token) -> QuerySyntaxError:
    """Say that ``~2`` or ``^2`` belongs to nothing, or to something that it doesn't go with."""
    hint = 'Write summit~2 or "trade war"~5 for what is near, hanoi^2, "trade war"^2 or (a b)^2 for what counts more.'
    return QuerySyntaxError("This doesn't go with what stands before it.", source, token.span, hint=hint)


def exact_what(source: str, sign: Token) -> QuerySyntaxError:
    """Say that ``=`` goes with words and phrases only."""
    hint = 'Put it right before a word or a phrase: =word, ="a phrase", title:=word.'
    return QuerySyntaxError("= asks for an exact word or phrase.", source, sign.span, hint=hint)


def no_such_field(source: str, token: Token) -> QuerySyntaxError:
    """Say that there is no such field, and which may have been meant."""
    name = token.text[: token.text.index(":")]
    meant = field_meant(name)
    hint = f"Did you mean {meant}:?" if meant else f"Fields: {', '.join(FIELDS)}."
    hint += f' To look for the text itself, put a space behind the colon, or quote it: "{name}:…".'
    span = range(token.start, token.start + len(name) + 1)
    return QuerySyntaxError(f"There is no field {name}.", source, span, hint=hint)


def no_value(source: str, name: Token, following: Token) -> QuerySyntaxError:
    """Say that what stands behind a field's colon is no value for it."""
    field = name.text
    message, span = f"Nothing stands behind {field}: to look for.", name.span
    hint = f'Write {_EXAMPLES.get(field, field + ":harbour")}, or "{field}" for the word itself.'
    if following.kind is Kind.NOT and following.text == "-" and following.start == name.stop:
        message, span = "A field's value can't be left out.", range(name.start, following.stop)
        hint = f"Write -{field}:… with the minus in front, or put the value in quotation marks."
    elif following.kind is Kind.OPEN and field not in TEXT_FIELDS:
        message, span = f"{field}: takes one value, not a group.", range(name.start, following.stop)
        hint = f"Write ({_EXAMPLES[field]} OR {field}:…)."
    return QuerySyntaxError(message, source, span, hint=hint)


def field_inside(source: str, inner: Token, outer: Token) -> QuerySyntaxError:
    """Say that a field can't stand inside the value of another."""
    hint = f"Write {inner.text}: before {outer.text}: or after its value. To look for the text itself, quote it."
    return QuerySyntaxError("A field can't be inside another.", source, inner.span, hint=hint)


def no_saved_name(source: str, token: Token) -> QuerySyntaxError:
    """Say that no search can have been saved under this name."""
    hint = "Write @harbour: letters, digits, - and _ only. To look for the text itself, quote it."
    return QuerySyntaxError("This can't be the name of a saved search.", source, token.span, hint=hint)


def no_date(source: str, name: Token, value: Token) -> QuerySyntaxError:
    """Say that a value is no date, or no time until today."""
    if name.text == "last":
        hint = "Write a number of days, weeks, months or years: last:7d, last:2w, last:3m, last:1y."
        return QuerySyntaxError("This isn't a length of time.", source, value.span, hint=hint)
    hint = f'Write {name.text}:2019, {name.text}:2019-02-13, {name.text}:yesterday or {name.text}:"last month"'
    hint += "; ranges look like date:2019-02..2019-03." if name.text == "date" else "; ranges are for date:."
    return QuerySyntaxError("This isn't a date.", source, value.span, hint=hint)


def date_in_parts(source: str, value: Token, following: Token) -> QuerySyntaxError:
    """Say that a date of several words must be quoted."""
    span = range(value.start, following.stop)
    hint = f'Write it as one: "{value.text} {following.text}" or {value.text}-{following.text}.'
    return QuerySyntaxError("A date of several words needs quotation marks.", source, span, hint=hint)


def no_number(source: str, name: Token, value: Token) -> QuerySyntaxError:
    """Say that a value is no number and no range of numbers."""
    assert name.text in NUMBER_FIELDS
    hint = f"Write {name.text}:6, {name.text}:..6, {name.text}:5..10, {name.text}:10.. or {name.text}:>10."
    return QuerySyntaxError("This isn't a number or a range.", source, value.span, hint=hint)
