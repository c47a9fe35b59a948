"""What damage did a text suffer on its way, and what was written before?  Text in, mended text and an account out.

``REPAIRS`` is the table of contents: each row is a kind of damage, the cheap signs without which it can't be there, and the
function that mends it; rows run in the order in which they stand, and again until nothing changes.  Clean text is only
looked at.  Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from artcli.text.repairs import controls, escapes, flags, letters, markup, mojibake, spaces, typography
from artcli.text.repairs import mojibake_families as families
from artcli.text.repairs.core import FEW, PLAIN_BYTES, TAG_CHARACTERS, RepairFunction, Signs, signs_of

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_PASSES = 12
"""Damage in layers needs a pass a layer; of 60,000 fuzzed texts, 47 needed four."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended text and the account: times by kind, the steps in the order taken, and words that went with the damage."""

    text: str
    counts: dict[str, int]
    steps: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    has_gaps: bool = True
    """Whether two spaces may stand together; later stages need not look again."""


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of damage: mended where one of the characters is there and the pattern, if any, finds something, or where the test does.

    ``characters`` are looked up among the text's unusual ones; ``pattern`` is searched in these alone, which brings those that
    stand side by side in the text side by side; ``test`` looks at the text itself.
    """

    name: str
    function: RepairFunction
    characters: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    test: Callable[[str], bool] | None = None

    def fires(self, signs: Signs) -> bool:
        """Tell whether the damage may be there."""
        if self.characters and not self.characters.isdisjoint(signs.alphabet):
            return self.pattern is None or self.pattern.search(signs.unusual) is not None
        return self.test is not None and self.test(signs.text)


REPAIRS: tuple[Row, ...] = (
    Row("surrogates", controls.surrogates, controls.SURROGATES),
    Row("line_ends", controls.line_ends, frozenset("\r")),
    Row("terminal_sequences", controls.terminal_sequences, controls.ESCAPES),
    Row("mojibake", mojibake.mojibake, families.TRAILS, families.SIGN),
    Row("latin_controls", mojibake.latin_controls, mojibake.LATIN_CONTROLS),
    Row("line_separators", controls.line_separators, controls.LINE_SEPARATORS),
    Row("control_characters", controls.control_characters, controls.CONTROLS),
    Row("html_tags", markup.html_tags, frozenset("<")),
    Row("html_entities", markup.html_entities, test=markup.may_have_entities),
    Row("escaped_quotes", escapes.escaped_quotes, frozenset("\\")),
    Row("latex_escapes", escapes.latex_escapes, frozenset("\\")),
    Row("markdown_escapes", escapes.markdown_escapes, frozenset("\\")),
    Row("quotes_tex", typography.quotes_tex, frozenset("`"), test=typography.may_have_low_quotes),
    Row("dashes", typography.dashes, test=typography.may_have_dashes),
    Row("ligatures", letters.ligatures, letters.LIGATURES),
    Row("presentation_forms", letters.presentation_forms, letters.PRESENTATION_FORMS),
    Row("byte_order_marks", controls.byte_order_marks, frozenset("\ufeff")),
    Row("soft_hyphens", spaces.soft_hyphens, frozenset("\u00ad")),
    Row("zero_width", spaces.zero_width, spaces.ZERO_WIDTH),
    Row("bidi_controls", spaces.bidi_controls, spaces.BIDI_CONTROLS),
    Row("full_width", letters.full_width, letters.FULL_WIDTH),
    Row("odd_spaces", spaces.odd_spaces, spaces.ODD_SPACES),
    Row("letter_spaced", letters.letter_spaced, test=letters.may_be_letter_spaced),
    Row("doubled_letters", letters.doubled_letters, test=letters.may_be_doubled),
    Row("doubled_spaces", spaces.doubled_spaces, test=spaces.has_gaps),
    Row("nfc", letters.nfc, letters.COMPOSING),
    Row("replacement_characters", flags.replacement_characters, frozenset("\ufffd")),
    Row("pdf_glyph_codes", flags.pdf_glyph_codes, test=flags.may_have_glyph_codes),
    Row("lost_ligatures", flags.lost_ligatures, frozenset("\u02dc\u02da\u02c6\u02d9\u02dd\u02db")),
)

_ALL = frozenset[str]().union(*[row.characters for row in REPAIRS])
_WATCHED = re.compile("[" + re.escape("".join(sorted(_ALL - TAG_CHARACTERS))) + "]")
_TEXTUAL = tuple(number for number, row in enumerate(REPAIRS) if row.test)
"""The numbers of the rows that may fire on a text without any watched character."""
_ROWS_OF = {char: frozenset(n for n, row in enumerate(REPAIRS) if char in row.characters) for char in _ALL}


def _candidates(signs: Signs, first: int) -> list[int]:
    """List the rows that may fire, from the row ``first`` on: looking them up by character is cheaper than asking each."""
    rows = _rows_of(signs.alphabet & _ALL, strange=letters.may_be_spaced_or_doubled(signs.text))
    return [number for number in rows if number >= first]


@lru_cache(64)
def _rows_of(watched: frozenset[str], *, strange: bool) -> list[int]:
    """List the rows for some watched characters; most texts have the same few."""
    return sorted({*(_TEXTUAL if strange else _UNSPACED)}.union(*map(_ROWS_OF.__getitem__, watched)))


_OF_LETTERS = (letters.may_be_letter_spaced, letters.may_be_doubled)
_UNSPACED = tuple(number for number in _TEXTUAL if REPAIRS[number].test not in _OF_LETTERS)
"""Those of them that one search for both kinds of strange letters doesn't settle."""
_TESTS = (
    letters.may_be_spaced_or_doubled,
    *[row.test for row in REPAIRS if row.test and row.test not in (*_OF_LETTERS, spaces.has_gaps)],
)
_SAFE = families.TRAILS.difference(*[row.characters for row in REPAIRS if row.function is not mojibake.mojibake])
"""The unusual characters of most clean texts: watched only as what mojibake may end with."""


def are_harmless(unusual: str) -> bool:
    """Tell that no row can fire for the sake of a text's unusual characters, in the order in which they stand."""
    watched = _ALL.intersection(unusual)
    return not watched or (watched <= _SAFE and families.SIGN.search(unusual) is None)


def _is_harmless(text: str) -> bool:
    """Tell cheaply that no row can fire but that of doubled spaces."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, PLAIN_BYTES)
    if rest and (len(rest) > FEW or not are_harmless(rest.decode("utf-8", "surrogatepass"))):
        return False
    for test in _TESTS:  # noqa: SIM110 - any() of a generator costs as much as the tests
        if test(text):
            return False
    return True


def _repair_harmless(text: str) -> Repaired | None:
    """Look at a text in which only spaces may want mending; nothing where they do."""
    if not spaces.has_gaps(text):
        return Repaired(text, {}, has_gaps=False)
    return Repaired(text, {}) if not spaces.doubled_spaces(text).count else None


def repair(text: str) -> Repaired:
    r"""Mend a text, and say what was mended.

    >>> repair("The \ufb01rst caf\u00c3\u00a9 --\u00a0closed &amp; gone").text
    'The first café — closed & gone'
    >>> repair("Plain text stays.\n").counts
    {}
    """
    if _is_harmless(text) and (plain := _repair_harmless(text)):
        return plain
    counts: dict[str, int] = {}
    steps: list[str] = []
    dropped: list[tuple[str, str]] = []
    before, has_gaps = "", False
    for _ in range(MOST_PASSES):
        before, has_gaps = text, False
        signs = signs_of(text, _WATCHED)
        queue = _candidates(signs, 0)
        while queue:
            number = queue.pop(0)
            row = REPAIRS[number]
            if not row.fires(signs):
                continue
            has_gaps = has_gaps or row.function is spaces.doubled_spaces
            mended = row.function(text)
            if mended.text != text:
                text = mended.text
                signs = signs_of(text, _WATCHED)
                queue = _candidates(signs, number + 1)
                steps.append(row.name)
                counts[row.name] = counts.get(row.name, 0) + max(mended.count, 1)
                dropped.extend([(row.name, body) for body in mended.dropped])
            elif mended.count:
                counts[row.name] = mended.count
        if text is before:
            break
    return Repaired(text, counts, tuple(steps), tuple(dropped), has_gaps or text is not before)


def replay(text: str, steps: tuple[str, ...]) -> str:
    r"""Apply the steps of an earlier repair again, one by one.

    >>> replay("\ufb01ve\u00a0men", ("ligatures", "odd_spaces"))
    'five men'
    """
    functions = {row.name: row.function for row in REPAIRS}
    for step in steps:
        text = functions[step](text).text
    return text
