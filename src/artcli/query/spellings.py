"""How else may words be written?  As one, or one as two: ``state owned``, ``state-owned``, ``stateowned``; ``10 000``, ``10000``.

Words of a query → the forms of the word that they make together, or the two words that one may be.  Knows no index.
"""

from __future__ import annotations

from artcli.analysis.fold import fold, lower
from artcli.analysis.forms import FOLDED, JOINED, Form
from artcli.analysis.typed import joined_forms, splits
from artcli.hints import TYPE_CHECKING
from artcli.ranking import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_JOINED = 6
"""Words that may be written as one: those of ``MOST_PARTS`` in the index's compounds."""
SHORTEST_HALF = 4
"""Letters of each half of a word that is known as one and is looked for as two all the same: ``disc over`` is rare, ``not able`` isn't."""


def together(words: Sequence[str], *, spaced: bool) -> tuple[Form, ...]:
    r"""Return the forms by which words are found where they are written as one.

    ``spaced``: they were typed with spaces between; then stop words stay apart (``any one`` isn't ``anyone``).

    >>> [form.term for form in together(["state", "owned"], spaced=True)]
    ['stateowned', '\x02stateowned', '\x04stateowned']
    >>> together(["not", "able"], spaced=True), together(["2018", "2019"], spaced=True)
    ((), ())
    """
    if not 2 <= len(words) <= MOST_JOINED or not all(word.isalnum() for word in words):
        return ()
    if all(word.isdigit() for word in words) and not _is_one_number(words):
        return ()
    if spaced and not STOP_WORDS.isdisjoint([fold(word) for word in words]):
        return ()
    plain, joined = joined_forms(tuple(words))
    if plain.term in STOP_WORDS:
        return (joined,)  # U.S. isn't us
    return (plain, Form(FOLDED + plain.term, exact=True), joined)


def _is_one_number(words: Sequence[str]) -> bool:
    return len(words[0]) <= 3 and all(len(word) == 3 for word in words[1:])


def apart(word: str, is_known: Callable[[str], bool]) -> list[tuple[tuple[Form, ...], tuple[Form, ...]]]:
    """Return the pairs of words that one may be written as.

    Any two words of the index where some article has it as a compound, or none has it as typed; else only two of some length.
    """
    folded, halves = fold(word), splits(word)
    if not halves:
        return []
    free = is_known(JOINED + folded) or not (is_known(lower(word)) or is_known(FOLDED + folded))
    pairs = []
    for one, other in halves:
        long = min(len(one), len(other)) >= SHORTEST_HALF and STOP_WORDS.isdisjoint((one, other))
        if free or long:
            pairs.append((_half(one), _half(other)))
    return [pair for pair in pairs if all(any(is_known(form.term) for form in half) for half in pair)]


def _half(word: str) -> tuple[Form, ...]:
    return (Form(word, exact=True), Form(FOLDED + word, exact=True))
