"""Was a word at a line's end divided, or is it a compound?  Both halves and the text's words go in; the joined word comes out.

The text's own vocabulary decides first; then capitals, digits, prefixes and the second parts of compounds.  Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artcli.text.layout.solid_words import RATED, SOLID
from artcli.text.layout.vocabulary import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

_TAIL = re.compile(r"([^\W_][\w’'‐-]*)[-\u2010\u00ad]$")
_HEAD = re.compile(r"[^\W_]+")
_LONGEST_TAIL = 48


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COORDINATION = _set_of("und oder bzw sowie and or to et ou y e o en of och og и или wie als than nor but")
"""``Bau- und Wegerecht``, ``pre- and post-war``: the hyphen stands for what the next word supplies."""

_KEEPING_PREFIXES = _set_of(
    """non self well half quasi vice cross twenty thirty forty fifty sixty seventy eighty ninety hundred two three four five seven eight
    nine anglo franco sino russo afro austro кое"""
)
"""First parts that are written with a hyphen before a word of four letters and more."""

_COMMON_PREFIXES = _set_of(
    """ex all so mid high low long short hard soft full part first second third one six ten new old best better big small single
    double multi pro anti much ever then nord süd ost west est sud ouest grand petite arrière avant après contre demi mi sous
    norte sur ibero euro indo greco post pre co semi по из во"""
)
"""First parts that begin other words too: the second part must be a word of the text, or a common one."""

_PERSONS = _set_of(
    """president minister wife husband chief boss player champion captain manager partner soldier policeman director chairman
    banker coach employee girlfriend boyfriend convict spy ministre président présidente directeur directrice maire mari femme
    chancelier champion championne joueur policier presidente ministro ministra marido mulher diretor prefeito governador"""
)

_KEEPING_ENDINGS = _set_of(
    """based owned year years old olds term time times long free like style wide called known led made born scale class level range up off
    in to by and the round page half third quarter thirds quarters one two three four five six seven eight nine year-old
    backed run speaking looking minded related driven friendly effective aged sized elect general fold day days hour hours minute week
    month mile metre meter foot inch inches pound dollar euro point man woman person star side rate ranking profile quality risk
    held rooted standing winning making breaking saving taking ranging reaching running serving lasting sighted hearted handed
    eyed haired faced legged tier storey story seat seater door air fact hand back down out over away law laws ever then
    in-law of-the-art paid educated established intentioned off-the sea coast east west north south
    là ci même mêmes ce il elle ils elles on moi toi nous vous leur lui en y t
    se lo la los las me te lhe lhes nos vos
    то либо нибудь таки ка"""
)
"""First and second parts that English, French, Portuguese and Russian write with a hyphen."""

_JOINED_AFTER_VICE = _set_of(
    """presidente presidenta presidenti ministro ministra director directora direttore alcalde alcaldesa rector rectora sindaco segretario
    secretario gobernador gobernadora campeón canciller almirante cónsul"""
)
_PORTUGUESE = _set_of("não uma são pelo pela dos das em também")
"""Spanish and Italian write vice- and ex- and what follows as one word, Portuguese and French with a hyphen."""

_KIN = _set_of(
    """père mère pères mères fils fille filles frère frères sœur sœurs parents enfant enfants oncle oncles tante tantes neveu nièce"""
)
_BEFORE_KIN = _set_of("grand grands petit petits petite petites arrière beau beaux belle belles demi")

_COMPOUNDS = _set_of(
    """peut-être c'est-à-dire là-bas là-haut là-dessus là-dedans vis-à-vis rendez-vous quelques-uns quelques-unes au-dessus au-dessous
    au-delà ci-dessus ci-dessous ci-contre par-dessus par-dessous après-midi avant-hier week-end porte-parole arc-en-ciel chef-d'œuvre
    sur-le-champ tête-à-tête bien-être mi-temps demi-heure demi-douzaine quatre-vingt quatre-vingts dix-sept dix-huit dix-neuf
    bem-estar primeiro-ministro primeira-ministra segunda-feira terça-feira quarta-feira quinta-feira sexta-feira meia-noite meio-dia
    porta-voz guarda-chuva arco-íris recém-nascido
    sud-est sud-ovest nord-est nord-ovest zuid-oost zuid-west noord-oost noord-west noord-holland zuid-holland
    из-за из-под всё-таки все-таки по-прежнему по-русски по-моему по-своему по-другому во-первых во-вторых юго-восток юго-запад
    северо-восток северо-запад юго-восточный юго-западный северо-восточный северо-западный премьер-министр вице-президент
    semi-final semi-finals semi-finalist semi-finalists semi-detached semi-official semi-skilled semi-retired semi-automatic
    semi-precious semi-remorque semi-liberté co-operate co-operation co-ordinate co-ordination father-in-law mother-in-law
    son-in-law daughter-in-law brother-in-law sister-in-law"""
)
"""Words that English, French, Portuguese, Italian, Dutch and Russian always write with their hyphens."""

_BEGINNINGS = frozenset(
    [
        "-".join(parts[:count])
        for parts in [word.split("-") for word in _COMPOUNDS]
        for count in range(2, len(parts) + 1)
    ]
)

_INSIDE = _set_of("the of and in to a by up on at for as or than but de en à et y und")
"""What stands inside longer compounds: state-of-the-art, worse-than-expected."""

_SHORTEST_HALF = 4


def is_divided(text: str, after: str) -> bool:
    """Tell whether a line ends in a hyphen inside a word, and not in a dash."""
    return text[-1] in HYPHENS and len(text) > 1 and text[-2].isalnum() and after[:1].isalnum()


def seam(text: str, after: str, words: Container[str], *, divides: Callable[[], bool] = lambda: True) -> str:
    """Tell what takes the place of the hyphen between two lines: nothing, the hyphen, or the hyphen and a space.

    ``divides`` tells whether the text's lines divide words at all; it is asked where nothing else decides.

    >>> seam("the minis-", "ter said", set()), seam("a state-", "owned firm", set()), seam("Bau-", "und Wegerecht", set())
    ('', '-', '- ')
    """
    tail, head = _TAIL.search(text[-_LONGEST_TAIL:].rpartition(" ")[2]), _HEAD.match(after)
    if tail is None or head is None:
        return "-"
    left, right = tail[1], head[0]
    if right.lower() in _COORDINATION and _coordinates(left, right, words):
        return "- "
    inside = right.lower() in _INSIDE and after[len(right) : len(right) + 1] == "-"  # out-of-competition
    if inside or keeps_hyphen(left, right, words):
        return "-"
    return "" if "\u00ad" in text[-1] or (left + right).lower() in words or divides() else "-"


def _coordinates(left: str, right: str, words: Container[str]) -> bool:
    return (left + right).lower() not in words and len(left) > 1 and right not in {"e", "o", "y", "to", "en", "of"}


def keeps_hyphen(left: str, right: str, words: Container[str]) -> bool:
    """Tell whether ``left`` and ``right``, the parts around a hyphen at a line's end, are a compound.

    >>> keeps_hyphen("Lloyd", "Webber", ()), keeps_hyphen("twenty", "first", ()), keeps_hyphen("har", "bour", ())
    (True, True, False)
    """
    if "\u00ad" in left:
        return False
    whole, second = left.lower().replace("\u2010", "-").replace("’", "'"), right.lower()
    first = whole.rpartition("-")[2].rpartition("'")[2]
    if f"{first}-{second}" in words or (first != whole and f"{whole}-{second}" in words):
        return True
    if first + second in words:
        return False
    always = f"{whole}-{second}" in _BEGINNINGS or f"{first}-{second}" in _BEGINNINGS
    if always or left[-1].isdigit() or right[0].isdigit():
        return True
    if right[0].isupper() or (left.isupper() and len(left) > 1):
        return not (left.isupper() and right.isupper() and min(len(left), len(right)) > 2)
    return _is_compound(first, second, words) or ("-" in whole and first in _INSIDE)


def _is_compound(first: str, second: str, words: Container[str]) -> bool:
    """Tell by the parts alone, in small letters, whether they make a compound."""
    if first in SOLID.get(second, ()) or (second == "rate" and first not in RATED):
        return False
    if second in _KEEPING_ENDINGS and (len(second) > 2 or not second.isascii() or first in words):
        return len(first) > 2 or first in words
    if first in _BEFORE_KIN and second in _KIN:
        return True
    if second in _JOINED_AFTER_VICE and first in {"vice", "ex"} and not any([word in words for word in _PORTUGUESE]):
        return False
    if len(second) < _SHORTEST_HALF or second == "teen":
        return False
    if first in _KEEPING_PREFIXES or (first in _COMMON_PREFIXES and (second in words or second in _PERSONS)):
        return True
    return len(first) >= _SHORTEST_HALF and first in words and second in words
