"""Does a sentence end here, and does one begin there?  The end of a line and the beginning of the next go in.

Pure; knows abbreviations, quotation marks and scripts without capitals, but nothing of widths and blank lines.
"""

from __future__ import annotations

import re
from enum import IntEnum

STOPS = ".!?…。！？．｡؟۔।॥։።។៕။‽"
CLOSERS = "\"'”’»›)]}」』）】》〉〕*_†‡“‘"
OPENERS = "\"'“‘«‹([{¿¡「『（【《〈〔„‚—–-*_…"

SENTENCE_END = re.compile(
    rf"(?:[{re.escape(STOPS)}][{re.escape(CLOSERS)}]{{0,4}}(?:\[\d{{1,3}}\])?"
    rf"|(?<=[^\W\d_]{{3}})[{re.escape(STOPS)}][{re.escape(CLOSERS)}]{{0,2}}(?:\d{{1,2}}|[¹²³⁴-⁹⁰]{{1,3}}))$"
)
"""A stop at a line's end, with closing marks or the number of a note after it."""

_LEADING = re.compile(rf"[{re.escape(OPENERS)}\s]*")
LONGEST_WORD = 24
_SHORT_WORDS = """Mr Mrs Ms Mx Dr Drs Prof St Ste Rev Hon Gen Col Lt Sgt Capt Cpl Cmdr Adm Gov Sen Rep Pres Messrs Mme Mlle MM Hr Fr Frl Sr
    Sra Srta Dra Sig Dott Ing Avv Arch Mgr Dhr Mevr mr dr ir prof p pp vs cf ca approx No Nos Nr Art Abs Bd Fig Figs Vol ed eds bzw bzgl
    vgl evtl ggf usf resp inkl zzgl av núm nº no n° pág art fig bijv blz enz г гг ул им проф акад стр руб млн
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mt Ft TP Tp ThS TS GS PGS"""
_SHORT_PHRASES = (
    r"z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|o\. ?ä|z\. ?T|s\. ?o|e\. ?g|i\. ?e|p\. ?ex|c\.-à-d|d\.w\.z|т\. ?е|т\. ?д|т\. ?п"
)
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(“\"'‘„«/—–-])(?:{'|'.join(_SHORT_WORDS.split())}|{_SHORT_PHRASES}|\d{{1,3}}|[A-ZÀ-ÖØ-ÞА-Я])\.$"
)
"""Titles, initials, ordinals and measures whose stop ends no sentence, in the languages with which the normaliser is tested."""

_COMPANY_WORDS = "Inc Ltd Co Corp Bros Jr Sr etc al usw ecc бр др"
_INITIALISM = re.compile(rf"(?:^|\s)(?:(?:[A-Za-z]\.){{2,}}|(?:{'|'.join(_COMPANY_WORDS.split())}|a\.m|p\.m)\.)$")
"""Abbreviations that often end a sentence too."""

_SHORTENED = frozenset([*_SHORT_WORDS.split(), *_COMPANY_WORDS.split(), "ex"])
"""What stands behind the last space of any of these; most last words are none of them, and need no search."""

_OPENING_MARKS = "(“\"'‘„«"

_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)

_FUNCTION_WORDS = """a an the of in on at by for from with to into onto over under and or but nor as than that which who whose if when while
    because is are was were be been being has have had will would could should may might can must not no its his her their our
    my your this these those he she it they we i mr mrs ms dr said says between against about after before during through
    der die das den dem des ein eine einen einem einer eines und oder aber dass weil wenn als wie von vom zu zum zur mit nach
    bei aus auf für über unter vor hinter im in am an ist sind war waren hat haben wird werden nicht sich er sie es wir
    le la les l un une des du de d et ou mais que qui dont où à au aux en dans sur sous par pour avec sans ce cette ces son sa
    ses leur leurs est sont était ont a il elle ils elles on se ne pas
    el los las unos unas y o pero que del al con por para sin sobre entre su sus es son fue ha han se no lo
    il lo gli i uno ed ma che di del della dei delle da dal dalla nel nella con per tra fra su sul sulla è sono ha hanno non si
    os as um uma e mas do da dos das no na nos nas ao à com por para sem seu sua é são foi não se
    de het een en of maar dat die van in op aan bij met voor uit naar om te is zijn was waren heeft hebben niet zich hij zij
    и а но или что как в во на с со к ко у о об от до из за по для при без над под не это его её их
    là của và trong với cho từ đến một các những được bị có không ở tại này đó"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words after which a sentence goes on: articles, prepositions, conjunctions, auxiliaries."""


class End(IntEnum):
    """How sure it is that a sentence ends at a line's end."""

    OPEN = 0
    COLON = 1
    DOUBTFUL = 2
    STOP = 3


class Start(IntEnum):
    """With what a line begins, after opening marks."""

    LOWER = 0
    DIGIT = 1
    CASELESS = 2
    UPPER = 3
    QUOTE = 4


OPEN, COLON, DOUBTFUL, STOP = End
LOWER, DIGIT, CASELESS, UPPER, QUOTE = Start
"""The members by names of their own: each line is asked for them, and before Python 3.12 a class takes 60 ns to find one."""


def end_of(text: str) -> End:
    """Tell whether a sentence ends where ``text`` does.

    >>> end_of("It ended."), end_of("said Dr."), end_of("in the U.S."), end_of("and the")
    (<End.STOP: 3>, <End.OPEN: 0>, <End.DOUBTFUL: 2>, <End.OPEN: 0>)
    """
    last = text[-1:]
    if last == "," or last.isalpha():
        return OPEN
    if last == ".":
        return _after_dot(text[-24:])
    if not last or last in STOPS or SENTENCE_END.search(text, max(0, len(text) - 8)):
        return STOP
    return COLON if last in ":：;；" else OPEN


def _after_dot(tail: str) -> End:
    """Tell whether the last full stop is an abbreviation's."""
    word = tail[:-1].rpartition(" ")[2]
    if not word.isalpha():
        word = word.lstrip(_OPENING_MARKS)
    if len(word) > 1 and word not in _SHORTENED and word.isalpha():
        return STOP
    if _ABBREVIATION.search(tail):
        return DOUBTFUL if tail[-2].isdigit() else OPEN
    return DOUBTFUL if _INITIALISM.search(tail) else STOP


def start_of(text: str) -> Start:
    """Tell how a line begins."""
    first = text[:1]
    if first.isupper():
        return UPPER
    if first.islower():
        return LOWER
    if first.isdigit():
        return DIGIT
    return _after_opening(text)


def _after_opening(text: str) -> Start:
    """Tell how a line begins behind quotation marks, dashes and brackets."""
    match = _LEADING.match(text)
    rest = text[match.end() if match else 0 :][:1]
    if rest.islower():
        return LOWER
    if text[:1] in "\"'“‘«„「『":
        return QUOTE
    if rest.isdigit() or text[:1] in "$£€¥%&+=":
        return DIGIT
    return UPPER if rest.isupper() else CASELESS


SPACELESS = "\u0e00"
"""Scripts without spaces begin here; most letters come before it."""


def first_word(text: str) -> str:
    """Give the first part of a line that could have stood on the line before: a word, or a letter where words have no spaces.

    >>> first_word("the gauge"), first_word("旧港口将于")
    ('the', '旧')
    """
    if text[0] >= SPACELESS and is_spaceless(text[0]):
        return text[:1]
    return text.split(None, 1)[0]


def is_spaceless(letter: str) -> bool:
    """Tell whether a letter's script writes no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
    return _SPACELESS.match(letter) is not None


def goes_on(text: str) -> bool:
    """Tell whether a sentence must go on after ``text``: it ends in a comma, an open hyphen or a function word."""
    if text[-1] in ",，、،-‐":
        return True
    word = text.rsplit(None, 1)[-1][-LONGEST_WORD:]
    return word.lower().lstrip("“\"'‘(«„") in FUNCTION_WORDS
