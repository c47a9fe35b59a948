r"""Does a regular expression end soon, whatever it is held against?  Its text → None, or what is wrong with it and where.

A subset of Python's: letters, ``.``, ``[a-z]``, ``\d \w \s``, ``(a|b)``, ``* + ? {2,4}``.  What it costs is the number of ways in
which it can be tried on a word: choices side by side multiply, so that a repeat in a repeat is far over the limit.  Pure.
"""

from __future__ import annotations

import re

from artcli.hints import NamedTuple
from artcli.patterns import lazy

LONGEST = 100
"""Characters of an expression; whoever writes a longer one has a program."""
MOST_WAYS = 300_000
"""Ways to try an expression: three free repeats on a word of 64 letters have 64³ = 262,144, which re tries in 4 ms at the worst."""
LONGEST_WORD = 64
"""Letters of a word that a free repeat may take; the longest of an English dictionary has 45."""

DEEPEST = 10
"""Groups inside groups; nobody reads more, and the recursion stays shallow."""

_CLASS = lazy(r"\[\^?\]?(?:[^\]\[\\&~|-]|\\[dwsDWS\W]|(?<!-)-(?!-)|[&~|](?![&~|]))*\]")
_ESCAPE = lazy(r"\\(?:[dwsDWS]|[^\w\s])")
_BRACES = lazy(r"\{(\d{0,3})(?:(,)(\d{0,3}))?\}")
_FREE = {"*": (0, LONGEST_WORD), "+": (1, LONGEST_WORD), "?": (0, 1)}


class Refusal(NamedTuple):
    """What is wrong, the characters at fault, and what to write instead."""

    message: str
    start: int
    stop: int
    hint: str


def refusal(pattern: str) -> Refusal | None:
    r"""Return why an expression isn't taken.

    >>> refusal("colou?r")
    >>> refusal("(a+)+").message
    'This regular expression could take too long.'
    """
    if len(pattern) > LONGEST:
        message, hint = "This regular expression is too long.", f"{LONGEST} characters are taken; say less of the word."
        return Refusal(message, LONGEST, len(pattern), hint)
    try:
        reader = _Reader(pattern)
        ways = reader.expression()
    except _RefusedError as refused:
        return refused.refusal
    if ways > MOST_WAYS:
        hint = "Use fewer * and +, and none around a group with a choice or a repeat: [ab]* rather than (a|b)*."
        return Refusal("This regular expression could take too long.", 0, len(pattern), hint)
    if not reader.says_something:
        hint = "Put a letter, a digit or a class such as [a-f] in it."
        return Refusal("This regular expression matches any word.", 0, len(pattern), hint)
    return None


class _RefusedError(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class _Reader:
    """Reads an expression from left to right and counts the ways to try it."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.says_something = False

    def expression(self) -> int:
        """Expression = Choice, up to 100 characters."""
        ways = self._choice()
        if self.at < len(self.pattern):
            raise self._refused(1, "This ) closes nothing.", r"Leave it out, or write \) for the sign itself.")
        return ways

    def _choice(self) -> int:
        """Choice = Sequence {"|" Sequence}."""
        ways = self._sequence()
        while self._next() == "|":  # the ways of choices add up, those of a sequence multiply
            self.at += 1
            ways += self._sequence()
        return ways

    def _sequence(self) -> int:
        """Sequence = {Atom [Repeat]}."""
        ways = 1
        while self._next() not in ("", "|", ")"):
            anchor = self._next() in ("^", "$")
            inner = self._atom()
            if self._next() in ("*", "+", "?", "{"):
                if anchor:
                    raise self._refused(
                        1, "A repeat needs something to repeat.", r"Write \^ or \$ for the sign itself."
                    )
                inner = self._repeat(inner)
            ways = min(ways * inner, MOST_WAYS + 1)
        return ways

    def _atom(self) -> int:
        r"""Atom = letter | "." | "^" | "$" | "\" sign | "[" class "]" | "(" ["?:"] Choice ")"."""
        sign = self._next()
        if sign == "(":
            return self._group()
        if sign in "*+?{":
            hint = f"Put a letter before it, or write \\{sign} for the sign itself."
            raise self._refused(1, "A repeat needs something to repeat.", hint)
        if sign in "[\\":
            self._class_or_escape(sign)
        else:
            self.says_something |= sign.isalnum()
            self.at += 1
        return 1

    def _class_or_escape(self, sign: str) -> None:
        match = (_CLASS if sign == "[" else _ESCAPE).match(self.pattern, self.at)
        if match is None:
            raise self._bad_class() if sign == "[" else self._bad_escape()
        self.says_something |= match.group() not in (r"\w", r"\S", r"\D", r"\W", r"\s")
        self._compiled(match.group())
        self.at = match.end()

    def _compiled(self, part: str) -> None:
        try:
            re.compile(part)
        except re.error:
            raise self._refused(len(part), "This class can't be read.", "A range goes upwards: [a-f].") from None

    def _group(self) -> int:
        """Read ( choice ); the extensions that begin with (? are refused, but for (?: that only groups."""
        start = self.at
        self.at += 3 if self.pattern.startswith("(?:", start) else 1
        if self._next() == "?":
            self.at = start
            raise self._refused(2, "(?…) isn't taken: no looking ahead, no flags.", "Groups are written (a|b).")
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._refused(1, "Groups are nested too deep.", f"{DEEPEST} levels are taken.")
        ways = self._choice()
        self.depth -= 1
        if self._next() != ")":
            self.at = start
            raise self._refused(1, "This group isn't closed.", r"Close it with ), or write \( for the sign itself.")
        self.at += 1
        return ways

    def _repeat(self, inner: int) -> int:
        """Repeat = "*" | "+" | "?" | "{" number "}" | "{" [number] "," [number] "}"."""
        fewest, most, stop = self._times()
        self.at = stop
        if self._next() in ("*", "+", "?", "{"):
            raise self._refused(1, "This repeats a repeat.", "Leave one of the two out.")
        ways: int = (most - fewest + 1) * inner**most
        return min(ways, MOST_WAYS + 1)

    def _times(self) -> tuple[int, int, int]:
        """Return how often at least, how often at most, and where the repeat ends."""
        if self._next() != "{":
            return *_FREE[self._next()], self.at + 1
        match = _BRACES.match(self.pattern, self.at)
        if match is None or match.group() in ("{}", "{,}"):
            raise self._refused(
                1, "This repeat can't be read.", r"Write {2}, {2,} or {2,4}, or \{ for the sign itself."
            )
        fewest = int(match[1] or 0)
        most = int(match[3]) if match[3] else LONGEST_WORD if match[2] else fewest
        if fewest > most or most > LONGEST_WORD:
            hint = f"Write the smaller number first, and none above {LONGEST_WORD}."
            raise self._refused(len(match.group()), "This repeat can't be.", hint)
        return fewest, most, match.end()

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _bad_class(self) -> _RefusedError:
        hint = r"Classes look like [a-f] or [^0-9]; write \[, \] and \- for the signs themselves."
        return self._refused(1, "This class can't be read.", hint)

    def _bad_escape(self) -> _RefusedError:
        if self.pattern[self.at + 1 : self.at + 2].isdecimal():
            hint = "Nothing can look back at what was matched before; write it out."
            return self._refused(2, "A back-reference isn't taken.", hint)
        return self._refused(2, "This escape isn't known.", r"Known are \d, \w, \s, \D, \W, \S and \ before a sign.")

    def _refused(self, length: int, message: str, hint: str) -> _RefusedError:
        return _RefusedError(Refusal(message, self.at, min(self.at + length, len(self.pattern)), hint))
