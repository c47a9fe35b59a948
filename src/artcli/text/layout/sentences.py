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
_LAST_WORD = re.compile(r"(\S{1,24})$")
_ABBREVIATION = re.compile(
    r"""(?:^|[\s(“"‘„«/—–-])(?:
      (?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|St|Ste|Rev|Hon|Gen|Col|Lt|Sgt|Capt|Cpl|Cmdr|Adm|Gov|Sen|Rep|Pres|Messrs|Mme|Mlle|MM|Hr|Fr|Frl
        |Sr|Sra|Srta|Dra|Sig|Dott|Ing|Avv|Arch|Mgr|Dhr|Mevr|mr|dr|ir|prof|p|pp|vs|cf|ca|approx|No|Nos|Nr|Art|Abs|Bd|Fig|Figs|Vol
        |ed|eds|bzw|bzgl|vgl|evtl|ggf|usf|resp|inkl|zzgl|z\.\ ?B|d\.\ ?h|u\.\ ?a|i\.\ ?d\.\ ?R|o\.\ ?ä|z\.\ ?T|s\.\ ?o|e\.\ ?g|i\.\ ?e
        |av|núm|n[ºo°]|pág|art|fig|p\.\ ?ex|c\.-à-d|bijv|d\.w\.z|blz|enz|т\.\ ?е|т\.\ ?д|т\.\ ?п|г|гг|ул|им|проф|акад|стр|руб|млн
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|TP|Tp|ThS|TS|GS|PGS)
      |\d{1,3}
      |[A-ZÀ-ÖØ-ÞА-Я]
    )\.$""",
    re.VERBOSE,
)
"""Titles, initials, ordinals and measures whose stop ends no sentence, in the languages with which the normaliser is tested."""

_INITIALISM = re.compile(
    r"(?:^|\s)(?:(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Co|Corp|Bros|Jr|Sr|etc|al|usw|ecc|бр|др|a\.m|p\.m)\.)$"
)
"""Abbreviations that often end a sentence too."""

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


_OPEN, _STOP = End.OPEN, End.STOP
_UPPER, _LOWER, _DIGIT = Start.UPPER, Start.LOWER, Start.DIGIT
LONGEST_ABBREVIATION = 6
"""Letters in the longest of those above that is one word; a longer last word needs no look at them."""


def end_of(text: str) -> End:
    """Tell whether a sentence ends where ``text`` does.

    >>> end_of("It ended."), end_of("said Dr."), end_of("in the U.S."), end_of("and the")
    (<End.STOP: 3>, <End.OPEN: 0>, <End.DOUBTFUL: 2>, <End.OPEN: 0>)
    """
    if not text:
        return _STOP
    last = text[-1]
    if last == "," or last.isalpha():
        return _OPEN
    if last not in STOPS and not SENTENCE_END.search(text, max(0, len(text) - 8)):
        return End.COLON if last in ":：;；" else _OPEN
    if last != ".":
        return _STOP
    tail = text[-24:]
    if len(tail) > LONGEST_ABBREVIATION and tail[-LONGEST_ABBREVIATION - 2 : -1].isalpha():
        return _STOP
    if _ABBREVIATION.search(tail):
        return End.DOUBTFUL if tail[-2].isdigit() else End.OPEN
    return End.DOUBTFUL if _INITIALISM.search(tail) else End.STOP


def start_of(text: str) -> Start:
    """Tell how a line begins."""
    first = text[:1]
    if first.isupper():
        return _UPPER
    if first.islower():
        return _LOWER
    if first.isdigit():
        return _DIGIT
    return _after_opening(text)


def _after_opening(text: str) -> Start:
    """Tell how a line begins behind quotation marks, dashes and brackets."""
    match = _LEADING.match(text)
    rest = text[match.end() if match else 0 :][:1]
    if rest.islower():
        return Start.LOWER
    if text[:1] in "\"'“‘«„「『":
        return Start.QUOTE
    if rest.isdigit() or text[:1] in "$£€¥%&+=":
        return Start.DIGIT
    return Start.UPPER if rest.isupper() else Start.CASELESS


def first_word(text: str) -> str:
    """Give the first part of a line that could have stood on the line before: a word, or a letter where words have no spaces.

    >>> first_word("the gauge"), first_word("旧港口将于")
    ('the', '旧')
    """
    if text[0] > "\u0dff" and is_spaceless(text[0]):
        return text[:1]
    return text.split(None, 1)[0]


def is_spaceless(letter: str) -> bool:
    """Tell whether a letter's script writes no spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
    return _SPACELESS.match(letter) is not None


def goes_on(text: str) -> bool:
    """Tell whether a sentence must go on after ``text``: it ends in a comma, an open hyphen or a function word."""
    if text[-1] in ",，、،-‐":
        return True
    word = _LAST_WORD.search(text)
    return word is not None and word[1].lower().lstrip("“\"'‘(«„") in FUNCTION_WORDS
