"""How is each fault of a query said?  The source and the place → the error, with a hint that says what to write instead.  Pure."""

from __future__ import annotations

from artcli.hints import TYPE_CHECKING
from artcli.query.fields import DATE_FIELDS, FIELDS, NUMBER_FIELDS, TEXT_FIELDS, field_meant
from artcli.query.tokens import Kind, fault

if TYPE_CHECKING:
    from artcli.errors import QuerySyntaxError
    from artcli.query.tokens import Token

_EXAMPLES = {
    "minutes": "minutes:..6",
    "words": "words:500..",
    "last": "last:7d",
    "lang": "lang:en",
    "tag": "tag:unread",
}
_EXAMPLES |= {"id": "id:kq7f", "path": "path:2019", "note": "note:proof"}
_EXAMPLES |= {name: f"{name}:2019-02-13" for name in DATE_FIELDS if name != "last"}


def no_word(source: str) -> QuerySyntaxError:
    """Say that there is nothing in the query to look for."""
    hint = 'Write what to look for, such as: harbour "north sea"'
    return fault(source, range(len(source)), "There is no word in the query.", hint)


def closes_nothing(source: str, token: Token) -> QuerySyntaxError:
    """Say that a closing parenthesis is one too many."""
    hint = "Leave it out, or open one before it."
    return fault(source, token.span, "This parenthesis closes nothing.", hint)


def not_closed(source: str, opened: Token) -> QuerySyntaxError:
    """Say that an opening parenthesis is one too many."""
    hint = "Close it with ), or leave it out."
    return fault(source, opened.span, "The parenthesis isn't closed.", hint)


def empty_group(source: str, opened: Token, closed: Token) -> QuerySyntaxError:
    """Say that nothing stands between two parentheses."""
    hint = "Put words between them, or leave them out."
    span = range(opened.start, closed.stop)
    return fault(source, span, "There is nothing in these parentheses.", hint)


def too_deep(source: str, span: range, levels: int) -> QuerySyntaxError:
    """Say that groups are nested without need."""
    hint = f"{levels} levels are taken: leave out parentheses that aren't needed."
    return fault(source, span, "Parentheses are nested too deep.", hint)


def stands_alone(source: str, operator: Token) -> QuerySyntaxError:
    """Say that an operator lacks what it is about."""
    word = operator.text
    if operator.kind is Kind.NOT:
        hint = 'Put a word behind it. To look for the word itself, write "not".'
        return fault(source, operator.span, f"{word} has nothing behind it to leave out.", hint)
    hint = "Put a word on either side."
    if word.isalpha():
        hint += f' To look for the word itself, write "{word.lower()}".'
    return fault(source, operator.span, f"{word} stands alone.", hint)


def suffix_alone(source: str, token: Token) -> QuerySyntaxError:
    """Say that ``~2`` or ``^2`` belongs to nothing, or to something that it doesn't go with."""
    hint = 'Write summit~2 or "trade war"~5 for what is near, hanoi^2, "trade war"^2 or (a b)^2 for what counts more.'
    return fault(source, token.span, "This doesn't go with what stands before it.", hint)


def exact_what(source: str, sign: Token) -> QuerySyntaxError:
    """Say that ``=`` goes with words and phrases only."""
    hint = 'Put it right before a word or a phrase: =word, ="a phrase", title:=word.'
    return fault(source, sign.span, "= asks for an exact word or phrase.", hint)


def no_such_field(source: str, token: Token) -> QuerySyntaxError:
    """Say that there is no such field, and which may have been meant."""
    name = token.text[: token.text.index(":")]
    meant = field_meant(name)
    hint = f"Did you mean {meant}:?" if meant else f"Fields: {', '.join(FIELDS)}."
    hint += f' To look for the text itself, put a space behind the colon, or quote it: "{name}:…".'
    span = range(token.start, token.start + len(name) + 1)
    return fault(source, span, f"There is no field {name}.", hint)


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
    return fault(source, span, message, hint)


def field_inside(source: str, inner: Token, outer: Token) -> QuerySyntaxError:
    """Say that a field can't stand inside the value of another."""
    if inner.text == outer.text:
        return fault(source, inner.span, "This field is named twice.", "Leave one of the two out.")
    hint = f"Write {inner.text}: before {outer.text}: or after its value. To look for the text itself, quote it."
    return fault(source, inner.span, "A field can't be inside another.", hint)


def no_saved_name(source: str, token: Token) -> QuerySyntaxError:
    """Say that no search can have been saved under this name."""
    hint = "Write @harbour: letters, digits, - and _ only. To look for the text itself, quote it."
    return fault(source, token.span, "This can't be the name of a saved search.", hint)


def no_date(source: str, name: Token, value: Token) -> QuerySyntaxError:
    """Say that a value is no date, or no time until today."""
    if name.text == "last":
        hint = "Write a number of days, weeks, months or years: last:7d, last:2w, last:3m, last:1y."
        return fault(source, value.span, "This isn't a length of time.", hint)
    hint = f'Write {name.text}:2019, {name.text}:2019-02-13, {name.text}:yesterday or {name.text}:"last month"'
    hint += "; ranges look like date:2019-02..2019-03." if name.text == "date" else "; ranges are for date:."
    return fault(source, value.span, "This isn't a date.", hint)


def date_in_parts(source: str, value: Token, following: Token) -> QuerySyntaxError:
    """Say that a date of several words must be quoted."""
    span = range(value.start, following.stop)
    hint = f'Write it as one: "{value.text} {following.text}" or {value.text}-{following.text}.'
    return fault(source, span, "A date of several words needs quotation marks.", hint)


def no_number(source: str, name: Token, value: Token) -> QuerySyntaxError:
    """Say that a value is no number and no range of numbers."""
    assert name.text in NUMBER_FIELDS
    hint = f"Write {name.text}:6, {name.text}:..6, {name.text}:5..10, {name.text}:10.. or {name.text}:>10."
    return fault(source, value.span, "This isn't a number or a range.", hint)
