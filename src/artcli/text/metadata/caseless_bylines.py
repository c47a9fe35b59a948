"""Who wrote it, as a Chinese, Japanese or Korean byline says?  A line goes in, names come out, or None.

These names have no capitals to know them by: a keyword must stand beside them, and nothing else in the line.  Pure.
"""

from __future__ import annotations

import re

from artcli.text.lazy_pattern import lazy
from artcli.text.metadata.credit_parts import Byline

LINE_LENGTH = 60
"""A longer line is prose: five names with a newspaper, a place and an editor come to about 50."""

_HAN = "[\u3400-\u9fff]"
_KANA = "[\u3040-\u30ff]"
_NAME = lazy(rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}(?:[·・•‧]{_HAN}{{1,8}}){{1,3}}")
_JAPANESE_NAME = lazy(r"[\u3040-\u30ff\u3400-\u9fff]{2,12}(?:[・＝=][\u30a0-\u30ff]{2,12}){0,2}")
_KEYWORD = lazy(
    rf"[（(【\[]?\s*(?:"
    rf"(?:(?:本报|本刊|本网|本台|本社|特约|特派|{_HAN}{{2,6}}[社报報网網台])?\s*(?:驻{_HAN}{{2,6}})?(?:见习|实习|首席)?"
    rf"(?:记者|記者|通讯员|评论员|撰稿人|编集委员|編集委員|論説委員|编译|編譯))\s*[:：/／｜|]?"
    rf"|(?:作者|撰文|采写|撰稿|执笔|執筆者?|著者|筆者|聞き手|取材・文|取材|文字|署名)\s*[:：/／｜|・＝=]?"
    rf"|(?:文|글|글쓴이|기자|작성자|지은이)\s*[:：/／｜|・＝=]|글\s)\s*"
)
_AFTER = lazy(
    rf"(?:(?:(?<=\S)\s*[/／ ]\s*{_HAN}{{2,4}})?\s*(?:综合|綜合|攝影|摄影)?(?:报道|報導|報道|编译|編譯|特稿)|\s*[/／]\s*文|\s+文|[(（]文[)）]"
    r"|\s*(?:记者|記者)|による(?:記事|報告|寄稿)?)\s*[】）)\]]?$"
)
_OTHERS = lazy(
    r"\s*[;；|｜、，,]?\s*(?:责任编辑|責任編輯|编辑|編輯|校对|摄影|攝影|写真|撮影|插图|图|来源|來源|編集)\s*[:：/／・＝=]?.*$"
)
_SPLIT = lazy(r"[、，,;；/／&＆|｜]|(?<=[\u3400-\u9fff]{2})[和与與及](?=[\u3400-\u9fff]{2})")
_KOREAN = lazy(
    r"(?:[\[【(][^\[\]【】()]{1,30}[\]】)]\s*)?([가-힣]{2,4}(?:\s*[·,、]\s*[가-힣]{2,4}){0,5})\s*"
    r"(?:특파원|인턴기자|선임기자|전문기자|기자|논설위원|칼럼니스트|객원기자)(?:\s*[\w.+-]+@[\w.-]+)?\s*=?"
)
_FIRST_LETTER = "\u3040"


def is_caseless(line: str) -> bool:
    """Tell a short line that may have Chinese, Japanese or Korean letters: the only ones that can be such a byline."""
    return 0 < len(line) <= LINE_LENGTH and max(line) >= _FIRST_LETTER


def read_caseless_byline(line: str, *, japanese: bool = False) -> Byline | None:
    """Read a byline of names without capitals; ``japanese`` says that a space parts surname and given name, not two persons."""
    if not is_caseless(line) or line[-1] in "。！？!?":
        return None
    korean = _KOREAN().fullmatch(line)
    if korean:
        return Byline(tuple(re.split(r"\s*[·,、]\s*", korean[1])))
    keyword = _KEYWORD().match(line)
    rest = line[keyword.end() :] if keyword else line
    rest = _OTHERS().sub("", rest)
    after = _AFTER().search(rest)
    if not keyword and not after:
        return None
    rest = rest[: after.start()] if after else rest.rstrip("】）)] ")
    japanese = japanese or bool(re.search(_KANA, line))
    names = _names(rest, japanese=japanese)
    return Byline(tuple(names)) if names else None


def _names(text: str, *, japanese: bool) -> list[str] | None:
    names: list[str] = []
    for part in _SPLIT().split(text):
        pieces = part.split()
        if japanese and len(pieces) == 2 and all(len(piece) <= 3 for piece in pieces):
            names.append(" ".join(pieces))
        elif all(map((_JAPANESE_NAME if japanese else _NAME)().fullmatch, pieces)) or (
            all("가" <= c <= "힣" for piece in pieces for c in piece) and all(2 <= len(piece) <= 4 for piece in pieces)
        ):
            names += pieces
        else:
            return None
    return names
