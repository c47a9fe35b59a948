"""Was a word at a line's end divided, or is it a compound?  Both halves and the text's words go in; the joined word comes out.

The text's own vocabulary decides first; then capitals, digits, prefixes and the second parts of compounds.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

HYPHENS = "-\u2010\u00ad"

_WORD = re.compile(r"[^\W\d_]+(?:[-‐’'][^\W\d_]+)*")
_TAIL = re.compile(r"([^\W_][\w’'‐-]*)[-\u2010\u00ad]$")
_HEAD = re.compile(r"[^\W_]+")
_COORDINATION = frozenset("und oder bzw sowie and or to et ou y e o en of och og и или wie als than nor but".split())
"""``Bau- und Wegerecht``, ``pre- and post-war``: the hyphen stands for what the next word supplies."""

_KEEPING_PREFIXES = frozenset(
    """non self well half quasi vice cross twenty thirty forty fifty sixty seventy eighty ninety hundred two three four five seven eight
    nine anglo franco sino russo afro austro кое""".split()
)
"""First parts that are written with a hyphen before a word of four letters and more."""

_COMMON_PREFIXES = frozenset(
    """ex all so mid high low long short hard soft full part first second third one six ten new old best better big small single
    double multi pro anti much ever then nord süd ost west est sud ouest grand petite arrière avant après contre demi mi sous
    norte sur ibero euro indo greco post pre co по из во""".split()
)
"""First parts that begin other words too: the second part must be a word of the text, or a common one."""

_PERSONS = frozenset(
    """president minister wife husband chief boss player champion captain manager partner soldier policeman director chairman
    banker coach employee girlfriend boyfriend convict spy""".split()
)

_KEEPING_ENDINGS = frozenset(
    """based owned year years old olds term time times long free like style wide called known led made born scale class level range up off
    in to by and the round page half third quarter thirds quarters one two three four five six seven eight nine year-old
    backed run speaking looking minded related driven friendly effective aged sized elect general fold day days hour hours minute week
    month mile metre meter foot inch inches pound dollar euro point man woman person star side rate ranking profile quality risk
    held rooted standing winning making breaking saving taking ranging reaching running serving lasting sighted hearted handed
    eyed haired faced legged tier storey story seat seater door air fact hand back down out over away law laws ever then
    in-law of-the-art paid educated established intentioned off-the sea coast east west north south
    là ci même mêmes ce il elle ils elles on moi toi nous vous leur lui en y t
    se lo la los las me te lhe lhes nos vos
    то либо нибудь таки ка""".split()
)
"""First and second parts that English, French, Portuguese and Russian write with a hyphen."""

_SHORTEST_HALF = 4


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Collect a text's words and compounds in lower case, but for the halves of divided words."""
    words: set[str] = set()
    halved = False
    for text in texts:
        found = _WORD.findall(text.lower().replace("\u2010", "-"))
        if halved:
            del found[:1]
        halved = text[-1:] in HYPHENS if text else halved
        if halved:
            del found[-1:]
        words.update(found)
        for word in found:
            if "-" in word:
                words.update(word.split("-"))
    return words


def is_divided(text: str, after: str) -> bool:
    """Tell whether a line ends in a hyphen inside a word, and not in a dash."""
    return text[-1] in HYPHENS and len(text) > 1 and text[-2].isalnum() and after[:1].isalnum()


def seam(text: str, after: str, words: Container[str]) -> str:
    """Tell what takes the place of the hyphen between two lines: nothing, the hyphen, or the hyphen and a space.

    >>> seam("the minis-", "ter said", set()), seam("a state-", "owned firm", set()), seam("Bau-", "und Wegerecht", set())
    ('', '-', '- ')
    """
    tail, head = _TAIL.search(text[-48:]), _HEAD.match(after)
    if tail is None or head is None:
        return "-"
    left, right = tail[1], head[0]
    if right.lower() in _COORDINATION and _coordinates(left, right, words):
        return "- "
    return "-" if keeps_hyphen(left, right, words) else ""


def _coordinates(left: str, right: str, words: Container[str]) -> bool:
    return (left + right).lower() not in words and len(left) > 1 and right not in {"e", "o", "y", "to", "en", "of"}


def keeps_hyphen(left: str, right: str, words: Container[str]) -> bool:
    """Tell whether ``left`` and ``right``, the parts around a hyphen at a line's end, are a compound."""
    if "\u00ad" in left:
        return False
    low_left, low_right = left.lower().replace("\u2010", "-"), right.lower()
    last = low_left.rpartition("-")[2]
    if f"{low_left}-{low_right}" in words or f"{last}-{low_right}" in words:
        return True
    if last + low_right in words:
        return False
    if left[-1].isdigit() or right[0].isdigit():
        return True
    if right[0].isupper():
        return not (left.isupper() and right.isupper() and len(left) > 2 and len(right) > 2)
    if left.isupper() and len(left) > 1:
        return True
    if low_right in _KEEPING_ENDINGS and (len(low_right) > 2 or last in words):
        return len(last) > 2 or last in words or last.isdigit()
    if last in _KEEPING_PREFIXES and low_right != "teen" and len(low_right) > 3:
        return True
    if last in _COMMON_PREFIXES and len(low_right) > 3 and (low_right in words or low_right in _PERSONS):
        return True
    if low_left != last and last in {"the", "of", "and", "in", "to", "a", "by", "up", "to", "à", "de", "en"}:
        return True
    return min(len(last), len(low_right)) >= _SHORTEST_HALF and last in words and low_right in words
