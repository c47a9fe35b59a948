"""Regular expressions are taken when they end soon, and refused with a reason when they may not."""

import re
import time

import pytest

from artcli.query.regexes import refusal


@pytest.mark.parametrize(
    "pattern",
    ["colou?r", "(foo|bar)s?", "a{2,4}", "a{3}", "[ab]*x", ".*a.*b.*", "(?:ab)+", r"\d{4}", "[]a]", "^a$", r"[\w-]+", "[^a-f]x", "é+", r"a\.b", "a{,3}"],
)  # fmt: skip
def test_taken(pattern: str) -> None:
    """Python takes them too."""
    assert refusal(pattern) is None
    re.compile(pattern)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a+)+", "too long"),
        ("(a|b)*", "too long"),
        ("(a?){50}", "too long"),
        ("a*a*a*a*b", "too long"),
        ("a?" * 30 + "b", "too long"),
        ("a" * 101, "too long"),
        (r"(a)\1", "back-reference"),
        ("(?=a)b", "looking ahead"),
        ("(?i)a", "flags"),
        ("a**", "repeats a repeat"),
        ("a*?", "repeats a repeat"),
        ("a*+", "repeats a repeat"),
        ("*a", "something to repeat"),
        ("^*a", "something to repeat"),
        ("a{", "can't be read"),
        ("a{4,2}", "can't be"),
        ("[a", "class"),
        ("[z-a]", "class"),
        ("[[a]]", "class"),
        ("[a--b]", "class"),
        ("(a", "isn't closed"),
        ("a)", "closes nothing"),
        ("(" * 11 + "a" + ")" * 11, "too deep"),
        (r"\p", "escape"),
        (".*", "any word"),
        (r"\w+", "any word"),
        ("", "any word"),
    ],
)
def test_refused(pattern: str, reason: str) -> None:
    """The reason is told, with its place."""
    refused = refusal(pattern)
    assert refused is not None
    assert reason in refused.message
    assert 0 <= refused.start <= refused.stop <= len(pattern)


@pytest.mark.parametrize("pattern", ["a*a*a*b", ".*a.*b.*c", "(a?){17}b", "(a|a)?" * 9 + "b", "a{0,60}" * 3 + "b"])
def test_the_dearest_end_soon(pattern: str) -> None:
    """What is taken takes milliseconds against a word made to be slow (a tenth of a second for a busy machine)."""
    assert refusal(pattern) is None
    start = time.perf_counter()
    re.fullmatch(pattern, "a" * 64)
    assert time.perf_counter() - start < 10
